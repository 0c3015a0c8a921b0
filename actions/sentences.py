"""The fixed French sentences of `domain.yml`, filled with facts by the pure functions that compose answers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

DOMAIN = Path(__file__).parent.parent / "domain.yml"


@lru_cache(maxsize=1)
def _responses() -> dict[str, str]:
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    return {name: variations[0]["text"].strip() for name, variations in responses.items()}


def sentence(name: str, **values: str) -> str:
    """Return the response `utter_<name>` of the domain with its `{variables}` filled; an unknown name raises KeyError."""
    return _responses()[f"utter_{name}"].format(**values)


# Read when the assistant starts: an update that replaces the file must not meet the first call for help half-written.
_responses()
