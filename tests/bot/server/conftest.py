"""Shared by the server's tests: a server of the throw-away assistant on each database, and a visitor of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fixtures import Serve
from tests.serving import GOLDEN, SITE, Server, Visitor


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, serve: Serve) -> Server:
    settings: dict[str, Any] = {
        "allowed_origins": f"{SITE}, https://autre.exemple.ma",
        "secret": "secret-des-tests-" * 3,
        "request_seconds": 2,
    }
    if request.param == "postgresql":
        settings["database_url"] = request.getfixturevalue("postgres").url
    return serve(**settings)


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    visitor = server.visitor()
    yield visitor
    visitor.client.close()
    # Whatever the test sent, the server still answers.
    assert server.visitor().say(GOLDEN)["topics"] == ["collectifs.liste"]
