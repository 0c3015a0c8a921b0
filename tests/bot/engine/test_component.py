"""The NLU component as Rasa calls it: what a message gets, what passes untouched, and names that follow the knowledge files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.engine.agent import load_agent


@pytest.fixture(scope="module")
def component(model: Path) -> Any:
    agent = load_agent(model)
    from bot.engine.component import QuestionClassifier

    assert agent.processor is not None
    (found,) = agent.processor.graph_runner.components(QuestionClassifier)  # type: ignore[attr-defined]
    return found


def _processed(component: Any, **content: Any) -> dict[str, Any]:
    from rasa.shared.nlu.training_data.message import Message

    (message,) = component.process([Message(content)])
    return dict(message.as_dict())


def test_a_message_gets_its_intent_ranking_and_questions(component: Any) -> None:
    found = _processed(component, text="Quelles sont les valeurs de la PNPM et ses membres ?")
    assert found["intent"]["name"] == "valeurs" and 0 < found["intent"]["confidence"] <= 1
    assert [one["value"]["kind"] for one in found["entities"]] == ["valeurs", "membres"]
    assert {one["entity"] for one in found["entities"]} == {"question"}
    assert len(found["intent_ranking"]) == 10
    assert found["intent_ranking"] == sorted(found["intent_ranking"], key=lambda one: -one["confidence"])


def test_of_several_questions_the_first_about_facts_leads(component: Any) -> None:
    assert _processed(component, text="Merci ! Et quels sont les membres de la CDE ?")["intent"]["name"] == "membres"


def test_a_name_alone_is_an_intent_of_the_domain(component: Any) -> None:
    found = _processed(component, text="la PNPM")
    assert [one["value"]["kind"] for one in found["entities"]] == ["nom_seul"]
    assert found["intent"]["name"] == "presentation"


def test_the_payload_of_a_button_passes_untouched(component: Any) -> None:
    button = {"text": "/choisir", "intent": {"name": "choisir", "confidence": 1.0}, "entities": []}
    assert _processed(component, **button) == button


def test_names_follow_the_knowledge_files(component: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = component.gazetteer()
    assert component.gazetteer() is first
    changed = component._knowledge.current().model_copy()
    monkeypatch.setattr(component._knowledge, "current", lambda: changed)
    assert component.gazetteer() is not first
