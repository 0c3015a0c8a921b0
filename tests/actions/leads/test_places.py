"""Who asks where is told the place, or where to read it, by what is asked."""

from __future__ import annotations

import pytest

from actions.leads import places
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

LINK = "Vous pouvez consulter le document de la plateforme sur ses préoccupations depuis la page d’AMANE"


@pytest.mark.parametrize(
    ("topic", "text", "says"),
    [
        ("groupe.origine", "l etude est encore en ligne", "La page ne donne pas de lien vers l’étude à l’origine du groupe."),
        ("groupe.origine", "on peut la telecharger", "La page ne donne pas de lien vers l’étude à l’origine du groupe."),
        # What has a link, or is no document, and what is not asked for there.
        ("groupe.charte", "la charte est en ligne", None),
        ("pnpm.objectifs", "c est sur internet", None),
        ("groupe.origine", "l etude parle de violence", None),
    ],
)
def test_what_no_link_is_known_of_is_not_said_to_be_on_line(topic: str, text: str, says: str | None) -> None:
    found = places.on_line(Request(topic, asking("origine", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == says


@pytest.mark.parametrize(
    ("detail", "text", "says"),
    [
        ("lien", "le papier de la bas ou", LINK),
        ("lien", "les preoccupations donc c est tout ce que j aurai ou", LINK),
        ("lien", "document geneve ou", LINK),
        ("lieu", "et ca se passait ou", "À Genève : la plateforme a pu présenter, lors de l’Examen Périodique Universel"),
        ("oui_non", "ils ont parle hors du maroc", "Oui : la Plateforme CDE Maroc a pu présenter à Genève"),
    ],
)
def test_a_document_is_somewhere_too(detail: str, text: str, says: str) -> None:
    # A question mark asks no yes or no of who asks where.
    found = lead(Request("cde.epu", asking("epu", detail=detail, text=text, asks=True)), Memory(), KNOWLEDGE)
    assert found is not None and found.text.startswith(says)


@pytest.mark.parametrize(
    ("topic", "text", "says"),
    [
        ("groupe.charte", "ou lire la charte", "Vous pouvez consulter la charte du groupe de travail depuis"),
        ("pnpm.documents", "et la page web", "Vous pouvez consulter le site de la PNPM"),
        # What stands there with other things comes first.
        ("pnpm.documents", "ou est le dernier rapport annuel", "Vous trouverez le rapport annuel sur le site de la PNPM, dont le lien est sur"),
        ("cde.documents", "ou lire ses documents", "Voici le site de la Plateforme CDE Maroc (charte et documents) : https://"),
        ("pnpm.documents", "ou lire les documents de plaidoyer", "Vous trouverez les documents de plaidoyer sur le site de la PNPM, dont"),
        ("cde.documents", "ou lire sa charte", "Vous trouverez la charte sur le site de la Plateforme CDE Maroc : https://"),
        ("groupe.origine", "ou lire l etude", "La page ne donne pas de lien vers l’étude à l’origine du groupe."),
    ],
)
def test_what_is_read_somewhere_comes_first(topic: str, text: str, says: str) -> None:
    found = lead(Request(topic, asking(topic.partition(".")[2], detail="lien", text=text)), Memory(), KNOWLEDGE)
    assert found is not None and found.text.startswith(says)


def test_who_they_are_that_stand_in_a_list_is_told_with_its_link() -> None:
    found = lead(Request("groupe.membres", asking("membres", detail="qui", text="c est qui les onze")), Memory(), KNOWLEDGE)
    assert found is not None and found.text.startswith("La page ne cite pas les noms, mais elle donne le lien vers la liste : https://")
    found = lead(Request("groupe.fondation", asking("fondation", detail="qui", text="c est qui les cinq")), Memory(), KNOWLEDGE)
    assert found is not None and found.text.startswith("Le groupe fondateur comptait cinq associations, dont AMANE")


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("pnpm.presentation", "lieu", "c est dans quel pays", "Au Maroc."),
        ("groupe.presentation", "lieu", "dans quel pays", "Au Maroc."),
        ("cde.presentation", "lieu", "dans quelle ville", ""),
    ],
)
def test_in_which_country(topic: str, detail: str, text: str, begins: str) -> None:
    found = lead(Request(topic, asking("presentation", detail=detail, text=text), kind="hors_sujet"), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else not begins


@pytest.mark.parametrize(
    ("topic", "text", "detail", "said"),
    [
        ("hors_sujet", "c tt le maroc ou js casa", "lieu", "La page parle d’une démarche nationale, sans dire où précisément."),
        ("cde.presentation", "elle est dans tout le pays", "oui_non", "La page parle d’une démarche nationale, sans dire où précisément."),
        ("pnpm.objectifs", "only rabat ou toutes les regions", "autre", "La page parle des différentes régions du Maroc, sans dire où précisément."),
        ("groupe.membres", "juste a rabat", "oui_non", "La page parle d’associations marocaines, sans dire où précisément."),
        ("groupe.origine", "que au maroc ou tout le maghreb", "autre", "La page parle du Maroc, sans dire où précisément."),
        # Where something was, a point that is claimed, how many there are, and what the country is not asked of.
        ("cde.epu", "a rabat ou a geneve", "autre", None),
        ("pnpm.objectifs", "partager les informations dans toutes les regions c est ca", "oui_non", None),
        ("groupe.membres", "combien dans tout le maroc", "nombre", None),
        ("groupe.membres", "c est tout", "oui_non", None),
        ("pnpm.presentation", "ils defendent tous les migrants", "oui_non", None),
    ],
)
def test_how_far_it_reaches(topic: str, text: str, detail: str, said: str | None) -> None:
    asked = Request(topic, asking("presentation", text=text, detail=detail), ("cde",) if topic == "hors_sujet" else ())
    found = places.how_far(asked, Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(("text", "says"), [("la charte", None), ("ou lire la charte", "La page ne donne pas de lien vers la charte.")])
def test_that_no_link_is_known_is_told_to_who_wants_one(text: str, says: str | None) -> None:
    found = places.link(Request("pnpm.valeurs", asking("charte", detail="lien", text=text)), Memory(), KNOWLEDGE)
    assert (found and found.text) == says


@pytest.mark.parametrize(
    ("topic", "text", "says"),
    [
        ("groupe.charte", "le groupe a un site", "La page ne cite pas de site du groupe de travail."),
        ("groupe.charte", "son site internet", "La page ne cite pas de site du groupe de travail."),
        ("cde.documents", "la cde a un site", None),
        ("groupe.charte", "la charte est sur votre site", None),
        ("groupe.charte", "il a une charte", None),
    ],
)
def test_of_one_without_a_site_that_is_told(topic: str, text: str, says: str | None) -> None:
    found = places.no_site(Request(topic, asking("documents", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert (found and found.text) == says
