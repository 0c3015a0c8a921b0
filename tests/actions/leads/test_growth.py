"""How much one has grown since it was founded: the first sentence says it, or whether it is as claimed."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NEW = Memory()
ALL = tuple(one.id for one in KNOWLEDGE.collectifs)


def said(detail: str, text: str, compared: tuple[str, ...] = ALL, memory: Memory = NEW, named: tuple[str, ...] = ()) -> str:
    found = lead(Request("comparaison", asking("comparaison", detail=detail, text=fold(text), collectives=named), compared), memory, KNOWLEDGE)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("detail", "text", "begins"),
    [
        ("ecart", "combien de plus qu'au départ ?", "Six de plus : cinq associations au départ, onze associations marocaines aujourd’hui."),
        ("oui_non", "six de plus, c'est ça ?", "Oui : six de plus (cinq associations"),
        ("oui_non", "donc six de plus en un peu plus de dix ans", "Oui : six de plus"),
        ("oui_non", "donc ça fait 6 nouvelles", "Oui : six de plus"),
        ("oui_non", "huit associations supplémentaires ?", "Non : six de plus (cinq associations au départ"),
        ("oui_non", "4 de plus ?", "Non : six de plus (cinq associations au départ"),
        ("oui_non", "le groupe a grandi depuis sa fondation ?", "Oui : cinq associations au départ"),
        ("oui_non", "ils sont plus nombreux maintenant ?", "Oui : cinq associations au départ"),
        ("oui_non", "ils sont restés ce petit noyau, depuis ?", "Non : cinq associations au départ"),
        ("oui_non", "et ils sont restés cinq ?", "Non : six de plus (cinq associations au départ"),
        ("oui_non", "et les 11 y sont tous depuis le début ?", "Non : cinq associations au départ"),
        ("oui_non", "les cinq en font partie depuis l'origine ?", "Oui : cinq associations au départ"),
        ("oui_non", "les cinq du début y sont encore tous ?", "La page ne le dit pas ; elle dit que le groupe de travail réunit"),
        ("oui_non", "les fondatrices sont toutes restées ?", "La page ne le dit pas ; elle dit que le groupe de travail réunit"),
        ("oui_non", "c'est resté pareil depuis le début ?", "Non : cinq associations au départ"),
        ("oui_non", "ils ont perdu des membres ?", "Non : cinq associations au départ"),
        ("oui_non", "le nombre a diminué ?", "Non : cinq associations au départ"),
        ("oui_non", "AMANE en fait partie ?", "Oui : AMANE est l’une des cinq associations"),
        ("ecart", "combien d'années après ?", ""),
        ("ecart", "Evolution ?", "Six de plus : cinq associations au départ"),
        ("ecart", "Comparez le nombre au lancement et aujourd'hui.", "Six de plus : cinq associations au départ"),
        ("nombre", "avant / après ?", "Cinq associations au départ, onze associations marocaines aujourd’hui."),
        ("nombre", "passé de combien à combien depuis ?", "Cinq associations au départ, onze associations marocaines aujourd’hui."),
        ("oui_non", "il passe de cinq à onze entre novembre 2014 et décembre 2015 ?", "Six de plus : cinq associations au départ"),
        ("nombre", "combien au départ, combien maintenant ?", "Cinq associations au départ, onze associations marocaines aujourd’hui."),
        ("nombre", "ils sont combien maintenant", "Le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("nombre", "donc combien de nouvelles associations sont arrivées ?", "Six de plus : cinq associations au départ"),
        ("nombre", "combien ont rejoint le groupe depuis sa création ?", "Six de plus : cinq associations au départ"),
        ("oui_non", "il est passé de cinq à onze associations ?", "Oui : six de plus (cinq associations au départ"),
        ("oui_non", "passé de 5 à 12 ?", "Non : six de plus (cinq associations au départ"),
        ("oui_non", "ça a doublé ?", "Oui : cinq associations au départ"),
        ("oui_non", "il y en avait autant en 2014 ?", "Non : cinq associations au départ"),
        ("oui_non", "au début y en avait moins, non ?", "Oui : cinq associations au départ"),
        ("oui_non", "moins qu'à la création ?", "Non : cinq associations au départ"),
        ("oui_non", "ils étaient plus nombreux au lancement ?", "Non : cinq associations au départ"),
        ("oui_non", "il a démarré petit, au lancement ?", "Oui : cinq associations au départ"),
        ("oui_non", "cinq au départ, à peu près ?", "Oui : le groupe fondateur comptait cinq associations"),
        ("oui_non", "ça a triplé ?", "Non : cinq associations au départ"),
    ],
)
def test_how_one_has_grown(detail: str, text: str, begins: str) -> None:
    found = lead(Request("groupe.membres", asking("membres", detail=detail, text=fold(text))), NEW, KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)


def test_of_which_growth_is_asked_beside_others() -> None:
    grown = Memory(collectif="groupe", dits=(("membres", "oui_non"), ("comparaison", "moins")))
    assert said("ecart", "et de combien", memory=grown).startswith("Six de plus")
    assert said("ecart", "l'écart de taille avec la CDE", ("groupe", "cde"), grown, ("cde",)).startswith("Une vingtaine de plus")


def test_of_a_number_that_is_not_exact_no_growth_is_told() -> None:
    assert lead(Request("cde.membres", asking("membres", detail="ecart", text="combien de plus")), NEW, KNOWLEDGE) is None


def test_it_is_meant_since_both_numbers_were_just_told() -> None:
    told = Memory(collectif="groupe", dits=(("fondation", "nombre"), ("membres", "nombre")))
    assert said("ecart", "écart ?", memory=told).startswith("Six de plus")
