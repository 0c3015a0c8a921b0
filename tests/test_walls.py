"""The walls of the house: which room may know which, how large a module and how tangled a function may be, and what each says it is for."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from radon.complexity import cc_visit

ROOT = Path(__file__).parents[1]
PACKAGES = ("knowledge", "actions", "bot", "bench", "tests")
PRODUCT = PACKAGES[:-1]
MOST_LINES = 300
# By radon's count, boolean operators included.
MOST_COMPLEXITY = 15
# Who may not know whom: the first imports nothing of the others.
WALLS = {
    "knowledge": ("actions", "bot", "bench", "tests"),
    "actions": ("bot", "bench", "tests"),
    "bot/nlu": ("bot.server", "bot.engine", "bench", "tests"),
    "bot/engine": ("bot.server", "bench", "tests"),
    "bot": ("bench", "tests"),
    "bench": ("tests",),
}
# Where Rasa is known: its inside, the actions, the base class of the channel, and its peers in the comparison.
KNOW_RASA = ("bot/engine/", "actions/actions.py", "bot/server/web.py", "bench/peers/")


def _modules(*packages: str) -> list[str]:
    found = (path for package in packages for path in sorted((ROOT / package).rglob("*.py")))
    return [path.relative_to(ROOT).as_posix() for path in found if "node_modules" not in path.parts]


def _tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), module)


def _name(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(module: str) -> set[str]:
    """Return the modules that a module imports anywhere in it, functions and type annotations included."""
    names: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: imports are written in full"
            names |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _knows(module: str, room: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for name in _imported(module))


@pytest.mark.parametrize("room", WALLS)
def test_no_room_knows_what_stands_above_it(room: str) -> None:
    modules = _modules(room)
    assert modules
    assert [f"{module} imports {other}" for module in modules for other in WALLS[room] if _knows(module, other)] == []


def test_rasa_is_known_where_it_must_be_only() -> None:
    knowing = [module for module in _modules(*PRODUCT) if _knows(module, "rasa") or _knows(module, "rasa_sdk")]
    assert [module for module in knowing if not module.startswith(KNOW_RASA)] == []
    # Each exception is one.
    assert [place for place in KNOW_RASA if not any(module.startswith(place) for module in knowing)] == []
    assert _imported("bot/server/web.py") & {name for name in _imported("bot/server/web.py") if name.startswith("rasa")} == {
        "rasa.core.channels.channel",
        "rasa.core.channels.channel.InputChannel",
        "rasa.core.channels.channel.UserMessage",
    }


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    """What is imported when a module is loaded; a function may import what needs its module."""
    known = {_name(module): module for module in _modules(*PRODUCT)}
    graph: dict[str, set[str]] = {}
    for name, module in known.items():
        loaded = [node for node in _tree(module).body if isinstance(node, (ast.Import, ast.ImportFrom))]
        names = {alias.name for node in loaded if isinstance(node, ast.Import) for alias in node.names}
        names |= {f"{node.module}.{alias.name}" for node in loaded if isinstance(node, ast.ImportFrom) for alias in node.names}
        # A name of a package is its module where there is one, else the package.
        graph[name] = {one if one in known else one.rpartition(".")[0] for one in names} & set(known) - {name}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", _modules(*PACKAGES))
def test_the_first_line_says_what_a_module_is_for(module: str) -> None:
    first = (ast.get_docstring(_tree(module)) or "").partition("\n")[0]
    assert first.endswith((".", ":", ",", ";")) and len(first.split()) >= 3, first
    assert (ROOT / module).read_text(encoding="utf-8").startswith('"""'), "in the first line"


def test_no_module_is_too_large_to_read() -> None:
    lines = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in _modules(*PRODUCT)}
    assert {module: count for module, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_too_tangled_to_follow() -> None:
    found = {}
    for module in _modules(*PACKAGES):
        for block in cc_visit((ROOT / module).read_text(encoding="utf-8")):
            found |= {f"{module}:{one.lineno} {one.name}": one.complexity for one in (block, *getattr(block, "methods", ()))}
    assert len(found) > 500
    assert {name: count for name, count in found.items() if count > MOST_COMPLEXITY} == {}


# « (?:\w+ ?)+ » tries every way to cut a text into words before it gives up: one message of fifty letters holds a worker for seconds.
_MAY_DO_WITHOUT_ITS_SPACE = re.compile(r"\\w[+*] \?\)[+*{]")


@pytest.mark.parametrize("module", _modules("knowledge", "actions", "bot"))
def test_no_repeated_word_may_do_without_its_space(module: str) -> None:
    strings = (node.value for node in ast.walk(_tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    assert not [one for one in strings if _MAY_DO_WITHOUT_ITS_SPACE.search(one)]
