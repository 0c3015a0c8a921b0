"""Sixty conversations through a proxy that sends each message to the next of three servers, while one part after the other breaks down.

`python -m tests.machines.breakdowns [nginx|caddy …]` (`make pannes`) takes the time that an operator would see: the database and the counter of
limits are each away for twenty seconds. Each message must continue its own conversation: the trial assistant says its number. PostgreSQL, nginx,
Caddy and redis-server are Debian's (Valkey, which speaks Redis's protocol, is not in Debian 12); nothing outside this machine is reached.
"""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.proxies import Proxy
from tests.serving import GOLDEN, PATH, ROOT, Postgres, Redis, Server, Visitor, postgres_binaries

CONVERSATIONS = 60
LIMIT = 40
TEXTS = {"bonjour": "salutation", GOLDEN: "collectifs.liste"}
# What no visitor may ever get.
NEVER = ("wrong context", "lost conversation", "page of HTML", "no answer at all", "something else")
# Where a refusal may come at all, and which one: the chat says it, with a button to try again.
REFUSALS = {"kill -9": {"503 by the proxy"}, "database away": {"503 stockage_indisponible"}}


@dataclass
class Crowd:
    """Everybody who talks, and what became of each message in each phase."""

    proxy: Proxy
    pause: float
    phase: str = "calm"
    going: bool = True
    seen: dict[str, Counter[str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str) -> None:
        """Count what became of one request."""
        with self.lock:
            self.seen.setdefault(self.phase, Counter())[what] += 1

    @contextlib.contextmanager
    def during(self, phase: str, afterwards: float) -> Iterator[None]:
        """Do something, let everybody talk on for a while, and count under its name what became of their messages."""
        self.phase = phase
        yield
        time.sleep(afterwards)

    def faults(self) -> list[str]:
        """Return what should not have happened."""
        found = [f"{phase}: {seen[what]} × {what}" for phase, seen in self.seen.items() for what in NEVER if seen[what]]
        for phase, seen in self.seen.items():
            allowed = {"answered", *NEVER, *REFUSALS.get(phase, set())}
            found += [f"{phase}: {number} × {what}" for what, number in seen.items() if what not in allowed]
            if not seen["answered"]:
                found.append(f"{phase}: nobody was answered")
        return found


def judge(answer: requests.Response) -> str:
    """Return what an answer is: `answered`, a refusal with its code, or what must not be."""
    if not answer.headers.get("content-type", "").startswith("application/json"):
        return "page of HTML"
    content = answer.json()
    if answer.status_code == 200:
        return "answered"
    if answer.status_code == 401:
        return "lost conversation"
    # The servers themselves give the contacts with every refusal.
    by = content["code"] if "contacts" in content else "by the proxy"
    return f"{answer.status_code} {by}"


class Chat(threading.Thread):
    """One conversation; it says something again where it got no answer, as its visitor would."""

    def __init__(self, crowd: Crowd, address: str) -> None:
        super().__init__(daemon=True)
        self._crowd, self._address = crowd, address
        self.turns = 0
        self._token = ""

    def run(self) -> None:
        time.sleep(random.uniform(0, self._crowd.pause))
        with self._crowd.proxy.client(self._address) as client:
            # A new connection each time: a kept one that the proxy closes at that moment is the client's affair.
            client.headers["connection"] = "close"
            self._ask(client, "", None)
            while self._crowd.going:
                self._say(client, random.choice(list(TEXTS)))
                time.sleep(self._crowd.pause * random.uniform(0.8, 1.2))
            # Whatever happened, it goes on.
            self._say(client, GOLDEN)

    def _say(self, client: requests.Session, text: str) -> None:
        content, tries = self._ask(client, "/messages", {"text": text})
        told = re.search(r"Message (\d+) :", content["messages"][0]["text"])
        number = int(told[1]) if told else 0
        # A try without an answer may have been kept all the same.
        if content["topics"] != [TEXTS[text]] or not self.turns < number <= self.turns + tries:
            self._crowd.note("wrong context")
        self.turns = number

    def _ask(self, client: requests.Session, path: str, content: dict[str, str] | None) -> tuple[dict, int]:
        """Return the answer at last, and how often it was asked for."""
        headers = {"authorization": f"Bearer {self._token}"} if self._token else {}
        tries = 0
        while True:
            tries += 1
            wait = 1.0
            try:
                answer = client.post(f"{PATH}{path}", json=content, headers=headers)
                what = judge(answer)
                # The chat's button to try again waits as long as the refusal says.
                wait = float(answer.headers.get("retry-after", wait))
            except (requests.RequestException, ValueError):
                what = "no answer at all"
            self._crowd.note(what)
            if what == "answered":
                said = answer.json()
                self._token = said["token"]
                return said, tries
            time.sleep(wait)


def hasty(proxy: Proxy) -> int:
    """Return how many messages of somebody hasty are answered within a minute."""
    visitor = Visitor(proxy.client())
    return sum(visitor.post({"text": "bonjour"}).status_code == 200 for _ in range(LIMIT + 20))


def counted_once(proxy: Proxy, said: list[str]) -> bool:
    """Whether three servers answer one conversation as often as one server would: each counting for itself would answer every message.

    On a busy machine a few may be counted where they were asked, and one that stood still gets another chance.
    """
    for _ in range(3):
        answered = hasty(proxy)
        said.append(f"of {LIMIT + 20} messages of one conversation in a row, {answered} answered (the limit is {LIMIT} a minute)")
        if LIMIT <= answered <= LIMIT + 4:
            return True
        time.sleep(3)
    return False


def settings(postgres: Postgres, redis: Redis, drain: float) -> dict[str, object]:
    """Return the settings of each of the servers."""
    return {
        "database_url": postgres.url,
        "limits_url": redis.url,
        "secret": "secret-des-essais-" * 3,
        "address_header": "x-real-ip",
        "conversation_limit": f"{LIMIT}/minute",
        "address_limit": "1000000/minute",
        "opening_limit": "1000000/minute",
        "drain_seconds": drain,
    }


def break_down(
    proxy: Proxy, servers: Sequence[Server], postgres: Postgres, redis: Redis, *, pause: float, away: float, calm: float, settle: float = 0.0
) -> tuple[Crowd, list[str]]:
    """Let everybody talk while one part after the other breaks down; return what became of the messages, and of limits, in words.

    Everybody pauses for `pause` seconds between two messages; the database and the counter are `away` for so many, `calm` are between two breakdowns,
    and `settle` after each restart.
    """
    limits: list[str] = []
    faults: list[str] = []

    def check_limits(when: str) -> None:
        if not counted_once(proxy, limits):
            faults.append(f"{when}: limits are not counted once")

    crowd = Crowd(proxy, pause)
    # Each from an address of its own: nginx refuses the fifty-first connection of one, which on a busy machine sixty visitors would reach.
    chats = [Chat(crowd, f"127.0.1.{number}") for number in range(1, CONVERSATIONS + 1)]
    for chat in chats:
        chat.start()
    with crowd.during("calm", calm + pause):
        check_limits("calm")
    with crowd.during("kill -9", calm):
        servers[0].end()
        servers[0].start()
    with crowd.during("rolling restart", calm):
        for server in servers:
            server.stop()
            server.start()
            time.sleep(settle)
    with crowd.during("the proxy reads its file again", calm):
        proxy.reload()
    # Until everybody has said again what the database took from them.
    with crowd.during("database away", 3 * pause):
        postgres.stop()
        time.sleep(away)
        postgres.start()
    with crowd.during("counter of limits away", calm):
        redis.stop()
        time.sleep(away)
        redis.start()
        time.sleep(3)
    with crowd.during("all is well again", calm):
        check_limits("at the end")
    crowd.going = False
    for chat in chats:
        chat.join(timeout=60)
        if chat.is_alive() or chat.turns < 3:
            faults.append("a conversation did not go on to its end")
    crowd.seen.setdefault("limits", Counter(answered=1)).update(dict.fromkeys(faults, 1))
    return crowd, limits


def run(kind: str, folder: Path, model: Path, binaries: Path, program: str) -> list[str]:
    """Start everything in a folder, with the times of an operator; say what became of the messages, and return what should not have happened."""
    for one in ("postgres", "proxy"):
        (folder / one).mkdir(parents=True)
    folder.chmod(0o711)
    with contextlib.ExitStack() as closing:
        postgres, redis = Postgres(binaries, folder / "postgres"), Redis(program).start()
        closing.callback(redis.stop)
        postgres.start()
        closing.callback(postgres.stop)
        servers = [Server(model, folder / f"serveur-{number}" / "donnees", **settings(postgres, redis, drain=3)) for number in range(3)]
        for server in servers:
            closing.callback(server.end)
            server.start()
        proxy = Proxy(kind, folder / "proxy", [server.port for server in servers], in_turn=True).start()
        closing.callback(proxy.end)
        crowd, limits = break_down(proxy, servers, postgres, redis, pause=2, away=20, calm=5, settle=2)
    print(f"{kind}, {CONVERSATIONS} conversations, 3 servers")
    for phase, seen in crowd.seen.items():
        print(f"  {phase}: {', '.join(f'{number} {what}' for what, number in seen.most_common())}")
    print("\n".join(f"  {line}" for line in limits), flush=True)
    return [f"{kind}: {fault}" for fault in crowd.faults()]


def main(kinds: Sequence[str]) -> int:
    """Run it with each proxy."""
    binaries, program = postgres_binaries(), shutil.which("redis-server")
    if binaries is None or program is None:
        sys.exit("PostgreSQL or redis-server is missing: apt-get install postgresql redis-server")
    # Whoever ends it must not leave servers behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="amane-pannes-") as name:
        Path(name).chmod(0o711)
        trained = subprocess.run([sys.executable, "-m", "tests.trial.train", name], cwd=ROOT, capture_output=True, text=True, check=False)
        if trained.returncode:
            sys.exit(trained.stderr)
        model = Path(name) / "trial.tar.gz"
        wrong = [fault for kind in kinds or ("nginx", "caddy") for fault in run(kind, Path(name) / kind, model, binaries, program)]
    print("\n".join(["Faults:", *wrong]) if wrong else "No fault.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
