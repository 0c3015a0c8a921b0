"""How a message was understood, in words of French."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.explanation import explain
from bot.tally.figures import TopicTitles
from knowledge import load
from knowledge.golden import OTHER_TOPICS


class Reads:
    """Understands by single words."""

    def __init__(self, **kinds: str) -> None:
        self._kinds = kinds

    async def ranking_of(self, text: str) -> list[tuple[str, float]]:
        """Return the kinds whose word stands in the text."""
        found = [kind for kind, word in self._kinds.items() if word in text]
        return [(kind, 0.9 if not place else 0.001) for place, kind in enumerate(found)]


def lines(dialogue: Any, text: str, *topics: str) -> list[str]:
    return asyncio.run(explain(dialogue, text, topics))


def test_topic_kind_words_and_second_are_told() -> None:
    told = lines(Reads(valeurs="valeurs", membres="PNPM"), "Et les valeurs, de la PNPM ?", "pnpm.valeurs", "urgence")
    assert told == [
        "Sujet de la réponse : Les valeurs de la PNPM (pnpm.valeurs), Un appel à l’aide, un danger (urgence).",
        "Pris tout seul, ce message est compris comme « Les valeurs d’un collectif » (sûrement, 90 %).",
        "Les mots qui ont le plus compté : « valeurs ».",
        "En second : « Les membres d’un collectif » (moins de 1 %).",
    ]


def test_what_is_not_read_at_all_has_its_topic() -> None:
    assert lines(Reads(), "…", "hors_sujet") == ["Sujet de la réponse : Tout autre chose (hors_sujet)."]


def test_words_of_a_single_word_or_a_very_long_message_are_not_weighed() -> None:
    for text in ("valeurs", "valeurs " * 40):
        assert not any("compté" in line for line in lines(Reads(valeurs="valeurs"), text, "aide"))


def test_every_topic_has_a_title_in_french() -> None:
    titles = TopicTitles(load())
    assert [topic for topic in OTHER_TOPICS if titles(topic) == topic] == []
