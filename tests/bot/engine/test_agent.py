"""A sealed model is loaded as a whole or refused, and each thing that makes it faster is in place."""

from __future__ import annotations

import asyncio
import inspect
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest

from bot.engine import model_file
from bot.engine.agent import _domain_as_trained, load_agent, load_dialogue
from bot.engine.dialogue import Dialogue
from bot.engine.graph_runner import OrderedGraphRunner
from bot.engine.in_process_actions import InProcessActions
from bot.engine.state import DialogueState


@pytest.fixture(scope="module")
def agent(trial_model: Path) -> Any:
    return load_agent(trial_model)


def test_actions_run_here_and_the_graph_in_its_order(agent: Any) -> None:
    assert isinstance(agent.processor.action_endpoint, InProcessActions)
    assert isinstance(agent.processor.graph_runner, OrderedGraphRunner)


def test_a_failed_read_of_the_memory_is_not_hidden(agent: Any) -> None:
    from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore

    # The patch of `load_agent` is for what Rasa does: it wraps.
    assert isinstance(agent._create_tracker_store(None, agent.domain), FailSafeTrackerStore)
    assert type(agent.tracker_store) is type(agent.processor.tracker_store) is InMemoryTrackerStore


def test_the_check_of_the_domain_is_back_after_loading(agent: Any) -> None:
    from rasa.shared.exceptions import YamlException
    from rasa.shared.utils import validation

    with pytest.raises(YamlException):
        validation.validate_yaml_schema("intents: 5", "shared/utils/schemas/domain.yml")


def test_rasa_checks_a_domain_through_the_name_that_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.shared.core.domain import Domain
    from rasa.shared.utils import validation

    checked: list[str] = []
    monkeypatch.setattr(validation, "validate_yaml_schema", lambda text, *_, **__: checked.append(text))
    Domain.from_yaml("intents: [bonjour]")
    assert checked == ["intents: [bonjour]"]
    with _domain_as_trained():
        Domain.from_yaml("intents: [merci]")
    assert len(checked) == 1


def test_a_domain_is_read_once_whatever_is_done_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from rasa.shared.core.domain import Domain
    from rasa.shared.utils import io

    text = "version: '3.1'\nintents: [bonjour]\nslots: {nom: {type: text, mappings: [{type: custom}]}}\n"
    texts: list[str] = []
    read = io.read_yaml

    def noted(content: str, reader_type: Any = "safe") -> Any:
        if content == text:
            texts.append(content)
        return read(content, reader_type)

    monkeypatch.setattr(io, "read_yaml", noted)
    (tmp_path / "domain.yml").write_text(text, encoding="utf-8")
    as_rasa_reads_it = Domain.from_path(tmp_path)
    assert len(texts) > 1
    texts.clear()
    with _domain_as_trained():
        again = Domain.from_path(tmp_path)
    assert len(texts) == 1 and again.as_dict() == as_rasa_reads_it.as_dict()
    io.read_yaml(text)
    assert len(texts) == 2


def test_rasa_looks_for_rules_through_the_name_that_is_replaced(agent: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core.policies.rule_policy import RulePolicy

    (policy,) = agent.processor.graph_runner.components(RulePolicy)
    assert list(inspect.signature(RulePolicy._find_action_from_rules).parameters)[1:] == ["tracker", "domain", "use_text_for_last_user_input"]
    asked: list[bool] = []
    find = policy._find_action_from_rules

    def noted(tracker: Any, domain: Any, use_text_for_last_user_input: bool) -> Any:
        asked.append(use_text_for_last_user_input)
        return find(tracker, domain, use_text_for_last_user_input)

    monkeypatch.setattr(policy, "_find_action_from_rules", noted)
    asyncio.run(Dialogue(agent).answer(DialogueState(), "bonjour"))
    assert set(asked) == {True, False}


def test_rules_are_found_by_intent_only(agent: Any) -> None:
    from rasa.core.policies.rule_policy import RULES, RulePolicy

    (policy,) = agent.processor.graph_runner.components(RulePolicy)
    assert not any('"text"' in key for key in policy.lookup[RULES])
    assert policy._find_action_from_rules(None, None, True) == (None, None, False)


def test_gives_the_dialogue_of_a_model(trial_model: Path) -> None:
    assert isinstance(load_dialogue(trial_model), Dialogue)


def test_a_sealed_archive_that_is_no_model_is_refused(tmp_path: Path) -> None:
    model = tmp_path / "amane.tar.gz"
    with tarfile.open(model, "w:gz") as archive:
        archive.add(Path(__file__), "texte.py")
    model_file.seal(model)
    with pytest.raises(model_file.ModelRefusedError, match="train it again"):
        load_agent(model)


def test_a_model_changed_after_its_training_is_refused(trial_model: Path, tmp_path: Path) -> None:
    for path in (trial_model, model_file.seal_path(trial_model)):
        shutil.copy(path, tmp_path)
    with (tmp_path / trial_model.name).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(model_file.ModelRefusedError, match="not the one its training wrote"):
        load_agent(tmp_path / trial_model.name)
