"""What is learnt of disclosures among questions is made of the written conversations, alike each time."""

from __future__ import annotations

import json
from pathlib import Path

from bot.nlu.among import read_among
from bot.nlu.message_model import DANGER
from bot.nlu.regression import NOTHING


def _write(folder: Path, name: str, *turns: tuple[str, str]) -> None:
    lines = (json.dumps({"turns": [{"user": text, "topics": [topic], "detail": "-"}]}) for text, topic in turns)
    (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_each_disclosure_and_each_near_miss_stands_among_questions_of_others(tmp_path: Path) -> None:
    _write(tmp_path, "danger_a", ("Mon oncle me frappe", "urgence"), ("Mon frère joue au foot", "hors_sujet"), ("x" * 200, "urgence"))
    questions = [f"Quelles sont les valeurs numéro {place} ?" for place in range(4)]
    _write(tmp_path, "melange_a", *((text, "pnpm.valeurs") for text in questions), ("Merci", "merci"))
    made = list(read_among(tmp_path))
    assert made == list(read_among(tmp_path)) != list(read_among(tmp_path, seed=8))
    assert all(one.kind is one.detail is one.reference is one.told is None for one in made)
    assert [one.among for one in made] == [DANGER, *[NOTHING] * 6]
    assert "oncle me frappe" in made[0].text and any(text[1:] in made[0].text for text in questions)


def test_a_folder_without_two_questions_makes_nothing(tmp_path: Path) -> None:
    _write(tmp_path, "danger_a", ("Mon oncle me frappe", "urgence"))
    assert list(read_among(tmp_path)) == []
