"""The channel over HTTP: reads requests strictly, calls `Conversations`, writes JSON. Described by docs/openapi.yml."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.exceptions import (
    InvalidUsage,
    MethodNotSupported,
    NotFound,
    PayloadTooLarge,
    RequestTimeout,
    ServiceUnavailable,
)
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.router import Router

from bot.server import contacts
from bot.server.conversation import Conversations
from bot.server.head import check_head
from bot.server.json_text import json_response, read
from bot.server.limiter import UNKNOWN, Limiter, address_key
from bot.server.logs import Seldom, short_hash
from bot.server.metrics import Metrics
from bot.server.origins import normal_origin
from bot.server.phrases import phrase
from bot.server.refusal import Refused
from bot.server.sent_turn import SentTurn
from bot.server.settings import Settings
from bot.server.tokens import Tokens, UnverifiedTokenError
from knowledge import shared_store

logger = logging.getLogger(__name__)

PATH = "/webhooks/web/conversations"
MOST_BODY_BYTES = 8192
# Longest token that is even looked at; ours have 80 characters.
_MOST_TOKEN_CHARACTERS = 120
_SAFE_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_API_HEADERS = {"cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'none'"}
_SANIC_REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (PayloadTooLarge, "requete_trop_grande"),
    (RequestTimeout, "requete_trop_lente"),
    (MethodNotSupported, "methode_refusee"),
    (NotFound, "introuvable"),
    (ServiceUnavailable, "trop_occupe"),
    (InvalidUsage, "requete_invalide"),
    # What Sanic's own parsing of a malformed head raises.
    (ValueError, "requete_invalide"),
)


class WebChannel(InputChannel):
    """The `web` channel."""

    def __init__(self, conversations: Conversations, settings: Settings, secret: str, limiter: Limiter, metrics: Metrics) -> None:
        self._conversations = conversations
        self._tokens = Tokens(secret, settings.token_hours)
        self._limiter = limiter
        self._settings = settings
        self._metrics = metrics
        self._say_unverified = Seldom(60)
        self._say_unread = Seldom(3600)

    @classmethod
    def name(cls) -> str:
        """Return the name under which Rasa mounts the channel."""
        return "web"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes; `on_new_message` is not used, it knows no bounds."""
        routes = Blueprint("web")
        handlers = {
            ("POST", "/conversations"): self._open,
            ("DELETE", "/conversations"): self._forget,
            ("POST", "/conversations/messages"): self._say,
            ("POST", "/conversations/feedback"): self._rate,
            ("POST", "/conversations/questions"): self._send,
            ("OPTIONS", "/conversations"): self._preflight,
            ("OPTIONS", "/conversations/messages"): self._preflight,
            ("OPTIONS", "/conversations/feedback"): self._preflight,
            ("OPTIONS", "/conversations/questions"): self._preflight,
        }
        for (method, path), handler in handlers.items():
            # Sanic writes an attribute on each handler, which a method does not allow; a partial does.
            routes.add_route(partial(handler), path, methods=[method], name=f"{method}_{path.rpartition('/')[2]}")
        return routes

    async def _open(self, request: Request) -> HTTPResponse:
        address = await self._enter(request)
        await self._limiter.hit("opening", address)
        if request.body and read(request.body) != {}:
            raise Refused("requete_invalide")
        conversation_id, turn = await self._conversations.open(address)
        self._metrics.opened.inc()
        return self._answer(conversation_id, turn)

    async def _say(self, request: Request) -> HTTPResponse:
        started = time.perf_counter()
        address = await self._enter(request)
        conversation_id = self._conversation(request)
        await self._limiter.hit("conversation", conversation_id)
        content = read(request.body)
        if not isinstance(content, dict) or list(content) not in (["text"], ["choice"]):
            raise Refused("requete_invalide")
        ((kind, value),) = content.items()
        if not isinstance(value, str):
            raise Refused("requete_invalide")
        turn = await self._conversations.say(conversation_id, **{kind: value}, address=address)
        seconds = time.perf_counter() - started
        self._metrics.answered(turn, seconds)
        fields = {"conversation": short_hash(conversation_id), "topics": turn.topics, "kind": turn.kind, "ms": round(seconds * 1000, 1)}
        logger.info("message", extra={"fields": fields})
        return self._answer(conversation_id, turn)

    async def _forget(self, request: Request) -> HTTPResponse:
        await self._enter(request)
        await self._conversations.forget(self._conversation(request))
        self._metrics.forgotten.inc()
        return empty()

    async def _rate(self, request: Request) -> HTTPResponse:
        await self._enter(request)
        conversation_id = self._conversation(request)
        await self._limiter.hit("conversation", conversation_id)
        content = read(request.body)
        if not isinstance(content, dict) or set(content) != {"message", "useful"}:
            raise Refused("requete_invalide")
        message, useful = content["message"], content["useful"]
        if not isinstance(message, str) or not isinstance(useful, bool | None):
            raise Refused("requete_invalide")
        for topic in await self._conversations.rate(conversation_id, message, useful):
            self._metrics.thumbs.labels(topic, str(useful).lower()).inc()
        return empty()

    async def _send(self, request: Request) -> HTTPResponse:
        address = await self._enter(request)
        conversation_id = self._conversation(request)
        await self._limiter.hit("conversation", conversation_id)
        await self._limiter.hit("question", address)
        content = read(request.body)
        if not isinstance(content, dict) or set(content) != {"message", "text", "key"} or not all(isinstance(one, str) for one in content.values()):
            raise Refused("requete_invalide")
        # Nothing is written of it to the log, which knows the time.
        question = await self._conversations.send(conversation_id, content["message"], content["text"], content["key"])
        said = phrase("question_envoyee").format(question=question, jours=max(1, round(self._settings.keep_days)))
        return json_response({"message": said, "question": question})

    async def _preflight(self, request: Request) -> HTTPResponse:
        headers = {}
        if is_allowed(request.headers.get("origin"), self._settings):
            headers = {
                "access-control-allow-methods": "POST, DELETE",
                "access-control-allow-headers": "authorization, content-type",
                "access-control-max-age": "86400",
            }
        return empty(headers=headers)

    async def _enter(self, request: Request) -> str:
        """Count the address, refuse what no page of ours sends, and return the address."""
        address = self._address(request)
        await self._limiter.hit("address", address)
        if request.query_string:
            raise Refused("requete_invalide")
        if request.body and request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise Refused("requete_invalide")
        return address

    def _address(self, request: Request) -> str:
        header = self._settings.address_header
        if not header:
            return address_key(request.ip or "")
        # Only the last address is the proxy's word; what stands before it may come from the visitor.
        given = ",".join(request.headers.getall(header, [])).rpartition(",")[2].strip()
        key = address_key(given or request.ip or "")
        if not given or key == UNKNOWN:
            self._metrics.unread_addresses.inc()
            if self._say_unread():
                what = "can't be read as an address" if given else "is missing"
                logger.warning("the header %s (AMANE_ADDRESS_HEADER) %s: all such visitors count as one address; look at the proxy", header, what)
        return key

    def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refused("jeton_absent")
        if len(token) > _MOST_TOKEN_CHARACTERS or not token.isascii():
            raise Refused("jeton_invalide")
        try:
            return self._tokens.read(token)
        except UnverifiedTokenError:
            self._metrics.unverified.inc()
            if self._say_unverified():
                logger.warning("tokens come that another secret signed: several servers need the same AMANE_SECRET")
            raise

    def _answer(self, conversation_id: str, turn: SentTurn) -> HTTPResponse:
        messages = [
            {
                "id": said.id,
                "text": said.text,
                "blocks": [block.as_json() for block in said.blocks],
                "lang": said.lang,
                "buttons": [button._asdict() for button in said.buttons],
            }
            for said in turn.messages
        ]
        content: dict[str, Any] = {
            "token": self._tokens.make(conversation_id),
            "messages": messages,
            "topics": turn.topics,
            "kind": turn.kind,
            "sources": turn.sources,
            "contacts": contacts.as_data(shared_store().current()),
        }
        if turn.offer:
            content["offer"] = {"message": turn.messages[-1].id, "key": turn.offer}
        return json_response(content)


