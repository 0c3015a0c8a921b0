"""docs/rasa.md and the code name the same private names and patches, each with a test file that is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rasa.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \|(?:.*?\|)? `(bot/[^`]+)` \| .* \| `(tests/[^`]+)` \|$", re.MULTILINE)
# Python's own documentation describes these.
DOCUMENTED = {"_exit", "_asdict", "_current_frames"}


def _modules() -> list[Path]:
    found = (path for package in ("knowledge", "actions", "bot") for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in found if "node_modules" not in path.parts]


def _rows(title: str) -> list[tuple[str, str, str]]:
    return ROW.findall(PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0])


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _own_names(tree: ast.Module) -> set[str]:
    """Return what a module itself gives names to."""
    own: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            own.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            own.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id == "self":
            own.add(node.attr)
    return own


def _foreign_private_names(tree: ast.Module) -> set[str]:
    """Return the private names that a module uses and does not make: attributes, those of a parent, and imported ones."""
    own, found = _own_names(tree), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_private(node.attr):
            of_parent = isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "super"
            if of_parent or node.attr not in own:
                found.add(node.attr)
        elif isinstance(node, ast.ImportFrom):
            found |= set(filter(_is_private, [*str(node.module).split("."), *(alias.name for alias in node.names)]))
    return found - DOCUMENTED


def _patches(tree: ast.Module) -> set[str]:
    """Return the attributes that a module sets on what it imports."""
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    imported = {(alias.asname or alias.name).partition(".")[0] for node in imports for alias in node.names}
    targets = [target for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets]
    attributes = [target for target in targets if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name)]
    return {f"{one.value.id}.{one.attr}" for one in attributes if isinstance(one.value, ast.Name) and one.value.id in imported}


def _used(find: object) -> set[tuple[str, str]]:
    assert callable(find)
    return {(name, path.relative_to(ROOT).as_posix()) for path in _modules() for name in find(ast.parse(path.read_text(encoding="utf-8")))}


def test_every_patch_is_on_the_page_and_the_other_way_round() -> None:
    assert {(name, where) for name, where, _ in _rows("Put in the place of Rasa's own")} == _used(_patches)


def test_every_private_name_is_on_the_page_and_the_other_way_round() -> None:
    patched = {(name.rpartition(".")[2], where) for name, where in _used(_patches)}
    assert {(name, where) for name, where, _ in _rows("Used though private")} == _used(_foreign_private_names) - patched


def test_each_has_a_test_that_tells() -> None:
    named = [(name, test) for title in ("Used though private", "Put in the place of Rasa's own") for name, _, test in _rows(title)]
    assert len(named) == PAGE.count("` | `tests/") + len(re.findall(r"[^`] \| `tests/", PAGE))
    assert [test for _, test in named if not (ROOT / test).is_file()] == []
