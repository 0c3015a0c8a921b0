"""A corpus so small that a test learns it: what « et la date » asks depends on what was said."""

from __future__ import annotations

from pathlib import Path

from bench.encoder.corpus import Corpus, collect
from bot.nlu.context import Context
from bot.nlu.conversations import Example
from bot.nlu.gazetteer import Gazetteer
from knowledge import shared_store
from tests.bench.encoder.small_base import small_base

NAMES = Gazetteer(shared_store().current())
AFTER = {kind: Context(((kind, "tout"),), known=True) for kind in ("membres", "charte")}
_AFTER_DANGER = Context((("urgence", "-"),), known=False)
TURNS = {
    "first": [Example("et la date", kind, "date", "courant", context) for kind, context in AFTER.items()] * 150,
    "second": [Example("et la date", kind, "date", "courant", context) for kind, context in AFTER.items()] * 2,
    "danger": [Example("zzz", "urgence", "-", "aucun", _AFTER_DANGER)] * 40,
}
LINES = [Example("les membres", "membres"), Example("la charte", "charte")] * 100


def small_corpus(folder: Path) -> Corpus:
    """Write the base into `folder` and collect."""
    return collect(small_base(folder), TURNS, LINES, NAMES, 7)
