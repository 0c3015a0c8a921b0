"""Shared by all tests: the trained assistant, trained once and reused; and no silent skips where everything must be there."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def model() -> Path:
    """The sealed model of the present data: the one in `models/`, or trained now."""
    from bot.training import ensure_model

    return ensure_model()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Generator[None, Any, None]:
    """Where CI=true, fail what was skipped: there a missing browser, database or corpus is a defect."""
    outcome = yield
    result = outcome.get_result()
    if result.skipped and os.environ.get("CI") == "true" and not hasattr(result, "wasxfail"):
        result.outcome = "failed"
        result.longrepr = f"skipped, which CI does not allow: {result.longrepr}"
