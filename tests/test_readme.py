"""What the guides say exists: every path, every command, every setting of an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.shell import Shell

ROOT = Path(__file__).parent.parent
GUIDES = (
    "README.md", "docs/dependances.md", "docs/exploitation.md", "docs/glossary.md", "docs/rasa.md", "docs/widget.md",
    "docs/fr/guide-equipe.md", "docs/fr/guide-partenaires.md", "CHANGELOG.md",
)  # fmt: skip
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
# Made on the machine, given by the reader, or of a partner's site.
MADE = (".venv", ".uv", "models", "amane.pth", "montheme.", "squelettes")


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


def test_the_readme_says_where_each_dependency_is_explained() -> None:
    # test_dependencies.py holds that guide complete.
    assert "](docs/dependances.md)" in text_of("README.md")


def test_the_dialogue_of_the_readme_is_what_the_shell_says(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.engine.agent import load_dialogue
    from bot.server.conversation import Conversations

    written = text_of("README.md").partition("```\nVous : ")[2].partition("\n```")[0]
    typed = re.findall(r"^(?:Vous : )?(.*)", written)[:1] + re.findall(r"^Vous : (.*)", written, flags=re.MULTILINE)
    assert len(typed) > 1
    monkeypatch.setenv("COLUMNS", "100")
    lines: list[str] = []
    asked = iter([*typed, "/quitter"])

    def ask(prompt: str) -> str:
        answer = next(asked)
        lines.append(prompt + answer)
        return answer

    conversations = Conversations(load_dialogue(model))
    try:
        Shell(conversations, ask=ask, say=lines.append).run()
    finally:
        conversations.close()
    said = "\n".join(lines).partition("\nVous : ")[2].partition("\n\nVous : /quitter")[0]
    assert said == written


def test_the_licence_is_the_whole_text() -> None:
    licence = text_of("LICENSE")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
