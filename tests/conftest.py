"""Shared by all tests: the trained assistant, trained once and reused; what needs the corpora, only where they are; no silent skips in CI."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
# A shell that starts the tests in the background has them, and all that they start, ignore Ctrl-C, which some of them press.
signal.signal(signal.SIGINT, signal.default_int_handler)
pytest_plugins = ["tests.fixtures"]


@pytest.fixture(scope="session")
def model() -> Path:
    """The sealed model of the present data: the one in `models/`, or trained now."""
    from bot.engine.training import ensure_model

    return ensure_model()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the browser's tests first; leave out those on the outside corpora where these are not there: they cannot be published with it."""
    from bench.understanding.evaluation import CORPORA

    # Their files take longest, and a file runs as a whole (`make test`): the many short ones after them leave no process without work.
    browsers = {item.path for item in items if "chromium" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in browsers)
    if any(CORPORA.glob("*.jsonl")):
        return
    out = [item for item in items if item.get_closest_marker("corpora")]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Generator[None, Any, None]:
    """Where CI=true, fail what was skipped: there a missing browser or database is a defect."""
    outcome = yield
    result = outcome.get_result()
    if result.skipped and os.environ.get("CI") == "true" and not hasattr(result, "wasxfail"):
        result.outcome = "failed"
        result.longrepr = f"skipped, which CI does not allow: {result.longrepr}"
