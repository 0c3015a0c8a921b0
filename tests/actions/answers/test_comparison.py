"""Collectives side by side, by the same landmarks for each."""

from __future__ import annotations

from actions.answers.comparison import comparison_reply
from actions.blocks import Points
from tests.facts import KNOWLEDGE


def test_each_landmark_has_a_point_for_each_collective_in_the_order_asked() -> None:
    reply = comparison_reply(KNOWLEDGE, ["cde", "pnpm"])
    lists = [block for block in reply.blocks if isinstance(block, Points)]
    assert len(lists) == 5 and all(len(block.lines()) == 2 for block in lists)
    assert reply.text.index("La Plateforme CDE") < reply.text.index("La PNPM")
    assert [button.title for button in reply.buttons] and reply.topic == "comparaison"


def test_what_the_page_does_not_say_is_said_so_and_an_unknown_collective_is_passed_over() -> None:
    text = comparison_reply(KNOWLEDGE, ["pnpm", "parti", "groupe"]).text
    assert "ne le précise pas" in text and "parti :" not in text
