"""What was said, what is asked for and whom it is for, in a few words: only where a question asks for just that."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.contents import what_is_wanted, what_was_said, which_ones
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

EPU, GOALS, SHARED = "cde.epu", "pnpm.objectifs", "collectifs.objectifs"


@pytest.mark.parametrize("text", ["et ils ont raconte quoi la bas", "que contient il", "ils y ont dit quoi", "et le fond du message"])
def test_what_was_presented_is_told_and_that_there_is_no_more(text: str) -> None:
    found = what_was_said(Request(EPU, asking("epu", detail="autre", text=text)), Memory("cde", sujets=(EPU,)), KNOWLEDGE)
    assert found and found.text.startswith("Ses principales préoccupations") and found.text.endswith("; la page n’en donne pas le détail.")
    assert found.gap == NOT_SAID and found.blocks


@pytest.mark.parametrize(
    ("topic", "detail", "text", "memory"),
    [
        # Whose they are is not known yet, something else is asked, or nothing was presented.
        (EPU, "autre", "ils ont dit quoi a geneve", Memory()),
        (EPU, "oui_non", "ils ont dit quelque chose", Memory("cde", sujets=(EPU,))),
        (EPU, "autre", "quand ont ils presente ca", Memory("cde", sujets=(EPU,))),
        (EPU, "autre", "l epu ca veut dire quoi", Memory("cde", sujets=(EPU,))),
        ("groupe.charte", "autre", "elle dit quoi", Memory("groupe", sujets=("groupe.charte",))),
    ],
)
def test_what_asks_for_more_is_told_elsewhere(topic: str, detail: str, text: str, memory: Memory) -> None:
    assert what_was_said(Request(topic, asking(topic.partition(".")[2], detail=detail, text=text)), memory, KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "point", "text", "said"),
    [
        (SHARED, 1, "et ils veulent koi des etats", "Qu’ils assurent les infrastructures"),
        (GOALS, 1, "vous demandez quoi aux autorites", "Le respect des droits des migrants."),
        (GOALS, 1, "le deuxieme objectif", ""),
        (GOALS, 2, "ils veulent quoi", ""),
    ],
)
def test_what_a_point_asks_for(topic: str, point: int, text: str, said: str) -> None:
    request = Request(topic, asking("objectifs", detail="element:contenu", text=text))
    found = what_is_wanted(Answered("Le point.", point=point), request, KNOWLEDGE)
    assert bool(found) == bool(said) and (not found or found.text.startswith(said))


def test_nothing_is_asked_for_of_several_points() -> None:
    request = Request(SHARED, asking("objectifs_communs", detail="tout", text="ils veulent quoi"))
    assert what_is_wanted(None, request, KNOWLEDGE) is None and what_is_wanted(Answered("Trois objectifs."), request, KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "detail", "text", "told", "said"),
    [
        (SHARED, "pour_qui", "pr kel enfants", (), "Les enfants vulnérables ou survivants de violences, notamment sexuelles."),
        (SHARED, "qui", "quels gosses", (SHARED, 1), "Les enfants vulnérables ou survivants."),
        (SHARED, "nombre", "quels enfants", (), None),
        ("pnpm.valeurs", "pour_qui", "quels enfants", (), None),
        ("groupe.charte", "pour_qui", "quels enfants", (), None),
    ],
)
def test_whom_a_list_is_for(topic: str, detail: str, text: str, told: tuple[str, int] | tuple[()], said: str | None) -> None:
    found = which_ones(Request(topic, asking("objectifs_communs", detail=detail, text=text)), Memory(point=told), KNOWLEDGE)
    assert (found.text if found else None) == said
