"""What is asked of the assistant and of AMANE is answered from what AMANE filled in, or says once where it may be found."""

from __future__ import annotations

import pytest

from actions.answers.assistant import COMPLAINT, DATA, OF_AMANE, PRIVACY, SOURCES, assistant_reply, is_asked
from actions.blocks import Links
from actions.memory import Memory
from actions.question import Question
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

SAID = Memory(dits=(("membres", "tout"),), collectif="groupe", sujets=("groupe.membres",))


@pytest.mark.parametrize("told", OF_AMANE)
def test_what_amane_has_not_told_is_said_with_its_site_once_and_what_it_has_told_is_told(told: str) -> None:
    text = assistant_reply(KNOWLEDGE, asking("hors_sujet", told=told), Memory()).text
    assert text.count("https://amanemena.org/") == 1 and KNOWLEDGE.page.adresse not in text
    association = KNOWLEDGE.association.model_copy(update={"contacts": {told: "Écrivez à contact@exemple.ma."}})
    filled = KNOWLEDGE.model_copy(update={"association": association})
    assert assistant_reply(filled, asking("hors_sujet", told=told), Memory()).text == "Écrivez à contact@exemple.ma."


def test_what_is_kept_is_told_in_two_sentences_with_the_page_that_tells_more() -> None:
    reply = assistant_reply(KNOWLEDGE, asking("identite", told=DATA), Memory())
    (links,) = [block for block in reply.blocks if isinstance(block, Links)]
    assert reply.topic == "identite" and links.links[0].where == PRIVACY
    association = KNOWLEDGE.association.model_copy(update={"contacts": {"confidentialite": "https://exemple.ma/confidentialite"}})
    filled = KNOWLEDGE.model_copy(update={"association": association})
    (links,) = [block for block in assistant_reply(filled, asking("identite", told=DATA), Memory()).blocks if isinstance(block, Links)]
    assert links.links[0].address == "https://exemple.ma/confidentialite"


def test_who_complains_is_offered_what_else_is_known_of_the_collective_spoken_of() -> None:
    reply = assistant_reply(KNOWLEDGE, asking("aide", told=COMPLAINT), SAID)
    assert "groupe." in reply.buttons[0].payload and "groupe.membres" not in "".join(button.payload for button in reply.buttons)
    assert "consulter la liste des membres depuis la page d’AMANE : https://amanemena.org/" in reply.text
    assert assistant_reply(KNOWLEDGE, asking("aide", told=COMPLAINT), Memory(tour=1, dits=SAID.dits)).buttons


@pytest.mark.parametrize(
    ("question", "memory", "asked"),
    [
        (asking("identite", told=DATA), Memory(), True),
        (asking("hors_sujet", told="don"), Memory(), True),
        # Of a collective, or a fact: the page tells, or says that it does not.
        (asking("attribut_inconnu", told="contact", collectives=("pnpm",)), Memory(), False),
        (asking("attribut_inconnu", told="contact", platform=True), Memory(), False),
        (asking("membres", told="contact"), Memory(), False),
        (asking("identite"), Memory(), False),
        # A complaint is about an answer.
        (asking("aide", told=COMPLAINT), SAID, True),
        (asking("aide", told=COMPLAINT), Memory(), False),
        (asking("adhesion", 0.2, told=COMPLAINT, detail="-", text="pff c est toujours pareil avec vous"), SAID, True),
        (asking("adhesion", 0.2, told=COMPLAINT, detail="-", text="pff c est toujours pareil avec vous"), Memory(), False),
        (asking("adhesion", told=COMPLAINT, detail="date", text="toujours pas de date"), SAID, False),
        (asking("fondation", told=COMPLAINT, detail="encore", text="j ai rien compris repetez plus simple"), SAID, False),
        (asking("fondation", 0.2, told=COMPLAINT, detail="encore", text="j ai rien compris repetez plus simple"), SAID, False),
        (asking("identite", told="gratuit"), SAID, False),
    ],
)
def test_it_is_asked_of_no_collective(question: Question, memory: Memory, asked: bool) -> None:
    assert is_asked(question, memory, KNOWLEDGE) is asked


