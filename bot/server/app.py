"""Start the server: one process with the model, the channel, the pages, `/health`, `/metrics` and the clean-up."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import threading
import time
from dataclasses import replace
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from bot.engine import channels, model_file
from bot.engine.agent import load_dialogue
from bot.server import listening, logs, watchdog
from bot.server.settings import Settings
from knowledge import shared_store

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.server.conversation import Conversations
    from bot.server.protocol import BoundedProtocol
    from knowledge.store import State

logger = logging.getLogger(__name__)

# Old conversations are looked for this often.
PURGE_SECONDS = 3600.0
# A health check costs one answer: more often than this it gets the last result.
HEALTH_SECONDS = 5.0
# A connection that was made so lately may be about to ask: on a busy machine a proxy takes a while between the two.
FRESH_SECONDS = 1.0
# Answers under way may take this long once the server is told to stop; then whoever still waits is refused, in this time.
GRACE_SECONDS, LAST_WORDS_SECONDS = 2.2, 0.2
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
# Connections that may wait to be taken.
BACKLOG = 128
# Of a fault in the knowledge files, in characters: a quotation may be long, and `make check` says all of it.
MOST_TOLD = 300


def run(port: int | None = None, settings: Settings | None = None) -> None:
    """Serve until told to stop (SIGTERM or Ctrl-C). Wrong settings, an address taken or no model raise before anything listens."""
    os.umask(0o077)
    settings = settings or Settings.from_environment()
    if port is not None:
        settings = replace(settings, port=port)
    logs.serve_json(getattr(logging, settings.log_level.upper()))
    with contextlib.ExitStack() as closing:
        _stop_at_once_when_told()
        # First of all: an address that can't be had is told at once, and nobody else takes it meanwhile.
        sockets = listening.bind(settings.host, settings.port)
        for one in sockets:
            closing.callback(one.close)
        conversations, version = start_conversations(settings)
        closing.callback(conversations.close)
        app = create_app(settings, conversations, version)
        watchdog.register(app, settings)
        from sanic.server import try_use_uvloop

        try_use_uvloop()
        # What was loaded stays to the end: looking for garbage in it takes most of the time of a stop, and some of it now and then before.
        gc.collect()
        gc.freeze()
        asyncio.run(_serve(app, sockets, settings))


def _stop_at_once_when_told() -> None:
    """While the server starts nothing needs to be finished: SIGTERM and Ctrl-C end it where it is.

    At once: an exception raised in the middle of an import is taken for a failure of what is imported.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        os._exit(0)

    if threading.current_thread() is threading.main_thread():
        for number in STOP_SIGNALS:
            signal.signal(number, stop)


async def _serve(app: Sanic, sockets: list[socket.socket], settings: Settings) -> None:
    """Serve on bound sockets until a signal comes; then answer what was asked, within `GRACE_SECONDS`.

    Sanic's own start says nothing of an address that it can't have and ends with code 0; its stop waits ten seconds for connections
    on which nothing is asked.
    """
    from bot.server.protocol import BoundedProtocol

    loop = asyncio.get_running_loop()
    told, hurried = asyncio.Event(), asyncio.Event()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, lambda: (hurried if told.is_set() else told).set())
    connections: set[BoundedProtocol] = set()
    app.asgi = False
    await app._startup()
    await app._server_event("init", "before", loop)
    protocol = partial(BoundedProtocol, loop=loop, app=app, connections=connections)
    try:
        servers = [await loop.create_server(protocol, sock=one, backlog=BACKLOG) for one in sockets]
    except OSError as error:
        # Somebody who started at the same time was faster.
        raise listening.refused(settings.host, settings.port, error) from None
    await app._server_event("init", "after", loop)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"L'assistant AMANE écoute sur http://{host}:{sockets[0].getsockname()[1]}", flush=True)
    await told.wait()
    logger.info("told to stop")
    # From now on `/ready` says no, and whoever is answered connects anew next time.
    app.ctx.stopping = True
    if settings.drain_seconds:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hurried.wait(), settings.drain_seconds)
    waiting = listening.take_waiting(sockets)
    for server in servers:
        server.close()
    for connection in waiting:
        await loop.connect_accepted_socket(protocol, connection)
    await _finish(connections, hurried)
    await app._server_event("shutdown", "before", loop)
    await app._server_event("shutdown", "after", loop)


async def _finish(connections: set[BoundedProtocol], hurried: asyncio.Event) -> None:
    """Close what has been silent for a moment, let the answers under way be given, refuse what is left at the end, or at a second signal."""
    from bot.server.refusal import Refused

    deadline = time.monotonic() + GRACE_SECONDS
    while connections and time.monotonic() < deadline and not hurried.is_set():
        for one in list(connections):
            if one.is_silent and time.monotonic() - one.began_at > FRESH_SECONDS:
                one.close()
        await asyncio.sleep(0.02)
    for one in list(connections):
        one.end(Refused("trop_occupe", retry_after=2), LAST_WORDS_SECONDS)
    await asyncio.sleep(LAST_WORDS_SECONDS if connections else 0)


def start_conversations(settings: Settings) -> tuple[Conversations, str]:
    """Load the model and open the store; return the conversations and the model's version (the start of its sha256)."""
    # Before the actions ask for it: bad files then give way to the last good version.
    shared_store(settings.kept_knowledge)
    model = settings.model or model_file.latest(settings.models_dir)
    version = model_file.verify(model)[:12]
    dialogue = load_dialogue(model)
    from bot.server.conversation import Conversations
    from bot.server.store import ConversationStore

    # Without its database the server still answers whoever is in danger.
    store = ConversationStore(settings.database, settings.database_wait, required=False)
    return Conversations(dialogue, store, seconds=settings.message_seconds, most_waiting=settings.most_waiting), version


