"""Serve the desk on this machine alone, until Ctrl-C: `python -m bot atelier`."""

from __future__ import annotations

import errno
import logging
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.desk import door
from bot.desk.adding import Adding
from bot.desk.facts import Facts
from bot.desk.preview import Lent, Preview
from bot.desk.publications import Publications
from bot.desk.site import FILES, Asked, GoTo, Shown, page
from bot.desk.tally import Tally
from bot.desk.waiting import ADDRESS, PATIENCE, Slow, Waiting
from bot.tally.command import read
from bot.tally.figures import Figures
from bot.tally.period import Period
from bot.terminal import say
from knowledge import FOLDER
from knowledge.draft import DRAFT

if TYPE_CHECKING:
    from bot.server.conversation import Conversations

logger = logging.getLogger(__name__)

PORT = 5055
_LOCAL = "127.0.0.1"
# The largest knowledge file has some 50 kB; a form of contacts some two hundred inputs.
_MOST_BYTES = 4_000_000
_MOST_READ = 50_000_000
_MOST_INPUTS = 20_000
_LONGEST_WAIT = 60

Page = Callable[[Asked], Shown | GoTo]
_COMPARING = Slow("/changements", "Ce qui change", "Les réponses se comparent, et les questions témoins sont posées.", "Comparaison en cours…")
_PREPARING = Slow("/publier", "Publier", "Les réponses se comparent, et les questions témoins sont posées.", "Comparaison en cours…")
_PUBLISHING = Slow("/publier", "Publier", "Le brouillon est vérifié, et les questions témoins sont posées.", "Publication en cours…")
_TAKING_BACK = Slow("/historique", "Historique", "Les faits d’avant sont vérifiés, et les questions témoins sont posées.", "Reprise en cours…")


@dataclass(frozen=True)
class Route:
    """Which page answers a method and an address; `slow` says what is done meanwhile, where it takes its time."""

    method: str
    pattern: re.Pattern[str]
    page: Page
    slow: Slow | None = None


