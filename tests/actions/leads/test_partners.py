"""What a partner has to do with a thing, and that it was not the only one."""

from __future__ import annotations

import pytest

from actions.leads import partners
from actions.memory import Memory
from actions.plan import Request
from knowledge import load
from tests.actions.questions import asking

KNOWLEDGE = load()
BOTH = "Non : avec l’UNICEF et le CNDH."
NOT_SAID = "La page ne le dit pas ; elle dit seulement qu"
NOT_A_MEMBER = "Non : la page ne nomme l"


def _asked(text: str, name: str, topic: str = "groupe.origine") -> Request:
    return Request(topic, asking("origine", text=text, detail="oui_non", organisations=(name,)))


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
    found = partners.its_part(_asked(text, name, topic), Memory(), KNOWLEDGE)
    assert (found is not None) is there
    assert found is None or (found.text.endswith(" y a pris part comme partenaire.") and name in found.rest)


@pytest.mark.parametrize(
    ("topic", "text", "name", "said"),
    [
        ("groupe.membres", "l unicef est membre du groupe", "UNICEF", NOT_A_MEMBER),
        ("groupe.origine", "bjr l unicef il fe parti du groupe", "UNICEF", NOT_A_MEMBER),
        ("pnpm.presentation", "l onu est membre de la pnpm", "Nations unies", NOT_SAID),
        ("cde.fondation", "le gouvernement en fait il partie", "le gouvernement marocain", NOT_SAID),
        ("groupe.origine", "le cndh en est membre", "CNDH", NOT_A_MEMBER),
        ("groupe.origine", "le cndh aussi", "CNDH", "Oui : avec l’UNICEF et le CNDH."),
        ("groupe.origine", "c est l unicef qui l a faite", "UNICEF", None),
        ("pnpm.valeurs", "l onu", "Nations unies", None),
    ],
)
def test_an_organisation_is_what_the_section_says_it_is(topic: str, text: str, name: str, said: str | None) -> None:
    found = partners.named(Request(topic, asking("choisir", text=text, organisations=(name,))), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None
    # The first sentence tells what is said of it instead.
    assert not found or name in found.text or name not in ("UNICEF", "CNDH")


def test_a_partner_of_one_is_no_partner_of_another() -> None:
    question = asking("choisir", text="l etude avec l unicef c est la cde", organisations=("UNICEF",), collectives=("cde",))
    assert partners.named(Request("groupe.origine", question), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("ah juste partenaire de l etude et unicef idem je suppose", "Oui : avec l’UNICEF et le CNDH"),
        ("unicef membre idem je suppose", "Non : la page ne nomme l’UNICEF que pour l’étude"),
        ("l unicef partenaire et financeur", None),
        ("l unicef y etait avec vous des le debut", None),
        ("l unicef aide et dirige l etude du ministere", None),
    ],
)
def test_a_partner_is_said_to_be_one_and_no_more(text: str, begins: str | None) -> None:
    found = partners.named(Request("groupe.origine", asking("origine", text=text, organisations=("UNICEF",))), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("et l unesco", "La page ne nomme pas d’autres partenaires que l’UNICEF et le CNDH."),
        ("etude avec save the children", "La page ne nomme pas d’autres partenaires que l’UNICEF et le CNDH."),
        ("et avec l appui de l unesco", "La page ne nomme pas d’autres partenaires que l’UNICEF et le CNDH."),
        ("l unesco y etait aussi", "La page ne nomme pas d’autres partenaires que l’UNICEF et le CNDH."),
        ("y avait l unesco aussi non", "La page ne nomme pas d’autres partenaires que l’UNICEF et le CNDH."),
        ("et l idee venait d elle", None),
        ("et avec quel budget", None),
        ("et vous", None),
    ],
)
def test_of_who_is_no_partner_those_named_are_told(text: str, begins: str | None) -> None:
    found = partners.nobody_else(Request("groupe.origine", asking("origine", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == begins


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("donc amane avec deux copains en fait", "Oui : AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("vous etiez cinq a faire l etude", "Non : AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("vous etiez cinq a faire l etude moi je dis trois", "AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("l etude menee avec l oms en 2 ans", None),
    ],
)
def test_those_who_did_it_are_counted(text: str, said: str | None) -> None:
    found = partners.how_many_did_it(Request("groupe.origine", asking("origine", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "name", "last", "said"),
    [
        ("l unicef que dans l etude", "UNICEF", "groupe.origine", "Oui : la page ne nomme l’UNICEF que pour l’étude à l’origine du groupe."),
        ("le cndh juste pour l etude", "CNDH", "groupe.origine", "Oui : la page ne nomme le CNDH que pour l’étude à l’origine du groupe."),
        # « En » means those who founded, where these were just told.
        ("le cndh en etait", "CNDH", "groupe.fondation", "Non : la page ne nomme le CNDH que pour l’étude à l’origine du groupe."),
        ("le cndh en etait", "CNDH", "groupe.origine", "Le CNDH y a pris part comme partenaire."),
    ],
)
def test_a_partner_of_one_thing_is_named_for_no_other(text: str, name: str, last: str, said: str) -> None:
    found = partners.its_part(_asked(text, name), Memory(sujets=(last,)), KNOWLEDGE)
    assert found and found.text == said


def test_the_charter_was_not_said_to_be_written_with_a_partner_of_the_study() -> None:
    found = partners.named(_asked("elaboree avec l unicef", "UNICEF", "groupe.charte"), Memory(), KNOWLEDGE)
    assert found and found.text == "Non : la page ne nomme l’UNICEF que pour l’étude à l’origine du groupe."


@pytest.mark.parametrize("topic", ["groupe.origine", "cde.fondation", "cde.membres"])
def test_a_partner_of_one_is_no_member_of_another(topic: str) -> None:
    text = "est ce que l unicef fait partie de la plateforme cde"
    asked = asking("origine", detail="oui_non", text=text, collectives=("cde",), organisations=("UNICEF",))
    told = partners.named(Request(topic, asked), Memory(), KNOWLEDGE)
    assert told and told.text == "Non : la page ne nomme l’UNICEF que pour l’étude à l’origine du groupe."
