"""`python -m bot bilan`: the page and the main numbers of the kept counts; a wrong day is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.server import counts
from bot.server.store import ConversationStore


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AMANE_DATA_DIR", str(tmp_path / "donnees"))
    return tmp_path / "bilan.html"


def test_writes_the_page_and_tells_the_main_numbers(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ConversationStore(f"sqlite:///{page.parent / 'donnees' / 'conversations.sqlite3'}")
    store.counts.add([(counts.CONVERSATIONS, "")])
    for _ in range(2):
        store.counts.add(counts.of_turn("answer", ["pnpm.valeurs"], ["not_said"], "fr", 9))
    store.counts.rate(["pnpm.valeurs"], useful=True)
    store.close()
    assert main(["bilan", "--periode", "semaine", "--sortie", str(page)]) == 0
    said = capsys.readouterr().out
    assert "1 conversation, 2 messages" in said and "2 fois" in said and "2  Les valeurs de la PNPM" in said and str(page) in said
    html = page.read_text(encoding="utf-8")
    assert "<strong>2</strong> messages" in html and "Avis par sujet" in html


def test_nobody_is_told_kindly(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bilan", "--depuis", "2020-02-01", "--sortie", str(page)]) == 0
    assert "du 1er février 2020 au 29 février 2020" in capsys.readouterr().out
    assert "Personne n’a écrit" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("day", ["01/02/2020", "1er février 2020", "le 1 février 2020"])
def test_a_day_may_be_written_as_people_write_it(page: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert main(["bilan", "--depuis", day, "--sortie", str(page)]) == 0
    assert "du 1er février 2020 au 29 février 2020" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2999-01-01", "le 2999-01-01 n’est pas encore venu ; écrivez un jour passé"), (date.max.isoformat(), "n’est pas encore venu"),
        ("hier", "« hier » n’est pas un jour ; écrivez par exemple 01/11/2026"),
        ("31/02/2026", "n’est pas un jour"), ("mai 2026", "n’est pas un jour"),
    ],
)  # fmt: skip
def test_a_day_that_is_none_is_told(page: Path, capsys: pytest.CaptureFixture[str], day: str, says: str) -> None:
    assert main(["bilan", "--depuis", day, "--sortie", str(page)]) == 1
    assert says in capsys.readouterr().err
    assert not page.exists()
