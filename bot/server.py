"""Start the server: one process with the model, the actions, the channel, the pages and the clean-up."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from typing import TYPE_CHECKING, Any

from bot import logs, model_file
from bot.agent import load_agent
from bot.settings import Settings
from knowledge import shared_store

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.channel.conversation import Conversations
    from knowledge.store import State

logger = logging.getLogger(__name__)

# Old conversations are looked for this often.
PURGE_SECONDS = 3600.0
# A health check costs one answer: more often than this it gets the last result.
HEALTH_SECONDS = 5.0
GRACE_SECONDS = 10.0
# Of a fault in the knowledge files, in characters: a quotation may be long, and `make check` says all of it.
MOST_TOLD = 300


def run(port: int | None = None, settings: Settings | None = None) -> None:
    """Serve until told to stop (SIGTERM or Ctrl-C). Wrong settings, no model or no database raise before anything listens."""
    os.umask(0o077)
    settings = settings or Settings.from_environment()
    if port is not None:
        settings = Settings(**{**settings.__dict__, "port": port})
    logs.serve_json(getattr(logging, settings.log_level.upper()))
    conversations, version = start_conversations(settings)
    app = create_app(settings, conversations, version)

    async def announce(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"L'assistant AMANE écoute sur http://{host}:{settings.port}", flush=True)

    app.register_listener(announce, "after_server_start")

    app.run(host=settings.host, port=settings.port, debug=False, access_log=False, auto_reload=False, motd=False)


def start_conversations(settings: Settings) -> tuple[Conversations, str]:
    """Load the model and open the store; return the conversations and the model's version (the start of its sha256)."""
    # Before the actions ask for it: bad files then give way to the last good version.
    shared_store(settings.kept_knowledge)
    model = settings.model or model_file.latest(settings.models_dir)
    version = model_file.verify(model)[:12]
    agent = load_agent(model)
    from bot.channel.conversation import Conversations
    from bot.store import ConversationStore

    store = ConversationStore(settings.database, settings.database_wait)
    return Conversations(agent, store, seconds=settings.message_seconds, most_waiting=settings.most_waiting), version


def create_app(settings: Settings, conversations: Conversations, model_version: str) -> Sanic:
    """Return the web application around open conversations; it closes them when it stops."""
    from rasa.core.channels.channel import register
    from sanic import Sanic
    from sanic.config import Config

    from bot.channel.metrics import Metrics
    from bot.channel.tokens import load_secret
    from bot.channel.web import MOST_BODY_BYTES, WebChannel, guard

    # Without a prefix Sanic reads no SANIC_ variables: the only settings are those of this project.
    app = Sanic("amane", config=Config(env_prefix=""), configure_logging=False)
    app.config.update(
        ACCESS_LOG=False,
        REQUEST_MAX_SIZE=MOST_BODY_BYTES,
        REQUEST_TIMEOUT=settings.request_seconds,
        RESPONSE_TIMEOUT=settings.request_seconds + int(2 * settings.message_seconds),
        KEEP_ALIVE_TIMEOUT=settings.request_seconds,
        GRACEFUL_SHUTDOWN_TIMEOUT=GRACE_SECONDS,
    )
    metrics = Metrics(shared_store())
    guard(app, settings, metrics)
    secret = settings.secret or load_secret(settings.data_dir)
    register([WebChannel(conversations, settings, secret, metrics)], app, route="/webhooks/")
    _add_health(app, conversations, model_version)
    _add_metrics(app, settings, metrics)
    _add_pages(app, settings)
    if settings.rest:
        _add_rest(app, conversations)

    async def purge_now_and_then(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.purging = loop.create_task(_purge_for_ever(conversations, settings.keep_days, metrics))

    app.register_listener(purge_now_and_then, "before_server_start")

    async def close(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.purging.cancel()
        conversations.close()

    app.register_listener(close, "after_server_stop")

    return app


async def _purge_for_ever(conversations: Conversations, keep_days: float, metrics: Any) -> None:
    from bot.channel.refusal import Refused

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
    from bot.channel.refusal import Refused
    from bot.channel.web import json_response

    knowledge = shared_store()
    last: dict[str, Any] = {"time": 0.0}
    checking = asyncio.Lock()

    @app.get("/health")
    async def health(request: Any) -> Any:
        async with checking:
            if time.monotonic() - last["time"] > HEALTH_SECONDS or not last["time"]:
                try:
                    parts = await conversations.check()
                except Refused:
                    parts = {"answer": False, "store": False}
                last.update(time=time.monotonic(), parts=parts)
        # Reading changed files takes longer than one visitor's turn on the event loop.
        await asyncio.to_thread(knowledge.current)
        good = all(last["parts"].values())
        # Files that are refused make nothing ill: the last good version answers, and a restart would not mend them.
        content = {"status": "ok" if good else "ill", **last["parts"], "model": model_version, **_knowledge_fields(knowledge.state)}
        return json_response(content, 200 if good else 503)


def _knowledge_fields(state: State) -> dict[str, Any]:
    """Return what /health says of the knowledge files; of many faults the first."""
    told = "ok"
    if state.refused:
        more = len(state.refused) - 1
        told = f"refused: {state.refused[0].brief[:MOST_TOLD]}" + (f" (and {more} more)" if more else "")
    return {"knowledge": told, "knowledge_refused": bool(state.refused), "knowledge_version": state.version}


def _add_metrics(app: Sanic, settings: Settings, metrics: Any) -> None:
    from sanic.response import raw

    from bot.channel.refusal import Refused

    @app.get("/metrics")
    async def page(request: Any) -> Any:
        # What comes through the proxy comes from the internet; figures are for the machine itself.
        if settings.address_header and settings.address_header in request.headers:
            raise Refused("introuvable")
        await asyncio.to_thread(shared_store().current)
        content, kind = metrics.page()
        return raw(content, content_type=kind)


def _add_pages(app: Sanic, settings: Settings) -> None:
    try:
        from bot.pages import blueprint
    except ImportError as error:
        if error.name != "bot.pages":
            raise
        return
    app.blueprint(blueprint(settings))


def _add_rest(app: Sanic, conversations: Conversations) -> None:
    """Mount Rasa's own channel, for development: no token, no bound, conversations in memory."""
    from rasa.core.channels.rest import RestInput

    async def handle(message: Any) -> None:
        await conversations.agent.handle_message(message)

    app.blueprint(RestInput().blueprint(handle), url_prefix="/webhooks/rest")
