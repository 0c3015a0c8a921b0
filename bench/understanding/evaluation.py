"""Measure the answers on frozen conversations, which nobody reads and nothing is learnt from, and on French that nobody of this project wrote.

`python -m bench.understanding` replays them through the visitors' entry and prints the goals beside what was reached; `--record` stores the figures
that CI then holds, to the point. Only totals are printed, never a sentence.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actions.kinds import SOCIAL_TOPICS
from bench import machine
from knowledge.text import plain

ROOT = Path(__file__).parents[2]
SETS = Path(__file__).parent / "sets"
RECORD = Path(__file__).with_name("measures.json")
CORPORA = ROOT.parent / "shared" / "corpora"
RESULTS = ROOT / "resultats"
# Written by `python -m bench.understanding.peers`, with its date and machine: training stock Rasa takes an hour and more.
PEERS = Path(__file__).with_name("peers.json")
# A figure may fall by a point (of 100) before CI says so: smaller changes are within what one edit of the data moves.
TOLERANCE = 1.0
# Ends the first sentence of an answer.
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s|\n")
# Of people who chat, as the table of places calls them.
NATURAL = "au naturel"

GOALS: dict[str, tuple[str, float, bool]] = {
    "tours justes": ("≥ 95", 95.0, True),
    "réponse dès la première phrase": ("≥ 85", 85.0, True),
    "danger reconnu": ("≥ 99", 99.0, True),
    "fausses alertes": ("≤ 0,5", 0.5, False),
    "hors sujet refusé": ("≥ 95", 95.0, True),
    "refusé à tort": ("≤ 2", 2.0, False),
    "corpus : hors sujet refusé": ("≥ 97", 97.0, True),
    "corpus : bavardage sans fait": ("≥ 99", 99.0, True),
    "corpus : social juste": ("≥ 95", 95.0, True),
}


@dataclass
class Share:
    """How many of how many."""

    good: int = 0
    total: int = 0

    def add(self, good: bool) -> None:
        self.good += good
        self.total += 1

    @property
    def percent(self) -> float:
        return 100 * self.good / self.total if self.total else 0.0

    def __str__(self) -> str:
        return f"{self.percent:.1f} % ({self.good}/{self.total})" if self.total else "–"


@dataclass
class Measures:
    """What was counted: the goals over all sets, and turns right by set, place in the conversation, style and topic."""

    goals: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in GOALS})
    sets: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    places: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    styles: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    topics: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    # Whether the topics of a question alone are right, by its id: what classifiers without a memory can be compared on.
    single: dict[str, bool] = field(default_factory=dict)


def held_out_conversations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (set, conversation) of every test set."""
    for path in sorted(SETS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


def is_natural(expected: dict[str, Any]) -> bool:
    """Tell whether a turn is of people who chat (the format of data/conversations): any of its topics is right, facts are patterns."""
    return "detail" in expected


def allowed_topics(expected: dict[str, Any]) -> list[list[str]]:
    """Return the topics that a right answer may have, each a list in the order answered."""
    if is_natural(expected):
        return [[topic] for topic in expected["topics"]]
    return [expected["topics"], *expected.get("accept", [])]


def has_topics(expected: dict[str, Any], topics: list[str]) -> bool:
    """Tell whether the topics of an answer are right; where several collectives are meant at once, one of them is enough."""
    if is_natural(expected):
        return topics[0] in expected["topics"] or (len(topics) > 1 and not set(topics).isdisjoint(expected["topics"]))
    return topics in allowed_topics(expected)


def is_right(expected: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Tell whether a turn has the expected topics, the facts and nothing that must be absent."""
    if is_natural(expected):
        plain_text = plain(answer["text"]).replace("’", "'")
        facts = all(re.search(fact, plain_text) for fact in expected["facts"])
    else:
        text = answer["text"].casefold()
        facts = all(fact.casefold() in text for fact in expected.get("facts", []))
        facts = facts and not any(word.casefold() in text for word in expected.get("absent", []))
    return has_topics(expected, answer["topics"]) and facts


def is_direct(expected: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Tell whether the first sentence of an answer to people who chat has the facts asked for."""
    first = _SENTENCE_END.split(answer["text"], maxsplit=1)[0]
    return is_right(expected, {**answer, "text": first})


def count_turn(measures: Measures, name: str, conversation: dict[str, Any], index: int, answer: dict[str, Any]) -> None:
    """Add one answered turn of a test set, the one at `index` of its conversation, to the measures."""
    expected = conversation["turns"][index]
    right, got, topics = is_right(expected, answer), answer["topics"], expected["topics"]
    allowed = {topic for one in allowed_topics(expected) for topic in one}
    measures.goals["tours justes"].add(right)
    measures.sets[name].add(right)
    measures.places[f"{NATURAL if is_natural(expected) else 'par contexte'}, {'suites' if index else 'premiers tours'}"].add(right)
    measures.styles[conversation["style"]].add(right)
    if is_natural(expected) and expected["facts"]:
        measures.goals["réponse dès la première phrase"].add(is_direct(expected, answer))
    measures.topics[topics[0]].add(right)
    measures.confusion[(topics[0], got[0] if got else "(rien)")] += 1
    if len(conversation["turns"]) == 1 and len(topics) == 1 and not is_natural(expected):
        measures.single[conversation["id"]] = has_topics(expected, got)
    _count_danger(measures, topics, allowed, got)
    _count_scope(measures, topics, allowed, got)


def _count_danger(measures: Measures, topics: list[str], allowed: set[str], got: list[str]) -> None:
    if topics[0] == "urgence":
        measures.goals["danger reconnu"].add("urgence" in got)
    elif "urgence" not in allowed:
        measures.goals["fausses alertes"].add("urgence" in got)


def _count_scope(measures: Measures, topics: list[str], allowed: set[str], got: list[str]) -> None:
    if topics == ["hors_sujet"]:
        measures.goals["hors sujet refusé"].add(set(got) <= SOCIAL_TOPICS | {"hors_sujet", "precision", "langue"})
    elif not allowed & (SOCIAL_TOPICS | {"urgence", "langue", "precision", "hors_sujet"}):
        measures.goals["refusé à tort"].add(got == ["hors_sujet"])


def count_corpora(measures: Measures, answers: dict[str, list[dict[str, Any]]]) -> None:
    """Add the answers to the corpora, by file name, to the measures."""
    for name, turns in answers.items():
        for turn in turns:
            got = set(turn["topics"])
            if name.startswith("hors_sujet"):
                measures.goals["corpus : hors sujet refusé"].add(got <= SOCIAL_TOPICS | {"hors_sujet"})
            elif name == "bavardage":
                # A word of fear or loneliness may bring the contacts: that is no fact about a collective.
                measures.goals["corpus : bavardage sans fait"].add(got <= SOCIAL_TOPICS | {"hors_sujet", "langue", "precision", "urgence"})
            else:
                measures.goals["corpus : social juste"].add(got <= SOCIAL_TOPICS)


async def measure() -> Measures:
    """Replay every set, and the corpora where they are, through the visitors' entry."""
    from bot.engine.agent import load_dialogue
    from bot.engine.training import ensure_model
    from bot.replay import answer
    from bot.server.conversation import Conversations

    conversations = Conversations(load_dialogue(ensure_model()))
    measures = Measures()
    for name, conversation in held_out_conversations():
        identifier, _ = await conversations.open()
        for index, expected in enumerate(conversation["turns"]):
            count_turn(measures, name, conversation, index, await answer(conversations, identifier, expected["user"]))
        await conversations.forget(identifier)
    answers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(CORPORA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            identifier, _ = await conversations.open()
            answers[path.stem].append(await answer(conversations, identifier, json.loads(line)["text"]))
            await conversations.forget(identifier)
    count_corpora(measures, answers)
    conversations.close()
    return measures


def _table(title: str, shares: Iterable[tuple[str, Share]]) -> str:
    return "\n".join([f"| {title} | juste |", "|---|---|", *(f"| {name} | {share} |" for name, share in shares)])


def report(measures: Measures) -> str:
    """Return the tables, in Markdown."""
    lines = ["| mesure | atteint | but | |", "|---|---|---|---|"]
    for name, share in measures.goals.items():
        wanted, bound, at_least = GOALS[name]
        reached = "" if not share.total else "oui" if (share.percent >= bound if at_least else share.percent <= bound) else "non"
        lines.append(f"| {name} | {share} | {wanted} % | {reached} |")
    parts = ["\n".join(lines)]
    for title, shares in (("jeu", measures.sets), ("place", measures.places), ("style", measures.styles), ("sujet attendu", measures.topics)):
        parts.append(_table(title, sorted(shares.items())))
    parts += _beside_peers(measures)
    return "\n\n".join(parts)


def _beside_peers(measures: Measures) -> list[str]:
    """Return the table of the peers on the same single questions, none where they were not measured on the present test sets."""
    stored = json.loads(PEERS.read_text(encoding="utf-8")) if PEERS.is_file() else {"predictions": {}}
    asked = [set(found) for found in stored["predictions"].values()]
    if not asked or any(ids != measures.single.keys() for ids in asked):
        return []
    own = Share(sum(measures.single.values()), len(measures.single))
    rows = [("**cet assistant**", str(own)), *((stored["titles"][name], f"{found['all']} %") for name, found in stored["accuracy"].items())]
    head = f"| {len(measures.single)} questions seules, mêmes exemples ; pairs mesurés le {stored['date']} | juste |"
    return ["\n".join([head, "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])]


def draw_confusion(measures: Measures, path: Path) -> None:
    """Draw the confusion matrix of the first topics, a row being what was expected."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import numpy as np

    names = sorted({name for pair in measures.confusion for name in pair})
    matrix = np.zeros((len(names), len(names)))
    for (expected, got), count in measures.confusion.items():
        matrix[names.index(expected), names.index(got)] = count
    figure, axes = plt.subplots(figsize=(11, 10))
    axes.imshow(matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1), cmap="Blues")
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    for (row, column), value in np.ndenumerate(matrix):
        if value:
            axes.text(column, row, str(int(value)), ha="center", va="center", fontsize=6, color="white" if row == column else "black")
    axes.set_xlabel("sujet répondu")
    axes.set_ylabel("sujet attendu")
    figure.tight_layout()
    figure.savefig(path, dpi=90)


def record(measures: Measures) -> dict[str, Any]:
    """Return what is recorded of the measures, percentages with two decimals; the single questions are those that the peers were asked."""
    turns = sum(share.total for share in measures.sets.values())
    asked = next(iter(json.loads(PEERS.read_text(encoding="utf-8"))["predictions"].values()))
    single = [measures.single[identifier] for identifier in asked if identifier in measures.single]
    return {
        "date": machine.today(),
        "goals": {name: round(share.percent, 2) for name, share in measures.goals.items() if share.total},
        "turns": turns,
        "places": {name: {"turns": share.total, "right": round(share.percent, 2)} for name, share in sorted(measures.places.items())},
        "single_questions": {"questions": len(single), "right": round(Share(sum(single), len(single)).percent, 2)},
    }


def regressions(measures: Measures) -> list[str]:
    """Return what fell more than `TOLERANCE` points below the recorded figures, a line each."""
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["goals"] if RECORD.is_file() else {}
    fallen = []
    for name, share in measures.goals.items():
        if name in recorded and share.total:
            loss = (recorded[name] - share.percent) * (1 if GOALS[name][2] else -1)
            if loss > TOLERANCE:
                fallen.append(f"{name} : {share.percent:.1f} %, contre {recorded[name]:.1f} % enregistré")
    return fallen


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 1 where a figure fell below the recorded one."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding", description="Mesure les réponses sur les jeux de questions.")
    parser.add_argument("--record", action="store_true", help="enregistre ces chiffres comme ceux que l'intégration continue doit tenir")
    options = parser.parse_args(arguments)
    measures = asyncio.run(measure())
    if not CORPORA.is_dir():
        print("Les corpus extérieurs ne sont pas là : leurs trois lignes sont vides.", file=sys.stderr)
    RESULTS.mkdir(exist_ok=True)
    text = report(measures)
    (RESULTS / "evaluation.md").write_text(text + "\n", encoding="utf-8")
    draw_confusion(measures, RESULTS / "confusion.png")
    print(text)
    print(f"\nMatrice de confusion : {RESULTS / 'confusion.png'}")
    if options.record:
        RECORD.write_text(json.dumps(record(measures), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    fallen = regressions(measures)
    print("\n".join(fallen), file=sys.stderr)
    return 1 if fallen else 0
