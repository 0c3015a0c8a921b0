"""Who asks where is told the place, or where to read it, by what is asked."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
LINK = "Vous trouverez le document sur les principales préoccupations en lien sur la page d’AMANE"


@pytest.mark.parametrize(
    ("detail", "text", "says"),
    [
        ("lien", "le papier de la bas ou", LINK),
        ("lien", "les preoccupations donc c est tout ce que j aurai ou", LINK),
        ("lieu", "et ca se passait ou", "À Genève."),
        ("lien", "dans quelle ville", "À Genève."),
        ("-", "jai encor une ou sest tenu la presentation", "À Genève."),
        ("autre", "je mets quoi en lien", LINK),
        ("tout", "son lien", LINK),
    ],
)
def test_a_document_is_somewhere_too(detail: str, text: str, says: str) -> None:
    found = lead(Request("cde.epu", asking("epu", detail=detail, text=text)), Memory(), KNOWLEDGE)
    assert found is not None and found.text.startswith(says)


def test_where_is_asked_in_darija() -> None:
    asked = asking("epu", detail="-", text="fin daroha", foreign=True)
    found = lead(Request("cde.epu", asked), Memory(), KNOWLEDGE)
    assert found is not None and found.text == "À Genève."
    # « Fin 2015 » is French.
    assert lead(Request("cde.epu", asking("epu", detail="-", text="fin 2015", foreign=True)), Memory(), KNOWLEDGE) is None
