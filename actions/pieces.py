"""Cut a text into the pieces that the encoder knows: the likeliest pieces that spell it (SentencePiece's unigram model)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

# Begins each word.
_SPACE = "▁"
_UNKNOWN_BELOW = 10.0
# Of a text longer than this the beginning and the end are read: signs may unfold into many (one of Arabic into eighteen).
MOST_CHARACTERS = 1000


class Pieces:
    """Pieces with their log-probabilities; what none of them spells is the piece `unknown`."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], unknown: str = "<unk>") -> None:
        """Take pieces in the order of their numbers; those in angle brackets are marks, which no text holds."""
        self.pieces = tuple(pieces)
        self.scores = tuple(scores)
        self.unknown = self.pieces.index(unknown)
        self._index = {piece: number for number, piece in enumerate(pieces) if piece and not _is_mark(piece)}
        self._longest = max(map(len, self._index), default=1)
        self._score_of_unknown = min(scores) - _UNKNOWN_BELOW

    def cut(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order; case and looks of letters (NFKC) do not count."""
        folded = unicodedata.normalize("NFKC", text).lower()
        if len(folded) > MOST_CHARACTERS:
            folded = f"{folded[: MOST_CHARACTERS // 2]} {folded[-MOST_CHARACTERS // 2 :]}"
        return [number for word in folded.split() for number in self._of_word(_SPACE + word)]

    def _of_word(self, word: str) -> list[int]:
        """Return the likeliest pieces of a word (Viterbi's algorithm): `best` and `back` tell of each place how it is reached best."""
        length = len(word)
        best = [0.0] + [float("-inf")] * length
        back = [(0, self.unknown)] * (length + 1)
        for start in range(length):
            for end, number, score in self._from(word, start):
                if best[start] + score > best[end]:
                    best[end], back[end] = best[start] + score, (start, number)
        numbers, place = [], length
        while place:
            place, number = back[place]
            numbers.append(number)
        return numbers[::-1]

    def _from(self, word: str, start: int) -> Iterator[tuple[int, int, float]]:
        """Yield the pieces that a word goes on with at a place: (its end, its number, its score)."""
        for end in range(start + 1, min(len(word), start + self._longest) + 1):
            number = self._index.get(word[start:end])
            if number is not None:
                yield end, number, self.scores[number]
        yield start + 1, self.unknown, self._score_of_unknown

    def save(self, path: Path) -> None:
        """Write them, one a line with its score."""
        lines = (f"{piece}\t{score:.4f}\n" for piece, score in zip(self.pieces, self.scores, strict=True))
        path.write_text("".join(lines), encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read what `save` wrote."""
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
        return cls([piece for piece, _ in rows], [float(score) for _, score in rows])


def _is_mark(piece: str) -> bool:
    return len(piece) > 2 and piece[0] == "<" and piece[-1] == ">"
