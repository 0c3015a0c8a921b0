"""Which came first, how much time lies between, what happened when: the first sentence says it, and is right for every pair of the file."""

from __future__ import annotations

from itertools import combinations

import pytest

from actions.leads import dates
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from bot.nlu.markers import years_of
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
OF_THE_GROUP = "novembre 2014 (le groupe de travail)", "décembre 2015 (la charte du groupe de travail)"
DATES = f"2009 (la PNPM), {OF_THE_GROUP[0]}, 2015 (la Plateforme CDE et la PPIPEM), {OF_THE_GROUP[1]} et juin 2017 (la Plateforme CDE Maroc)"
ALL_TOLD = f"Voici les dates, dans l’ordre : {DATES}."
ALL = tuple(one.id for one in KNOWLEDGE.collectifs)


def said(
    detail: str, text: str, named: tuple[str, ...] = (), memory: Memory = NEW,
    topic: str = "chronologie", knowledge: Knowledge = KNOWLEDGE,
) -> str:  # fmt: skip
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years_of(fold(text)))
    found = lead(Request(topic, question, named), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("detail", "text", "named", "expected"),
    [
        ("plus", "laquelle est la plus ancienne ?", (), "C’est la PNPM, qui date de 2009."),
        ("plus", "lequel des deux est antérieur ?", ("groupe", "cde"), "C’est le groupe de travail, qui date de novembre 2014."),
        ("plus", "lequel existe depuis le plus longtemps ?", (), "C’est la PNPM, qui date de 2009."),
        ("plus", "pk en 1er c le plus vieux ?", ("pnpm",), "Oui : c’est la PNPM, qui date de 2009."),
        ("plus", "c'est la pnpm la plus ancienne ?", ("pnpm",), "Oui : c’est la PNPM, qui date de 2009."),
        ("plus", "alors lequel de vos collectifs est le plus vieux", (), "C’est la PNPM, qui date de 2009."),
        ("oui_non", "la cde est plus vieille que les deux autres ?", ("cde",), "Non : c’est la PNPM, qui date de 2009."),
        ("oui_non", "ils sont tous nés la même année ?", (), "Non : 2009 pour la PNPM, novembre 2014 pour le groupe"),
        ("oui_non", "dc le + vieux c la pnpm", ("pnpm",), "Oui : c’est la PNPM, qui date de 2009."),
        ("plus", "et la deuxième plus ancienne ?", (), "C’est le groupe de travail, qui date de novembre 2014."),
        ("moins", "le 2e plus récent", (), "C’est le groupe de travail, qui date de novembre 2014."),
        ("moins", "le plus récent des deux", ("pnpm", "groupe"), "C’est le groupe de travail, qui date de novembre 2014."),
        ("moins", "et le benjamin ?", (), "C’est la Plateforme CDE Maroc, qui date de juin 2017 selon"),
        ("liste", "rangez vos collectifs par date de naissance", (), "La PNPM date de 2009, le groupe de travail de novembre 2014, la Plateforme"),
        ("liste", "toutes les dates svp", (), ALL_TOLD),
        ("oui_non", "la charte est venue après le groupe ?", ("groupe",), "Oui : décembre 2015 pour la charte, novembre 2014 pour le groupe"),
        ("oui_non", "la charte est venue avant le groupe ?", ("groupe",), "Non : décembre 2015 pour la charte, novembre 2014 pour le groupe"),
        ("oui_non", "la PNPM est plus ancienne que le groupe ?", ("pnpm", "groupe"), "Oui : 2009 pour la PNPM,"),
        ("oui_non", "la PNPM est plus jeune que le groupe ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM,"),
        ("oui_non", "c'est la même année ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM,"),
        ("autre", "la PNPM, avant ou après le groupe ?", ("pnpm", "groupe"), "Avant : 2009 pour la PNPM,"),
        ("date", "les dates de création ?", (), "La PNPM date de 2009, le groupe de travail de novembre 2014, la Plateforme"),
        ("tout", "les dates dans l'ordre", (), ALL_TOLD),
        ("moins", "toutes les dates, de la plus ancienne à la plus récente", (), ALL_TOLD),
        ("lesquels", "lequel est le premier et lequel le dernier ?", (), "La PNPM date de 2009, le groupe de travail de"),
        ("date", "quelle est la première date ?", (), "C’est la PNPM, qui date de 2009."),
        ("moins", "le plus tardif des trois ans cités ?", (), "C’est la Plateforme CDE Maroc, qui date de juin 2017 selon le site de la"),
        ("liste", "du plus vieux au plus jeune", (), "La PNPM date de 2009,"),
        ("plus", "le plus ancien des trois, d'après vos dates", (), "C’est la PNPM, qui date de 2009."),
        # What neither yes nor no answers.
        ("oui_non", "c'est vrai ?", (), "La PNPM date de 2009, le groupe de travail de novembre 2014, la Plateforme"),
    ],
)
def test_the_first_sentence(detail: str, text: str, named: tuple[str, ...], expected: str) -> None:
    found = said(detail, text, named)
    assert found.startswith(expected) and bool(found) == bool(expected)


