"""The reader with a classifier that knows a few words: where a message is cut, what of it is asked, what is only told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.question import Question
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.markers import find_markers
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.reader import DEEPEST_CUT, MOST_CUTS, MOST_WORDS_IN_PIECES, Cut, Reader
from bot.server.text import MOST_CHARACTERS
from knowledge import load
from tests.bot.nlu.fake_model import FakeModel

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
GAZETTEER = Gazetteer(load())


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
        ("Bonjour, qui la préside ?", [("attribut_inconnu", ())]),
        ("J'écris un mémoire. On m'a parlé de la CDE. Combien sont-ils ?", [("membres", ("cde",))]),
        ("1) les valeurs de la PNPM 2) combien dans la CDE", [("valeurs", ("pnpm",)), ("membres", ("cde",))]),
        ("Qui a fondé le groupe, et en quelle année ?", [("fondation", ("groupe",))]),
        ("Qui la préside et depuis quand AMANE y est ?", [("attribut_inconnu", ()), ("adhesion", ())]),
        ("la PNPM, la plateforme des migrants", [("nom_seul", ("pnpm",))]),
        ("Je parle des valeurs de la PNPM mais on me frappe", [("urgence", ("pnpm",))]),
        ("bonjour combien dans la CDE", [("membres", ("cde",))]),
        ("la CDE virgule combien sont-ils point d'interrogation", [("membres", ("cde",))]),
        ("Mon mémoire : les valeurs et les objectifs de la PNPM", [("valeurs", ()), ("objectifs", ("pnpm",))]),
        ("Pour la CDE : les valeurs et les objectifs", [("valeurs", ("cde",)), ("objectifs", ("cde",))]),
        ("Laisse tomber les documents, les valeurs de la PNPM", [("valeurs", ("pnpm",))]),
        ("Pluie. Merci", [("merci", ())]),
        ("La CDE a onze valeurs. Vrai ou faux ?", [("valeurs", ("cde",))]),
        ("' OR 1=1; DROP TABLE documents; --", [("hors_sujet", ())]),
        ("<b>Les documents de la CDE ?</b>", [("documents", ("cde",))]),
        ("exact", [("affirmer", ())]),
        ("2 valeurs. Exact ?", [("valeurs", ())]),
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
    assert questions[-1].collectives == ("pnpm",) and questions[-1].beside == ("cde",)


def test_what_looks_like_code_says_so_to_the_classifier() -> None:
    assert prepare("'; DROP TABLE membres; --", GAZETTEER).masked.endswith(" xcode")
    assert prepare("for i in range(3): print(i)", GAZETTEER).masked.endswith(" xcode")
    assert "xcode" not in prepare("Les objectifs (et les valeurs) du ou des collectif(s) ?", GAZETTEER).masked


@pytest.mark.parametrize(
    ("folded", "ordinals"),
    [
        ("le numero 2 c est quoi", (1,)),
        ("la deuxieme ses objectifs", (1,)),
        ("la deuxieme des trois valeurs", ()),
        ("le premier objectif de la derniere", (-1,)),
    ],
)
def test_a_place_among_valeurs_is_no_collective(folded: str, ordinals: tuple[int, ...]) -> None:
    assert find_markers(folded).get("ordinals", ()) == ordinals


@pytest.mark.parametrize(
    ("folded", "asked"),
    [("c etait quand", True), ("c etait en quelle annee 2017", True), ("c pas 2015", True), ("et en 2015", False), ("c est quand la reunion", False)],
)
def test_the_date_of_what_was_just_told(folded: str, asked: bool) -> None:
    assert ("only_when" in find_markers(folded)) is asked


def test_every_year_is_not_every_collective() -> None:
    assert "every" in find_markers("le rapport de chaque collectif") and "every" not in find_markers("le rapport de chaque annee")


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


class _Counting(Reader):
    """A reader that counts what it does."""

    def __init__(self) -> None:
        super().__init__(FakeModel(KINDS, self._counted))
        self.words = self.sentences = self.deepest = self.cuts = 0

    def _counted(self, texts: list[Prepared]) -> np.ndarray:
        self.words += sum(len(text.folded.split()) for text in texts)
        return probabilities(texts)

    def _cuts(self, *arguments: Any) -> list[Cut]:
        cuts = super()._cuts(*arguments)
        self.cuts = max(self.cuts, len(cuts))
        return cuts

    def _of_sentence(self, part: Prepared, cuts: list[Cut], message: Any, depth: int = 0) -> list[Question]:
        self.sentences += 1
        self.deepest = max(self.deepest, depth)
        return super()._of_sentence(part, cuts, message, depth)


@given(MESSAGES)
@example("pnpm: " * 83)
@example("z," * 250)
@example("é è " * 125)
@example("pas " + "z," * 248)
@example("Moi : ça va ? Toi : oui, et toi, Moi : oui " * 12)
@settings(deadline=None, max_examples=150)
def test_what_a_message_costs_is_bounded_whatever_its_signs(text: str) -> None:
    reader = _Counting()
    assert reader.read(text[:MOST_CHARACTERS], GAZETTEER)[0]
    # The whole, its sentences, and pieces of them; half of its characters at most are words.
    assert reader.words <= MOST_CHARACTERS + MOST_WORDS_IN_PIECES
    assert reader.cuts <= MOST_CUTS and reader.deepest <= DEEPEST_CUT
    assert reader.sentences <= MOST_CHARACTERS


def test_a_piece_is_classified_once() -> None:
    seen: list[str] = []

    def noted(texts: list[Prepared]) -> np.ndarray:
        seen.extend(text.text for text in texts)
        return probabilities(texts)

    reader = Reader(FakeModel(KINDS, noted))
    reader.read("les objectifs, les valeurs, les objectifs, les valeurs et les documents de la PNPM. Les objectifs ?", GAZETTEER)
    assert len(seen) == len(set(seen))