@pytest.mark.parametrize(
    ("question", "memory", "says"),
    [
        (asking("identite", text="vous etes dans quelle ville"), Memory(), "ne dit pas où se trouve le siège de l’association. "),
        (asking("hors_sujet", told="contact", text="et un mail au moins"), Memory(), "ne dit pas à quelle adresse écrire à l’association. "),
        (asking("hors_sujet", text="j ai des habits a donner"), Memory(), "ne dit pas si l’on peut donner des objets à l’association"),
        (asking("aide", text="et un mail"), Memory(dits=(("identite", "-"),)), "ne dit pas à quelle adresse écrire à l’association. "),
        # The name of what was read tells more than a word of it.
        (asking("identite", told="contact", text="je veux parler a quelqu un comment vous joindre"), Memory(), "Je ne sais pas comment joindre"),
    ],
)
def test_what_is_asked_of_amane_and_not_known_is_named_with_its_site(question: Question, memory: Memory, says: str) -> None:
    assert is_asked(question, memory, KNOWLEDGE)
    text = assistant_reply(KNOWLEDGE, question, memory).text
    assert text.startswith((says, f"La page d’AMANE {says}", f"La page {says}")) and text.count("https://amanemena.org/") == 1


def test_of_the_world_nothing_is_asked_of_amane() -> None:
    assert not is_asked(asking("hors_sujet", text="le siege du parlement"), Memory(), KNOWLEDGE)
    assert not is_asked(asking("aide", text="comment tu peux m aider"), Memory(), KNOWLEDGE)


def test_the_contact_that_amane_fills_in_answers_who_asks_for_a_mail() -> None:
    association = KNOWLEDGE.association.model_copy(update={"contacts": {"contact": "Écrivez à contact@exemple.ma."}})
    filled = KNOWLEDGE.model_copy(update={"association": association})
    assert assistant_reply(filled, asking("identite", text="vous avez un mail"), Memory()).text == "Écrivez à contact@exemple.ma."


@pytest.mark.parametrize(
    "text", ["il est nul ce bot", "vous comprenez rien", "vous servez a rien franchement", "c est pas ma question", "ca marche pas votre truc"]
)
def test_who_is_not_content_in_so_many_words_is_apologised_to(text: str) -> None:
    question = asking("hors_sujet", text=text)
    assert is_asked(question, SAID, KNOWLEDGE)
    assert assistant_reply(KNOWLEDGE, question, SAID).text.startswith(("Pardon, ", "Je suis désolé "))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("votre robot ne comprend rien", True),
        ("vous ne repondez jamais aux questions", True),
        ("ca marche pas votre truc", True),
        ("ce chatbot est nul", True),
        # Of an answer, where there was none, or of something else.
        ("c est pas ma question", False),
        ("ma machine a laver marche pas", False),
        ("ce film est nul", False),
    ],
)
def test_a_complaint_is_heard_before_any_answer_where_it_is_of_the_assistant(text: str, heard: bool) -> None:
    question = asking("identite", text=text)
    assert is_asked(question, Memory(), KNOWLEDGE) is heard
    assert not heard or assistant_reply(KNOWLEDGE, question, Memory()).text.startswith("Pardon de ne pas mieux vous aider. ")


@pytest.mark.parametrize("text", ["je comprends rien", "a quoi vous servez", "vous repondez a quelles questions"])
def test_who_asks_or_does_not_understand_does_not_complain(text: str) -> None:
    assert not is_asked(asking("aide", text=text), SAID, KNOWLEDGE)


def test_where_to_look_is_that_of_what_was_spoken_of() -> None:
    of_cde = Memory(dits=(("membres", "tout"),), collectif="cde", sujets=("cde.membres",))
    assert "https://www.plateformecdemaroc.com" in assistant_reply(KNOWLEDGE, asking("aide", told=COMPLAINT), of_cde).text


@pytest.mark.parametrize("text", ["bof", "mouais", "ah bof bof", "pas convaincue", "ca m avance pas beaucoup", "moyen", "un peu court comme aide"])
@pytest.mark.parametrize("kind", ["merci", "salutation", "affirmer", "presentation", "hors_sujet"])
def test_who_is_lukewarm_is_neither_thanked_nor_refused(text: str, kind: str) -> None:
    question = asking(kind, text=text)
    assert is_asked(question, SAID, KNOWLEDGE) and is_asked(question, Memory(), KNOWLEDGE)
    after, before = assistant_reply(KNOWLEDGE, question, SAID), assistant_reply(KNOWLEDGE, question, Memory())
    assert "https://amanemena.org/" in after.text and after.buttons and "groupe." in after.buttons[0].payload
    assert before.text.startswith("Pardon de ne pas mieux vous aider") and before.buttons


