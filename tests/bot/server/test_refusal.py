"""A refusal is a code, a status, a sentence, and the time after which trying again helps."""

from __future__ import annotations

import pytest

from bot.server.phrases import phrase
from bot.server.refusal import STATUS, Refused


@pytest.mark.parametrize("code", STATUS)
def test_each_code_has_its_status_and_its_sentence(code: str) -> None:
    refused = Refused(code)
    assert (str(refused), refused.code, refused.message) == (code, code, phrase(code))
    assert 400 <= refused.status < 600 and refused.retry_after is None


def test_trying_again_may_help() -> None:
    assert Refused("trop_occupe", retry_after=2).retry_after == 2


def test_a_code_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        Refused("inconnu")
