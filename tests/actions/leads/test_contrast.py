"""Which of two that a question offers is told where the network tells them apart, and what offers no two things."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered
from actions.leads.contrast import by_contrast, two_claims
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def said(topic: str, text: str, told: Answered | None) -> str:
    owner, _, kind = topic.partition(".")
    found = by_contrast(told, Request(topic, asking(kind, text=text, detail="autre"), (owner,), kind), KNOWLEDGE)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.membres", "c est des ministeres ou des associations", "C’est plutôt la seconde possibilité : la Plateforme CDE Maroc regroupe"),
        ("groupe.origine", "amane a mene son etude seule ou en partenariat", "C’est plutôt la seconde possibilité : le groupe de travail"),
        ("groupe.fondation", "les fondateurs c des assos ou des ministeres", "C’est plutôt la première possibilité : "),
        # Nobody says which.
        ("groupe.origine", "l etude a ete faite avec des entretiens ou des questionnaires", ""),
    ],
)
def test_the_likelier_of_two_is_said_first(topic: str, text: str, begins: str) -> None:
    found = said(topic, text, None)
    assert found.startswith(begins) and bool(found) == bool(begins)


@pytest.mark.parametrize("told", ["À Genève : la plateforme y est allée.", "Oui : une trentaine.", "La page ne le dit pas."])
def test_what_answers_stays_as_it_is(told: str) -> None:
    assert said("cde.membres", "c est des ministeres ou des associations", Answered(told)) == told


def test_what_is_all_there_is_answers_where_it_says_which() -> None:
    bare = "La Plateforme CDE Maroc regroupe une trentaine d’associations."
    told = Answered(f"{bare[:-1]} ; sur ce point, la page n’en dit pas plus.", bare=bare)
    assert said("cde.membres", "c est des ministeres ou des associations", told).endswith("regroupe une trentaine d’associations.")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("elle est venue du ministere ou des associations", ("elle est venue du ministere", "elle est venue des associations")),
        ("c est au niveau de la commune ou de tout le pays", ("c est au niveau de la commune", "c est au niveau de tout le pays")),
        ("vous travaillez seul ou plutot avec des assos", ("vous travaillez seul", "vous travaillez avec des assos")),
        ("ils l ont ecrit eux memes ou ils ont juste aide", ("ils l ont ecrit eux memes", "ils ont juste aide")),
        # One thing, three, a number, a question word, a word that only begins, or an end that belongs to both.
        ("avec le gouvernement ou contre parce que moi je fais pas de politique", ()),
        ("la charte du groupe", ()),
        ("rabat ou tanger ou fes", ()),
        ("onze ou 12", ()),
        ("c est quoi ou c est qui", ()),
        ("c est le groupe ou l unicef qui l a faite", ()),
    ],
)
def test_two_things_are_offered_as_two_claims(text: str, claims: tuple[str, ...]) -> None:
    assert two_claims(text) == claims
