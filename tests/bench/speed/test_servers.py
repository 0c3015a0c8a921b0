"""Servers under measure: started on ports of their own without our settings, talked to, weighed, and ended with all their processes."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bench.speed.servers import FIRST_QUESTION, FloorVisitor, MeasureError, Server, clean, floor, new_session, ours

ECHO = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        text = self.rfile.read(int(self.headers["content-length"])).decode()
        status, body = (500, b"{}") if "panne" in text else (200, b"{}" if "rien" in text else b'{"text": "x"}')
        self.send_response(status); self.send_header("content-type", "application/json"); self.send_header("content-length", str(len(body)))
        self.end_headers(); self.wfile.write(body)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def _server(folder: Path, code: str = ECHO) -> Server:
    return Server("essai", "A server", FloorVisitor, lambda ports: [[sys.executable, "-c", code, str(ports[0])]], folder, lambda ports: clean())


def test_is_started_talked_to_weighed_and_ended(tmp_path: Path) -> None:
    server = _server(tmp_path)

    async def talk() -> None:
        async with new_session() as session:
            visitor = server.visitor(session, server.url)
            await visitor.say("bonjour")
            for text in ("rien", "panne"):
                with pytest.raises(MeasureError):
                    await visitor.say(text)

    try:
        assert 0 < asyncio.run(server.first_answer(tmp_path / "log")) < 60
        assert server.megabytes() > 1
        asyncio.run(talk())
        processes = list(server.processes)
    finally:
        server.stop()
    assert all(process.poll() is not None for process in processes)


def test_one_that_ends_by_itself_is_an_error_with_its_log(tmp_path: Path) -> None:
    server = _server(tmp_path, "raise SystemExit('broken')")
    try:
        with pytest.raises(MeasureError):
            asyncio.run(server.first_answer(tmp_path / "log"))
    finally:
        server.stop()
    assert "broken" in (tmp_path / "log").read_text(encoding="utf-8")


def test_settings_of_this_shell_change_no_measure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AMANE_MESSAGE_SECONDS", "SANIC_PORT", "PYTHONPATH"):
        monkeypatch.setenv(name, "1")
    assert not {"AMANE_MESSAGE_SECONDS", "SANIC_PORT", "PYTHONPATH"} & set(clean())
    variables = ours(Path(sys.executable), tmp_path, Path("m")).variables([5005])
    assert {name for name in variables if name.startswith("AMANE_")} == {
        "AMANE_CONVERSATION_LIMIT", "AMANE_ADDRESS_LIMIT", "AMANE_OPENING_LIMIT", "AMANE_DATA_DIR", "AMANE_MODEL",
    }  # fmt: skip


def test_a_floor_is_started_as_its_module_says() -> None:
    (command,) = floor("echo", "Echo", Path("python"), Path("model")).commands([1234])
    assert command == ["python", "-m", "bench.speed.floors", "echo", "1234", "model"]
    assert FIRST_QUESTION.endswith("?")
