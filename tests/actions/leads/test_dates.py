"""Which came first, how much time lies between, what happened when: the first sentence says it, and is right for every pair of the file."""

from __future__ import annotations

from itertools import combinations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from bot.nlu.folding import fold
from knowledge import Knowledge, load
from tests.actions.questions import asking

KNOWLEDGE = load()
NEW = Memory()
ALL = tuple(one.id for one in KNOWLEDGE.collectifs)


def said(
    detail: str, text: str, named: tuple[str, ...] = (), memory: Memory = NEW, years: tuple[str, ...] = (),
    topic: str = "chronologie", knowledge: Knowledge = KNOWLEDGE,
) -> str:  # fmt: skip
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years)
    found = lead(Request(topic, question, named), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("detail", "text", "named", "expected"),
    [
        ("plus", "laquelle est la plus ancienne ?", (), "La PNPM, en 2009."),
        ("plus", "lequel des deux est antérieur ?", ("groupe", "cde"), "Le groupe de travail, en novembre 2014."),
        ("moins", "le plus récent des deux", ("pnpm", "groupe"), "Le groupe de travail, en novembre 2014."),
        ("moins", "et le benjamin ?", (), "La Plateforme CDE Maroc, en juin 2017 selon"),
        ("liste", "rangez vos collectifs par date de naissance", (), "2009 pour la PNPM, novembre 2014 pour le groupe de travail et"),
        ("liste", "toutes les dates svp", (), "Les dates, dans l’ordre : 2009,"),
        ("ecart", "combien d'années d'écart ?", ("pnpm", "groupe"), "Cinq ans : 2009 pour la PNPM, novembre 2014 pour le groupe de travail."),
        ("ecart", "plus vieux de combien ?", ("groupe", "cde"), "Deux ans et sept mois : novembre 2014 pour le groupe de travail, juin 2017 selon"),
        ("ecart", "combien de temps entre le groupe et sa charte ?", ("groupe",), "Treize mois : novembre 2014 pour le groupe de travail, décembre"),
        ("ecart", "entre la première date et la dernière ?", (), "Six ans : 2009 pour la PNPM, décembre 2015 (le groupe de travail a élaboré"),
        ("oui_non", "cinq ans d'écart, c'est ça ?", ("pnpm", "groupe"), "Oui : cinq ans (2009"),
        ("oui_non", "dix ans les séparent ?", ("pnpm", "groupe"), "Non : cinq ans (2009"),
        ("oui_non", "la charte est venue après le groupe ?", ("groupe",), "Oui : décembre 2015 ("),
        ("oui_non", "la charte est venue avant le groupe ?", ("groupe",), "Non : décembre 2015 ("),
        ("oui_non", "la PNPM est plus ancienne que le groupe ?", ("pnpm", "groupe"), "Oui : 2009 pour la PNPM, novembre 2014"),
        ("oui_non", "la PNPM est plus jeune que le groupe ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM, novembre 2014"),
        ("oui_non", "c'est la même année ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM, novembre 2014"),
        ("autre", "la PNPM, avant ou après le groupe ?", ("pnpm", "groupe"), "Avant : 2009 pour la PNPM, novembre 2014"),
        ("date", "les dates de création ?", (), "2009 pour la PNPM, novembre 2014 pour le groupe de travail et juin 2017 selon"),
        ("tout", "les dates dans l'ordre", (), "Les dates, dans l’ordre : 2009, novembre 2014, 2015, décembre 2015 et juin 2017."),
        ("liste", "du plus vieux au plus jeune", (), "2009 pour la PNPM, novembre 2014"),
        # What neither yes nor no answers.
        ("oui_non", "c'est vrai ?", (), "2009 pour la PNPM, novembre 2014 pour le groupe de travail et juin 2017 selon"),
    ],
)
def test_the_first_sentence(detail: str, text: str, named: tuple[str, ...], expected: str) -> None:
    found = said(detail, text, named)
    assert found.startswith(expected) and bool(found) == bool(expected)


def test_what_happened_in_a_year() -> None:
    both = said("tout", "que s'est-il passé en 2015 ?", years=("2015",))
    assert both.startswith("En 2015 : un rassemblement d’associations") and "charte" in both and both.endswith("(décembre 2015).")
    assert said("tout", "2009, 2015, il se passe quoi ?", years=("2009", "2015")).startswith("2009, la PNPM a été constituée")
    assert said("tout", "et en 1998 ?", years=("1998",)) == ""


def test_all_of_one_year() -> None:
    assert said("oui_non", "les trois datent de 2015 ?", years=("2015",)).startswith("Non : 2009 pour la PNPM")


def test_the_latest_of_the_page_is_told_beside_one_from_elsewhere() -> None:
    assert said("moins", "le plus récent ?").endswith(" ; de ceux que date la page d’AMANE, c’est le groupe de travail, en novembre 2014.")


def test_what_was_spoken_of_is_meant() -> None:
    both = Memory(collectif="groupe", collectif_precedent="pnpm", dits=(("chronologie", "plus"),))
    assert said("ecart", "de combien ?", memory=both).startswith("Cinq ans")
    charter = Memory(collectif="groupe", dits=(("fondation", "date"), ("charte", "date")))
    assert said("oui_non", "soit treize mois avant ?", memory=charter).startswith("Oui : treize mois")
    # What is claimed may be of something else: it is not denied, and what lies between these two is told.
    assert said("oui_non", "soit deux ans avant ?", memory=charter).startswith("Treize mois : novembre 2014 pour le groupe de travail")
    assert said("ecart", "de combien de mois l'écart ?", memory=Memory(collectif="groupe"), topic="groupe.charte").startswith("Treize mois")
    assert said("ecart", "de combien d'années ?", memory=Memory(collectif="groupe"), topic="groupe.membres") == ""
    assert said("ecart", "de combien ?").startswith("2009 pour la PNPM, novembre 2014 pour le groupe de travail et juin 2017")


def test_the_next_date_and_the_one_before() -> None:
    first = lead(Request("chronologie", asking("chronologie", detail="plus", text="le plus vieux")), Memory(), KNOWLEDGE)
    assert first and first.point == 0
    after = Memory(point=("chronologie", 0))
    assert said("element:suivant", "et après ?", memory=after).startswith("Novembre 2014 pour le groupe de travail")
    assert said("element:precedent", "et avant ?", memory=after).startswith("2009 pour la PNPM, novembre 2014 pour le groupe")
    assert said("element:suivant", "la date d'après", memory=Memory(collectif="pnpm")).startswith("Novembre 2014")


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL, 2)))
def test_every_pair_is_right_and_the_same_both_ways(one: str, other: str) -> None:
    created = {collective.id: event.date for collective in KNOWLEDGE.collectifs for event in collective.evenements if event.genre == "creation"}
    earlier = created[one] < created[other]
    assert said("oui_non", "le premier est plus ancien que le second", (one, other)).startswith("Oui" if earlier else "Non")
    assert said("ecart", "de combien", (one, other)) == said("ecart", "de combien", (other, one))


def test_one_without_a_date_is_said_to_have_none() -> None:
    pattern = KNOWLEDGE.collectifs[0]
    only = {"presentation": pattern.rubriques["presentation"]}
    new = pattern.model_copy(update={"id": "reseau", "designation": "le Réseau Arganier", "rubriques": only})
    more = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert said("date", "les dates de création ?", knowledge=more).endswith(" ; la page ne donne pas de date pour le Réseau Arganier.")
    assert said("ecart", "de combien d'années", ("pnpm", "reseau"), knowledge=more) == (
        "2009 pour la PNPM ; la page ne donne pas de date pour le Réseau Arganier."
    )
