"""Which of two words the file says, and when neither is told."""

from __future__ import annotations

import pytest

from actions.leads.choices import one_of_two_words
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def said(topic: str, text: str) -> str | None:
    owner, _, kind = topic.partition(".")
    told = one_of_two_words(Request(topic, asking(kind, text=text), (owner,), kind), Memory(), KNOWLEDGE)
    return told.text if told else None


def test_what_is_not_given_is_no_choice() -> None:
    """« La page ne dit pas quand elle a été fondée » does not say that it was founded and not joined."""
    request = Request("cde.fondation", asking("fondation", text="amane l a fondee ou rejointe", collectives=("cde",)), ("cde",))
    told = one_of_two_words(request, Memory(), KNOWLEDGE)
    assert told is None or "ne dit pas" not in told.text


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.presentation", "sa demarche est elle regionale ou nationale", "Nationale : la Plateforme CDE Maroc"),
        ("cde.presentation", "quelle demarche locale ou nationale", "Nationale : la Plateforme CDE Maroc"),
        ("pnpm.presentation", "c est une association ou une plateforme", "Une plateforme : la PNPM"),
        ("groupe.presentation", "c est une association ou un groupe", "Un groupe : le groupe de travail"),
        ("groupe.membres", "ses membres sont ils marocains ou etrangers", "Marocaines : le groupe de travail réunit"),
    ],
)
def test_the_word_that_is_told_comes_first(topic: str, text: str, begins: str) -> None:
    found = said(topic, text)
    assert found is not None and found.startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        # A thing beside another word; neither word; a place, which is told with its preposition; a list; a question that goes on.
        ("cde.presentation", "elle travaille avec le gouvernement ou contre"),
        ("cde.presentation", "c est public ou prive"),
        ("pnpm.presentation", "c est maroc ou france"),
        ("pnpm.valeurs", "universalite ou legitimite"),
        ("groupe.presentation", "c est une association ou une loi"),
        ("groupe.membres", "c est une association ou un groupe"),
        ("cde.presentation", "regionale ou nationale qui le dit"),
    ],
)
def test_nothing_is_told_where_it_is_not_one_of_two(topic: str, text: str) -> None:
    assert said(topic, text) is None


def test_which_came_first_is_no_choice_between_two_words() -> None:
    assert said("groupe.charte", "avant le groupe de travail ou posterieurement") is None


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("pnpm.valeurs", "Droit international ou marocain ?", "International : la troisième valeur"),
        ("pnpm.valeurs", "La loi marocaine ou la loi internationale ?", "International : la troisième valeur"),
        ("pnpm.objectifs", "Plaidoyer ou hébergement ?", "Plaidoyer : le deuxième objectif"),
        # Both stand there, or neither does.
        ("pnpm.objectifs", "Plaidoyer ou sensibilisation ?", ""),
        ("pnpm.objectifs", "Hébergement ou transport ?", ""),
    ],
)
def test_one_of_two_words_that_one_point_of_a_list_has(topic: str, text: str, begins: str) -> None:
    found = one_of_two_words(Request(topic, asking("valeurs", detail="autre", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
    assert found is None or found.point is not None
