"""Learn how facts are ranked (`actions/ranking.json`) from conversations of authors of whom neither the encoder nor the regressions have learnt.

`python -m bench.understanding.ranking AUTHORS` learns the regressions from all others (some two minutes) and reads the conversations of these as
the product does; `--encoder FOLDER` reads with an encoder of another day, that had not met them, and `--readings FILE` keeps what was read, and
takes it up there the next time. It prints what the ranking gains over the rules on each author left out of its weights, and how far its
probabilities can be believed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from actions import ranking
from actions.alarm import alarm
from actions.evidence import candidates
from actions.kinds import LANGUAGE_KINDS, SOCIAL_KINDS, TYPED_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.plan import rules_choice
from actions.question import Question
from actions.turn import answer
from bench import machine
from bot.engine.component import QuestionClassifier
from bot.nlu import among, conversations, examples, learning
from bot.nlu.context import Context
from bot.nlu.encoder import FOLDER as ENCODER
from bot.nlu.encoder import Encoder
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import MessageModel
from bot.nlu.reader import Reader
from knowledge import Knowledge, shared_store

LINES = Path(conversations.FOLDER).parent / "nlu"
# Answered before anything is ranked.
_TOLD_APART = SOCIAL_KINDS | LANGUAGE_KINDS
_PENALTY = 3.0


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


def _conversations(author: str) -> list[list[dict[str, Any]]]:
    lines = (conversations.FOLDER / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["turns"] for line in lines]


def learn_without(authors: Collection[str], knowledge: Knowledge, encoder: Path) -> MessageModel:
    """Return what is learnt from all that is written but by these authors, beside an encoder that has not met them."""
    settings = QuestionClassifier.get_default_config()
    others = (path.stem for path in sorted(conversations.FOLDER.glob("*.jsonl")) if path.stem not in authors)
    taught = [example for author in others for turns in _conversations(author) for example in conversations.turns(turns)]
    lines = (path for path in sorted(LINES.glob("*.yml")) if path.stem in TYPED_KINDS)
    taught += [conversations.Example(one.text, path.stem) for path in lines for one in examples.read(path)[0]]
    taught += [*conversations.read_told(), *among.read_among()]
    seed = settings["random_seed"]
    model = learning.learn(learning.with_noisy_copies(taught, seed), knowledge, settings["epochs"], seed)
    with tempfile.TemporaryDirectory() as folder:
        model.save(Path(folder))
        return MessageModel.load(Path(folder), Encoder.load(encoder))


def read(author: str, model: MessageModel, knowledge: Knowledge, gazetteer: Gazetteer) -> Iterator[Turn]:
    """Yield an author's turns that ask one thing and disclose nothing, read in the dialogue as it goes on."""
    for turns in _conversations(author):
        memory = Memory()
        for turn in turns:
            questions, _ = Reader(model, Context(memory.dits, memory.collectif is not None)).read(turn["user"], gazetteer)
            message = Message(tuple(questions), turn["user"])
            decided = alarm(message, memory, knowledge) or memory.alerte or message.choice(memory) or questions[0].kind in _TOLD_APART
            if len(questions) == 1 and turn["topics"][0] != "urgence" and not turn.get("skip") and not decided:
                yield Turn(author, questions[0], memory, tuple(turn["topics"]))
            memory = answer(message, memory, knowledge).memory