class HeadRouter(Router):
    """Sanic's router, for which whatever answers GET answers HEAD; the body is left out when it is written."""

    def get(self, path: str, method: str, host: str | None) -> Any:
        """Return the route of a request."""
        return super().get(path, "GET" if method == "HEAD" else method, host)


def is_allowed(origin: str | None, settings: Settings) -> bool:
    """Whether a browser's `Origin` header names one of the sites that may call the server."""
    try:
        return origin is not None and normal_origin(origin) in settings.allowed_origins
    except ValueError:
        return False


def guard(app: Sanic, settings: Settings, metrics: Metrics, page: Callable[[Refused, dict[str, str]], HTTPResponse]) -> None:
    """Give every response of the application its security headers, allowed origins their permission, and errors a French sentence.

    Programs get the sentence as JSON, somebody who went to an address with a browser as a `page`.
    """

    @app.exception(Exception)
    async def refuse(request: Request, error: Exception) -> HTTPResponse:
        refused = error if isinstance(error, Refused) else Refused(_code_of(error))
        if refused.code == "erreur_interne":
            logger.error("a request failed", exc_info=error)
        metrics.refusals.labels(refused.code).inc()
        headers = {"retry-after": str(refused.retry_after)} if refused.retry_after else {}
        if refused.status == 401:
            headers["www-authenticate"] = "Bearer"
        if isinstance(error, MethodNotSupported):
            methods = error.headers.get("Allow", "").split(", ")
            headers["allow"] = ", ".join(sorted({*methods, "HEAD"} if "GET" in methods else methods))
        if "text/html" in request.headers.get("accept", "") and not request.path.startswith(PATH):
            return page(refused, headers)
        # Whatever could not be done, a chat has the numbers of this moment to show.
        content = {"code": refused.code, "message": refused.message, "contacts": contacts.as_data(shared_store().current())}
        return json_response(content, refused.status, headers)

    @app.signal("http.lifecycle.read_head")
    async def refuse_bad_heads(head: bytes) -> None:
        # Raised before the parsing; Sanic answers 400 and closes the connection.
        check_head(head)

    @app.middleware("response")
    async def protect(request: Request, response: HTTPResponse) -> None:
        if getattr(app.ctx, "stopping", False):
            # The client is told that it must connect anew, elsewhere.
            request.stream.keep_alive = False
        for name, value in _SAFE_HEADERS.items():
            response.headers.setdefault(name, value)
        if (response.content_type or "").startswith("application/json") or response.status == 204:
            for name, value in _API_HEADERS.items():
                response.headers.setdefault(name, value)
        if request.path.startswith(PATH):
            response.headers["vary"] = "Origin"
            origin = request.headers.get("origin")
            if is_allowed(origin, settings):
                response.headers["access-control-allow-origin"] = origin
                response.headers["access-control-expose-headers"] = "Retry-After"


def _code_of(error: Exception) -> str:
    return next((code for kind, code in _SANIC_REFUSALS if isinstance(error, kind)), "erreur_interne")
