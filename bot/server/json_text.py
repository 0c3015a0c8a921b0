"""JSON of requests and answers: read strictly, written as UTF-8 with accents as they are."""

from __future__ import annotations

import json
from typing import Any

from sanic.response import HTTPResponse

from bot.server.refusal import Refused


def json_response(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> HTTPResponse:
    """Return JSON in UTF-8, accents as they are."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")
    return HTTPResponse(body, status=status, headers=headers, content_type="application/json; charset=utf-8")


def read(body: bytes) -> Any:
    """Return what a body says; `Refused` where it is not JSON, or not in one way only."""
    try:
        return json.loads(body, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Refused("requete_invalide") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key written twice: another reader might take the other one."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
