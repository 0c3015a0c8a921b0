"""docs/dependances.md explains what pyproject.toml asks for, and holds what the environment is."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

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


def _lock(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked_by(name: str) -> set[str]:
    """What a package's own list asks for on Linux, extras apart."""
    left = set()
    for requirement in map(Requirement, importlib.metadata.requires(name) or []):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            left.add(_plain(requirement.name))
    return left


def test_everything_left_out_is_named_and_absent() -> None:
    declared = {entry["name"]: entry for entry in PROJECT["tool"]["uv"]["dependency-metadata"]}
    product = _lock("requirements.lock")
    # The developers' tools are not on the server: only how these are installed is told here.
    shortened = declared.keys() - {"check-jsonschema", "cyclonedx-python-lib"}
    left_out = {name for package in shortened for name in _asked_by(package)} - product - {"numpy", "scipy", "scikit-learn"}
    assert {"tensorflow", "sanic-jwt", "sanic-cors", "aiohttp", "protobuf", "httpx"} <= left_out
    named = set(re.findall(r"`([a-z0-9-]+)`", _section("Left out").lower()))
    assert left_out - named == set()
    # And nothing is said to be left out that is there after all.
    first_column = "\n".join(re.findall(r"^\| (.*?) \|", _section("Left out"), flags=re.MULTILINE))
    assert set(re.findall(r"`([a-z0-9-]+)`", first_column)) & product == set()
    assert "tensorflow" in ABSENT_PACKAGES


def test_each_shortened_list_is_for_the_locked_version_and_asks_for_nothing_else() -> None:
    locked = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements-dev.lock").read_text(encoding="utf-8"), re.MULTILINE))
    for entry in PROJECT["tool"]["uv"]["dependency-metadata"]:
        assert locked[_plain(entry["name"])] == entry["version"], entry["name"]
        asked = {_plain(Requirement(one).name) for one in entry["requires-dist"]}
        assert asked - _asked_by(entry["name"]) == set(), entry["name"]


def test_no_tool_makes_rasa_compile_a_grammar_at_each_start() -> None:
    # jsonschema imports it wherever it is installed: 2.5 s of each of some hundred starts in these tests.
    assert "rfc3987-syntax" not in _lock("requirements-dev.lock")


def test_what_is_held_back_is_what_is_installed() -> None:
    rows = re.findall(r"^\| (`.+?`) \| ([0-9][0-9., ]*) \|", _section("Held back"), flags=re.MULTILINE)
    held = {name: version for names, versions in rows for name, version in zip(re.findall(r"`([^`]+)`", names), versions.split(", "), strict=True)}
    assert {"rasa", "sanic", "numpy", "dask"} <= held.keys()
    for name, version in held.items():
        assert f"{importlib.metadata.version(name)}.".startswith(f"{version}."), name


def test_fixed_versions_are_installed() -> None:
    def at_least(name: str, *wanted: int) -> bool:
        return tuple(int(part) for part in re.findall(r"\d+", importlib.metadata.version(name))[: len(wanted)]) >= wanted

    assert at_least("skops", 0, 16)
    assert at_least("ujson", 5, 12, 1)
    assert at_least("urllib3", 2, 7)
    assert at_least("sanic", 21, 12, 2)
    assert at_least("pydantic", 2, 4)
    assert at_least("scikit-learn", 1, 5)
    assert at_least("setuptools", 78, 1, 1)
    assert at_least("rasa", 3, 6, 21)
