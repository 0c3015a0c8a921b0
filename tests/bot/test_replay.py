"""Replay: written conversations get the answers that visitors would get, one line each; a bad line is told before anything is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.replay import replay


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id": 1, "turns": [{}]}', '{"id": 1, "turns": [{"user": 3}]}', '{"turns": []}']
)
def test_replay_names_a_bad_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    questions = tmp_path / "in.jsonl"
    questions.write_text(f'{{"id": 0, "turns": []}}\n\n{line}\n', encoding="utf-8")
    assert main(["replay", str(questions), str(tmp_path / "out.jsonl")]) == 1
    assert "in.jsonl, ligne 3" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_replay_writes_what_the_contract_says(tmp_path: Path, conversations: Any) -> None:
    lines = [
        {"id": "a", "turns": [{"user": "Quelles sont les valeurs de la PNPM ?", "topics": ["ignored"]}, {"user": "et ses objectifs ?"}]},
        {"id": 2, "turns": [{"user": text} for text in ("et ses objectifs ?", "", "a" * 501, '/choisir{"sujet": "pnpm.valeurs"}')]},
        {"id": "empty", "turns": []},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    turns, seconds = replay(tmp_path / "in.jsonl", tmp_path / "out.jsonl", conversations)
    assert turns == 6
    assert seconds > 0
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in out] == ["a", 2, "empty"]
    for turn in (turn for line in out for turn in line["turns"]):
        _is_as_the_contract_says(turn)
    assert [turn["topics"] for turn in out[0]["turns"]] == [["pnpm.valeurs"], ["pnpm.objectifs"]]
    assert out[1]["turns"][0]["topics"] == ["precision"], "each line is a new conversation"
    assert "vide" in out[1]["turns"][1]["text"]
    assert "trop long" in out[1]["turns"][2]["text"]


def _is_as_the_contract_says(turn: dict[str, Any]) -> None:
    assert list(turn) == ["user", "topics", "kind", "text", "buttons", "sources", "ms"]
    assert turn["text"] and turn["topics"] and turn["ms"] > 0
    assert all(set(button) == {"title", "payload"} for button in turn["buttons"])
    assert all(set(source) == {"title", "url"} for source in turn["sources"])


def test_replay_gives_the_contacts_however_long_the_message(tmp_path: Path, conversations: Any) -> None:
    story = "La PNPM défend les droits des personnes migrantes au Maroc depuis longtemps. " * 20
    texts = [f"mon père me frappe. {story}", f"{story} aidez-moi, mon père me frappe", f"{story} SOS", story, "SOS " + "x" * 600]
    lines = [{"id": number, "turns": [{"user": text}, {"user": "ok"}]} for number, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    replay(tmp_path / "in.jsonl", tmp_path / "out.jsonl", conversations)
    turns = [json.loads(line)["turns"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [first["kind"] for first, _ in turns] == ["safeguarding", "safeguarding", "safeguarding", "fallback", "safeguarding"]
    assert "trop long" in turns[3][0]["text"]
    # The conversation knows that it gave the contacts.
    assert ["SOS" in then["text"] for _, then in turns] == [True, True, True, False, True]


def test_replay_writes_half_a_character_as_json_does(tmp_path: Path, conversations: Any) -> None:
    line = '{"id": "\\udc00", "turns": [{"user": "SOS \\ud83d"}, {"user": "\\ud800"}, {"user": "é 🆘"}]}\n'
    (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")
    replay(tmp_path / "in.jsonl", tmp_path / "out.jsonl", conversations)
    out = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert out["id"] == "\udc00"
    assert [turn["user"] for turn in out["turns"]] == ["SOS \ud83d", "\ud800", "é 🆘"]
    assert [turn["kind"] for turn in out["turns"]] == ["safeguarding", "fallback", "safeguarding"]
