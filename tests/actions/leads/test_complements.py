"""Of what is asked after a preposition the part that answers stands alone, or first; whose ever it is, and nothing where it is not sure."""

from __future__ import annotations

import pytest

from actions.leads.complements import asked_in
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from knowledge import Knowledge
from knowledge.model import Point
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GOALS, VALUES, SHARED = "pnpm.objectifs", "pnpm.valeurs", "collectifs.objectifs"
CIVIL = "Auprès de la société civile."
AUTHORITIES = "Auprès des autorités et institutions compétentes."
BOTH = "Auprès des autorités et institutions compétentes et auprès de la société civile."
AROUND = "Autour d’une démarche nationale pour contribuer aux initiatives du gouvernement marocain."


def said(topic: str, text: str, told: int | None = None, detail: str = "autre", before: bool = False, knowledge: Knowledge = KNOWLEDGE) -> str:
    memory = Memory(point=() if told is None else (topic, told), sujets=(topic,) if before else ())
    found = lead(Request(topic, asking("objectifs", text=text, detail=detail, reference="courant")), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "ils organisent des activites de sensibilisation pour qui", None, CIVIL),
        (GOALS, "la sensibilisation vise quel public", None, CIVIL),
        (GOALS, "aupres de qui", 2, CIVIL),
        (GOALS, "ca s adresse a qui", 2, "À la société civile."),
        (GOALS, "pour qui", 1, AUTHORITIES),
        (GOALS, "a qui", 1, "Aux autorités et institutions compétentes."),
        (GOALS, "a qui dois je ecrire", 1, "Le deuxième objectif"),
        (GOALS, "c est grace a qui", 2, "Le troisième objectif"),
        (GOALS, "il y a qui dedans", 1, "Le deuxième objectif"),
        (GOALS, "la sensibilisation est menee aupres de qui", None, CIVIL),
        (GOALS, "expertise sur quoi", 3, "Dans les domaines spécifiques liés à la protection des migrants au Maroc."),
        (GOALS, "expertise sur quoi au juste et avec quels moyens", 3, ""),
        (GOALS, "le plaidoyer aupres de qui", None, AUTHORITIES),
        (GOALS, "aupres de qui", 1, AUTHORITIES),
        (GOALS, "elle parle aupres de qui", None, BOTH),
        (GOALS, "l echange c est entre qui et qui", None, "Entre les acteurs de la société civile"),
        (GOALS, "l expertise dans quelle langue", None, "Le quatrième objectif"),
        (GOALS, "dans quels domaines elle agit", None, "Le quatrième objectif"),
        (GOALS, "expertise de quoi", None, "Dans les domaines spécifiques liés à la protection des migrants au Maroc."),
        (SHARED, "pression sur qui", None, "Sur les États."),
        # Those who are pressed are not those for whom it is.
        (SHARED, "la prise en charge c est pour qui", None, ""),
        (GOALS, "elle parle a qui pour nous defendre", None, "Aux autorités et institutions compétentes et à la société civile."),
        (GOALS, "elle parle a qui aux chefs la haut", None, "Aux autorités et institutions compétentes et à la société civile."),
        (SHARED, "pour obtenir d eux quoi precisement", 1, "Pour qu’ils assurent les infrastructures nécessaires"),
        (GOALS, "pr leur dmd koi", 1, "En faveur du respect des droits des migrants."),
        # A field is nobody.
        (GOALS, "ils font pression sur qui avec leur plaidoyer", None, AUTHORITIES),
    ],
)
def test_of_a_point(topic: str, text: str, told: int | None, begins: str) -> None:
    assert said(topic, text, told, "qui" if "qui" in text.split() else "pourquoi" if text.startswith("pourquoi") else "autre").startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text", "answer"),
    [
        ("groupe.origine", "l etude portait sur quoi", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.origine", "letude sur koi exactemnt", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.origine", "etude de qui", "AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("groupe.origine", "sur quel sujet", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.origine", "l etude a debouche sur quoi", ""),
        ("groupe.origine", "sur quoi a debouche l etude", ""),
        ("groupe.origine", "elle a debouche sur quoi alors cette etude", ""),
        ("cde.fondation", "elle a ete fondee dans quel but", "Pour contribuer aux initiatives du gouvernement marocain."),
        ("cde.presentation", "a quelle fin", "Pour contribuer aux initiatives du gouvernement marocain."),
        ("groupe.charte", "dans quel but", ""),
        ("groupe.presentation", "il s occupe de quoi exactement", ""),
        ("groupe.origine", "une etude portant sur quoi et menee avec qui", ""),
        ("groupe.origine", "l etude sur la violence sexuelle a abouti a quoi", ""),
        ("cde.fondation", "elle est reunie autour de quoi", AROUND),
    ],
)
def test_of_a_section(topic: str, text: str, answer: str) -> None:
    found = said(topic, text, before=True, detail="qui" if text.endswith("qui") else "autre")
    assert found == answer if answer else not found.startswith(("Sur", "À l’encontre"))


def test_where_a_document_is_read_stays_its_link() -> None:
    assert said("cde.documents", "on trouve ca sur quelle page", detail="lien").startswith("Voici le site")


def test_a_confirmation_is_not_what_it_is_for() -> None:
    assert said("cde.ppipem", "ce plan de 2015 c est pour quoi faire au juste", detail="pourquoi").partition(" ")[0] != "Oui"


def test_of_a_collective_added_tomorrow() -> None:
    point = Point(texte="Former des éducateurs auprès des écoles rurales, en faveur de la lecture.", titre="la formation")
    pattern = KNOWLEDGE.collectifs[0]
    section = pattern.rubriques["objectifs"].model_copy(update={"points": (point, *pattern.rubriques["objectifs"].points[3:])})
    study = KNOWLEDGE.collectifs[1].rubriques["origine"].model_copy(
        update={"introduction": "Le réseau Lire est né d’une enquête sur les bibliothèques, en 2020. Elle est à lire.", "evenement": None}
    )
    new = pattern.model_copy(update={"id": "lire", "rubriques": {**pattern.rubriques, "objectifs": section, "origine": study}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert said("lire.objectifs", "elle forme aupres de qui", knowledge=knowledge) == "Auprès des écoles rurales."
    assert said("lire.origine", "l enquete porte sur quoi", knowledge=knowledge) == "Sur les bibliothèques."


def test_what_stands_once_needs_no_word_before_it() -> None:
    assert said("cde.presentation", "ils sont regroupes autour de quoi") == AROUND
    assert not said("pnpm.documents", "sur quoi", before=True).startswith("Sur")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("aupres de qui", True),
        ("ca porte sur quoi", True),
        ("entre qui et qui", True),
        ("sur quoi et qui l a faite", False),
        ("a qui que ce soit", False),
        ("quoi", False),
        ("la charte du groupe", False),
    ],
)
def test_what_is_asked_after_a_preposition(text: str, asks: bool) -> None:
    assert (asked_in(text) is not None) is asks
