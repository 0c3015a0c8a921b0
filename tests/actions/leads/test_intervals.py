"""How much time lies between two dates, and whether it is as claimed: the first sentence says it, whichever way the two are meant."""

from __future__ import annotations

from itertools import combinations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from bot.nlu.markers import years_of
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
ALL = tuple(one.id for one in KNOWLEDGE.collectifs)


def said(
    detail: str, text: str, named: tuple[str, ...] = (), memory: Memory = NEW, years: tuple[str, ...] = (), ordinals: tuple[int, ...] = (),
    topic: str = "chronologie", knowledge: Knowledge = KNOWLEDGE,
) -> str:  # fmt: skip
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years, ordinals=ordinals)
    found = lead(Request(topic, question, named), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("detail", "text", "named", "expected"),
    [
        ("ecart", "combien d'années d'écart ?", ("pnpm", "groupe"), "Il y a cinq ans d’écart : 2009 pour la PNPM, novembre 2014 pour le groupe"),
        ("ecart", "plus vieux de combien ?", ("groupe", "cde"), "Il y a deux ans et sept mois d’écart : novembre 2014 pour le groupe de travail,"),
        ("ecart", "combien de temps entre le groupe et sa charte ?", ("groupe",), "Il y a treize mois d’écart : novembre 2014 pour le groupe"),
        ("ecart", "entre la première date et la dernière ?", (), "Il y a six ans d’écart : 2009 pour la PNPM, décembre 2015 pour la charte"),
        ("oui_non", "cinq ans d'écart, c'est ça ?", ("pnpm", "groupe"), "Oui : il y a cinq ans d’écart ("),
        ("oui_non", "dix ans les séparent ?", ("pnpm", "groupe"), "Non : il y a cinq ans d’écart ("),
        ("ecart", "combien d'années entre le plus ancien et la charte du groupe ?", ("groupe",), "Il y a six ans d’écart : 2009 pour la PNPM,"),
        ("ecart", "entre la doyenne et le groupe, combien ?", ("groupe",), "Il y a cinq ans d’écart : 2009 pour la PNPM,"),
    ],
)
def test_the_first_sentence(detail: str, text: str, named: tuple[str, ...], expected: str) -> None:
    found = said(detail, text, named)
    assert found.startswith(expected) and bool(found) == bool(expected)


def test_what_was_spoken_of_is_meant() -> None:
    both = Memory(collectif="groupe", collectif_precedent="pnpm", dits=(("chronologie", "plus"),))
    assert said("ecart", "de combien ?", memory=both).startswith("Il y a cinq ans d’écart")
    charter = Memory(collectif="groupe", dits=(("fondation", "date"), ("charte", "date")), vus=("groupe.charte", "groupe.fondation"))
    assert said("oui_non", "soit treize mois avant ?", memory=charter).startswith("Oui : il y a treize mois d’écart")
    # What is claimed may be of something else: it is not denied, and what lies between these two is told.
    assert said("oui_non", "soit deux ans avant ?", memory=charter).startswith("Il y a treize mois d’écart : novembre 2014 pour le groupe de travail")
    assert said("ecart", "de combien de mois l'écart ?", memory=Memory(collectif="groupe"), topic="groupe.charte").startswith("Il y a treize mois")
    assert said("ecart", "de combien d'années ?", memory=Memory(collectif="groupe"), topic="groupe.membres") == ""
    assert said("ecart", "de combien ?").startswith("La PNPM date de 2009, le groupe de travail de novembre 2014")


def test_what_was_told_last_is_meant_whoever_is_the_latest() -> None:
    charter = Memory(collectif="cde", collectif_precedent="groupe", sujets=("groupe.charte",), dits=(("charte", "oui_non"), ("fondation", "qui")))
    assert said("oui_non", "un an plus tard ?", memory=charter).startswith("Oui : il y a treize mois d’écart")
    six = Memory(liste=("pnpm", "groupe"), point=("chronologie", 3), dits=(("chronologie", "ecart"),))
    assert said("oui_non", "plutôt cinq, non ?", memory=six).startswith("Il y a six ans d’écart : 2009 pour la PNPM")


def test_the_two_just_told_one_after_the_other_are_meant() -> None:
    walked = Memory(collectif="pnpm", point=("chronologie", 1), dits=(("chronologie", "element:suivant"), ("chronologie", "plus")))
    assert said("ecart", "et entre les deux ?", memory=walked).startswith("Il y a cinq ans d’écart : 2009 pour la PNPM,")
    back = Memory(point=("chronologie", 1), dits=(("chronologie", "element:precedent"), ("chronologie", "plus")))
    assert said("ecart", "et entre les deux ?", memory=back).startswith("Il y a un an d’écart : le groupe de travail date de novembre 2014")


