"""A conversation token can be made by the server only, and names one conversation."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.server.refusal import Refused
from bot.server.settings import SettingsError
from bot.server.tokens import Tokens, UnverifiedTokenError, load_secret, new_conversation_id
from tests.serving import ROOT

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


@pytest.mark.parametrize(
    ("seconds", "code"), [(-1, ""), (-59, ""), (-61, "jeton_invalide"), (-86400, "jeton_invalide"), (3599, ""), (3601, "jeton_perime")]
)
def test_stands_clocks_that_differ_a_little(monkeypatch: pytest.MonkeyPatch, seconds: int, code: str) -> None:
    import itsdangerous.timed

    conversation_id = new_conversation_id()
    token = TOKENS.make(conversation_id)
    now = int(itsdangerous.timed.time.time())
    monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: now + seconds)
    if code:
        assert _code(TOKENS, token) == code
    else:
        assert TOKENS.read(token) == conversation_id


def test_tells_another_secret_from_nonsense() -> None:
    with pytest.raises(UnverifiedTokenError):
        TOKENS.read(Tokens("t" * 40, hours=1).make(new_conversation_id()))
    for token in ("nonsense", "a.b.c", TOKENS.make(new_conversation_id())[:-1]):
        with pytest.raises(Refused) as caught:
            TOKENS.read(token)
        assert not isinstance(caught.value, UnverifiedTokenError)


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


def test_two_that_start_at_once_have_the_same_secret(tmp_path: Path) -> None:
    code = "import sys, pathlib; from bot.server.tokens import load_secret; input(); print(load_secret(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(tmp_path / "donnees")]
    starting = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in starting:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    secrets = {process.communicate(timeout=120)[0] for process in starting}
    assert len(secrets) == 1
    assert len(secrets.pop().strip()) >= 32
    assert [path.name for path in (tmp_path / "donnees").iterdir()] == ["secret"]


@pytest.mark.parametrize("content", [b"", b"\n", b"  \r\n", b"\x00" * 64])
def test_an_empty_secret_is_made_anew(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "secret"
    path.write_bytes(content)
    path.chmod(0o600)
    with caplog.at_level(logging.WARNING):
        secret = load_secret(tmp_path)
    assert len(secret) >= 32
    assert load_secret(tmp_path) == secret
    assert "a new secret is made" in caplog.text


@pytest.mark.parametrize(
    "content", [b"court", b"s" * 31, b"s" * 31 + b"\n", b"\xff" * 64, b"s" * 40 + b"\x00", b"s" * 20 + b"\n" + b"s" * 20, b" s" * 20]
)
def test_a_secret_that_can_not_be_used_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(SettingsError, match=r"secret utilisable.*Effacez-le"):
        load_secret(tmp_path)
    assert (tmp_path / "secret").read_bytes() == content


def test_a_secret_of_ones_own_may_be_longer_and_end_its_line(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("AZ+/09az=" * 5 + "\n", encoding="ascii")
    assert load_secret(tmp_path) == "AZ+/09az=" * 5


def test_a_folder_in_the_place_of_the_secret_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    with pytest.raises(SettingsError, match="devrait être un fichier"):
        load_secret(tmp_path)


def test_a_secret_that_others_can_read_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    secret = load_secret(tmp_path)
    assert "can be read by others" not in caplog.text
    (tmp_path / "secret").chmod(0o640)
    assert load_secret(tmp_path) == secret
    assert "can be read by others" in caplog.text


def test_a_full_disk_leaves_no_half_secret(tmp_path: Path) -> None:
    # No file may hold a byte.
    code = "import sys, pathlib; from bot.server.tokens import load_secret; load_secret(pathlib.Path(sys.argv[1]))"
    limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "bash", sys.executable, "-B", "-c", code, str(tmp_path / "donnees")]
    done = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert "le secret ne peut pas être écrit" in done.stderr
    assert list((tmp_path / "donnees").iterdir()) == []
