"""What a turn leaves without its answer, and whether its message may be offered to the team: never one that might be about a danger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.alarm import THRESHOLDS
from actions.disclosure import TOLD
from actions.question import Marker, Question

NOT_UNDERSTOOD, NOT_SAID, OUT_OF_SCOPE = "not_understood", "not_said", "out_of_scope"


def may_be_offered(questions: Sequence[Question], gaps: Collection[str], alerted: bool) -> bool:
    """Tell whether a typed message may be offered to the team: it has no answer, and neither it nor the conversation tells of a danger.

    alerted: the contacts were given in this conversation. Of a disclosure that was not recognised as one something is left: a doubt is enough.
    """
    # Staff can do something about these: add an example, or a fact.
    if alerted or not questions or {NOT_UNDERSTOOD, NOT_SAID}.isdisjoint(gaps):
        return False
    return not any(one.whole.danger >= THRESHOLDS.doubt or one.has(Marker.GOES_ON, Marker.CALLS) or one.whole.told in TOLD for one in questions)
