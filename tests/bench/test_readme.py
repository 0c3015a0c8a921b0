"""The figures of README.md are those of the result files, and no other figure stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench import readme

TEXT = readme.README.read_text(encoding="utf-8")


def test_the_readme_has_the_figures_of_the_files() -> None:
    assert readme.written(TEXT) == TEXT, "make figures"


def test_what_a_file_says_is_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measures = json.loads(readme.RECORD.read_text(encoding="utf-8"))
    measures["goals"]["tours justes"] = 12.34
    monkeypatch.setattr(readme, "RECORD", tmp_path / "measures.json")
    readme.RECORD.write_text(json.dumps(measures), encoding="utf-8")
    assert "| turns answered right: topics and facts | 12.3 % | ≥ 95 % |" in readme.written(TEXT)


def test_a_goal_that_is_missed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = json.loads(readme.SPEED.read_text(encoding="utf-8"))
    monkeypatch.setattr(readme, "SPEED", tmp_path / "load.json")
    result["servers"]["ours"]["memory_after_mb"] = 401
    readme.SPEED.write_text(json.dumps(result), encoding="utf-8")
    assert "Not reached: memory after the messages." in readme.how_fast()


@pytest.mark.parametrize("lost", ["<!-- how well: written by `make figures` -->", "<!-- end of how fast -->"])
def test_a_lost_marker_is_told(lost: str) -> None:
    with pytest.raises(ValueError, match="has 0 places"):
        readme.written(TEXT.replace(lost, ""))


def test_no_figure_stands_elsewhere() -> None:
    rest = TEXT
    for part in readme.PARTS.values():
        assert part() in rest
        rest = rest.replace(part(), "")
    assert re.findall(r"\d[\d,.]*\s*(?:%|×|ms\b|s\b|[kKMG]B\b)", rest) == []


def test_the_readme_is_short() -> None:
    assert len(TEXT.splitlines()) <= 110
