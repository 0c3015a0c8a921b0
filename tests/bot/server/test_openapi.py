"""The server does what docs/openapi.yml says, for requests that schemathesis makes up from it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from tests.fixtures import Serve
from tests.serving import ROOT, Server, Visitor

schema = schemathesis.openapi.from_dict(yaml.safe_load((ROOT / "docs" / "openapi.yml").read_text(encoding="utf-8")))
# A well-formed choice or message id may still not be one of this conversation's, and a text of blanks is empty.
# What a wrong or missing token gets is tested in test_http.py; here the header is put in by the test itself.
NOT_HERE = [positive_data_acceptance, ignored_auth]


@pytest.fixture(scope="module")
def server(serve: Serve) -> Server:
    return serve()


@pytest.fixture(scope="module")
def people(server: Server) -> dict[str, Visitor]:
    return {"visitor": server.visitor()}


@schema.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_keeps_to_its_description(case: Any, server: Server, people: dict[str, Visitor]) -> None:
    operation = case.operation.definition.raw["operationId"]
    headers = people["visitor"].headers if operation in ("say", "rate", "forget") else {}
    response = case.call_and_validate(base_url=server.url, headers=headers, excluded_checks=NOT_HERE)
    if operation == "forget" and response.status_code == 204:
        people["visitor"] = server.visitor()
