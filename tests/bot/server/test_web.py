"""The channel over HTTP, as visitors and those who mean harm meet it: on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from actions.blocks import blocks_from_json, plain_text
from bot.server.contacts import as_data
from bot.server.tokens import Tokens
from knowledge import shared_store
from tests.fixtures import Serve
from tests.serving import GOLDEN, PATH, SITE, Server, Visitor


def _refused(answer: requests.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "message", "contacts"}
    assert answer.json()["contacts"] == as_data(shared_store().current())
    assert re.search(r"[a-zàéê] .*[.?»]$", answer.json()["message"])
    assert answer.headers["content-type"] == "application/json; charset=utf-8"


def test_talks(visitor: Visitor) -> None:
    assert visitor.greeting["kind"] == "social"
    (greeting,) = visitor.greeting["messages"]
    assert [block["type"] for block in greeting["blocks"]] == ["lead", "text", "points", "points", "links", "contacts", "sources", "buttons"]
    assert greeting["text"] == plain_text(blocks_from_json(greeting["blocks"])) and greeting["lang"] == "fr"
    assert greeting["buttons"] == greeting["blocks"][-1]["buttons"]
    answer = visitor.say("quelles sont les valeurs")
    assert set(answer) == {"token", "messages", "topics", "kind", "sources", "contacts"}
    assert answer["topics"] == ["pnpm.valeurs"]
    assert answer["sources"] == [{"title": "Page", "url": "https://exemple.ma/page"}]
    (message,) = answer["messages"]
    assert message["text"] == "Message 1 : question"
    # An action that sends no blocks: a paragraph and its buttons.
    assert message["blocks"] == [{"type": "text", "spans": [{"text": message["text"]}]}, {"type": "buttons", "buttons": message["buttons"]}]
    chosen = visitor.post({"choice": message["buttons"][0]["payload"]}).json()
    assert chosen["messages"][0]["text"] == "Message 2 : choisir A1"
    visitor.token = chosen["token"]
    assert visitor.say("bonjour")["messages"][0]["text"] == "Message 3 : bonjour"


def test_takes_a_thumb(visitor: Visitor) -> None:
    message = visitor.say("bonjour")["messages"][0]["id"]
    for useful in (True, None, None, False):
        assert visitor.post({"message": message, "useful": useful}, "/feedback").status_code == 204
    _refused(visitor.post({"message": "inconnu", "useful": True}, "/feedback"), 404, "message_inconnu")
    for content in (
        {"message": message},
        {"message": message, "useful": 1},
        {"message": 3, "useful": True},
        {"message": message, "useful": True, "text": "x"},
    ):
        _refused(visitor.post(content, "/feedback"), 400, "requete_invalide")


UNCLEAR = "incompris quel est le budget de zanzibar"


def test_sends_a_question_without_an_answer_to_the_team(visitor: Visitor) -> None:
    answer = visitor.say(UNCLEAR)
    assert answer["offer"]["message"] == answer["messages"][-1]["id"]
    form = {**answer["offer"], "text": UNCLEAR}
    for content in ({**form, "text": 3}, {**form, "day": "hier"}, {"text": UNCLEAR}, [form], {**form, "key": None}):
        _refused(visitor.post(content, "/questions"), 400, "requete_invalide")
    for content in ({**form, "text": "autre chose"}, {**form, "key": "\ud800"}, {**form, "message": ""}, {**form, "text": "x" * 7000}):
        _refused(visitor.post(content, "/questions"), 404, "question_inconnue")
    sent = visitor.post(form, "/questions")
    assert sent.status_code == 200 and sent.json()["question"] == "[…] quel est le budget de […]"
    assert sent.json()["message"].startswith("Merci.") and "« […] quel est le budget de […] »" in sent.json()["message"]
    assert "30 jours" in sent.json()["message"]
    _refused(visitor.post(form, "/questions"), 404, "question_inconnue")


def test_offers_end_with_the_next_message_and_belong_to_their_conversation(server: Server, visitor: Visitor) -> None:
    answer, other = visitor.say(UNCLEAR), server.visitor()
    form = {**answer["offer"], "text": UNCLEAR}
    other.say(UNCLEAR)
    _refused(other.post(form, "/questions"), 404, "question_inconnue")
    assert "offer" not in visitor.say("on me frappe")
    _refused(visitor.post(form, "/questions"), 404, "question_inconnue")


def test_limits_the_questions_of_an_address(serve: Serve) -> None:
    server = serve(question_limit="2/hour", address_header="x-real-ip")

    def send(address: str) -> requests.Response:
        sender = server.visitor()
        sender.client.headers["x-real-ip"] = address
        return sender.post({**sender.say(UNCLEAR)["offer"], "text": UNCLEAR}, "/questions")

    assert [send("203.0.113.7").status_code for _ in range(2)] == [200, 200]
    _refused(send("203.0.113.7"), 429, "trop_de_messages")
    assert send("203.0.113.8").status_code == 200


def test_forgets(visitor: Visitor) -> None:
    visitor.say("bonjour")
    assert visitor.forget().status_code == 204
    _refused(visitor.post({"text": "bonjour"}), 401, "jeton_perime")
    _refused(visitor.forget(), 401, "jeton_perime")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"12",
        b'"texte"',
        b"{",
        b"{" * 5000,
        b"[" * 5000,
        b'{"text":' * 1000,
        b'{"text": 1}',
        b'{"text": null}',
        b'{"text": ["a"]}',
        b'{"text": {"a": 1}}',
        b'{"text": "a", "choice": "b"}',
        b'{"text": "a", "metadata": {}}',
        b'{"text": "a", "sender": "x"}',
        b'{"choice": 1}',
        b'{"message": "a"}',
        b'{"text": "\xff\xfe"}',
        b"\xff\xfe{}",
        b'{"text": "a" "b"}',
        b'{"text": "a"',
        b'{"TEXT": "a"}',
        b"1" * 5000,
        b"NaN",
        b'{"text": "a", "text": "b"}',
        b"\x00" * 100,
    ],
    ids=lambda value: repr(value)[:24],
)
def test_refuses_bodies_of_another_shape(visitor: Visitor, body: bytes) -> None:
    headers = {**visitor.headers, "content-type": "application/json"}
    _refused(visitor.client.post(f"{PATH}/messages", content=body, headers=headers), 400, "requete_invalide")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", ""])
def test_refuses_other_content_types(visitor: Visitor, kind: str) -> None:
    # A form or a plain text needs no permission from the browser: another site's page could send one.
    headers = {**visitor.headers, "content-type": kind}
    _refused(visitor.client.post(f"{PATH}/messages", content=b'{"text": "bonjour"}', headers=headers), 400, "requete_invalide")


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u200b", "\x00", "\ud800", "\udfff\ud800"], ids=lambda value: repr(value)[:24])
def test_refuses_empty_texts(visitor: Visitor, text: str) -> None:
    _refused(
        visitor.client.post(f"{PATH}/messages", content=json.dumps({"text": text}), headers={**visitor.headers, "content-type": "application/json"}),
        400,
        "message_vide",
    )


@pytest.mark.parametrize("text", ["a" * 501, "é" * 1000, "bonjour " * 64, "👍" * 501, "\u200ba" * 600], ids=lambda value: repr(value)[:24])
def test_refuses_long_texts(visitor: Visitor, text: str) -> None:
    _refused(visitor.post({"text": text}), 400, "message_trop_long")


@pytest.mark.parametrize("text", ["il me fait du mal " * 40, "x" * 600 + " il me fait du mal" * 40], ids=["beginning", "end"])
def test_a_disclosure_is_answered_however_long(visitor: Visitor, text: str) -> None:
    assert visitor.say(text)["kind"] == "safeguarding"
    assert visitor.say("bonjour")["messages"][0]["text"].startswith("Message 2")


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 bonjour",
        "/restart",
        '/choisir{"sujet": "A1"}',
        "/any_intent{",
        "{" * 500,
        "a" * 500,
        "👍" * 500,
        "' OR 1=1; DROP TABLE conversations; --",
        "<script>alert(1)</script>",
        "${7*7} {{7*7}} %s %n {0} {text}",
        "\u202egnisrever",
        "مرحبا",
        "ﷺ" * 500,
        "a\u0301" * 250,
        "\\u0000",
        "../../etc/passwd",
        "é" * 500,
        "0" * 500,
        "?" * 500,
        "/",
        "////",
        "@",
        "-1e999",
    ],
    ids=lambda value: repr(value)[:24],
)
def test_answers_hostile_texts_calmly(visitor: Visitor, text: str) -> None:
    headers = {**visitor.headers, "content-type": "application/json"}
    answer = visitor.client.post(f"{PATH}/messages", content=json.dumps({"text": text}), headers=headers)
    assert answer.status_code == 200
    (message,) = answer.json()["messages"]
    assert message["text"].startswith(("Message 1 : ", "Désolé"))
    assert "<" not in message["text"]


@pytest.mark.parametrize("size", [9_000, 100_000, 2_000_000])
def test_refuses_large_bodies(visitor: Visitor, size: int) -> None:
    body = b'{"text": "' + b"a" * size + b'"}'
    try:
        answer = visitor.client.post(f"{PATH}/messages", content=body, headers={**visitor.headers, "content-type": "application/json"})
    except requests.ConnectionError:
        return  # cut off before all of it was sent: as good
    _refused(answer, 413, "requete_trop_grande")


def test_refuses_chunked_bodies(visitor: Visitor) -> None:
    # No browser sends them, and they are where a proxy and a server disagree.
    def chunks() -> Iterator[bytes]:
        yield b'{"text": "bonjour"}'

    answer = visitor.client.post(f"{PATH}/messages", content=chunks(), headers={**visitor.headers, "content-type": "application/json"})
    _refused(answer, 400, "requete_invalide")


def test_refuses_large_headers(visitor: Visitor) -> None:
    try:
        answer = visitor.client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers={**visitor.headers, "x-large": "a" * 20_000})
    except requests.ConnectionError:
        return
    assert answer.status_code == 413


def test_refuses_query_parameters(visitor: Visitor) -> None:
    for query in ("?stream=true", "?token=x", "?text=bonjour"):
        _refused(visitor.client.post(f"{PATH}/messages{query}", json={"text": "bonjour"}, headers=visitor.headers), 400, "requete_invalide")


def test_refuses_missing_tokens(visitor: Visitor) -> None:
    for headers in (
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": f"Basic {visitor.token}"},
        {"authorization": visitor.token},
    ):
        _refused(visitor.client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers=headers), 401, "jeton_absent")
    for path in ("", "/messages", "/feedback", "/questions"):
        method = "DELETE" if not path else "POST"
        assert visitor.client.request(method, PATH + path).status_code == 401


def test_refuses_forged_and_altered_tokens(visitor: Visitor) -> None:
    mine = visitor.token
    forged = Tokens("un-autre-secret-" * 3, hours=1).make(visitor.id)
    tokens = [
        forged,
        "x",
        "a.b.c",
        f"{mine}a",
        mine[:-1],
        mine.swapcase(),
        mine[::-1],
        "default",
        "null",
        "a" * 5000,
        "..",
        f"{mine} {mine}",
        "é" * 80,
    ]
    for token in tokens:
        headers = {"authorization": f"Bearer {token}".encode()}
        answer = visitor.client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers=headers)
        _refused(answer, 401, "jeton_invalide")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_one_token_does_not_open_another_conversation(server: Server, visitor: Visitor) -> None:
    other = server.visitor()
    other.say("bonjour")
    mixed = f"{other.id}.{visitor.token.partition('.')[2]}"
    headers = {"authorization": f"Bearer {mixed}"}
    _refused(visitor.client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers=headers), 401, "jeton_invalide")
    assert visitor.say("bonjour")["messages"][0]["text"] == "Message 1 : bonjour"
    _refused(visitor.post({"choice": '/choisir{"sujet": "A7"}'}), 400, "choix_inconnu")
    message = other.say("bonjour")["messages"][0]["id"]
    _refused(visitor.post({"message": message, "useful": True}, "/feedback"), 404, "message_inconnu")


def test_refuses_old_tokens(serve: Serve) -> None:
    server = serve(token_hours="0.0003")
    visitor = server.visitor()
    time.sleep(2.2)
    _refused(visitor.post({"text": "bonjour"}), 401, "jeton_perime")


def test_parallel_messages_of_one_conversation_keep_order(visitor: Visitor) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: visitor.say("bonjour"), range(4)))
    assert sorted(answer["messages"][0]["text"] for answer in answers) == [f"Message {count} : bonjour" for count in (1, 2, 3, 4)]


def test_parallel_conversations_do_not_mix(server: Server) -> None:
    def talk(number: int) -> list[str]:
        visitor = server.visitor()
        said = [visitor.say("bonjour")["messages"][0]["text"] for _ in range(5)]
        visitor.client.close()
        return said

    with ThreadPoolExecutor(32) as pool:
        talks = list(pool.map(talk, range(64)))
    assert talks == [[f"Message {count} : bonjour" for count in range(1, 6)]] * 64


def test_second_message_does_not_wait_a_second(visitor: Visitor) -> None:
    with ThreadPoolExecutor(3) as pool:
        started = time.monotonic()
        list(pool.map(lambda _: visitor.say("bonjour"), range(3)))
    assert time.monotonic() - started < 0.9


def test_only_named_origins_may_read(server: Server) -> None:
    with server.client() as client:
        allowed = client.post(PATH, headers={"origin": SITE})
        assert allowed.headers["access-control-allow-origin"] == SITE
        assert allowed.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in allowed.headers
        preflight = client.options(f"{PATH}/messages", headers={"origin": SITE, "access-control-request-method": "POST"})
        assert preflight.status_code == 204
        assert preflight.headers["access-control-allow-headers"] == "authorization, content-type"
        assert "access-control-allow-origin" in client.post(f"{PATH}/messages", headers={"origin": SITE}).headers
        for origin in (
            "https://mechant.exemple",
            "null",
            f"{SITE}.mechant.exemple",
            SITE.replace("https", "http"),
            f"{SITE}:8443",
            "*",
            "",
        ):
            for answer in (client.post(PATH, headers={"origin": origin}), client.options(PATH, headers={"origin": origin})):
                assert not [name for name in answer.headers if name.startswith("access-control")]


def test_every_answer_has_its_security_headers(visitor: Visitor) -> None:
    client = visitor.client
    for answer in (visitor.post({"text": "bonjour"}), visitor.post({}), client.get("/health"), client.get("/rien"), visitor.forget()):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/rien", 404),
        ("GET", PATH, 405),
        ("PUT", PATH, 405),
        ("GET", f"{PATH}/messages", 405),
        ("PATCH", f"{PATH}/messages", 405),
        ("POST", "/webhooks/rest/webhook", 404),
        ("POST", "/webhooks/web/webhook", 404),
        ("GET", "/conversations/default/tracker", 404),
        ("POST", "/model/parse", 404),
        ("GET", "/status", 404),
        ("GET", "/domain", 404),
        ("PUT", "/model", 404),
        ("GET", "/webhooks/web/../../etc/passwd", 404),
        ("GET", "/%00", 404),
        ("GET", "/static/%2e%2e/x", 404),
        ("POST", "/health", 405),
    ],
)
def test_there_is_nothing_else(visitor: Visitor, method: str, path: str, status: int) -> None:
    answer = visitor.client.request(method, path)
    _refused(answer, status, "introuvable" if status == 404 else "methode_refusee")


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
        b"\x00" * 1000,
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\xff\xfe / HTTP/1.1\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nNoColon\r\n\r\n",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nContent-Length: abc\r\n\r\n",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nContent-Length: -5\r\n\r\nabcde",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\nabc",
        b"POST " + PATH.encode() + b" HTTP/1.1\r\nExpect: rien\r\nContent-Length: 2\r\n\r\n{}",
        b"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\n\r\n",
    ],
    ids=lambda value: repr(value)[:24],
)
def test_survives_bytes_that_are_not_http(server: Server, data: bytes) -> None:
    received = server.raw(data)
    assert not received.startswith(b"HTTP/1.1 2")
    assert b"Traceback" not in received
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
    assert server.process is not None
    assert server.process.poll() is None


def test_limits_each_conversation(serve: Serve) -> None:
    # Of an hour, since a minute that ends in between begins to forget: the counter slides.
    server = serve(conversation_limit="5/hour")
    hasty, other = server.visitor(), server.visitor()
    for _ in range(5):
        hasty.say("bonjour")
    refused = hasty.post({"text": "bonjour"})
    _refused(refused, 429, "trop_de_messages")
    assert 1 <= int(refused.headers["retry-after"]) <= 3600
    assert other.say("bonjour")["topics"] == ["salutation"]


def test_limits_each_address_behind_the_proxy(serve: Serve) -> None:
    server = serve(address_limit="10/hour", opening_limit="3/hour", address_header="x-real-ip")
    with server.client() as client:
        one, other = {"x-real-ip": "203.0.113.7"}, {"x-real-ip": "203.0.113.8"}
        assert [client.post(PATH, headers=one).status_code for _ in range(4)] == [200, 200, 200, 429]
        for _ in range(7):
            client.post(f"{PATH}/messages", headers=one)
        _refused(client.post(f"{PATH}/messages", headers=one), 429, "trop_de_messages")
        assert client.post(PATH, headers=other).status_code == 200
        # One subscriber has a whole /64 of IPv6 addresses, and what a visitor writes before the proxy's word does not count.
        six = [{"x-real-ip": f"2001:db8:0:1::{number}"} for number in range(4)]
        assert [client.post(PATH, headers=headers).status_code for headers in six] == [200, 200, 200, 429]
        forged = [{"x-real-ip": f"198.51.100.{number}, 192.0.2.1"} for number in range(4)]
        assert [client.post(PATH, headers=headers).status_code for headers in forged] == [200, 200, 200, 429]
        assert client.get("/metrics", headers=one).status_code == 404
        assert client.get("/metrics").status_code == 200
    assert "203.0.113" not in server.log


@pytest.mark.parametrize(
    "forms",
    [
        ("203.0.113.7:5001", "203.0.113.7", 'for="203.0.113.7:80";proto=https', "203.0.113.7:1"),
        ("[2001:db8::1]:443", "2001:DB8::2", "2001:db8::3", 'for="[2001:db8::4]"'),
    ],
)
def test_addresses_count_in_whatever_form_the_proxy_writes_them(serve: Serve, forms: tuple[str, ...]) -> None:
    server = serve(opening_limit="3/hour", address_header="x-real-ip")
    with server.client() as client:
        assert [client.post(PATH, headers={"x-real-ip": form}).status_code for form in forms] == [200, 200, 200, 429]
        assert client.post(PATH, headers={"x-real-ip": "203.0.113.8:5001"}).status_code == 200


def test_an_address_that_is_not_told_is_told_to_the_staff(serve: Serve) -> None:
    server = serve(address_header="x-real-ip", log_level="warning")
    with server.client() as client:
        for headers in ({"x-real-ip": "caché"[:4]}, {"x-real-ip": "unknown"}, {}):
            assert client.post(PATH, headers=headers).status_code == 200
        assert "amane_addresses_unread_total 3.0" in client.get("/metrics").text
    assert server.log.count("AMANE_ADDRESS_HEADER") == 1


def test_tokens_of_another_secret_are_told_to_the_staff(serve: Serve) -> None:
    server = serve(secret="secret-des-tests-" * 3)
    visitor = server.visitor()
    with server.client() as client:
        for _ in range(3):
            token = Tokens("un-autre-secret-" * 3, hours=1).make(visitor.id)
            refused = client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers={"authorization": f"Bearer {token}"})
            _refused(refused, 401, "jeton_invalide")
        client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers={"authorization": "Bearer rien"})
        assert "amane_tokens_unverified_total 3.0" in client.get("/metrics").text
    assert server.log.count("several servers need the same AMANE_SECRET") == 1


def test_an_origin_is_the_same_in_every_spelling(serve: Serve) -> None:
    server = serve(allowed_origins="https://www.école.ma, https://Capitales.Exemple:443/")
    with server.client() as client:
        for origin in ("https://www.xn--cole-9oa.ma", "https://capitales.exemple"):
            assert client.post(PATH, headers={"origin": origin}).headers["access-control-allow-origin"] == origin
            assert client.options(PATH, headers={"origin": origin}).headers["access-control-allow-methods"] == "POST, DELETE"
        for origin in ("https://www.ecole.ma", "https://www.xn--cole-9oa.ma:8443", "http://capitales.exemple"):
            assert "access-control-allow-origin" not in client.post(PATH, headers={"origin": origin}).headers


@pytest.mark.parametrize("path", ["/", "/faq", "/health", "/metrics", "/widget/cadre"])
def test_head_is_answered_as_get_without_its_body(server: Server, path: str) -> None:
    with server.client() as client:
        get, head = client.get(path), client.head(path)
        assert get.status_code == head.status_code == 200
        assert head.content == b""
        assert head.headers["content-type"] == get.headers["content-type"]
        if path != "/metrics":
            assert head.headers["content-length"] == get.headers["content-length"]
        assert "HEAD" in client.post(path).headers["allow"]
