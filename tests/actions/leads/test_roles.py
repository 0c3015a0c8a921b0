"""What is claimed of who takes part is held against what the file says of it."""

from __future__ import annotations

import pytest

from actions.leads import roles
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
NOT_SAID = "La page ne le dit pas ; elle dit seulement qu"


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.fondation", "amane en est elle fondatrice", "Oui : AMANE a contribué à sa fondation."),
        ("cde.fondation", "la plateforme s est faite sans amane", "Non : AMANE a contribué à sa fondation."),
        ("groupe.fondation", "c est amane qui l a lance", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("pnpm.adhesion", "depuis sa creation donc", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("groupe.fondation", "dont amane", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("groupe.fondation", "cinq dabord et amane parim eux", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("groupe.fondation", "amane dirige aussi", None),
        ("groupe.fondation", "vous les avez toutes creees", None),
        ("groupe.fondation", "dont amane et bayti", None),
        ("groupe.fondation", "amane", None),
        ("cde.fondation", "fondee par elle alors", "Oui : AMANE a contribué à sa fondation."),
        ("pnpm.adhesion", "elle l a fondee", "La page ne le dit pas ; elle dit seulement qu’AMANE en fait partie depuis sa constitution, en 2009."),
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
            "La page ne le dit pas ; elle dit seulement qu’AMANE en fait partie depuis sa constitution, en 2009.",
        ),
        (
            "groupe.fondation", "amane figure t elle parmi les cinq",
            "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014.",
        ),
        ("groupe.fondation", "amane comprise dans ces 5", "Oui : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014."),
        ("groupe.fondation", "amane est parmi les six", None),
        ("groupe.fondation", "amane figure dans une etude", None),
        ("pnpm.presentation", "bayti en fait partie", None),
        ("pnpm.presentation", "amane n en fait pas partie", None),
        ("collectifs.objectifs", "amane en fait partie", None),
    ],
)
def test_how_amane_takes_part(topic: str, text: str, said: str | None) -> None:
    found = roles.role(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "text", "name", "said"),
    [
        ("groupe.membres", "l unicef est membre du groupe", "UNICEF", NOT_SAID),
        ("groupe.origine", "bjr l unicef il fe parti du groupe", "UNICEF", NOT_SAID),
        ("pnpm.presentation", "l onu est membre de la pnpm", "Nations unies", NOT_SAID),
        ("cde.fondation", "le gouvernement en fait il partie", "le gouvernement marocain", NOT_SAID),
        ("groupe.origine", "le cndh en est membre", "CNDH", NOT_SAID),
        ("groupe.origine", "le cndh aussi", "CNDH", "Oui : avec l’UNICEF et le CNDH."),
        ("groupe.origine", "c est l unicef qui l a faite", "UNICEF", None),
        ("pnpm.valeurs", "l onu", "Nations unies", None),
    ],
)
def test_an_organisation_is_what_the_section_says_it_is(topic: str, text: str, name: str, said: str | None) -> None:
    found = roles.named(Request(topic, asking("choisir", text=text, organisations=(name,))), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None
    # The first sentence tells what is said of it instead.
    assert not found or "UNICEF" in found.text or name not in ("UNICEF", "CNDH")


def test_a_partner_of_one_is_no_partner_of_another() -> None:
    question = asking("choisir", text="l etude avec l unicef c est la cde", organisations=("UNICEF",), collectives=("cde",))
    assert roles.named(Request("groupe.origine", question), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bayti fait partie du groupe", "La page ne cite pas les noms, mais elle donne le lien vers la liste"),
        ("insaf en est membre", "La page ne cite pas les noms, mais elle donne le lien vers la liste"),
        ("amane en fait partie", ""),
        ("ils sont onze membres", ""),
        ("c est grand", ""),
    ],
)
def test_of_who_is_not_known_here_the_list_tells(text: str, said: str) -> None:
    found = roles.listed(Request("groupe.membres", asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and not said


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.epu", "c est la pnpm qui l a presente", "Non : la Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.origine", "c est l unicef qui l a faite", "Non : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "est ce amane qui l a realisee", "Oui : le groupe de travail a été initié à la suite d’une étude"),
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
        ("cde.epu", "geneve c etait le groupe", "groupe", "Non : la Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.origine", "l etude c est bien la pnpm", "pnpm", "Non : le groupe de travail a été initié"),
        ("pnpm.valeurs", "les signataires c est encore la cde", "cde", "Non : les signataires de la charte de la PNPM"),
        ("cde.documents", "la page web c est la pnpm", "pnpm", "Non : la charte et les documents de la Plateforme CDE Maroc"),
        ("groupe.membres", "la liste disponible c est la cde", "cde", "Non, cela concerne le groupe de travail : leurs noms"),
        ("cde.epu", "et la pnpm y etait aussi", "pnpm", NOT_SAID.removesuffix("qu")),
        ("cde.epu", "geneve c etait la cde", "cde", None),
    ],
)
def test_of_another_it_is_said_whose_it_is(topic: str, text: str, named: str, said: str | None) -> None:
    found = roles.of_another(Request(topic, asking("choisir", text=text, detail="oui_non", collectives=(named,))), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "des le debut", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "et vous y etiez deja", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
        ("pnpm.adhesion", "ah g exagere alor el e juste dedans", "Oui : AMANE en fait partie depuis sa constitution, en 2009."),
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


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("ah juste partenaire de l etude et unicef idem je suppose", "Oui : avec l’UNICEF et le CNDH"),
        ("unicef membre idem je suppose", "La page ne le dit pas ; "),
        ("l unicef partenaire et financeur", None),
        ("l unicef y etait avec vous des le debut", None),
        ("l unicef aide et dirige l etude du ministere", None),
    ],
)
def test_a_partner_is_said_to_be_one_and_no_more(text: str, begins: str | None) -> None:
    found = roles.named(Request("groupe.origine", asking("origine", text=text, organisations=("UNICEF",))), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None
