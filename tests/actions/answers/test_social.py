"""Greetings, thanks, goodbyes, yes and no; after an alert the contacts stay within reach."""

from __future__ import annotations

import pytest

from actions.answers.social import face_reply, greeting, reaction_reply, social_reply, welcome_reply
from actions.kinds import LANG_OF_KIND, LANGUAGE_KINDS, SOCIAL_KINDS, TOPIC_OF_KIND
from actions.memory import Memory
from actions.reactions import DONE, REACTIONS, SAD
from actions.sentences import sentence, wording
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize("kind", sorted(SOCIAL_KINDS))
def test_each_has_its_topic_and_states_no_fact_of_a_collective(kind: str) -> None:
    reply = social_reply(KNOWLEDGE, kind, Memory())
    assert (reply.topic, reply.kind) == (TOPIC_OF_KIND.get(kind, kind), "social") and reply.text


@pytest.mark.parametrize("kind", ["merci", "au_revoir", "nier", "affirmer"])
def test_after_an_alert_the_contacts_are_within_reach_and_nothing_is_offered(kind: str) -> None:
    reply = social_reply(KNOWLEDGE, kind, Memory(alerte=True))
    assert "SOS" in reply.text and [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']


def test_the_welcome_says_what_it_is_and_what_to_do_in_danger() -> None:
    assert "SOS" in welcome_reply(KNOWLEDGE).text and len(welcome_reply(KNOWLEDGE).buttons) == 3


def test_who_asks_whether_one_may_talk_here_hears_that_it_is_a_program_with_the_numbers_one_tap_away() -> None:
    reply = social_reply(KNOWLEDGE, "aide", Memory(), "bonjour est ce que je peux parler ici")
    assert reply.text.startswith("Vous pouvez écrire ici, mais je suis un programme, pas une personne")
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']
    assert "écrire ici" not in social_reply(KNOWLEDGE, "aide", Memory(), "je peux parler de la pnpm").text


@pytest.mark.parametrize("asked", ["ca veut dire quoi le nom", "amane ca veut dire quoi", "que signifie amanee"])
def test_what_the_name_of_amane_means_is_told_and_not_who_the_assistant_is(asked: str) -> None:
    text = social_reply(KNOWLEDGE, "identite", Memory(), asked).text
    assert text.splitlines()[0] == "AMANE veut dire « Association Meilleur Avenir pour Nos Enfants »."
    assert "assistant" in social_reply(KNOWLEDGE, "identite", Memory(), "tu es qui").text


@pytest.mark.parametrize("language", sorted(LANGUAGE_KINDS))
@pytest.mark.parametrize("kind", ["merci", "au_revoir"])
def test_thanks_in_another_language_take_nothing_back(kind: str, language: str) -> None:
    reply = social_reply(KNOWLEDGE, kind, Memory(alerte=True), language=language)
    assert "SOS" in reply.text and reply.lang == LANG_OF_KIND[language]
    assert reply.text != social_reply(KNOWLEDGE, "nier", Memory(alerte=True), language=language).text
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']


@pytest.mark.parametrize(
    "asked",
    [
        "que fait amane exactement comme association", "amane fait quoi", "amane vous faites quoi", "a quoi sert amane",
        "amane s occupe de quoi", "quelles sont les activites d amane",
    ],
)
def test_of_amane_what_it_does_comes_first_and_where_more_may_be_told_last(asked: str) -> None:
    text = social_reply(KNOWLEDGE, "identite", Memory(), asked).text
    assert text.startswith(KNOWLEDGE.objectifs_communs.introduction) and "https://amanemena.org/" in text


@pytest.mark.parametrize("asked", ["merci quand meme", "merci tout de meme"])
def test_who_thanks_all_the_same_was_not_helped(asked: str) -> None:
    assert "pardon" in social_reply(KNOWLEDGE, "merci", Memory(), asked).text
    assert "pardon" not in social_reply(KNOWLEDGE, "merci", Memory(), "merci beaucoup").text
    assert "SOS" in social_reply(KNOWLEDGE, "merci", Memory(alerte=True), asked).text


@pytest.mark.parametrize("tour", [0, 1])
def test_thanks_said_with_a_goodbye_are_returned(tour: int) -> None:
    with wording(tour):
        text = social_reply(KNOWLEDGE, "au_revoir", Memory(), "ok merci bonne journee").text
    assert text == "Bonne journée à vous aussi, merci de votre visite et au revoir !"
    assert social_reply(KNOWLEDGE, "au_revoir", Memory(), "allez bonne nuit").text.startswith("Bonne nuit")
    assert social_reply(KNOWLEDGE, "au_revoir", Memory(), "attendez on m appelle je reviens").text == "Prenez votre temps, je reste là."
    assert "revoir" in social_reply(KNOWLEDGE, "au_revoir", Memory(), "merci je reviens demain").text
    assert social_reply(KNOWLEDGE, "au_revoir", Memory(alerte=True), "bonne nuit").text.find("Bonne nuit") < 0


@pytest.mark.parametrize(
    "asked",
    [
        "merci", "mrc bcp", "mersi", "ok merci", "un grand merciii", "thx",
        "safi choukran", "je vous remercie", "que dieu vous garde", "vous etes bien honnete", "شكرا", "الله يحفظك",
    ],
)
def test_thanks_are_met(asked: str) -> None:
    assert social_reply(KNOWLEDGE, "merci", Memory(), asked).text == social_reply(KNOWLEDGE, "merci", Memory()).text


@pytest.mark.parametrize("asked", ["ok", "ah d accord", "mouais", "note", "je vois", "c est marque ici"])
def test_who_takes_note_has_not_thanked(asked: str) -> None:
    said = social_reply(KNOWLEDGE, "merci", Memory(), asked).text
    assert not said.startswith(("Avec plaisir", "Je vous en prie", "De rien")) and "collectifs d’AMANE" in said
    assert "SOS" in social_reply(KNOWLEDGE, "merci", Memory(alerte=True), asked).text


@pytest.mark.parametrize("reacts", REACTIONS)
def test_each_reaction_is_met_in_words_of_its_own(reacts: str) -> None:
    text = social_reply(KNOWLEDGE, "merci", Memory(), "bof", reacts=reacts).text
    assert text == sentence(REACTIONS[reacts]) and (text != sentence("entendu") or reacts == "note")
    assert "SOS" in social_reply(KNOWLEDGE, "merci", Memory(alerte=True), "bof", reacts=reacts).text


def test_whom_the_subject_hurts_is_offered_the_contacts_and_who_is_done_nothing() -> None:
    offered = {reacts: social_reply(KNOWLEDGE, "merci", Memory(), "bof", reacts=reacts).buttons for reacts in REACTIONS}
    assert [button.payload for button in offered[SAD]] == ['/choisir{"sujet": "urgence"}'] and offered[DONE] == ()
    assert all(len(buttons) == 3 for reacts, buttons in offered.items() if reacts not in (SAD, DONE))


@pytest.mark.parametrize("asked", ["tu parles arabe", "vous comprenez quelles langues", "c est que en francais ici"])
def test_who_asks_for_a_language_hears_which_one_it_speaks(asked: str) -> None:
    assert social_reply(KNOWLEDGE, "identite", Memory(), asked).text.startswith("Je réponds seulement en français")


@pytest.mark.parametrize("language", sorted(LANGUAGE_KINDS))
def test_a_greeting_in_another_language_is_told_in_it_that_french_is_spoken(language: str) -> None:
    reply, in_french = (social_reply(KNOWLEDGE, "salutation", Memory(), "hola", of) for of in (language, ""))
    assert reply.text == f"{in_french.text}\n{sentence(language)}" and reply.topic == "salutation"


@pytest.mark.parametrize("typed", ["<3", "xD", "^^ 8)", ":3", ":)", "mdr", "<333 :D", "😂", "^^'"])
def test_faces_alone_are_met_lightly(typed: str) -> None:
    reply = face_reply(KNOWLEDGE, typed, Memory())
    assert reply and reply.topic == "merci" and "Je ne peux pas" not in reply.text


@pytest.mark.parametrize("typed", [":'(", ":-(", "T_T", "😭", "😢 😢"])
def test_tears_alone_are_met_softly_with_the_contacts_one_tap_away(typed: str) -> None:
    reply = face_reply(KNOWLEDGE, typed, Memory())
    assert reply and reply.text == sentence("triste") and [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']
    after = face_reply(KNOWLEDGE, typed, Memory(alerte=True))
    assert after and "SOS" in after.text


@pytest.mark.parametrize("typed", ["la pnpm :)", "<3 membres", "2)", "?", "", "3", "à 8h"])
def test_what_says_more_than_a_face_is_none(typed: str) -> None:
    assert face_reply(KNOWLEDGE, typed, Memory()) is None


@pytest.mark.parametrize(("asked", "begins"), [
        ("bonsoir", "Bonsoir"), ("bsr", "Bonsoir"), ("salam", "Bonjour"), ("coucou", "Bonjour"),
        ("re", "Rebonjour"), ("re bonjour", "Rebonjour"), ("c'est encore moi", "Rebonjour"), ("Re-bonsoir", "Rebonjour"), ("c moi", "Bonjour"),
    ])
def test_a_greeting_is_returned_in_kind(asked: str, begins: str) -> None:
    assert social_reply(KNOWLEDGE, "salutation", Memory(), asked).text.startswith(f"{begins} !") and greeting(asked) == begins


SIZE = Memory("groupe", sujets=("groupe.membres",), dits=(("membres", "nombre"),))
DATED = Memory("pnpm", sujets=("pnpm.adhesion",), dits=(("fondation", "date"),))


@pytest.mark.parametrize(
    ("kind", "detail", "text", "memory", "begins"),
    [
        ("documents", "oui_non", "c est tout", Memory("pnpm", sujets=("pnpm.documents",)), "Oui, c’est tout ce que la page en dit."),
        ("documents", "oui_non", "daccor cest tou", Memory("pnpm", sujets=("pnpm.documents",)), "Oui, c’est tout ce que la page en dit."),
        ("adhesion", "oui_non", "et c tt", DATED, "Oui, c’est tout"),
        ("presentation", "oui_non", "c est tout", Memory("pnpm", sujets=("pnpm.presentation",)), "Non, la page en dit plus."),
        ("membres", "-", "c est pas beaucoup", SIZE, "C’est six de plus : cinq associations au départ, onze"),
        ("merci", "", "tant que ca", SIZE, "C’est six de plus"),
        # Of whom nobody is known to have come or gone.
        ("membres", "-", "tant que ca", Memory("cde", sujets=("cde.membres",), dits=(("membres", "nombre"),)), "C’est ce qui est écrit"),
        ("merci", "", "ah bon", DATED, "C’est ce qui est écrit, en tout cas."),
        ("adhesion", "-", "c est l annee de ma retraite", DATED, ("Très bien", "D’accord")),
        ("charte", "oui_non", "ah bon", DATED, "C’est ce qui est écrit"),
        ("membres", "tout", "c est peu", SIZE, "C’est six de plus"),
        ("membres", "oui_non", "ils sont nombreux", SIZE, None),
        ("merci", "", "merci beaucoup", DATED, None),
        # What goes on with a question is none.
        ("adhesion", "-", "et c est ou", DATED, None),
        ("adhesion", "date", "depuis quand", DATED, None),
        ("valeurs", "-", "trop complique", DATED, None),
        ("valeurs", "oui_non", "c est tout", Memory("pnpm", sujets=("pnpm.valeurs",)), "Oui, c’est tout : il n’y en a que trois."),
        ("valeurs", "oui_non", "c est tout", Memory("pnpm", sujets=("pnpm.valeurs",), point=("pnpm.valeurs", 1)), None),
        ("adhesion", "-", "c est l annee de ma retraite", Memory(), None),
        ("adhesion", "-", "c est l annee de ma retraite", Memory("pnpm", sujets=("pnpm.adhesion",), alerte=True), None),
    ],
)
def test_who_reacts_is_met_in_a_few_words(kind: str, detail: str, text: str, memory: Memory, begins: str | tuple[str, ...] | None) -> None:
    reply = reaction_reply(KNOWLEDGE, asking(kind, detail=detail, text=text), memory)
    assert (reply is None) is (not begins) and (not reply or not begins or reply.text.startswith(begins))


def test_what_a_reaction_says_is_learnt() -> None:
    def met(reacts: str, text: str = "toujours la meme reponse") -> str:
        reply = reaction_reply(KNOWLEDGE, asking("merci", text=text, told=reacts), DATED)
        # Who is annoyed complains of the answers.
        assert reply and reply.topic == ("identite" if reacts == "agace" else "merci")
        return reply.text

    assert met("agace") == sentence("agace") != met("decu") == sentence("dommage")
    # A surprise in so many words is one, where nothing more is read in it.
    assert met("note", "ah bon") == met("", "ah bon") == sentence("c_est_ce_qui_est_dit")
    assert met("triste", "oh la la les pauvres") == sentence("touche")
    assert reaction_reply(KNOWLEDGE, asking("merci", text="toujours", told="remercie"), DATED) is None


def test_who_tells_of_themselves_is_not_told_that_it_is_out_of_scope() -> None:
    told = reaction_reply(KNOWLEDGE, asking("hors_sujet", text="moi aussi je suis migrante", told="confie"), Memory())
    assert told and told.text == sentence("confie") and told.buttons
    assert reaction_reply(KNOWLEDGE, asking("hors_sujet", text="un visa", told="note"), Memory()) is None
    assert reaction_reply(KNOWLEDGE, asking("hors_sujet", text="qui garde mon frere", told="confie"), Memory()) is None


@pytest.mark.parametrize("asked", ["salut ca va", "bonjour comment allez vous", "cc tout va bien"])
def test_who_asks_how_it_goes_is_told(asked: str) -> None:
    assert "Tout va bien, merci." in social_reply(KNOWLEDGE, "salutation", Memory(), asked).text


@pytest.mark.parametrize("asked", ["bonjour j ai 13 ans", "bonsoir jai 10 ans et demi"])
def test_a_child_is_greeted_without_acronyms(asked: str) -> None:
    text = social_reply(KNOWLEDGE, "salutation", Memory(), asked).text
    assert "bienvenue" in text and "SOS" in text and not any(one.sigle in text for one in KNOWLEDGE.collectifs if one.sigle)
    assert "bienvenue" not in social_reply(KNOWLEDGE, "salutation", Memory(), "bonjour j ai 43 ans").text
