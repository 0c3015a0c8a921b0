"""Who did a thing and with whom, what a partner has to do with it, and that a partner is not therefore a member."""

from __future__ import annotations

import pytest

from actions.leads import partners
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
THEY = "c’est AMANE, en partenariat avec l’UNICEF et le CNDH."
NO, YES, STILL = f"Non : {THEY}", f"Oui : {THEY}", f"Si : {THEY}"
NOT_SAID = "La page ne le dit pas ; elle dit seulement qu"
UNKNOWN = "La page ne le dit pas ; elle ne nomme l’UNICEF que pour l’étude à l’origine du groupe."


def _asked(text: str, *names: str, topic: str = "groupe.origine", collectives: tuple[str, ...] = ()) -> Request:
    return Request(topic, asking("origine", text=text, detail="oui_non", organisations=names, collectives=collectives))


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        # Somebody whom the section does not name.
        ("c est l oms qui a fait l etude avec amane", (), NO),
        ("l etude a ete faite avec l oms", (), NO),
        ("l etude a ete faite par l unesco", (), NO),
        ("c est la croix rouge le partenaire de l etude", (), NO),
        ("et par l etat", (), NO),
        ("le hcp a realise l etude sur les violences sexuelles", (), NO),
        ("et l unesco", (), NO),
        ("de l oms", (), NO),
        ("etude avec save the children", (), NO),
        ("et avec l appui de l unesco", (), NO),
        ("y avait l unesco aussi non", (), NO),
        ("le gouvernement a participe a l etude", ("le gouvernement marocain",), NO),
        # Nobody is named, or a partner mistyped, or something else asked.
        ("l etude a ete faite avec serieux", (), None),
        ("amane a mene l etude avec des psychologues", (), None),
        ("l etude avec le cnhd", (), None),
        ("etudeavecunicef", (), None),
        ("le questionnaire etait dans l etude", (), None),
        ("l etude menee avec l oms en 2 ans", (), None),
        ("et l idee venait d elle", (), None),
        ("et avec quel budget", (), None),
        ("et vous", (), None),
        # Those whom it names, by what is said of them.
        ("c est vous qui avez ecrit l etude", (), YES),
        ("un parent demande si vous avez mene une etude", (), None),
        ("avez vous mene une etude", (), YES),
        ("le cndh aussi", ("CNDH",), YES),
        ("ah juste partenaire de l etude et unicef idem je suppose", ("UNICEF",), YES),
        ("c est l unicef qui l a faite", ("UNICEF",), "C’est AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("l unicef n a pas participe a l etude", ("UNICEF",), STILL),
        ("etude faite sans le cndh", ("CNDH",), NO),
        ("meme pas dans l etude faite avec l unicef", ("UNICEF",), None),
        ("deux partenaires donc pas la banque mondiale", (), None),
        ("l unicef l a payee", ("UNICEF",), None),
        ("l unicef partenaire et financeur", ("UNICEF",), None),
        ("l unicef y etait avec vous des le debut", ("UNICEF",), None),
        ("l unicef aide et dirige l etude du ministere", ("UNICEF",), None),
        # Alone.
        ("avec l unicef seulement", ("UNICEF",), NO),
        ("l unicef l a faite toute seule", ("UNICEF",), NO),
        ("toute seule", (), NO),
        ("ils etaient la pour l etude seulement", (), None),
        ("il y a une seule etude", (), None),
        ("juste pas seulement avec l unicef", ("UNICEF",), None),
        # So many.
        ("donc amane avec deux copains en fait", (), YES),
        ("vous etiez cinq a faire l etude", (), NO),
        ("vous etiez cinq a faire l etude moi je dis trois", (), "C’est AMANE, en partenariat avec l’UNICEF et le CNDH."),
    ],
)
def test_who_did_it_and_with_whom(text: str, names: tuple[str, ...], said: str | None) -> None:
    found = partners.with_whom(_asked(text, *names), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "owner", "said"),
    [
        ("la cde a fait l etude", "cde", NO),
        ("le groupe a fait l etude", "groupe", NO),
        ("c est la pnpm qui a mene l etude", "pnpm", NO),
        ("le groupe est ne d une etude", "groupe", None),
        ("l etude avec l unicef c est la cde", "cde", None),
    ],
)
def test_no_collective_did_what_the_section_says_others_did(text: str, owner: str, said: str | None) -> None:
    found = partners.with_whom(_asked(text, collectives=(owner,)), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "name", "topic", "there"),
    [
        ("et l unicef dans tout ca", "UNICEF", "groupe.origine", True),
        ("et le cndh quel role", "CNDH", "groupe.origine", True),
        ("le cndh la dedans", "CNDH", "groupe.origine", True),
        ("et l unicef elle vient faire quoi", "UNICEF", "groupe.origine", True),
        ("quelle place pour le cndh", "CNDH", "groupe.origine", True),
        ("l unicef a paye l etude", "UNICEF", "groupe.origine", False),
        ("et l unicef dans tout ca", "UNICEF", "groupe.membres", False),
    ],
)
def test_what_a_partner_has_to_do_with_it(text: str, name: str, topic: str, there: bool) -> None:
    found = partners.its_part(_asked(text, name, topic=topic), Memory(), KNOWLEDGE)
    assert (found is not None) is there
    assert found is None or (found.text.endswith(" y a pris part comme partenaire.") and name in found.rest)


