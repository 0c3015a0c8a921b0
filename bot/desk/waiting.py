"""Pages that take their time: what was asked for goes on while a page says so, and is shown as soon as it is there; without JavaScript."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.desk.site import GoTo, Shown, page

ADDRESS = "/attente/"
# Most pages are there before; who waits longer sees that something is done.
PATIENCE = 1.0
# A browser that asks again is answered when the page is there, or asked to ask once more.
_HELD = 25.0
_MOST_KEPT = 8


@dataclass(frozen=True)
class Slow:
    """What is said while a page is made: in a sentence, and on the button in the place of the one that was pressed, which is dead."""

    tab: str
    title: str
    says: str
    button: str


class _Work:
    """A page that is being made in a thread; `address` is where one that changes nothing can be asked for anew."""

    def __init__(self, slow: Slow, key: Hashable, address: str | None, make: Callable[[], Shown | GoTo]) -> None:
        self.slow = slow
        self.key = key
        self.address = address
        self.result: Shown | GoTo | None = None
        self._make = make
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self.result = self._make()

    def within(self, seconds: float) -> Shown | GoTo | None:
        self._thread.join(seconds)
        return self.result


class Waiting:
    """The pages that are being made, and those made last, each under a name of its own."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._works: dict[str, _Work] = {}
        self._lock = threading.Lock()

    def ask(self, slow: Slow, key: Hashable, address: str | None, make: Callable[[], Shown | GoTo]) -> Shown | GoTo:
        """Return what `make` gives, or after a while the way to a page that waits for it; `make` raises nothing.

        What is asked for with the same `key` while it is being made, as by a second click, is not made twice.
        """
        with self._lock:
            name = next((name for name, one in self._works.items() if one.key == key and one.result is None), None)
            if name is None:
                name = secrets.token_urlsafe(8)
                self._works[name] = _Work(slow, key, address, make)
                for old in [one for one, work in self._works.items() if work.result is not None][:-_MOST_KEPT]:
                    del self._works[old]
        return self._works[name].within(self._patience) or GoTo(f"{ADDRESS}{name}")

    def page(self, name: str, again: bool) -> Shown | GoTo:
        """Return what was asked for, or the page that waits for it; who asks `again` is held until it is there."""
        work = self._works.get(name)
        if work is None:
            return GoTo("/")
        result = work.within(_HELD if again else 0)
        if result is None:
            return page("waiting.html", work.slow.tab, slow=work.slow, refresh=f"1; url={ADDRESS}{name}?encore=1")
        if work.address and not (isinstance(result, Shown) and result.status >= 500):
            return GoTo(work.address)
        return result
