"""What is claimed of a list is held against its points: yes in the one that says it, else what comes near, or that nothing of it is there."""

from __future__ import annotations

import pytest

from actions.leads import listed
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GOALS, VALUES, SHARED = "pnpm.objectifs", "pnpm.valeurs", "collectifs.objectifs"


def said(topic: str, detail: str, text: str, told: int | None = None, knowledge: Knowledge = KNOWLEDGE) -> str:
    memory = Memory() if told is None else Memory(point=(topic, told))
    found = lead(Request(topic, asking("objectifs", detail=detail, text=fold(text))), memory, knowledge)
    return f"{found.text} {found.rest}".strip() if found else ""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("même si on est pas musulman ?", "Oui, en d’autres mots : la deuxième valeur"),
        ("est ce quils sont contre le racisme ?", "Oui, en d’autres mots : la deuxième valeur"),
        ("c'est gênant si je suis musulmane ?", "La deuxième valeur de la PNPM est la lutte contre toutes les formes"),
        ("ils refusent les chrétiens ?", "La deuxième valeur de la PNPM est la lutte contre toutes les formes"),
        ("moi je suis chrétien, y a pas de souci avec ça ?", "La deuxième valeur de la PNPM est la lutte contre toutes les formes"),
        ("ça couvre le handicap ?", "Oui : la deuxième valeur de la PNPM est la lutte contre toutes les formes de discrimination"),
        ("l'orientation professionnelle ?", "La deuxième valeur de la PNPM est"),
        ("ça parle de football ?", "Aucune des trois valeurs n’en parle directement ; les voici : l’universalité"),
        # Other words that the file gives a point mean it, but no help to anybody, and « seulement » is more than it says.
        ("ça parle du racisme ?", "Oui, en d’autres mots : la deuxième valeur de la PNPM est la lutte"),
        ("elle aide les personnes handicapées ?", "La deuxième valeur de la PNPM est"),
        ("seulement le racisme ?", "La deuxième valeur de la PNPM est"),
        ("et l'ethnie ?", "Oui : la deuxième valeur de la PNPM est la lutte"),
        ("l'âge, c'est écrit noir sur blanc ?", "Oui : la deuxième valeur de la PNPM est la lutte"),
        ("et la couleur de peau ?", "Oui, en d’autres mots : la deuxième valeur"),
        # What introduces the list says who, and « vrai ou faux » nothing.
        ("les signataires adhèrent à l'universalité, vrai ou faux ?", "Oui : la première valeur de la PNPM est "),
        ("les croyances y sont-elles respectées ?", "Oui, en d’autres mots : la deuxième valeur de la PNPM est la lutte"),
        ("la discrimination à l'embauche ?", "La deuxième valeur de la PNPM est"),
        ("elle donne un emploi aux handicapés ?", "La deuxième valeur de la PNPM est"),
        ("c'est vrai ça ?", "Les signataires de la charte de la PNPM adhèrent à trois valeurs : l’universalité des droits humains"),
    ],
)
def test_whether_a_point_says_it(text: str, begins: str) -> None:
    found = said(VALUES, "oui_non", text)
    assert found.startswith(begins) and bool(found) == bool(begins)


def test_in_short_after_a_list_one_of_its_points_is_asked_whatever_it_was_read_as() -> None:
    after = Memory(sujets=(VALUES,))
    for detail in ("tout", "autre", "liste", "oui_non"):
        told = [lead(Request(VALUES, asking("valeurs", detail=detail, text=text)), after, KNOWLEDGE) for text in ("et les femmes", "et les chats")]
        assert told[0] and told[0].text.startswith("Oui, en d’autres mots : la deuxième valeur est ")
        assert told[1] and told[1].text.startswith("Aucune des trois valeurs n’en parle directement ; les voici : l’universalité")


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "seulement le plaidoyer", None, "Non, il y a aussi l’échange d’informations, la sensibilisation"),
        (GOALS, "que ça ?", 1, "Non, il y a aussi l’échange d’informations"),
        # After the whole list nobody knows what « ça » leaves out; and a claim within one point is told by it.
        (GOALS, "que ça ?", None, ""),
        (VALUES, "seulement le racisme ?", None, ""),
        (GOALS, "la sensibilisation de la société civile seulement ?", None, ""),
    ],
)
def test_only_one_of_several_is_denied_with_the_others(topic: str, text: str, told: int | None, begins: str) -> None:
    memory = Memory(sujets=(topic,), point=() if told is None else (topic, told))
    found = listed.only_that(Request(topic, asking(topic.partition(".")[2], detail="oui_non", text=fold(text))), memory, KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)


def test_of_a_point_just_told_its_words_are_not_told_again() -> None:
    assert said(VALUES, "oui_non", "et l'orientation sexuelle ?", told=1) == "Oui, cette valeur en parle aussi."
    assert said(VALUES, "oui_non", "et l'orientation sexuelle ?", told=0).startswith("Oui : la deuxième valeur de la PNPM est ")


