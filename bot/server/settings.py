"""The server's settings: one environment variable each, typed and checked at start, all described in docs/exploitation.md."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from limits import RateLimitItem, parse_many
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.server import shared_counters
from bot.server.origins import normal_origin

PREFIX = "AMANE_"
ROOT = Path(__file__).parents[2]
# Longer is a slip, and some of the arithmetic behind would not bear it.
MOST_SECONDS, MOST_HOURS, MOST_DAYS = 86_400, 24 * 3660, 3660
_HEADER_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
# What a key for HMAC-SHA256 should have; the project's own has 64.
LEAST_SECRET_CHARACTERS = 32


class SettingsError(ValueError):
    """A setting has a value that can't be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; `Settings.from_environment()` reads `AMANE_<NAME IN CAPITALS>`.

    host, port: where the server listens; the default is for a proxy on the same machine.
    Folders are counted from the project's own, wherever the command was started.

    data_dir: where conversations and the secret are kept.
    knowledge_dir: where the facts are; knowledge/folder.py reads it as well, for whoever has no settings.
    models_dir: where sealed models are; that of the present data is taken. model: this one instead.
    database_url: empty for SQLite in the data folder, else `postgresql://…`. database_wait: seconds to wait for the database at start.
    secret: signs the conversation tokens; empty: made once and kept in the data folder.
    token_hours: how long a conversation can go on after its last message. keep_days: after how many days everything is deleted but counts.
    allowed_origins: sites whose pages may call the server, exact. frame_origins: sites that may show the chat in a frame, exact.
    address_header: header in which the proxy in front writes the visitor's address; empty without a proxy.
    message_seconds: how long an answer may take; it may wait for its turn twice as long.
    most_waiting: how many messages may wait for their answer at once.
    request_seconds: how long a request may take to arrive as a whole, and a kept connection may be silent.
    most_connections: how many connections may be open at once; the one silent for the longest makes room for a new one.
    conversation_limit, address_limit, opening_limit: messages per conversation, requests per address, new conversations per address.
    question_limit: questions sent to the team per address.
    limits_url: a server with Redis's protocol (`valkey://…`) that counts them for several servers together; empty: each counts for itself.
    drain_seconds: once told to stop, how long new requests are still taken while `/ready` sends proxies elsewhere.
    metrics_networks: networks (`10.0.0.0/8`) whose machines may read /metrics too, besides this one: that of Prometheus among containers.
    rest: Rasa's own `rest` channel, for development; only with host 127.0.0.1. log_level: debug, info, warning or error.
    """

    host: str = "127.0.0.1"
    port: int = 5005
    data_dir: Path = Path("donnees")
    knowledge_dir: Path = Path("knowledge")
    models_dir: Path = Path("models")
    model: Path | None = None
    database_url: str = field(default="", repr=False)
    database_wait: float = 30.0
    secret: str = field(default="", repr=False)
    token_hours: float = 24.0
    keep_days: float = 30.0
    allowed_origins: tuple[str, ...] = ()
    frame_origins: tuple[str, ...] = ()
    address_header: str = ""
    # An answer takes 5 to 30 ms; a starved machine may need a hundred times that, and the database may take twice two seconds.
    message_seconds: float = 5.0
    most_waiting: int = 64
    # Slow mobile networks need a few seconds for a request of a few hundred bytes.
    request_seconds: int = 15
    # Each is a file for the system, which allows a process 1,024 of them unless told otherwise.
    most_connections: int = 512
    # A quick writer sends ten messages a minute; many visitors share one address behind a mobile operator.
    conversation_limit: str = "30/minute; 300/hour"
    address_limit: str = "300/minute"
    opening_limit: str = "60/minute"
    # Per address too: a question reaches a person.
    question_limit: str = "20/hour; 60/day"
    limits_url: str = field(default="", repr=False)
    # Alone, a server that goes on only delays its own return.
    drain_seconds: float = 0.0
    metrics_networks: tuple[str, ...] = ()
    rest: bool = False
    log_level: str = "info"

    def __post_init__(self) -> None:
        self._normalise()
        checks = {
            "host": bool(self.host),
            "port": 0 <= self.port < 65536,
            "database_wait": 0 <= self.database_wait <= MOST_SECONDS,
            "token_hours": 0 < self.token_hours <= MOST_HOURS,
            "keep_days": 0 < self.keep_days <= MOST_DAYS,
            "drain_seconds": 0 <= self.drain_seconds <= MOST_SECONDS,
            "message_seconds": 0 < self.message_seconds <= MOST_SECONDS,
            "request_seconds": 0 < self.request_seconds <= MOST_SECONDS,
            "address_header": not self.address_header or bool(_HEADER_NAME.fullmatch(self.address_header)),
            "most_waiting": self.most_waiting > 0,
            "most_connections": self.most_connections > 0,
            "secret": not self.secret or usable_secret(self.secret),
            "database_url": not self.database_url or _is_database(self.database_url),
            "log_level": self.log_level in ("debug", "info", "warning", "error"),
            "metrics_networks": all(map(_is_network, self.metrics_networks)),
            "rest": not self.rest or self.host in ("127.0.0.1", "::1"),
        }
        wrong = [name for name, good in checks.items() if not good]
        for name in ("conversation_limit", "address_limit", "opening_limit", "question_limit"):
            try:
                parse_many(getattr(self, name))
            except ValueError:
                wrong.append(name)
        if self.limits_url and not shared_counters.is_usable(self.limits_url):
            # Without what was written: it may hold a password.
            raise SettingsError(f"{variable('limits_url')} doit être une adresse comme valkey://127.0.0.1:6379/0 ou redis://:motdepasse@machine:6379/0.")
        if wrong:
            raise SettingsError("; ".join(f"{variable(name)} has a value that can't be used" for name in wrong))

    def _normalise(self) -> None:
        """Write what has several spellings in one way."""

        def write(name: str, value: Any) -> None:
            object.__setattr__(self, name, value)

        host = self.host.strip()
        write("host", host[1:-1] if host.startswith("[") and host.endswith("]") else host)
        # A line end after a pasted secret would make it another one than on the next server.
        write("secret", self.secret.strip() or self.secret)
        for name in ("allowed_origins", "frame_origins"):
            write(name, tuple(_origin(name, text) for text in getattr(self, name)))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **changes: Any) -> Settings:
        """Read the settings; `changes` win over the environment. A wrong value, or a misspelt name, is a `SettingsError`."""
        environment = os.environ if environment is None else environment
        known = {variable(one.name): one for one in fields(cls)}
        unknown = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
        if unknown:
            raise SettingsError(f"unknown setting {', '.join(unknown)}; known are {', '.join(known)}")
        values: dict[str, Any] = {}
        for name, one in known.items():
            if environment.get(name):
                values[one.name] = _read(name, str(one.type), environment[name])
        made = cls(**{**values, **changes})
        folders = {name: ROOT / getattr(made, name) for name in ("data_dir", "knowledge_dir", "models_dir", "model") if getattr(made, name)}
        return replace(made, **folders)

    @property
    def database(self) -> str:
        """Where conversations are kept, as an address of SQLAlchemy."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'conversations.sqlite3'}"

    @property
    def kept_knowledge(self) -> Path:
        """The folder where the last good version of the knowledge files outlives a restart."""
        return self.data_dir.absolute() / "connaissances"

    def limits(self, name: str) -> list[RateLimitItem]:
        """Return the parsed limits of one of the limit settings."""
        return parse_many(getattr(self, name))


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def usable_secret(text: str) -> bool:
    """Whether a text can sign tokens: 32 characters at least besides blanks, none of them invisible."""
    return text.isprintable() and len("".join(text.split())) >= LEAST_SECRET_CHARACTERS


def _is_database(text: str) -> bool:
    """Whether a text is an address of SQLite or PostgreSQL; an @ of a password that is not escaped would be taken for the end of it."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return False
    return text.startswith(("sqlite:///", "postgresql://")) and "@" not in (url.host or "")


def _is_network(text: str) -> bool:
    """Whether a text is a network that leaves somebody out."""
    try:
        return ipaddress.ip_network(text).prefixlen > 0
    except ValueError:
        return False


def _origin(name: str, text: str) -> str:
    try:
        return normal_origin(text)
    except ValueError:
        wanted = "a site is https://www.exemple.ma, without a path"
        raise SettingsError(f"{variable(name)} has a value that can't be used: « {text} » ({wanted})") from None


def _read(name: str, kind: str, text: str) -> Any:
    try:
        if kind == "bool":
            return {"1": True, "true": True, "oui": True, "0": False, "false": False, "non": False}[text.lower()]
        if kind.startswith("tuple"):
            return tuple(part.strip() for part in text.split(",") if part.strip())
        return {"int": int, "float": float, "str": str, "Path": Path, "Path | None": Path}[kind](text)
    except (KeyError, ValueError) as error:
        raise SettingsError(f"{name} has a value that can't be used") from error
