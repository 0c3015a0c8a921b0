"""What comes next in time, or came before, from what is named, was told or is spoken of."""

from __future__ import annotations

import pytest

from actions.leads import following
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from bot.nlu.markers import years_of
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

MIGRANTS = KNOWLEDGE.collectifs[0].themes[0].nom
OF_GROUP = Memory(collectif="groupe", sujets=("groupe.fondation",), dits=(("fondation", "date"),))
OF_PLAN = Memory(collectif="cde", sujets=("cde.ppipem",), dits=(("ppipem", "oui_non"),))
OF_CHARTER = Memory(collectif="groupe", sujets=("groupe.charte",), dits=(("charte", "date"),))
TOLD = Memory(point=("chronologie", 0), dits=(("chronologie", "plus"),))
COMPARED = Memory(collectif="pnpm", point=("chronologie", 1), liste=("pnpm", "groupe"), sujets=("chronologie",), dits=(("chronologie", "ecart"),))


@pytest.mark.parametrize(
    ("detail", "text", "memory", "begins"),
    [
        ("autre", "2009, et après c'est laquelle ?", Memory(), "En novembre 2014, cinq associations"),
        ("oui_non", "novembre dites donc, et après", Memory(), "En 2015, un rassemblement d’associations"),
        ("tout", "et ensuite il y a eu quoi ?", TOLD, "En novembre 2014, cinq associations"),
        ("autre", "plus tard il se passe quoi", OF_GROUP, "En 2015, un rassemblement d’associations"),
        ("oui_non", "c'est tout ? rien depuis ?", Memory(point=("chronologie", 2)), "En décembre 2015, le groupe de travail"),
        ("autre", "et l'année suivante ?", COMPARED, "En 2015, un rassemblement d’associations"),
        ("autre", "que s'est-il passé cette année-là ?", OF_PLAN, "En 2015, "),
        ("autre", "que s'est-il passé un an après ?", OF_GROUP, "En 2015, un rassemblement d’associations s’est mis d’accord"),
        ("autre", "et 5 ans plus tard", Memory(collectif="pnpm", sujets=("pnpm.adhesion",)), "En novembre 2014, cinq associations"),
        ("autre", "deux années plus tôt ?", OF_GROUP, "Je ne connais aucun fait daté de ce moment-là. Le plus proche : 2009 pour la PNPM, nov"),
        ("autre", "et la date d'avant ?", OF_GROUP, "En 2009, la PNPM"),
        ("element:precedent", "et l'année d'avant ?", Memory(point=("chronologie", 3)), "En novembre 2014, cinq associations"),
        # A claim, and which of two came first, are answered as such.
        ("oui_non", "treize mois après ?", OF_CHARTER, "Oui : il y a treize mois d’écart"),
        ("autre", "la PNPM, avant ou après ?", OF_GROUP, ""),
    ],
)
def test_what_follows(detail: str, text: str, memory: Memory, begins: str) -> None:
    named = ("pnpm",) if "PNPM" in text else ()
    question = asking("chronologie", detail=detail, text=fold(text), collectives=named, years=years_of(fold(text)))
    found = lead(Request("chronologie", question, named), memory, KNOWLEDGE)
    assert found and found.text.startswith(begins or "Avant : 2009 pour la PNPM")


def said(detail: str, text: str, memory: Memory, topic: str = "chronologie", **named: tuple[str, ...]) -> str:
    question = asking("chronologie", detail=detail, text=fold(text), years=years_of(fold(text)), **named)
    found = lead(Request(topic, question, named.get("collectives", ())), memory, KNOWLEDGE)
    return found.text if found else ""


def told(step: str, place: int) -> Memory:
    return Memory(point=("chronologie", place), dits=(("chronologie", step),))


def test_one_goes_on_in_the_order_of_time_to_its_ends() -> None:
    assert said("moins", "et après encore ?", told("element:suivant", 1)).startswith("En 2015, un rassemblement")
    assert said("autre", "et avant ça ?", told("plus", 0)) == "Je ne connais aucun fait daté de ce moment-là. Le plus proche : la PNPM date de 2009."
    assert said("autre", "et après elle ?", told("moins", 4)).startswith("Je ne connais aucun fait daté de ce moment-là. Le plus proche : la Plate")


