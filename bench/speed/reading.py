"""Measure how long one message is read, on one core: `python -m bench.speed.reading [MODEL]` prints p50, p99, the worst of 500 characters, and goals.

Reading is understanding alone: names, danger, what is asked; no HTTP, no Rasa, no answer. Messages are those of the frozen conversations, each by
itself, read by the whole reader and, as its peer in the same run, by the regressions without the encoder. Nothing is written.
"""

from __future__ import annotations

import itertools
import json
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from bench.speed.hostile import WORST
from bot.engine.agent import load_agent
from bot.engine.component import QuestionClassifier
from bot.engine.training import ensure_model

LONGEST = 500
MESSAGES = 1_000
# The quickest of so many readings: what the machine does beside is not the reader's.
TRIES = 3
GOALS_MS = {"p50": 6.0, "p99": 25.0, "worst": 150.0}


@dataclass(frozen=True)
class Read:
    """Milliseconds of the messages people write, and of the longest that somebody could send."""

    usual: Sequence[float]
    long: Sequence[float]

    def figures(self) -> dict[str, float]:
        """Return what the goals are about."""
        cuts = statistics.quantiles(self.usual, n=100)
        return {"p50": statistics.median(self.usual), "p99": cuts[98], "worst": max(self.long)}


def texts_of_sets() -> Iterator[str]:
    """Yield every message of the frozen sets, in a fixed order."""
    for path in machine.files([machine.TEST_FILES]):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (turn["user"] for turn in json.loads(line)["turns"])


def long_texts(texts: Iterator[str]) -> list[str]:
    """Return messages as long as the server takes them: what is known to be slow, signs and words again and again, people's messages in a row."""
    units = ("a", "é", "a ", "1 ", "et ", "?", "pnpm et cde, ", "les membres et les valeurs. ", "\n- ", "😀")
    repeated = [(unit * LONGEST)[:LONGEST] for unit in units]
    rows = [" ".join(itertools.islice(texts, 40))[:LONGEST] for _ in range(10)]
    return [text[:LONGEST] for text in (*WORST, *repeated, *rows)]


def milliseconds(classifier: QuestionClassifier, text: str) -> float:
    """Return how long the quickest of some readings took."""
    spent = []
    for _ in range(TRIES):
        started = time.perf_counter()
        classifier.read(text)
        spent.append(time.perf_counter() - started)
    return min(spent) * 1000


def measure(classifier: QuestionClassifier, messages: int = MESSAGES) -> Read:
    """Read so many messages, evenly spread over the sets, and the long ones."""
    texts = list(texts_of_sets())
    usual = texts[:: max(1, len(texts) // messages)][:messages]
    # The first one reads the names of the knowledge file.
    classifier.read(usual[0])
    return Read([milliseconds(classifier, text) for text in usual], [milliseconds(classifier, text) for text in long_texts(iter(texts))])


def classifier_of(model: Path, *, encoder: bool = True) -> QuestionClassifier:
    """Return the understanding of a sealed model, with its encoder or with the regressions alone."""
    [classifier] = load_agent(model).processor.graph_runner.components(QuestionClassifier)
    if not encoder:
        classifier._model._encoder = None
    return classifier


def table(whole: Read, regressions: Read) -> str:
    """Return both beside the goals, as a table."""
    ours, peer = whole.figures(), regressions.figures()
    lines = ["| reading one message | whole reader | regressions alone | ratio | goal |", "|---|---:|---:|---:|---:|"]
    for name, goal in GOALS_MS.items():
        lines.append(f"| {name} | {ours[name]:.1f} ms | {peer[name]:.1f} ms | {ours[name] / peer[name]:.1f} × | ≤ {goal:.0f} ms |")
    return "\n".join(lines)


def main(model: str = "") -> None:
    """Measure on one core and print the table."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    path = Path(model) if model else ensure_model()
    print(table(measure(classifier_of(path)), measure(classifier_of(path, encoder=False))))


if __name__ == "__main__":
    main(*sys.argv[1:])
