"""The pages a browser opens: the chat, its frame, a partner's example, the pages to read, and the widget's files."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import quote

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse

from bot.server import contacts, partners, reading
from bot.server.refusal import Refused
from bot.server.settings import Settings
from knowledge import Knowledge, KnowledgeStore

if TYPE_CHECKING:
    from sanic.request import Request

WIDGET = Path(__file__).parents[1] / "widget"
DIST = WIDGET / "dist"
TEMPLATES = WIDGET / "pages"

_ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#a33f1c" d="M12 3C6.5 3 2.5 6.6 2.5 11.2c0 2.6 1.3 4.8 3.4 '
    '6.3l-.6 3.6 3.9-2c.9.2 1.8.3 2.8.3 5.5 0 9.5-3.6 9.5-8.2S17.5 3 12 3Z"/></svg>'
)
_STYLE = (TEMPLATES / "pages.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


_STYLE_HASH = _hash(_STYLE)
# Lit makes its templates under a policy of its own name; nothing else of the page may turn text into markup or script.
_CHAT_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src {_STYLE_HASH}; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
)
# The page in the place of the chat tells the launcher around it why; it may be shown by anyone, as it holds nothing but that.
_TOLD = 'parent.postMessage({amane: "refused", why: document.querySelector("h1").textContent}, "*")'
_REFUSED_POLICY = (
    f"default-src 'none'; script-src {_hash(_TOLD)}; style-src {_STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
# A page that isolates itself (COEP) shows frames that do so too, and none other.
_FRAME_HEADERS = {"cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "cross-origin"}
# Their one script is "Quitter vite".
_READING_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src {_STYLE_HASH}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; frame-ancestors 'none'"
)
# The page for partners asks this server about a site, and shows the example page.
_TAG_POLICY = _READING_POLICY.replace("form-action 'none'", "form-action 'self'; frame-src 'self'")

_HOST = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?")
# The same machine under its two names: two origins for a browser, so the example page can be a partner's without a second machine.
_TWINS = {"127.0.0.1": "localhost", "localhost": "127.0.0.1"}


@dataclass(frozen=True)
class _Asset:
    """A file or a page, as it is and compressed (Sanic does not compress)."""

    content: bytes
    compressed: bytes

    @classmethod
    def of(cls, content: bytes) -> _Asset:
        # The same content is the same bytes: no time of the compression in them.
        return cls(content, gzip.compress(content, 9, mtime=0))


class Widget:
    """The built files of every released version, and the tag of the current one."""

    def __init__(self, folder: Path = DIST) -> None:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.version = f"v{manifest['version']}"
        self.integrity = {name: file["integrity"] for name, file in manifest["files"].items()}
        # Of every release, what partners pin.
        released = {**manifest["earlier"], manifest["version"]: manifest["files"]}
        self.releases = {version: files["amane.js"]["integrity"] for version, files in released.items()}
        self.assets: dict[tuple[str, str], _Asset] = {}
        for path in folder.glob("v*/*.js"):
            self.assets[path.parent.name, path.name] = _Asset.of(path.read_bytes())

    def path(self, name: str) -> str:
        """Return the address of a file of the current version, below the server's root."""
        return f"widget/{self.version}/{name}"

    def tag(self, origin: str, options: Mapping[str, str] | None = None) -> str:
        """Return the lines that a partner copies; `options` are values of its data- attributes by their name."""
        address, integrity = f"{origin}/{self.path('amane.js')}", self.integrity["amane.js"]
        data = "".join(f' data-{name}="{escape(value)}"' for name, value in (options or {}).items())
        return (
            f'<script async src="{address}" integrity="{integrity}" crossorigin="anonymous"{data}></script>\n'
            f'<noscript><a href="{origin}/faq">Questions et réponses sur les collectifs d’AMANE</a></noscript>'
        )


class Pages:
    """The pages that are the same for everyone, each composed and compressed once per state of the knowledge files."""

    def __init__(self, widget: Widget, store: KnowledgeStore) -> None:
        self.widget = widget
        self._store = store
        self._common = {
            "style": _STYLE,
            "icon": _ICON,
            "script": "/" + widget.path("chat.js"),
            "integrity": widget.integrity["chat.js"],
            "page_script": "/" + widget.path("page.js"),
            "page_integrity": widget.integrity["page.js"],
            "faq": "/faq",
            "chat": "/",
        }
        self._templates = {path.name: Template(path.read_text(encoding="utf-8")) for path in TEMPLATES.glob("*.html")}
        # What all pages to read begin with.
        self._common |= {name: self._templates[f"{name}.html"].substitute(self._common).strip() for name in ("head", "top")}
        self._knowledge: Knowledge | None = None
        self._made: dict[str, _Asset] = {}

    def compose(self, name: str, **values: str) -> _Asset:
        """Return a page made of its template and these values."""
        return _Asset.of(self._templates[name].substitute(self._common, **values).encode())

    def current(self, name: str) -> _Asset:
        """Return a page that depends on nothing but the knowledge files, as they are now."""
        knowledge = self._store.current()
        # A store gives the same object until a file was changed and found good.
        if knowledge is not self._knowledge:
            self._knowledge, self._made = knowledge, {}
        if name not in self._made:
            self._made[name] = self.compose(name, **_values(name, knowledge))
        return self._made[name]

    def refused(self, why: str) -> _Asset:
        """Return the page in the place of the chat on a site that may not show it."""
        values = {"why": escape(why.replace("'", "’")), "told": _TOLD, "contacts": contacts.as_html(self._store.current())}
        return self.compose("refused.html", **values)

    def error(self, refused: Refused, headers: dict[str, str]) -> HTTPResponse:
        """Return a refusal as a page, for somebody who went to an address with a browser."""
        title = "Cette page n’existe pas" if refused.status == 404 else "Un instant, s’il vous plaît"
        values = {"title": title, "message": escape(refused.message.replace("'", "’")), "contacts": contacts.as_html(self._store.current())}
        headers = {**headers, "content-security-policy": _READING_POLICY, "cache-control": "no-store"}
        return HTTPResponse(self.compose("error.html", **values).content, refused.status, headers, "text/html; charset=utf-8")