def test_the_two_just_compared_are_meant_next() -> None:
    of_pnpm = Memory(collectif="pnpm", dits=(("adhesion", "date"),))
    question = asking("chronologie", detail="oui_non", text="plus ancien que le groupe", collectives=("groupe",))
    older = lead(Request("chronologie", question, ("groupe",)), of_pnpm, KNOWLEDGE)
    assert older and older.text.startswith("Oui : 2009 pour la PNPM,") and (older.about, older.point) == ("pnpm", 1)
    after = Memory(collectif="pnpm", point=("chronologie", 1), liste=("pnpm", "cde"), dits=(("chronologie", "oui_non"),))
    assert said("ecart", "de combien ?", after).startswith("Il y a cinq ans d’écart")
    first = Memory(liste=("pnpm", "cde"), dits=(("comparaison", "ecart"),))
    younger = said("oui_non", "le groupe est plus jeune que la première ?", first, collectives=("groupe",), ordinals=(0,))
    assert younger.startswith("Oui : novembre 2014 pour le groupe de travail, 2009 pour la PNPM.")


@pytest.mark.parametrize(
    ("detail", "text", "topic", "sections", "begins"),
    [
        ("autre", "l'EPU, c'est avant ou après le plan ?", "cde.epu", ("cde.epu",), "Après : le plaidoyer de la Plateforme CDE Maroc"),
        ("oui_non", "l'EPU est venu avant le plan d'action ?", "chronologie", ("cde.epu",), "Non : le plaidoyer de la Plateforme CDE Maroc"),
        ("oui_non", "le plan d'action est antérieur à l'EPU ?", "chronologie", ("cde.epu",), "Oui : le plaidoyer de la Plateforme CDE Maroc"),
        ("oui_non", "l'étude c'est 2014 ?", "hors_sujet", ("groupe.origine",), "La page ne le dit pas ; elle dit que le groupe"),
        ("date", "l'étude date de quand ?", "hors_sujet", ("groupe.origine",), "La page ne le dit pas ; elle dit que le groupe"),
        # Who says nothing of an order is told none.
        ("autre", "et après ça ?", "cde.epu", (), ""),
    ],
)
def test_of_what_has_no_date_the_order_is_that_of_the_file(detail: str, text: str, topic: str, sections: tuple[str, ...], begins: str) -> None:
    found = said(detail, text, Memory(), topic, sections=sections)
    assert found.startswith(begins) and bool(found) == bool(begins)


def test_what_led_to_a_creation_came_before_it() -> None:
    found = said("autre", "c'était avant le groupe ou après ?", Memory(), "groupe.origine", collectives=("groupe",))
    assert found.startswith("Avant : le groupe de travail a été initié à la suite d’une étude")
    for text, begins in (
        ("est-ce que le groupe existait avant l'étude ?", "Non : "),
        ("l'étude a été faite avant la création du groupe ?", "Oui : "),
        ("le groupe a été lancé après un scandale", "Le groupe de travail a été initié à la suite d’une étude"),
    ):
        assert said("oui_non", text, Memory(), "groupe.origine", sections=("groupe.origine",), collectives=("groupe",)).startswith(begins)


def test_what_was_just_told_is_compared_with_what_is_named() -> None:
    plan = Memory(sujets=("cde.ppipem",))
    assert said("oui_non", "c'est la même année que la charte ?", plan).startswith("Oui : c’est en 2015 qu’un rassemblement")
    assert said("autre", "la charte, avant ou après ?", plan).startswith("C’est la même année : la charte du groupe de travail")


def test_the_same_year_of_a_section_and_of_the_one_told_before() -> None:
    founded = Memory(collectif="groupe", sujets=("groupe.fondation",), dits=(("fondation", "date"),))
    assert said("oui_non", "même année ?", founded, "groupe.charte").startswith("Non : décembre 2015 pour la charte,")
    both = said("oui_non", "la charte et le plan sont de la même année ?", Memory(), "cde.ppipem")
    assert both.startswith("Oui : la charte du groupe de travail date de décembre 2015 ; c’est en 2015")
    assert not said("oui_non", "décidé en même temps que la charte ?", founded, "groupe.charte").startswith("Non")
    assert said("oui_non", "c'était avant la charte ?", founded, "groupe.charte").startswith("Oui : novembre 2014 pour le groupe de travail,")
    assert said("oui_non", "la charte est antérieure à la fondation ?", Memory(), "groupe.charte").startswith("Non : décembre 2015 pour la charte")


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.fondation", "c'est après la charte du groupe ?", "Oui : juin 2017 pour la Plateforme CDE Maroc"),
        ("pnpm.adhesion", "c'est après la charte du groupe ?", "Non : 2009 pour la PNPM"),
        ("cde.ppipem", "du coup c'est la même année que la charte de l'autre groupe ?", "Oui : c’est en 2015 qu’un rassemblement"),
    ],
)
def test_what_was_told_last_is_held_against_a_thing_of_another(topic: str, text: str, begins: str) -> None:
    memory = Memory(collectif=topic.partition(".")[0], sujets=(topic,), dits=((topic.partition(".")[2], "date"),))
    assert said("oui_non", text, memory, "groupe.charte", collectives=("groupe",)).startswith(begins)


