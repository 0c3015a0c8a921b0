"""Hang Rasa's channels on a web application: ours, and Rasa's own `rest` for development."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rasa.core.channels.channel import InputChannel
    from sanic import Sanic

    from bot.engine.dialogue import Dialogue


def mount(channel: InputChannel, app: Sanic) -> None:
    """Serve the routes of a channel below `/webhooks/` and its name."""
    from rasa.core.channels.channel import register

    register([channel], app, route="/webhooks/")


def mount_rest(dialogue: Dialogue, app: Sanic) -> None:
    """Serve Rasa's `rest` channel, for development: no token, no bound, conversations in memory."""
    from rasa.core.channels.rest import RestInput

    app.blueprint(RestInput().blueprint(dialogue.handle), url_prefix="/webhooks/rest")
