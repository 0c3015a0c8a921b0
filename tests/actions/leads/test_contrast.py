"""Which of two that a question offers is told where the network tells them apart, and what offers no two things."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered
from actions.leads.contrast import Offered, by_contrast, two_claims
from actions.request import Request
from bot.nlu.cutting import either_of
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

WHO = "C'est des ministères ou des associations ?"


def said(topic: str, typed: str, told: Answered | None, detail: str = "autre") -> str:
    owner, _, kind = topic.partition(".")
    question = asking(kind, text=fold(typed), detail=detail, either=either_of(typed))
    found = by_contrast(told, Request(topic, question, (owner,), kind), KNOWLEDGE)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("topic", "typed", "begins"),
    [
        ("cde.membres", WHO, "Plutôt « des associations » : la Plateforme CDE Maroc regroupe"),
        ("groupe.origine", "AMANE a mené son étude seule, ou en partenariat ?", "Plutôt « en partenariat » : le groupe de travail"),
        ("groupe.fondation", "ok et les fondateurs c des assos ou des ministères", "Plutôt « des assos » : "),
        ("cde.epu", "c'est vous tout seuls qui avez parlé là-bas, ou plusieurs associations ?", "Plutôt « plusieurs associations »"),
        ("cde.presentation", "elle travaille avec le gouvernement, ou contre ?", "Plutôt « avec le gouvernement » : "),
        # What is too long to be said again.
        (
            "cde.ppipem", "Elles ont écrit elles-mêmes tout le plan de la politique publique de bout en bout, ou elles ont juste aidé ?",
            "Plutôt « elles ont juste aidé » : un rassemblement",
        ),
        # Nobody says which, or it is asked where.
        ("groupe.origine", "L'étude a été faite avec des entretiens ou des questionnaires ?", ""),
    ],
)  # fmt: skip
def test_the_likelier_of_two_is_said_first(topic: str, typed: str, begins: str) -> None:
    found = said(topic, typed, None)
    assert found.startswith(begins) and bool(found) == bool(begins)


def test_where_typed_without_its_accent_is_no_choice() -> None:
    told = "Vous pouvez consulter le site de la PNPM."
    assert said("pnpm.documents", "jla trouve ou en entier", Answered(told), "lien") == told
    assert either_of("je la trouve où en entier ?") == ()


@pytest.mark.parametrize("told", ["À Genève : la plateforme y est allée.", "Oui : une trentaine.", "La page ne le dit pas."])
def test_what_answers_stays_as_it_is(told: str) -> None:
    assert said("cde.membres", WHO, Answered(told)) == told


def test_what_is_all_there_is_answers_where_it_says_which() -> None:
    bare = "La Plateforme CDE Maroc regroupe une trentaine d’associations."
    told = Answered(f"{bare[:-1]} ; sur ce point, la page n’en dit pas plus.", bare=bare)
    assert said("cde.membres", WHO, told).endswith("regroupe une trentaine d’associations.")


def test_without_its_words_it_is_said_which_one() -> None:
    request = Request("cde.membres", asking("membres", text=fold(WHO), detail="autre"), ("cde",), "membres")
    found = by_contrast(None, request, KNOWLEDGE)
    assert found and found.text.startswith("C’est plutôt la seconde des deux : ")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("elle est venue du ministere ou des associations", "elle est venue du ministere", "elle est venue des associations"),
        ("c est au niveau de la commune ou de tout le pays", "c est au niveau de la commune", "c est au niveau de tout le pays"),
        ("vous travaillez seul ou plutot avec des assos", "vous travaillez seul", "vous travaillez avec des assos"),
        ("ils l ont ecrit eux memes ou ils ont juste aide", "ils l ont ecrit eux memes", "ils ont juste aide"),
        ("c est vous seuls qui y etes ou des associations", "c est vous seuls qui y etes", "c est des associations qui y etes"),
        ("dit on qu ils ont redige ce plan ou qu ils y ont contribue", "ils ont redige ce plan", "ils y ont contribue"),
        ("elle travaille avec le gouvernement ou contre", "elle travaille avec le gouvernement", "elle travaille contre le gouvernement"),
        ("liste fermee ou simple illustration", "liste fermee", "simple illustration"),
    ],
)
def test_two_things_are_offered_as_two_claims(text: str, first: str, second: str) -> None:
    found = two_claims(text)
    assert isinstance(found, Offered) and found.claims == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        # One thing, three, a number, a question word, a word that only begins, or an end that belongs to both.
        "la charte du groupe", "rabat ou tanger ou fes", "onze ou 12", "c est quoi ou c est qui",
        "c est le groupe ou l unicef qui l a faite", "s agit il de tous les enfants ou de certains seulement",
    ],
)  # fmt: skip
def test_no_two_things_are_offered(text: str) -> None:
    assert two_claims(text) is None


def test_the_one_where_something_stands_offers_no_two_things() -> None:
    assert two_claims("et celui ou il est question de batiments") is None
