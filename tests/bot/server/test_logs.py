"""Logs are lines of JSON without anybody's words."""

from __future__ import annotations

import json
import logging

from bot.server.logs import JsonLines, _FamiliarOnly, _NoNoise, short_hash


def _line(name: str, message: str, *arguments: object, error: BaseException | None = None) -> dict[str, object]:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "fichier.py", 12, message, arguments, info)
    _FamiliarOnly().filter(record)
    return dict(json.loads(JsonLines().format(record)))


def test_our_own_lines_are_kept() -> None:
    assert _line("bot.server.app", "%d conversations deleted", 3)["event"] == "3 conversations deleted"
    assert _line("knowledge.loader", "version %s", "abc")["event"] == "version abc"


def test_of_others_only_the_form_is_kept() -> None:
    assert _line("rasa.core", "message '%s' received", "zanzibar")["event"] == "message '%s' received"
    assert "zanzibar" not in str(_line("rasa.core", "message zanzibar"))


def test_of_an_error_only_the_kind_and_place_are_kept() -> None:
    try:
        raise ValueError("zanzibar")
    except ValueError as error:
        line = _line("bot.server", "an answer failed", error=error)
    assert line["error"] == "ValueError"
    assert "test_logs.py" in str(line["where"])
    assert "zanzibar" not in str(line)


def test_bytes_that_are_not_http_leave_no_line() -> None:
    def record(kind: type[BaseException]) -> logging.LogRecord:
        return logging.LogRecord("sanic.error", logging.ERROR, "f.py", 1, "uncaught", (), (kind, None, None), func="connection_task")  # type: ignore[arg-type]

    assert not _NoNoise().filter(record(UnicodeEncodeError))
    assert _NoNoise().filter(record(RuntimeError))


def test_hashes_hide_what_they_stand_for() -> None:
    assert short_hash("abc") == short_hash("abc") != short_hash("abd")
    assert len(short_hash("abc")) == 12
