"""Every refusal has a French sentence, a status, and a place in the API description; and nothing else has."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.server.phrases import PHRASES
from bot.server.refusal import STATUS, Refused

ROOT = Path(__file__).parents[3]


def test_codes_are_the_same_everywhere() -> None:
    api = yaml.safe_load((ROOT / "docs" / "openapi.yml").read_text(encoding="utf-8"))
    assert set(api["components"]["schemas"]["Error"]["properties"]["code"]["enum"]) == set(STATUS)
    assert set(PHRASES) - set(STATUS) == {
        "action_en_echec", "question_envoyee", "sans_reponse",
        "site_autorise", "site_illisible", "site_non_autorise", "site_sans_adresse", "site_sous_un_autre_nom",
    }
    assert set(STATUS) <= set(PHRASES)


def test_every_code_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py") if path.name != "refusal.py")
    assert [code for code in PHRASES if f'"{code}"' not in source] == []


def test_sentences_are_french_sentences() -> None:
    for code, sentence in PHRASES.items():
        assert re.fullmatch(r"[A-ZÉÀ«].*[.?»]", sentence), code
        assert not re.search(r"\b(tu|ton|ta|tes)\b", sentence), code
    assert Refused("message_trop_long").message == PHRASES["message_trop_long"]
