"""The report of the bench: ratios the right way round, goals judged, every row written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.speed import report


def _figures(title: str, speed: float) -> dict[str, Any]:
    """Return the figures of a server `speed` times as slow and heavy as a round number."""
    latency = {"p50": 10 * speed, "p95": 20 * speed, "p99": 30 * speed, "mean": 11 * speed}
    visitors = {str(n): latency | {"per_second": 100 / speed, "messages": 500} for n in (1, 8, 32)}
    sizes = {"environment_mb": 600 * speed, "model_mb": 20 * speed, "memory_idle_mb": 200 * speed, "memory_after_mb": 210 * speed}
    turns = {"turn_2": 10 * speed, "turn_50": 10 * speed, "turn_200": 12 * speed}
    start = {"title": title, "first_answer_s": 2 * speed, "starts": 3, "messages": 5000, "load_before": 0.1, "load_after": 1.5}
    return start | sizes | turns | {"visitors": visitors}


def _result() -> dict[str, Any]:
    servers = {"ours": _figures("This assistant", 1), "default": _figures("Default", 4), "spacy": _figures("spaCy", 10)}
    floors = {name: _figures(f"Floor: {name}", 0.5) for name in report.FLOORS}
    return {
        "date": "2026-11-24",
        "machine": {"processor": "P", "cores": 2, "memory_gb": 8, "system": "Linux", "python": "3.12"},
        "servers": servers | floors,
        "training": {"ours": {"seconds": 60.0, "load_before": 0.1, "load_after": 1.0}},
        "where_ms": {"understanding": 6.0, "actions": 2.0},
    }


def test_ratios_above_one_are_in_our_favour() -> None:
    text = report.markdown(_result())
    rows = {line.split(" | ")[0].strip("| "): line for line in text.splitlines() if line.startswith("| ")}
    assert "4.0 × " in rows["Memory, idle (MB)"] and "10.0 × " in rows["Memory, idle (MB)"]
    assert "4.0 × " in rows["Messages per second, 8 visitors"] and "10.0 × " in rows["Messages per second, 8 visitors"]


def test_what_was_not_measured_is_a_dash() -> None:
    text = report.markdown(_result())
    row = next(line for line in text.splitlines() if line.startswith("| Time to train"))
    assert row.count("–") == 6 and "60.0" in row


def test_goals_are_judged() -> None:
    servers = _result()["servers"]
    judged = {what: good for what, _, _, good in report.goals(servers)}
    assert judged["first answer, (b) to ours"] and not judged["first answer, (a) to ours"]
    assert judged["memory after the messages"] and judged["200th turn to the 2nd"]
    servers["ours"]["memory_after_mb"] = 401
    assert not {what: good for what, _, _, good in report.goals(servers)}["memory after the messages"]


def test_where_the_time_goes_adds_up() -> None:
    text = report.markdown(_result())
    assert "| understanding | 6.00 | 75 % |" in text and "**8.00**" in text


def test_the_report_is_what_the_file_of_the_last_run_says() -> None:
    folder = Path(report.__file__).parent
    result = json.loads((folder / "load.json").read_text(encoding="utf-8"))
    assert report.markdown(result) == (folder / "load.md").read_text(encoding="utf-8")


def test_picture_is_written(tmp_path: Path) -> None:
    report.picture(_result(), tmp_path / "captures" / "bench.png")
    assert (tmp_path / "captures" / "bench.png").read_bytes().startswith(b"\x89PNG")
