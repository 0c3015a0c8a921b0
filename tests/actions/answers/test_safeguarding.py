"""A danger answer has every contact, no question and no suggestion; what goes on with it is answered from verified facts or says what is unknown."""

from __future__ import annotations

import re

import pytest

from actions.answers.safeguarding import VARIANTS, after_contacts_reply, safeguarding_reply
from actions.blocks import Contacts, Lead, Text
from actions.disclosure import FACTS, NOW, ROLES, SAID
from actions.kinds import LANG_OF_KIND
from actions.question import Question
from actions.reply import Reply
from actions.sentences import wording
from actions.tellers import MANNERS
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

LANGUAGES = sorted(LANG_OF_KIND)
WORDINGS = range(3)
SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def told(role: str = "", language: str = "") -> Reply:
    # Who writes is known from the same message, or from those before it.
    return safeguarding_reply(KNOWLEDGE, (asking("urgence", told=role, language=language),), "" if role == NOW else role)


def after(asked: str = "", language: str = "") -> Reply:
    return after_contacts_reply(KNOWLEDGE, (asking("urgence", told=asked, language=language),))


def numbers(reply: Reply) -> list[str | None]:
    (block,) = [block for block in reply.blocks if isinstance(block, Contacts)]
    return [one.number for one in block.contacts]


@pytest.mark.parametrize("number", WORDINGS)
@pytest.mark.parametrize("reply_for", [("", ""), *((role, "") for role in ROLES), *(("", language) for language in LANGUAGES)], ids=str)
def test_one_warm_sentence_then_every_contact_then_two_sentences_and_no_question(reply_for: tuple[str, str], number: int) -> None:
    with wording(number):
        reply = told(*reply_for)
    lead, contacts, rest = reply.blocks
    assert isinstance(lead, Lead) and isinstance(contacts, Contacts) and isinstance(rest, Text)
    assert len(contacts.contacts) == len(KNOWLEDGE.contacts)
    assert len(SENTENCE_END.split(rest.text)) <= (3 if reply_for[1] else 2)
    assert not re.search("[?؟]", reply.text) and not reply.buttons and not reply.sources and reply.kind == "safeguarding"
    assert "SOS" in reply.text


@pytest.mark.parametrize("role", ["", *ROLES])
def test_who_listens_comes_before_the_police_unless_the_danger_is_there(role: str) -> None:
    first = numbers(told(role))[0]
    at_once = {one.numero for one in KNOWLEDGE.contacts if one.immediat}
    assert (first in at_once) is (role == NOW)


@pytest.mark.parametrize(
    ("text", "first"),
    [("il m a frappe je saigne", "15"), ("il va revenir on est dans un douar", "177"), ("il va revenir ce soir", "19"), ("je saignais", "2511")],
)
def test_of_those_who_come_at_once_the_one_for_just_that_comes_first(text: str, first: str) -> None:
    assert numbers(safeguarding_reply(KNOWLEDGE, (asking("urgence", text=text, afresh=0.95),)))[0] == first


def test_each_role_and_each_language_has_words_of_its_own() -> None:
    replies = [told(), *(told(role) for role in ROLES), *(told("", language) for language in LANGUAGES)]
    assert len({reply.blocks[0] for reply in replies}) == len(replies)