def test_what_happened_in_a_year() -> None:
    both = said("tout", "que s'est-il passé en 2015 ?")
    assert both.startswith("En 2015, un rassemblement d’associations") and "; en décembre 2015, le groupe de travail a élaboré une charte" in both
    assert said("tout", "2009, 2015, il se passe quoi ?").startswith("En 2009, la PNPM a été constituée")
    assert said("tout", "et en 1998 ?") == "Je ne connais aucun fait daté de ce moment-là. Le plus proche : la PNPM date de 2009."


def test_all_of_one_year() -> None:
    assert said("oui_non", "les trois datent de 2015 ?").startswith("Non : 2009 pour la PNPM,")


@pytest.mark.parametrize(
    ("text", "named", "spoken", "begins"),
    [
        ("le plus vieux des trois c'est la CDE", ("cde",), "groupe", "Non : c’est la PNPM, qui date de 2009."),
        ("l'aînée c'est la PNPM donc", ("pnpm",), None, "Oui : c’est la PNPM, qui date de 2009."),
        ("c'est le plus ancien ?", (), "pnpm", "Oui : c’est la PNPM, qui date de 2009."),
        ("la PNPM est la plus récente, c'est ça ?", ("pnpm",), None, "Non : c’est la Plateforme CDE Maroc, qui date de juin 2017 selon"),
        ("le moins vieux c'est la CDE ?", ("cde",), None, "Oui : c’est la Plateforme CDE Maroc, qui date de juin 2017 selon"),
        # Of those that the page dates it is; and whom « il » means is not certain.
        ("le plus jeune c'est le groupe ?", ("groupe",), None, "C’est la Plateforme CDE Maroc, qui date de juin 2017 selon"),
        ("c'est le plus ancien ?", (), "cde", "C’est la PNPM, qui date de 2009."),
        # Held against another.
        ("le groupe est plus ancien que la CDE ?", ("groupe", "cde"), None, "Oui : novembre 2014 pour le groupe de travail,"),
    ],
)
def test_who_is_claimed_to_be_the_oldest_or_the_youngest(text: str, named: tuple[str, ...], spoken: str | None, begins: str) -> None:
    assert said("oui_non", text, named, Memory(collectif=spoken)).startswith(begins)


@pytest.mark.parametrize(
    ("text", "spoken", "begins"),
    [
        ("c'est bien avant 2011 ?", "pnpm", "Oui : la PNPM date de 2009."),
        ("il existait avant 2012 ?", "groupe", "Non : le groupe de travail date de novembre 2014."),
        ("c'est après 2010 ?", "groupe", "Oui : le groupe de travail date de novembre 2014."),
        ("ça existe depuis 2009 ?", "pnpm", "Oui : la PNPM date de 2009."),
        ("tous avant 2011 ?", None, ""),
    ],
)
def test_a_creation_is_held_against_a_year(text: str, spoken: str | None, begins: str) -> None:
    assert said("oui_non", text, memory=Memory(collectif=spoken)).startswith(begins)


def test_the_last_date_is_that_of_anything_dated() -> None:
    assert said("moins", "dernière date connue").endswith("à la page d’AMANE, c’est la charte du groupe de travail, qui date de décembre 2015.")
    assert said("moins", "la date de création la plus récente").startswith("C’est la Plateforme CDE Maroc, qui date de juin 2017")


def test_the_least_old_is_the_youngest() -> None:
    assert said("moins", "le moins vieux des deux", ("pnpm", "groupe")).startswith("C’est le groupe de travail, qui date de novembre 2014")
    assert said("plus", "le moins récent").startswith("C’est la PNPM, qui date de 2009")


def test_the_latest_of_the_page_is_told_beside_one_from_elsewhere() -> None:
    assert said("moins", "le plus récent ?").endswith("à la page d’AMANE, c’est le groupe de travail, qui date de novembre 2014.")


def test_the_next_date_and_the_one_before() -> None:
    first = lead(Request("chronologie", asking("chronologie", detail="plus", text="le plus vieux")), Memory(), KNOWLEDGE)
    assert first and first.point == 0
    after = Memory(point=("chronologie", 0))
    assert said("element:suivant", "et après ?", memory=after).startswith("En novembre 2014, cinq associations")
    assert said("element:precedent", "et avant ?", memory=after).startswith("Je ne connais aucun fait daté de ce moment-là. Le plus proche : la PNPM")
    assert said("element:suivant", "la date d'après", memory=Memory(collectif="pnpm")).startswith("En novembre 2014")


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL, 2)))
def test_every_pair_is_right_and_the_same_both_ways(one: str, other: str) -> None:
    created = {collective.id: event.date for collective in KNOWLEDGE.collectifs for event in collective.evenements if event.genre == "creation"}
    earlier = created[one] < created[other]
    assert said("oui_non", "le premier est plus ancien que le second", (one, other)).startswith("Oui" if earlier else "Non")


