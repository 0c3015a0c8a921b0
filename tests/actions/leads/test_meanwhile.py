"""What else happened in a year, beside what was just told."""

from __future__ import annotations

import pytest

from actions.leads.meanwhile import between, what_else_then, which_came_first
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

PPIPEM = "En 2015, un rassemblement d’associations s’est mis d’accord"


@pytest.mark.parametrize(
    ("told", "detail", "text", "years", "begins"),
    [
        ("groupe.charte", "oui_non", "la meme annee y a eu autre chose", (), f"Oui : e{PPIPEM[1:]}"),
        ("groupe.charte", "autre", "2015 ya eu quoi d autre a part ca", ("2015",), PPIPEM),
        ("groupe.fondation", "oui_non", "rien d autre cette annee la", (), "Rien d’autre n’est daté de 2014."),
        # Of no year, of who did something, or after what has no date.
        ("groupe.charte", "autre", "y a eu autre chose", (), None),
        ("groupe.charte", "oui_non", "d autres associations la meme annee", (), None),
        ("cde.epu", "oui_non", "la meme annee y a eu autre chose", (), None),
    ],
)
def test_what_else_happened_then(told: str, detail: str, text: str, years: tuple[str, ...], begins: str | None) -> None:
    request = Request("chronologie", asking("chronologie", detail=detail, text=text, years=years))
    found = what_else_then(request, Memory(sujets=(told,)), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("entre 2009 et 2014 y se passe rien", "Rien n’est daté entre 2009 et 2014."),
        ("entre 2009 et 2015 il y a un truc", "En novembre 2014, cinq associations"),
        ("entre 1990 et 1995 rien", None),
        ("entre 2009 et 2014", None),
    ],
)
def test_what_happened_between_two_years(text: str, begins: str | None) -> None:
    found = between(Request("chronologie", asking("chronologie", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "years", "begins"),
    [
        ("deux choses en 2015 laquelle en premier", ("2015",), f"La page ne dit pas ce qui est venu d’abord. {PPIPEM}"),
        ("la charte et le plan d action lequel d abord", (), "La page ne dit pas ce qui est venu d’abord."),
        ("la charte ou la fondation du groupe qui en premier", (), "En novembre 2014, cinq associations, dont AMANE"),
        # Of one, of a list, or what is not asked.
        ("la charte en premier", (), None),
        ("le premier objectif c est quoi", (), None),
        ("deux choses en 2009 laquelle en premier", ("2009",), None),
    ],
)
def test_which_of_two_came_first(text: str, years: tuple[str, ...], begins: str | None) -> None:
    collectives = ("groupe",) if "groupe" in text else ()
    request = Request("chronologie", asking("chronologie", detail="plus", text=text, years=years, collectives=collectives))
    found = which_came_first(request, Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
