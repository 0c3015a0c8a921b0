"""Keep visitors' words out of every log, and write the server's own log as one JSON object a line.

The text of an exception often quotes what it was working on, and so do the arguments of what libraries say: they stop here.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import secrets
import sys
import time
import traceback
from typing import Any

# Made anew at each start and kept nowhere.
_LOG_KEY = secrets.token_bytes(32)
_OURS = ("bot", "actions", "knowledge")


def short_hash(text: str) -> str:
    """Return twelve hexadecimal characters that stand for a conversation in this process's log and lead nowhere else."""
    return hashlib.blake2b(text.encode(), key=_LOG_KEY, digest_size=6).hexdigest()


class Seldom:
    """Whether it is time to say something again: true when called, and then not for `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._again_at = -math.inf

    def __call__(self) -> bool:
        now = time.monotonic()
        if now < self._again_at:
            return False
        self._again_at = now + self._seconds
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line; of an exception the kind and the place, never its text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        line["event"] = record.getMessage()
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])[-3:]
            line["error"] = record.exc_info[0].__name__
            line["where"] = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(line, ensure_ascii=False)


class _NoNoise(logging.Filter):
    """Drop what Sanic says when somebody sends bytes that are not HTTP: it closes the connection, and anybody could fill the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return not (record.funcName == "connection_task" and kind in ("UnicodeEncodeError", "HttpParserInvalidURLError"))


class _FamiliarOnly(logging.Filter):
    """Of other people's loggers keep the format and drop the arguments: they may hold a request or a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(_OURS):
            record.msg = (
                record.msg
                if record.args and isinstance(record.msg, str)
                else f"{type(record.msg).__name__} at {record.filename}:{record.lineno}"
            )
            record.args = ()
        return True


def serve_json(level: int = logging.INFO) -> None:
    """Send every log of the process to standard error as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(_NoNoise())
    handler.addFilter(_FamiliarOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in ("sanic.root", "sanic.error", "sanic.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    # Notices for developers, which may quote arguments.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
