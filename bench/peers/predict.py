"""Name the intent of each text with a trained model. Runs in a peer's environment: python predict.py MODEL TEXTS.json OUT.json."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent


async def predict(model: str, texts: list[str]) -> list[dict[str, Any]]:
    """Return, for each text, the intent with fallback, the classifier's own first intent and its confidence."""
    agent = Agent.load(model)
    found = []
    for text in texts:
        parsed = await agent.parse_message(text)
        # A message of signs alone has no ranking.
        ranking = [one for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback"]
        top = ranking[0] if ranking else {"name": "nlu_fallback", "confidence": 0.0}
        found.append({"intent": parsed["intent"]["name"], "top": top["name"], "confidence": round(top["confidence"], 4)})
    return found


model, texts, out = sys.argv[1:]
found = asyncio.run(predict(model, json.loads(Path(texts).read_text(encoding="utf-8"))))
Path(out).write_text(json.dumps(found), encoding="utf-8")
