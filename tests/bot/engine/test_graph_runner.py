"""The model's graph gives in its fixed order what Rasa's own runner gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.engine.agent import load_agent
from bot.engine.graph_runner import OrderedGraphRunner


@pytest.fixture(scope="module")
def processor(trial_model: Path) -> Any:
    return load_agent(trial_model).processor


def test_agrees_with_rasa(processor: Any) -> None:
    from rasa.core.channels.channel import UserMessage
    from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
    from rasa.engine.runner.dask import DaskGraphRunner
    from rasa.shared.core.trackers import DialogueStateTracker

    ours = processor.graph_runner
    assert isinstance(ours, OrderedGraphRunner)
    theirs = DaskGraphRunner.__new__(DaskGraphRunner)
    theirs._graph_schema, theirs._instantiated_nodes, theirs._execution_context = ours._schema, ours._nodes, None
    targets = [processor.model_metadata.nlu_target]
    for text in ("bonjour", "quelles sont les valeurs", "/choisir"):
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: DialogueStateTracker("x", [])}
        (mine,), (other,) = (runner.run(inputs=inputs, targets=targets)[targets[0]] for runner in (ours, theirs))
        assert mine.as_dict(only_output_properties=True)["intent"] == other.as_dict(only_output_properties=True)["intent"]


def test_a_missing_input_is_an_error(processor: Any) -> None:
    with pytest.raises(Exception, match="input"):
        processor.graph_runner.run(inputs={}, targets=[processor.model_metadata.nlu_target])
