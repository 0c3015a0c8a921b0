"""Serve the throw-away assistant: the real server, with the actions of `trial_actions`. Settings come from the environment."""

import sys

import bot.engine  # noqa: F401 - first: it makes the absent packages known
from bot.server.app import run
from tests.trial import trial_actions  # noqa: F401 - registers the actions


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Say in the log when anything tries to reach another machine."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments[0:1]
    else:
        return
    host = address[0] if isinstance(address, tuple) else "local"
    if host not in ("127.0.0.1", "::1", "localhost", "local", None):
        print(f"QUITTE LA MACHINE : {event} {host!r}", file=sys.stderr, flush=True)


sys.addaudithook(_watch)
run()
