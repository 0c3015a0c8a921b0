"""Debian's Firefox in these tests, over WebDriver BiDi: Playwright drives only a Firefox of its own."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import aiohttp

START_SECONDS = 60
STEP_SECONDS = 30
# Nothing of its own is looked for on the network, and no window of its own comes in between.
PREFERENCES = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,",
    "toolkit.startup.max_resumed_crashes": -1,
}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Shift": "\ue008"}


class Firefox:
    """A running Firefox with one tab; `frame` below is the place of a frame in its parent, such as 0 for the first, None for the page itself."""

    def __init__(self, executable: str) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        profile = Path(self._folder.name)
        (profile / "user.js").write_text("".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items()))
        command = [executable, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0", "about:blank"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._number = 0
        self._do(self._connect(self._address()))
        self.send("session.new", capabilities={})
        # The tab that it starts with never gets the focus.
        self.page = self.send("browsingContext.create", type="tab")["context"]

    def _address(self) -> str:
        deadline = time.monotonic() + START_SECONDS
        assert self._process.stderr
        for line in self._process.stderr:
            found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
            if found:
                # What it says later is read too, or it would wait for a reader.
                threading.Thread(target=self._process.stderr.read, daemon=True).start()
                return f"{found[1]}/session"
            assert time.monotonic() < deadline, "Firefox does not start"
        raise AssertionError("Firefox ended")

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(START_SECONDS)

    async def _connect(self, address: str) -> None:
        self._session = aiohttp.ClientSession()
        self._socket = await self._session.ws_connect(address, max_msg_size=0)

    async def _exchange(self, message: dict[str, Any]) -> dict[str, Any]:
        await self._socket.send_json(message)
        while True:
            answer: dict[str, Any] = await self._socket.receive_json()
            if answer.get("id") == message["id"]:
                return answer

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of WebDriver BiDi and return its result."""
        self._number += 1
        answer = self._do(self._exchange({"id": self._number, "method": method, "params": parameters}))
        assert answer["type"] == "success", f"{method}: {answer.get('error')}: {answer.get('message')}"
        return dict(answer["result"])

    def tree(self) -> dict[str, Any]:
        """Return what is known of the page: its `url`, and its frames, the `children`."""
        return dict(self.send("browsingContext.getTree", root=self.page)["contexts"][0])

    def _context(self, frame: int | None) -> str:
        return self.page if frame is None else str(self.tree()["children"][frame]["context"])

    def goto(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.send("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def back(self) -> None:
        """Go back in the history of the tab."""
        self.send("browsingContext.traverseHistory", context=self.page, delta=-1)

    def resize(self, width: int, height: int) -> None:
        """Give the page this size, in CSS pixels."""
        self.send("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": height})

    def evaluate(self, expression: str, frame: int | None = None) -> Any:
        """Return the value of a JavaScript expression that JSON can write."""
        target = {"context": self._context(frame)}
        result = self.send("script.evaluate", expression=f"JSON.stringify({expression}) ?? 'null'", target=target, awaitPromise=False)
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def wait(self, expression: str, frame: int | None = None) -> Any:
        """Wait until an expression is true, and return it."""
        return self.until(lambda: self.evaluate(expression, frame), expression)

    def until(self, ready: Callable[[], Any], what: str) -> Any:
        """Wait until `ready` returns something, and return it; what fails meanwhile, as a page that is being left does, is tried again."""
        deadline = time.monotonic() + STEP_SECONDS
        while True:
            problem: object = ""
            try:
                found = ready()
                if found:
                    return found
            except (AssertionError, KeyError, IndexError) as error:
                problem = error
            assert time.monotonic() < deadline, f"{what} {problem}"
            time.sleep(0.05)

    def press(self, *keys: str, frame: int | None = None) -> None:
        """Press keys, by their name or character, one after the other, where the focus is in the page or in a frame."""
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", context=self._context(frame), actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def close(self) -> None:
        """End it."""
        self._do(self._socket.close())
        self._do(self._session.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._process.terminate()
        self._process.wait(timeout=20)
        self._folder.cleanup()
