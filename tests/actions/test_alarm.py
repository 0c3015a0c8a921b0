"""When a turn is answered with the emergency contacts: what is said, how it was read, and where in a conversation.

Each row of the table is a message; it says in which of the situations below the message brings the contacts. In all others it must not.
"""

from __future__ import annotations

import pytest

from actions.alarm import THRESHOLDS, Thresholds, alarm, is_answered_briefly, is_disclosure, is_doubtful, is_open
from actions.kinds import LANGUAGE_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def read(*questions: Question, text: str = "") -> Message:
    return Message(questions, text)


def said(kind: str, **fields: object) -> Message:
    return read(asking(kind, **fields))  # type: ignore[arg-type]


def pressed(topic: str) -> Message:
    return Message(topic=topic)


def after(*messages: Message) -> Memory:
    memory = Memory()
    for message in messages:
        memory = answer(message, memory, KNOWLEDGE).memory
    return memory


DISCLOSURE = said("urgence", confidence=0.9, afresh=0.95)
FACT = said("valeurs", collectives=("pnpm",))
ASIDE = said("hors_sujet")

# The situations: what was said before.
SITUATIONS = {
    "at the start": after(),
    "after a fact": after(FACT),
    "after thanks only": after(said("merci")),
    "after asking back": after(said("objectifs")),
    # The contacts were given, and nothing else has been told since: the disclosure is open.
    "disclosed": after(DISCLOSURE),
    "disclosed after a fact": after(FACT, DISCLOSURE),
    "disclosed after asking back": after(said("objectifs"), DISCLOSURE),
    "disclosed twice": after(DISCLOSURE, DISCLOSURE),
    "disclosed, then thanked": after(DISCLOSURE, said("merci")),
    "disclosed, then left": after(DISCLOSURE, said("au_revoir")),
    "disclosed, then said no": after(DISCLOSURE, said("nier")),
    "disclosed, then greeted": after(DISCLOSURE, said("salutation")),
    "disclosed, then told of something else": after(DISCLOSURE, ASIDE),
    "disclosed, then gave context": after(DISCLOSURE, said("contexte")),
    # A fact has been told since, or something was offered: the talk is about that.
    "disclosed, then asked for a fact": after(DISCLOSURE, FACT),
    "disclosed, then pressed a button": after(DISCLOSURE, pressed("pnpm.valeurs")),
    "disclosed, then was asked which collective": after(DISCLOSURE, said("objectifs")),
    "disclosed, then was not understood": after(DISCLOSURE, said("valeurs", confidence=0.2)),
    "disclosed, asked for a fact, then wrote English": after(DISCLOSURE, FACT, said("langue_anglais")),
    # Thanks offer nothing: what goes on after them is heard again.
    "disclosed, asked for a fact, then thanked": after(DISCLOSURE, FACT, said("merci")),
}
EVERYWHERE = frozenset(SITUATIONS)
NOWHERE: frozenset[str] = frozenset()
DISCLOSED = frozenset(name for name in SITUATIONS if name.startswith("disclosed"))
TURNED = frozenset(
    {
        "disclosed, then asked for a fact",
        "disclosed, then pressed a button",
        "disclosed, then was asked which collective",
        "disclosed, then was not understood",
        "disclosed, asked for a fact, then wrote English",
    }
)
OPEN = DISCLOSED - TURNED
# Where no collective has been spoken of, « les objectifs » gets no fact but the question of which one.
NO_COLLECTIVE = frozenset(name for name, memory in SITUATIONS.items() if memory.collectif is None)
# What « et la CDE ? » would be about.
ASKED_BEFORE = frozenset(name for name, memory in SITUATIONS.items() if memory.genres or memory.en_attente)

