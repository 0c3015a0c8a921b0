"""A conversation token can be made by the server only, and names one conversation."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel.refusal import Refused
from bot.channel.tokens import Tokens, load_secret, new_conversation_id

SECRET = "s" * 40
TOKENS = Tokens(SECRET, hours=1)


def _code(tokens: Tokens, token: str) -> str:
    with pytest.raises(Refused) as caught:
        tokens.read(token)
    return caught.value.code


def test_reads_its_own() -> None:
    conversation_id = new_conversation_id()
    assert TOKENS.read(TOKENS.make(conversation_id)) == conversation_id


def test_ids_are_not_guessable() -> None:
    ids = {new_conversation_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {22}


def test_refuses_another_secret() -> None:
    assert _code(TOKENS, Tokens("t" * 40, hours=1).make(new_conversation_id())) == "jeton_invalide"


def test_refuses_every_altered_character() -> None:
    token = TOKENS.make(new_conversation_id())
    for place in range(len(token)):
        for other in "Aa0-_.":
            if token[place] != other:
                assert _code(TOKENS, token[:place] + other + token[place + 1 :]) in ("jeton_invalide", "jeton_perime")


def test_a_token_has_one_spelling() -> None:
    # The last base64 character carries two bits that decoding ignores: no other spelling may pass.
    token = TOKENS.make(new_conversation_id())
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    passing = []
    for letter in letters:
        try:
            TOKENS.read(token[:-1] + letter)
        except Refused:
            continue
        passing.append(letter)
    assert passing == [token[-1]]


def test_refuses_the_id_of_another_conversation() -> None:
    mine, theirs = TOKENS.make(new_conversation_id()), new_conversation_id()
    assert _code(TOKENS, theirs + mine[22:]) == "jeton_invalide"


def test_refuses_an_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import itsdangerous.timed

    token = TOKENS.make(new_conversation_id())
    now = itsdangerous.timed.time.time()
    monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: now + 3700)
    assert _code(TOKENS, token) == "jeton_perime"


@given(st.text(max_size=100))
def test_refuses_anything_else(text: str) -> None:
    assert _code(TOKENS, text) == "jeton_invalide"


def test_keeps_its_secret_to_itself(tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    secret = load_secret(folder)
    assert len(secret) >= 32
    assert load_secret(folder) == secret
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    assert load_secret(tmp_path / "autre") != secret
