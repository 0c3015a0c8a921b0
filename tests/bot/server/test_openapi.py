"""The server does what docs/openapi.yml says, for requests that schemathesis makes up from it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, settings
from jsonschema import Draft4Validator
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from actions.answers.missing import missing_reply
from actions.answers.safeguarding import safeguarding_reply
from actions.blocks import BLOCKS
from actions.turn import all_answers
from knowledge import load
from tests.fixtures import Serve
from tests.serving import ROOT, Server, Visitor

DOCUMENT = yaml.safe_load((ROOT / "docs" / "openapi.yml").read_text(encoding="utf-8"))
schema = schemathesis.openapi.from_dict(DOCUMENT)
# A well-formed choice or message id may still not be one of this conversation's, and a text of blanks is empty.
# What a wrong or missing token gets is tested in test_web.py; here the header is put in by the test itself.
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
    headers = people["visitor"].headers if operation in ("say", "rate", "send", "forget") else {}
    response = case.call_and_validate(base_url=server.url, headers=headers, excluded_checks=NOT_HERE)
    if operation == "forget" and response.status_code == 204:
        people["visitor"] = server.visitor()


def _as_json_schema(part: Any) -> Any:
    """Write OpenAPI's `nullable` as JSON Schema does."""
    if isinstance(part, list):
        return [_as_json_schema(one) for one in part]
    if not isinstance(part, dict):
        return part
    done = {name: _as_json_schema(value) for name, value in part.items() if name != "nullable"}
    return {**done, "type": [done["type"], "null"]} if part.get("nullable") is True else done


def test_every_block_of_our_answers_is_as_described_and_nothing_else_is() -> None:
    knowledge = load()
    replies = [reply for _, _, reply in all_answers(knowledge)]
    replies += [safeguarding_reply(knowledge), missing_reply(knowledge, knowledge.collectifs[0], "valeurs")]
    described = Draft4Validator({"$ref": "#/components/schemas/Block", "components": _as_json_schema(DOCUMENT["components"])})
    forms = {str(form): form for reply in replies for form in (block.as_json() for block in reply.blocks)}
    assert {form["type"] for form in forms.values()} == set(BLOCKS)
    for form in forms.values():
        assert described.is_valid(form), form
        assert not described.is_valid({**form, "color": "red"})
        for name in form:
            assert not described.is_valid({key: value for key, value in form.items() if key != name})
    assert set(DOCUMENT["components"]["schemas"]["Block"]["discriminator"]["mapping"]) == set(BLOCKS)