@pytest.mark.parametrize("text", ["c est nul", "t nul", "ta reponse est nulle", "vous etes completement inutile", "nul comme reponse"])
def test_a_complaint_in_so_many_words_is_heard_however_it_was_read(text: str) -> None:
    for kind in ("merci", "nier", "hors_sujet"):
        assert is_asked(asking(kind, text=text), Memory(), KNOWLEDGE)
        assert assistant_reply(KNOWLEDGE, asking(kind, text=text), Memory()).text.startswith("Pardon")


@pytest.mark.parametrize("text", ["merci", "oui", "c est bien", "la pnpm est elle utile", "vous etes qui", "moyens financiers"])
def test_what_is_said_otherwise_is_no_complaint(text: str) -> None:
    assert not is_asked(asking("merci", text=text), SAID, KNOWLEDGE)


def test_what_another_word_means_is_not_asked_of_its_name() -> None:
    assert not is_asked(asking("presentation", text="amane parle d un plaidoyer ca veut dire quoi"), Memory(), KNOWLEDGE)


@pytest.mark.parametrize("kind", ["identite", "attribut_inconnu", "hors_sujet", "presentation"])
@pytest.mark.parametrize("text", ["amane ca veut dire quoi", "que signifie le nom amane", "amane c est un sigle"])
def test_what_its_name_means_is_told_however_it_was_read(kind: str, text: str) -> None:
    question = asking(kind, text=text)
    assert is_asked(question, Memory(), KNOWLEDGE)
    reply = assistant_reply(KNOWLEDGE, question, Memory())
    assert KNOWLEDGE.association.nom_complet in reply.text and reply.topic == "identite"
    assert not is_asked(asking(kind, text="la cde ca veut dire quoi"), Memory(), KNOWLEDGE)
    just_spoken_of = Memory(dits=(("identite", "-"),), tour=1)
    assert is_asked(asking(kind, text="et son nom complet"), just_spoken_of, KNOWLEDGE)
    assert not is_asked(asking(kind, text="et son nom complet"), Memory(), KNOWLEDGE)


@pytest.mark.parametrize("text", ["je ne comprends rien a votre page trop de sigles", "vous ne savez pas grand chose"])
def test_who_asks_nothing_and_was_not_helped_is_heard_before_what_can_be_asked(text: str) -> None:
    for memory in (Memory(), SAID):
        assert is_asked(asking("aide", text=text), memory, KNOWLEDGE)
        assert assistant_reply(KNOWLEDGE, asking("aide", text=text), memory).text.startswith("Pardon")
    assert not is_asked(asking("aide", text=text, asks=True), Memory(), KNOWLEDGE)


@pytest.mark.parametrize("text", ["c est pas ce que je demande", "non je voulais pas ca", "ca repond pas a ma question", "je demande autre chose"])
def test_who_was_told_something_else_hears_no_block_again(text: str) -> None:
    told = Memory(sujets=("pnpm.objectifs",), collectif="pnpm", dits=(("objectifs", "tout"),), tour=1)
    question = asking("repeter", text=text, detail="encore")
    assert is_asked(question, told, KNOWLEDGE)
    reply = assistant_reply(KNOWLEDGE, question, told)
    assert reply.topic == "pnpm.objectifs" and "échange" not in reply.text and reply.buttons
    assert not is_asked(asking("repeter", text="ce que je demande c est la charte"), told, KNOWLEDGE)


@pytest.mark.parametrize("text", ["vous etes une association ou une plateforme", "vs etes qui", "qui etes vous", "vous etes une ong"])
def test_who_asks_what_they_are_is_told_of_amane_and_of_its_assistant(text: str) -> None:
    question = asking("identite", text=text, platform=True)
    assert is_asked(question, Memory(), KNOWLEDGE)
    said = assistant_reply(KNOWLEDGE, question, Memory()).text
    assert said.startswith(KNOWLEDGE.association.description) and "assistant automatique" in said
    for of_the_program in ("tu es qui", "vous etes un robot", "vous etes une vraie personne"):
        assert not is_asked(asking("identite", text=of_the_program), Memory(), KNOWLEDGE)


