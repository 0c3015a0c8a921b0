"""Bars as SVG that stands in a page: each with its number, two series apart by their pattern too, a title and what it shows for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

# In pixels of the drawing, which takes the width of the page.
WIDTH = 680
_ROW, _BAR, _NUMBER = 44, 14, 48
_HEIGHT, _BASE, _TOP = 220, 186, 22
# Names under the columns need about so much room each.
_LABEL = 64


def rows(name: str, title: str, bars: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Return bars that lie: of each a label and its numbers, one for each series. `name` is part of ids in the page."""
    most = max((number for _, numbers in bars for number in numbers), default=0) or 1
    series = max((len(numbers) for _, numbers in bars), default=1)
    height = _ROW + (series - 1) * (_BAR + 4)
    parts = []
    for index, (label, numbers) in enumerate(bars):
        top = index * height
        parts.append(f'<text x="0" y="{top + 15}">{escape(label)}</text>')
        for place, number in enumerate(numbers):
            y = top + 21 + place * (_BAR + 4)
            length = round((WIDTH - _NUMBER) * number / most, 1)
            parts.append(_rect(place, 0, y, length, _BAR))
            parts.append(f'<text x="{length + 6}" y="{y + 12}">{number}</text>')
    return _svg(name, title, _read_out(bars), len(bars) * height, parts)


def columns(name: str, title: str, bars: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Return bars that stand, side by side where there are several series: of each a label and its numbers."""
    most = max((number for _, numbers in bars for number in numbers), default=0) or 1
    step = WIDTH / max(1, len(bars))
    every = max(1, round(_LABEL / step))
    parts = [f'<line x1="0" x2="{WIDTH}" y1="{_BASE}" y2="{_BASE}" />']
    for index, (label, numbers) in enumerate(bars):
        width = step * 0.8 / max(1, len(numbers))
        for place, number in enumerate(numbers):
            x, height = step * (index + 0.1) + place * width, (_BASE - _TOP) * number / most
            parts.append(_rect(place, x, _BASE - height, width, height))
            if number and width >= 9 * len(str(number)):
                parts.append(f'<text class="middle" x="{x + width / 2:.1f}" y="{_BASE - height - 5:.1f}">{number}</text>')
        if index % every == 0:
            anchor = "start" if index == 0 else "middle"
            x = 0 if index == 0 else step * (index + 0.5)
            parts.append(f'<text class="{anchor}" x="{x:.1f}" y="{_BASE + 20}">{escape(label)}</text>')
    return _svg(name, title, _read_out(bars), _HEIGHT, parts)


def _rect(series: int, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="series-{series}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" />'


def _read_out(bars: Sequence[tuple[str, Sequence[int]]]) -> str:
    label, numbers = max(bars, key=lambda bar: sum(bar[1]), default=("", ()))
    return f"Le plus : {label} ({sum(numbers)}). Tous les nombres sont dans le tableau qui suit." if numbers else ""


def _svg(name: str, title: str, told: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="{name}-nom {name}-dit">'
        f'<title id="{name}-nom">{escape(title)}</title><desc id="{name}-dit">{escape(told)}</desc>{"".join(parts)}</svg>'
    )
