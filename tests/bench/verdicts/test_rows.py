"""The network learns from every turn and line that has a verdict, and from what the file says of what each is about."""

from __future__ import annotations

import json
from pathlib import Path

from actions.verdicts import VERDICTS
from bench.verdicts.rows import Row, of_conversations, without_what_decides, written
from tests.facts import KNOWLEDGE


def test_the_projects_own_rows_are_whole() -> None:
    for rows, least in ((list(of_conversations(KNOWLEDGE)), 4_000), (list(written(KNOWLEDGE)), 6_500)):
        assert len(rows) > least
        assert {row.verdict for row in rows} == set(VERDICTS)
        assert all(row.said.strip() and row.asked.strip() for row in rows)


def test_a_turn_stands_after_the_title_of_the_one_before(tmp_path: Path) -> None:
    turns = [
        {"user": "les membres du groupe", "topics": ["groupe.membres"]},
        {"user": "c'était pas moins ?", "topics": ["groupe.fondation"], "verdict": "si"},
        {"user": "la plus vieille ?", "topics": ["chronologie"], "verdict": "oui"},
    ]
    (tmp_path / "voix.jsonl").write_text(json.dumps({"id": "voix-1", "turns": turns}), encoding="utf-8")
    (row,) = of_conversations(KNOWLEDGE, tmp_path)
    assert (row.before, row.asked, row.verdict, row.author) == ("Les membres du groupe de travail", "c'était pas moins ?", "oui", "voix")
    assert "cinq associations" in row.said and "onze associations" in row.said


def test_a_line_holds_its_own_page_or_names_a_topic(tmp_path: Path) -> None:
    lines = [
        {"premise": "Le réseau a huit membres.", "user": "huit ?", "before": "", "verdict": "oui"},
        {"user": "des marocaines ?", "before": "combien", "topic": "groupe.membres", "verdict": "oui"},
        {"user": "qui est le plus vieux ?", "before": "", "topic": "chronologie", "verdict": "autre"},
    ]
    (tmp_path / "lignes.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = written(KNOWLEDGE, tmp_path)
    assert first == Row("Le réseau a huit membres.", "", "huit ?", "oui", "lignes")
    assert second.before == "Les membres du groupe de travail"


def test_without_what_decides_nobody_knows() -> None:
    said = "Le réseau réunit huit associations. Il est né en mars 2011 à Dakar. Sa charte se lit en ligne."
    asked = [
        Row(said, "", "né en 2011 ?", "oui", "a", "né en mars 2011"),
        Row(said, "", "un budget ?", "inconnu", "a", "rien sur un budget"),
        Row(said, "", "tout ?", "oui", "a", "huit associations, mars 2011 à Dakar, charte en ligne"),
        Row(said, "", "ah bon ?", "oui", "a"),
    ]
    (row,) = without_what_decides(asked)
    assert row == Row("Le réseau réunit huit associations. Sa charte se lit en ligne.", "", "né en 2011 ?", "inconnu", "a", "né en mars 2011")