def test_what_is_asked_beside_a_gift_is_answered_too() -> None:
    asked = asking("hors_sujet", told="don", text="j aimerais faire un don quel est le budget annuel de l association")
    said = assistant_reply(KNOWLEDGE, asked, Memory()).text
    assert said.startswith("Je ne sais pas comment faire un don à AMANE, ") and "pas non plus quel est le budget de l’association. " in said


@pytest.mark.parametrize("kind", ["objectifs_communs", "hors_sujet"])
def test_who_asks_whether_children_are_helped_is_told_that_the_page_does_not_say_it_and_who_listens(kind: str) -> None:
    question = asking(kind, text="c est vrai que vous aidez les enfants qui ont subi des violences", danger=0.09, detail="oui_non")
    assert is_asked(question, Memory(), KNOWLEDGE)
    said = assistant_reply(KNOWLEDGE, question, Memory()).text
    assert said.startswith("La page d’AMANE ne dit pas si l’on peut recevoir une aide directe de l’association.")
    assert "2511" in said
    assert not is_asked(asking("presentation", text="aidez moi pour mon expose sur un medecin"), Memory(), KNOWLEDGE)


def test_who_does_not_understand_a_word_does_not_complain() -> None:
    assert not is_asked(asking("attribut_inconnu", told=COMPLAINT, detail="sens", text="je comprends pas bien le mot plaidoyer"), SAID, KNOWLEDGE)


def test_who_asks_what_it_is_just_after_amane_was_spoken_of_asks_of_amane() -> None:
    spoken_of = Memory(dits=(("identite", "-"),))
    asked = asking("identite", text="c est une association marocaine")
    assert is_asked(asked, spoken_of, KNOWLEDGE)
    assert assistant_reply(KNOWLEDGE, asked, spoken_of).text.startswith("AMANE est une association")
    assert not is_asked(asking("identite", text="c est un robot"), spoken_of, KNOWLEDGE)


def test_where_it_has_it_from_is_told_with_the_page_whatever_it_was_read_as() -> None:
    assert is_asked(asking("identite", told=SOURCES), Memory(), KNOWLEDGE)
    assert is_asked(asking("valeurs", told=SOURCES, text="d ou sors tu tout ca"), SAID, KNOWLEDGE)
    assert not is_asked(asking("membres", told=SOURCES, text="d ou viennent elles"), SAID, KNOWLEDGE)
    # Of what is named, it is asked of that.
    assert not is_asked(asking("charte", told=SOURCES, collectives=("pnpm",)), SAID, KNOWLEDGE)
    reply = assistant_reply(KNOWLEDGE, asking("identite", told=SOURCES), SAID)
    assert reply.topic == "identite" and reply.text.startswith("Ce que je dis des collectifs vient de la page d’AMANE")
    assert KNOWLEDGE.page.adresse in reply.text


@pytest.mark.parametrize(("text", "begins"), [("je parle a un robot la", "Oui, je suis"), ("vous etes une vraie personne", "Non, je suis")])
def test_whether_a_program_answers_is_said_first_whatever_it_was_read_as(text: str, begins: str) -> None:
    for kind in ("salutation", "presentation"):
        assert is_asked(asking(kind, text=text), Memory(), KNOWLEDGE)
        assert assistant_reply(KNOWLEDGE, asking(kind, text=text), Memory()).text.startswith(begins)


def test_its_site_is_given_to_who_asks_for_it() -> None:
    whether, which = asking("documents", detail="oui_non", text="vous avez un site"), asking("hors_sujet", text="l adresse de votre site")
    for question, said in ((whether, "Oui, à cette adresse : https://amanemena.org/"), (which, "Le site d’AMANE se trouve à cette adresse :")):
        assert is_asked(question, SAID, KNOWLEDGE) and assistant_reply(KNOWLEDGE, question, SAID).text.startswith(said)


@pytest.mark.parametrize(("text", "asked"), [("qui le dit", True), ("qui dit que c est onze", False), ("qui l a fonde", False)])
def test_who_says_so_is_the_page(text: str, asked: bool) -> None:
    question = asking("membres", detail="qui", text=text)
    assert is_asked(question, SAID, KNOWLEDGE) is asked
    assert not asked or assistant_reply(KNOWLEDGE, question, SAID).text.startswith("Ce que je dis des collectifs vient de la page")
