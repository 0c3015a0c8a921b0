"""The JSON Schemas that help staff in their editor: current, and right about the files."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.__main__ import schemas
from knowledge import FOLDER

PAIRS = [("collectifs.yml", "collectifs.schema.json"), ("contacts.yml", "contacts.schema.json")]


def _as_json(content: Any) -> Any:
    """Return YAML content as JSON has it: dates are texts there."""
    return json.loads(json.dumps(content, default=datetime.date.isoformat))


def test_the_schemas_are_current() -> None:
    for name, content in schemas().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == content, "run: make schema"


@pytest.mark.parametrize(("file", "schema"), PAIRS)
def test_the_files_fit_their_schemas_and_name_them(file: str, schema: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    validator = Draft202012Validator(json.loads((FOLDER / schema).read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(_as_json(yaml.safe_load(text)))] == []
    assert text.startswith(f"# yaml-language-server: $schema={schema}")


def test_a_misspelt_field_does_not_fit() -> None:
    content = _as_json(yaml.safe_load((FOLDER / "collectifs.yml").read_text(encoding="utf-8")))
    content["collectifs"][0]["rubrique"] = {}
    validator = Draft202012Validator(json.loads((FOLDER / "collectifs.schema.json").read_text(encoding="utf-8")))
    assert any("rubrique" in error.message for error in validator.iter_errors(content))


def test_an_editor_shows_french_titles_and_help_for_every_field() -> None:
    for content in schemas().values():
        schema = json.loads(content)
        for block in (schema, *schema["$defs"].values()):
            assert block["title"] in FRENCH_TITLES, block["title"]
            for name, field in block["properties"].items():
                assert field.get("title") and field.get("description"), f"{block['title']}: {name}"


FRENCH_TITLES = {
    "Source", "Lien", "Point", "Rubrique", "Sujet", "Organisation", "Collectif", "Association", "Page d’AMANE", "Liste des collectifs",
    "Ce que l’assistant sait des collectifs", "Contact", "Réponse sur les contacts", "Contacts d’urgence", "En mots simples", "Mot", "Mots expliqués",
}  # fmt: skip
