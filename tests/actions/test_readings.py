"""How a question reads in its context: each reading where it fits and where one thing is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import figures, neighbours, of_all, plan, readings
from actions.memory import Memory
from actions.plan import Fits
from actions.question import Question
from actions.readings import SURE
from actions.referents import asks_the_same_of_others, compares_with_another
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
SPOKEN_OF = Memory(collectif="pnpm", dits=(("presentation", "tout"),))
TOLD = Memory(collectif="groupe", genres=("charte",), sujets=("groupe.charte",))
WHO_DID_IT = Memory(sujets=("groupe.origine",), dits=(("origine", "qui"),))
JUST_BELOW = 0.001
ALL_FOR_M = asking("liste_collectifs", reference="tous", detail="oui_non", text="ils sont tous pour les m", themes=("m",))
OF_CDE = Memory("cde", sujets=("cde.presentation",))
OF_MIGRANTS = asking("objectifs", detail="oui_non", text="elle defend les migrants", themes=(KNOWLEDGE.collectifs[0].themes[0].nom,), asks=True)

GOALS = Memory(sujets=("collectifs.objectifs",))
VALUES = Memory(collectif="pnpm", sujets=("pnpm.valeurs",))
DATES = Memory(sujets=("chronologie",))
DATED = asking("ppipem", detail="oui_non", text="la cde c est 2015", collectives=("cde",), years=("2015",))
GROUP = Memory(collectif="groupe")
SEVEN = asking("membres", detail="oui_non", text="sept associations c est ca")


def of_a_year(kind: str, text: str, year: str = "2015") -> Question:
    return asking(kind, detail="tout", reference="courant", text=text, years=(year,))


WHEN_FOUNDED = Memory(collectif="groupe", sujets=("groupe.fondation",), dits=(("fondation", "date"),))
FOUND = Memory(collectif="pnpm", sujets=("recherche",), point=("pnpm.valeurs", 1), dits=(("recherche", "oui_non"),))
THIRD = Memory(collectif="pnpm", sujets=("pnpm.objectifs",), point=("pnpm.objectifs", 2), dits=(("objectifs", "element:rang"),))
SINCE_WHEN = Memory(collectif="pnpm", sujets=("pnpm.adhesion",), dits=(("adhesion", "date"),))
PLAN = Memory(collectif="cde", sujets=("cde.ppipem",))
EXAMINED = Memory(collectif="cde", sujets=("cde.epu",))
OTHERS = "les autres se sont ils dotes d un texte de ce genre"
DEPASSE = asking("membres", detail="ecart", collectives=("groupe",), text="de combien d associations depasse t elle le groupe")
OF_OTHERS = asking("recherche", 0.5, kinds=(("recherche", 0.5), ("charte", 0.2)), detail="oui_non", reference="autre", other=True, text=OTHERS)
AFTER_UNICEF = Memory(collectif="groupe", organisations=("UNICEF",), dits=(("recherche", "lesquels"),))
GOVERNMENT = asking("presentation", detail="tout", organisations=("le gouvernement marocain",), text="et le gouvernement marocain")
MIGRANTS = "la protection des migrants"
OF_THE_MIGRANTS = asking("attribut_inconnu", 0.38, reference="description", themes=(MIGRANTS,), text="celle des migrants")
ASKED_WHICH = Memory(en_attente=("charte",), dits=(("charte", "date"),))
ALL_DATES, OLDEST = Memory(sujets=("chronologie",), dits=(("chronologie", "tout"),)), (("chronologie", "plus"),)
OF_AMANE = Memory(dits=(("identite", "-"),))

CASES: list[tuple[Fits, Question, Memory, bool]] = [
    (figures.claims_a_number_just_told, SEVEN, Memory("groupe", sujets=("groupe.fondation",)), True),
    (figures.claims_a_number_just_told, SEVEN, Memory("groupe", sujets=("groupe.charte",)), False),
    # That of another collective.
    (figures.claims_a_number_just_told, replace(SEVEN, text="trente c est ca"), Memory("groupe", sujets=("groupe.fondation",)), False),
    (figures.claims_a_number_just_told, replace(SEVEN, text="onze associations c est ca"), Memory("groupe", sujets=("groupe.fondation",)), False),
    (figures.claims_a_number_just_told, replace(SEVEN, text="et sept depuis"), Memory("groupe", sujets=("groupe.fondation",)), False),
    (figures.claims_a_number_just_told, replace(SEVEN, text="il y en a quatre"), VALUES, True),
    (figures.claims_a_number_just_told, replace(SEVEN, text="quatre"), VALUES, False),
    (figures.claims_a_number_just_told, replace(SEVEN, text="ils etaient cinq"), WHO_DID_IT, True),
    (figures.claims_a_number_just_told, replace(SEVEN, text="ils etaient cinq"), TOLD, False),
    (figures.goes_on_with_dates, asking("adhesion", text="et 2012 ca correspond a rien", years=("2012",)), TOLD, True),
    (figures.claims_a_date_just_told, DATED, DATES, True),
    (figures.claims_a_date_just_told, DATED, NEW, False),
    (figures.claims_a_date_just_told, replace(DATED, text="la cde a signe l accord en 2015"), DATES, False),
    (readings.asks_for_a_point, asking("nom_seul", detail="element:rang"), GOALS, True),
    (readings.asks_for_a_point, asking("valeurs", detail="element:rang"), replace(GOALS, collectif="cde"), True),
    (readings.asks_for_a_point, asking("valeurs", detail="element:rang"), replace(GOALS, collectif="pnpm"), False),
    (readings.asks_for_a_point, asking("nom_seul", detail="tout"), GOALS, False),
    (readings.asks_for_a_point, asking("nom_seul", detail="element:rang"), TOLD, False),
    (readings.asks_for_a_point, asking("nom_seul", detail="element:rang", collectives=("cde",)), GOALS, False),
    (readings.asks_for_a_point, asking("valeurs", detail="liste", text="et les deux autres points"), GOALS, True),
    (readings.asks_for_a_point, asking("valeurs", detail="liste", text="et les deux autres"), GOALS, False),
    (readings.asks_for_a_point, asking("objectifs", detail="element:contenu", reference="courant", text="et le mot dignite"), GOALS, True),
    (readings.asks_for_a_point, asking("valeurs", detail="liste", text="et les autres"), VALUES, False),
    (readings.asks_for_one_of_the_dates, asking("nom_seul", reference="rang", text="la troisieme"), ALL_DATES, True),
    (readings.asks_for_one_of_the_dates, asking("nom_seul", reference="rang", text="la troisieme"), replace(ALL_DATES, dits=OLDEST), False),
    (readings.asks_for_one_of_the_dates, asking("nom_seul", reference="nom", text="la cde", collectives=("cde",)), ALL_DATES, False),
    (readings.asks_of_amane_itself, asking("recherche", text="lequel compte onze membres"), OF_AMANE, False),
    (readings.asks_of_amane_itself, asking("liste_collectifs", text="elle a combien d equipes"), OF_AMANE, False),
    (readings.asks_of_amane_itself, asking("membres", text="elle a combien d equipes"), OF_AMANE, True),
    (readings.says_which, OF_THE_MIGRANTS, ASKED_WHICH, True),
    (readings.says_which, OF_THE_MIGRANTS, NEW, False),
    (readings.says_which, asking("charte", 0.95, reference="description", text="la charte des migrants"), ASKED_WHICH, False),
    (readings.says_which, asking("recherche", 0.40, reference="aucun", text="pff"), ASKED_WHICH, False),
    (readings.says_which, asking("origine", 0.4, reference="nom", collectives=("pnpm",), text="la pnpm sert a rien"), ASKED_WHICH, False),
    (readings.asks_whose, asking("recherche", text="lequel des trois et sous quelle forme"), PLAN, True),
    (readings.asks_whose, asking("recherche", text="c est quel collectif"), PLAN, True),
    (readings.asks_whose, asking("recherche", text="lequel des trois a une charte"), PLAN, False),
    (readings.asks_whose, asking("recherche", text="lequel des trois"), VALUES, False),
    (readings.asks_whose, asking("recherche", text="lequel des trois"), NEW, False),
    (readings.asks_how_it_began, asking("membres", detail="nombre", text="nous etions combien"), WHEN_FOUNDED, True),
    (readings.asks_how_it_began, asking("membres", detail="nombre", text="nous sommes combien"), WHEN_FOUNDED, False),
    (readings.asks_how_it_began, asking("membres", detail="nombre", text="ils etaient combien et maintenant"), WHEN_FOUNDED, False),
    (readings.asks_how_it_began, asking("membres", detail="nombre", text="nous etions combien"), TOLD, False),
    (figures.asks_when_that_was, asking("fondation", detail="date", text="c etait en quelle annee ca"), EXAMINED, True),
    (figures.asks_when_that_was, asking("fondation", detail="date", text="elle date de quand"), EXAMINED, False),
    (figures.asks_when_that_was, asking("fondation", detail="date", text="c etait quand le plan"), EXAMINED, False),
    (figures.asks_when_that_was, asking("fondation", detail="date", text="c etait quand"), PLAN, False),
    (figures.goes_on_with_dates, asking("charte", text="et fin 2014", years=("2014",)), TOLD, True),
    (figures.goes_on_with_dates, asking("charte", text="et en novembre 2014", years=("2014",)), TOLD, True),
    (figures.goes_on_with_dates, asking("charte", text="et la charte de 2014", years=("2014",)), TOLD, False),
    (figures.goes_on_with_dates, asking("membres", text="et en 2014", years=("2014",)), replace(TOLD, dits=(("membres", "nombre"),)), False),
    (figures.goes_on_with_dates, asking("charte", text="et fin 2014", years=("2014",)), NEW, False),
    (readings.says_again, asking("repeter"), NEW, True),
    (readings.says_again, asking("recherche", detail="lesquels", text="lesquels alors"), GOALS, True),
    (readings.says_again, asking("recherche", detail="lesquels", text="lesquels ont une charte"), GOALS, False),
    (readings.says_again, asking("plus_de_details"), NEW, True),
    (readings.says_again, asking("charte"), TOLD, False),
    (readings.says_again, asking("charte", text="plus court svp"), TOLD, True),
    (readings.says_again, asking("charte", text="plus court svp"), NEW, False),
    (readings.says_again, asking("presentation", text="en une phrase la cde"), TOLD, False),
    (asks_the_same_of_others, OF_OTHERS, SPOKEN_OF, True),
    (asks_the_same_of_others, OF_OTHERS, NEW, False),
    (asks_the_same_of_others, OF_OTHERS.naming(organisations=("UNICEF",)), SPOKEN_OF, False),
    (asks_the_same_of_others, replace(OF_OTHERS, text="les autres font du plaidoyer", words=("plaidoyer",)), SPOKEN_OF, False),
    (compares_with_another, DEPASSE, Memory(collectif="cde"), True),
    (compares_with_another, DEPASSE, GROUP, False),
    (compares_with_another, DEPASSE, NEW, False),
    (compares_with_another, replace(DEPASSE, text="et le groupe ils sont combien"), Memory(collectif="cde"), False),
    (readings.says_which, asking("fondation", 0.98, text="bah celui que vous avez demarre a cinq"), ASKED_WHICH, True),
    (readings.says_which, asking("fondation", 0.98, text="celui des cinq c etait quand"), ASKED_WHICH, False),
    (readings.says_which, asking("presentation", 0.98, text="celui des deplaces evidemment"), ASKED_WHICH, False),
    (readings.says_again, asking("merci", text="j insiste"), TOLD, True),
    (readings.says_again, asking("merci", text="j insiste"), NEW, False),
    (readings.asks_for_the_oldest, asking("recherche", detail="plus", first=True, text="laquelle est apparue la premiere"), NEW, True),
    (readings.asks_for_the_oldest, asking("recherche", detail="plus", text="laquelle est la plus grande"), NEW, False),
    (readings.asks_for_the_oldest, asking("recherche", detail="plus", first=True, themes=("x",), text="la premiere pour les migrants"), NEW, False),
    (readings.asks_of_another_organisation, GOVERNMENT, AFTER_UNICEF, True),
    (readings.asks_of_another_organisation, GOVERNMENT, replace(AFTER_UNICEF, dits=(("membres", "nombre"),)), False),
    (readings.asks_of_another_organisation, replace(GOVERNMENT, text="et le gouvernement a paye combien"), AFTER_UNICEF, False),
    (readings.asks_of_another_organisation, GOVERNMENT, replace(AFTER_UNICEF, organisations=("le gouvernement marocain",)), False),
    (figures.asks_for_the_day, asking("attribut_inconnu", detail="date", text="et le jour exact"), WHEN_FOUNDED, True),
    (figures.asks_for_the_day, asking("attribut_inconnu", detail="date", text="et le jour exact"), GROUP, False),
    (figures.asks_for_the_day, asking("attribut_inconnu", detail="date", text="signe quand"), WHEN_FOUNDED, False),
    (figures.asks_of_a_year, of_a_year("ppipem", "et 2015 alors c est quoi"), GROUP, True),
    (figures.asks_of_a_year, of_a_year("ppipem", "plan d action 2015 de quoi"), GROUP, False),
    (figures.asks_of_a_year_of_another, of_a_year("charte", "charte de 2015 c est quoi"), Memory("pnpm"), False),
    (figures.asks_of_a_year, of_a_year("charte", "et 2016 alors c est quoi", "2016"), GROUP, False),
    (figures.asks_of_a_year, replace(of_a_year("charte", "2015 c est quoi"), detail="date"), GROUP, False),
    (figures.asks_of_a_year, of_a_year("charte", "2015 c est quoi"), replace(GROUP, alerte=True), False),
    (figures.asks_of_a_year, of_a_year("attribut_inconnu", "le budget en 2015 c est quoi"), GROUP, False),
    (figures.asks_of_a_year, of_a_year("charte", "ca a commence en 2015 j avais huit ans"), GROUP, False),
    (figures.asks_of_a_year, of_a_year("fondation", "nee en 2014 c est quoi", "2014"), GROUP, False),
    (readings.asks_where_it_stands, asking("epu", detail="lieu", text="ou exactement"), FOUND, True),
    (readings.asks_where_it_stands, asking("epu", detail="lieu", text="ou a geneve"), FOUND, False),
    (readings.asks_where_it_stands, asking("ppipem", detail="sens", text="dans quel sens"), FOUND, True),
    (readings.asks_where_it_stands, asking("ppipem", detail="sens", text="ca veut dire quoi"), FOUND, False),
    (readings.asks_where_it_stands, asking("objectifs", detail="lieu", text="ou"), THIRD, False),
    (figures.goes_on_with_dates, asking("adhesion", detail="element:suivant", text="puis"), SINCE_WHEN, True),
    (figures.goes_on_with_dates, asking("fondation", detail="element:suivant", text="puis"), WHEN_FOUNDED, False),
    (figures.claims_another_date, asking("charte", text="j aurais dit decembre"), WHEN_FOUNDED, True),
    (figures.claims_another_date, asking("charte", text="decembre c est la charte non"), WHEN_FOUNDED, False),
    (figures.claims_another_date, asking("charte", text="j aurais dit decembre"), TOLD, False),
    (figures.claims_another_date, asking("ppipem", detail="oui_non", text="donc 2015 non", years=("2015",)), WHEN_FOUNDED, True),
    (figures.claims_another_date, asking("ppipem", detail="oui_non", text="le plan d action 2015 non", years=("2015",)), WHEN_FOUNDED, False),
    (readings.asks_how_it_began, asking("attribut_inconnu", text="dans quelle ville la cde est nee", collectives=("cde",)), NEW, True),
    (readings.asks_how_it_began, asking("origine", text="ou est ne le groupe", collectives=("groupe",)), NEW, True),
    (readings.asks_how_it_began, asking("epu", text="dans quelle ville est ne le groupe", collectives=("groupe",)), NEW, True),
    (readings.asks_how_it_began, asking("attribut_inconnu", text="dans quelle ville est la cde", collectives=("cde",)), NEW, False),
    (readings.asks_how_it_began, asking("origine", text="d ou vient le groupe", collectives=("groupe",)), NEW, False),
    (neighbours.claims_what_another_is_for, OF_MIGRANTS, OF_CDE, True),
    (neighbours.claims_what_another_is_for, replace(OF_MIGRANTS, text="les migrants"), OF_CDE, False),
    (neighbours.claims_what_another_is_for, OF_MIGRANTS, Memory("pnpm", sujets=("pnpm.presentation",)), False),
    (neighbours.claims_what_another_is_for, OF_MIGRANTS, Memory("cde", sujets=("cde.membres",)), False),
    (of_all.claims_it_of_all, replace(ALL_FOR_M, text="ils sont tous contents des m"), TOLD, False),
    (of_all.claims_it_of_all, ALL_FOR_M, TOLD, True),
    (of_all.claims_it_of_all, asking("objectifs_communs", detail="oui_non", text="vos reseaux c est que pour eux", themes=("m",)), TOLD, True),
    (of_all.claims_it_of_all, asking("presentation", detail="oui_non", text="elle ne sert qu aux migrants", themes=("m",)), TOLD, False),
    (of_all.claims_it_of_all, asking("liste_collectifs", detail="oui_non", text="ils aident les exiles", themes=("m",)), TOLD, False),
    (of_all.claims_it_of_all, asking("recherche", detail="oui_non", text="vos reseaux aident seulement les exiles", themes=("m",)), TOLD, True),
    (of_all.claims_it_of_all, asking("epu", detail="oui_non", text="tous ces collectifs sont alles a geneve"), NEW, True),
    (of_all.claims_it_of_all, asking("epu", detail="oui_non", text="elle est allee a geneve"), NEW, False),
    (of_all.claims_it_of_all, asking("membres", detail="oui_non", text="ils sont tous de geneve"), NEW, False),
    (of_all.claims_it_of_all, asking("charte", detail="oui_non", text="les trois ont une charte"), NEW, False),
    (of_all.claims_it_of_all, asking("fondation", detail="oui_non", text="vous avez tout lance vous memes"), NEW, True),
    (of_all.claims_it_of_all, asking("fondation", detail="oui_non", text="vous avez lance le groupe"), NEW, False),
    (readings.asks_which_ones, asking("charte", detail="lesquels", text="et laquelle a une charte"), TOLD, True),
    (readings.asks_which_ones, asking("charte", detail="lesquels", text="laquelle a une charte en decembre"), TOLD, False),
    (readings.asks_which_ones, asking("charte", detail="lesquels", text="laquelle a un avion"), TOLD, False),
    (readings.asks_which_ones, asking("charte", detail="lesquels", text="laquelle a une charte", collectives=("cde",)), TOLD, False),
]  # fmt: skip

# From which confidence on a kind is no guess, with what was said and before.
CERTAINTIES = [
    (asking("valeurs"), NEW, SURE.guess_out_of_the_blue),
    (asking("epu"), NEW, SURE.guess_out_of_the_blue),
    (asking("epu"), TOLD, SURE.guess),
    (asking("valeurs"), Memory(collectif="cde"), SURE.guess),
    (asking("valeurs"), Memory(sujets=("collectifs.liste",)), SURE.guess),
    (asking("valeurs", field=True), NEW, SURE.guess),
    (asking("valeurs", themes=("x",)), NEW, SURE.guess),
    (asking("valeurs", organisations=("x",)), NEW, SURE.guess),
    (asking("valeurs", ordinals=(1,)), NEW, SURE.guess),
    (asking("valeurs", years=("2015",)), NEW, SURE.guess),
]
for question, memory, least in CERTAINTIES:
    CASES += [
        (readings.is_a_guess, replace(question, confidence=least - JUST_BELOW), memory, True),
        (readings.is_a_guess, replace(question, confidence=least), memory, False),
    ]
BORN = asking("adhesion", detail="oui_non", text="je mets nee en 2015", years=("2015",), collectives=("cde",))
JUST_2015 = asking("fondation", detail="oui_non", text="c etait en 2015 non", years=("2015",))
BELIEVED = asking("origine", detail="oui_non", text="ah je croyais que c etait celui avec l unicef", organisations=("UNICEF",))
CASES += [
    (figures.claims_when_it_began, BORN, NEW, True),
    (figures.claims_when_it_began, replace(BORN, detail="date"), NEW, False),
    (figures.claims_when_it_began, JUST_2015, Memory("cde", sujets=("cde.fondation",)), True),
    (figures.claims_when_it_began, replace(JUST_2015, text="elle date de 2015"), OF_CDE, True),
    (figures.claims_when_it_began, replace(JUST_2015, text="2015"), OF_CDE, False),
    (figures.claims_when_it_began, replace(BORN, text="la cde est de 2015", kind="ppipem"), NEW, True),
    (figures.claims_when_it_began, replace(BORN, text="la cde est ce celui de 2015", kind="ppipem"), NEW, False),
    (figures.claims_when_it_began, JUST_2015, Memory("cde", sujets=("cde.ppipem",)), False),
    (figures.claims_when_it_began, asking("charte", detail="oui_non", text="creee en 2015", years=("2015",)), NEW, False),
    (figures.asks_of_a_year_of_another, asking("fondation", detail="autre", text="et 2014 cetait koi deja", years=("2014",)), Memory("pnpm"), True),
    (figures.asks_of_a_year_of_another, asking("fondation", detail="autre", text="et 2014 cetait koi deja", years=("2014",)), Memory("groupe"), True),
    (figures.asks_of_a_year_of_another, asking("fondation", detail="autre", text="et 2014 elle", years=("2014",)), Memory("pnpm"), False),
    (figures.claims_when_it_began, replace(JUST_2015, text="on m avait pourtant affirme 2015"), Memory("cde", sujets=("cde.fondation",)), True),
    (figures.dates_the_undated, replace(JUST_2015, text="je peux ecrire en 2015 pour ca"), Memory("cde", sujets=("cde.epu",)), True),
    (figures.dates_the_undated, replace(JUST_2015, text="je peux ecrire en 2015 pour ca"), Memory("cde", sujets=("cde.ppipem",)), False),
    (figures.dates_the_undated, replace(JUST_2015, text="le rapport en 2015"), Memory("cde", sujets=("cde.epu",)), False),
    (readings.believed_another, BELIEVED, Memory("pnpm", dits=OLDEST), True),
    (readings.believed_another, BELIEVED, Memory("groupe", dits=OLDEST), False),
    (readings.believed_another, BELIEVED, Memory("pnpm", dits=(("chronologie", "date"),)), False),
    (readings.is_a_guess, asking("valeurs", confidence=0.0, collectives=("cde",)), NEW, False),
    (readings.is_a_guess, asking("presentation", confidence=0.0, sections=("cde.epu",)), NEW, False),
    (readings.is_a_guess, asking("attribut_inconnu", confidence=0.0), NEW, False),
]
# Of AMANE itself, or of how it takes part.
BEGINNINGS = [
    ("fondation", "amane existe depuis quand", True),
    ("adhesion", "amane a ete creee en quelle annee", True),
    ("fondation", "c est vrai que amane est nee en 2009", True),
    ("fondation", "qui a fonde amane", True),
    ("fondation", "quand est nee l association amane", True),
    ("fondation", "depuis quand existe amane", True),
    ("fondation", "la date de creation d amane", True),
    ("adhesion", "depuis quand amane en fait partie", False),
    ("fondation", "qu est ce que amane a fonde", False),
    ("membres", "amane existe depuis quand", False),
]
CASES += [(readings.asks_of_amane_itself, asking(kind, text=text), NEW, fits) for kind, text, fits in BEGINNINGS]
CASES += [
    (readings.asks_what_no_page_gives, asking("documents", text="elle aide pour avoir des papiers"), NEW, True),
    (readings.asks_what_no_page_gives, asking("documents", text="des papiers sur la pnpm"), NEW, False),
    (readings.asks_what_no_page_gives, asking("valeurs", text="la pnpm pense quoi du racisme"), NEW, False),
    (readings.asks_what_no_page_gives, asking("fondation", text="quand se reunit le groupe"), NEW, True),
    (readings.asks_what_no_page_gives, asking("fondation", text="quand a ete fonde le groupe"), NEW, False),
    (readings.asks_what_no_page_gives, asking("membres", text="le groupe reunit combien d associations"), NEW, False),
    (readings.asks_of_amane_itself, asking("liste_collectifs", text="bjr amane elle est dans quels collectifs"), NEW, False),
    (readings.asks_of_amane_itself, asking("adhesion", text="quel age a amane"), NEW, True),
    (readings.asks_of_amane_itself, asking("adhesion", text="et amane elle meme elle est nee quand"), SPOKEN_OF, True),
    (readings.asks_of_amane_itself, asking("adhesion", text="et amane elle meme y est depuis quand"), SPOKEN_OF, False),
    (readings.asks_of_amane_itself, asking("adhesion", text="elle existe depuis quand"), Memory(dits=(("identite", "-"),)), True),
    (readings.asks_of_amane_itself, asking("adhesion", text="elle existe depuis quand"), Memory(dits=(("membres", "tout"),)), False),
    (readings.asks_of_amane_itself, asking("fondation", text="le groupe existe depuis quand"), Memory(dits=(("identite", "-"),)), False),
    (readings.asks_of_amane_itself, asking("liste_collectifs", text="ou amane est elle engagee"), NEW, False),
]
CASES += [(readings.asks_of_amane_itself, asking(kind, text=text, collectives=("pnpm",)), NEW, False) for kind, text, _ in BEGINNINGS]


@pytest.mark.parametrize(("reading", "question", "memory", "expected"), CASES)
def test_a_reading_fits_or_not(reading: Fits, question: Question, memory: Memory, expected: bool) -> None:
    assert reading(question, memory, KNOWLEDGE) is expected


def test_every_reading_is_seen_to_fit_and_not_to() -> None:
    used = {fits for fits, _ in plan.IN_CONTEXT}
    assert {reading for reading, _, _, expected in CASES if expected} == used
    assert {reading for reading, _, _, expected in CASES if not expected} == used


@pytest.mark.parametrize(
    ("topic", "question", "expected"),
    [
        ("groupe.charte", asking("charte", reference="precedent"), True),
        ("groupe.charte", asking("charte", other=True), True),
        ("groupe.charte", asking("charte", ordinals=(0,)), True),
        ("groupe.charte", asking("charte", reference="courant", collectives=("cde",)), False),
        ("precision", asking("charte", other=True), False),
        *((topic, asking("charte"), True) for topic in ("recherche", "hors_sujet", "chronologie", "comparaison", "collectifs.liste", "aide")),
    ],
)
def test_where_rules_know_better_as_a_rule(topic: str, question: Question, expected: bool) -> None:
    assert readings.is_settled(topic, question, KNOWLEDGE) is expected


@pytest.mark.parametrize(
    ("topic", "question", "expected"),
    [
        ("hors_sujet", asking("valeurs", reference="nom", collectives=("cde",)), True),
        ("hors_sujet", asking("valeurs"), False),
        ("hors_sujet", asking("membres", 0.95, reference="description", themes=("la protection des migrants",)), True),
        ("hors_sujet", asking("membres", 0.8, reference="description", themes=("la protection des migrants",)), False),
        ("hors_sujet", asking("attribut_inconnu"), False),
        ("recherche", asking("recherche", detail="lesquels"), True),
        ("precision", asking("fondation", reference="aucun", platform=True), True),
        ("precision", asking("fondation", reference="description", platform=True), False),
        ("recherche", asking("recherche", detail="oui_non"), False),
        ("groupe.fondation", asking("fondation", text="en quelle annee est ne le groupe"), False),
        *((topic, asking("charte"), False) for topic in ("precision", "chronologie", "comparaison", "collectifs.liste", "collectifs.objectifs")),
    ],
)
def test_what_the_rules_answer_stands_or_is_open(topic: str, question: Question, expected: bool) -> None:
    assert readings.stands(topic, question) is expected


@pytest.mark.parametrize(("text", "more"), [("developpez", True), ("plus court", False)])
def test_who_wants_it_at_length_is_given_the_words_of_the_page(text: str, more: bool) -> None:
    assert readings.wants_more(asking("charte", text=text)) is more


@pytest.mark.parametrize(("detail", "expected"), [("sens", "lesquels"), ("tout", "lesquels"), ("oui_non", "oui_non"), ("nombre", "nombre")])
def test_a_search_asks_which_ones_unless_whether_or_how_many(detail: str, expected: str) -> None:
    search = readings.as_search(asking("epu", detail=detail, text="epu"))
    assert (search.kind, search.detail) == ("recherche", expected)
