"""What came first, and out of what, is held against what the file tells of an origin."""

from __future__ import annotations

import pytest

from actions.leads import causes
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        # What led to the group came before all that followed it.
        ("groupe.origine", "l etude avant ou apres la charte", "Avant : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "lance apres un scandale", None),
    ],
)
def test_of_what_has_no_date_it_is_told_what_it_led_to(topic: str, text: str, begins: str | None) -> None:
    question = asking("origine", text=text, detail="oui_non", sections=("groupe.origine",) if "etude" in text else ())
    found = causes.without_a_date(Request(topic, question), Memory(sujets=(topic,)), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("je reprends d abord le plan ensuite l examen c est bien l ordre", "Oui : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi"),
        ("d abord l examen puis le plan", "Non : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi"),
    ],
)
def test_two_said_in_turn_are_held_against_their_order(text: str, begins: str) -> None:
    question = asking("epu", text=text, detail="oui_non", sections=("cde.epu",))
    found = causes.without_a_date(Request("cde.epu", question), Memory(sujets=("cde.ppipem",)), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("last", "text", "begins"),
    [
        ("groupe.charte", "elle est sortie avant ou apres l etude", "D’abord l’étude à l’origine du groupe : le groupe de travail a été initié"),
        ("groupe.fondation", "il est ne avant ou apres l etude", "D’abord l’étude à l’origine du groupe : le groupe de travail a été initié"),
        ("groupe.charte", "l etude c est avant ou apres", "Avant : le groupe de travail a été initié à la suite d’une étude"),
    ],
)
def test_what_was_just_told_is_what_came_before_or_after_it(last: str, text: str, begins: str) -> None:
    question = asking("origine", text=text, detail="autre", sections=("groupe.origine",), reference="courant")
    found = causes.without_a_date(Request("groupe.origine", question), Memory(sujets=(last,)), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.origine", "elle a debouche sur quoi", "Cela a conduit à la création du groupe de travail, en novembre 2014."),
        ("groupe.origine", "l etude ca a donne quoi", "Cela a conduit à la création du groupe de travail, en novembre 2014."),
        ("groupe.origine", "quelles suites", "Cela a conduit à la création du groupe de travail, en novembre 2014."),
        ("groupe.origine", "e apres letude ils on fe koi", "Cela a conduit à la création du groupe de travail, en novembre 2014."),
        ("groupe.origine", "on l a lance a la suite de quoi", None),
        # Asked whether, of something else, and of what went on instead of leading there.
        ("groupe.origine", "ca a abouti", None),
        ("groupe.origine", "l etude qui a donne naissance au groupe c etait sur quoi", None),
        ("groupe.origine", "elle parle de quoi", None),
        ("cde.epu", "ca a debouche sur quoi", None),
        ("groupe.charte", "elle a conduit a quoi", None),
    ],
)
def test_what_led_to_a_creation_is_told_by_it(topic: str, text: str, said: str | None) -> None:
    found = causes.what_it_led_to(Request(topic, asking("origine", text=text, detail="autre")), Memory(sujets=(topic,)), KNOWLEDGE)
    assert (found.text if found else None) == said


def test_who_asks_how_it_was_born_is_told_what_led_to_it_and_who_founded_it() -> None:
    def told(topic: str, text: str) -> tuple[str, str] | None:
        found = causes.how_it_was_born(Request(topic, asking("origine", text=text, detail="tout")), Memory(), KNOWLEDGE)
        return (found.text, found.rest) if found else None

    for text in ("racontez moi comment ce groupe est ne", "son histoire", "comment il a ete lance"):
        led, founded = told("groupe.origine", text) or ("", "")
        assert led.startswith("Le groupe de travail a été initié") and founded.startswith("En novembre 2014, cinq associations")
    assert told("groupe.origine", "l etude parle de quoi") is told("cde.epu", "comment il est ne") is told("groupe.charte", "son histoire") is None


def test_what_set_it_off_is_no_question_of_what_came_of_it() -> None:
    def told(text: str) -> bool:
        question = asking("origine", text=text, detail="tout")
        return causes.what_it_led_to(Request("groupe.origine", question), Memory(), KNOWLEDGE) is not None

    assert told("l etude a declenche quoi") and not told("qu est ce qui l a declenche")


def test_the_group_came_after_the_study_just_spoken_of() -> None:
    question = asking("origine", text="donc le groupe ne avant ou apres elle", detail="autre", collectives=("groupe",))
    found = causes.without_a_date(Request("groupe.origine", question, ("groupe",)), Memory(sujets=("groupe.origine",)), KNOWLEDGE)
    assert found and found.text.startswith("Après : le groupe de travail a été initié à la suite d’une étude")
