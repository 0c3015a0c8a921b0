"""A reply begins with what answers, and shows the sources of just what it tells."""

from __future__ import annotations

from actions.answers.sections import section_reply
from actions.blocks import Lead, Points, Sources, Text
from actions.leads.answered import Answered, led
from actions.reply import cited
from knowledge import load

KNOWLEDGE = load()
GOALS = KNOWLEDGE.collectifs[0].rubriques["objectifs"]
REPLY = section_reply(KNOWLEDGE, "pnpm.objectifs")


def test_what_answers_stands_alone() -> None:
    reply = led(REPLY, Answered("Quatre objectifs.", GOALS.sources[:1]), KNOWLEDGE)
    assert [type(one) for one in reply.blocks[:-1]] == [Lead, Sources]
    assert reply.sources == cited(KNOWLEDGE, GOALS.sources[:1]) and reply.buttons == REPLY.buttons


def test_what_is_told_with_it_follows() -> None:
    told = Answered("Le premier.", GOALS.sources[:1], blocks=(Text("Et voilà."),), point=0)
    reply = led(REPLY, told, KNOWLEDGE)
    assert [type(one) for one in reply.blocks[:-1]] == [Lead, Text, Sources] and reply.point == 0


def test_the_whole_reply_follows_with_the_sources_of_both() -> None:
    other = KNOWLEDGE.collectifs[2].rubriques["fondation"].sources[1:]
    reply = led(REPLY, Answered("Oui.", other, whole=True), KNOWLEDGE)
    assert [type(one) for one in reply.blocks[:-1]] == [Lead, Text, Points, Sources]
    assert reply.sources == cited(KNOWLEDGE, (*other, *GOALS.sources))


def test_without_sources_of_its_own_those_of_the_reply_stand() -> None:
    assert led(REPLY, Answered("Onze associations marocaines."), KNOWLEDGE).sources == REPLY.sources