TABLE = [
    # A disclosure, a call for help, whatever was said before.
    ("mon père me frappe", said("urgence", confidence=0.9, danger=0.95), EVERYWHERE),
    ("SOS", said("urgence", confidence=0.6), EVERYWHERE),
    ("les valeurs de la PNPM, mais on me frappe", said("urgence", collectives=("pnpm",)), EVERYWHERE),
    ("a question, and a disclosure beside it", read(asking("valeurs", collectives=("pnpm",)), asking("urgence")), EVERYWHERE),
    ("a button that asks for the contacts", pressed("urgence"), EVERYWHERE),
    # Another language goes on with an open disclosure, whatever it says.
    ("what should I do?", said("langue_anglais"), OPEN),
    ("chno ndir", said("langue_darija"), OPEN),
    ("cosa devo fare?", said("hors_sujet", foreign=True), OPEN),
    ("😭", said("hors_sujet", foreign=True), OPEN),
    ("ok, read with doubt, of no language", said("hors_sujet_proche", confidence=0.6, foreign=True), OPEN),
    ("wakha", said("affirmer", foreign=True), OPEN),
    ("hello?", said("salutation", foreign=True), OPEN),
    ("obiettivi", said("objectifs", foreign=True), OPEN & NO_COLLECTIVE),
    ("PNPM", said("nom_seul", collectives=("pnpm",), foreign=True), NOWHERE),
    ("CDE, of whose values or goals its page tells nothing", said("nom_seul", collectives=("cde",), foreign=True), OPEN & ASKED_BEFORE),
    # What goes on with an open disclosure.
    ("il est avec moi là", said("hors_sujet", danger=0.05), OPEN),
    ("il est avec moi là, read as context", said("contexte", danger=0.05), OPEN),
    ("ils répondent pas", said("attribut_inconnu", goes_on=True), OPEN),
    ("je veux pas d'histoires, hardly read as a fact", said("ppipem", confidence=0.2, danger=0.05, text="je veux pas d histoires"), OPEN),
    ("ils répondent pas, read as a no", said("nier", goes_on=True), OPEN),
    ("salut, il est revenu", said("salutation", danger=0.05), OPEN),
    ("a yes or a goodbye, hardly understood", said("au_revoir", confidence=0.4), OPEN),
    ("j'appelle qui ?", said("aide"), OPEN),
    ("c'est qui ?, tu es un robot ?", said("identite"), OPEN),
    ("depuis quand ?", said("fondation", when=True), OPEN),
    ("depuis 2014", said("chronologie", years=("2014",)), OPEN),
    ("depuis 2 ans, read as joining", said("adhesion"), OPEN),
    ("2", said("nom_seul", ordinals=(1,)), OPEN),
    ("c'est qui ? Depuis quand ?", read(asking("identite"), asking("fondation")), OPEN),
    ("c'est quoi, le 2511 ?", read(asking("attribut_inconnu"), text="c'est quoi, le 2511 ?"), OPEN),
    ("le 2511, read as small talk", read(asking("nier"), text="le 2511 répond pas"), OPEN),
    ("le 2511, merci", read(asking("merci"), text="le 2511, merci"), NOWHERE),
    # Asks for what was told last: the contacts.
    ("répète", said("repeter"), OPEN),
    ("répète, et les membres ?", read(asking("repeter"), asking("membres", collectives=("cde",))), OPEN),
    # « More », in another language, is more of them; in French it is more of the last fact.
    ("zid, mehr details", said("plus_de_details", foreign=True), OPEN),
    ("mehr details zu PNPM", said("plus_de_details", foreign=True, collectives=("pnpm",)), NOWHERE),
    ("dites-m'en plus", said("plus_de_details"), NOWHERE),
    # « Le numéro » after a disclosure is theirs, however long ago.
    ("c'est quoi, le numéro ?", said("attribut_inconnu", calls=True), DISCLOSED),
    ("le numéro, something else", said("hors_sujet", calls=True), DISCLOSED),
    ("combien de membres, le numéro de la CDE", said("membres", collectives=("cde",), calls=True), NOWHERE),
    ("bonjour, quel numéro ?", said("salutation", calls=True), NOWHERE),
    # What is asked of the contacts, whatever kind of question it sounds like; not a clear question about us.
    ("c'est gratuit ?, known for what it is", said("hors_sujet", told="gratuit"), OPEN),
    ("non, pas la police", said("nier", told="police"), OPEN),
    ("ils répondent pas, sounding like thanks", said("merci", told="pas_de_reponse"), NOWHERE),
    ("les adultes dans le groupe ?", said("membres", collectives=("groupe",), told="adultes"), NOWHERE),
    # The visitor turns to something else, and that is respected; a danger told beside it is heard.
    ("parlons d'autre chose", said("aide", told="changer"), NOWHERE),
    ("parlons d'autre chose, sounding like more", said("urgence", told="changer"), EVERYWHERE - OPEN),
    ("parlons d'autre chose : mon frère aussi, il le frappe", said("urgence", told="changer", afresh=0.5), EVERYWHERE),
    # Ends it kindly: the answer says how to see the contacts again.
    ("merci", said("merci"), NOWHERE),
    ("merci, sounding like more", said("merci", danger=0.05, confidence=0.4, goes_on=True), NOWHERE),
    ("merci in no word of French, sounding like more", said("merci", danger=0.05, confidence=0.6, foreign=True, goes_on=True), NOWHERE),
    ("zid, hardly read as thanks", said("merci", danger=0.05, confidence=0.4, foreign=True), OPEN),
    ("shukran", said("merci", confidence=0.45, foreign=True, thanks=True, kinds=(("merci", 0.45), ("affirmer", 0.2))), NOWHERE),
    ("wakha, as likely a yes", said("merci", confidence=0.3, foreign=True, thanks=True, kinds=(("merci", 0.3), ("affirmer", 0.29))), OPEN),
    ("au revoir", said("au_revoir", danger=0.05, foreign=True, goes_on=True), NOWHERE),
    ("d'accord", said("affirmer"), NOWHERE),
    ("non merci", said("nier"), NOWHERE),
    ("bonjour", said("salutation"), NOWHERE),
    ("j'ai 12 ans", said("contexte"), NOWHERE),
    # Something else, in French.
    ("c'est gratuit ?", said("hors_sujet", danger=0.001), NOWHERE),
    ("just below the doubt", said("hors_sujet", danger=THRESHOLDS.doubt - 0.001), NOWHERE),
    # A clear question about us is answered.
    ("quand a été fondé le groupe ?", said("fondation", collectives=("groupe",), when=True), NOWHERE),
    ("qui a fondé la CDE ? with « pas »", said("fondation", collectives=("cde",), goes_on=True, danger=0.05), NOWHERE),
    ("les dates des collectifs", said("chronologie", field=True), NOWHERE),
    ("les collectifs d'AMANE", said("liste_collectifs"), NOWHERE),
    ("les objectifs communs", said("objectifs_communs"), NOWHERE),
    ("qui s'occupe des migrants ?", said("recherche", themes=("les droits des migrants",)), NOWHERE),
    ("les deux plateformes", said("comparaison", both=True, platform=True), NOWHERE),
    ("a button", pressed("pnpm.valeurs"), NOWHERE),
    ("the button « Autre chose »", pressed("aide"), NOWHERE),
]  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize(("message", "where"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_contacts_come_where_the_table_says_and_nowhere_else(message: Message, where: frozenset[str], situation: str) -> None:
    memory = SITUATIONS[situation]
    turn = answer(message, memory, KNOWLEDGE)
    assert alarm(message, memory, KNOWLEDGE) is (situation in where)
    assert (turn.topics == ["urgence"]) is (situation in where)
    if situation in where:
        # The contacts themselves, or a button that brings them.
        assert (turn.kind == "safeguarding") is not is_answered_briefly(message, memory, KNOWLEDGE)
        assert turn.kind == "safeguarding" or [button.payload for button in turn.replies[0].buttons] == ['/choisir{"sujet": "urgence"}']


BRIEF = [
    # Goes on with what was told, without a danger of its own.
    ("c'est gratuit ?", said("urgence", told="gratuit"), True),
    ("il est avec moi là", said("hors_sujet", danger=0.05), True),
    ("read as a disclosure because of the one before", said("urgence", confidence=0.9), True),
    ("what should I do?", said("langue_anglais", language="langue_anglais"), True),
    ("a number asked for, of which something is asked", said("hors_sujet", calls=True, told="horaires"), True),
    # A question of the contacts that sounds a little like a disclosure.
    ("ils vont le dire à ma mère ?", said("urgence", told="confidentiel", afresh=0.5), True),
    # Tells more of it: the contacts stand just above.
    ("il m'a encore frappé", said("urgence", afresh=0.5), True),
    ("il m'a encore frappé, who writes", said("urgence", afresh=0.5, told="enfant"), True),
    # A safe word, or the contacts are asked for.
    ("SOS, c'est gratuit ?", said("urgence", afresh=1.0, told="gratuit"), False),
    ("répète", said("repeter"), False),
    ("c'est quoi, le numéro ?", said("hors_sujet", calls=True), False),
    ("the button", pressed("urgence"), False),
]


@pytest.mark.parametrize(("message", "briefly"), [row[1:] for row in BRIEF], ids=[row[0] for row in BRIEF])
def test_what_goes_on_is_answered_briefly_and_a_new_danger_brings_the_contacts_again(message: Message, briefly: bool) -> None:
    turn = answer(message, SITUATIONS["disclosed"], KNOWLEDGE)
    assert turn.topics == ["urgence"] and turn.kind == ("social" if briefly else "safeguarding")
    # After something else was told the contacts come whole.
    if any(question.kind == "urgence" for question in message.questions):
        assert answer(message, SITUATIONS["disclosed, then asked for a fact"], KNOWLEDGE).kind == "safeguarding"


def test_the_title_of_the_button_that_brings_the_contacts_may_be_typed() -> None:
    memory = answer(said("urgence", told="gratuit"), SITUATIONS["disclosed"], KNOWLEDGE).memory
    ((title, _),) = memory.boutons
    assert is_open(memory) and answer(read(asking("hors_sujet"), text=title.lower()), memory, KNOWLEDGE).kind == "safeguarding"


def test_whoever_turns_to_something_else_is_offered_it_and_the_contacts_stay_within_reach() -> None:
    turn = answer(said("aide", told="changer"), SITUATIONS["disclosed"], KNOWLEDGE)
    assert turn.topics == ["aide"] and "?" not in turn.replies[0].text and not is_open(turn.memory)
    payloads = [button.payload for button in turn.replies[0].buttons]
    assert len(payloads) > 1 and payloads[-1] == '/choisir{"sujet": "urgence"}'


def test_who_was_misunderstood_is_told_so_or_gets_the_answer_and_the_contacts_stay_within_reach() -> None:
    turn = answer(said("hors_sujet", told="malentendu"), SITUATIONS["disclosed"], KNOWLEDGE)
    assert turn.topics == ["aide"] and "mal compris" in turn.replies[0].text and not is_open(turn.memory)
    assert turn.replies[0].buttons[-1].payload == '/choisir{"sujet": "urgence"}'
    asked = answer(said("membres", told="malentendu", collectives=("groupe",)), SITUATIONS["disclosed"], KNOWLEDGE)
    assert asked.topics == ["groupe.membres"]
    # What sounds like a disclosure by itself is one, whatever it is taken for.
    assert answer(said("urgence", told="malentendu", afresh=0.5), SITUATIONS["disclosed"], KNOWLEDGE).topics == ["urgence"]


def test_a_situation_is_open_until_something_else_is_told() -> None:
    assert {name for name, memory in SITUATIONS.items() if is_open(memory)} == OPEN


@pytest.mark.parametrize("kind", sorted(LANGUAGE_KINDS))
def test_every_language_goes_on_with_an_open_disclosure_however_many_messages_come(kind: str) -> None:
    memory = SITUATIONS["disclosed"]
    for _ in range(3):
        turn = answer(said(kind), memory, KNOWLEDGE)
        assert turn.topics == ["urgence"]
        memory = turn.memory
    assert answer(said(kind), SITUATIONS["after a fact"], KNOWLEDGE).topics == ["langue"]


def test_the_title_of_a_button_that_is_offered_is_that_button() -> None:
    told = SITUATIONS["disclosed, then asked for a fact"]
    title, payload = told.boutons[0]
    for kind in ("hors_sujet", "aide", "langue_anglais", "nier"):
        turn = answer(read(asking(kind, danger=0.5, goes_on=True, calls=True), text=f"{title.upper()} !"), told, KNOWLEDGE)
        assert turn.kind == "answer" and turn.topics[0] in payload
    # Unless it is a disclosure: that comes first.
    assert answer(read(asking("urgence"), text=title), told, KNOWLEDGE).topics == ["urgence"]


def test_a_button_of_before_a_disclosure_is_on_the_screen_but_its_title_is_only_words() -> None:
    title, _ = SITUATIONS["after a fact"].boutons[0]
    for kind, danger, comes in (("objectifs", 0.0, False), ("hors_sujet", 0.05, True)):
        message = read(asking(kind, danger=danger), text=title)
        assert alarm(message, SITUATIONS["disclosed after a fact"], KNOWLEDGE) is comes


def test_the_contacts_are_all_given_and_nothing_of_the_conversation_is_forgotten() -> None:
    before = SITUATIONS["after a fact"]
    turn = answer(DISCLOSURE, before, KNOWLEDGE)
    (reply,) = turn.replies
    assert all((contact.numero or contact.site) in reply.text for contact in KNOWLEDGE.contacts)
    assert turn.kind == "safeguarding" and "?" not in reply.text and not turn.sources and not reply.buttons
    assert answer(said("objectifs"), turn.memory, KNOWLEDGE).topics == ["pnpm.objectifs"]


@pytest.mark.parametrize("kind", ["merci", "au_revoir", "affirmer", "nier", "contexte"])
def test_what_ends_a_disclosure_says_how_to_see_the_contacts_again(kind: str) -> None:
    (reply,) = answer(said(kind), SITUATIONS["disclosed"], KNOWLEDGE).replies
    assert reply.kind == "social" and "« SOS »" in reply.text
    assert [button.payload for button in reply.buttons] == ['/choisir{"sujet": "urgence"}']
    (before,) = answer(said(kind), SITUATIONS["at the start"], KNOWLEDGE).replies
    assert before.text != reply.text


def test_what_is_beside_a_disclosure_offers_nothing_else() -> None:
    assert [one.payload for one in answer(ASIDE, SITUATIONS["disclosed"], KNOWLEDGE).replies[0].buttons] == ['/choisir{"sujet": "urgence"}']
    assert answer(ASIDE, SITUATIONS["at the start"], KNOWLEDGE).replies[0].buttons
    # What it offers is needed where it says that it offers something, or what the page tells.
    assert answer(said("valeurs", confidence=0.2), SITUATIONS["disclosed"], KNOWLEDGE).replies[0].buttons
    assert answer(said("valeurs", collectives=("cde",)), SITUATIONS["disclosed"], KNOWLEDGE).replies[0].buttons


_T = Thresholds()


@pytest.mark.parametrize(
    ("whole", "parts", "high_risk_words", "calls", "disclosed"),
    [
        (_T.disclosure, [], False, False, True),
        (_T.disclosure - 0.01, [], False, False, False),
        (_T.disclosure_with_words, [], True, False, True),
        (_T.disclosure_with_words - 0.01, [], True, False, False),
        (0.0, [0.0, _T.disclosure_in_a_part], False, False, True),
        (0.0, [_T.disclosure_in_a_part - 0.01], False, False, False),
        # A high-risk word makes the whole of a message more likely one, not a sentence out of its context: a play, an exam.
        (0.0, [_T.disclosure_in_a_part_with_words - 0.01], True, False, False),
        (0.0, [_T.disclosure_in_a_part_with_words], True, False, True),
        (0.0, [], False, True, True),
        (0.0, [], True, False, False),
    ],
)
def test_what_is_read_is_a_disclosure(whole: float, parts: list[float], high_risk_words: bool, calls: bool, disclosed: bool) -> None:
    assert is_disclosure(whole, parts, high_risk_words, calls) is disclosed


def test_a_disclosure_among_questions_is_one_whatever_is_asked_beside() -> None:
    sure = _T.disclosure_among_questions
    assert is_disclosure(0.0, [], False, False, among=sure) and not is_disclosure(0.0, [], False, False, among=sure - 0.01)


def test_in_another_language_more_is_needed() -> None:
    sure = _T.disclosure_in_another_language
    assert is_disclosure(sure, [], False, False, foreign=True) and not is_disclosure(sure - 0.01, [], True, False, foreign=True)
    assert is_disclosure(0.0, [], False, True, foreign=True)


def test_the_more_is_known_the_less_is_needed() -> None:
    of_the_whole = (_T.disclosure_with_words, _T.disclosure, _T.disclosure_in_another_language)
    assert 0 < _T.doubt < min(of_the_whole) and list(of_the_whole) == sorted(of_the_whole)
    assert max(of_the_whole) < _T.disclosure_by_itself <= _T.disclosure_in_a_part < _T.disclosure_in_a_part_with_words < 1


# Hardly one, and nobody says who writes.
DOUBTFUL = said("urgence", confidence=0.4, afresh=0.4)



@pytest.mark.parametrize("afresh", [0.31, 0.59])
def test_after_a_doubtful_disclosure_a_clear_question_about_facts_is_answered_with_the_contacts_one_tap_away(afresh: float) -> None:
    memory = after(FACT, said("urgence", afresh=afresh))
    assert memory.doute and is_open(memory)
    asked = said("fondation", text="et c etait quand", confidence=0.9)
    turn = answer(asked, memory, KNOWLEDGE)
    assert turn.topics == ["pnpm.adhesion"] and not turn.memory.doute
    assert turn.replies[-1].buttons[-1].payload == '/choisir{"sujet": "urgence"}'
    # After a sure one it may well be of the disclosure.
    assert answer(asked, after(FACT, DISCLOSURE), KNOWLEDGE).topics == ["urgence"]


@pytest.mark.parametrize(
    "message",
    [
        said("fondation", text="depuis que j ai 8 ans", confidence=0.3),
        said("fondation", text="c est ouvert quand", confidence=0.9, told="horaires"),
        read(asking("fondation", text="c est quoi le 2511", confidence=0.9), text="c'est quoi le 2511"),
        said("urgence", afresh=0.5),
        said("hors_sujet", danger=0.1),
    ],
)
def test_what_is_no_clear_question_about_facts_goes_on_with_a_doubtful_disclosure_as_with_any(message: Message) -> None:
    memory = after(FACT, DOUBTFUL)
    assert alarm(message, memory, KNOWLEDGE)


def test_after_a_sure_disclosure_a_question_that_is_surely_of_us_is_answered_too_and_of_whom_it_named() -> None:
    told = said("urgence", afresh=0.95, collectives=("groupe",), asks=True)
    asked = said("fondation", text="au tout debut elles etaient combien a se lancer", confidence=0.9, detail="nombre")
    turn = answer(asked, after(FACT, told), KNOWLEDGE)
    assert turn.topics == ["groupe.fondation"] and turn.replies[-1].buttons[-1].payload == '/choisir{"sujet": "urgence"}'
    # Who tells of a group of somebody's speaks of none of ours.
    assert after(FACT, said("urgence", afresh=0.95, collectives=("groupe",))).collectif == "pnpm"


@pytest.mark.parametrize(
    "asked",
    [
        # It sounds like a danger, names an act, asks of a contact, or goes on in words that leave no doubt.
        {"text": "ils etaient combien a crier", "danger": 0.05},
        {"text": "ils etaient combien a me frapper"},
        {"text": "c est quoi la police", "kind": "presentation"},
        {"text": "c est gratuit d appeler", "confidence": 0.99},
        {"text": "vos objectifs parlent de punir", "told": "loi", "kind": "objectifs_communs"},
        {"text": "qui sera au courant", "told": "confidentiel", "kind": "membres", "confidence": 0.6},
        {"text": "ca a commence en 2014 j avais huit ans", "kind": "hors_sujet", "years": ("2014",), "told": "souvent", "detail": "autre"},
    ],
)
def test_what_may_be_of_a_sure_disclosure_goes_on_with_it(asked: dict[str, object]) -> None:
    fields = {"kind": "fondation", "confidence": 0.9, "reference": "courant", **asked}
    message = read(asking(**fields), text=str(fields["text"]))  # type: ignore[arg-type]
    assert alarm(message, after(said("fondation", collectives=("groupe",)), DISCLOSURE), KNOWLEDGE)


def test_what_could_be_no_clearer_goes_on_with_nothing() -> None:
    asked = said("objectifs_communs", confidence=0.99, text="vos objectifs parlent de punir", told="loi")
    assert not alarm(asked, after(FACT, DISCLOSURE), KNOWLEDGE)


def test_what_is_told_again_or_by_somebody_known_leaves_no_doubt() -> None:
    assert not is_doubtful((asking("urgence", afresh=0.4, told="enfant"),), Memory())
    assert not is_doubtful((asking("urgence", afresh=THRESHOLDS.doubtful),), Memory())
    assert not after(DOUBTFUL, DOUBTFUL).doute
    assert not after(DOUBTFUL, said("urgence", afresh=0.4, told="confidentiel")).doute
    assert after(DOUBTFUL, said("hors_sujet", danger=0.1)).doute
    assert not after(DOUBTFUL, FACT).doute


def test_thanks_hardly_read_in_no_word_of_french_may_go_on_with_a_disclosure() -> None:
    memory = after(FACT, DISCLOSURE)
    assert alarm(said("merci", confidence=0.37, foreign=True), memory, KNOWLEDGE)
    assert not alarm(said("merci", confidence=0.9, foreign=True), memory, KNOWLEDGE)
    assert not alarm(said("merci", confidence=0.37), memory, KNOWLEDGE)
