"""While a page is made another one says so, with a dead button; it is there as soon as it is made, and made once."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from bot.desk.preview import Changes, Preview
from bot.desk.site import GoTo, Shown
from bot.desk.waiting import ADDRESS, Slow, Waiting
from tests.desks import Open, words

SLOW = Slow("/publier", "Publier", "Le brouillon est vérifié.", "Publication en cours…")


class _Made:
    """What is made once `there` is set, and how often."""

    def __init__(self, result: Shown | GoTo) -> None:
        self.there = threading.Event()
        self.times = 0
        self._result = result

    def __call__(self) -> Shown | GoTo:
        self.times += 1
        self.there.wait(20)
        return self._result


@pytest.fixture
def waiting() -> Waiting:
    return Waiting(patience=0.01)


def name_of(found: Any) -> str:
    assert isinstance(found, GoTo) and found.address.startswith(ADDRESS)
    return found.address.removeprefix(ADDRESS)


def test_what_is_there_soon_is_shown_at_once() -> None:
    assert Waiting(patience=20).ask(SLOW, 1, None, lambda: Shown("page", 409)) == Shown("page", 409)


def test_what_takes_its_time_is_waited_for_on_a_page_that_says_so(waiting: Waiting) -> None:
    made = _Made(GoTo("/historique?fait=publie"))
    name = name_of(waiting.ask(SLOW, "key", None, made))
    shown = waiting.page(name, again=False)
    assert isinstance(shown, Shown) and shown.refresh == f"1; url={ADDRESS}{name}?encore=1"
    assert "Un instant… Le brouillon est vérifié. Cette page se met à jour toute seule." in words(shown.html)
    assert "<button disabled>Publication en cours…</button>" in shown.html
    assert name_of(waiting.ask(SLOW, "key", None, made)) == name and made.times == 1, "a second click"
    made.there.set()
    assert waiting.page(name, again=True) == waiting.page(name, again=False) == GoTo("/historique?fait=publie")
    assert waiting.ask(SLOW, "key", None, made) and made.times == 2, "asked for again it is made again"


def test_what_is_only_looked_at_is_shown_at_its_own_address_and_a_fault_at_once(waiting: Waiting) -> None:
    for status, found in ((200, GoTo("/changements")), (500, Shown("page", 500))):
        made = _Made(Shown("page", status))
        name = name_of(waiting.ask(SLOW, status, "/changements", made))
        made.there.set()
        assert waiting.page(name, again=True) == found


def test_the_last_ones_are_kept(waiting: Waiting) -> None:
    made = [_Made(Shown(str(number))) for number in range(12)]
    names = [name_of(waiting.ask(SLOW, number, None, one)) for number, one in enumerate(made)]
    for one, name in zip(made, names, strict=True):
        one.there.set()
        assert waiting.page(name, again=True)
    waiting.ask(SLOW, "another", None, lambda: Shown(""))
    assert waiting.page(names[0], again=False) == waiting.page("girafe", again=False) == GoTo("/")
    assert waiting.page(names[-1], again=False) == Shown("11")


def test_the_desk_shows_it_and_then_the_page(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    there = threading.Event()

    def changes(*_: Any) -> Changes:
        there.wait(20)
        return Changes([], [])

    monkeypatch.setattr(Preview, "changes", changes)
    desk = open_desk(patience=0.05)
    person = desk.person()
    first = person.get("/changements", allow_redirects=False)
    assert first.status_code == 303
    address = first.headers["Location"]
    shown = person.get(address)
    assert shown.status_code == 200 and shown.headers["Refresh"] == f"1; url={address}?encore=1" and "Comparaison en cours…" in shown.text
    there.set()
    held = person.get(f"{address}?encore=1", allow_redirects=False)
    assert held.status_code == 303 and held.headers["Location"].startswith("/changements")
