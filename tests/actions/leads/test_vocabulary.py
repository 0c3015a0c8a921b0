"""What a word of the page means is told where that is asked, and only there: a thing that has the name of a word is told as such."""

from __future__ import annotations

import pytest

from actions.leads.vocabulary import meaning
from actions.memory import Memory
from actions.request import Request
from knowledge.model import Word
from knowledge.text import plain_words
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def told(topic: str, text: str, detail: str) -> str:
    found = meaning(Request(topic, asking("objectifs", detail=detail, text=plain_words(text))), Memory(sujets=("pnpm.objectifs",)), KNOWLEDGE)
    return f"{found.text} {found.rest}" if found else ""


@pytest.mark.parametrize(
    ("topic", "text", "detail", "word"),
    [
        ("hors_sujet", "c koi un plaidoyer", "sens", "plaidoyer"),
        ("pnpm.objectifs", "plaidoyer ça veut dire avocat ?", "oui_non", "plaidoyer"),
        ("hors_sujet", "plaidoyer c'est quand on crie au parlement ?", "oui_non", "plaidoyer"),
        ("pnpm.valeurs", "« indivisible », c'est quoi ?", "sens", "indivisibilité"),
        ("collectifs.objectifs", "elle a pas compris le mot réhabilitation", "encore", "réhabilitation"),
        ("collectifs.objectifs", "concertées, c'est-à-dire ?", "sens", "concerté"),
        ("hors_sujet", "qu'est-ce qu'une charte ?", "tout", "charte"),
        ("groupe.charte", "c'est quoi un mecanisme de collaboration", "sens", "mécanisme de collaboration"),
        ("hors_sujet", "société civile ça veut dire le peuple ?", "sens", "société civile"),
    ],
)
def test_a_word_is_explained(topic: str, text: str, detail: str, word: str) -> None:
    assert told(topic, text, detail).startswith(f"Dans la langue de tous les jours, « {word} » veut dire ")


@pytest.mark.parametrize(
    ("topic", "text", "detail"),
    [
        ("groupe.charte", "c'est quoi la charte", "tout"),
        ("groupe.charte", "la charte c'est quoi", "sens"),
        ("precision", "c'est quoi la plateforme", "tout"),
        ("groupe.origine", "une étude sur quoi ?", "autre"),
        ("cde.presentation", "une plateforme comprend quoi ?", "tout"),
        ("cde.epu", "EPU, ça veut dire quoi, dans le plaidoyer ?", "sens"),
        ("recherche", "lequel dit le mot plaidoyer", "lesquels"),
        ("pnpm.objectifs", "le mot « dignité » il est dedans ?", "oui_non"),
        ("comparaison", "la différence entre un groupe de travail et une plateforme", "ecart"),
        ("groupe.origine", "le deuxième partenaire, développez l'acronyme", "sens"),
        ("pnpm.presentation", "pnpm = migrants ou mineurs ?", "sens"),
        ("pnpm.presentation", "c'est quoi le groupe des migrants", "tout"),
    ],
)
def test_what_has_its_name_is_not(topic: str, text: str, detail: str) -> None:
    assert told(topic, text, detail) == ""


def test_several_words_are_explained_in_their_order() -> None:
    said = told("pnpm.valeurs", "interdépendance et universalité, pour ma mère", "sens")
    assert 0 < said.index("« interdépendance »") < said.index("« universalité »") and said.endswith("la page ne l’explique pas.")


def test_how_the_page_uses_it_is_told_after_it() -> None:
    said = told("collectifs.objectifs", "c'est quoi, « vulnérable » ?", "sens")
    assert "La page n’explique pas ce mot ; elle l’emploie dans le premier objectif : renforcer la protection" in said


@pytest.mark.parametrize("word", KNOWLEDGE.lexique.mots, ids=lambda one: one.mot)
def test_each_word_of_the_file_is_found_by_its_name(word: Word) -> None:
    article = "une " if word.mot.endswith("e") else "un "
    said = told("hors_sujet", f"c'est quoi {article}{word.mot} ?", "sens")
    assert word.explication.split(" : ")[0] in said
