"""The table of what is read of authors left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bench.encoder import measuring
from bench.encoder.distillation import Trained
from bench.encoder.network import Network
from tests.bench.encoder.small_corpus import small_corpus


def test_an_untrained_network_reads_by_chance_and_has_its_row(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    network = Network(corpus.start, np.asarray(corpus.beginnings), [len(names) for names in corpus.label_names.values()]).eval()
    rows = measuring.report(Trained(network, corpus), frozenset({"second", "first"}), "cpu").splitlines()
    assert [row.split("|")[1].strip() for row in rows[2:]] == ["first", "second"]
    # Whatever the message, one of the two kinds that it may be.
    assert rows[3].split("|")[3].strip() in {"0.0 %", "50.0 %", "100.0 %"}
