"""A message in another language is answered in it and in French."""

from __future__ import annotations

import pytest

from actions.answers.language import language_reply
from actions.kinds import LANG_OF_KIND, LANGUAGE_KINDS
from actions.question import Question
from knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize("kind", sorted(LANGUAGE_KINDS))
def test_the_reply_says_its_language_and_offers_questions(kind: str) -> None:
    reply = language_reply(KNOWLEDGE, kind)
    assert (reply.topic, reply.kind, reply.lang) == ("langue", "fallback", LANG_OF_KIND[kind])
    assert reply.buttons and reply.text


def test_each_language_has_its_own_words() -> None:
    assert len({language_reply(KNOWLEDGE, kind).text for kind in LANGUAGE_KINDS}) == len(LANGUAGE_KINDS)


def test_what_is_named_is_offered_in_french() -> None:
    question = Question("langue_anglais", collectives=("pnpm",), nearest=("valeurs", "membres"))
    payloads = [button.payload for button in language_reply(KNOWLEDGE, "langue_anglais", question).buttons]
    # The page tells no members of it: they are not offered.
    assert payloads[:2] == ['/choisir{"sujet": "pnpm.valeurs"}', '/choisir{"sujet": "pnpm.presentation"}'] and len(payloads) == 3
    (first, *_) = language_reply(KNOWLEDGE, "langue_anglais", Question("langue_anglais", sections=("groupe.origine",))).buttons
    assert first.payload == '/choisir{"sujet": "groupe.origine"}'
