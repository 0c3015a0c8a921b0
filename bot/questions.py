"""The command `questions`: shows what visitors chose to send to the team, and deletes it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from bot.checks import count
from bot.terminal import as_typed, filled, say, width
from knowledge.french import date as in_french


def add_commands(add: Callable[[str, Any, str], argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = add("questions", _questions, "montre les questions sans réponse que des visiteurs ont choisi d'envoyer à l'équipe")
    command.add_argument("--effacer", metavar="N", nargs="+", type=int, help="efface ces questions, par leur numéro")
    command.add_argument("--tout-effacer", action="store_true", help="efface toutes les questions")


def _questions(options: argparse.Namespace) -> int:
    from bot.server.settings import Settings
    from bot.server.store import ConversationStore

    store = ConversationStore(Settings.from_environment().database)
    try:
        kept = store.questions.all()
        wanted = [one.number for one in kept] if options.tout_effacer else options.effacer
        if wanted is not None:
            gone = store.questions.delete(wanted) if wanted else 0
            say(f"{count(gone, 'question')} effacée{'s' if gone > 1 else ''}.")
            unknown = sorted({*wanted} - {one.number for one in kept})
            if unknown:
                say(f"Aucune question ne porte ce numéro : {', '.join(map(str, unknown))}.", file=sys.stderr)
            return 1 if unknown else 0
    finally:
        store.close()
    if not kept:
        say("Aucune question n’a été envoyée.")
    for one in kept:
        say(f"N° {one.number}, {in_french(one.day.isoformat())}")
        say(filled(one.text, width(), "  ", "  "))
    if kept:
        say(f"Pour en effacer : {as_typed('questions --effacer NUMÉRO')}")
    return 0
