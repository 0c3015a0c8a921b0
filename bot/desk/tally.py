"""« Bilan »: what people ask, in the numbers that `make bilan` shows, for a period that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from bot.desk.site import Asked, Shown, page
from bot.server.counts import now
from bot.server.database import StoreUnavailableError
from bot.server.settings import SettingsError
from bot.tally.figures import Figures
from bot.tally.page import body
from bot.tally.period import KINDS, MONTH, Period, period

_TITLES = dict(zip(KINDS, ("Une semaine", "Un mois", "Une année"), strict=True))


class Tally:
    """The page of the numbers; `read` gives those of a period."""

    def __init__(self, read: Callable[[Period], Figures]) -> None:
        self._read = read

    def page(self, asked: Asked) -> Shown:
        """Show the numbers of the period that is asked for, else of the last month."""
        kind, since = asked.query.get("periode", MONTH), asked.query.get("depuis", "").strip()
        kind = kind if kind in KINDS else MONTH
        told, trouble = "", ""
        try:
            told = body(self._read(period(kind, date.fromisoformat(since) if since else None, now().date())))
        except (StoreUnavailableError, SettingsError):
            trouble = "Ce qui a été compté ne peut pas être lu en ce moment. Réessayez, puis voyez la personne qui tient le serveur."
        except ValueError:
            trouble = f"« {since} » n’est pas un jour passé ; écrivez par exemple 2026-11-01."
        # What it says was made there, from text.
        return page("tally.html", "/bilan", 409 if trouble else 200, told=Markup(told), trouble=trouble, kinds=_TITLES, kind=kind, since=since)