def test_what_has_no_date_is_not_compared_as_its_collective() -> None:
    assert "charte" not in said("autre", "Genève, c'est avant ou après la charte ?", Memory(), sections=("cde.epu",))
    assert said("oui_non", "l'étude, c'est après la fondation ?", Memory(), "groupe.origine", sections=("groupe.origine",)).startswith("Non :")
    last = Memory(collectif="cde", sujets=("hors_sujet",), dits=(("epu", "date"),))
    assert not said("oui_non", "donc après 2015 ?", last).startswith("Oui")


def test_one_is_the_elder_of_another() -> None:
    two = ("groupe", "cde")
    assert said("oui_non", "le groupe est l'aîné de la CDE ?", Memory(), "comparaison", collectives=two).startswith("Oui : novembre 2014")
    assert said("plus", "qui est le plus âgé, le groupe ou la CDE ?", Memory(), collectives=two).startswith("C’est le groupe de travail")


def _asked(topic: str, text: str, detail: str, *collectives: str) -> Request:
    return Request(topic, asking("chronologie", text=text, detail=detail, collectives=collectives))


def test_the_same_year_is_asked_of_the_two_that_were_just_told() -> None:
    memory = Memory(vus=("cde.ppipem", "groupe.charte"), dits=(("charte", "oui_non"), ("ppipem", "date")), sujets=("groupe.charte",))
    found = following.before_or_after(_asked("groupe.charte", "c est dans la meme annee", "oui_non"), memory, KNOWLEDGE)
    assert found and found.text.startswith("Oui : la charte du groupe de travail date de décembre 2015 ; c’est en 2015 qu’")
    memory = Memory(vus=("pnpm.adhesion", "groupe.fondation"), dits=(("fondation", "date"), ("adhesion", "date")), sujets=("groupe.fondation",))
    found = following.before_or_after(_asked("chronologie", "la meme annee donc", "oui_non"), memory, KNOWLEDGE)
    assert found and found.text == "Non : novembre 2014 pour le groupe de travail, 2009 pour la PNPM."
    told = Memory("cde", sujets=("cde.ppipem",), dits=(("ppipem", "date"),))
    found = following.before_or_after(_asked("groupe.charte", "pareil que la charte du groupe meme annee", "oui_non", "groupe"), told, KNOWLEDGE)
    assert found and found.text.startswith("Oui : c’est en 2015 qu’un rassemblement")


