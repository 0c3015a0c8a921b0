"""« Ce qui change » shows every answer that an edit changes, beside how it was, and what the golden questions make of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from actions.turn import all_answers
from bot.desk.preview import Lent
from bot.engine.training import TrainingError
from knowledge import load, shared_store
from tests.desks import Open, Opened, Sheet, words
from tests.knowledge.editing import FOURTH, edit

GOLDEN = 'temoins:\n  - question: Combien de membres a le groupe de travail ?\n    mots: onze\n  - question: Mon oncle me frappe\n    mots: "2511"\n'


def changed(page: str) -> list[tuple[str, list[str], list[str]]]:
    """Return, of each answer that is shown, what is asked, and the words that went and came."""
    parts = re.findall(r'<section class="changed[^"]*"><h[23]>(.*?)</h[23]>(.*?)</section>', page, re.DOTALL)
    return [(words(asked), re.findall("<del>(.*?)</del>", told), re.findall("<ins>(.*?)</ins>", told)) for asked, told in parts]


def test_twelve_members_change_every_answer_that_says_eleven(desk: Opened) -> None:
    person = desk.person()
    assert "Le brouillon ne change aucune réponse." in words(person.get("/changements").text)
    assert Sheet(person, "collectif.groupe.membres").save(nombre="12").status_code == 303
    page = person.get("/changements").text
    before = {topic: reply.text for topic, _, reply in all_answers(load(desk.knowledge))}
    after = {topic: reply.text for topic, _, reply in all_answers(load(desk.draft))}
    wanted = [topic for topic in before if before[topic] != after[topic]]
    assert len(wanted) >= 3 and len(changed(page)) == len(wanted)
    assert all((gone, come) == (["onze"], ["douze"]) for _, gone, come in changed(page))
    assert "Qui sont les membres du groupe de travail ?" in [asked for asked, _, _ in changed(page)]


def test_contacts_and_what_is_said_of_them_are_shown_too(desk: Opened) -> None:
    person = desk.person()
    Sheet(person, "contacts").save(contacts__2__numero="190")
    Sheet(person, "reponses.preuves").save(texte="Gardez-les.", verifie_le="2026-11-24", sources="ici")
    Sheet(person, "association").save(contacts__don="Écrivez-nous.")
    found = {asked: (gone, come) for asked, gone, come in changed(person.get("/changements").text)}
    assert found["Un enfant est en danger"] == (["19"], ["190"])
    assert found["Après les contacts : s’il faut garder ou effacer les messages et les photos"] == ([], ["Gardez-les."])
    assert found["AMANE elle-même : don"] == ([], ["Écrivez-nous."])


def test_a_new_section_and_one_that_goes_are_shown(desk: Opened) -> None:
    person = desk.person()
    person.get("/")
    (desk.draft / "collectifs.yml").write_text(desk.text() + FOURTH, encoding="utf-8")
    page = words(person.get("/changements").text)
    assert "Cette question n’avait pas de réponse." in page and "Le réseau réunit douze écoles." in page
    (desk.draft / "collectifs.yml").write_text((desk.knowledge / "collectifs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    text = desk.text()
    edit(desk.draft, text[text.index("      epu:\n") : text.rindex("      documents:\n")], "")
    assert "Cette question n’a plus de réponse." in words(person.get("/changements").text)


def test_a_broken_golden_question_is_told_in_red(open_desk: Open, conversations: Any) -> None:
    desk = open_desk(conversations)
    (desk.knowledge / "questions-temoins.yml").write_text(GOLDEN, encoding="utf-8")
    person, live = desk.person(), shared_store().folder
    assert "Les questions témoins ont toutes la réponse attendue (2)." in words(person.get("/changements").text)
    Sheet(person, "collectif.groupe.membres").save(nombre="12")
    page = person.get("/changements").text
    assert '<section class="wrong" aria-labelledby="cassees">' in page
    assert "✗ Combien de membres a le groupe de travail ? : « onze » n’est pas dit" in words(page)
    assert ("Combien de membres a le groupe de travail ?", ["Onze"], ["Douze"]) in changed(page)
    assert "Mon oncle me frappe" not in words(page), "what did not change is not shown"
    Sheet(person, "temoins").save(temoins__0__mots="douze")
    assert "Les questions témoins ont toutes la réponse attendue (2)." in words(person.get("/changements").text)
    assert shared_store().folder == live


def test_what_stands_in_the_way_is_told(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    person = desk.person()
    Sheet(person, "collectif.groupe.membres").save(nombre="onze et demi")
    page = words(person.get("/changements").text)
    assert "Les réponses se comparent quand ces lignes sont corrigées." in page and "« onze et demi » n’est pas un nombre" in page
    Sheet(person, "collectif.groupe.membres").save(nombre="12")

    def untrained(_: Lent) -> Any:
        raise TrainingError("l’assistant n’a pas encore appris")

    monkeypatch.setattr(Lent, "lend", untrained)
    (desk.draft / "questions-temoins.yml").write_text(GOLDEN, encoding="utf-8")
    page = words(person.get("/changements").text)
    assert "Les questions témoins n’ont pas pu être posées : l’assistant n’a pas encore appris" in page and "douze" in page
    edit(desk.knowledge, "genre: feminin", "genre: girafe")
    assert "Les faits en service ont une erreur : collectifs.yml, ligne" in words(person.get("/changements").text)
