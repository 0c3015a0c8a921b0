"""Who could not open a link is not given the same one alone."""

from __future__ import annotations

import pytest

from actions.answers.links import dead_link_reply
from actions.gaps import NOT_SAID
from actions.memory import Memory
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

SITE = Memory(sujets=("cde.documents",), dits=(("documents", "lien"),))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("le lien marche pas", True),
        ("le site ne s'ouvre pas", True),
        ("ça marche toujours pas", True),
        ("ça s'ouvre pas votre lien", True),
        ("erreur 404", True),
        ("page introuvable", True),
        ("je tombe sur une erreur", True),
        ("j'arrive pas à l'ouvrir", True),
        ("la charte n'existe pas ?", False),
        ("elle existe pas ?", False),
        ("le lien svp", False),
        ("ils ont fait une erreur ?", False),
    ],
)
def test_what_tells_of_a_link_that_does_not_open(text: str, dead: bool) -> None:
    assert (dead_link_reply(KNOWLEDGE, asking("documents", text=fold(text)), SITE) is not None) == dead


def test_it_is_the_only_address_known_and_the_page_may_help() -> None:
    reply = dead_link_reply(KNOWLEDGE, asking("documents", text="le lien marche pas"), SITE)
    assert reply and reply.topic == "cde.documents" and reply.gap == NOT_SAID
    assert reply.text.startswith("Pardon pour ce lien : je n’ai pas d’autre adresse que https://www.plateformecdemaroc.com")
    assert KNOWLEDGE.page.adresse in reply.text


def test_of_a_link_that_stands_on_the_page_no_address_is_known() -> None:
    reply = dead_link_reply(KNOWLEDGE, asking("charte", text="le lien est mort"), Memory(sujets=("groupe.charte",)))
    assert reply and reply.text.startswith(f"Pardon : ce lien se trouve sur la page d’AMANE ({KNOWLEDGE.page.adresse})")


def test_whom_to_write_to_is_told_where_it_is_known() -> None:
    association = KNOWLEDGE.association.model_copy(update={"contacts": {**KNOWLEDGE.association.contacts, "contact": "Écrivez à x@exemple.ma."}})
    reply = dead_link_reply(KNOWLEDGE.model_copy(update={"association": association}), asking("documents", text="le lien marche pas"), SITE)
    assert reply and "Écrivez à x@exemple.ma." in reply.text and not reply.gap


def test_where_no_link_was_told_none_is_dead() -> None:
    for memory in (Memory(), Memory(sujets=("pnpm.valeurs",))):
        assert dead_link_reply(KNOWLEDGE, asking("documents", text="le lien marche pas"), memory) is None


def test_who_asks_for_the_number_instead_is_told_no_dead_link() -> None:
    told = Memory(sujets=("groupe.membres",), collectif="groupe")
    asked = asking("membres", detail="nombre", text="chez moi ca ouvre pas la liste au moins le nombre")
    assert dead_link_reply(KNOWLEDGE, asked, told) is None
    assert dead_link_reply(KNOWLEDGE, asking("membres", text="chez moi ca ouvre pas"), told)
