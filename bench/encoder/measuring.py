"""How often the encoder reads rightly what authors wrote from whom it has not learnt."""

from __future__ import annotations

import torch

from bench.encoder.corpus import FIELDS
from bench.encoder.distillation import Trained
from bench.encoder.inputs import Inputs
from bench.encoder.training import probabilities


def report(trained: Trained, apart: frozenset[str], device: str) -> str:
    """Return a table (Markdown): for each author, the share of kinds (first messages, follow-ups), details and references read rightly."""
    inputs = Inputs(trained.corpus, device)
    rows = ["| | first | follow-ups | detail | reference |", "|---|---:|---:|---:|---:|"]
    for name in sorted(apart & set(trained.corpus.names)):
        examples = torch.tensor(trained.corpus.of(frozenset({name})), device=device)
        found = probabilities(trained.network, inputs, inputs.as_written(examples))
        wanted, follows = inputs.labels[examples], inputs.follow(examples)
        right = [found[head].argmax(1) == wanted[:, head] for head in range(len(FIELDS))]
        told = [wanted[:, head] >= 0 for head in range(len(FIELDS))]
        shares = [right[0][told[0] & ~follows], right[0][told[0] & follows], right[1][told[1]], right[2][told[2]]]
        rows.append(f"| {name} | " + " | ".join(f"{100 * float(share.float().mean()):.1f} %" for share in shares) + " |")
    return "\n".join(rows)
