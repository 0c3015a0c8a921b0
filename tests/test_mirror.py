"""Every module has a test file of its own name at the mirrored place, so that a newcomer finds both."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("knowledge", "actions", "bot", "bench")
# Peers of the comparison: they run in environments of their own.
APART = "bench/peers/"
# The browser's tests stand together.
ELSEWHERE = {"tests/bot/server/test_pages.py": "tests/bot/widget/test_pages.py"}


def _modules() -> list[Path]:
    found = (path.relative_to(ROOT) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in found if not path.name.startswith("__") and "node_modules" not in path.parts and not path.as_posix().startswith(APART)]


def test_every_module_has_its_test_file() -> None:
    places = {(Path("tests") / path.with_name(f"test_{path.name}")).as_posix() for path in _modules()}
    assert len(places) > 60
    assert sorted(place for place in places if not (ROOT / ELSEWHERE.get(place, place)).is_file()) == []


def test_names_of_test_files_are_plain() -> None:
    names = [path.stem for path in (ROOT / "tests").rglob("test_*.py")]
    assert names and all(name.isascii() and name == name.lower() for name in names)
