"""The server as a whole: its health, its figures, its start, its stop, and answers that hang."""

from __future__ import annotations

import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from bot.server.worker import MOST_LOST_THREADS
from tests.fixtures import Serve
from tests.serving import GOLDEN, Server, Visitor


def test_a_server_told_to_stop_says_so_first_and_answers_until_it_does(serve: Serve) -> None:
    server = serve(drain_seconds=4)
    assert server.process is not None
    visitor = server.visitor()
    assert (visitor.client.get("/ready").status_code, visitor.client.get("/ready").json()) == (200, {"ready": True})
    assert visitor.client.head("/ready").status_code == 200
    server.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + 2
    while server.client().get("/ready").status_code == 200:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert server.client().get("/ready").json() == {"ready": False}
    assert visitor.say("bonjour")["topics"] == ["salutation"]
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
    # A second signal ends the wait.
    started = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - started < 2.5


def test_who_had_just_connected_when_a_server_stops_is_answered_all_the_same(serve: Serve) -> None:
    server = serve()
    assert server.process is not None
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.4)
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
    assert server.process.wait(timeout=10) == 0


def test_health_is_a_question_with_its_answer(server: Server) -> None:
    with server.client() as client:
        answer = client.get("/health")
    assert answer.status_code == 200
    content = answer.json()
    assert content["status"] == "ok"
    assert (content["knowledge"], content["knowledge_refused"]) == ("ok", False)
    assert len(content["model"]) == len(content["knowledge_version"]) == 12


def test_metrics_have_figures_and_no_words(server: Server, visitor: Visitor) -> None:
    visitor.say("quelles sont les valeurs zanzibar")
    visitor.post({"text": ""})
    page = visitor.client.get("/metrics").text
    for figure in (
        'amane_messages_total{kind="answer"}',
        "amane_message_seconds_bucket",
        'amane_topics_total{topic="pnpm.valeurs"}',
        "amane_fallbacks_total",
        'amane_errors_total{code="message_vide"}',
        "amane_knowledge_refused 0.0",
        "amane_store_working 1.0",
        "amane_served{",
        "amane_knowledge_refusals_total 0.0",
    ):
        assert figure in page
    assert "zanzibar" not in page
    assert visitor.id not in page
    assert "127.0.0.1" not in page


