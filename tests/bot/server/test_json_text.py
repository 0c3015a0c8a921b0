"""JSON in and out: one reading only, accents as they are, no error from what can't be written."""

from __future__ import annotations

import pytest

from bot.server.json_text import json_response, read
from bot.server.refusal import Refused


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 5000, b'{"text": "a", "text": "b"}', b"\xff", b"text=a"])
def test_what_is_not_json_in_one_way_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="requete_invalide"):
        read(body)


def test_reads_json() -> None:
    assert read('{"text": "é", "n": [1, null]}'.encode()) == {"text": "é", "n": [1, None]}


def test_writes_utf_8() -> None:
    answer = json_response({"message": "Été \ud800"}, 201, {"x": "y"})
    assert (answer.status, answer.headers["x"], answer.body) == (201, "y", '{"message":"Été ?"}'.encode())
    assert answer.content_type == "application/json; charset=utf-8"
