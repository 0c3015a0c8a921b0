"""Rasa's own `rest` channel, mounted for development, and the prefix below which channels stand."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine import channels
from tests.fixtures import Serve


@pytest.fixture
def app() -> Any:
    from sanic import Sanic
    from sanic.config import Config

    Sanic.test_mode = True
    yield Sanic("channels", config=Config(env_prefix=""), configure_logging=False)
    Sanic._app_registry.pop("channels")


def test_a_channel_stands_below_its_name(app: Any) -> None:
    from rasa.core.channels.channel import InputChannel
    from sanic import Blueprint
    from sanic.response import empty

    class Channel(InputChannel):
        @classmethod
        def name(cls) -> str:
            return "essai"

        def blueprint(self, on_new_message: Any) -> Blueprint:
            routes = Blueprint("essai")
            routes.add_route(lambda request: empty(), "/ici", name="ici")
            return routes

    channels.mount(Channel(), app)
    assert [f"/{route.path}" for route in app.router.routes] == ["/webhooks/essai/ici"]


def test_rest_answers_with_rasas_own_memory(serve: Serve) -> None:
    client = serve(rest=True).client()
    said = [client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "bonjour"}).json() for _ in range(2)]
    assert [messages[0]["text"] for messages in said] == ["Message 1 : bonjour", "Message 2 : bonjour"]


def test_rest_is_not_there_unless_asked_for(serve: Serve) -> None:
    assert serve().client().post("/webhooks/rest/webhook", json={"sender": "a", "message": "bonjour"}).status_code == 404
