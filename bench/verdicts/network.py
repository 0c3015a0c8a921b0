"""The network as PyTorch trains it: the layers of the encoder of `data/encoder` read three texts one after the other, and score the verdicts."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from actions.verdicts import MOST_PIECES, VERDICTS
from bench.encoder.base import Base
from bench.encoder.network import LAYERS, Layer
from bench.encoder.reopening import take, take_layer
from bot.nlu.quantisation import restore

_DROPPED = 0.1
# What begins the first text, and ends each.
_FRAME = 4
ASKED = len(MOST_PIECES) - 1


class Network(nn.Module):
    """Numbers of pieces to scores of verdicts. The vectors of pieces and places stay as they are."""

    def __init__(self, base: Base, folder: Path) -> None:
        """Begin from the encoder in `folder`; places further on than it reads are those of the embedding model that it is made from."""
        super().__init__()
        start = base.start([0], sum(MOST_PIECES) + _FRAME)
        width, inner = start.tensors["emb.word"].shape[1], start.tensors["l0.fi.b"].shape[0]
        read = iter([numpy_helper.to_array(one) for one in onnx.load(folder / "encoder.onnx").graph.initializer])
        self.register_buffer("pieces", torch.tensor(restore(next(read), next(read)), dtype=torch.float32))
        self.register_buffer("places", torch.tensor(start.tensors["emb.pos"], dtype=torch.float32))
        self.norm = nn.LayerNorm(width, start.epsilon)
        self.layers = nn.ModuleList(Layer(width, inner, start.heads, start.epsilon, _DROPPED) for _ in LAYERS)
        with torch.no_grad():
            for _ in ("places", "where they begin"):
                next(read)
            take(self.norm, next(read), next(read))
            for layer in self.layers:
                take_layer(layer, read)
        self.parts = nn.Parameter(torch.zeros(len(MOST_PIECES), width))
        self.dropped = nn.Dropout(_DROPPED)
        self.last_norm = nn.LayerNorm(2 * width)
        self.head = nn.Linear(2 * width, len(VERDICTS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, numbers: torch.Tensor, parts: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Return the scores, shape (texts, VERDICTS); all that is given has the shape (texts, pieces), `there` 1 for a piece, 0 for filling."""
        x = F.embedding(numbers, self.pieces) + self.places[: numbers.shape[1]] + F.embedding(parts, self.parts)
        x = self.dropped(self.norm(x))
        bias = ((1 - there) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x, every = x.float(), there[..., None]
        asked = every * (parts == ASKED)[..., None]
        means = [(x * of).sum(1) / of.sum(1).clamp(min=1) for of in (asked, every)]
        return self.head(self.dropped(self.last_norm(torch.cat(means, 1))))
