"""A real Chromium before the real assistant, all started here: browser, `python -m bot serve`, a proxy for faults, a partner's site."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
WIDGET = ROOT / "bot" / "widget"
NEUTRAL_PAGE = "https://fr.wikipedia.org/"
START_SECONDS = 120.0


def _sibling(name: str) -> ModuleType:
    """Import a helper beside this file: pytest's importlib mode puts no folder of tests on the path."""
    full = f"widget_tests_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        assert spec and spec.loader
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


faults = _sibling("faults")


def need(there: object, what: str) -> None:
    """Skip where something is missing; in CI that is a failure, or nobody would notice that nothing is tested."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is missing here")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The packages of bot/widget/package-lock.json, installed if they are not."""
    folder = WIDGET / "node_modules"
    if not (folder / "axe-core").is_dir():
        need(shutil.which("npm"), "npm (Node)")
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=WIDGET, check=True, timeout=300, capture_output=True)
    return folder


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def site() -> Iterator[Any]:
    """A partner's web site."""
    one = faults.Site()
    server = one.start()
    yield one
    server.shutdown()


@contextlib.contextmanager
def _serving(root: Path, folder: Path, site: Any, model: Path) -> Iterator[tuple[str, int]]:
    """Serve the assistant of `root`, as `make serve` starts it, with limits that many tests from one address don't reach."""
    port = _free_port()
    settings = {
        "AMANE_DATA_DIR": str(folder / "donnees"),
        "AMANE_MODEL": str(model),
        "AMANE_FRAME_ORIGINS": site.url,
        "AMANE_ALLOWED_ORIGINS": site.url,
        "AMANE_CONVERSATION_LIMIT": "10000/minute",
        "AMANE_ADDRESS_LIMIT": "100000/minute",
        "AMANE_OPENING_LIMIT": "100000/minute",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AMANE_", "SANIC_"))}
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--port", str(port)],
            cwd=root,
            env={**environment, **settings, "PYTHONPATH": str(root)},
            stdout=output,
            stderr=output,
        )
    deadline = time.monotonic() + START_SECONDS
    try:
        while not _healthy(port):
            text = log.read_text(errors="replace")[-3000:]
            assert process.poll() is None, f"the server ended:\n{text}"
            assert time.monotonic() < deadline, f"the server does not start:\n{text}"
            time.sleep(0.2)
        yield "127.0.0.1", port
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def assistant(site: Any, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The real server."""
    with _serving(ROOT, tmp_path_factory.mktemp("assistant"), site, model) as address:
        yield address


@dataclass
class Edited:
    """The real server with knowledge files of its own, behind a proxy; `contacts` is the file that staff edits while it serves."""

    proxy: Any
    contacts: Path
    original: str

    @property
    def url(self) -> str:
        return str(self.proxy.url)

    def write(self, text: str) -> None:
        """Save the file as an editor does."""
        assert text != self.contacts.read_text(encoding="utf-8")
        self.contacts.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def _edited(site: Any, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    folder = tmp_path_factory.mktemp("edited")
    root = folder / "racine"
    shutil.copytree(ROOT / "knowledge", root / "knowledge")
    for name in ("actions", "bot", "config.yml", "data", "domain.yml", "pyproject.toml", "requirements.lock"):
        (root / name).symlink_to(ROOT / name)
    contacts = root / "knowledge" / "contacts.yml"
    with _serving(root, folder, site, model) as address:
        proxy = faults.Proxy(address)
        proxy.up()
        yield Edited(proxy, contacts, contacts.read_text(encoding="utf-8"))
        proxy.down()


@pytest.fixture
def edited(_edited: Edited) -> Iterator[Edited]:
    """A server whose contacts a test may edit; they are as in the repository at first."""
    _edited.proxy.faults = faults.Faults()
    yield _edited
    _edited.contacts.write_text(_edited.original, encoding="utf-8")
    if _edited.proxy._server is None:
        _edited.proxy.up()


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="session")
def _proxy(assistant: tuple[str, int]) -> Iterator[Any]:
    proxy = faults.Proxy(assistant)
    proxy.up()
    yield proxy
    proxy.down()


@pytest.fixture
def proxy(_proxy: Any) -> Iterator[Any]:
    """The way to the assistant, without faults at first."""
    _proxy.faults = faults.Faults()
    _proxy.seen.clear()
    yield _proxy
    if _proxy._server is None:
        _proxy.up()


# The tests of these files drive the browser that people have, window and all; the others its engine alone, which takes half the processor's time.
WHOLE_BROWSER = ("test_desk", "test_journey", "test_sites")


# Of one file: an open browser keeps an event loop running in this thread, where the tests of other files start their own.
@pytest.fixture(scope="module")
def chromium(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Start Debian's Chromium, or another one on the path: as it comes, with storage denied to foreign frames, or with larger text."""
    whole = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    need(whole, "Chromium")
    need(importlib.util.find_spec("playwright"), "Playwright")
    from playwright.sync_api import sync_playwright

    engine = whole if request.path.stem in WHOLE_BROWSER else shutil.which("chromium-headless-shell") or whole
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        # Playwright switches storage partitioning off. Chromium then denies a foreign frame all storage, as where its owner forbids it.
        as_it_comes = Path(folder) / "chromium"
        as_it_comes.write_text(f'#!/bin/bash\nexec {engine} "${{@//ThirdPartyStoragePartitioning,/}}"\n')
        as_it_comes.chmod(0o700)
        started: dict[str, Any] = {}

        def start(storage: bool = True, percent: int = 100) -> Any:
            path = str(as_it_comes if storage else whole)
            options = [f"--blink-settings=defaultFontSize={16 * percent // 100}"] if percent != 100 else []
            key = path + str(percent)
            if key not in started:
                started[key] = playwright.chromium.launch(executable_path=path, args=options)
            return started[key]

        yield start
        for one in started.values():
            one.close()


@pytest.fixture(scope="session")
def firefox() -> Iterator[Any]:
    """Debian's Firefox, or another one on the path."""
    executable = shutil.which("firefox-esr") or shutil.which("firefox")
    need(executable, "Firefox")
    browser = _sibling("firefox").Firefox(executable)
    yield browser
    browser.close()


class Watch:
    """What a page asked for and complained of."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []

    @property
    def mistakes(self) -> list[str]:
        """All complaints but slowness: a busy machine may open the chat later than the loader waits before it says that nobody answers."""
        return [one for one in self.complaints if not one.endswith(" ne répond pas.")]

    def outside(self, *allowed: str) -> list[str]:
        """Return requests to any other place than these."""
        return [url for url in self.requests if not url.startswith((*allowed, "data:", "blob:", "about:"))]


@pytest.fixture
def visit(chromium: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Open an address in a browser profile of its own; keywords are Playwright's context options. The page has its `watch`."""
    contexts = []

    def open_page(url: str | None, storage: bool = True, browser: Any = None, **options: Any) -> Any:
        context = (browser or chromium(storage)).new_context(**{"viewport": {"width": 1200, "height": 800}, "locale": "fr-FR", **options})
        contexts.append(context)
        # The only address of the wide world that a visitor is ever led to by itself.
        context.route(f"{NEUTRAL_PAGE}**", lambda route: route.fulfill(body="<!doctype html><title>neutre</title>neutre", content_type="text/html"))
        page = context.new_page()
        # To publish is to answer all golden questions first, which takes its time on a busy machine.
        page.set_default_timeout(90_000)
        page.watch = Watch()
        page.on("request", lambda request: page.watch.requests.append(request.url))
        page.on("pageerror", lambda error: page.watch.complaints.append(str(error)))
        page.on("console", lambda message: page.watch.complaints.append(message.text) if message.type in ("error", "warning") else None)
        if url:
            page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def large(chromium: Callable[..., Any], visit: Callable[..., Any]) -> Callable[..., Any]:
    """Open an address as `visit` does, in a browser whose owner chose larger text: so many percent."""

    def open_page(percent: int, url: str, **options: Any) -> Any:
        return visit(url, browser=chromium(percent=percent), **options)

    return open_page


@pytest.fixture(scope="session")
def element() -> Callable[..., str]:
    """Return the chat as an element of AMANE's own site, from an address of the assistant."""
    manifest = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))

    def make(url: str, **attributes: str) -> str:
        options = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
        address, integrity = f"{url}/widget/v{manifest['version']}/chat.js", manifest["files"]["chat.js"]["integrity"]
        return f'<amane-chat{options}></amane-chat><script type=module src="{address}" integrity="{integrity}" crossorigin></script>'

    return make


