"""Two replays are compared by what is said, not by the time it took."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.comparison import changes, colours, read_answers


def turn(**fields: Any) -> dict[str, Any]:
    text = "Onze associations. La liste est sur la page."
    return {"user": "Combien ?", "topics": ["groupe.membres"], "kind": "answer", "text": text, "buttons": [], "sources": [], "ms": 1.0, **fields}


def said(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return list(changes({"1": [before]}, {"1": [after]}, coloured=False))


def test_the_time_it_took_is_no_change() -> None:
    assert said(turn(ms=1.0), turn(ms=99.0)) == []


def test_only_the_sentences_that_differ_are_shown() -> None:
    after = turn(text="Douze associations. La liste est sur la page.")
    assert said(turn(), after) == ["Combien ?\n  - Onze associations.\n  + Douze associations."]


def test_topics_and_suggestions_are_compared() -> None:
    after = turn(topics=["groupe.fondation"], buttons=[{"title": "La charte", "payload": "/x"}])
    (told,) = said(turn(), after)
    topics = ["  - sujet : groupe.membres", "  + sujet : groupe.fondation"]
    assert told.splitlines()[1:] == [*topics, "  - suggestions : aucune", "  + suggestions : La charte"]


def test_questions_that_come_and_go_are_told() -> None:
    assert list(changes({}, {"1": [turn()]}, coloured=False)) == ["Combien ?\n  + nouvelle question"]
    assert list(changes({"1": [turn()]}, {}, coloured=False)) == ["Combien ?\n  - cette question n’est plus posée"]


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert colours(Terminal()) and not colours(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours(Terminal())
    assert "\033[32m+ Douze" in next(changes({"1": [turn()]}, {"1": [turn(text="Douze.")]}, coloured=True))


def test_the_command_prints_them_and_refuses_what_is_no_replay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "avant 1.jsonl", tmp_path / "après.jsonl"
    before.write_text(json.dumps({"id": 1, "turns": [turn()]}) + "\n", encoding="utf-8")
    after.write_text(json.dumps({"id": 1, "turns": [turn(ms=7.0)]}) + "\n", encoding="utf-8")
    assert main(["comparer", str(before), str(after)]) == 0
    assert capsys.readouterr().out == "Rien n’a changé.\n"
    after.write_text("Bonjour\n", encoding="utf-8")
    assert main(["comparer", str(before), str(after)]) == 1
    assert "après.jsonl, ligne 1 : ce n’est pas une réponse" in capsys.readouterr().err
    assert read_answers(before)["1"][0]["user"] == "Combien ?"
