"""Where a message is cut: into sentences, and these where their parts clearly ask different things."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.cutting import MOST_CUTS, asides_of, claimed, corrected, either_of, halves_of, pieces_of, sentences_of, what_is_asked
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared
from bot.nlu.texts import Texts
from tests.bot.nlu.fake_model import FakeModel
from tests.facts import KNOWLEDGE

GAZETTEER = Gazetteer(KNOWLEDGE)
KINDS = ["valeurs", "objectifs", "documents", "membres", "charte", "comparaison", "attribut_inconnu", "hors_sujet", "urgence"]
# The kind of a text is that of the last of these words that it has, so sure; less where it has others.
WORDS = {
    "valeurs": ("valeurs", 0.9), "objectifs": ("objectifs", 0.9), "documents": ("documents", 0.9), "combien": ("membres", 0.9),
    "charte": ("charte", 0.97), "date": ("membres", 0.97), "different": ("comparaison", 0.97), "preside": ("attribut_inconnu", 0.9),
    "salaires": ("attribut_inconnu", 0.7), "vaguement": ("objectifs", 0.5),
}  # fmt: skip


def probabilities(texts: list[Prepared]) -> np.ndarray:
    rows = np.full((len(texts), len(KINDS)), 0.001)
    for row, text in zip(rows, texts, strict=True):
        known = [WORDS[word] for word in text.expanded.split() if word in WORDS] or [("hors_sujet", 0.9)]
        kind, sure = known[-1]
        row[KINDS.index(kind)] = sure if kind == "comparaison" else sure / len(known)
    return rows


def pieces(sentence: str) -> list[str]:
    texts = Texts(GAZETTEER, FakeModel(KINDS, probabilities))
    whole = texts.prepare(sentence)
    texts.read([whole])
    return [piece.text for piece in pieces_of(whole, texts)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bonjour. Les valeurs ?", ["Bonjour.", "Les valeurs ?"]),
        ("Les valeurs\nLes objectifs", ["Les valeurs", "Les objectifs"]),
        ("1) les valeurs 2) les objectifs", ["les valeurs", "les objectifs"]),
        ("Elle a onze membres. Vrai ou faux ?", ["Elle a onze membres ?"]),
        ("Vrai ou faux ?", ["Vrai ou faux ?"]),
        ("… !", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Pas les documents, les valeurs", "les valeurs"),
        ("Les valeurs, pas les documents", "Les valeurs"),
        ("Laisse tomber la charte, combien sont-ils", "combien sont-ils"),
        ("Pas les documents", "Pas les documents"),
        ("Pas de charte, pas de valeurs ?", "Pas de charte, pas de valeurs ?"),
    ],
)
def test_what_is_not_asked_is_left_out(text: str, rest: str) -> None:
    assert what_is_asked(text) == rest


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("je voulais la charte de la PNPM... non d'abord les objectifs", "les objectifs"),
        ("La CDE ? Non, plutôt le groupe de travail", "le groupe de travail"),
        ("les valeurs, euh non pardon les membres", "les membres"),
        ("Non, plutôt les valeurs", "Non, plutôt les valeurs"),
        ("Il n'y en a pas, non ?", "Il n'y en a pas, non ?"),
    ],
)
def test_who_corrects_himself_asks_what_comes_after(text: str, after: str) -> None:
    assert corrected(text) == after


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("les valeurs et les objectifs", ["les valeurs", "les objectifs"]),
        # A list, its names beside.
        ("les valeurs, les objectifs et les documents", ["les valeurs", "les objectifs", "les documents"]),
        ("pour la PNPM : les valeurs, les objectifs, les documents", ["les valeurs", "les objectifs", "les documents"]),
        ("la différence entre les valeurs et les objectifs", ["la différence entre les valeurs", "les objectifs"]),
        # Half of it is not on the page.
        ("qui la préside et combien sont-ils", ["qui la préside", "combien sont-ils"]),
        # A comma alone: both ask in words of their own, or name others.
        ("quelle charte, quelle date", ["quelle charte", "quelle date"]),
        ("la charte de la PNPM, la date de la CDE", ["la charte de la PNPM", "la date de la CDE"]),
    ],
)
def test_parts_that_ask_different_things(sentence: str, expected: list[str]) -> None:
    assert pieces(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "entre les valeurs et les objectifs", "combien entre les valeurs et les objectifs",
        "les valeurs et encore les valeurs", "vaguement et les valeurs", "les valeurs et la pluie", "la pluie et le vent",
        "les salaires et les valeurs", "la PNPM et ses valeurs", "leur charte, ça date", "combien, quels objectifs",
        "les valeurs du groupe et celles de la CDE different",
    ],
)  # fmt: skip
def test_one_question_stays_whole(sentence: str) -> None:
    assert pieces(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("le mot « dignité » y est ? elle aime ce mot", ("elle aime ce mot",)),
        ("L'âge y figure-t-il, pour un vieillard comme moi ?", ("pour un vieillard comme moi",)),
        ("Bon, je retiens la réhabilitation. Et le plaidoyer ?", ("bon je retiens la rehabilitation",)),
        ("La PNPM lutte contre la discrimination. C'est bien dans sa charte ?", ()),
        ("on m'a dit que c'est pour les subventions", ()),
        ("la dame qui coud avec moi veut savoir si les handicapés sont défendus", ("la dame qui coud avec moi veut savoir si",)),
        # What limits or adds to what is asked is part of it.
        ("elle défend l'âge, mais seulement au travail ?", ()),
        ("le handicap, à l'embauche aussi ?", ()),
        ("la foi y est-elle respectée", ()),
        ("et l'UNICEF, idem je suppose", ()),
    ],
)
def test_what_is_only_told_beside_what_is_asked(text: str, asides: tuple[str, ...]) -> None:
    assert asides_of(text) == asides


def test_the_same_is_asked_of_two() -> None:
    assert pieces("les valeurs de la PNPM et les valeurs de la CDE") == ["les valeurs de la PNPM", "les valeurs de la CDE"]


def test_no_more_than_the_first_joints_are_looked_at() -> None:
    many = "la pluie et " * MOST_CUTS + "les valeurs et combien"
    assert pieces(many) == [many]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C'est consultable, ou secret ? Merci.", ("C'est consultable", "secret")),
        ("Bonjour. L'impulsion est venue du ministère OU des associations ?", ("L'impulsion est venue du ministère", "des associations")),
        ("Je la trouve où ?", ()),
        ("Rabat ou Fès ou Tanger ?", ()),
        ("La charte ?", ()),
    ],
)
def test_what_stands_around_an_or_is_kept_as_typed(text: str, expected: tuple[str, ...]) -> None:
    assert either_of(text) == expected


def test_a_superlative_with_a_sign_is_not_cut() -> None:
    text = "donc le groupe c'est le + vieux des trois"
    assert [(left, right) for left, right, _ in halves_of(text)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Je peux écrire qu'elles sont toutes marocaines, oui ?", "elles sont toutes marocaines, oui ?"),
        ("donc puis-je dire que c'est le plus ancien ?", "c'est le plus ancien ?"),
        ("est-il correct d'écrire qu’il date de 2014 ?", "il date de 2014 ?"),
        ("on peut noter que c'est trois valeurs", "c'est trois valeurs"),
        # Somebody else is written to, or the contrary is asked.
        ("on peut leur écrire que ça va pas ?", "on peut leur écrire que ça va pas ?"),
        ("ce serait faux d'écrire que c'est une ONG ?", "ce serait faux d'écrire que c'est une ONG ?"),
        ("je peux écrire ?", "je peux écrire ?"),
    ],
)
def test_who_asks_leave_to_say_something_asks_whether_it_is_so(text: str, said: str) -> None:
    assert claimed(text) == said