@pytest.mark.parametrize(
    ("text", "named", "begins"),
    [
        # What is claimed of something else before is left aside.
        ("les migrants c'est large, le groupe de travail est plus récent que la PNPM ?", ("groupe", "pnpm"), "Oui : novembre 2014 pour le groupe"),
        ("la PNPM oui ; le groupe de travail est plus ancien que la PNPM ?", ("pnpm", "groupe"), "Non : novembre 2014 pour le groupe"),
        ("dernière question, la PNPM est plus ancienne que le groupe de travail ?", ("pnpm", "groupe"), "Oui : 2009 pour la PNPM"),
    ],
)
def test_what_stands_last_before_the_comparison_is_compared(text: str, named: tuple[str, ...], begins: str) -> None:
    question = asking("chronologie", detail="oui_non", text=fold(text), collectives=named, themes=(MIGRANTS,) if "migrants" in text else ())
    found = lead(Request("chronologie", question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("subject", "text", "begins"),
    [
        ("pnpm", "donc c'est plus vieux que l'autre ?", "Oui : la PNPM date de 2009"),
        ("pnpm", "elle est plus récente que les deux autres ?", "Non : la PNPM date de 2009"),
        ("cde", "elle est plus récente que celui des petits ?", "Oui : la PNPM date de 2009"),
        # One between the two others may be either.
        ("groupe", "il est plus vieux que l'autre ?", None),
        ("pnpm", "elle est plus vieille ?", None),
    ],
)
def test_the_first_and_the_last_of_all_are_so_beside_any_other(subject: str, text: str, begins: str | None) -> None:
    asked = asking("chronologie", detail="oui_non", text=fold(text), reference="autre")
    found = following.before_or_after(Request("chronologie", asked), Memory(collectif=subject), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


def test_which_came_first_of_what_was_just_told_and_what_is_named() -> None:
    text = "ce texte est il anterieur ou posterieur a la creation du groupe lui meme"
    asked = asking("fondation", detail="oui_non", text=text, collectives=("groupe",), asks=True, refers=True)
    memory = Memory(collectif="groupe", sujets=("groupe.charte",), dits=(("charte", "date"),))
    found = following.before_or_after(Request("groupe.fondation", asked, ("groupe",)), memory, KNOWLEDGE)
    assert found and found.text == "Après : décembre 2015 pour la charte, novembre 2014 pour le groupe de travail."


def test_another_that_was_spoken_of_came_before_or_after() -> None:
    both, one = Memory(collectif="groupe", collectif_precedent="pnpm"), Memory(collectif="groupe")

    def came(text: str, memory: Memory) -> str:
        asked = Request("groupe.fondation", asking("fondation", text=text, detail="date"), ("groupe",))
        told = following.which_came_first(asked, memory, KNOWLEDGE)
        return told.text if told else ""

    assert came("et celui pour les violences il est venu avant ou apres", both).startswith("Après : ")

    def is_so(text: str, reference: str) -> str:
        asked = asking("fondation", text=text, detail="oui_non", reference=reference)
        told = following.which_came_first(Request("groupe.fondation", asked, ("groupe",)), both, KNOWLEDGE)
        return told.text if told else ""

    assert is_so("et celui pour les violences il est plus ancien", "description").startswith("Non : novembre 2014 pour le groupe")
    assert not is_so("il est plus ancien", "courant") and not is_so("et le groupe c est le plus ancien", "nom")
    # What it is compared with is named.
    assert not is_so("et le groupe elle est plus ancienne que lui", "nom")
    assert not came("et celui pour les violences il est venu avant ou apres", one) and not came("il est venu apres", both)


@pytest.mark.parametrize(
    ("text", "memory", "begins"),
    [
        ("et le mécanisme de collaboration, même date ?", OF_CHARTER, "Oui : en décembre 2015, le groupe de travail a élaboré une charte"),
        ("il a été fait en même temps que la charte ?", OF_CHARTER, "Oui : en décembre 2015, le groupe de travail a élaboré une charte"),
        ("la charte et le mécanisme, la même année ?", Memory(), "Oui : en décembre 2015, le groupe de travail a élaboré une charte"),
        # Of another thing it is no such yes.
        ("la charte, la même année que la création ?", OF_CHARTER, "Non : "),
        ("en même temps que la charte ?", OF_GROUP, ""),
    ],
)
def test_one_event_is_that_of_both(text: str, memory: Memory, begins: str) -> None:
    told = said("oui_non", text, memory, "groupe.charte")
    assert told.startswith(begins) if begins else not told.startswith("Oui")


@pytest.mark.parametrize(
    ("text", "spoken_of", "begins"),
    [
        ("elle a ete faite avant ou apres le groupe", "cde", "Après : juin 2017 pour la Plateforme CDE Maroc"),
        ("elle est nee avant ou apres le groupe", "pnpm", "Avant : 2009 pour la PNPM"),
    ],
)
def test_a_pronoun_is_asked_about_beside_the_one_that_is_named(text: str, spoken_of: str, begins: str) -> None:
    memory = Memory(collectif="groupe", collectif_precedent=spoken_of, sujets=(f"{spoken_of}.presentation",))
    found = lead(Request("groupe.origine", asking("origine", detail="autre", text=text, collectives=("groupe",)), ("groupe",)), memory, KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_what_is_dated_is_set_beside_the_creation_of_its_own() -> None:
    for text in ("elle est venue en meme temps que la creation", "le meme mois que la fondation"):
        found = lead(Request("groupe.charte", asking("charte", detail="oui_non", text=text), ("groupe",)), OF_CHARTER, KNOWLEDGE)
        assert found and found.text.startswith("Non : décembre 2015 pour la charte, novembre 2014")


def test_who_was_among_the_first_is_no_order() -> None:
    asked = asking("fondation", detail="oui_non", text="etait elle bien parmi les premiers", collectives=("groupe",))
    found = lead(Request("groupe.fondation", asked, ("groupe",)), Memory(collectif="groupe"), KNOWLEDGE)
    assert found and found.text.startswith("Oui : AMANE est l’une des cinq associations")


def test_a_pronoun_of_the_gender_of_the_named_one_is_that_one() -> None:
    memory = Memory(collectif="groupe", collectif_precedent="cde", sujets=("cde.fondation",))
    asked = asking("fondation", detail="autre", text="il est venu avant ou apres le groupe", collectives=("groupe",))
    found = lead(Request("groupe.fondation", asked, ("groupe",)), memory, KNOWLEDGE)
    assert not (found and found.text.startswith("Après"))


def test_the_same_year_as_what_was_just_dated() -> None:
    assert said("oui_non", "la même année que la charte ?", OF_GROUP, "groupe.charte").startswith("Non : novembre 2014 pour le groupe de travail,")
    assert said("date", "après la PNPM ?", OF_GROUP, collectives=("pnpm",)).startswith("La PNPM date")
