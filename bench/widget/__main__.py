"""Compare the widget with its peers in one browser, and a partner's page with and without the tag in Lighthouse: `python -m bench.widget`.

Needs Chromium, Node and the development environment; peers and Lighthouse come from npm into a folder that is thrown away.
Prints the tables of docs/widget.md. `--server URL` measures a running assistant instead of starting one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bot.engine.training import ensure_model

ROOT = Path(__file__).parents[2]
WIDGET = ROOT / "bot" / "widget"
LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 5
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")

PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="description" content="Une page ordinaire."><title>Page</title><link rel="icon" href="data:,"></head>'
    '<body style="font:18px/1.5 sans-serif"><main><h1>Une page ordinaire</h1>{text}</main>{tag}</body></html>'
)
TEXT = "<p>Elle contient du texte, et rien d’autre. Elle se lit, elle défile, elle ne bouge pas.</p>" * 30


@dataclass(frozen=True)
class Peer:
    """A chat widget as its README says to put it on a page: what npm packs, what the page holds, what a mouse would click."""

    name: str
    package: str
    tag: str
    launcher: str = ""


PEERS = [
    Peer(
        "deep-chat 2.4.2",
        "deep-chat@2.4.2",
        '<script type="module" src="package/dist/deepChat.bundle.js"></script><deep-chat demo="true"></deep-chat>',
    ),
    Peer(
        "rasa-webchat 1.0.1",
        "rasa-webchat@1.0.1",
        '<script src="package/lib/index.js"></script><script>window.WebChat.default({socketUrl: location.origin, title: "Chat", '
        "hideWhenNotConnected: false}, null)</script>",
        ".rw-launcher",
    ),
    Peer(
        "@n8n/chat 1.37.0",
        "@n8n/chat@1.37.0",
        '<link rel="stylesheet" href="package/dist/style.css"><script type="module">import {createChat} from "./package/dist/chat.bundle.es.js";'
        'createChat({webhookUrl: location.origin + "/x"})</script>',
        ".chat-window-toggle",
    ),
]


class Site:
    """A folder of pages on http://localhost, another site than the assistant's 127.0.0.1; what is asked for is kept with its gzip size."""

    def __init__(self, folder: Path) -> None:
        site = self
        self.sizes: dict[str, int] = {}

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(folder))

            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                path = folder / self.path.lstrip("/").split("?")[0]
                if path.is_file() and path.suffix in (".js", ".mjs", ".css"):
                    site.sizes[path.name] = len(gzip.compress(path.read_bytes(), 9))
                super().do_GET()

        Handler.extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}
        ThreadingHTTPServer.daemon_threads = True
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def assistant(origin: str) -> Iterator[str]:
    """Start the real server, with `origin` among its partners."""
    with socket.socket() as listener, tempfile.TemporaryDirectory() as data:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        listener.close()
        environment = {**os.environ, "AMANE_FRAME_ORIGINS": origin, "AMANE_DATA_DIR": data, "AMANE_MODEL": str(ensure_model())}
        process = subprocess.Popen([sys.executable, "-m", "bot", "serve", "--port", str(port)], cwd=ROOT, env=environment)
        try:
            while True:
                if process.poll() is not None:
                    raise SystemExit("the server ended")
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5)
                    break
                except OSError:
                    time.sleep(0.5)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def tag_of(server: str) -> str:
    """Return our tag for an assistant."""
    manifest = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))
    address = f"{server}/widget/v{manifest['version']}/amane.js"
    return f'<script async src="{address}" integrity="{manifest["files"]["amane.js"]["integrity"]}" crossorigin="anonymous"></script>'


def measure(browser: Any, site: Site, page_name: str, server: str, launcher: str = "") -> dict[str, Any]:
    """Load a page, open its chat with the keyboard alone, and say what that took."""
    site.sizes.clear()
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    own: dict[str, int] = {}
    third: set[str] = set()

    def seen(response: Any) -> None:
        if response.url.startswith(server) and response.url.endswith((".js", ".css")):
            own[response.url.rpartition("/")[2]] = len(gzip.compress(response.body(), 9))

    def asked(request: Any) -> None:
        if not request.url.startswith((site.url, server, "data:", "blob:", "about:")):
            third.add(re.sub(r"^(\w+://[^/]+).*", r"\1", request.url))

    page.on("response", seen)
    page.on("request", asked)
    page.route(lambda url: not url.startswith((site.url, server)), lambda route: route.abort())
    page.goto(f"{site.url}/{page_name}")
    page.wait_for_timeout(3000)
    closed = sum(site.sizes.values()) + sum(own.values())
    violations: dict[str, Any] = {"closed": axe(page)}
    opened = opens_by_keyboard(page)
    shown = opened != "no" or page.locator(launcher).is_visible()
    if opened == "no" and shown:
        page.click(launcher)
    page.wait_for_timeout(3000)
    violations["open"] = axe(page)
    if not shown:
        # Nothing to judge: it hides while its server does not answer.
        violations, opened = {"closed": "hidden", "open": "hidden"}, "hidden"
    everything = sum(site.sizes.values()) + sum(own.values())
    page.close()
    return {
        "kb before the first click": round(closed / 1000, 1),
        "kb with the chat open": round(everything / 1000, 1),
        "third parties": sorted(third),
        "axe closed": violations["closed"],
        "axe open": violations["open"],
        "opens by keyboard": opened,
    }


