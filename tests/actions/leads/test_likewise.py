"""Who asks whether another has one too, is told yes where the file says so."""

from __future__ import annotations

import pytest

from actions.leads.likewise import has_one_too
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

AFTER_A_CHARTER = Memory(collectif="groupe", dits=(("charte", "date"),))


@pytest.mark.parametrize(
    ("topic", "text", "memory", "begins"),
    [
        ("cde.documents", "et l autre ils en ont une aussi", AFTER_A_CHARTER, "Oui : la charte et les documents de la Plateforme CDE Maroc"),
        ("pnpm.valeurs", "la pnpm en a une", AFTER_A_CHARTER, "Oui : les signataires de la charte de la PNPM"),
        ("pnpm.presentation", "meme celle qui s occupe des migrants", AFTER_A_CHARTER, "Oui : les signataires de la charte de la PNPM"),
        ("pnpm.presentation", "meme date", AFTER_A_CHARTER, None),
        # Nothing was asked for before, it is denied, or this section tells of none.
        ("cde.documents", "ils en ont une aussi", Memory(collectif="groupe"), None),
        ("cde.documents", "ils n en ont pas", AFTER_A_CHARTER, None),
        ("cde.documents", "c est la meme", AFTER_A_CHARTER, None),
        # More is asked of it, or something else.
        *(
            ("cde.documents", text, AFTER_A_CHARTER, None)
            for text in ("elle en a une en arabe", "ils en ont deux", "elle en a change depuis", "ils en ont parle", "elle en a une depuis 2009")
        ),
        ("cde.membres", "ils en ont une aussi", AFTER_A_CHARTER, None),
    ],
)
def test_whether_another_has_one_too(topic: str, text: str, memory: Memory, begins: str | None) -> None:
    told = has_one_too(Request(topic, asking("charte", text=text, detail="oui_non")), memory, KNOWLEDGE)
    assert told.text.startswith(begins) if told and begins else told is begins


def test_whose_turn_it_is_has_one_too() -> None:
    asked = asking("charte", detail="oui_non", text="et le groupe de travail aussi", collectives=("groupe",))
    told = has_one_too(Request("groupe.charte", asked, ("groupe",), "charte"), Memory(dits=(("recherche", "oui_non"),)), KNOWLEDGE)
    assert told and told.text.startswith("Oui : au fil des rencontres, le groupe de travail a élaboré une charte")
    more = asking("charte", detail="oui_non", text="et la charte du groupe est signee aussi", collectives=("groupe",))
    assert has_one_too(Request("groupe.charte", more, ("groupe",), "charte"), Memory(), KNOWLEDGE) is None


def test_documents_of_one_sort_are_no_yes_to_another() -> None:
    asked = asking("documents", detail="oui_non", text="la cde aussi", collectives=("cde",))
    assert has_one_too(Request("cde.documents", asked, ("cde",), "documents"), Memory(dits=(("recherche", "oui_non"),)), KNOWLEDGE) is None
