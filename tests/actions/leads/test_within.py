"""What is dated within a time that is named, and whether what is said to be is: right for those that staff adds, too."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from bot.nlu.folding import fold
from bot.nlu.markers import years_of
from knowledge import Knowledge, load
from tests.actions.questions import asking

KNOWLEDGE = load()
NEW = Memory()


def said(detail: str, text: str, named: tuple[str, ...] = (), topic: str = "chronologie", knowledge: Knowledge = KNOWLEDGE) -> str:
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years_of(fold(text)))
    found = lead(Request(topic, question, named), NEW, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("detail", "text", "begins"),
    [
        ("oui_non", "et entre 2013 et 2016 ?", "Novembre 2014 pour le groupe de travail, 2015 ("),
        ("lesquels", "entre 2013 et 2016 ?", "Novembre 2014 pour le groupe de travail."),
        ("autre", "fin 2014 il s'est passé quoi ?", "Novembre 2014 pour le groupe de travail."),
        ("lesquels", "et des années 2010 ?", "Novembre 2014 pour le groupe de travail et juin 2017 pour la Plateforme CDE Maroc selon"),
        ("oui_non", "début 2009 quelque chose ?", "2009 pour la PNPM."),
        ("nombre", "jusqu'en 2014, combien existaient ?", "Deux : 2009 pour la PNPM et novembre 2014"),
        ("lesquels", "laquelle date de 2012 ?", "Aucun à cette date ; les plus proches : 2009 pour la PNPM et novembre 2014"),
        ("autre", "en 2012 il y avait quoi ?", "Rien de connu à cette date ; au plus près : 2009 pour la PNPM et novembre 2014"),
        ("oui_non", "un collectif est né en 2011 ?", "Non : 2009 pour la PNPM et novembre 2014"),
        ("autre", "la dernière fois, c'était 2014 pour quoi ?", "En novembre 2014, cinq associations, dont AMANE"),
    ],
)
def test_what_is_dated_then(detail: str, text: str, begins: str) -> None:
    assert said(detail, text).startswith(begins)


@pytest.mark.parametrize(
    ("text", "named", "begins"),
    [
        ("les deux plus vieux collectifs datent des années 2010", (), "Non : 2009 pour la PNPM et novembre 2014"),
        ("les deux plus anciens sont nés avant 2015 ?", (), "Oui : 2009 pour la PNPM et novembre 2014"),
        ("le plus ancien, c'est 2008 ?", (), "Non : 2009 pour la PNPM."),
        ("le plus ancien, c'est 2009 ?", (), "Oui : 2009 pour la PNPM."),
        ("les trois sont nés après 2008 ?", (), "Oui : 2009 pour la PNPM, novembre 2014"),
        ("les trois datent des années 2010 ?", (), "Non : 2009 pour la PNPM, novembre 2014"),
        ("la PNPM date des années 2000 ?", ("pnpm",), "Oui : 2009 pour la PNPM."),
    ],
)
def test_whether_they_are_of_then(text: str, named: tuple[str, ...], begins: str) -> None:
    assert said("oui_non", text, named).startswith(begins)


def test_whether_what_a_section_dates_is_of_then() -> None:
    assert said("oui_non", "le groupe date d'avant 2012 ?", ("groupe",), "groupe.fondation").startswith("Non : novembre 2014")
    assert said("oui_non", "la charte, fin 2015 ?", topic="groupe.charte").startswith("Oui : décembre 2015")
    assert said("oui_non", "la PNPM existait déjà en 2012 ?", ("pnpm",), "pnpm.adhesion").startswith("Oui : 2009 pour la PNPM.")
    assert said("oui_non", "en 2012 le groupe existait ?", ("groupe",), "groupe.fondation").startswith("Non : novembre 2014")
    assert said("oui_non", "début 2009 ?", topic="pnpm.adhesion").startswith("2009 pour la PNPM.")


def test_who_has_no_date() -> None:
    told = "La Plateforme CDE Maroc, sans date sur la page d’AMANE ; juin 2017 pour la Plateforme CDE Maroc selon le site"
    assert said("lesquels", "lequel n'a pas de date de naissance ?").startswith(told)
    assert said("lesquels", "lequel n'a pas de date de naissance ?", topic="recherche").startswith(told)
    dated = KNOWLEDGE.model_copy(update={"collectifs": KNOWLEDGE.collectifs[:2]})
    assert said("lesquels", "lequel est sans date ?", knowledge=dated).startswith("Non : 2009 pour la PNPM et novembre 2014")
