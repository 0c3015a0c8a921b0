"""The desk shows the numbers of `make bilan` for the period that is chosen; a wrong day, and a database that does not answer, are told."""

from __future__ import annotations

import pytest

from bot.server.database import StoreUnavailableError
from bot.server.settings import SettingsError
from bot.tally.figures import Figures, figures
from bot.tally.period import Period
from knowledge import load
from tests.bot.tally.test_figures import COUNTED
from tests.desks import Open, words


def test_the_numbers_of_a_period_are_shown(open_desk: Open) -> None:
    asked: list[Period] = []

    def counted(period: Period) -> Figures:
        asked.append(period)
        return figures(period, COUNTED, {"pnpm.valeurs": (3, 1)}, load())

    person = open_desk(counted=counted).person()
    page = person.get("/bilan?periode=semaine&depuis=2026-11-23")
    assert page.status_code == 200 and "<strong>12</strong> messages" in page.text and "Les valeurs de la PNPM" in words(page.text)
    assert '<option value="semaine" selected>' in page.text and 'value="2026-11-23"' in page.text and "style=" not in page.text
    assert (asked[-1].kind, asked[-1].first.isoformat()) == ("semaine", "2026-11-23")
    for query in ("", "?periode=girafe&depuis="):
        assert person.get(f"/bilan{query}").status_code == 200 and asked[-1].kind == "mois"


def test_where_nobody_wrote_it_says_so(open_desk: Open) -> None:
    assert "Personne n’a écrit à l’assistant pendant ces jours." in words(open_desk().person().get("/bilan").text)


@pytest.mark.parametrize("day", ["2999-01-01", "hier", "<b>"])
def test_a_day_that_is_none_is_told(open_desk: Open, day: str) -> None:
    page = open_desk().person().get("/bilan", params={"depuis": day})
    assert page.status_code == 409 and f"« {day} » n’est pas un jour passé" in words(page.text.replace("&lt;b&gt;", "‹b›")).replace("‹b›", "<b>")
    assert "<b>" not in page.text


@pytest.mark.parametrize("error", [StoreUnavailableError("away"), SettingsError("AMANE_PORT")])
def test_what_cannot_be_read_is_told(open_desk: Open, error: Exception) -> None:
    def counted(_: Period) -> Figures:
        raise error

    page = open_desk(counted=counted).person().get("/bilan")
    assert page.status_code == 409 and "ne peut pas être lu en ce moment" in page.text