@pytest.mark.parametrize("number", WORDINGS)
def test_where_nothing_may_have_been_disclosed_nobody_is_told_to_be_believed_and_every_contact_is_given(number: int) -> None:
    with wording(number):
        reply = safeguarding_reply(KNOWLEDGE, (asking("urgence"),), doubtful=True)
        sure = safeguarding_reply(KNOWLEDGE, (asking("urgence"),))
    assert numbers(reply) == numbers(told()) and "je vous crois" in sure.text and "crois" not in reply.text and "mal compris" in reply.text
    # Who writes is clear: it is told as to them.
    assert safeguarding_reply(KNOWLEDGE, (asking("urgence"),), "enfant", doubtful=True) == told("enfant")


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_is_answered_in_it_with_the_numbers(language: str) -> None:
    # Whoever writes: their language first.
    assert told("enfant", language).lang == after("gratuit", language).lang == LANG_OF_KIND[language]
    assert all(str(one.numero) in after("", language).text for one in KNOWLEDGE.contacts if one.numero)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_taken_back_is_believed_in_its_language(language: str) -> None:
    back = after_contacts_reply(KNOWLEDGE, (asking("urgence", text="i was joking", language=language),))
    assert back.lang == LANG_OF_KIND[language] and back.text != after("", language).text and not re.search(r"\d{2}", back.text)
    assert [button.payload for button in back.buttons] == ['/choisir{"sujet": "urgence"}']


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_and_what_is_not_is_said_in_their_language(language: str) -> None:
    name, suite = language.removeprefix("langue_"), after("", language).text
    for asked, known in KNOWLEDGE.reponses.items():
        reply = after(asked, language)
        assert reply.lang == LANG_OF_KIND[language] and reply.text not in (suite, known.texte) and "2511" in reply.text
        assert not known.texte or reply.text == known.traductions[name]
    # What staff knows and nobody has translated is no « je ne sais pas ».
    untold = known.model_copy(update={"texte": "Oui.", "traductions": {}})
    few = KNOWLEDGE.model_copy(update={"reponses": {"gratuit": untold}})
    assert after_contacts_reply(few, (asking("urgence", told="gratuit", language=language),)).text == suite
    unknown = few.model_copy(update={"reponses": {"gratuit": KNOWLEDGE.reponses["gratuit"].model_copy(update={"texte": None})}})
    assert after_contacts_reply(unknown, (asking("urgence", told="gratuit", language=language),)).text == after("preuves", language).text
    assert len({after(asked, language).text for asked in ("", "faute", "peur", "pas_de_reponse", "doute", "retrait")}) == 6


@pytest.mark.parametrize("number", WORDINGS)
@pytest.mark.parametrize("asked", ["", *FACTS, *SAID])
def test_what_goes_on_gets_two_sentences_and_the_contacts_one_tap_away(asked: str, number: int) -> None:
    with wording(number):
        reply = after(asked)
    assert len(SENTENCE_END.split(reply.text)) <= 2 and "?" not in reply.text
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']
    assert reply.topic == "urgence" and not any(isinstance(block, Contacts) for block in reply.blocks)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("j ai peur que mon mari l apprenne il va le tuer", True),
        ("g tres peur de rentrer", True),
        ("il n a peur de rien", False),
        ("j ai pas peur", False),
        ("il crie tout le temps", False),
    ],
)
def test_who_tells_of_being_afraid_is_heard(text: str, heard: bool) -> None:
    reply = after_contacts_reply(KNOWLEDGE, (asking("urgence", text=text),))
    assert ("d’avoir peur" in reply.text) == heard and "2511" in reply.text


@pytest.mark.parametrize("asked", FACTS)
def test_a_fact_about_the_contacts_is_that_of_the_file_and_what_is_not_known_is_said(asked: str) -> None:
    known = KNOWLEDGE.reponses[asked]
    assert (after(asked).text == known.texte) if known.texte else (known.quoi in after(asked).text and "Je ne sais pas" in after(asked).text)
    nothing = KNOWLEDGE.model_copy(update={"reponses": {asked: known.model_copy(update={"texte": None})}})
    assert "Je ne sais pas" in after_contacts_reply(nothing, (asking("urgence", told=asked),)).text


def test_in_doubt_the_numbers_are_in_the_answer_itself() -> None:
    for number in WORDINGS:
        with wording(number):
            assert all(str(one.numero) in after().text for one in KNOWLEDGE.contacts if one.numero)


@pytest.mark.parametrize("kept", [0, 1, 2], ids=["who listens", "a site", "the police"])
def test_one_contact_alone_is_enough_for_every_sentence(kept: int) -> None:
    few = KNOWLEDGE.model_copy(update={"contacts": (KNOWLEDGE.contacts[kept],), "reponses": {}})
    for name in ("", *FACTS, *SAID, *ROLES):
        question = (asking("urgence", told=name),)
        assert safeguarding_reply(few, question).text and after_contacts_reply(few, question).text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (asking("attribut_inconnu", collectives=("groupe",), told="deplacement"), "La page ne dit pas si le groupe de travail peut recevoir"),
        (asking("urgence", text="il y a des gens a qui parler chez vous", told="qui_parler"), "La page ne dit pas si AMANE peut recevoir"),
        # In so many words: what is asked, not of whom.
        (asking("urgence", text="chez vous c est anonyme", told=""), "Je ne sais pas si l’on peut appeler le 2511 sans donner son nom"),
    ],
)
def test_what_a_collective_could_do_is_not_promised(question: Question, says: str) -> None:
    text = after_contacts_reply(KNOWLEDGE, (question,)).text
    assert text.startswith(says) and "2511" in text


