"""From which probability on something is done while a message is read; the curves are in docs/comprehension.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Probabilities, 0 to 1."""

    # A kind or a reference less probable than this is out of the question.
    possible: float = 0.005
    # A piece of a message that asks for a fact asks by itself, beside others.
    piece: float = 0.60
    # The same of one part that names a collective, in a message that is about something else as a whole.
    beside_another: float = 0.45
    # The same of what is out of scope: half of a message may be what the page does not say.
    unknown_piece: float = 0.80
    # A sentence this sure as a whole is cut only where a joint such as « et » stands between two parts that ask in words of their own,
    # or where both parts are as sure as this; at a comma both parts must be surer.
    whole: float = 0.85
    joined_halves: float = 0.88
    sure_halves: float = 0.95
    # A statement this sure is a question even before one with a question mark, whose context it else is.
    statement: float = 0.90
    # Who makes a disclosure, and what is asked after one, or said to an answer; below, the words are those for everybody.
    role: float = 0.60
    asked_after: float = 0.40
    # Where the assistant has it from, which « et vous, vous avez fait quoi là-dedans ? » and « lequel, sous quelle forme ? » are taken for at 0.53.
    sources: float = 0.60
    # What is asked just after the contacts: of 200 such messages by an author left out 174 are named from here, 155 rightly (137 and 127 from 0.40);
    # who gets a wrong one has the numbers beside it, who gets none hears once more that there are numbers.
    after_contacts: float = 0.25
    # That no danger was told: it turns the talk away from the contacts.
    misunderstood: float = 0.70
    # A sentence that may be a disclosure, by the regressions alone, is read by the encoder too.
    part_read_twice: float = 0.50
    # What is read without what was said before, just after the contacts or in another language.
    alone: float = 0.60
    # Thanks without a word of French just after the contacts, by themselves: most of those that were learnt are above it, of 53 short messages
    # in other languages that go on with a disclosure none is.
    thanks: float = 0.25


SURE = Thresholds()
