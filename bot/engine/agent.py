"""Load a sealed model with the actions in process: the one way in which shell, server, replay and tests get the assistant."""

from __future__ import annotations

import copy
import functools
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.engine import model_file
from bot.engine.quiet import quiet_rasa

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from rasa.core.policies.rule_policy import RulePolicy

    from bot.engine.dialogue import Dialogue


def load_dialogue(model: Path) -> Dialogue:
    """Return the assistant of a model sealed by its training (`bot.engine.model_file.seal`), else raise `ModelRefusedError`."""
    agent = load_agent(model)
    from bot.engine.dialogue import Dialogue

    return Dialogue(agent)


def load_agent(model: Path) -> Agent:
    """Return Rasa's agent for a sealed model, made faster; its own memory, which only its own channels use, is this process's."""
    model_file.verify(model)
    quiet_rasa()

    from rasa.core.agent import Agent
    from rasa.core.policies.rule_policy import RulePolicy
    from rasa.core.tracker_store import InMemoryTrackerStore
    from rasa.shared.exceptions import RasaException

    from bot.engine.graph_runner import OrderedGraphRunner
    from bot.engine.in_process_actions import load_actions

    agent = Agent(tracker_store=InMemoryTrackerStore(domain=None), action_endpoint=load_actions())
    # Rasa wraps every store in one that answers a failed read with a new, empty conversation; here a failure is told to the visitor.
    agent.tracker_store = agent.tracker_store._tracker_store
    try:
        with _domain_as_trained():
            agent.load_model(model)
    except (EOFError, OSError, ValueError, KeyError, tarfile.TarError, zlib.error, RasaException) as error:
        raise model_file.ModelRefusedError(f"{model}: it can't be read ({type(error).__name__}); train it again") from error
    assert agent.processor is not None
    runner = OrderedGraphRunner.of(agent.processor.graph_runner)
    agent.processor.graph_runner = runner
    for policy in runner.components(RulePolicy):
        _match_intents_only(policy)
    return agent


@contextmanager
def _domain_as_trained() -> Iterator[None]:
    """Spare the domain of a sealed model the check against Rasa's schema, made by training, and two of its three readings: a fifth of the start."""
    from rasa.shared.utils import io, validation

    check, read = validation.validate_yaml_schema, io.read_yaml
    values_of = functools.cache(read)

    def read_once(content: str, reader_type: Any = "safe") -> Any:
        # A copy: whoever asks for it may change what it gets.
        return copy.deepcopy(values_of(content)) if reader_type == "safe" else read(content, reader_type)

    validation.validate_yaml_schema = lambda *_, **__: None
    io.read_yaml = read_once
    try:
        yield
    finally:
        validation.validate_yaml_schema = check
        io.read_yaml = read


def _match_intents_only(policy: RulePolicy) -> None:
    """Spare the policy its search for rules on a message's very words, which none of ours has (a third of a prediction's time)."""
    from rasa.core.policies.rule_policy import RULES

    find = policy._find_action_from_rules
    if any('"text"' in key for key in policy.lookup[RULES]):
        return

    def find_by_intent(tracker: Any, domain: Any, use_text_for_last_user_input: bool) -> Any:
        return (None, None, False) if use_text_for_last_user_input else find(tracker, domain, use_text_for_last_user_input)

    policy._find_action_from_rules = find_by_intent
