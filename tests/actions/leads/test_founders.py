"""Which collectives AMANE founded or joined, and her part in each."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.leads.founders import part_in_one
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "compared", "begins"),
    [
        ("elle en a créé quand même ?", (), "Oui : le groupe de travail et la Plateforme CDE Maroc."),
        ("et ailleurs, a-t-elle aussi été fondatrice ?", ("pnpm", "cde"), "Oui : la Plateforme CDE Maroc (AMANE a contribué à sa fondation)."),
        ("et AMANE est dans tous depuis le début ?", (), "Oui : la PNPM, le groupe de travail et la Plateforme CDE Maroc."),
        ("AMANE a joué le même rôle dans les deux ?", ("pnpm", "cde"), "Non, pas la même place dans chacun, d’après la page."),
        ("AMANE a monté les trois toute seule ?", (), "Non, pas seule, d’après la page."),
        ("AMANE est dans les deux plateformes ?", (), "Oui : la PNPM, le groupe de travail et la Plateforme CDE Maroc."),
        ("AMANE est fondatrice partout ?", (), "Non, seulement le groupe de travail et la Plateforme CDE Maroc, d’après la page."),
        ("AMANE a fondé les trois ?", (), "Non, seulement le groupe de travail et la Plateforme CDE Maroc, d’après la page."),
        ("AMANE ELLE A FONDE TOUS VOS COLLECTIFS OU PAS", (), "Non, seulement le groupe de travail et la Plateforme CDE Maroc, d’après la page."),
        ("AMANE est membre fondateur ou simple membre ?", (), "La PNPM (AMANE en fait partie depuis sa constitution, en 2009), le groupe"),
        ("mais y a que vous dedans ?", ("groupe", "cde"), "Le groupe de travail se consacre"),
        # Neither yes nor no says which of two.
        ("AMANE les a fondés ou rejoints ?", (), "AMANE a contribué à fonder le groupe de travail et la Plateforme CDE Maroc."),
        ("vous avez fondé ces collectifs ou juste intégré ?", ("pnpm", "cde"), "AMANE a contribué à fonder la Plateforme CDE Maroc."),
        ("AMANE est des deux côtés ?", ("groupe", "cde"), "Oui : le groupe de travail et la Plateforme CDE Maroc."),
        ("AMANE a tout fondé ?", (), "Non, seulement le groupe de travail et la Plateforme CDE"),
        ("c'est vous qui avez tout monté ?", (), "Non, seulement le groupe de travail et la Plateforme CDE"),
        ("tout a été créé par AMANE ?", (), "Non, seulement le groupe de travail et la Plateforme CDE"),
        ("vous avez créé tout ça ?", (), "Non, seulement le groupe de travail et la Plateforme CDE"),
        ("vous vous êtes autoproclamés fondateurs de tout ?", (), "Non, seulement le groupe de travail et la Plateforme CDE"),
        ("AMANE est à l'origine des deux ?", ("groupe", "cde"), "Oui : le groupe de travail et la Plateforme CDE Maroc."),
        ("AMANE est à l'origine des deux ?", ("pnpm", "cde"), "Non, seulement la Plateforme CDE Maroc, d’après la page."),
    ],
)
def test_in_which_of_several_amane_has_a_part(text: str, compared: tuple[str, ...], begins: str) -> None:
    found = lead(Request("comparaison", asking("fondation", detail="oui_non", text=fold(text)), compared), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize("text", ["lesquels amane a juste rejoints", "ceux que amane a rejoints sans les fonder", "ou est elle simple membre"])
def test_those_that_amane_only_joined(text: str) -> None:
    told = lead(Request("collectifs.liste", asking("liste_collectifs", detail="lesquels", text=text)), Memory(), KNOWLEDGE)
    assert told and told.text == "La PNPM : AMANE en fait partie depuis sa constitution, en 2009."


def test_who_asks_whether_she_founded_or_joined_is_told_her_part_in_all() -> None:
    question = asking("fondation", detail="oui_non", text="amane les a fondes ou elle a juste rejoint apres")
    told = lead(Request("comparaison", question), Memory(), KNOWLEDGE)
    assert told and told.blocks and "La PNPM : AMANE en fait partie depuis sa constitution" in str(told.blocks)


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.fondation", "amane en est membre ou fondatrice", "La Plateforme CDE Maroc : AMANE a contribué à sa fondation."),
        ("pnpm.adhesion", "amane l a fondee ou rejointe", "La PNPM : AMANE en fait partie depuis sa constitution, en 2009."),
        # Nobody asks which of two, or not of her.
        ("cde.fondation", "amane l a fondee", None),
        ("cde.fondation", "l unicef l a fondee ou rejointe", None),
        ("groupe.charte", "amane l a fondee ou rejointe", None),
    ],
)
def test_founder_or_member_of_one_is_told_her_part_alone(topic: str, text: str, said: str | None) -> None:
    told = part_in_one(Request(topic, asking("fondation", text=text)), Memory(), KNOWLEDGE)
    assert (told.text if told else None) == said
    if told and said:
        owner = topic.partition(".")[0]
        again = part_in_one(Request(topic, asking("fondation", text=text)), Memory(owner, sujets=(topic,)), KNOWLEDGE)
        assert again and again.text == said.partition(" : ")[2]
