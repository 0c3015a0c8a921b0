"""The command `bilan`: reads what was counted, writes the page, says the main numbers in the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.checks import count
from bot.tally.period import KINDS, MONTH, Period, period
from bot.terminal import say
from knowledge import shared_store
from knowledge.fields import date_meant

if TYPE_CHECKING:
    from bot.tally.figures import Figures

# So many topics are told in the terminal.
_TOLD = 5


def add_commands(add: Callable[[str, Any, str], argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    tally = add("bilan", _tally, "montre ce que les gens demandent à l’assistant : une page de nombres, à lire ou à imprimer")
    tally.add_argument("--periode", choices=KINDS, default=MONTH, help="une semaine, un mois ou une année (sinon un mois)")
    tally.add_argument("--depuis", metavar="DATE", help="premier jour, comme 01/11/2026 (sinon la période se termine aujourd’hui)")
    tally.add_argument("--sortie", type=Path, default=Path("bilan.html"), help="le fichier de la page (sinon bilan.html)")


def _tally(options: argparse.Namespace) -> int:
    from bot.server.counts import now

    try:
        since = date.fromisoformat(date_meant(options.depuis, day=True)) if options.depuis else None
    except ValueError:
        say(f"Erreur : « {options.depuis} » n’est pas un jour ; écrivez par exemple 01/11/2026.", file=sys.stderr)
        return 1
    try:
        chosen = period(options.periode, since, now().date())
    except ValueError:
        say(f"Erreur : le {options.depuis} n’est pas encore venu ; écrivez un jour passé.", file=sys.stderr)
        return 1
    return tell(chosen, options.sortie)


def tell(chosen: Period, target: Path) -> int:
    """Write the page of a period, say its main numbers; return the exit code."""
    from bot.tally.page import page

    found = read(chosen)
    target.write_text(page(found), encoding="utf-8")
    say(f"Ce que les gens demandent, {chosen.text} :")
    if found.empty:
        say("  Personne n’a écrit à l’assistant pendant ces jours.")
    else:
        say(f"  {count(found.conversations, 'conversation')}, {count(found.messages, 'message')}")
        say(f"  {found.open} fois, l’assistant n’a pas su répondre")
        for title, number in found.topics[:_TOLD]:
            say(f"  {number:>6}  {title}")
    say(f"• La page : {target}")
    return 0


def read(chosen: Period) -> Figures:
    """Return the figures of a period, from what the settings' database has counted. Raises SettingsError and StoreUnavailableError."""
    from bot.server.settings import Settings
    from bot.server.store import ConversationStore
    from bot.tally.figures import figures

    settings = Settings.from_environment()
    store = ConversationStore(settings.database)
    try:
        first = min(chosen.first, *chosen.ended_months)
        counted, ratings = store.counts.between(first, chosen.last), store.counts.ratings(chosen.first, chosen.last)
    finally:
        store.close()
    return figures(chosen, counted, ratings, shared_store(settings.kept_knowledge).current())
