"""The page of numbers for staff in a browser: axe finds nothing, light, dark, on a phone; on paper nothing is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.tally.page import page
from tests.bot.tally.test_figures import COUNTED, made


def test_the_page_of_numbers_is_accessible_and_prints_whole(visit: Any, violations: Any, tmp_path: Path) -> None:
    figures = made(COUNTED, "annee", ratings={"pnpm.valeurs": (3, 1)})
    (tmp_path / "bilan.html").write_text(page(figures), encoding="utf-8")
    here = visit((tmp_path / "bilan.html").as_uri(), viewport={"width": 360, "height": 700})
    for scheme in ("light", "dark"):
        here.emulate_media(color_scheme=scheme)
        assert violations(here) == []
        assert here.evaluate("document.documentElement.scrollWidth") == 360
    here.emulate_media(media="print", color_scheme="light")
    here.set_viewport_size({"width": 680, "height": 1000})
    assert here.evaluate("[...document.querySelectorAll('svg[role], table')].every((one) => one.getBoundingClientRect().right <= innerWidth)")
    assert here.watch.requests == [(tmp_path / "bilan.html").as_uri()]
