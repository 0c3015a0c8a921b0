"""Thresholds of reading: probabilities, each in its order, none changed on the way."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, astuple

import pytest

from bot.nlu.thresholds import SURE


def test_they_are_probabilities() -> None:
    assert all(0 < one < 1 for one in astuple(SURE))


def test_what_is_out_of_scope_and_what_is_cut_against_the_whole_must_be_surer() -> None:
    assert SURE.possible < SURE.piece < SURE.unknown_piece < SURE.sure_halves and SURE.whole < SURE.sure_halves


def test_nothing_changes_them() -> None:
    with pytest.raises(FrozenInstanceError):
        SURE.piece = 0.5  # type: ignore[misc]
