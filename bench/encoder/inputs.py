"""What the network is given, put together where it is trained: a message in one of its copies, after what was said before it or another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from bench.encoder.corpus import ALARM, FRAME, LINES, Corpus
from bot.nlu.conversations import FALSE_ALARMS
from bot.nlu.encoder import MOST_PIECES


@dataclass(frozen=True)
class Pairs:
    """Messages with what was said before: numbers of examples and of copies, shape (pairs,).

    contexts: the examples whose past stands before the message, its own or another's. alarmed: whether as though the contacts had just been
    given by mistake. read: what teachers read in each, probabilities of each head, shape (pairs, labels).
    """

    messages: torch.Tensor
    copies: torch.Tensor
    contexts: torch.Tensor
    alarmed: torch.Tensor
    read: tuple[torch.Tensor, ...] | None = None

    def __len__(self) -> int:
        return len(self.messages)

    def at(self, places: torch.Tensor) -> Pairs:
        """Return those of these places."""
        read = None if self.read is None else tuple(one[places] for one in self.read)
        return Pairs(self.messages[places], self.copies[places], self.contexts[places], self.alarmed[places], read)


class Inputs:
    """The arrays of a corpus on the machine that computes."""

    def __init__(self, corpus: Corpus, device: str) -> None:
        self.device = device
        self._messages, self._lengths = torch.tensor(corpus.messages.astype(np.int32), device=device), self._whole(corpus.lengths)
        self._said, self._said_lengths = self._whole(corpus.said), self._whole(corpus.said_lengths)
        self.labels = self._whole(corpus.labels)
        self.lines = torch.tensor(corpus.of(frozenset({LINES})), device=device)
        self.copies = corpus.messages.shape[1]
        self._begin, self._end, self._fill = (corpus.number(mark) for mark in FRAME)
        # Where nothing of the kind is learnt, no message is taken for an alarm.
        there = all(mark in corpus.pieces.pieces for mark in ALARM)
        self._alarm = torch.tensor([corpus.number(mark) for mark in ALARM] if there else [], dtype=torch.long, device=device)
        kinds = corpus.label_names["kind"]
        self._danger = kinds.index("urgence") if "urgence" in kinds else -1
        self._may_be_alarmed = (self._said_lengths > 1) & there
        if there:
            self._may_be_alarmed &= ~(self._said == self._alarm[0]).any(1)

    def _whole(self, values: np.ndarray) -> torch.Tensor:
        return torch.tensor(values.astype(np.int64), device=self.device)

    def follow(self, examples: torch.Tensor) -> torch.Tensor:
        """Return which of these examples follow another turn."""
        return self._said_lengths[examples] > 1

    def pairs(self, messages: torch.Tensor, copies: torch.Tensor, contexts: torch.Tensor, often: int = FALSE_ALARMS) -> Pairs:
        """Return pairs, one in `often` of the follow-ups as though after a false alarm; 0 for none."""
        alarmed = self._may_be_alarmed[contexts] & (self.labels[messages, 0] != self._danger)
        chosen = torch.rand(len(messages), device=self.device) < (1 / often if often else 0)
        return Pairs(messages, copies, contexts, alarmed & chosen)

    def as_written(self, examples: torch.Tensor) -> Pairs:
        """Return examples as they are written, each after what was said before it."""
        return self.pairs(examples, torch.zeros_like(examples), examples, often=0)

    def sizes(self, pairs: Pairs) -> torch.Tensor:
        """Return how many pieces each has, but for its frame."""
        return self._lengths[pairs.messages, pairs.copies] + self._said_lengths[pairs.contexts]

    def sequences(self, pairs: Pairs) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the numbers of pieces and where they are (1, or 0 for filling), each of shape (pairs, pieces)."""
        message, said = self._messages[pairs.messages, pairs.copies].long(), self._said[pairs.contexts].clone()
        before = self._said_lengths[pairs.contexts]
        alarmed = pairs.alarmed.nonzero()[:, 0]
        for place, mark in enumerate(self._alarm):
            # The kind and the detail of the last turn stand before whether a collective is known.
            said[alarmed, before[alarmed] - 3 + place] = mark
        before = before[:, None]
        length = torch.minimum(self._lengths[pairs.messages, pairs.copies][:, None], MOST_PIECES - len(FRAME) - before)
        total = before + length + len(FRAME)
        places = torch.arange(int(total.max()), device=self.device).expand(len(pairs), -1)
        inside = places - before - 2
        numbers = torch.where(inside < length, _at(message, inside), self._fill)
        numbers = torch.where(places <= before, _at(said, places - 1), numbers)
        numbers = torch.where((inside == length) | (inside == -1), self._end, numbers)
        numbers = torch.where(places == 0, self._begin, numbers)
        return numbers, (places < total).float()


def _at(rows: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    return rows.gather(1, places.clamp(0, rows.shape[1] - 1))