def test_an_unclear_question_is_not_answered_with_thanks() -> None:
    asked, told_more = (after_contacts_reply(KNOWLEDGE, (asking("urgence", asks=asks),)).text for asks in (True, False))
    # Nor is who tells more, as an age, said again to be believed.
    assert "crois" not in asked and "crois" not in told_more and told_more.startswith("Vous pouvez le dire sans attendre au 2511")
    assert all(str(one.numero) in asked for one in KNOWLEDGE.contacts if one.numero)


def test_nobody_is_believed_who_has_told_nothing() -> None:
    for questions in ((), (asking("hors_sujet", calls=True),), (asking("urgence", text="j ai 11 ans est ce que je peux parler ici"),)):
        reply = safeguarding_reply(KNOWLEDGE, questions)
        assert "crois" not in reply.text and numbers(reply) and "SOS" in reply.text
    # Who is about to tell something has told nothing yet either, whoever writes.
    reply = safeguarding_reply(KNOWLEDGE, (asking("urgence", text="faut que je te dise un secret", told="annonce"),), "enfant")
    assert "crois" not in reply.text and numbers(reply) and reply.text.startswith("Vous pouvez écrire ici")


def test_only_who_may_have_been_misunderstood_is_told_so() -> None:
    assert "mal compris" in told().text and "mal compris" not in told("enfant").text


def test_who_tells_more_just_after_the_contacts_is_believed_and_pointed_to_them() -> None:
    reply = after_contacts_reply(KNOWLEDGE, [asking("urgence", told="enfant", afresh=0.95, text="il a recommence hier")], "enfant")
    assert reply.text.startswith("Je vous crois, et ce n’est pas votre faute.") and "2511" in reply.text and "19" in reply.text
    assert reply.kind == "social" and len(reply.buttons) == 1
    # An age says little: nobody is said again to be believed.
    aged = after_contacts_reply(KNOWLEDGE, [asking("urgence", told="enfant", afresh=0.6, text="j ai 11 ans")], "enfant")
    assert "crois" not in aged.text and "2511" in aged.text
    plain = after_contacts_reply(KNOWLEDGE, [asking("urgence", afresh=0.95, text="il a recommence hier")])
    assert plain.text.count("je vous crois") == 1


@pytest.mark.parametrize("number", WORDINGS)
@pytest.mark.parametrize("asks", [False, True])
def test_a_child_that_goes_on_is_told_in_short_words(asks: bool, number: int) -> None:
    with wording(number):
        reply = after_contacts_reply(KNOWLEDGE, (asking("urgence", text="et puis", asks=asks),), "enfant")
    sentences = SENTENCE_END.split(reply.text)
    # Whom to call at once takes the longest of them; who asks is told first who can tell.
    assert len(sentences) == (2 if asks else 3) and all(len(one.split()) <= 15 for one in sentences[:-1]) and "2511" in sentences[-2]
    assert "programme" not in reply.text
    assert "vous" in reply.text and not re.search(r"\b(?:tu|te|ton|signaler|automatique)\b", reply.text)


@pytest.mark.parametrize("number", WORDINGS)
@pytest.mark.parametrize(("said", "manner"), [(said, manner) for said, manners in VARIANTS.items() for manner in manners])
def test_what_is_said_to_one_of_them_is_theirs_alone_and_as_short(said: str, manner: str, number: int) -> None:
    question = (asking("urgence", told=said if said != "question" else "", asks=said == "question"),)
    texts = {}
    for who in ("", *(who for who, theirs in MANNERS.items() if theirs == manner)):
        with wording(number):
            reply = after_contacts_reply(KNOWLEDGE, question, who)
        texts[who] = reply.text
        assert "?" not in reply.text and len(SENTENCE_END.split(reply.text)) <= 3 and len(reply.buttons) == 1
    assert len(set(texts.values())) == 2 and texts[""] not in list(texts.values())[1:]


@pytest.mark.parametrize(
    ("who", "says", "not_said"),
    [
        ("", "mettez-vous à l’abri", "intervenez"),
        ("survivant", "mettez-vous à l’abri", "intervenez"),
        ("enfant", "près d’autres gens", "intervenez"),
        ("temoin", "n’intervenez pas", "abri"),
        ("professionnel", "n’intervenez pas", "abri"),
        ("suicide", "restez près de quelqu’un", "abri"),
    ],
)
def test_what_to_do_while_it_happens_is_for_who_writes(who: str, says: str, not_said: str) -> None:
    happening = (asking("urgence", text="la maintenant ca recommence", afresh=0.95),)
    text = after_contacts_reply(KNOWLEDGE, happening, who).text
    assert says in text and not_said not in text and "19" in text and "2511" not in text
    whole = safeguarding_reply(KNOWLEDGE, happening, who)
    assert numbers(whole)[0] == "19" and not_said not in whole.text


