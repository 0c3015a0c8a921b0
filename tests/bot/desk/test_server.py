"""The desk is served on this machine alone, at a free port where its own is taken; a fault of ours is told in French."""

from __future__ import annotations

import os
import re
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from bot.desk import facts, server
from tests.desks import Opened, Sheet
from tests.knowledge.editing import copy_of_the_files
from tests.serving import ROOT, Client


def test_it_listens_on_this_machine_alone(desk: Opened) -> None:
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", desk.port))
    # Every address of the machine but that one.
    with socket.socket() as other:
        other.bind(("127.0.0.2", desk.port))


def test_a_taken_port_is_not_waited_for(desk: Opened) -> None:
    with server.Desk(desk.port, lambda: pytest.fail("no model is needed"), desk.knowledge, desk.draft) as other:
        assert other.server_address[0] == "127.0.0.1" and other.server_port not in (0, desk.port)
        assert other.door.address.startswith(f"http://127.0.0.1:{other.server_port}/?cle=")


def test_the_command_opens_it_and_one_ctrl_c_closes_it(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    environment = {**os.environ, "AMANE_KNOWLEDGE_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "bot", "atelier", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(5)]
            (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\?cle=[\w-]{43}\n", "".join(lines))
            client = Client(address.partition("/?")[0])
            assert client.get("/?" + address.strip().partition("?")[2], allow_redirects=False).status_code == 303
            assert "Les membres du groupe de travail" in client.get("/").text and (tmp_path / "brouillon" / "collectifs.yml").exists()
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0 and rest.strip().endswith("• L’atelier est fermé.") and "Traceback" not in rest


def test_a_fault_of_ours_is_told_in_french(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    person = desk.person()
    opened = Sheet(person, "page")
    monkeypatch.setattr(facts, "save", lambda *_: 1 / 0)
    answer = opened.save(titre="Autre")
    assert answer.status_code == 500 and "ce que vous aviez écrit y est encore" in answer.text and "ZeroDivision" not in answer.text


def test_a_browser_that_is_closed_before_its_page_is_there_leaves_nothing_in_the_terminal(desk: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    (cookie,) = desk.person().cookies
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nCookie: {cookie.name}={cookie.value}\r\n\r\n".encode())
            # Reset, as where a program ends.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert desk.person().get("/historique").status_code == 200, "after those before it"
    assert "Traceback" not in capsys.readouterr().err
    assert not capsys.readouterr().err
