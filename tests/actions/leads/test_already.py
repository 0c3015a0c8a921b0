"""What came after the beginning was not there yet, and what nobody dates is not said to have been."""

from __future__ import annotations

import pytest

from actions.leads.already import was_there_yet
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.charte", "Il avait une charte dès le début ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Ils l'avaient déjà à ce moment-là ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Écrite le jour de la fondation ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Il l'avait déjà quand il a été fondé ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "À sa naissance, avait-il une charte ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Sa charte date de sa création ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Et la charte, c'est venu avec ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("groupe.charte", "Elles avaient déjà une charte en se lançant ?", "Non : c’est en décembre 2015 que le groupe de travail"),
        ("cde.membres", "Une trentaine, déjà, à ce moment-là ?", "La page ne le dit pas ; elle dit que la Plateforme CDE Maroc regroupe"),
        ("groupe.membres", "Ils étaient onze dès le début ?", ""),
        ("groupe.charte", "Ils ont fait autre chose à ce moment-là ?", ""),
        # Its own beginning, one without a date on the page, what is denied, offered, or of another moment.
        ("groupe.fondation", "Dès le début ?", ""),
        ("cde.documents", "La charte était là dès le début ?", "La page ne le dit pas ; elle dit que la charte et les documents"),
        ("cde.documents", "La charte est là dès le début ?", ""),
        ("cde.ppipem", "C'était là dès le début ?", ""),
        ("pnpm.valeurs", "Elle avait ces valeurs dès le début ?", ""),
        ("groupe.charte", "Pas dès le début ?", ""),
        ("groupe.charte", "Elle est citée au début de la page ?", ""),
        ("groupe.charte", "Le mécanisme est venu en même temps ?", ""),
        ("groupe.charte", "Dès le début ou plus tard ?", ""),
        ("groupe.charte", "Elle date de 2015 ?", ""),
    ],
)
def test_what_came_later_was_not_there_yet(topic: str, text: str, begins: str) -> None:
    found = was_there_yet(Request(topic, asking("charte", detail="oui_non", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
