"""Answers about one collective: its sections, what its page lacks, the list, the shared goals, the question of which one."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answers.sections import clarification_reply, list_reply, more_reply, quotations, section_reply, shared_goals_reply
from knowledge import load
from tests.facts import KNOWLEDGE
from tests.knowledge.editing import ADDED, copy_of_the_files

EVERY_SECTION = [f"{one.id}.{name}" for one in KNOWLEDGE.collectifs for name in one.rubriques]


@pytest.mark.parametrize("topic", EVERY_SECTION)
def test_a_section_is_answered_with_its_source_and_leads_to_others(topic: str) -> None:
    reply = section_reply(KNOWLEDGE, topic)
    found = KNOWLEDGE.section(topic)
    assert found and found[1].introduction.rstrip(".") in reply.text and reply.sources and reply.topic == topic
    assert 1 <= len(reply.buttons) <= 3 and all(topic not in button.payload for button in reply.buttons)


def test_an_unknown_section_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        section_reply(KNOWLEDGE, "pnpm.budget")


def test_the_list_and_the_shared_goals_name_all() -> None:
    assert all(one.role_amane in list_reply(KNOWLEDGE).text for one in KNOWLEDGE.collectifs)
    assert all(point.texte in shared_goals_reply(KNOWLEDGE).text for point in KNOWLEDGE.objectifs_communs.points)


def test_the_list_says_what_each_is_about_unless_its_name_does() -> None:
    text = list_reply(KNOWLEDGE).text
    assert "Plateforme Nationale Protection Migrants : la protection des migrants au Maroc ; AMANE en fait partie" in text
    assert text.count("utte contre les violences sexuelles à l’égard des enfants") == 1


def test_asking_back_has_a_button_for_each_collective_meant() -> None:
    assert len(clarification_reply(KNOWLEDGE, (), "objectifs").buttons) == len(KNOWLEDGE.collectifs)
    assert [button.payload for button in clarification_reply(KNOWLEDGE, ("cde",), "membres").buttons] == ['/choisir{"sujet": "cde.membres"}']


def test_more_of_an_answer_is_the_words_of_the_page() -> None:
    (quoted, *_) = quotations(KNOWLEDGE, "groupe.membres")
    assert quoted in more_reply(KNOWLEDGE, "groupe.membres", section_reply(KNOWLEDGE, "groupe.membres")).text
    assert quotations(KNOWLEDGE, "rien.du tout") == []


def test_a_collective_that_staff_adds_is_in_the_list(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    more = load(folder)
    assert len(list_reply(more).buttons) == 5 and "Le Réseau des écoles : AMANE en est membre." in list_reply(more).text