@pytest.fixture(scope="session")
def violations(node_modules: Path) -> Callable[..., list[str]]:
    """Run axe, every rule and impact, in the page and each of its frames, or in these alone; return what it finds."""
    source = (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def run(page: Any, frames: Sequence[Any] = ()) -> list[str]:
        found = []
        # Colours are read when nothing moves any more.
        page.wait_for_timeout(250)
        for frame in (one for one in frames or page.frames if not one.url.startswith("chrome-error:")):
            frame.evaluate(source + "; undefined")
            result = frame.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
            for violation in result["violations"]:
                where = [node["target"] for node in violation["nodes"]]
                found.append(f"{violation['id']} ({violation['impact']}): {json.dumps(where)} {violation['nodes'][0].get('failureSummary', '')}")
        return found

    return run


@pytest.fixture(scope="session")
def tag() -> Callable[..., str]:
    """Return a partner's tag for an address of the assistant."""
    manifest = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))

    def make(url: str, **data: str) -> str:
        options = "".join(f' data-{name}="{value}"' for name, value in data.items())
        integrity = manifest["files"]["amane.js"]["integrity"]
        address = f"{url}/widget/v{manifest['version']}/amane.js"
        return f'<script async src="{address}" integrity="{integrity}" crossorigin="anonymous"{options}></script>'

    return make


class Chat:
    """The chat as a visitor uses it, in a page or in a partner's frame."""

    def __init__(self, page: Any, framed: bool = False) -> None:
        self.page = page
        self.place = page.frame_locator("iframe") if framed else page
        self.field = self.place.get_by_role("textbox", name="Votre message")
        self.log = self.place.get_by_role("log")
        self.bubbles = self.place.locator(".entry.bot:not(.greeting) .bubble")
        self.mine = self.place.locator(".entry.you")
        self.choices = self.place.get_by_role("group", name="Réponses proposées").get_by_role("button")
        self.retry = self.log.get_by_role("button", name="Réessayer")

    def greeted(self) -> Chat:
        """Wait for the greeting."""
        self.bubbles.first.wait_for()
        return self

    def say(self, text: str, wait: bool = True) -> str:
        """Type and send; return the new answer."""
        before = self.bubbles.count()
        self.field.fill(text)
        self.field.press("Enter")
        if not wait:
            return ""
        self.bubbles.nth(before).wait_for()
        return str(self.bubbles.nth(before).inner_text())


@pytest.fixture(scope="session")
def chat() -> type[Chat]:
    return Chat
