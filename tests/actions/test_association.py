"""AMANE is found by any of the names that the knowledge file gives it."""

from __future__ import annotations

import pytest

from actions.association import (
    as_named,
    asked_of_it,
    asks_for_its_name,
    asks_for_its_site,
    asks_of_it,
    asks_what_amane_is,
    asks_whether_a_program,
    is_named,
    is_spoken_of,
    is_spoken_to,
)
from actions.memory import Memory
from actions.question import Question
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    "text", ["amane existe", "l amane", "ammane c est quoi", "c est quoi amanee", "association meilleur avenir pour nos enfants"]
)
def test_each_of_its_names_is_its_name(text: str) -> None:
    assert is_named(text, KNOWLEDGE) and is_spoken_to(text, KNOWLEDGE)


def test_a_name_that_staff_adds_is_one_too() -> None:
    assert not is_named("amanemena existe", KNOWLEDGE) and not is_named("examane", KNOWLEDGE)
    association = KNOWLEDGE.association.model_copy(update={"alias": ("amanemena",)})
    assert as_named("amanemena existe", KNOWLEDGE.model_copy(update={"association": association})) == "amane existe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vous etes dans quelle ville", "siege"),
        ("et un mail au moins", "mail"),
        ("amane existe depuis quand", "debut"),
        ("tu as un mail", "mail"),
        # Said to the program, or of a collective, or of nothing of the kind.
        ("tu es ou", None),
        ("le siege de cette plateforme", None),
        ("combien", None),
    ],
)
def test_what_is_asked_of_it_is_known(text: str, name: str | None) -> None:
    found = asked_of_it(text, KNOWLEDGE)
    assert (found.name if found else None) == name


def test_its_name_is_asked_for_and_not_that_of_the_program() -> None:
    assert asks_for_its_name("ca veut dire quoi le nom") and not asks_for_its_name("ton nom veut dire quoi") and not asks_for_its_name("le nom")


def test_a_negation_asks_for_no_birth() -> None:
    for text in ("votre site est nul aucun lien ne marche", "personne ne repond", "je ne trouve rien"):
        assert asked_of_it(text, KNOWLEDGE) is None
    found = asked_of_it("vous etes nes quand", KNOWLEDGE)
    assert found and found.name == "debut"


AFTER = Memory(dits=(("identite", "-"),), collectif="groupe")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (asking("adhesion", text="elle existe depuis quand"), True),
        (asking("fondation", text="elle date de quand", detail="date"), True),
        (asking("hors_sujet", text="son budget"), True),
        (asking("attribut_inconnu", text="qui la dirige"), True),
        # Of a collective, of « il », or of nothing of the kind.
        (asking("attribut_inconnu", text="qui dirige la pnpm", collectives=("pnpm",)), False),
        (asking("fondation", text="il existe depuis quand"), False),
        (asking("hors_sujet", text="quel temps fait il"), False),
        (asking("membres", text="combien de membres"), False),
    ],
)
def test_what_goes_on_about_the_association_is_asked_of_it(question: Question, asks: bool) -> None:
    assert asks_of_it(question, AFTER, KNOWLEDGE) is asks
    # Of whom it is asked is not known where the talk was about something else.
    assert not asks_of_it(question, Memory(dits=(("membres", "nombre"),)), KNOWLEDGE)


def test_a_question_that_names_the_association_is_asked_of_it() -> None:
    assert asks_of_it(asking("hors_sujet", text="amane a quel age"), Memory(), KNOWLEDGE)
    assert not asks_of_it(asking("adhesion", text="amane et la pnpm", collectives=("pnpm",)), Memory(), KNOWLEDGE)


def test_of_the_one_spoken_of_the_talk_goes_on_after_a_word_of_the_association() -> None:
    asked_for_its_number = Memory(collectif="groupe", dits=(("identite", "-"),))
    born = asking("fondation", text="et son annee de naissance", reference="courant")
    assert not is_spoken_of(born, asked_for_its_number, KNOWLEDGE)
    assert is_spoken_of(born, Memory(dits=(("identite", "-"),)), KNOWLEDGE)
    assert is_spoken_of(asking("fondation", text="elle est nee quand", reference="aucun"), asked_for_its_number, KNOWLEDGE)


def test_what_it_is_is_asked_by_its_name() -> None:
    for text in ("y a amane c est quoi", "ma mamie demande cest quoi amane", "amane c est quoi", "c koi l amane"):
        assert asks_what_amane_is(text, KNOWLEDGE)
    for text in ("que veut dire partie prenante pour amane", "amane c est quoi son role dedans", "le but de l asso amane c est quoi"):
        assert not asks_what_amane_is(text, KNOWLEDGE)
    for text in ("le chef d amane c est qui", "le lien avec amane c est quoi"):
        assert not asks_what_amane_is(text, KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("vous etes une vraie personne", False),
        ("t es un humain", False),
        ("donc la je parle a un programme pas a quelqu un de l association", True),
        ("vous etes une machine", True),
        ("t une ia", True),
        ("t un robot ou un mec qui tape", None),
        ("vous etes pas un robot", None),
        ("vous etes une personne de quelle association", None),
        ("je veux parler a un humain", None),
    ],
)
def test_who_asks_whether_a_program_answers(text: str, program: bool | None) -> None:
    assert asks_whether_a_program(text) is program


@pytest.mark.parametrize(
    ("text", "memory", "asked"),
    [
        ("le site d amane c est quoi l adresse", Memory("pnpm"), True),
        ("vous avez un site internet", Memory("pnpm"), True),
        ("l adresse du site svp", Memory(), True),
        # That of the one spoken of, and what stands on it.
        ("l adresse du site svp", Memory("pnpm", dits=(("presentation", "tout"),)), False),
        ("on trouve quoi sur votre site", Memory(), False),
        ("le rapport est sur votre site", Memory(), False),
    ],
)
def test_its_site_is_asked_for_in_words_of_its_own(text: str, memory: Memory, asked: bool) -> None:
    assert asks_for_its_site(asking("documents", detail="lien", text=text), memory, KNOWLEDGE) is asked
