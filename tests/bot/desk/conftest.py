"""Shared by the desk's tests: a folder of facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.editing import copy_of_the_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the real files, as staff has it."""
    return copy_of_the_files(tmp_path / "knowledge")