def test_beside_the_one_spoken_of_before_the_one_that_is_named() -> None:
    turned = Memory(collectif="groupe", collectif_precedent="pnpm")
    assert said("ecart", "et entre ça et le groupe, combien d'années", ("groupe",), turned).startswith("Il y a cinq ans d’écart : 2009 pour la PNPM")


def test_two_are_meant_by_their_years_or_places() -> None:
    spoken = Memory(collectif="groupe")
    assert said("ecart", "2014 puis 2015, combien ?", memory=spoken, years=("2014", "2015")).startswith("Il y a treize mois d’écart : novembre 2014")
    assert said("ecart", "de 2009 à 2014 ?", years=("2009", "2014")).startswith("Il y a cinq ans d’écart : 2009 pour la PNPM,")
    assert said("ecart", "combien entre le 1er et le 2e ?", ordinals=(0, 1)).startswith("Il y a cinq ans d’écart : 2009 pour la PNPM,")


def test_a_mere_number_after_a_gap_is_one_of_years() -> None:
    told = Memory(liste=("pnpm", "groupe"), dits=(("chronologie", "ecart"),))
    assert said("oui_non", "donc 5", memory=told).startswith("Oui : il y a cinq ans d’écart")
    assert said("oui_non", "on me dit 6", memory=told).startswith("Il y a cinq ans d’écart : 2009 pour la PNPM")
    assert not said("oui_non", "on me dit 6", memory=Memory(liste=("pnpm", "groupe"), dits=(("chronologie", "tout"),))).startswith("Il y a cinq ans")


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL, 2)))
def test_every_pair_is_the_same_both_ways(one: str, other: str) -> None:
    assert said("ecart", "de combien", (one, other)) == said("ecart", "de combien", (other, one)) != ""


def test_of_one_without_a_date_no_gap_is_told() -> None:
    pattern = KNOWLEDGE.collectifs[0]
    only = {"presentation": pattern.rubriques["presentation"]}
    new = pattern.model_copy(update={"id": "reseau", "designation": "le Réseau Arganier", "rubriques": only})
    more = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert said("ecart", "de combien d'années", ("pnpm", "reseau"), knowledge=more) == (
        "La PNPM date de 2009 ; la page ne donne pas de date pour le Réseau Arganier."
    )


@pytest.mark.parametrize(
    ("detail", "text", "named", "begins"),
    [
        ("oui_non", "Entre la plateforme de 2009 et la charte du groupe, six ans ?", ("groupe",), "Oui : il y a six ans d’écart (2009 pour la PNPM"),
        ("ecart", "entre le premier jalon et le groupe ?", ("groupe",), "Il y a cinq ans d’écart : 2009 pour la PNPM,"),
        ("ecart", "écart entre les deux premières dates", (), "Il y a cinq ans d’écart : 2009 pour la PNPM,"),
        ("oui_non", "la CDE est plus vieille que le groupe de deux ans ?", ("cde", "groupe"), "Non : il y a deux ans et sept mois d’écart"),
        ("oui_non", "la PNPM est née avant le groupe, de cinq ans ?", ("pnpm", "groupe"), "Oui : il y a cinq ans d’écart"),
        ("oui_non", "six ans entre la PNPM et la PPIPEM ?", ("pnpm",), "Oui : il y a six ans d’écart (la PNPM date de 2009"),
        ("oui_non", "deux ans et demi entre le groupe et la CDE ?", ("groupe", "cde"), "Oui : il y a deux ans et sept mois d’écart"),
    ],
)
def test_the_two_are_meant_by_dates_and_places_in_time(detail: str, text: str, named: tuple[str, ...], begins: str) -> None:
    assert said(detail, text, named, years=years_of(fold(text))).startswith(begins)


def test_beside_the_oldest_stands_the_next_one() -> None:
    told = Memory(collectif="pnpm", point=("chronologie", 0), dits=(("chronologie", "plus"),))
    assert said("oui_non", "5 ans d'avance donc ?", memory=told).startswith("Oui : il y a cinq ans d’écart (2009 pour la PNPM")
    charter = Memory(collectif="groupe", sujets=("groupe.charte",), dits=(("charte", "oui_non"),))
    assert said("ecart", "combien de mois après la fondation ?", memory=charter).startswith("Il y a treize mois d’écart : novembre 2014")
    after = Memory(collectif="groupe", dits=(("charte", "date"),))
    assert said("oui_non", "un an après la fondation ?", memory=after, topic="groupe.charte").startswith("Oui : il y a treize mois d’écart")


