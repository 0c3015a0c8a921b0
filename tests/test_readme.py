"""What the guides say exists: every path, every command, every setting of an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parent.parent
GUIDES = ("README.md", "docs/rasa.md", "docs/fr/guide-equipe.md", "docs/fr/guide-partenaires.md", "CHANGELOG.md")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
# Made on the machine, or given by the reader.
MADE = (".venv", ".uv", "models", "amane.pth")


def text_of(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_exists(guide: str) -> None:
    text = text_of(guide)
    quoted = set(re.findall(r"`([\w./-]+(?:/|\.(?:md|yml|py|sh|toml|lock|txt|json)))`", text))
    linked = {(ROOT / guide).parent / link for link in re.findall(r"\]\((?!https?:)([^)#]+)", text)}
    paths = {ROOT / path for path in quoted if not path.startswith((*MADE, "."))} | linked
    assert paths or guide == "CHANGELOG.md"
    assert sorted(str(path) for path in paths if not path.exists()) == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_target_exists(guide: str) -> None:
    code = "\n".join(re.findall(r"`+([^`]+)`+", text_of(guide)))
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= TARGETS


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_of_the_bot_exists(guide: str) -> None:
    for command in set(re.findall(r"-m bot ([a-z]+)", text_of(guide))):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command


def test_the_readme_tells_every_target_and_command() -> None:
    readme = text_of("README.md")
    assert {target for target in TARGETS - {"install", "install-dev"} if f"make {target}" not in readme} == set()


def test_the_readme_names_every_direct_dependency() -> None:
    project = re.search(r"^dependencies = \[(.*?)^\]", text_of("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert project
    names = re.findall(r'^    "([a-z0-9.-]+)', project[1], re.MULTILINE)
    readme = text_of("README.md")
    assert [name for name in names if name not in readme] == []


def test_the_licence_is_the_whole_text() -> None:
    licence = text_of("LICENSE")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
