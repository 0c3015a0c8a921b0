"""Explain in words how a message was understood: what it asks, the words that weighed most, what came second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actions.kinds import KINDS
from bot.tally.figures import TopicTitles
from knowledge import shared_store
from knowledge.text import plain_words

if TYPE_CHECKING:
    from bot.engine.dialogue import Dialogue

# More words are not weighed one by one: each costs a reading of the message.
_MOST_WORDS = 30
_WORDS_TOLD = 3
# What weighs less than this share of the probability does not count.
_LEAST_WEIGHT = 0.02
_SURE, _UNSURE = 0.8, 0.5


async def explain(dialogue: Dialogue, text: str, topics: Sequence[str]) -> list[str]:
    """Return lines of French: where the answer comes from, and how the message, taken by itself, is understood."""
    lines = [f"Sujet de la réponse : {_topics(topics)}."]
    ranking = await dialogue.ranking_of(text)
    if not ranking:
        return lines
    (kind, confidence), *others = ranking
    lines.append(f"Pris tout seul, ce message est compris comme « {_label(kind)} » ({_how_sure(confidence)}, {_percent(confidence)}).")
    if words := await _heaviest(dialogue, text, kind, confidence):
        lines.append(f"Les mots qui ont le plus compté : {', '.join(f'« {word} »' for word in words)}.")
    if others:
        lines.append(f"En second : « {_label(others[0][0])} » ({_percent(others[0][1])}).")
    return lines


async def _heaviest(dialogue: Dialogue, text: str, kind: str, confidence: float) -> list[str]:
    """Return the words without which the message would be understood least as it was, the heaviest first."""
    words = [word for word in text.split() if plain_words(word)]
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    weights: dict[str, float] = {}
    for place, word in enumerate(words):
        ranking = dict(await dialogue.ranking_of(" ".join(words[:place] + words[place + 1 :])))
        weights[word] = max(weights.get(word, 0.0), confidence - ranking.get(kind, 0.0))
    heaviest = sorted((word for word, weight in weights.items() if weight >= _LEAST_WEIGHT), key=lambda word: -weights[word])
    return [word.strip("?!.,;:«»\u00a0\u202f") or word for word in heaviest[:_WORDS_TOLD]]


def _topics(topics: Sequence[str]) -> str:
    # With their own names, which the golden questions expect.
    titles = TopicTitles(shared_store().current())
    return ", ".join(f"{titles(topic)} ({topic})" for topic in topics)


def _label(kind: str) -> str:
    return KINDS[kind].label if kind in KINDS else kind


def _how_sure(confidence: float) -> str:
    return "sûrement" if confidence >= _SURE else "sans doute" if confidence >= _UNSURE else "peut-être"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.01 else "moins de 1 %"
