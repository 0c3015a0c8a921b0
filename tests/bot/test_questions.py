"""`python -m bot questions`: shows what was sent, newest day first, and deletes by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.server.counts import now
from bot.server.store import Conversation, ConversationStore
from knowledge.french import date as in_french


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ConversationStore:
    monkeypatch.setenv("AMANE_DATA_DIR", str(tmp_path))
    return ConversationStore(f"sqlite:///{tmp_path / 'conversations.sqlite3'}")


def _sent(store: ConversationStore, *texts: str) -> list[int]:
    store.add(conversation := Conversation("a" * 22, 1.0, 1.0))
    for text in texts:
        store.save(conversation, text)
    return [one.number for one in store.questions.all()]


def test_shows_them_with_their_day(store: ConversationStore, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = _sent(store, "Quel est le budget de la PNPM ?", "qui finance " * 20)
    assert main(["questions"]) == 0
    said = capsys.readouterr().out
    assert "  Quel est le budget de la PNPM ?" in said and max(map(len, said.splitlines())) <= 100
    assert all(f"N° {number}, {in_french(now().date().isoformat())}" in said for number in numbers)


def test_deletes_by_number_and_all(store: ConversationStore, capsys: pytest.CaptureFixture[str]) -> None:
    first, *others = _sent(store, "Un ?", "Deux ?", "Trois ?")
    assert main(["questions", "--effacer", str(first)]) == 0
    assert capsys.readouterr().out == "1 question effacée.\n"
    assert main(["questions", "--effacer", str(first), str(others[0])]) == 1
    told = capsys.readouterr()
    assert told.out == "1 question effacée.\n" and str(first) in told.err
    assert main(["questions", "--tout-effacer"]) == 0
    assert store.questions.all() == []
    assert main(["questions"]) == 0
    assert "Aucune question" in capsys.readouterr().out
    assert main(["questions", "--tout-effacer"]) == 0
