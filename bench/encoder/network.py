"""The encoder as PyTorch trains it: some layers of the embedding model, and a linear head for each thing to read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from bench.encoder.base import Start

# Of twelve: the first four and the last two. As good as all on single messages, at half the cost (0-3, 10, 11).
LAYERS = (0, 1, 2, 3, 10, 11)
ALL_LAYERS = tuple(range(12))
_DROPPED = 0.1


class Layer(nn.Module):
    """One layer of a transformer, normalised after each half, as BERT has it."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float, dropped: float) -> None:
        """Make one that leaves out the share `dropped` of what each half gives while it learns."""
        super().__init__()
        self.heads = heads
        self.together, self.attended = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.first_norm, self.last_norm = (nn.LayerNorm(width, epsilon) for _ in range(2))
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropped = nn.Dropout(dropped)

    def begin_from(self, start: Start, layer: int) -> None:
        """Take the weights of one layer of the embedding model."""

        def of(name: str) -> torch.Tensor:
            return torch.tensor(start.tensors[f"l{layer}.{name}"], dtype=torch.float32)

        state = {f"together.{end}": torch.cat([of(f"{part}.{short}") for part in "qkv"]) for end, short in (("weight", "w"), ("bias", "b"))}
        for name, part in (("attended", "ao"), ("inner", "fi"), ("outer", "fo"), ("first_norm", "aln"), ("last_norm", "oln")):
            state |= {f"{name}.weight": of(f"{part}.w"), f"{name}.bias": of(f"{part}.b")}
        self.load_state_dict(state)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, length, width = x.shape
        query, key, value = self.together(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: of texts this short the fused one takes a third of a step on a processor.
        weights = torch.softmax(query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias, -1)
        seen = weights.to(value.dtype) @ value
        x = self.first_norm(x + self.dropped(self.attended(seen.transpose(1, 2).reshape(rows, length, width))))
        return self.last_norm(x + self.dropped(self.outer(F.gelu(self.inner(x)))))


class Network(nn.Module):
    """Numbers of pieces to scores of labels. The vectors of pieces and places stay as they are; those of what was said before are learnt."""

    def __init__(self, start: Start, said: np.ndarray, labels: Sequence[int], layers: Sequence[int] = LAYERS, dropped: float = 0.0) -> None:
        """Take these layers of `start`; `said` follows its pieces, shape (marks, width); `labels` has how many each head tells apart."""
        super().__init__()
        width, inner = start.tensors["emb.word"].shape[1], start.tensors["l0.fi.b"].shape[0]
        self.register_buffer("pieces", torch.tensor(start.tensors["emb.word"], dtype=torch.float32))
        self.register_buffer("places", torch.tensor(start.tensors["emb.pos"], dtype=torch.float32))
        self.said = nn.Parameter(torch.tensor(said, dtype=torch.float32))
        self.norm = nn.LayerNorm(width, start.epsilon)
        norm = {name: torch.tensor(start.tensors[f"emb.ln.{short}"], dtype=torch.float32) for name, short in (("weight", "w"), ("bias", "b"))}
        self.norm.load_state_dict(norm)
        self.layers = nn.ModuleList(Layer(width, inner, start.heads, start.epsilon, dropped) for _ in layers)
        for layer, number in zip(self.layers, layers, strict=True):
            layer.begin_from(start, number)
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("deviation", torch.ones(width))
        self.dropped = nn.Dropout(_DROPPED)
        self.heads = nn.ModuleList(nn.Linear(width, count) for count in labels)
        for head in self.heads:
            nn.init.normal_(head.weight, std=0.01)
            nn.init.zeros_(head.bias)

    def means(self, numbers: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Return the mean vector of each text; `numbers` and `there` (1 for a piece, 0 for filling) have the shape (texts, pieces)."""
        count = len(self.pieces)
        late = (numbers >= count)[..., None]
        x = torch.where(late, F.embedding((numbers - count).clamp(min=0), self.said), F.embedding(numbers.clamp(max=count - 1), self.pieces))
        x = self.dropped(self.norm(x + self.places[: numbers.shape[1]]))
        bias = ((1 - there) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return (x.float() * there[..., None]).sum(1) / there.sum(1, keepdim=True)

    def forward(self, numbers: torch.Tensor, there: torch.Tensor) -> list[torch.Tensor]:
        vectors = self.dropped((self.means(numbers, there) - self.mean) / self.deviation)
        return [head(vectors) for head in self.heads]
