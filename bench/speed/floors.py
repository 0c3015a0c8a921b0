"""Two servers that do less than any assistant can: `python -m bench.speed.floors echo|classifier PORT MODEL`.

echo: Sanic reads JSON and answers JSON. classifier: the same with the assistant's understanding of the text, no dialogue and no store.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.engine.agent import load_dialogue

if TYPE_CHECKING:
    from sanic import Request


def serve(port: int, answer: Callable[[str], Awaitable[Any]]) -> None:
    """Serve `answer` of each posted text."""
    from sanic import Sanic
    from sanic.config import Config
    from sanic.response import json

    app = Sanic("floor", config=Config(env_prefix=""), configure_logging=False)

    @app.post("/")
    async def reply(request: Request) -> Any:
        return json(await answer(request.json["text"]))

    app.run(host="127.0.0.1", port=port, access_log=False, motd=False)


def main(kind: str, port: str, model: str) -> None:
    """Serve one of the two floors."""
    if kind == "echo":

        async def echo(text: str) -> Any:
            return {"messages": [{"text": text, "buttons": []}]}

        serve(int(port), echo)
        return
    dialogue = load_dialogue(Path(model))

    async def classify(text: str) -> Any:
        intent, confidence = await dialogue.intent_of(text)
        return {"name": intent, "confidence": confidence}

    serve(int(port), classify)


if __name__ == "__main__":
    main(*sys.argv[1:])
