"""Prove the recipes of the partners' guide on a real WordPress: `make wordpress`, with Debian's packages, Chromium and a trained model.

All of it runs from a folder that is thrown away, on this machine alone; the lines for functions.php are those of the assistant's own page /widget/.
`--picture FILE` keeps a picture of the site.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.widget.__main__ import CHROMIUM, assistant, tag_of

PACKAGES = "wordpress wordpress-theme-twentytwentythree php-cli php-mysql mariadb-server"
SOURCE = Path("/usr/share/wordpress")
THEMES = SOURCE / "wp-content" / "themes"
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', '{user}'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('WP_DEBUG', false);
define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""


def missing() -> list[str]:
    """Return what this machine lacks."""
    programs = [name for name in ("php", "mariadbd", "mariadb-install-db") if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
    return programs + [str(path) for path in (SOURCE / "wp-settings.php", THEMES / "twentytwentythree") if not path.exists()]


@contextlib.contextmanager
def running(command: list[str], ready: Path | int, log: Path, **options: Any) -> Iterator[None]:
    """Run a program until the block ends; it has begun when its socket, a file or a port, is there."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, **options)
        try:
            deadline = time.monotonic() + 60
            while not (ready.exists() if isinstance(ready, Path) else _answers(ready)):
                if process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"{command[0]} does not start:\n{log.read_text(errors='replace')[-2000:]}")
                time.sleep(0.2)
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class WordPress:
    """A WordPress of this folder; `do` has tests/machines/wordpress.php do a step."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.root, self.url = folder, folder / "wp", f"http://localhost:{port}"
        self.theme = self.root / "wp-content" / "themes" / "twentytwentythree"

    def do(self, step: str, text: str = "") -> str:
        """Do one step with a text, and return what it printed: the number of what was written."""
        (self.folder / "text").write_text(text, encoding="utf-8")
        environment = {**os.environ, "WP_ROOT": str(self.root), "WP_HOST": self.url.removeprefix("http://")}
        command = ["php", str(Path(__file__).with_suffix(".php")), step, str(self.folder / "text")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        if done.returncode or (done.stdout and not done.stdout.isdigit()):
            sys.exit(f"{step}: {done.stdout} {done.stderr}")
        return done.stdout


@contextlib.contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    """Install WordPress in `folder` with a database of its own, and serve it."""
    data, where, port = folder / "data", folder / "mariadb.socket", _free_port()
    path = f"{os.environ['PATH']}:/usr/sbin"
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    site = WordPress(folder, port)
    shutil.copytree(SOURCE, site.root)
    (site.root / "wp-config.php").unlink()
    (site.root / "wp-config.php").write_text(CONFIG.format(user=user, socket=where), encoding="utf-8")
    install = ["mariadb-install-db", f"--datadir={data}", f"--user={user}", f"--auth-root-socket-user={user}", "--skip-test-db"]
    subprocess.run(install, check=True, capture_output=True, env={**os.environ, "PATH": path}, timeout=120)
    server = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={where}", f"--user={user}", "--skip-networking"]
    with running(server, where, folder / "mariadb.log", env={**os.environ, "PATH": path}):
        subprocess.run(["mariadb", "--no-defaults", f"--socket={where}", "-e", "create database wordpress"], check=True, timeout=60)
        site.do("install")
        with running(["php", "-S", f"localhost:{port}", "-t", str(site.root)], port, folder / "php.log", cwd=site.root):
            yield site


def snippet(server: str) -> str:
    """Return the lines for functions.php as the page for partners gives them."""
    with urllib.request.urlopen(f"{server}/widget/") as response:
        page = response.read().decode()
    return next(html.unescape(one) for one in re.findall(r"<code>(.*?)</code>", page, flags=re.DOTALL) if "wp_enqueue_script" in one)


def opens(page: Any, url: str, server: str) -> None:
    """Go to a page of the site: the tag is there with its hash, and the chat greets."""
    page.goto(url)
    hashes = page.locator(f"script[src^='{server}']").evaluate_all("all => all.map(one => [one.integrity.slice(0, 7), one.crossOrigin, one.async])")
    assert hashes == [["sha384-", "anonymous", True]], hashes
    page.get_by_role("button", name="Ouvrir l’assistant AMANE").click()
    page.frame_locator("amane-lanceur iframe").get_by_text("Bonjour").first.wait_for()
    # Or the next page of the tab would open it by itself.
    page.evaluate("sessionStorage.clear()")


def try_all(site: WordPress, server: str, page: Any, picture: str) -> None:
    """Put the tag in each way of the guide, and look."""
    tag = tag_of(server)
    opens(page, f"{site.url}/?p={site.do('block', tag)}", server)
    print("an administrator's block: the chat opens")
    page.goto(f"{site.url}/?p={site.do('paragraph', tag)}")
    assert page.locator("amane-lanceur").count() == 0 and "<script" in page.inner_text("main")
    print("pasted into a paragraph: the code shows, as the guide says")
    link = '<a href="/faq">Questions</a>'
    page.goto(f"{site.url}/?p={site.do('author', tag + link)}")
    assert page.locator(f"script[src^='{server}'], amane-lanceur").count() == 0
    assert page.get_by_role("link", name="Questions").is_visible()
    print("an author's block: the tag is taken away and a link stays, as the guide says")
    site.do("snippet", snippet(server))
    opens(page, f"{site.url}/", server)
    print("the lines for functions.php: the chat opens on every page, with its hash")
    (site.theme / "functions.php").write_text("<?php\n", encoding="utf-8")
    site.do("footer", tag)
    for path in ("/", "/?p=1"):
        opens(page, site.url + path, server)
    if picture:
        page.wait_for_timeout(500)
        page.screenshot(path=picture)
    print("a part of the footer: the chat opens on every page")


def main() -> None:
    """Start everything, try it, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--picture", default="", help="a file for a picture of the site with the chat")
    options = parser.parse_args()
    if missing():
        sys.exit(f"Missing here: {', '.join(missing())}. Debian has them: {PACKAGES}")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, wordpress(Path(name)) as site, assistant(site.url) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": 1200, "height": 760}, locale="fr-FR", reduced_motion="reduce")
        try_all(site, server, page, options.picture)
        browser.close()


if __name__ == "__main__":
    main()
