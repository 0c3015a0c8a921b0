"""The parts of the pages to read: questions that somebody would ask, and the page on what is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.turn import all_answers
from bot.server.reading import PRIVACY, faq, privacy, question
from knowledge import KnowledgeStore

KNOWLEDGE = KnowledgeStore().current()
BEGINNINGS = ("Quel", "Qu’est-ce", "Qui ", "Que ", "Depuis quand", "D’où", "En quoi")


def test_each_answer_has_a_question_of_its_own() -> None:
    asked = [question(KNOWLEDGE, topic, title) for topic, title, _ in all_answers(KNOWLEDGE)]
    assert len(set(asked)) == len(asked)
    assert all(one.endswith(" ?") and one[0].isupper() and "{" not in one for one in asked)
    assert [one for one in asked if not one.startswith(BEGINNINGS)] == [
        "La Plateforme CDE et la PPIPEM : que faut-il savoir ?",
        "La Plateforme CDE et l’Examen Périodique Universel : que faut-il savoir ?",
    ]


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("pnpm.valeurs", "Quelles sont les valeurs de la PNPM ?"),
        ("groupe.fondation", "Qui a fondé le groupe de travail, et quand ?"),
        ("groupe.membres", "Qui sont les membres du groupe de travail ?"),
        ("pnpm.nouvelle", "Un titre : que faut-il savoir ?"),
        ("inconnu", "Un titre : que faut-il savoir ?"),
    ],
)
def test_question_of_a_topic(topic: str, asked: str) -> None:
    assert question(KNOWLEDGE, topic, "Un titre") == asked


def test_every_section_leads_back_to_the_contents() -> None:
    page = faq(KNOWLEDGE)
    sections = page["answers"].count("<section")
    assert sections == page["contents"].count("<li>") == page["answers"].count('href="#sommaire"') > 10


def test_what_is_kept_is_said_as_the_file_says_it() -> None:
    said = PRIVACY.read_text(encoding="utf-8")
    promises, _, unfinished = said.partition("## À compléter")
    page = privacy()
    words = re.sub(r"^(# .*|## |- )", "", promises.replace("'", "’"), flags=re.MULTILINE).split()
    assert re.sub(r"<[^>]+>", " ", page["sections"]).split() == words
    assert page["title"] == "Confidentialité : ce que l’assistant garde, et ce qu’il ne garde pas"
    # What the association has still to write is not for visitors.
    assert unfinished and "compléter" not in page["sections"]


def test_once_the_association_has_written_its_lines_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# Titre\n\n## Un & deux\n\n- <b>Un</b>\n- Deux\n\n## Qui répond\n\n- L'association\n", encoding="utf-8")
    page = privacy(path)
    assert page["title"] == "Titre" and page["sections"].count("<section") == 2
    assert "Un &amp; deux" in page["sections"] and "&lt;b&gt;Un&lt;/b&gt;" in page["sections"] and "L’association" in page["sections"]
