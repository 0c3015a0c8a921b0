"""Who asks which of two is right hears that first, by what is claimed and by whom."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.fondation", "mon neveu dit 2009 moi j avais compris 2014 qui a raison", "C’est vous qui avez raison : c’est en novembre 2014"),
        ("groupe.fondation", "moi je dis 2009 et lui 2014 qui de nous deux a raison", "Cette fois, ce n’est pas vous qui avez raison : c’est"),
        ("groupe.fondation", "mon pere dit 2015 ma mere 2014 qui a raison", "C’est « 2014 » qui est juste : c’est en novembre 2014"),
        ("cde.fondation", "mon binome dit 2009 moi jdis 2015 ki a raison", "Ni l’un ni l’autre : en juin 2017"),
        ("groupe.membres", "ma femme dit cinq moi je maintiens onze lequel de nous deux a raison", "C’est vous qui avez raison : le groupe"),
        ("groupe.fondation", "moi je dis 11 yahya dit 5 qui a raison", "Cette fois, ce n’est pas vous"),
        ("collectifs.liste", "ali dit qu amane est dans 4 collectifs moi je dis 3 qui a raison", "C’est vous qui avez raison : il y en a trois"),
        # Each is of another collective.
        ("chronologie", "mon prof dit 2009 moi 2014 lequel a bon", "Les deux dates sont bonnes, chacune pour un collectif : 2009 pour la PNPM"),
        # One claim, which the other denies.
        ("groupe.charte", "ma voisine soutient que sa charte est de 2009 et moi je dis non qui a raison", "C’est vous qui avez raison"),
        ("groupe.charte", "moi je dis que la charte est de 2009 mon pote dit non qui a raison", "Cette fois, ce n’est pas vous"),
        # Which of two a date is of.
        ("groupe.charte", "novembre 2014 est ce la date de la charte ou celle de sa naissance", "C’est en novembre 2014 que cinq associations"),
        ("groupe.charte", "decembre 2015 est ce la date de la charte ou de la creation", "C’est en décembre 2015 que le groupe de travail"),
        # Nobody denies anything.
        ("groupe.charte", "on m a dit 2009 qui a raison", "C’est en décembre 2015"),
    ],
)
def test_who_is_right_is_said_first(topic: str, text: str, begins: str) -> None:
    found = lead(Request(topic, asking(topic.partition(".")[2], detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)