def axe(page: Any) -> list[str]:
    """Return the rules of axe (all impacts) that the page and its frames break."""
    source = (WIDGET / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    found = set()
    for frame in page.frames:
        frame.evaluate(source + "; undefined")
        result = frame.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
        found |= {f"{one['id']} ({one['impact']})" for one in result["violations"]}
    return sorted(found)


FIELD = """() => {
    const within = (root) => [...root.querySelectorAll('*')].some((one) => {
        const box = one.getBoundingClientRect();
        const writes = one.matches('textarea, input:not([type=hidden]):not([type=file]), [contenteditable=true]');
        const shown = box.width > 20 && box.height > 5 && getComputedStyle(one).visibility === 'visible';
        return (writes && shown) || (one.shadowRoot && within(one.shadowRoot));
    });
    return within(document);
}"""


def opens_by_keyboard(page: Any) -> str:
    """Tab through the page and press Enter at each stop until a text field is there."""
    there = lambda: any(frame.evaluate(FIELD) for frame in page.frames)  # noqa: E731
    if there():
        return "always open"
    for _ in range(8):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_timeout(1500)
        if there():
            return "yes"
    return "no"


def pack(package: str, folder: Path) -> None:
    """Fetch a package from npm and unpack it as `folder/package`."""
    folder.mkdir()
    packed = subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True, text=True, timeout=300)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")


def lighthouse(folder: Path, urls: dict[str, str]) -> dict[str, dict[str, float]]:
    """Return for each page the median scores of some runs, in turns so that a busy moment of the machine meets all of them."""
    if not (folder / "node_modules").is_dir():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", LIGHTHOUSE], cwd=folder, check=True, timeout=600)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in urls}
    for name, url in list(urls.items()) * RUNS:
        command = [
            str(folder / "node_modules" / ".bin" / "lighthouse"),
            url,
            "--quiet",
            "--output=json",
            "--only-categories=performance,accessibility,best-practices",
            "--chrome-flags=--headless=new --no-sandbox",
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, "CHROME_PATH": CHROMIUM}, check=True)
        report = json.loads(done.stdout)
        audits = report["audits"]
        runs[name].append(
            {category: round(found["score"] * 100) for category, found in report["categories"].items()}
            | {
                "blocking ms": round(audits["total-blocking-time"]["numericValue"]),
                "layout shift": round(audits["cumulative-layout-shift"]["numericValue"], 4),
            }
        )
    return {name: {figure: statistics.median(run[figure] for run in found) for figure in found[0]} for name, found in runs.items()}


def main() -> None:
    """Measure everything and print it as Markdown, then as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", help="a running assistant that allows the origin http://localhost:<port> (else one is started)")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = Site(folder)
        for index, peer in enumerate(PEERS):
            pack(peer.package, folder / str(index))
            (folder / str(index) / "page.html").write_text(PAGE.format(text=TEXT, tag=peer.tag), encoding="utf-8")
        with assistant(site.url) if not options.server else _given(options.server) as server, sync_playwright() as playwright:
            (folder / "with.html").write_text(PAGE.format(text=TEXT, tag=tag_of(server)), encoding="utf-8")
            (folder / "without.html").write_text(PAGE.format(text=TEXT, tag=""), encoding="utf-8")
            browser = playwright.chromium.launch(executable_path=CHROMIUM)
            figures = {"AMANE": measure(browser, site, "with.html", server)}
            figures |= {peer.name: measure(browser, site, f"{index}/page.html", server, peer.launcher) for index, peer in enumerate(PEERS)}
            browser.close()
            (folder / "lighthouse").mkdir()
            scores = lighthouse(folder / "lighthouse", {f"{page} the tag": f"{site.url}/{page}.html" for page in ("without", "with")})
        site.close()
    print(_table(figures))
    print(_table(scores))
    print(json.dumps({"widgets": figures, "lighthouse": scores}, indent=2, ensure_ascii=False))


@contextmanager
def _given(server: str) -> Iterator[str]:
    yield server.rstrip("/")


def _table(rows: dict[str, dict[str, Any]]) -> str:
    columns = list(next(iter(rows.values())))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, figures in rows.items():
        cells = [str(len(cell)) + (f": {', '.join(cell)}" if cell else "") if isinstance(cell, list) else str(cell) for cell in figures.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
