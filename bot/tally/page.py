"""The report as one HTML page that needs nothing else: each plot with its table, for the screen, for paper, for those who hear it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from bot.tally import plots
from bot.tally.figures import Figures
from bot.tally.period import YEAR
from knowledge.french import date as in_french

_TEMPLATE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
# The looks of the assistant's own pages.
_STYLES = (Path(__file__).parents[1] / "widget" / "pages" / "pages.css", Path(__file__).with_name("bilan.css"))
# The second series of a plot is striped.
_PATTERN = (
    '<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="rayures" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line class="stripe" x1="1" y1="0" x2="1" y2="5" stroke-width="2" /></pattern></defs></svg>'
)
# Of many topics the first are drawn; the table has all.
_DRAWN = 12
_NOBODY = "Personne n’a écrit à l’assistant pendant ces jours. Revenez plus tard, ou choisissez une autre période."


def page(figures: Figures) -> str:
    """Return the page."""
    style = "\n".join(path.read_text(encoding="utf-8") for path in _STYLES)
    return _TEMPLATE.substitute(style=style, period=escape(figures.period.text), body=body(figures))


def body(figures: Figures) -> str:
    """Return what the page says below its heading, as HTML; `bilan.css` is how it looks."""
    what = "Ces nombres sont comptés par jour ; aucun ne vient d’un message gardé."
    parts = [f"<p>À l’assistant d’AMANE, {escape(figures.period.text)}. Établi le {_day(figures)}. {what}</p>", _PATTERN]
    parts += [f"<p>{_NOBODY}</p>"] if figures.empty else _parts(figures)
    return _typeset("\n".join([*parts, _dangers(figures)]))


def _day(figures: Figures) -> str:
    return in_french(figures.period.today.isoformat())


def _parts(figures: Figures) -> list[str]:
    by_month = figures.period.kind == YEAR
    series = ("Conversations", "Messages")
    short = [(name.rpartition(" ")[0] if by_month else name.partition(" ")[0], numbers) for name, *numbers in figures.times]
    parts = [
        f'<p class="sum"><strong>{figures.conversations}</strong> conversations, <strong>{figures.messages}</strong> messages. '
        f"<strong>{figures.open}</strong> fois, l’assistant n’a pas su répondre.</p>",
        _section(
            "temps",
            "Mois par mois" if by_month else "Jour par jour",
            _legend(series) + plots.columns("temps", "Conversations et messages", short),
            _table("Conversations et messages", ("Mois" if by_month else "Jour", *series), figures.times),
        ),
        _of("sujets", "Ce que les gens demandent", "Sujet", "Réponses", figures.topics),
        _section(
            "avis",
            "Ce qu’ils pensent des réponses",
            _legend(("Utile", "Pas utile")) + plots.rows("avis", "Avis par sujet", [(name, two) for name, *two in figures.thumbs[:_DRAWN]]),
            _table("Avis par sujet", ("Sujet", "Utile", "Pas utile"), figures.thumbs),
        )
        if figures.thumbs
        else _section("avis", "Ce qu’ils pensent des réponses", "<p>Personne n’a donné d’avis.</p>"),
        _of("manques", "Quand l’assistant n’a pas répondu tout de suite", "Pourquoi", "Fois", figures.gaps),
        _section(
            "heures",
            "À quelle heure ils écrivent",
            plots.columns("heures", "Messages par heure, à l’heure du Maroc", [(name, (number,)) for name, number in figures.hours]),
            _table("Messages par heure, à l’heure du Maroc", ("Heure", "Messages"), figures.hours),
        ),
        _of("langues", "Dans quelle langue l’assistant a répondu", "Langue", "Messages", figures.languages),
    ]
    return parts


def _dangers(figures: Figures) -> str:
    why = (
        "<p>Ces messages ne sont dans aucun autre nombre de cette page. Ils sont comptés par mois seulement, et montrés une fois le mois terminé, "
        "par tranches de cinq : personne ne doit pouvoir être reconnu dans un petit nombre.</p>"
    )
    table = _table("Messages qui ont reçu les numéros d’urgence", ("Mois", "Messages"), figures.dangers)
    return _section("danger", "Messages qui ont reçu les numéros d’urgence", why, table)


def _of(name: str, title: str, what: str, counted: str, rows: Sequence[tuple[str, int]]) -> str:
    drawn = [(label, (number,)) for label, number in rows[:_DRAWN]]
    return _section(name, title, plots.rows(name, title, drawn), _table(title, (what, counted), rows))


def _section(name: str, title: str, *content: str) -> str:
    return f'<section aria-labelledby="{name}-titre"><h2 id="{name}-titre">{title}</h2>\n{"".join(content)}</section>'


def _legend(series: Sequence[str]) -> str:
    keys = (f'<span class="key-{place}" aria-hidden="true"></span>{escape(one)}' for place, one in enumerate(series))
    return f'<p class="legend">{" ".join(f"<span>{key}</span>" for key in keys)}</p>'


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    lines = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>{"".join(f"<td>{escape(str(one))}</td>" for one in rest)}</tr>\n' for first, *rest in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{lines}</tbody></table>"


def _typeset(text: str) -> str:
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text)
