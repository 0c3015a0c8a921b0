"""What carried a message here is taken off it; a program, and French as it is, are left alone."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.folding import fold
from bot.nlu.unwrapping import unwrap

SAID = ("il me fait du mal", "quelqu'un m'a violée", "mon beau-père vient dans ma chambre la nuit", "On m'a frappé")
CARRIERS: dict[str, Callable[[str], str]] = {
    "WhatsApp, copied": lambda said: f"[12/03/2025 14:32] Sara: {said}",
    "WhatsApp, exported": lambda said: f"12/03/2025, 14:32 - Sara B.: {said}",
    "WhatsApp, in the browser": lambda said: f"[14:32, 12/03/2025] +212 6 12 34 56 78: {said}",
    "WhatsApp, English": lambda said: f"[3/12/25, 2:32:05 PM] ~ Lina ❤️: {said}",
    "a stamp and small letters": lambda said: f"[14:32] sara: {said}",
    "bold": lambda said: f"*{said}*",
    "italic": lambda said: f"_{said}_",
    "struck": lambda said: f"~{said}~",
    "all of them": lambda said: f"*_~{said}~_*",
    "Markdown": lambda said: f"> **{said}**",
    "code": lambda said: f"```{said}```",
    "hidden": lambda said: f"||{said}||",
    "each word": lambda said: " ".join(f"*{word}*" for word in said.split()),
    "entities": lambda said: said.replace("'", "&#39;").replace("é", "&eacute;").replace("è", "&egrave;"),
    "entities of entities": lambda said: html.escape(html.escape(said)),
    "an address": quote,
    "JSON": lambda said: json.dumps(said)[1:-1],
    "a string": lambda said: said.replace("'", "\\'"),
    "backticks": lambda said: said.replace("'", "`"),
    "accents for apostrophes": lambda said: said.replace("'", "´"),
    "quotation marks for apostrophes": lambda said: said.replace("'", "‘"),
    "tags": lambda said: f"<p><b>{said}</b></p><br/>",
    "smileys": lambda said: f"{said} =/ =/ :'( T_T <3 ;_; ^^ >_<",
    "fancy letters": lambda said: "".join(chr(0x1D41A + ord(letter) - 97) if "a" <= letter <= "z" else letter for letter in said),
}


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_what_was_said_is_taken_out(carrier: str, said: str) -> None:
    unwrapped = unwrap(CARRIERS[carrier](said))
    assert fold(unwrapped) == fold(said)
    assert not set(unwrapped) & set("[]*_~|`&;\\<>=^%")


def test_each_message_of_a_pasted_chat_is_a_line() -> None:
    assert unwrap("[12/03/2025 14:32] Sara: il me tape [12/03/2025 14:33] Lina: depuis quand ?").split("\n") == ["il me tape ", "depuis quand ?"]


def test_a_sender_that_calls_for_help_stays() -> None:
    assert unwrap("[12/03/2025 14:32] SOS: mon frère") == "SOS: mon frère"


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1; DROP TABLE documents; --", "for i in range(3): print(i)", "SELECT * FROM membres WHERE id = 1;", "rm -rf / --no-preserve-root",
        "def f(*args, **kwargs): return my_variable ** 2", "{{7*7}}", "a = [1, 2]; b = {x: 3};", "kill -9 $(pidof nginx)",
        "Les objectifs (et les valeurs) du ou des collectif(s) ?", "1) les valeurs de la PNPM 2) combien dans la CDE", "50 % des élèves à 14:30, non ?",
        "Rendez-vous le 12/03/2025 à 14h30 : la PNPM", "100 %de réussite", "R&D, Q&R et la charte", "tu ou toi .. oui -- non",
    ],
)  # fmt: skip
def test_programs_and_french_are_left_alone(text: str) -> None:
    assert unwrap(text) == text


def test_a_broken_escape_is_left_out_or_alone() -> None:
    assert unwrap("frapp\\ud83d \\ud83d\\ude2d %E9") == "frapp 😭 %E9"
    unwrap("\\ud83d").encode("utf-8")


@given(st.text(st.sampled_from("*_~|`a B:;,[]<>&#%\\u0123 =/()^'T+-\n"), max_size=500))
def test_anything_is_unwrapped(text: str) -> None:
    unwrap(text).encode("utf-8")
