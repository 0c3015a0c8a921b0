"""What is claimed of who takes part is held against what the file says of it."""

from __future__ import annotations

import pytest

from actions.leads import roles
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NOT_SAID = "La page ne le dit pas ; elle dit qu"
ONE_OF_FIVE = "AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "elle a ete fondee par qui", "La page ne le dit pas ; elle dit qu’AMANE fait partie de la PNPM depuis"),
        ("pnpm.adhesion", "qui en fait partie", None),
        ("groupe.fondation", "qui l a fonde", None),
    ],
)
def test_of_whom_no_founder_is_named_that_is_said(topic: str, text: str, said: str | None) -> None:
    found = roles.founded_by_nobody_named(Request(topic, asking("fondation", text=text, detail="qui")), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.fondation", "amane en est elle fondatrice", "Oui : AMANE a contribué à sa fondation."),
        ("cde.fondation", "la plateforme s est faite sans amane", "Non : AMANE a contribué à sa fondation."),
        ("groupe.fondation", "c est amane qui l a lance", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("pnpm.adhesion", "depuis sa creation donc", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("groupe.fondation", "dont amane", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("groupe.fondation", "amane dirige aussi", None),
        ("cde.epu", "vous avez un collectif qui y est alle", None),
        ("groupe.fondation", "vous les avez toutes creees", None),
        ("groupe.fondation", "dont amane et bayti", None),
        ("groupe.fondation", "amane", None),
        ("cde.fondation", "elle est aussi a l origine de celle la", "Oui : AMANE a contribué à sa fondation."),
        (
            "pnpm.adhesion", "vous etes a l origine de la pnpm",
            "La page ne le dit pas ; elle dit qu’AMANE fait partie de la PNPM depuis sa constitution, en 2009.",
        ),
        ("cde.fondation", "fondee par elle alors", "Oui : AMANE a contribué à sa fondation."),
        ("pnpm.adhesion", "elle l a fondee", "La page ne le dit pas ; elle dit qu’AMANE fait partie de la PNPM depuis sa constitution, en 2009."),
        ("cde.fondation", "votre association y est simple adherente", "Non : AMANE a contribué à sa fondation."),
        ("cde.fondation", "vous n etes pas juste membre", "Non : AMANE a contribué à sa fondation."),
        ("pnpm.adhesion", "donc juste membre", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("cde.fondation", "c est amane qui commande dedans", "AMANE a contribué à sa fondation."),
        ("cde.fondation", "amane a contribue a sa fondation", "Oui : AMANE a contribué à sa fondation."),
        ("groupe.fondation", "amane etait elle du nombre", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        (
            "groupe.fondation", "vous faites partie des fondateurs",
            "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014.",
        ),
        ("pnpm.adhesion", "amane en fait elle partie", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "amane y est depuis le debut", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        (
            "pnpm.presentation", "l amane l a fondee",
            "La page ne le dit pas ; elle dit qu’AMANE fait partie de la PNPM depuis sa constitution, en 2009.",
        ),
        (
            "groupe.fondation", "amane figure t elle parmi les cinq",
            "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014.",
        ),
        ("groupe.fondation", "amane comprise dans ces 5", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("groupe.fondation", "amane est parmi les six", None),
        ("groupe.fondation", "amane figure dans une etude", None),
        ("pnpm.presentation", "bayti en fait partie", None),
        ("cde.fondation", "la cde ca a un lien avec amane ou pas", "Oui : AMANE a contribué à sa fondation."),
        ("pnpm.adhesion", "elle y est depuis le debut quand meme", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("collectifs.objectifs", "amane en fait partie", None),
    ],
)
def test_how_amane_takes_part(topic: str, text: str, said: str | None) -> None:
    found = roles.role(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.epu", "c est la pnpm qui l a presente", "Non : la Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.origine", "c est l unicef qui l a faite", "Non : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "letude etait faite par la cde", "Non : le groupe de travail a été initié à la suite d’une étude"),
        # Who founded is held against what is said of that, whatever the talk is of; a place founds nothing.
        ("cde.epu", "c est geneve qui a fonde la plateforme", "Non : AMANE a contribué"),
        ("groupe.origine", "cree par l unicef", "Non : le groupe fondateur comptait cinq associations"),
        ("pnpm.adhesion", "c est l unicef qui l a fondee", None),
        ("groupe.origine", "est ce amane qui l a realisee", "Oui : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "amane c est elle qui a fait l etude", "Oui : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "l unicef c est ceux qui l ont menee", "Non : le groupe de travail a été initié"),
        # More than is told, nobody that we know, denied, or no claim of who.
        ("groupe.origine", "est ce amane qui l a payee", None),
        ("groupe.origine", "c est mon voisin qui l a faite", None),
        ("groupe.origine", "c est pas l unicef qui l a faite", None),
        ("groupe.origine", "l unicef l a faite", None),
        # No sentence says that the plan is its work.
        ("cde.ppipem", "c est la cde qui a fait le plan d action", None),
        ("pnpm.valeurs", "c est le groupe qui l a ecrite", None),
    ],
)
def test_who_is_claimed_to_have_done_it(topic: str, text: str, begins: str | None) -> None:
    found = roles.done_by(Request(topic, asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("topic", "text", "named", "said"),
    [
        ("cde.epu", "et la pnpm y etait aussi", "pnpm", "La page ne le dit qu’à propos de la Plateforme CDE Maroc : "),
        ("cde.epu", "geneve c etait la cde", "cde", None),
    ],
)
def test_of_another_the_page_says_whom_it_says_it_of(topic: str, text: str, named: str, said: str | None) -> None:
    found = roles.of_another(Request(topic, asking("choisir", text=text, detail="oui_non", collectives=(named,))), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "des le debut", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "des la premiere heure donc", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "et vous y etiez deja", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("groupe.fondation", "elle est fondatrice par contre", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("pnpm.adhesion", "amane est dans la pnpm", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "amane est dans le bureau de la pnpm", None),
        # Somebody else, more than that, or why.
        ("pnpm.adhesion", "ils y sont des le debut", None),
        ("pnpm.adhesion", "la presidente depuis le debut", None),
        ("pnpm.adhesion", "elle y etait sans sortir depuis le debut", None),
        ("pnpm.adhesion", "elle finance depuis le debut", None),
        ("groupe.fondation", "ma voisine est fondatrice", None),
        ("groupe.fondation", "des le debut", None),
        ("groupe.fondation", "vous avez cree le groupe parce qu il y avait eu un scandale", None),
        ("groupe.membres", "elle est dedans", None),
    ],
)
def test_amane_is_meant_where_its_part_is_spoken_of(topic: str, text: str, said: str | None) -> None:
    found = roles.role(Request(topic, asking("adhesion", text=text, collectives=(topic.partition(".")[0],))), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


IS_ABOUT_MIGRANTS = "la PNPM se consacre à la protection des migrants au Maroc"
IS_ABOUT_VIOLENCE = "le groupe de travail se consacre à la lutte contre les violences sexuelles à l’égard des enfants"
NOT_THIS = f"Non : {IS_ABOUT_VIOLENCE} ; c’est la PNPM qui se consacre à"
NOT_THAT = f"Non : {IS_ABOUT_MIGRANTS} ; c’est le groupe de travail qui"


@pytest.mark.parametrize(
    ("topic", "text", "named", "theme", "said"),
    [
        ("groupe.presentation", "le groupe de travail defend les migrants", ("groupe",), 0, NOT_THIS),
        ("groupe.presentation", "le groupe c est pour les refugies", ("groupe",), 0, NOT_THIS),
        ("pnpm.presentation", "la pnpm protege les enfants victimes d abus", ("pnpm",), 1, NOT_THAT),
        ("groupe.presentation", "c est la pnpm qui lutte contre la pedophilie", ("pnpm",), 1, NOT_THAT),
        ("groupe.presentation", "le groupe protege les droits de l enfant", ("groupe",), 2, "Le groupe de travail se consacre à la lutte contre"),
        # What it is about itself.
        ("pnpm.presentation", "la pnpm defend les migrants", ("pnpm",), 0, None),
        ("pnpm.presentation", "la pnpm aide les enfants migrants", ("pnpm",), 0, None),
        ("pnpm.presentation", "la pnpm ne defend pas les migrants", ("pnpm",), 0, None),
        # What it does for them is asked, or something else is said of it.
        ("pnpm.presentation", "que fait la pnpm contre les abus", ("pnpm",), 1, None),
        ("pnpm.objectifs", "la pnpm protege les enfants victimes d abus", ("pnpm",), 1, None),
        ("pnpm.presentation", "la pnpm a un budget", ("pnpm",), None, None),
    ],
)
def test_what_another_is_about_is_told_beside_what_this_one_is(
    topic: str, text: str, named: tuple[str, ...], theme: int | None, said: str | None
) -> None:
    themes = () if theme is None else (KNOWLEDGE.collectifs[theme].themes[0].nom,)
    asked = asking("presentation", detail="oui_non", text=text, collectives=named, themes=themes)
    found = roles.about_another(Request(topic, asked), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("amane a joue un role dans sa naissance", "Oui : AMANE a contribué à sa fondation."),
        # Which platform is said so, and something else is asked of it.
        ("l une des plateformes dont fait partie amane a t elle pris part a l examen", None),
    ],
)
def test_a_part_in_its_birth_is_one_in_founding_it(text: str, said: str | None) -> None:
    found = roles.role(Request("cde.fondation", asking("fondation", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found and found.text) == said


def test_a_mere_member_or_a_founder_is_no_yes_or_no() -> None:
    asked = asking("fondation", text="amane est elle simple membre ou a t elle aide a la creer", detail="oui_non")
    found = roles.role(Request("cde.fondation", asked), Memory(), KNOWLEDGE)
    assert found and found.text == "AMANE a contribué à sa fondation."


@pytest.mark.parametrize(
    ("reference", "said"),
    [("description", "AMANE fait partie de la PNPM depuis"), ("courant", "AMANE en fait partie depuis")],
)
def test_whom_nobody_has_named_is_named(reference: str, said: str) -> None:
    asked = asking("adhesion", text="vous faites partie d un reseau la dessus", detail="oui_non", reference=reference)
    found = roles.role(Request("pnpm.adhesion", asked, ("pnpm",)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(said)
