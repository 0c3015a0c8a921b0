"""What a conversation remembers: through slots and back, what was offered, of what was spoken."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
import yaml

from actions.memory import KEPT_TOLD, Memory

ROOT = Path(__file__).parents[2]
FULL = Memory(
    "pnpm", "cde", ("valeurs",), ("pnpm", "cde"), ("pnpm.valeurs",), ("membres",), ("pnpm.valeurs",), (("Ses membres", "/x"),), True, auteur="enfant"
)  # fmt: skip


@pytest.mark.parametrize("memory", [Memory(), FULL])
def test_goes_through_slots_and_json_unchanged(memory: Memory) -> None:
    assert Memory.from_slots(json.loads(json.dumps(memory.as_slots()))) == memory


def test_slots_that_are_empty_or_of_others_are_passed_over() -> None:
    assert Memory.from_slots({"collectif": None, "genres": [], "alerte": False, "session_started_metadata": {"a": 1}}) == Memory()


def test_every_field_is_a_slot_of_the_domain_and_the_other_way_round() -> None:
    slots = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["slots"]
    assert set(slots) == {one.name for one in fields(Memory)}
    # None is filled by Rasa itself, and none leads a prediction.
    assert all(slot["mappings"] == [{"type": "custom"}] and slot["influence_conversation"] is False for slot in slots.values())


def test_a_title_typed_is_the_button_whatever_its_case_and_signs() -> None:
    memory = Memory(boutons=(("Ses membres ?", '/choisir{"sujet": "pnpm.membres"}'), ("…", '/choisir{"sujet": "aide"}')))
    for typed in ("Ses membres ?", "ses MEMBRES", "  ses membres!"):
        assert memory.offered(typed) == "pnpm.membres"
    for typed in ("membres", "", "…", "ses membres et ses valeurs"):
        assert memory.offered(typed) is None


def test_the_talk_turns_and_the_one_before_is_kept() -> None:
    memory = Memory(collectif="pnpm", collectif_precedent="groupe")
    assert memory.speaking_of("pnpm") == {}
    assert memory.speaking_of("cde") == {"collectif": "cde", "collectif_precedent": "pnpm"}


def test_what_was_told_is_kept_once_the_newest_last_and_not_for_ever() -> None:
    memory = Memory()
    for kind in (*"abcdefghij", "h"):
        memory = replace(memory, **memory.having_told("pnpm", kind))
    assert len(memory.vus) == KEPT_TOLD
    assert memory.vus[-3:] == ("pnpm.i", "pnpm.j", "pnpm.h") and memory.vus.count("pnpm.h") == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), False),
        ((("chronologie", "tout"),), True),
        ((("chronologie", "plus"),), False),
        ((("chronologie", "autre"), ("chronologie", "element:precedent")), True),
        ((("chronologie", "plus"), ("chronologie", "liste")), True),
        ((("membres", "nombre"), ("chronologie", "tout")), False),
    ],
)
def test_whether_all_dates_were_told(said: tuple[tuple[str, str], ...], expected: bool) -> None:
    assert Memory(dits=said).has_all_dates is expected
