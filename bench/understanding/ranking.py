"""Learn how facts are ranked (`actions/ranking.json`) from the written conversations, each read by models that have not learnt from its author.

`python -m bench.understanding.ranking` learns the regressions once for each fold of authors (some two minutes each) and reads with them the
conversations left out; `--readings FILE` keeps what was read, and reads it there the next time. It prints what the ranking gains on authors
left out of its weights too, and how far its probabilities can be believed. The authors whom the encoder has not read are read with it, the
others by the regressions alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from actions import ranking
from actions.alarm import alarm
from actions.finding import section_topic
from actions.kinds import RELAUNCH_KINDS, SECTIONS_OF_KIND, TYPED_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import answer
from bench import machine
from bot.engine.component import QuestionClassifier
from bot.nlu import conversations, examples, learning
from bot.nlu.context import Context
from bot.nlu.encoder import Encoder
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import MessageModel
from bot.nlu.reader import Reader
from knowledge import Knowledge, shared_store

LINES = Path(conversations.FOLDER).parent / "nlu"
# Whom the encoder has not read (data/encoder/README.md): the first fold.
APART = frozenset({"quartier", "perdus", "reactions", "sceptiques", "verificateurs", "villages"})
FOLDS = 4
# Danger is decided elsewhere.
_DISCLOSURES = "danger"
_OLDER_SETS, _LINES = "open_sets", "lines"
# Of the lines alone; all of them would outweigh the conversations.
_EVERY = 8
# What a turn weighs: those read as the product reads them more, and the older sets, which are few and of another kind.
_WEIGHTS = {**dict.fromkeys((*APART, _OLDER_SETS), 2.0), _LINES: 0.3}
_PENALTY = 1.0


@dataclass(frozen=True)
class Written:
    """A conversation, or a line alone: who wrote it, its turns as in data/conversations, and the fold of models that has not seen it."""

    author: str
    turns: tuple[dict[str, Any], ...]
    fold: int


@dataclass(frozen=True)
class Turn:
    """A turn of a conversation as it was read: who wrote it, the question, the memory before it, and the topics that a good answer has."""

    author: str
    question: Question
    memory: Memory
    topics: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"author": self.author, "question": self.question.as_dict(), "memory": self.memory.as_slots(), "topics": list(self.topics)}

    @classmethod
    def of(cls, content: dict[str, Any]) -> Turn:
        """Read what `as_json` gave."""
        return cls(content["author"], Question.from_dict(content["question"]), Memory.from_slots(content["memory"]), tuple(content["topics"]))


def written() -> Iterator[Written]:
    """Yield the conversations, those of one author in one fold, those of the older sets by turns, and every eighth of the lines of data/nlu."""
    files = [path for path in sorted(conversations.FOLDER.glob("*.jsonl")) if not path.stem.startswith(_DISCLOSURES)]
    for number, path in enumerate(files):
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            fold = 0 if path.stem in APART else 1 + (place if path.stem == _OLDER_SETS else number) % (FOLDS - 1)
            yield Written(path.stem, tuple(json.loads(line)["turns"]), fold)
    for place, (kind, text) in enumerate(_lines()[::_EVERY]):
        yield Written(_LINES, ({"user": text, "kind": kind},), 1 + place % (FOLDS - 1))


def _lines() -> list[tuple[str, str]]:
    paths = [path for path in sorted(LINES.glob("*.yml")) if path.stem in TYPED_KINDS]
    return [(path.stem, one.text) for path in paths for one in examples.read(path)[0]]


def learn_without(fold: int, knowledge: Knowledge) -> MessageModel:
    """Return what is learnt from all that is written but for one fold; the first reads with the encoder beside it."""
    settings = QuestionClassifier.get_default_config()
    sampled = {place * _EVERY for place, one in enumerate(one for one in written() if one.author == _LINES) if one.fold == fold}
    taught = [conversations.Example(text, kind) for place, (kind, text) in enumerate(_lines()) if place not in sampled]
    for one in written():
        if one.fold != fold and one.author != _LINES:
            taught += conversations.turns(one.turns)
    for path in sorted(conversations.FOLDER.glob(f"{_DISCLOSURES}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            taught += conversations.turns(json.loads(line)["turns"])
    taught += conversations.read_told()
    seed = settings["random_seed"]
    model = learning.learn(learning.with_noisy_copies(taught, seed), knowledge, settings["epochs"], seed)
    with tempfile.TemporaryDirectory() as folder:
        model.save(Path(folder))
        return MessageModel.load(Path(folder), None if fold else Encoder.load())


def read(conversation: Written, model: MessageModel, knowledge: Knowledge, gazetteer: Gazetteer) -> Iterator[Turn]:
    """Yield the turns of a conversation that ask one thing and disclose nothing, read in the dialogue as it goes on."""
    memory = Memory()
    for turn in conversation.turns:
        context = Context(memory.dits, memory.collectif is not None)
        questions, _ = Reader(model, context).read(turn["user"], gazetteer)
        message = Message(tuple(questions), turn["user"])
        decided = alarm(message, memory, knowledge) or memory.alerte or message.choice(memory)
        topics = tuple(turn["topics"]) if "topics" in turn else _topics_of_line(turn["kind"], questions[0], knowledge)
        if topics and len(questions) == 1 and topics[0] != "urgence" and not turn.get("skip") and not decided:
            yield Turn(conversation.author, questions[0], memory, topics)
        memory = answer(message, memory, knowledge).memory


def _topics_of_line(kind: str, question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the topics that answer a line alone, none where it takes a conversation to tell."""
    if kind in SECTIONS_OF_KIND or kind == "attribut_inconnu":
        named = [knowledge.collective(one) for one in question.collectives]
        return tuple(section_topic(one, kind) or "hors_sujet" for one in named if one)
    return () if kind in RELAUNCH_KINDS else (kind,)


