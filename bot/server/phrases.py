"""The French sentences that the server says itself, read once from `phrases.yml`."""

from __future__ import annotations

from pathlib import Path

import yaml

PHRASES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8"))


def phrase(code: str) -> str:
    """Return the sentence of `code`; an unknown code is a `KeyError`."""
    return PHRASES[code]