@pytest.mark.parametrize(
    "path", ["/metrics/", "/metrics//", "//metrics", "/METRICS", "/metrics/x", "/%6Detrics", "/metrics;x", "/./metrics", "/metrics%2f"]
)
def test_figures_have_one_address_only(server: Server, path: str) -> None:
    for method in (b"GET", b"HEAD"):
        assert server.raw(method + b" " + path.encode() + b" HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "x-FORWARDED-for"])
def test_figures_are_not_for_those_behind_a_proxy(server: Server, header: str) -> None:
    with server.client() as client:
        for method in ("GET", "HEAD"):
            assert client.request(method, "/metrics").status_code == 200
            assert client.request(method, "/metrics", headers={header: "203.0.113.7"}).status_code == 404


def test_a_busy_server_says_that_it_is_busy_not_ill(serve: Serve) -> None:
    server = serve(most_waiting=4)
    visitors = [server.visitor() for _ in range(24)]
    deadline = time.monotonic() + 6
    codes: list[int] = []

    def talk(visitor: Visitor) -> None:
        while time.monotonic() < deadline:
            codes.append(visitor.post({"text": "bonjour"}).status_code)

    with ThreadPoolExecutor(24) as pool, server.client() as client:
        for visitor in visitors:
            pool.submit(talk, visitor)
        while time.monotonic() < deadline:
            answer = client.get("/health")
            assert (answer.status_code, answer.json()["answer"]) == (200, True)
            time.sleep(0.5)
    # The queue was full, and the check still went ahead of it.
    assert 503 in codes
    assert 200 in codes


def test_health_is_broken_only_when_answers_fail(serve: Serve) -> None:
    server = serve(message_seconds=0.2)
    visitor = server.visitor()
    with server.client() as client:
        for _ in range(9):
            # It blocks its thread outside Python, where nothing can end it.
            visitor.post({"text": "blocage blocage"})
        answer = client.get("/health")
        assert (answer.status_code, answer.json()["status"], answer.json()["answer"]) == (503, "broken", False)
        assert client.head("/health").status_code == 503


def test_hostile_computing_ends_and_stops_nobody(serve: Serve) -> None:
    # Enough for an answer on a machine that is busy, and beside those that compute.
    server = serve(message_seconds=2)
    visitor, other = server.visitor(), server.visitor()
    with server.client() as client:
        for _ in range(MOST_LOST_THREADS + 1):
            assert visitor.post({"text": "blocage blocage calcul"}).json()["code"] == "delai_depasse"
        assert other.say(GOLDEN)["topics"] == ["collectifs.liste"]
        assert client.get("/health").json()["status"] == "ok"
    assert server.process is not None
    threads = Path(f"/proc/{server.process.pid}/task")
    deadline = time.monotonic() + 10
    while len(list(threads.iterdir())) > 6:
        assert time.monotonic() < deadline, "the threads that were given up still run"
        time.sleep(0.1)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stops_under_load_within_three_seconds_with_its_answers_given(serve: Serve, how: int) -> None:
    server = serve()
    visitors = [server.visitor() for _ in range(12)]
    idle = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(20)]
    told = threading.Event()
    cut: list[str] = []
    closing: list[str] = []

    def talk(visitor: Visitor) -> None:
        while True:
            asked_before = not told.is_set()
            try:
                answer = visitor.post({"text": "bonjour"})
            except requests.ConnectionError as error:
                # What was asked while the server still took requests is answered.
                if asked_before and "RemoteDisconnected" not in repr(error) and "refused" not in repr(error):
                    cut.append(repr(error))
                return
            if answer.status_code != 200:
                cut.append(answer.text)
                return
            if told.is_set():
                closing.append(answer.headers["connection"])

    with ThreadPoolExecutor(12) as pool:
        talks = [pool.submit(talk, visitor) for visitor in visitors]
        time.sleep(2)
        told.set()
        started = time.monotonic()
        assert server.stop(how) == 0
        assert time.monotonic() - started < 3
        for one in talks:
            one.result()
    assert cut == []
    assert "close" in closing
    for connection in idle:
        connection.close()
    assert "Traceback" not in server.log


def test_a_second_signal_does_not_wait_for_answers(serve: Serve) -> None:
    server = serve(message_seconds=30)
    visitor = server.visitor()
    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(visitor.post, {"text": "attente attente"})
        time.sleep(0.5)
        assert server.process is not None
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert server.stop() == 0
        assert time.monotonic() - started < 1.5
        # Whoever still waited is told so.
        assert hanging.result().json()["code"] == "trop_occupe"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("waiting", [False, True])
def test_stops_at_once_while_it_starts(trial_model: Path, tmp_path: Path, how: int, waiting: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as database:
        url = f"postgresql://personne@127.0.0.1:{database.getsockname()[1]}/rien"
        server = Server(trial_model, tmp_path / "donnees", database_url=url, database_wait=60)
        server.start(wait=False)
        try:
            if waiting:
                # It has loaded all there is, and waits for a database that hangs up, then says nothing.
                database.settimeout(60)
                database.accept()[0].close()
            else:
                # It has begun to import.
                time.sleep(1)
            started = time.monotonic()
            assert server.stop(how) in (0, -how)
            assert time.monotonic() - started < 3
            assert "Traceback" not in server.log or not waiting
        finally:
            server.end()


def test_stops_when_told(serve: Serve) -> None:
    server = serve()
    server.visitor().say("bonjour")
    assert server.stop() == 0
    assert "Traceback" not in server.log