class Matrix:
    """The candidates of many turns, one a row; `starts` is where those of each turn begin."""

    def __init__(self, turns: Sequence[Turn], knowledge: Knowledge, names: dict[str, int] | None = None) -> None:
        """Take the columns of `names`; of all features where there are none."""
        self.names: dict[str, int] = {} if names is None else names
        self.topics: list[str] = []
        data, indices, ends, good, starts = [], [], [0], [], []
        sections = {f"{one.id}.{name}" for one in knowledge.collectifs for name in one.rubriques}
        for turn in turns:
            starts.append(len(good))
            for candidate in ranking.candidates(turn.question, turn.memory, knowledge):
                self.topics.append(candidate.topic)
                good.append(candidate.topic in turn.topics if candidate.topic else not sections.issuperset(turn.topics))
                known = {name: value for name, value in candidate.features.items() if value and (names is None or name in names)}
                indices += [self.names.setdefault(name, len(self.names)) for name in known]
                data += map(float, known.values())
                ends.append(len(indices))
        self.features = sp.csr_matrix((data, indices, ends), shape=(len(good), len(self.names)))
        self.good, self.starts = np.array(good), np.array(starts)
        self.turn_of = np.repeat(np.arange(len(starts)), np.diff([*starts, len(good)]))
        self.weights = np.array([_WEIGHTS.get(turn.author, 1.0) for turn in turns])

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Return the probability of each row among those of its turn."""
        scores = self.features @ weights
        exponentials = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.turn_of])
        shares: np.ndarray = exponentials / np.add.reduceat(exponentials, self.starts)[self.turn_of]
        return shares


def fit(turns: Sequence[Turn], knowledge: Knowledge) -> dict[str, float]:
    """Return the weight of each feature by which what turns ask for is likeliest: a conditional logit, squares of weights penalised."""
    matrix = Matrix(turns, knowledge)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        shares = matrix.shares(weights)
        good = np.add.reduceat(shares * matrix.good, matrix.starts)
        # A turn without a good candidate teaches nothing.
        counted = matrix.weights * (good > 0)
        wanted = shares * matrix.good / np.maximum(good, 1e-30)[matrix.turn_of]
        gradient = matrix.features.T @ ((shares - wanted) * counted[matrix.turn_of]) + _PENALTY * weights
        return float(-(counted @ np.log(np.maximum(good, 1e-30))) + _PENALTY / 2 * weights @ weights), gradient

    start = np.zeros(len(matrix.names))
    start[matrix.names["kind"]] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: round(float(found[place]), 3) for name, place in sorted(matrix.names.items()) if abs(found[place]) >= 0.005}


def try_out(turns: Sequence[Turn], knowledge: Knowledge) -> str:
    """Return, in Markdown, how far the probabilities of the likeliest can be believed for the authors of `APART`, each left out of the weights."""
    sure, right = [], []
    for author in sorted(APART):
        weights = fit([turn for turn in turns if turn.author != author], knowledge)
        matrix = Matrix([turn for turn in turns if turn.author == author], knowledge, {name: place for place, name in enumerate(weights)})
        shares = matrix.shares(np.array(list(weights.values())))
        for start, end in zip(matrix.starts, [*matrix.starts[1:], len(shares)], strict=True):
            best = start + int(shares[start:end].argmax())
            sure.append(shares[best])
            right.append(matrix.good[best])
    return curve(np.array(sure), np.array(right))


def curve(sure: np.ndarray, right: np.ndarray) -> str:
    """Return a row for each tenth of the probabilities: how many turns, the mean of what is said, and how many are right."""
    lines = ["| probability | turns | mean of it | right |", "|---|---:|---:|---:|"]
    tenth = np.minimum((sure * 10).astype(int), 9)
    for place in np.unique(tenth):
        here = tenth == place
        said, found = 100 * sure[here].mean(), 100 * right[here].mean()
        lines.append(f"| {place / 10:.1f}–{(place + 1) / 10:.1f} | {here.sum()} | {said:.0f} % | {found:.0f} % |")
    lines.append(f"| all | {len(sure)} | {100 * sure.mean():.1f} % | {100 * right.mean():.1f} % |")
    return "\n".join(lines)


def readings(knowledge: Knowledge) -> Iterator[Turn]:
    """Yield the turns of everything that is written, each as models read it that have not learnt from its author."""
    gazetteer = Gazetteer(knowledge)
    for fold in range(FOLDS):
        model = learn_without(fold, knowledge)
        for one in written():
            if one.fold == fold:
                yield from read(one, model, knowledge, gazetteer)


def _kept(path: Path | None, knowledge: Knowledge) -> list[Turn]:
    if path and path.is_file():
        return [Turn.of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    turns = list(readings(knowledge))
    if path:
        path.write_text("".join(f"{json.dumps(turn.as_json(), ensure_ascii=False)}\n" for turn in turns), encoding="utf-8")
    return turns


def write(path: Path, turns: Iterable[Turn], weights: dict[str, float]) -> None:
    """Write weights with their date, the seed of the models that read, and how many turns they were learnt from."""
    seed = QuestionClassifier.get_default_config()["random_seed"]
    content = {"date": machine.today(), "seed": seed, "turns": sum(1 for _ in turns), "weights": weights}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding.ranking", description="Apprend à classer les faits.")
    parser.add_argument("--readings", type=Path, help="où garder ce que les modèles ont lu, ou le reprendre")
    knowledge = shared_store().current()
    turns = _kept(parser.parse_args(arguments).readings, knowledge)
    print(try_out(turns, knowledge))
    write(ranking.WEIGHTS, turns, fit(turns, knowledge))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
