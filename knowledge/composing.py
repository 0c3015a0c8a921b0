"""Compose the nodes of a YAML text, neither too many nor too deep."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml
from yaml.composer import Composer

# Today's larger file has some 1,100 names and values, and seven levels; the worst file within these bounds takes about a second.
MOST_VALUES = 10_000
MOST_LEVELS = 30


class TooMuchError(Exception):
    """More values, or deeper ones, than any file of ours; `mark` is where."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


class _Bounded(Composer):
    # No dates: `2026-11-31` must be a text that the model can refuse, not an exception.
    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in rules if tag.rpartition(":")[2] in ("null", "bool", "int", "float")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _values = _levels = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self._values += 1
        self._levels += 1
        if self._values > MOST_VALUES or self._levels > MOST_LEVELS:
            raise TooMuchError(self.peek_event().start_mark)  # type: ignore[attr-defined] # of the parser beside it
        node = super().compose_node(parent, index)
        self._levels -= 1
        return node


class Loader(_Bounded, yaml.SafeLoader):
    """PyYAML itself: of a text that is wrong it tells what, and where."""


# PyYAML comes without libyaml where it was built without its headers.
_LIBYAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _QuickLoader(_Bounded, _LIBYAML):
    """libyaml: four times as fast, and of a text that is wrong it tells less."""

    def __init__(self, text: str) -> None:
        _LIBYAML.__init__(self, text)
        Composer.__init__(self)


# What libyaml takes and PyYAML refuses, of two hundred thousand spoiled texts: a tabulation for a space, « >#5 » for a comment, « [Qui est-ce?] »,
# and « ! » as a tag.
_READ_OTHERWISE = re.compile(r"[\t\ufeff]|[|>][-+\d]*#|\?\s*[,:\]}]|(?:^|[-:,\[{] *)!", re.MULTILINE)


def quickly(text: str) -> tuple[bool, yaml.Node | None]:
    """Return whether libyaml composes a text, and its root then; what it may read otherwise than `Loader`, or refuses, is left to that one."""
    if _READ_OTHERWISE.search(text):
        return False, None
    loader = _QuickLoader(text)
    try:
        return True, loader.get_single_node()
    except Exception:  # noqa: BLE001 - both may raise anything, and the other one's is told
        return False, None
    finally:
        loader.dispose()
