"""A large network that has learnt from the labels, kept in a file: several of them teach the small one, each made in a run of its own."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import numpy as np
import torch

from bench.encoder.corpus import LINES, Corpus
from bench.encoder.inputs import Inputs
from bench.encoder.network import Network
from bench.encoder.training import TEACHER, device, fitted, labelled, learnt_from

# Of the embedding model as it stands, not learnt: each corpus holds those that it needs.
_OF_THE_CORPUS = ("pieces", "places")


def teach(path: Path, into: Path, apart: frozenset[str], seed: int) -> None:
    """Write a network of all layers, learnt from the corpus in `path` without the authors of `apart`, into a file."""
    corpus = Corpus.load(path)
    inputs = Inputs(corpus, device())
    turns = learnt_from(corpus, apart, inputs)
    save(fitted(corpus, inputs, turns, partial(labelled, inputs, turns), TEACHER, seed), corpus, apart, into)


def save(network: Network, corpus: Corpus, apart: frozenset[str], into: Path) -> None:
    """Write what a network has learnt, with the names of what it tells apart and of whom it has learnt from."""
    learnt = {name: values.cpu().numpy() for name, values in network.state_dict().items() if name not in _OF_THE_CORPUS}
    told = [_said(corpus), corpus.label_names, sorted(set(corpus.names) - apart - {LINES})]
    np.savez(into, allow_pickle=False, told=np.array(json.dumps(told)), **learnt)


def authors_of(path: Path) -> frozenset[str]:
    """Return the authors from whom the network of a file has learnt."""
    with np.load(path, allow_pickle=False) as read:
        return frozenset(json.loads(str(read["told"]))[2])


def load(path: Path, corpus: Corpus, apart: frozenset[str]) -> Network:
    """Return the network of a file, to read this corpus, which may hold more than the one it has learnt from.

    Raises ValueError where it tells other labels apart, or has learnt from an author who is left out here.
    """
    with np.load(path, allow_pickle=False) as read:
        held = {name: torch.tensor(read[name]) for name in read.files if name != "told"}
        said, labels, names = json.loads(str(read["told"]))
    if labels != corpus.label_names:
        raise ValueError(f"{path} tells other labels apart than the corpus: teach one anew")
    if known := apart & set(names):
        raise ValueError(f"{path} has learnt from {', '.join(sorted(known))}: leave them out when it is taught")
    network = Network(corpus.start, corpus.beginnings, [len(found) for found in labels.values()], TEACHER.layers)
    rows = dict(zip(said, held.pop("said"), strict=True))
    begun = network.state_dict()
    begun["said"] = torch.stack([rows.get(mark, row) for mark, row in zip(_said(corpus), begun["said"], strict=True)])
    network.load_state_dict(begun | held)
    return network.eval()


def _said(corpus: Corpus) -> list[str]:
    """Return the marks of what was said before, in the order of their vectors."""
    return list(corpus.pieces.pieces[-len(corpus.beginnings) :])
