"""The tables of who tells are of details that are learnt, and nobody stands twice in one list."""

from __future__ import annotations

import pytest

from actions.leads import order
from actions.leads.answered import Teller
from bot.nlu import conversations

LISTS = (order.BY_WORDS, *order.BY_DETAIL.values(), *(tellers for details in order.BY_TOPIC.values() for tellers in details.values()))


def test_every_detail_of_the_tables_is_one_that_is_learnt() -> None:
    known = {one.detail for one in conversations.read()}
    assert order.BY_DETAIL.keys() <= known
    assert {detail for details in order.BY_TOPIC.values() for detail in details} - {order.OTHERWISE} <= known


@pytest.mark.parametrize("tellers", LISTS)
def test_nobody_is_asked_twice(tellers: tuple[Teller, ...]) -> None:
    assert len(set(tellers)) == len(tellers)