def test_time_is_compared_whatever_it_was_read_as() -> None:
    assert said("oui_non", "ils sont nés la même année", ("pnpm", "groupe"), topic="comparaison").startswith("Non : 2009 pour la PNPM,")
    # A number of things is no number of years.
    told = Memory(collectif="groupe", dits=(("chronologie", "ecart"),))
    assert said("oui_non", "en 2015 j'ai deux choses, la charte et", memory=told, years=("2015",)).startswith("Oui : en 2015, un")


AGED = "environ dix-sept ans : la PNPM date de 2009."


@pytest.mark.parametrize(
    ("topic", "detail", "text", "told", "begins"),
    [
        ("pnpm.adhesion", "date", "elle a quel âge ?", "", f"Cela fait {AGED}"),
        ("pnpm.adhesion", "ecart", "ça fait combien d'années donc", "pnpm.adhesion", f"Cela fait {AGED}"),
        ("chronologie", "date", "la plus ancienne, quel âge ?", "", f"Cela fait {AGED}"),
        ("groupe.charte", "date", "la charte a quel âge ?", "", "Cela fait dix ans : la charte du groupe de travail date de décembre 2015."),
        ("pnpm.adhesion", "ecart", "et en 2024, quel âge ?", "", "Cela fait environ quinze ans : la PNPM date de 2009."),
    ],
)
def test_how_old_it_is(topic: str, detail: str, text: str, told: str, begins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.leads.intervals.today", lambda: "2026-11-28")
    spoken = Memory(collectif=topic.partition(".")[0], sujets=(told,) if told else ())
    assert said(detail, text, memory=spoken, years=years_of(fold(text)), topic=topic).startswith(begins)


@pytest.mark.parametrize("text", ["j'ai 11 ans", "cela fait treize mois d'intervalle", "11 associations"])
def test_no_age_is_meant(text: str) -> None:
    spoken = Memory(collectif="groupe", sujets=("groupe.fondation",))
    assert "cela fait" not in said("oui_non", text, memory=spoken, topic="groupe.fondation").lower()


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("chronologie", "ecart", "donc combien de temps après la création du groupe ?", "Il y a treize mois d’écart : novembre 2014 pour"),
        ("groupe.charte", "ecart", "combien de temps a mis le groupe pour écrire sa charte ?", "Il y a treize mois d’écart : novembre 2014 pour"),
        ("groupe.charte", "autre", "la charte du groupe date d'avant ou d'après le groupe ?", "Après : décembre 2015 pour la charte, novembre 2014"),
        ("groupe.charte", "autre", "elle est arrivée avant ou après lui ?", "Après : décembre 2015 pour la charte, novembre 2014"),
        ("groupe.charte", "date", "en quelle année", "C’est en décembre 2015 que le groupe de travail"),
        ("comparaison", "ecart", "combien d'années d'écart entre la PNPM et le groupe ?", "Il y a cinq ans d’écart : 2009 pour la PNPM,"),
    ],
)
def test_a_gap_is_told_however_it_is_asked(topic: str, detail: str, text: str, begins: str) -> None:
    told = Memory(collectif="groupe", sujets=("groupe.charte",), dits=(("charte", "date"),))
    named = ("pnpm", "groupe") if "PNPM" in text else ("groupe",) if "groupe" in text else ()
    assert said(detail, text, named, told, topic=topic).startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text", "named", "begins"),
    [
        ("pnpm.adhesion", "donc ça fait genre 10 ans", ("pnpm",), "Non : cela fait environ dix-sept ans"),
        ("pnpm.adhesion", "ça fait seize ans", ("pnpm",), "Oui : cela fait environ dix-sept ans"),
        ("cde.fondation", "ça fait 9 ans", ("cde",), "Oui : cela fait neuf ans"),
        ("cde.fondation", "ça fait presque dix ans", ("cde",), "Oui : cela fait neuf ans"),
        ("cde.fondation", "ça fait cinq ans", ("cde",), "Non : cela fait neuf ans"),
    ],
)
def test_an_age_that_is_claimed_is_right_within_a_year(
    topic: str, text: str, named: tuple[str, ...], begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.leads.intervals.today", lambda: "2026-11-28")
    assert said("oui_non", text, named, topic=topic).startswith(begins)