def test_one_without_a_date_is_said_to_have_none() -> None:
    pattern = KNOWLEDGE.collectifs[0]
    only = {"presentation": pattern.rubriques["presentation"]}
    new = pattern.model_copy(update={"id": "reseau", "designation": "le Réseau Arganier", "rubriques": only})
    more = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert said("date", "les dates de création ?", knowledge=more).endswith(" ; la page ne donne pas de date pour le Réseau Arganier.")


@pytest.mark.parametrize(
    ("detail", "text", "begins"),
    [
        ("oui_non", "et entre 2013 et 2016 ?", "En novembre 2014, cinq associations, dont AMANE, ont fondé le groupe de travail ; en 2015,"),
        ("lesquels", "entre 2013 et 2016 ?", "En novembre 2014, cinq associations, dont AMANE, ont fondé le groupe de travail."),
        ("lesquels", "et des années 2010 ?", "En novembre 2014, cinq associations, dont AMANE, ont fondé le groupe de travail ; en juin 2017 selon"),
        ("oui_non", "début 2009 quelque chose ?", "En 2009, la PNPM a été constituée"),
        ("lesquels", "laquelle date de 2012 ?", "Je ne connais aucun fait daté de ce moment-là. Le plus proche : 2009 pour la PNPM,"),
        ("tout", "en 2015 quoi", "En 2015, un rassemblement"),
        ("autre", "la dernière fois, c'était 2014 pour quoi ?", "En novembre 2014, cinq associations, dont AMANE"),
    ],
)
def test_what_is_dated_then(detail: str, text: str, begins: str) -> None:
    assert said(detail, text).startswith(begins)


@pytest.mark.parametrize(
    ("text", "named", "begins"),
    [
        ("les trois sont nés après 2008 ?", (), "Oui : 2009 pour la PNPM,"),
        ("les trois datent des années 2010 ?", (), "Non : 2009 pour la PNPM,"),
        ("la PNPM date des années 2000 ?", ("pnpm",), "Oui : la PNPM date de 2009."),
    ],
)
def test_whether_they_are_of_then(text: str, named: tuple[str, ...], begins: str) -> None:
    assert said("oui_non", text, named).startswith(begins)


def test_whether_what_a_section_dates_is_of_then() -> None:
    assert said("oui_non", "le groupe date d'avant 2012 ?", ("groupe",), topic="groupe.fondation").startswith("Non : le groupe de travail date de")
    assert said("oui_non", "la charte, fin 2015 ?", topic="groupe.charte").startswith("Oui : la charte du groupe de travail date de décembre 2015.")
    assert said("oui_non", "la PNPM existait déjà en 2012 ?", ("pnpm",), topic="pnpm.adhesion").startswith("Oui : la PNPM date de 2009.")
    assert said("oui_non", "je suis venu en 2021, elle était déjà là ?", ("pnpm",), topic="pnpm.adhesion").startswith("Oui : la PNPM date de 2009.")
    assert said("oui_non", "en 2007 elle était déjà née ?", ("pnpm",), topic="pnpm.adhesion").startswith("Non : la PNPM date de 2009.")
    assert said("oui_non", "ils étaient déjà onze en 2014 ?", ("groupe",), topic="groupe.membres").startswith("Non : le groupe fondateur")
    assert said("oui_non", "en 2012 le groupe existait ?", ("groupe",), topic="groupe.fondation").startswith("Non : le groupe de travail date de")
    assert said("oui_non", "début 2009 ?", topic="pnpm.adhesion").startswith("La PNPM date de 2009.")


def test_the_dates_of_one_and_of_all() -> None:
    assert said("liste", "toutes les dates de vos trois groupes", ("groupe",)).startswith(ALL_TOLD)
    assert said("date", "les dates du groupe", ("groupe",)) == f"Voici les dates, dans l’ordre : {' et '.join(OF_THE_GROUP)}."
    assert said("date", "une date pour chacun").startswith("La PNPM date de 2009, le groupe de travail de novembre 2014")


def test_what_is_named_is_held_against_a_time_as_a_whole() -> None:
    assert said("oui_non", "la charte du groupe, c'était avant 2015 ?", ("groupe",)).startswith("Non : la charte du groupe de travail")


