"""How an answer is cut follows from its structure: a list to its titles, a section to one sentence."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from actions.turn import reply_to
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GOALS = "Quatre objectifs : l’échange d’informations, le plaidoyer, la sensibilisation et le développement d’une expertise."


@pytest.mark.parametrize(
    ("topic", "detail", "text", "whole"),
    [
        ("pnpm.objectifs", "encore", "plus court", GOALS),
        ("pnpm.objectifs", "liste", "juste les titres", GOALS),
        ("pnpm.valeurs", "element:rang", "la deuxieme en bref", "La deuxième valeur : la lutte contre les discriminations et la violence."),
        ("pnpm.objectifs", "element:rang", "le 2 j ai pas compris", "Le deuxième objectif (le plaidoyer), en mots simples : défendre les droits"),
        ("pnpm.objectifs", "element:rang", "le 3 c koi jsp explike", "Le troisième objectif (la sensibilisation), en mots simples"),
        ("pnpm.valeurs", "element:rang", "la 3 j ai pas compris", "La troisième valeur (la légitimité du droit international), en mots simples"),
        (
            "collectifs.liste", "liste", "juste les noms",
            "AMANE prend part à trois collectifs : la PNPM (Plateforme Nationale Protection Migrants), "
            "le groupe de travail « Lutte contre les violences sexuelles à l’égard des enfants » et la Plateforme CDE Maroc.",
        ),
        (
            "groupe.presentation", "tout", "en une phrase",
            "Le groupe de travail « Lutte contre les violences sexuelles à l’égard des enfants » réunit aujourd’hui onze associations marocaines.",
        ),
        # A sentence that is too long gives way to what the collective is about.
        (
            "cde.presentation", "tout", "en gros c est quoi la cde",
            "La Plateforme CDE Maroc se consacre à la protection de l’enfance, en contribuant aux initiatives du gouvernement marocain.",
        ),
        ("pnpm.presentation", "encore", "explique autrement", "La PNPM défend les droits des migrants au Maroc"),
        ("groupe.charte", "encore", "plus court", "En décembre 2015, le groupe de travail a élaboré une charte et un mécanisme de collaboration."),
        ("groupe.membres", "nombre", "combien en bref", "Onze associations marocaines."),
        ("groupe.membres", "nombre", "combien de membres juste le chiffre", "Onze associations marocaines."),
        ("cde.fondation", "date", "juste l annee", "En juin 2017, selon le site de la plateforme ; la page d’AMANE ne donne pas de date."),
        # As many words as are asked for; where there is no such way, the shortest, which says so.
        ("cde.presentation", "tout", "en dix mots max", "Les droits de l’enfant et la protection de l’enfance."),
        ("pnpm.presentation", "tout", "en un mot", "Je ne sais pas le dire en moins de mots : la protection des migrants."),
        ("pnpm.presentation", "sens", "pour un gosse c est quoi pour un enfant", "La PNPM se consacre à la protection des migrants au Maroc."),
        ("collectifs.liste", "tout", "en onze mots", "La PNPM, le groupe de travail et la Plateforme CDE Maroc."),
        ("pnpm.valeurs", "tout", "en un mot chacune", "Trois valeurs : l’universalité des droits humains, la lutte contre les discriminations et la"),
        # Plainer than the file says it nobody can.
        ("cde.ppipem", "sens", "comme a un enfant de 8 ans", "En 2015, un rassemblement d’associations"),
        ("cde.epu", "sens", "epu explique simplement", "C’est l’examen de chaque État par le Conseil des droits de l’Homme des Nations unies."),
        ("chronologie", "encore", "plus court", "Voici les dates, dans l’ordre : 2009 (la PNPM), novembre 2014 (le groupe de travail), 2015"),
        ("comparaison", "encore", "en bref", "La PNPM se consacre à la protection des migrants au Maroc ; le groupe de travail se consacre à"),
    ],
)
def test_an_answer_is_cut_to_what_answers(topic: str, detail: str, text: str, whole: str) -> None:
    reply = reply_to(Request(topic, asking("choisir", detail=detail, text=text)), Memory(), KNOWLEDGE)
    first, *rest = reply.text.split("\n")
    assert first.startswith(whole) and (first == whole or topic == "comparaison" or not whole.endswith("."))
    assert all(line.startswith("Source") for line in rest)


def test_at_length_nothing_leads_but_the_meaning_of_an_acronym() -> None:
    assert lead(Request("groupe.membres", asking("membres", detail="nombre", text="en detail")), Memory(), KNOWLEDGE) is None
    found = lead(Request("cde.epu", asking("epu", detail="sens", text="developpez epu")), Memory(), KNOWLEDGE)
    assert found and found.whole and found.text.startswith("EPU veut dire « Examen Périodique Universel » : c’est l’examen de chaque")


def test_of_the_last_answer_nothing_else_is_asked() -> None:
    asked = Request("cde.epu", asking("epu", detail="sens", text="plus court"), again=True)
    found = lead(asked, Memory(), KNOWLEDGE)
    assert found and found.text.startswith("Le plaidoyer de la Plateforme CDE Maroc s’est poursuivi")


def test_every_section_has_a_short_and_a_plain_answer() -> None:
    for one in KNOWLEDGE.collectifs:
        for name in one.rubriques:
            for text in ("en une phrase", "comme a un enfant"):
                found = lead(Request(f"{one.id}.{name}", asking("choisir", detail="tout", text=text)), Memory(), KNOWLEDGE)
                assert found and not found.rest and not found.blocks and len(found.text.split()) <= 45, (name, text)


@pytest.mark.parametrize("text", ["resume des 3 collectifs", "presente les moi en deux mots", "en plus simple"])
def test_all_in_short_are_told_with_what_each_is_about(text: str) -> None:
    reply = reply_to(Request("collectifs.liste", asking("liste_collectifs", detail="tout", text=text)), Memory(), KNOWLEDGE)
    first = reply.text.split("\n")[0]
    assert all(one.objet in first for one in KNOWLEDGE.collectifs) and len(first.split()) < 60
