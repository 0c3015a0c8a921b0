"""Serve the desk on this machine alone, until Ctrl-C: `python -m bot atelier`."""

from __future__ import annotations

import errno
import logging
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.desk import door
from bot.desk.facts import Facts
from bot.desk.preview import Lent, Preview
from bot.desk.publications import Publications
from bot.desk.site import FILES, Asked, GoTo, Shown, page
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


class Desk(ThreadingHTTPServer):
    """The desk at a port of this machine, or at a free one where that is taken; `door` has the address to open."""

    daemon_threads = True
    # Else two desks could share a port.
    allow_reuse_address = False

    def __init__(
        self, port: int, open_conversations: Callable[[], Conversations], knowledge: Path = FOLDER, draft: Path = DRAFT
    ) -> None:
        """Listen. Raises OSError where no port can be had."""
        self._lent = Lent(open_conversations)
        try:
            super().__init__((_LOCAL, port), _Handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            super().__init__((_LOCAL, 0), _Handler)
        self.door = door.Door(self.server_port)
        facts, preview = Facts(knowledge, draft), Preview(knowledge, draft, self._lent)
        publications = Publications(knowledge, draft, self._lent, preview)
        self.pages: tuple[tuple[str, re.Pattern[str], Page], ...] = (
            ("GET", re.compile("/"), facts.all),
            ("GET", re.compile("/fiche/(?P<name>[^/]+)"), facts.sheet),
            ("POST", re.compile("/fiche/(?P<name>[^/]+)"), facts.save),
            ("POST", re.compile("/brouillon/reporte"), facts.take_in),
            ("GET", re.compile("/changements"), preview.page),
            ("GET", re.compile("/publier"), publications.before_publishing),
            ("POST", re.compile("/publier"), publications.publish),
            ("POST", re.compile("/brouillon/abandonner"), publications.throw_away),
            ("GET", re.compile("/historique"), publications.history),
            ("POST", re.compile("/historique/reprendre"), publications.take_back),
        )
        self.files = {address: (path.read_bytes(), kind) for address, (path, kind) in FILES.items()}
        # One page after the other: what it reads, nobody else of the desk writes meanwhile.
        self.turn = threading.Lock()

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
        for wanted, pattern, answer in self.server.pages:
            if method == wanted and (found := pattern.fullmatch(address.path)):
                names = {name: unquote(value) for name, value in found.groupdict().items()}
                return self._send(self._page(answer, names, query))
        return self._send(door.nothing_there())

    def _page(self, answer: Page, names: dict[str, str], query: dict[str, str]) -> door.Answer:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _MOST_BYTES:
            self._let_it_end(min(int(length), _MOST_READ) if length.isdecimal() else 0)
            return door.too_long()
        try:
            body = self.rfile.read(int(length)).decode("utf-8", "replace")
            form = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_INPUTS))
            with self.server.turn:
                found = answer(Asked(names, query, form))
        except Exception:  # whatever it is, people read French
            logger.exception("a page of the desk failed")
            found = page("failed.html", "", 500)
        if isinstance(found, GoTo):
            return door.Answer(b"", 303, headers={"Location": found.address})
        return door.Answer(found.html.encode(), found.status)

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


def run(port: int, open_conversations: Callable[[], Conversations]) -> int:
    """Serve until Ctrl-C; return the exit code. Raises OSError where no port can be had."""
    with Desk(port, open_conversations) as desk:
        print("• L’atelier est ouvert, sur cet ordinateur seulement. Ouvrez cette adresse dans votre navigateur ; elle ne sert qu’une fois :")
        print(f"\n  {desk.door.address}\n")
        print("  Ctrl-C le ferme ; le brouillon reste.", flush=True)
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            print("\n• L’atelier est fermé.")
    return 0
