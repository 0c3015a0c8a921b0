"""The reader with a classifier that knows a few words: where a message is cut, what of it is asked, what is only told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.reader import Reader
from bot.nlu.texts import MOST_WORDS_IN_PIECES
from bot.server.text import MOST_CHARACTERS
from tests.bot.nlu.fake_model import FakeModel
from tests.facts import KNOWLEDGE

WORDS = {
    "valeurs": "valeurs",
    "objectifs": "objectifs",
    "documents": "documents",
    "combien": "membres",
    "fonde": "fondation",
    "preside": "attribut_inconnu",
    "depuis": "adhesion",
    "agit": "presentation",
    "politique": "ppipem",
    "bonjour": "salutation",
    "exact": "affirmer",
    "merci": "merci",
    "frappe": "urgence",
    "memoire": "contexte",
}
KINDS = [*dict.fromkeys(WORDS.values()), "hors_sujet", "nom_seul"]
GAZETTEER = Gazetteer(KNOWLEDGE)


def probabilities(texts: list[Prepared]) -> np.ndarray:
    """Share the certainty among the kinds of the words that a text has."""
    rows = []
    for text in texts:
        row = np.full(len(KINDS), 0.001)
        known = [WORDS[word] for word in text.masked.split() if word in WORDS] or ["hors_sujet"]
        for kind in known:
            row[KINDS.index(kind)] += 1 / len(known)
        rows.append(row / row.sum())
    return np.array(rows)


def read(text: str) -> list[tuple[str, tuple[str, ...]]]:
    questions, _ = Reader(FakeModel(KINDS, probabilities)).read(text, GAZETTEER)
    return [(question.kind, question.collectives) for question in questions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les valeurs de la PNPM ?", [("valeurs", ("pnpm",))]),
        ("Qui a fondé le groupe et combien sont-ils ?", [("fondation", ("groupe",)), ("membres", ())]),
        ("les objectifs, les valeurs et les documents de la PNPM", [("objectifs", ()), ("valeurs", ()), ("documents", ("pnpm",))]),
        ("Pas les documents, les valeurs de la PNPM", [("valeurs", ("pnpm",))]),
        ("Bonjour, combien d'associations dans la CDE ?", [("membres", ("cde",))]),
        ("J'écris un mémoire. On m'a parlé de la CDE. Combien sont-ils ?", [("membres", ("cde",))]),
        ("1) les valeurs de la PNPM 2) combien dans la CDE", [("valeurs", ("pnpm",)), ("membres", ("cde",))]),
        ("Qui a fondé le groupe, et en quelle année ?", [("fondation", ("groupe",))]),
        ("Qui la préside et depuis quand AMANE y est ?", [("attribut_inconnu", ()), ("adhesion", ())]),
        ("la PNPM, la plateforme des migrants", [("nom_seul", ("pnpm",))]),
        ("Je parle des valeurs de la PNPM mais on me frappe", [("urgence", ("pnpm",))]),
        # Beside five other questions the whole message hardly sounds like one, its last clause does.
        ("les valeurs, les objectifs, combien, qui a fondé, les documents de la PNPM et on me frappe", [("urgence", ("pnpm",))]),
        ("bonjour combien dans la CDE", [("membres", ("cde",))]),
        ("la CDE virgule combien sont-ils point d'interrogation", [("membres", ("cde",))]),
        # Names are lent where it is known who was spoken of (`actions/referents.py`).
        ("Pour la CDE : les valeurs et les objectifs", [("valeurs", ("cde",)), ("objectifs", ())]),
        ("Pour la CDE : les valeurs, les objectifs et les documents", [("valeurs", ()), ("objectifs", ()), ("documents", ())]),
        # Of several sentences one asks: the message as a whole is read, and this one names whom it means.
        ("La PNPM. Les valeurs ?", [("valeurs", ("pnpm",))]),
        ("Les valeurs ? Pour la PNPM.", [("valeurs", ("pnpm",))]),
        ("Laisse tomber les documents, les valeurs de la PNPM", [("valeurs", ("pnpm",))]),
        ("Pluie. Merci", [("merci", ())]),
        ("La CDE a onze valeurs. Vrai ou faux ?", [("valeurs", ("cde",))]),
        ("' OR 1=1; DROP TABLE documents; --", [("hors_sujet", ())]),
        ("<b>Les documents de la CDE ?</b>", [("documents", ("cde",))]),
        ("exact", [("affirmer", ())]),
        ("2 valeurs. Exact ?", [("valeurs", ())]),
        # What is corrected is what is asked, or of whom.
        ("je voulais la charte de la PNPM... non d'abord les objectifs", [("objectifs", ("pnpm",))]),
        ("la charte de la CDE, non plutôt les valeurs de la PNPM", [("valeurs", ("pnpm",))]),
        ("🙏🙏", [("merci", ())]),
        ("🆘", [("urgence", ())]),
        ("3tiw9ouni svp", [("urgence", ())]),
        ("🦁", [("hors_sujet", ())]),
        ("?", [("repeter", ())]),
        ("…", [("hors_sujet", ())]),
    ],
)
def test_what_a_message_asks(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(text) == expected


def test_a_collective_named_beside_the_question_is_noted() -> None:
    reader = Reader(FakeModel(KINDS, probabilities))
    questions, _ = reader.read("J'hésite, pour mon mémoire, entre la PNPM et la CDE. Les valeurs de la PNPM ?", GAZETTEER)
    assert questions[-1].collectives == ("pnpm",) and questions[-1].whole.beside == ("cde",)


def test_what_other_sentences_name_can_be_lent_to_several_questions() -> None:
    questions, _ = Reader(FakeModel(KINDS, probabilities)).read("On m'a parlé de la CDE. Ses valeurs ? Et combien sont-ils ?", GAZETTEER)
    assert [(one.kind, one.collectives, one.whole.beside) for one in questions] == [("valeurs", (), ("cde",)), ("membres", (), ("cde",))]


def test_what_comes_before_an_unclear_question_is_no_question_of_its_own() -> None:
    questions, _ = Reader(FakeModel(KINDS, probabilities)).read("J'ai vu les valeurs. J'ai vu les documents. Dans quelle ville ?", GAZETTEER)
    assert [one.text.endswith("dans quelle ville") for one in questions] == [True]


def test_what_looks_like_code_says_so_to_the_classifier() -> None:
    assert prepare("'; DROP TABLE membres; --", GAZETTEER).masked.endswith(" xcode")
    assert prepare("for i in range(3): print(i)", GAZETTEER).masked.endswith(" xcode")
    assert "xcode" not in prepare("Les objectifs (et les valeurs) du ou des collectif(s) ?", GAZETTEER).masked


def test_a_piece_is_classified_once() -> None:
    seen: list[str] = []

    def noted(texts: list[Prepared]) -> np.ndarray:
        seen.extend(text.text for text in texts)
        return probabilities(texts)

    reader = Reader(FakeModel(KINDS, noted))
    reader.read("les objectifs, les valeurs, les objectifs, les valeurs et les documents de la PNPM. Les objectifs ?", GAZETTEER)
    assert len(seen) == len(set(seen))


# What slow messages are made of: joints, lists, announcements, pasted chats, negations, names, signs.
PIECES = st.sampled_from(
    [
        *", ;:.?!()[]1)-–&+/\n", " et ", " é ", " o ", " puis ", ", et ", " ainsi que ", "pas ", "non, pas ", "bonjour ", "merci ", "pnpm",
        "la CDE", "le groupe", "z", "valeurs",
        "objectifs", "les documents", "combien ", "quand ", "Moi : ", "Toi : ", "[12:03] Sara: ", "il me frappe", "plateforme ",
        "convention des droits de l'enfant", "😭", "❤️", "«", "»",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ]
)  # fmt: skip
MESSAGES = st.one_of(
    st.lists(PIECES, min_size=1, max_size=250).map("".join),
    st.lists(PIECES, min_size=1, max_size=6).map(lambda pieces: "".join(pieces) * MOST_CHARACTERS),
).map(lambda text: text[:MOST_CHARACTERS])


@given(MESSAGES)
@example("pnpm: " * 83)
@example("z," * 250)
@example("é è " * 125)
@example("pas " + "z," * 248)
@example("Moi : ça va ? Toi : oui, et toi, Moi : oui " * 12)
@settings(deadline=None, max_examples=150)
def test_what_a_message_costs_is_bounded_whatever_its_signs(text: str) -> None:
    words = 0

    def counted(texts: list[Prepared]) -> np.ndarray:
        nonlocal words
        words += sum(len(text.folded.split()) for text in texts)
        return probabilities(texts)

    assert Reader(FakeModel(KINDS, counted)).read(text, GAZETTEER)[0]
    # The whole, its sentences (half of its characters at most are words), what is left of it, and pieces of them.
    assert words <= 1.5 * MOST_CHARACTERS + MOST_WORDS_IN_PIECES
