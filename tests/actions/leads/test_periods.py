"""Which time a text means is read however it is said."""

from __future__ import annotations

import pytest

from actions.leads.periods import Period, period_in
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("avant 2012", "0000-01", "2011-12"),
        ("jusqu'en 2014", "0000-01", "2014-12"),
        ("après l'année 2010", "2011-01", "9999-12"),
        ("depuis 2015", "2015-01", "9999-12"),
        ("entre 2013 et 2016 ?", "2013-01", "2016-12"),
        ("de 2015 à 2009", "2009-01", "2015-12"),
        ("des années 2010", "2010-01", "2019-12"),
        ("fin 2014", "2014-09", "2014-12"),
        ("au début de 2009", "2009-01", "2009-04"),
        ("en 2015", "2015-01", "2015-12"),
    ],
)
def test_which_time(text: str, first: str, last: str) -> None:
    found = period_in(fold(text))
    assert found and (found.first, found.last) == (first, last) and found.year == (text == "en 2015")


@pytest.mark.parametrize("text", ["et après ?", "2009, 2014 et 2015, c'est quoi ?", "onze associations"])
def test_no_time_is_meant(text: str) -> None:
    assert period_in(fold(text)) is None


def test_what_lies_within() -> None:
    spring = Period("2009-01", "2009-04")
    assert not spring.holds("2009") and spring.touches("2009") and spring.holds("2009-02") and not spring.touches("2009-06")
    assert Period("2009-01", "2009-12").holds("2009-12-31")
