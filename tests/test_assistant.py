"""The trained assistant as a visitor meets it: every topic, conversations, edits of the knowledge file while it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.agent import load_agent
from bot.channel.conversation import Conversations, Turn
from knowledge import shared_store
from tests.knowledge.editing import copy_of_the_files


@pytest.fixture(scope="module")
def conversations(model: Path) -> Iterator[Conversations]:
    opened = Conversations(load_agent(model), seconds=30)
    yield opened
    opened.close()


def talk(conversations: Conversations, *texts: str) -> list[Turn]:
    async def run() -> list[Turn]:
        identifier, _ = await conversations.open()
        return [await conversations.say(identifier, text) for text in texts]

    return asyncio.run(run())


TOPICS = {
    "collectifs.liste": "De quels collectifs AMANE est-elle membre ?",
    "collectifs.objectifs": "Quels objectifs ces collectifs partagent-ils ?",
    "pnpm.presentation": "Qu'est-ce que la PNPM ?",
    "pnpm.adhesion": "AMANE est membre de la PNPM depuis quelle année ?",
    "pnpm.objectifs": "Les objectifs de la PNPM svp",
    "pnpm.valeurs": "quelles valeurs défend la PNPM",
    "pnpm.documents": "Où télécharger le rapport annuel de la PNPM ?",
    "groupe.presentation": "Présentez-moi le groupe de travail contre les violences sexuelles",
    "groupe.origine": "Quelle étude est à l'origine du groupe de travail ?",
    "groupe.fondation": "Qui a fondé le groupe de travail ?",
    "groupe.charte": "De quand date la charte du groupe de travail ?",
    "groupe.membres": "Combien d'associations compte le groupe de travail ?",
    "cde.presentation": "c'est quoi la plateforme CDE",
    "cde.fondation": "Qui a fondé la plateforme CDE Maroc ?",
    "cde.membres": "Combien de membres dans la CDE ?",
    "cde.ppipem": "Que signifie PPIPEM ?",
    "cde.epu": "Qu'est-ce qui a été présenté à Genève lors de l'EPU ?",
    "cde.documents": "Où lire les documents de la plateforme CDE ?",
    "comparaison": "Quelle différence entre la PNPM et la CDE ?",
    "chronologie": "Donnez-moi les dates dans l'ordre",
    "recherche": "Quel collectif s'occupe des migrants ?",
    "precision": "Quels sont les objectifs ?",
    "salutation": "Bonjour",
    "merci": "Merci beaucoup",
    "au_revoir": "Au revoir",
    "aide": "Que pouvez-vous faire ?",
    "identite": "Êtes-vous un robot ?",
    "urgence": "mon père me frappe",
    "hors_sujet": "Quelle est la recette du tajine ?",
    "langue": "What are the goals of this association?",
}


@pytest.mark.parametrize(("topic", "text"), TOPICS.items())
def test_every_topic_is_reached(conversations: Conversations, topic: str, text: str) -> None:
    (turn,) = talk(conversations, text)
    assert turn.topics == (topic,)


def test_a_conversation_keeps_its_thread(conversations: Conversations) -> None:
    turns = talk(
        conversations, "C'est quoi la PNPM ?", "et ses valeurs ?", "il fait beau à Paris ?", "et ses objectifs ?", "et pour la CDE ?", "SOS", "merci"
    )  # fmt: skip
    assert [turn.topics for turn in turns] == [
        ("pnpm.presentation",), ("pnpm.valeurs",), ("hors_sujet",), ("pnpm.objectifs",), ("hors_sujet",), ("urgence",), ("merci",),
    ]  # fmt: skip


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of_the_files(tmp_path)
    monkeypatch.setattr(shared_store(), "folder", tmp_path)
    return tmp_path / "collectifs.yml"


def test_a_changed_fact_and_a_fourth_collective_are_answered_at_once(conversations: Conversations, edited: Path) -> None:
    content = yaml.safe_load(edited.read_text(encoding="utf-8"))
    content["collectifs"][0]["rubriques"]["adhesion"]["introduction"] = "AMANE en est membre depuis toujours."
    fourth = {**content["collectifs"][0], "id": "arganier", "sigle": "RAE", "nom": "Réseau Arganier Enfance", "designation": "le Réseau Arganier"}
    fourth["alias"] = ["arganier", "réseau arganier"]
    content["collectifs"].append(fourth)
    edited.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    first, second = talk(conversations, "AMANE est membre de la PNPM depuis quelle année ?", "quelles sont les valeurs du réseau Arganier ?")
    assert "depuis toujours" in first.text
    assert second.topics == ("arganier.valeurs",)


def test_a_broken_file_is_refused_and_the_last_good_one_stays(
    conversations: Conversations, edited: Path, caplog: pytest.LogCaptureFixture
) -> None:
    edited.write_text("collectifs: [", encoding="utf-8")
    (turn,) = talk(conversations, "Quelles valeurs défend la PNPM ?")
    assert turn.topics == ("pnpm.valeurs",)
    assert "refused" in caplog.text
