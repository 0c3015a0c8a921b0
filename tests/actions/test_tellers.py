"""Who writes in a disclosure is known from words, from what was learnt, and from what was said before."""

from __future__ import annotations

import pytest

from actions.memory import Memory
from actions.message import Message
from actions.tellers import MANNERS, TELLERS, teller
from actions.turn import answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "told", "kept", "who"),
    [
        ("", "enfant", "", "enfant"),
        ("", "temoin", "", "temoin"),
        ("j ai 9 ans", "", "", "enfant"),
        ("jai 12an", "", "", "enfant"),
        ("papa va me gronder", "", "", "enfant"),
        # The word for it is not of a child's own.
        ("la maman le secoue", "", "", ""),
        ("ma fille a 9 ans", "", "", ""),
        ("j avais 9 ans", "", "", ""),
        ("j ai 45 ans", "enfant", "", "adulte"),
        ("mon mari frappe ma fille", "temoin", "", "temoin"),
        ("mon mari nous frappe", "enfant", "", "adulte"),
        ("on m a violee quand j etais petite", "enfant", "", "survivant"),
        ("c etait il y a 30 ans", "", "enfant", "survivant"),
        ("il y a 2 ans", "", "enfant", "enfant"),
        ("ca crie chez les voisins", "maintenant", "", "temoin"),
        ("mon voisin me touche", "", "", ""),
        # What was said before is kept, unless words change it.
        ("il est gentil des fois", "", "enfant", "enfant"),
        ("il frappe aussi mon petit frere", "temoin", "enfant", "enfant"),
        ("j ai 9 ans", "", "temoin", "enfant"),
        ("ils sont arrives il y a 20 ans", "", "temoin", "temoin"),
        ("je veux mourir", "suicide", "enfant", "suicide"),
        ("j ai 12 ans", "enfant", "suicide", "suicide"),
        # That the danger is there tells nothing of who writes.
        ("il est la", "maintenant", "", ""),
        ("il est la", "maintenant", "temoin", "temoin"),
    ],
)
def test_who_writes(text: str, told: str, kept: str, who: str) -> None:
    found = teller((asking("urgence", text=text, told=told),), kept)
    assert found == who and found in ("", *TELLERS)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("jai honte je veu plus vivre", "suicide"), ("personne me croit jai plus envie de vivre", "suicide"),
        ("c est ma faute je veux mourir", "suicide"),
        ("j ai peur j ai envie d en finir", "suicide"), ("des fois jvoudrais disparaitre", "suicide"), ("j ai tellement envie de mourir", "suicide"),
        ("je veux plus me reveiller demain", "suicide"), ("j aimerais m endormir et ne jamais me reveiller", "suicide"),
        ("il veut plus se reveiller a l heure", ""), ("mon fils ne veut plus vivre", ""),
        ("je crois qu il veut mourir", ""), ("j ai peur de mourir", ""), ("il veut plus que je vive la", ""),
    ],
)  # fmt: skip
def test_who_wants_to_live_no_more_is_spoken_to_as_such_whatever_else_is_said(text: str, who: str) -> None:
    questions = (asking("urgence", afresh=0.9, text=text),)
    assert teller(questions, "enfant" if who == "suicide" else "") == who
    first = Message((asking("urgence", afresh=0.95, text="on me menace"),))
    turn = answer(Message(questions), answer(first, Memory(), KNOWLEDGE).memory, KNOWLEDGE)
    assert ("risquez de vous faire du mal" in turn.replies[0].text) == (who == "suicide")


def test_each_manner_is_of_somebody() -> None:
    assert set(MANNERS) < set(TELLERS)


def auteurs(*messages: Message) -> list[str]:
    memory, found = Memory(), []
    for message in messages:
        memory = answer(message, memory, KNOWLEDGE).memory
        found.append(memory.auteur)
    return found


def test_it_is_kept_while_the_disclosure_is_open_and_forgotten_with_it() -> None:
    disclosure = Message((asking("urgence", afresh=0.95, text="on me frappe"),))
    age, more = Message((asking("urgence", text="j ai 9 ans"),)), Message((asking("hors_sujet", danger=0.5, text="il est gentil des fois"),))
    thanks, fact = Message((asking("merci"),)), Message((asking("valeurs", collectives=("pnpm",)),))
    assert auteurs(disclosure, age, more, thanks, fact, disclosure) == ["", "enfant", "enfant", "enfant", "", ""]
    change = Message((asking("aide", told="changer"),))
    assert auteurs(disclosure, age, change) == ["", "enfant", ""]


def test_nothing_is_kept_without_a_disclosure() -> None:
    assert auteurs(Message((asking("salutation", text="bonjour j ai 9 ans"),)), Message((asking("valeurs", collectives=("pnpm",)),))) == ["", ""]


def test_what_is_taken_back_is_believed_once_and_a_second_disclosure_is_one() -> None:
    disclosure, back = Message((asking("urgence", afresh=0.95, text="papa me tape"),)), Message((asking("urgence", text="jrigole"),))
    true, question = Message((asking("affirmer", text="en fait c est vrai"),)), Message((asking("hors_sujet", text="c est gratuit", told="gratuit"),))
    for after, kind in ((disclosure, "safeguarding"), (true, "safeguarding"), (question, "social"), (back, "social")):
        memory, kinds = Memory(), []
        for message in (disclosure, back, after):
            turn = answer(message, memory, KNOWLEDGE)
            memory = turn.memory
            kinds.append(turn.kind)
        assert kinds == ["safeguarding", "social", kind]
