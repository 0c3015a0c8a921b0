"""A reply begins with what answers, and shows the sources of just what it tells."""

from __future__ import annotations

from actions.answers.sections import section_reply
from actions.blocks import Lead, Points, Sources, Text
from actions.french import that
from actions.leads.acronyms import meaning_sources
from actions.leads.answered import Answered, led
from actions.reply import cited
from actions.statements import sentences
from tests.facts import KNOWLEDGE

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
    reply = section_reply(KNOWLEDGE, "groupe.origine")
    assert [one.address for one in reply.sources] == [KNOWLEDGE.page.adresse]
    told = Answered("CNDH veut dire « Conseil national des droits de l’Homme ».", meaning_sources(KNOWLEDGE.collectifs[1], "CNDH"))
    assert [one.title for one in led(reply, told, KNOWLEDGE).sources] == ["CNDH, droits de l’enfant"]


def test_a_collective_gives_its_name_in_full_where_it_is_presented_and_not_in_passing() -> None:
    presented = section_reply(KNOWLEDGE, "pnpm.presentation")
    assert "PNPM (Plateforme Nationale Protection Migrants)" in presented.text and len(presented.sources) == 2
    first = sentences(KNOWLEDGE.collectifs[0].rubriques["presentation"])[0]
    sources = KNOWLEDGE.collectifs[0].rubriques["presentation"].sources
    assert led(presented, Answered(first, sources), KNOWLEDGE).text.startswith(first)
    told = led(section_reply(KNOWLEDGE, "pnpm.objectifs"), Answered(f"La page dit {that(first)}", sources), KNOWLEDGE)
    assert told.text.startswith("La page dit que la PNPM est une plateforme dédiée") and len(told.sources) == 1


def test_a_reply_never_stands_without_a_source() -> None:
    origin = KNOWLEDGE.collectifs[1].rubriques["origine"]
    assert led(section_reply(KNOWLEDGE, "groupe.origine"), Answered("Oui.", origin.sources[:1]), KNOWLEDGE).sources
