"""An address that can't be had is told in a plain sentence before anything slow is done; one that can be had is kept."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.server.listening import CannotListenError, bind, take_waiting
from tests.serving import ROOT, free_port


def _close(sockets: list[socket.socket]) -> None:
    for one in sockets:
        one.close()


def test_a_bound_port_refuses_until_somebody_listens() -> None:
    sockets = bind("127.0.0.1", 0)
    try:
        address = sockets[0].getsockname()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address, timeout=5)
        sockets[0].listen()
        socket.create_connection(address, timeout=5).close()
    finally:
        _close(sockets)


def test_what_waits_to_be_accepted_is_taken_whole_before_the_port_closes() -> None:
    sockets = bind("127.0.0.1", 0)
    try:
        sockets[0].listen(16)
        clients = [socket.create_connection(sockets[0].getsockname(), timeout=5) for _ in range(5)]
        clients[0].sendall(b"question")
        taken = take_waiting(sockets)
        _close(sockets)
        assert len(taken) == 5 and all(one.getblocking() is False for one in taken)
        assert taken[0].recv(100) == b"question"
        for one in taken:
            one.setblocking(True)
            one.sendall(b"answer")
        assert [one.recv(100) for one in clients] == [b"answer"] * 5
        _close([*clients, *taken])
    finally:
        _close(sockets)


def test_localhost_means_every_address_of_that_name_with_one_port() -> None:
    sockets = bind("localhost", 0)
    try:
        assert len({one.getsockname()[1] for one in sockets}) == 1
        assert any(one.family == socket.AF_INET for one in sockets)
    finally:
        _close(sockets)


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", "taken", "est déjà pris"),
        ("0.0.0.0", "taken", "est déjà pris"),
        ("203.0.113.7", "free", "n'est pas une adresse de cette machine"),
        ("2001:db8::1", "free", "n'est pas une adresse de cette machine"),
        ("machine.invalid", "free", "n'existe pas"),
        ("1.2.3.4.5", "free", "n'existe pas"),
        ("http://127.0.0.1", "free", "n'existe pas"),
        ("[::1", "free", "n'existe pas"),
        ("a" * 300, "free", "n'existe pas"),
        ("é..ma", "free", "n'existe pas"),
    ],
)
def test_says_what_is_wrong(host: str, port: str, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1] if port == "taken" else free_port()
        with pytest.raises(CannotListenError, match=said):
            bind(host, number)


def test_says_that_a_small_port_is_not_permitted() -> None:
    # Somebody who may not, in a process of their own; in a container everybody may.
    reserved = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text(encoding="ascii")) > 81
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            _close(bind("127.0.0.1", 81))
        except OSError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    assert said == ("il n'est pas permis d'écouter sur 127.0.0.1:81 : choisissez un port à partir de 1024 (AMANE_PORT)." if reserved else "")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"AMANE_HOST": "203.0.113.7"}, "n'est pas une adresse de cette machine"),
        ({"AMANE_HOST": "machine.invalid"}, "n'existe pas"),
        ({}, "est déjà pris"),
    ],
)
def test_the_server_ends_with_one_sentence(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    # Before the model: this one does not exist.
    code = (
        "import sys; from bot.server.settings import Settings; from bot.server.app import run\n"
        "try: run()\n"
        "except OSError as error: print(f'Erreur : {error}', file=sys.stderr); sys.exit(1)"
    )
    with socket.create_server(("127.0.0.1", 0)) as other:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AMANE_")}
        environment |= {"AMANE_MODEL": str(tmp_path / "none.tar.gz"), "AMANE_DATA_DIR": str(tmp_path), "AMANE_PORT": str(other.getsockname()[1])}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment | settings, capture_output=True, text=True, timeout=120, check=False
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("Erreur : ")
    assert said in line