class Desk(ThreadingHTTPServer):
    """The desk at a port of this machine, or at a free one where that is taken; `door` has the address to open."""

    daemon_threads = True
    # Else two desks could share a port.
    allow_reuse_address = False

    def __init__(
        self,
        port: int,
        open_conversations: Callable[[], Conversations],
        knowledge: Path = FOLDER,
        draft: Path = DRAFT,
        patience: float = PATIENCE,
        counted: Callable[[Period], Figures] = read,
    ) -> None:
        """Listen; after `patience` seconds a page that is not there yet says so; `counted` gives the numbers of a period.

        Raises OSError where no port can be had.
        """
        self._lent = Lent(open_conversations)
        try:
            super().__init__((_LOCAL, port), _Handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            super().__init__((_LOCAL, 0), _Handler)
        self.door = door.Door(self.server_port)
        facts, adding, preview = Facts(knowledge, draft), Adding(knowledge, draft), Preview(knowledge, draft, self._lent)
        publications = Publications(knowledge, draft, self._lent, preview)
        self.waiting = Waiting(patience)
        self.routes = (
            Route("GET", re.compile("/"), facts.all),
            Route("GET", re.compile("/phrases"), facts.sentences),
            Route("GET", re.compile("/fiche/(?P<name>[^/]+)"), facts.sheet),
            Route("POST", re.compile("/fiche/(?P<name>[^/]+)"), facts.save),
            Route("POST", re.compile("/brouillon/reporte"), facts.take_in),
            *(Route(method, re.compile("/nouveau/collectif"), adding.collective) for method in ("GET", "POST")),
            *(Route(method, re.compile("/nouveau/rubrique/(?P<name>[^/]+)"), adding.section) for method in ("GET", "POST")),
            Route("GET", re.compile("/changements"), preview.page, _COMPARING),
            Route("GET", re.compile("/publier"), publications.before_publishing, _PREPARING),
            Route("POST", re.compile("/publier"), publications.publish, _PUBLISHING),
            Route("POST", re.compile("/brouillon/abandonner"), publications.throw_away),
            Route("GET", re.compile("/historique"), publications.history),
            Route("POST", re.compile("/historique/reprendre"), publications.take_back, _TAKING_BACK),
            Route("GET", re.compile("/bilan"), Tally(counted).page),
        )
        self.files = {address: (path.read_bytes(), kind) for address, (path, kind) in FILES.items()}
        # One page after the other: what it reads, nobody else of the desk writes meanwhile.
        self.turn = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that was closed before its page was there; else as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """Listen no more, and let the model go."""
        super().server_close()
        self._lent.close()


class _Handler(BaseHTTPRequestHandler):
    server: Desk
    timeout = _LONGEST_WAIT
    # Nothing about what runs here.
    server_version = "atelier"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, max_num_fields=_MOST_INPUTS))
        asked = door.Request(self.command, address.path, query, self.headers)
        if (other := self.server.door.refuses(asked)) is not None:
            return self._send(other)
        if (file := self.server.files.get(address.path)) is not None:
            return self._send(door.Answer(file[0], kind=file[1]))
        method = "GET" if self.command == "HEAD" else self.command
        if address.path.startswith(ADDRESS):
            # Whatever is being made, who waits for it is answered.
            return self._send(_as_answer(self.server.waiting.page(address.path.removeprefix(ADDRESS), "encore" in query)))
        for route in self.server.routes:
            if method == route.method and (found := route.pattern.fullmatch(address.path)):
                names = {name: unquote(value) for name, value in found.groupdict().items()}
                return self._send(self._page(route, f"{address.path}?{address.query}", names, query))
        return self._send(door.nothing_there())

    def _page(self, route: Route, here: str, names: dict[str, str], query: dict[str, str]) -> door.Answer:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _MOST_BYTES:
            self._let_it_end(min(int(length), _MOST_READ) if length.isdecimal() else 0)
            return door.too_long()
        body = self.rfile.read(int(length)).decode("utf-8", "replace")

        def make() -> Shown | GoTo:
            try:
                form = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_INPUTS))
                with self.server.turn:
                    return route.page(Asked(names, query, form))
            except Exception:  # whatever it is, people read French
                logger.exception("a page of the desk failed")
                return page("failed.html", "", 500)

        if route.slow is None:
            return _as_answer(make())
        key = (route.method, here, body)
        return _as_answer(self.server.waiting.ask(route.slow, key, here if route.method == "GET" else None, make))

    def _let_it_end(self, length: int) -> None:
        # A browser that is still sending would not hear the answer.
        while length > 0 and (part := self.rfile.read(min(length, 1 << 16))):
            length -= len(part)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request of a browser, in French."""
        self.close_connection = True
        self._send(door.not_understood(code))

    def _send(self, answer: door.Answer) -> None:
        self.send_response(answer.status)
        for name, value in {**door.HEADERS, "Content-Type": f"{answer.kind}; charset=utf-8", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Write nothing: the address of the first request holds the key."""


def _as_answer(found: Shown | GoTo) -> door.Answer:
    if isinstance(found, GoTo):
        return door.Answer(b"", 303, headers={"Location": found.address})
    return door.Answer(found.html.encode(), found.status, headers={"Refresh": found.refresh} if found.refresh else {})


def run(port: int, open_conversations: Callable[[], Conversations]) -> int:
    """Serve until Ctrl-C; return the exit code. Raises OSError where no port can be had."""
    with Desk(port, open_conversations) as desk:
        say("• L’atelier est ouvert, sur cet ordinateur seulement. Ouvrez cette adresse dans votre navigateur ; elle ne sert qu’une fois :")
        say(f"\n  {desk.door.address}\n")
        say("  Ctrl-C le ferme ; le brouillon reste.")
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            say("\n• L’atelier est fermé.")
    return 0