def _values(name: str, knowledge: Knowledge) -> dict[str, str]:
    data = escape(json.dumps(contacts.as_data(knowledge), ensure_ascii=False))
    values = {"contacts": contacts.as_html(knowledge), "data": data}
    if name == "faq.html":
        return values | reading.faq(knowledge)
    return values | reading.privacy() if name == "privacy.html" else values


def blueprint(settings: Settings, pages: Pages) -> Blueprint:
    """Return the routes of every page; `settings.frame_origins` are the partners that may frame the chat."""
    sites = settings.frame_origins
    routes = Blueprint("pages")
    widget = pages.widget

    # The two pages with a chat carry the emergency contacts of this moment: "back" must not bring those of an hour ago.
    @routes.route("/", methods=["GET", "HEAD"])
    async def chat(request: Request) -> HTTPResponse:
        return _html(request, pages.current("chat.html"), f"{_CHAT_POLICY}; frame-ancestors 'none'", "no-store")

    @routes.route("/widget/cadre", methods=["GET", "HEAD"])
    async def frame(request: Request) -> HTTPResponse:
        site = request.args.get("site", "")
        # Launchers of before 1.3.0 do not say where they stand; browsers alone hold them to the list.
        why = site and partners.refusal(site, [_origin(request), *sites, *_twin_origins(request)])
        if why:
            return _html(request, pages.refused(why), _REFUSED_POLICY, "no-store", _FRAME_HEADERS)
        allowed = " ".join(["'self'", *sites, *_twin_origins(request)])
        return _html(request, pages.current("frame.html"), f"{_CHAT_POLICY}; frame-ancestors {allowed}", "no-store", _FRAME_HEADERS)

    @routes.route("/faq", methods=["GET", "HEAD"])
    async def faq(request: Request) -> HTTPResponse:
        return _html(request, pages.current("faq.html"), _READING_POLICY)

    @routes.route("/confidentialite", methods=["GET", "HEAD"])
    async def privacy(request: Request) -> HTTPResponse:
        return _html(request, pages.current("privacy.html"), _READING_POLICY)

    @routes.route("/widget/", methods=["GET", "HEAD"])
    async def tag(request: Request) -> HTTPResponse:
        allowed = [_origin(request), *sites, *_twin_origins(request)]
        page = pages.compose("tag.html", **partners.page(_origin(request), widget, _given(request), allowed))
        return _html(request, page, _TAG_POLICY)

    @routes.route("/demo/partenaire", methods=["GET", "HEAD"])
    async def partner(request: Request) -> HTTPResponse:
        # The page for partners shows it, with what they chose.
        # On the machine itself the other name of it plays the assistant; elsewhere the page says the truth, one origin.
        origin = next(iter(_twin_origins(request)), _origin(request))
        policy = (
            f"script-src {origin}; frame-src {origin}; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"
        )
        options = partners.options(_given(request))
        values = {"tag": widget.tag(origin, options), "origin": escape(origin), "here": escape(_origin(request))}
        return _html(request, pages.compose("partner.html", **values), policy)

    @routes.route("/widget/<version:str>/<name:str>", methods=["GET", "HEAD"])
    async def asset(request: Request, version: str, name: str) -> HTTPResponse:
        found = widget.assets.get((version, name))
        if found is None:
            raise NotFound("no such file")
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            # Partners load it with an integrity hash, which browsers only check on files that any site may read.
            "access-control-allow-origin": "*",
            "cross-origin-resource-policy": "cross-origin",
        }
        return _sent(request, found, "text/javascript; charset=utf-8", headers)

    return routes


def _given(request: Request) -> dict[str, str]:
    return {name: values[-1] for name, values in request.args.items()}


def _sent(request: Request, asset: _Asset, content_type: str, headers: dict[str, str]) -> HTTPResponse:
    headers = {**headers, "vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return HTTPResponse(asset.compressed, headers={**headers, "content-encoding": "gzip"}, content_type=content_type)
    return HTTPResponse(asset.content, headers=headers, content_type=content_type)


def _html(request: Request, page: _Asset, policy: str, caching: str = "no-cache", more: dict[str, str] | None = None) -> HTTPResponse:
    headers = {"content-security-policy": policy, "cache-control": caching, **(more or {})}
    return _sent(request, page, "text/html; charset=utf-8", headers)


def _origin(request: Request) -> str:
    """Return the address under which this request reached the server: https, but on the machine itself."""
    found = _HOST.fullmatch(request.headers.get("host", ""))
    host, port = found.groups(default="") if found else ("localhost", "")
    return f"{'http' if host in _TWINS or host == '[::1]' else 'https'}://{host}{port}"


def _twin_origins(request: Request) -> list[str]:
    found = _HOST.fullmatch(request.headers.get("host", ""))
    host, port = found.groups(default="") if found else ("", "")
    return [f"http://{_TWINS[host]}{port}"] if host in _TWINS else []
