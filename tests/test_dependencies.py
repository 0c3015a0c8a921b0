"""docs/dependances.md explains what pyproject.toml asks for, and holds what the environment is."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

from bot.engine.absent_packages import ABSENT_PACKAGES

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "dependances.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[ =<>;\[!~]", requirement)[0] for requirement in requirements}


def _section(title: str) -> str:
    return GUIDE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_direct_dependency_is_explained() -> None:
    asked = _names(PROJECT["project"]["dependencies"]) | _names(PROJECT["dependency-groups"]["dev"])
    assert set(re.findall(r"^\| `([^`]+)` \|", _section("Asked for directly"), flags=re.MULTILINE)) == asked


def test_everything_left_out_is_named_and_absent() -> None:
    overrides: list[str] = PROJECT["tool"]["uv"]["override-dependencies"]
    left_out = _names([one for one in overrides if "python_version < '3'" in one])
    section = _section("Left out").lower()
    for name in left_out:
        assert (name in section) or name.startswith("tensorflow"), name
        with pytest.raises(importlib.metadata.PackageNotFoundError):
            importlib.metadata.version(name)
    assert "tensorflow" in ABSENT_PACKAGES


def test_what_is_held_back_is_what_is_installed() -> None:
    for name, version in re.findall(r"^\| `([^`]+)` \| ([0-9][0-9.]*) \|", _section("Held back"), flags=re.MULTILINE):
        assert f"{importlib.metadata.version(name)}.".startswith(f"{version}."), name


def test_fixed_versions_are_installed() -> None:
    def at_least(name: str, *wanted: int) -> bool:
        return tuple(int(part) for part in re.findall(r"\d+", importlib.metadata.version(name))[: len(wanted)]) >= wanted

    assert at_least("skops", 0, 16)
    assert at_least("aiohttp", 3, 14)
    assert at_least("sanic", 21, 12, 2)
    assert at_least("pydantic", 2, 4)
    assert at_least("scikit-learn", 1, 5)
    assert at_least("setuptools", 78, 1, 1)
    assert at_least("rasa", 3, 6, 21)
