"""Slips: as many as asked for, the same for the same seed, and never a text that is empty or another one."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import Levenshtein

from bot.nlu.noise import noisy, very_noisy

TEXT = "Quelles sont les valeurs de la plateforme pour les enfants en situation de migration ?"


@pytest.mark.parametrize("copy", [noisy, very_noisy])
def test_the_same_seed_gives_the_same_slips(copy: type) -> None:
    one, same, other = ([copy(TEXT, source) for _ in range(20)] for source in map(random.Random, (7, 7, 8)))
    assert one == same != other


def test_a_slip_or_two_in_a_sentence() -> None:
    source = random.Random(7)
    distances = [Levenshtein.distance(TEXT, noisy(TEXT, source)) for _ in range(500)]
    assert 0 < sum(distances) / len(distances) < 4
    assert max(distances) <= 8


def test_the_noisiest_write_much_worse_and_can_still_be_read() -> None:
    source = random.Random(7)
    distances = [Levenshtein.normalized_distance(TEXT.lower(), very_noisy(TEXT, source).lower()) for _ in range(500)]
    assert 0.05 < sum(distances) / len(distances) < 0.5
    assert max(distances) < 0.7


@pytest.mark.parametrize("text", ["a", "et", "PNPM", "é à ù", "2009 ?"])
@pytest.mark.parametrize("copy", [noisy, very_noisy])
def test_short_texts_keep_a_text(copy: type, text: str) -> None:
    source = random.Random(7)
    assert all(copy(text, source).strip() for _ in range(200))