@pytest.mark.parametrize("text", ["l unicef que dans l etude", "l unicef juste pour l etude"])
def test_a_partner_of_one_thing_is_named_for_no_other(text: str) -> None:
    found = partners.its_part(_asked(text, "UNICEF"), Memory(), KNOWLEDGE)
    assert found and found.text == "Oui : la page ne nomme l’UNICEF que pour l’étude à l’origine du groupe."


@pytest.mark.parametrize(
    ("topic", "text", "name", "last", "said"),
    [
        ("groupe.membres", "l unicef est membre du groupe", "UNICEF", "", UNKNOWN),
        ("groupe.origine", "bjr l unicef il fe parti du groupe", "UNICEF", "", UNKNOWN),
        ("cde.fondation", "est ce que l unicef fait partie de la plateforme cde", "UNICEF", "", UNKNOWN),
        ("groupe.charte", "elaboree avec l unicef", "UNICEF", "", UNKNOWN),
        # It goes on from who is in it, or from who is not said to be.
        ("groupe.origine", "l unicef en etait", "UNICEF", "groupe.fondation", UNKNOWN),
        ("groupe.origine", "et l unicef non plus", "UNICEF", "groupe.origine", UNKNOWN),
        ("groupe.origine", "l unicef en etait", "UNICEF", "groupe.origine", None),
        ("pnpm.presentation", "l onu est membre de la pnpm", "Nations unies", "", NOT_SAID),
        ("cde.fondation", "le gouvernement en fait il partie", "le gouvernement marocain", "", NOT_SAID),
        ("pnpm.valeurs", "l onu", "Nations unies", "", None),
    ],
)
def test_a_partner_is_not_said_to_be_no_member(topic: str, text: str, name: str, last: str, said: str | None) -> None:
    found = partners.member(_asked(text, name, topic=topic), Memory(sujets=(last,) if last else ()), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(("name", "begins"), [("UNICEF", "Oui : le groupe"), ("CNDH", "Non : le groupe")])
def test_who_is_a_member_is_known_where_all_are_named(name: str, begins: str) -> None:
    groupe = KNOWLEDGE.collectifs[1]
    members = groupe.rubriques["membres"]
    named = members.model_copy(update={"noms": ("l’UNICEF", *(f"l’association {place}" for place in range(members.nombre.value - 1)))})
    one = groupe.model_copy(update={"rubriques": {**groupe.rubriques, "membres": named}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": tuple(one if other is groupe else other for other in KNOWLEDGE.collectifs)})
    told = partners.member(_asked("elle est membre du groupe", name, topic="groupe.membres"), Memory(), knowledge)
    assert told and told.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("est ce que bayti fait partie des onze associations du groupe de travail", True),
        ("save the children est membre du groupe", True),
        ("des ong d espagne sont parmi les onze", True),
        ("amane fait partie des onze", False),
        ("les onze associations en font partie", False),
        ("plus de dix membres", False),
    ],
)
def test_of_somebody_the_file_does_not_know_no_number_says_yes(text: str, asks: bool) -> None:
    request = Request("groupe.membres", asking("membres", detail="oui_non", text=text))
    assert partners.asks_of_somebody_else(request, KNOWLEDGE.collectifs[1], KNOWLEDGE) is asks
    told = partners.member(request, Memory(), KNOWLEDGE)
    assert not asks or (told and told.text.startswith("La page ne cite pas les noms"))
