"""Yes to who asks whether it went on, and to who doubts what was just told."""

from __future__ import annotations

import pytest

from actions.leads import going_on
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
WENT_ON = "Oui : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi lors de l’Examen Périodique Universel (EPU)."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.epu", "et apres ils ont continue", WENT_ON),
        ("cde.epu", "ca s est poursuivi ensuite", WENT_ON),
        ("cde.epu", "y a t il eu une suite", WENT_ON),
        ("cde.fondation", "et apres ils ont continue", WENT_ON),
        ("cde.ppipem", "ils ont continue leur plaidoyer", WENT_ON),
        ("cde.presentation", "elle a poursuivi ce travail", WENT_ON),
        ("cde.epu", "ils continuent encore aujourd hui", None),
        ("cde.epu", "ils ont continue a paris", None),
        ("cde.epu", "ils n ont pas continue", None),
        ("groupe.charte", "ils ont continue apres", None),
        ("pnpm.adhesion", "ils ont continue apres", None),
    ],
)
def test_whether_it_went_on(topic: str, text: str, said: str | None) -> None:
    found = going_on.went_on(Request(topic, asking("epu", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "before", "text", "said"),
    [
        ("groupe.charte", "oui_non", "vous etes sur", "Oui, c’est ce que dit la page : au fil des rencontres, le groupe"),
        ("pnpm.adhesion", "date", "vous en etes certain", "Oui, c’est ce que dit la page : AMANE fait partie de la PNPM depuis"),
        ("groupe.membres", "nombre", "t es sur de ca", "Oui, c’est ce que dit la page : le groupe de travail réunit aujourd’hui onze"),
        ("cde.membres", "nombre", "etes vous surs", "Oui, c’est ce que dit la page : la Plateforme CDE Maroc regroupe une trentaine"),
        ("cde.fondation", "date", "c est sur", "Oui : c’était en juin 2017, selon le site de la plateforme ; la page d’AMANE ne le dit pas."),
        ("groupe.charte", "oui_non", "mais vous etes vraiment sur de vous", "Oui, c’est ce que dit la page : au fil des rencontres"),
        ("groupe.charte", "oui_non", "vous etes sur qu elle est publique", None),
        ("pnpm.objectifs", "tout", "vous etes sur", None),
    ],
)
def test_who_doubts_is_told_where_it_stands(topic: str, before: str, text: str, said: str | None) -> None:
    memory = Memory(sujets=(topic,), dits=((topic.partition(".")[2], before),))
    found = going_on.sure_of_it(Request(topic, asking("charte", text=text, detail="oui_non")), memory, KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None
    assert going_on.sure_of_it(Request(topic, asking("charte", text=text, detail="oui_non")), Memory(), KNOWLEDGE) is None
