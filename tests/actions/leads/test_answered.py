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


def test_what_an_acronym_means_has_its_source_where_it_is_told() -> None:
    origin = KNOWLEDGE.collectifs[1].rubriques["origine"]
    reply = section_reply(KNOWLEDGE, "groupe.origine")
    assert [one.title.partition(" ")[0] for one in reply.sources] == ["«", "UNICEF", "CNDH"]
    short = led(reply, Answered("Avec l’UNICEF et le CNDH.", origin.sources), KNOWLEDGE)
    assert [one.address for one in short.sources] == [KNOWLEDGE.page.adresse]
    meant = led(reply, Answered("CNDH veut dire « Conseil national des droits de l’Homme ».", origin.sources[1:]), KNOWLEDGE)
    assert [one.title for one in meant.sources] == ["CNDH (nom complet du CNDH)"]


def test_a_reply_never_stands_without_a_source() -> None:
    origin = KNOWLEDGE.collectifs[1].rubriques["origine"]
    assert led(section_reply(KNOWLEDGE, "groupe.origine"), Answered("Oui.", origin.sources[1:2]), KNOWLEDGE).sources