@pytest.mark.parametrize("number", WORDINGS)
def test_who_tells_of_somebody_else_is_thanked_once_and_not_said_to_be_believed(number: int) -> None:
    with wording(number):
        text = after_contacts_reply(KNOWLEDGE, [asking("urgence", afresh=0.6, text="il y a un bebe aussi")], "temoin").text
    assert "crois" not in text and text.count("faites bien d’en parler") == 1 and "bien fait" not in text


@pytest.mark.parametrize(
    ("text", "told", "says"),
    [
        ("le 177 c est quoi", "", "Le 177, c’est la Gendarmerie royale, à appeler à la campagne, en cas de danger immédiat."),
        ("le 19 c est la police", "police", "Oui : le 19, c’est la police, à appeler en ville, en cas de danger immédiat."),
        ("le 15", NOW, "Le 15, c’est la Protection civile, à appeler si quelqu’un est blessé."),
        ("la gendarmerie c est quand", "police", "Le 177, c’est la Gendarmerie royale, à appeler à la campagne, en cas de danger immédiat."),
        ("je suis dans un village", "doute", "À la campagne, en cas de danger immédiat, appelez le 177 : la Gendarmerie royale."),
        ("quelqu un est blesse", "humain", "Si quelqu’un est blessé, appelez le 15 : la Protection civile."),
        # What is asked is clearer than what is named beside it.
        ("c est la police", "police", "Le 2511 n’est pas la police, "),
        ("le 2511 c est la police", "police", "Le 2511 n’est pas la police, "),
        ("on est au village c est trop tard", "", "Il n’est jamais trop tard"),
        ("je suis au village venez", "deplacement", "Je suis un programme automatique : je ne peux ni appeler ni envoyer quelqu’un."),
    ],
)
def test_the_contact_that_is_named_or_whose_place_is_described_is_told(text: str, told: str, says: str) -> None:
    assert after_contacts_reply(KNOWLEDGE, (asking("urgence", text=text, told=told),)).text.startswith(says)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("quel numero appeler si un enfant est en danger", "Voici les numéros"),
        ("qui appeler si un enfant est frappe", "Voici les numéros"),
        ("il me faut le numero de la police", "Voici les numéros"),
        ("qui appeler si mon fils est frappe", "Merci de me l’avoir dit"),
    ],
)
def test_who_asks_whom_to_call_and_tells_of_nobody_is_given_the_numbers(text: str, begins: str) -> None:
    assert safeguarding_reply(KNOWLEDGE, (asking("urgence", text=text),), "temoin").text.startswith(begins)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_each_number_is_for_is_said_in_their_language(language: str) -> None:
    texts = (told("enfant", language).text, after("", language).text)
    known = [one for one in KNOWLEDGE.contacts if one.immediat]
    assert all(f"{one.numero} ({one.traductions[language.removeprefix('langue_')]})" in text for one in known for text in texts)


def test_what_the_parents_learn_is_said_in_two_sentences_and_nothing_before() -> None:
    must = after_contacts_reply(KNOWLEDGE, (asking("urgence", text="je dois le dire a mes parents", told="prevenir", afresh=0.95),), "enfant").text
    assert must.startswith("Ici, rien n’y oblige : je ne préviens personne.") and "2511" in must and len(SENTENCE_END.split(must)) == 2
    not_to = after_contacts_reply(KNOWLEDGE, (asking("urgence", text="faut pas le dire a ma mere", afresh=0.95),), "enfant").text
    assert not_to == KNOWLEDGE.reponses["parents"].texte


def test_which_of_two_numbers_is_told_by_which_comes_at_once() -> None:
    said = after_contacts_reply(KNOWLEDGE, (asking("urgence", text="le 19 ou le 2511", asks=True),)).text
    assert said.startswith("Si le danger est là, maintenant, ou tout proche, appelez le 19") and said.endswith("c’est le 2511.")


def test_who_also_asks_whom_to_call_is_told_that_first() -> None:
    asked = asking("urgence", text="elle veut pas que ses parents le sachent qui puis je appeler ce soir", asks=True, told="prevenir")
    assert after_contacts_reply(KNOWLEDGE, (asked,)).text.startswith("Appelez le 2511 pour parler ou signaler. Si le danger est là")
