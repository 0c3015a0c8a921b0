"""The peers' intents become topics by the assistant's own names and answers."""

from __future__ import annotations

import pytest

from bench.understanding.topics import topics_of
from bot.nlu.gazetteer import Gazetteer
from knowledge import KnowledgeStore


@pytest.mark.parametrize(
    ("intent", "text", "topic"),
    [
        ("valeurs", "les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("fondation", "qui a créé la Plateforme CDE Maroc ?", "cde.fondation"),
        ("objectifs", "quels sont les objectifs ?", "precision"),
        ("valeurs", "les valeurs de la CDE", "hors_sujet"),
        ("liste_collectifs", "quels collectifs ?", "collectifs.liste"),
        ("salutation", "bonjour", "salutation"),
        ("langue_anglais", "hello, who are you?", "langue"),
        ("urgence", "au secours", "urgence"),
        ("nlu_fallback", "les valeurs de la PNPM ?", "hors_sujet"),
    ],
)
def test_an_intent_and_the_names_in_a_text_give_a_topic(intent: str, text: str, topic: str) -> None:
    knowledge = KnowledgeStore().current()
    assert topics_of(intent, text, knowledge, Gazetteer(knowledge)) == [topic]
