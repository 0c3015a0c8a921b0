"""The intents and rules that Rasa is given: made from the table of kinds (`actions/kinds.yml`), and checked against it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actions.kinds import Kind, group
from bot.terminal import as_typed
from knowledge.faults import Fault, KnowledgeError
from knowledge.reading import read_bytes, read_document

DOMAIN = "domain.yml"
RULES = "data/stories/rules.yml"
TYPED_ACTION = "action_repondre"
# The groups of which each kind is answered with a sentence of its own.
_WITH_RESPONSE = ("social", "context", "language")

_REMEDY = f"lancez « {as_typed('kinds')} », qui récrit ce fichier d'après actions/kinds.yml"
_INTENTS = re.compile(r"^intents:\n(?:[ \t]+.*\n)*", re.MULTILINE)
_HEAD = """# Written by `python -m bot kinds` from actions/kinds.yml: one rule per kind of message.
# What is answered inside a kind is in actions/, what is known in knowledge/.
version: "3.1"

rules:
"""


def action(name: str, kind: Kind) -> str:
    """Return the action that answers a kind: one for all that is typed, one for each that is sent."""
    return f"action_{name}" if kind.group == "internal" else TYPED_ACTION


def rules(kinds: Mapping[str, Kind]) -> str:
    """Return the content of the file of rules."""
    return _HEAD + "".join(
        f"  - rule: {json.dumps(f'{kind.label} ({name})', ensure_ascii=False)}\n    steps: [{{intent: {name}}}, {{action: {action(name, kind)}}}]\n"
        for name, kind in kinds.items()
    )


def domain(kinds: Mapping[str, Kind], text: str) -> str:
    """Return the domain `text` with the intents of the table; raise KnowledgeError where it has no block of intents."""
    sent = group("internal", kinds)
    lines = ["intents:", *(f"  - {name}" for name in sorted(kinds.keys() - sent))]
    lines += ["  # Sent by buttons and by the channel, never typed: no examples.", *(f"  - {name}" for name in sorted(sent))]
    written, found = _INTENTS.subn(lambda _: "\n".join(lines) + "\n", text, count=1)
    if not found:
        raise KnowledgeError([Fault(DOMAIN, None, "", "il n'y a pas de ligne « intents: » ; remettez-la")])
    return written


def write(kinds: Mapping[str, Kind], source: Path) -> list[str]:
    """Write the intents and rules of the table into the project in `source`; return the names of the files that changed."""
    changed = []
    for name in (DOMAIN, RULES):
        path = source / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        after = domain(kinds, before) if name == DOMAIN else rules(kinds)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(name)
    return changed


def check(kinds: Mapping[str, Kind], source: Path) -> list[str]:
    """Return, in French, each kind that the domain, its responses or the rules of `source` lack, and each that they have too much."""
    said = _yaml(source / DOMAIN)
    found = _apart(DOMAIN, set(said.get("intents") or ()), set(kinds))
    steps = [rule["steps"] for rule in _yaml(source / RULES).get("rules") or ()]
    found += _apart(RULES, {first["intent"] for first, *_ in steps}, set(kinds))
    found += [
        f"{RULES} : la règle de la sorte de question « {first['intent']} » appelle « {then['action']} » ; {_REMEDY}"
        for first, then in steps
        if first["intent"] in kinds and then["action"] != action(first["intent"], kinds[first["intent"]])
    ]
    found += [
        f"{DOMAIN} : il manque la réponse « utter_{name} », que dit l'assistant à la sorte de question « {name} » ; écrivez-la sous « responses: »"
        for name, kind in kinds.items()
        if kind.group in _WITH_RESPONSE and f"utter_{name}" not in said["responses"]
    ]
    return found


def _apart(file: str, there: set[str], wanted: set[str]) -> list[str]:
    missing = [f"{file} : la sorte de question « {name} » d'actions/kinds.yml y manque ; {_REMEDY}" for name in sorted(wanted - there)]
    unknown = [f"{file} : « {name} » n'est pas une sorte de question d'actions/kinds.yml ; {_REMEDY}" for name in sorted(there - wanted)]
    return missing + unknown


def _yaml(path: Path) -> dict[str, Any]:
    document = read_document(path.name, lambda _: read_bytes(path))
    if document.faults:
        raise KnowledgeError(document.faults)
    return dict(document.data)
