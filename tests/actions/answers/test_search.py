"""Which collective deals with a theme, involves an organisation, or has a word in its facts."""

from __future__ import annotations

from actions.answers.search import search_reply
from actions.question import Question
from knowledge import load

KNOWLEDGE = load()


MIGRANTS = KNOWLEDGE.collectifs[0].themes[0].nom


def test_a_theme_finds_its_collective_with_the_source() -> None:
    reply = search_reply(KNOWLEDGE, Question("recherche", themes=(MIGRANTS,)))
    assert reply is not None and "PNPM" in reply.text and reply.sources and reply.topic == "recherche"


def test_an_organisation_is_explained_and_found_in_the_section_that_names_it() -> None:
    reply = search_reply(KNOWLEDGE, Question("recherche", organisations=("UNICEF",)))
    assert reply is not None and "Fonds des Nations unies" in reply.text.split("\n")[0]
    assert "étude" in reply.text and len(reply.sources) > 1


def test_nothing_found_is_none() -> None:
    assert search_reply(KNOWLEDGE, Question("recherche", words=("astronomie",))) is None