class Matrix:
    """The candidates of many turns, one a row; `starts` is where those of each turn begin."""

    def __init__(self, turns: Sequence[Turn], knowledge: Knowledge, names: dict[str, int] | None = None) -> None:
        """Take the columns of `names`; of all features where there are none."""
        self.names: dict[str, int] = {} if names is None else names
        self.topics: list[str] = []
        data: list[float] = []
        indices: list[int] = []
        good: list[bool] = []
        ends, starts = [0], []
        for turn in turns:
            starts.append(len(good))
            choice = rules_choice(turn.question, turn.memory, knowledge)
            for candidate in candidates(turn.question, turn.memory, knowledge, choice):
                self.topics.append(candidate.topic)
                good.append(candidate.topic in turn.topics)
                known = {name: value for name, value in candidate.features.items() if value and (names is None or name in names)}
                indices += [self.names.setdefault(name, len(self.names)) for name in known]
                data += map(float, known.values())
                ends.append(len(indices))
        self.features = sp.csr_matrix((data, indices, ends), shape=(len(good), len(self.names)))
        self.good, self.starts = np.array(good), np.array(starts)
        self.turn_of = np.repeat(np.arange(len(starts)), np.diff([*starts, len(good)]))

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
        counted = (good > 0).astype(float)
        wanted = shares * matrix.good / np.maximum(good, 1e-30)[matrix.turn_of]
        gradient = matrix.features.T @ ((shares - wanted) * counted[matrix.turn_of]) + _PENALTY * weights
        return float(-(counted @ np.log(np.maximum(good, 1e-30))) + _PENALTY / 2 * weights @ weights), gradient

    start = np.zeros(len(matrix.names))
    start[matrix.names["kind"]] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: round(float(found[place]), 3) for name, place in sorted(matrix.names.items()) if abs(found[place]) >= 0.005}


def try_out(turns: Sequence[Turn], knowledge: Knowledge) -> str:
    """Return, in Markdown, what the ranking gains for authors each left out of the weights, and how far its probabilities can be believed."""
    sure, right = [], []
    lines = ["| author | turns about facts | rules right | ranked right |", "|---|---:|---:|---:|"]
    for author in sorted({turn.author for turn in turns}):
        weights = fit([turn for turn in turns if turn.author != author], knowledge)
        by_rules, by_rank = [], []
        for turn in (one for one in turns if one.author == author):
            choice = rules_choice(turn.question, turn.memory, knowledge)
            found = ranking.weighed(candidates(turn.question, turn.memory, knowledge, choice), weights)
            if not any(one.topic in turn.topics for one, _ in found):
                continue
            sure.append(found[0][1])
            right.append(found[0][0].topic in turn.topics)
            by_rules.append(choice.topic in turn.topics)
            by_rank.append((ranking.likelier(choice, found) or choice).topic in turn.topics)
        shown = [f"{100 * np.mean(rights):.1f} %" if rights else "–" for rights in (by_rules, by_rank)]
        lines.append(f"| {author} | {len(by_rules)} | {' | '.join(shown)} |")
    return "\n".join([*lines, "", curve(np.array(sure), np.array(right))])


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


def readings(authors: Collection[str], encoder: Path, knowledge: Knowledge) -> Iterator[Turn]:
    """Yield the turns of authors as models read them that have not learnt from any of them."""
    gazetteer, model = Gazetteer(knowledge), learn_without(authors, knowledge, encoder)
    for author in sorted(authors):
        yield from read(author, model, knowledge, gazetteer)


def _kept(given: argparse.Namespace, knowledge: Knowledge) -> list[Turn]:
    path: Path | None = given.readings
    if path and path.is_file():
        return [Turn.of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    turns = list(readings(given.authors.split(","), given.encoder, knowledge))
    if path:
        path.write_text("".join(f"{json.dumps(turn.as_json(), ensure_ascii=False)}\n" for turn in turns), encoding="utf-8")
    return turns


def write(path: Path, turns: Iterable[Turn], weights: dict[str, float]) -> None:
    """Write weights with their date, the seed of the models that read, of whom they were learnt and of how many turns."""
    seed, turns = QuestionClassifier.get_default_config()["random_seed"], list(turns)
    authors = sorted({turn.author for turn in turns})
    content = {"date": machine.today(), "seed": seed, "authors": authors, "turns": len(turns), "weights": weights}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding.ranking", description="Apprend à classer les faits.")
    parser.add_argument("authors", help="les auteurs dont rien n'est appris : melange_ch,melange_ci")
    parser.add_argument("--encoder", type=Path, default=ENCODER, help="le dossier d'un encodeur qui ne les a pas lus")
    parser.add_argument("--readings", type=Path, help="où garder ce que les modèles ont lu, ou le reprendre")
    knowledge = shared_store().current()
    turns = _kept(parser.parse_args(arguments), knowledge)
    print(try_out(turns, knowledge))
    write(ranking.WEIGHTS, turns, fit(turns, knowledge))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