def create_app(settings: Settings, conversations: Conversations, model_version: str) -> Sanic:
    """Return the web application around open conversations."""
    from sanic import Sanic
    from sanic.config import Config

    from bot.server import pages
    from bot.server.limiter import Limiter
    from bot.server.metrics import Metrics
    from bot.server.tokens import load_secret
    from bot.server.web import MOST_BODY_BYTES, HeadRouter, WebChannel, guard

    # Without a prefix Sanic reads no SANIC_ variables: the only settings are those of this project.
    app = Sanic("amane", config=Config(env_prefix=""), router=HeadRouter(), configure_logging=False)
    app.config.update(
        ACCESS_LOG=False,
        REQUEST_MAX_SIZE=MOST_BODY_BYTES,
        REQUEST_TIMEOUT=settings.request_seconds,
        RESPONSE_TIMEOUT=settings.request_seconds + int(2 * settings.message_seconds),
        KEEP_ALIVE_TIMEOUT=settings.request_seconds,
        MOST_CONNECTIONS=settings.most_connections,
    )
    secret = settings.secret or load_secret(settings.data_dir)
    limiter = Limiter(settings, secret)
    metrics = Metrics(shared_store(), model_version, conversations, limiter)
    site = pages.Pages(pages.Widget(), shared_store())
    guard(app, settings, metrics, site.error)
    channels.mount(WebChannel(conversations, settings, secret, limiter, metrics), app)
    _add_health(app, conversations, model_version)
    _add_readiness(app, conversations)
    _add_metrics(app, settings, metrics)
    app.blueprint(pages.blueprint(settings, site))
    if settings.rest:
        channels.mount_rest(conversations.dialogue, app)

    async def purge_now_and_then(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.purging = loop.create_task(_purge_for_ever(conversations, settings.keep_days, metrics))

    app.register_listener(purge_now_and_then, "before_server_start")

    async def stop_purging(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.purging.cancel()

    app.register_listener(stop_purging, "before_server_stop")

    return app


async def _purge_for_ever(conversations: Conversations, keep_days: float, metrics: Any) -> None:
    from bot.server.refusal import Refused

    while True:
        try:
            gone = await conversations.purge(time.time() - keep_days * 86400)
        except Refused as refused:
            logger.error("old conversations could not be deleted (%s), trying again later", refused.code)
        else:
            metrics.purged.inc(gone)
            logger.info("%d conversations older than %s days deleted", gone, keep_days)
        await asyncio.sleep(PURGE_SECONDS)


def _add_health(app: Sanic, conversations: Conversations, model_version: str) -> None:
    from bot.server.json_text import json_response

    knowledge = shared_store()
    last: dict[str, Any] = {}
    checking = asyncio.Lock()

    @app.get("/health")
    async def health(request: Any) -> Any:
        async with checking:
            if not last or time.monotonic() - last["time"] > HEALTH_SECONDS:
                last.update(found=await conversations.check(), time=time.monotonic())
        # Reading changed files takes longer than one visitor's turn on the event loop.
        await asyncio.to_thread(knowledge.current)
        found = last["found"]
        parts = {"answer": found["answer"], "store": found["store"]}
        # Files that are refused make nothing ill: the last good version answers, and a restart would not mend them.
        content = {"status": _status(found), **parts, "model": model_version, **_knowledge_fields(knowledge.state)}
        # 503 only where a restart helps.
        return json_response(content, 200 if found["answer"] else 503)


def _add_readiness(app: Sanic, conversations: Conversations) -> None:
    from bot.server.json_text import json_response

    @app.get("/ready")
    async def ready(request: Any) -> Any:
        # Asked every second by proxies: it costs nothing. Without its database a server is ready too, for whoever is in danger.
        able = conversations.worker.healthy and not getattr(app.ctx, "stopping", False)
        return json_response({"ready": able}, 200 if able else 503)


def _status(found: dict[str, bool]) -> str:
    """Return the worst of what the health check found."""
    if not found["answer"]:
        return "broken"
    if not found["store"]:
        return "degraded"
    return "busy" if found.get("busy") else "ok"


def _knowledge_fields(state: State) -> dict[str, Any]:
    """Return what /health says of the knowledge files; of many faults the first."""
    told = "ok"
    if state.refused:
        more = len(state.refused) - 1
        told = f"refused: {state.refused[0].brief[:MOST_TOLD]}" + (f" (and {more} more)" if more else "")
    return {"knowledge": told, "knowledge_refused": bool(state.refused), "knowledge_version": state.version}


def _add_metrics(app: Sanic, settings: Settings, metrics: Any) -> None:
    from sanic.response import raw

    from bot.server.metrics import may_read
    from bot.server.refusal import Refused

    @app.get("/metrics", strict_slashes=True)
    async def page(request: Any) -> Any:
        # Other spellings are meant to pass a proxy.
        if request.path != "/metrics" or not may_read(request, settings.address_header, settings.metrics_networks):
            raise Refused("introuvable")
        await asyncio.to_thread(shared_store().current)
        content, kind = metrics.page()
        return raw(content, content_type=kind)