@pytest.mark.parametrize(
    ("text", "told", "said_first"),
    [
        ("c'est la première ?", 1, "Non, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("c'est la deuxième ?", 1, "Oui, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("c'était la deuxième, pas la première ?", 1, "Oui, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("c'était la première, pas la deuxième ?", 1, "Non, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("la 2e c'est le handicap ?", None, "Oui, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("la 1re c'est le handicap ?", None, "Non, c’est la deuxième valeur : la lutte contre toutes les formes"),
        ("revenons au premier : ses signataires condamnent la discrimination ?", None, "La deuxième valeur de la PNPM est la lutte"),
        ("parlons de la première : le handicap y est ?", None, "La deuxième valeur de la PNPM est la lutte"),
        ("la 3e c'est l'ONU et le football ?", None, "La troisième valeur de la PNPM est"),
        ("la 3e c'est le football ?", None, "Voici la troisième valeur : la légitimité"),
    ],
)
def test_a_place_that_is_claimed_is_checked(text: str, told: int | None, said_first: str) -> None:
    assert said(VALUES, "oui_non", text, told).startswith(said_first)


def test_what_is_asked_of_the_point_just_told_is_answered_by_it() -> None:
    told = Memory(point=("pnpm.objectifs", 2))
    found = listed.whether(Request("pnpm.objectifs", asking("objectifs", detail="oui_non", text="devant les lyceens")), told, KNOWLEDGE)
    assert found and found.text.startswith("Voici le troisième objectif : organiser des activités de sensibilisation")
    other = listed.whether(Request("pnpm.objectifs", asking("objectifs", detail="oui_non", text="le sport y est")), told, KNOWLEDGE)
    assert other and other.text.startswith("Aucun des quatre objectifs n’en parle directement ; les voici : l’échange")


def test_of_a_word_the_point_that_has_it_is_told() -> None:
    assert said(GOALS, "sens", "c'est quoi, les régions").startswith(
        "La page n’explique pas ce mot ; elle l’emploie dans le premier objectif : faciliter l’échange"
    )
    assert said(GOALS, "sens", "c'est quoi un football").startswith("Depuis 2009, la PNPM poursuit quatre objectifs : l’échange")


def test_of_the_signatories_what_introduces_the_list_tells() -> None:
    asked = Request("pnpm.valeurs", asking("choisir", text="le texte qu ils signent", detail="oui_non"))
    found = listed.whether(asked, Memory(), KNOWLEDGE)
    assert found and found.text.startswith("Les signataires de la charte de la PNPM adhèrent à trois valeurs")


def test_whose_an_aim_is_and_what_all_do_is_not_what_a_point_says() -> None:
    assert said(SHARED, "oui_non", "c'est un objectif de l'État ?", None).startswith("Le ")
    assert said(SHARED, "oui_non", "les trois s'occupent tous des enfants ?", None).startswith("Le premier objectif est")
    assert said(VALUES, "oui_non", "toutes les formes de discrimination ?", None).startswith("Oui : la deuxième valeur de la PNPM est ")


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "nous en faisons partie, et pas les footballeurs ?", None, "La page ne le dit pas ; elle cite quatre objectifs"),
        (GOALS, "les communes sont-elles nommées dans ces buts ?", None, "Aucun des quatre objectifs n’en parle directement ; les voici"),
        (GOALS, "la sensibilisation de la société civile seulement ?", None, "Le troisième objectif de la PNPM est"),
        (GOALS, "ah, c'est pas pour les migrants eux-mêmes alors", None, "Le premier objectif de la PNPM est de faciliter"),
        (GOALS, "il y en a un cinquième ?", None, "Il n’y en a que quatre. Le quatrième objectif est"),
        (GOALS, "entre assos de Rabat ?", 0, "Voici le premier objectif : faciliter l’échange"),
        (GOALS, "pas à nous ?", 2, "Voici le troisième objectif : organiser"),
        (SHARED, "c'est surtout pour le plaidoyer", None, "AMANE mène son plaidoyer dans une démarche collective"),
    ],
)
def test_what_is_not_there_is_said(topic: str, text: str, told: int | None, begins: str) -> None:
    assert said(topic, "oui_non", text, told).startswith(begins)


def test_whose_list_it_is_may_be_named() -> None:
    asked = asking("valeurs", detail="oui_non", text="l orientation sexuelle fait partie des valeurs de la pnpm", collectives=("pnpm",))
    told = listed.whether(Request(VALUES, asked), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("Oui : la deuxième valeur est ")


def test_who_denies_what_no_point_says_in_these_words_is_not_contradicted() -> None:
    assert said(VALUES, "oui_non", "le droit interne n'y figure pas ?").startswith("Pas en ces mots, mais ceci s’en approche : la troisième valeur")
    assert said(VALUES, "oui_non", "le handicap n'y figure pas ?").startswith("Si : la deuxième valeur")


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("pnpm.objectifs", "échange, plaidoyer, sensibilisation et expertise, c'est ça ?", "Oui, depuis 2009, la PNPM poursuit quatre objectifs"),
        ("pnpm.valeurs", "universalité, discriminations et droit international, c'est ça ?", "Oui, les signataires de la charte de la PNPM"),
        ("pnpm.objectifs", "échange, plaidoyer, sensibilisation, expertise et sport, c'est ça ?", ""),
        # Some of them are told, and what is denied gets no such yes.
        ("pnpm.objectifs", "échange, plaidoyer et sensibilisation, c'est ça ?", ""),
        ("pnpm.objectifs", "pas échange, plaidoyer, sensibilisation et expertise ?", ""),
    ],
)
def test_who_says_each_of_a_list_hears_yes_with_all_of_it(topic: str, text: str, begins: str) -> None:
    told = said(topic, "oui_non", text)
    assert told.startswith(begins) if begins else not told.startswith("Oui, depuis")
