"""Blocks in lines of a terminal."""

from __future__ import annotations

import os
import pty
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.blocks import Button, Buttons, Contact, Contacts, Points, Text
from bot import shell, terminal
from bot.shell import Shell, wrap
from bot.terminal import WIDTH
from knowledge import FOLDER, draft
from tests.knowledge.editing import edit


def test_items_hang_and_paragraphs_do_not() -> None:
    long = "mot " * 40
    lines = wrap([Text(long), Points((long,), numbered=True), Contacts((Contact(long, "jour et nuit", number="19"),))]).splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    assert [line[:6] for line in lines] == ["  mot ", "  mot ", "  1. m", "    mo", "  • Ap", "    mo", "    mo"]


def test_text_that_looks_like_an_item_is_a_paragraph() -> None:
    assert wrap([Text("1. " + "mot " * 40)]).splitlines()[1].startswith("  mot")


def test_addresses_are_never_broken_and_buttons_are_no_text() -> None:
    address = "https://exemple.org/" + "a-" * 100
    assert address in wrap([Text(f"Voir {address}")])
    assert wrap([Buttons((Button("Oui", "/oui"),))]) == ""


def talk(conversations: Any, typed: Iterable[str], **options: Any) -> str:
    """Return what the shell says to somebody who types these lines, and then goes away."""
    said: list[str] = []
    lines = iter(typed)

    def ask(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration as end:
            raise EOFError from end

    Shell(conversations, ask=ask, say=said.append, **options).run()
    return "\n".join(said)


@pytest.mark.parametrize("leaving", ["quitter", "/quitter", "QUITTER", "« Quitter »", "quitter !", "Je quitte.", "/q", ":q", "quit", "exit"])
def test_one_leaves_in_any_form(conversations: Any, leaving: str) -> None:
    said = talk(conversations, [leaving, "C’est quoi la PNPM ?"])
    assert said.endswith("Au revoir !") and "Plateforme Nationale" not in said


def test_a_question_about_leaving_is_a_question(conversations: Any) -> None:
    assert said_of(talk(conversations, ["Peut-on quitter la PNPM ?"])) == 2


def said_of(text: str) -> int:
    return sum(line.startswith("AMANE :") for line in text.splitlines())


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_lines_fit_the_terminal_and_signs_stay_beside_their_words(conversations: Any, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.shutil, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    said = talk(conversations, ["C’est quoi la PNPM ?", "SOS", "/aide"], details=True)
    assert all(len(line) <= min(columns, WIDTH) or "https://" in line for line in said.splitlines()), said
    assert not any(line.strip().startswith(("»", "?", "!", ":", ";")) or line.endswith("«") for line in said.splitlines())


def test_details_explain_in_words(conversations: Any) -> None:
    said = " ".join(talk(conversations, ["/Détails", "Quelles sont les valeurs de la PNPM ?", "/details", "Merci"]).split())
    assert "· Sujet de la réponse : Les valeurs de la PNPM (pnpm.valeurs)." in said
    assert "ce message est compris comme « Les valeurs d’un collectif » (sûrement, " in said
    assert "Les mots qui ont le plus compté : « valeurs »" in said and "En second : « " in said
    assert said.count("Sujet de la réponse") == 1 and "Détails masqués" in said


def test_it_answers_from_the_draft_and_back(conversations: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, asked = tmp_path / "brouillon", "Combien de membres a le groupe de travail ?"
    monkeypatch.setattr(shell, "DRAFT", place)
    assert "Il n’y a pas encore de brouillon" in talk(conversations, ["/brouillon"])
    draft.make(FOLDER, place)
    edit(place, "nombre: 11", "nombre: 12")
    # Every wording of the response: the conversation chooses among them.
    for wording in (each["text"] for each in yaml.safe_load((place / "domain.yml").read_text(encoding="utf-8"))["responses"]["utter_merci"]):
        edit(place, wording, f"Avec joie. {wording}", "domain.yml")
    assert "Avec joie" in talk(conversations, ["/brouillon", "merci"]) and "Avec joie" not in talk(conversations, ["merci"])

    def typed() -> Iterator[str]:
        yield from ("/Brouillon", asked, "/brouillon", asked, "/brouillon")
        edit(place, "nombre: 12", "nombre: 13")
        yield asked
        edit(place, "genre: feminin", "gendre: feminin")
        yield asked

    said = talk(conversations, typed())
    told = re.findall(r"\b(onze|douze|treize)\b|(d’après|écrivez « genre)", said, re.IGNORECASE)
    assert [(one or other).lower() for one, other in told] == [
        "d’après", "douze", "d’après", "onze", "d’après", "treize", "treize", "écrivez « genre"
    ]  # fmt: skip
    # Whoever comes next is answered from the facts.
    assert "onze" in talk(conversations, [asked]).lower()
    sentences = (place / "domain.yml").read_text(encoding="utf-8")
    (place / "domain.yml").write_text("responses: [", encoding="utf-8")
    assert "✗ domain.yml, ligne 1" in talk(conversations, ["/brouillon"])
    (place / "domain.yml").write_text(sentences, encoding="utf-8")
    assert "écrivez « genre" in (refused := talk(conversations, ["/brouillon", asked])) and "onze" in refused.lower()


def test_the_first_ctrl_c_ends_it() -> None:
    """In a terminal of its own, where the signal comes while `input` waits."""
    code = """
from bot.shell import Shell
class Turn: messages, buttons = (), ()
class Nobody:
    async def open(self): return "1", Turn()
Shell(Nobody()).run()
"""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", code])
    said = b""
    try:
        while not said.endswith(b"Vous : "):
            said += os.read(terminal, 1024)
        time.sleep(0.3)  # what is typed before `input` waits is not what a person does
        os.write(terminal, b"\x03")
        until = time.monotonic() + 20
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            assert time.monotonic() < until, said
            time.sleep(0.05)
        child = 0
        assert b"Au revoir !" in os.read(terminal, 1024)
    finally:
        if child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        os.close(terminal)