def test_a_day_is_told_as_one() -> None:
    pattern = KNOWLEDGE.collectifs[1]
    founded = pattern.rubriques["fondation"].model_copy(update={"date": "2014-08-20"})
    one = pattern.model_copy(update={"rubriques": {**pattern.rubriques, "fondation": founded}})
    told = said("plus", "le plus ancien", knowledge=KNOWLEDGE.model_copy(update={"collectifs": (one, KNOWLEDGE.collectifs[2])}))
    assert told == "C’est le groupe de travail, qui date du 20 août 2014."


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.fondation", "et novembre 2014 c'était quoi alors", "En novembre 2014, cinq associations, dont AMANE, ont fondé le groupe"),
        ("groupe.charte", "il s'est passé quoi en décembre 2015 ?", "En décembre 2015, le groupe de travail a élaboré une charte"),
        # Another date, and nobody asks what it was.
        ("groupe.charte", "et 2012 c'était quoi", None),
        ("groupe.charte", "en décembre 2015", None),
    ],
)
def test_a_date_is_told_by_what_happened_then(topic: str, text: str, begins: str | None) -> None:
    found = dates.what_then(Request(topic, asking("fondation", detail="autre", text=fold(text))), NEW, KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "place", "begins"),
    [
        ("la troisieme", 2, "C’est en 2015 qu’un rassemblement d’associations"),
        ("l avant derniere", -2, "C’est la charte du groupe de travail, qui date de décembre 2015."),
        ("la derniere", -1, "C’est la Plateforme CDE Maroc, qui date de juin 2017"),
    ],
)
def test_one_of_the_dates_by_its_place(text: str, place: int, begins: str) -> None:
    asked = asking("nom_seul", text=text, ordinals=(place,), reference="rang")
    found = lead(Request("chronologie", asked), Memory(dits=(("chronologie", "tout"),)), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "named", "begins"),
    [
        ("je résume : 2009 pour la PNPM et 2014 pour le groupe, c'est ça ?", ("pnpm", "groupe"), "Oui : 2009 pour la PNPM, novembre 2014 pour"),
        ("pnpm en 2009, groupe en 2012, c'est juste ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM, novembre 2014 pour le groupe"),
        ("pnpm depuis 2009, cde depuis 2017 ?", ("pnpm", "cde"), "Oui : 2009 pour la PNPM, juin 2017 pour la Plateforme CDE Maroc selon"),
        ("2014 pour la PNPM, 2009 pour le groupe, c'est ça ?", ("pnpm", "groupe"), "Non : 2009 pour la PNPM, novembre 2014 pour le groupe"),
        ("le groupe en 2014 puis la charte en 2015, c'est bon ?", ("groupe",), "Oui : novembre 2014 pour le groupe de travail, décembre 2015"),
        # What is said of one alone is no such claim.
        ("en 2014 et en 2015, il y a eu le groupe ?", ("groupe",), "En "),
    ],
)
def test_each_is_held_against_the_year_said_with_it(text: str, named: tuple[str, ...], begins: str) -> None:
    question = asking("chronologie", detail="oui_non", text=fold(text), collectives=named, years=years_of(fold(text)))
    found = dates.in_a_period(Request("chronologie", question, named), NEW, KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "detail", "says"),
    [
        ("lequel le plus viel", "plus", "C’est la PNPM, qui date de 2009."),
        ("le plus ancien de vos groupes", "plus", "C’est la PNPM, qui date de 2009."),
        ("lequel est le plus grand", "plus", ""),
    ],
)
def test_who_asks_for_the_oldest_in_a_comparison_hears_it(text: str, detail: str, says: str) -> None:
    found = dates.by_age(Request("comparaison", asking("comparaison", detail=detail, text=text)), NEW, KNOWLEDGE)
    assert (found.text if found else "") == says


@pytest.mark.parametrize(
    ("text", "begins"), [("2009 c est sur", "Oui : en 2009, la PNPM"), ("et 2009", "En 2009, la PNPM"), ("2012 c est sur", "Je ne connais")]
)
def test_a_year_alone_that_is_asked_to_be_sure_is_confirmed(text: str, begins: str) -> None:
    question = asking("chronologie", detail="oui_non", text=text, years=years_of(text))
    found = dates.in_a_period(Request("chronologie", question), NEW, KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_whom_it_means_is_certain_where_that_one_was_told_of_alone() -> None:
    told = Memory(collectif="cde", sujets=("cde.presentation",))
    assert said("oui_non", "c'est le plus ancien des trois ?", memory=told).startswith("Non : c’est la PNPM")
    assert said("oui_non", "c'est le plus ancien des trois ?", memory=Memory(collectif="cde")).startswith("C’est la PNPM")
    assert said("oui_non", "c'est le plus récent ?", memory=told).startswith("Oui : c’est la Plateforme CDE Maroc")
