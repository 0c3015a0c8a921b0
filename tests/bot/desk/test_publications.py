"""A draft is published, found in the history and taken back from pages; nothing is published unseen, nor with a mistake."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot import checks
from knowledge import load
from knowledge.draft import contents
from knowledge.publication import alone, history
from tests.desks import Open, Opened, Sheet, inputs, words
from tests.knowledge.editing import edit

MEMBERS = "collectif.groupe.membres"
GOLDEN = "temoins:\n  - question: Combien de membres a le groupe de travail ?\n    mots: onze\n"


@pytest.fixture(autouse=True)
def _examples_are_checked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "examples_are_good", lambda: True)


def number(desk: Opened) -> int:
    return load(desk.knowledge).section("groupe.membres")[1].nombre.value  # type: ignore[index, union-attr]


def post(desk: Opened, page: str, address: str = "", **typed: str) -> Any:
    """Open a page, type into its forms, and send one of them; follow where it leads."""
    person = desk.person()
    answer = person.post(address or page, data={**inputs(person.get(page).text), **typed})
    return person.get(answer.headers["Location"]) if answer.status_code == 303 else answer


def test_a_draft_is_published_found_in_the_history_and_taken_back(desk: Opened) -> None:
    person = desk.person()
    assert "il n’y a rien à publier" in words(person.get("/publier").text)
    assert "Rien n’a encore été publié" in words(person.get("/historique").text)
    at_first = contents(desk.knowledge)
    Sheet(person, MEMBERS).save(nombre="12")
    page = words(person.get("/publier").text)
    assert "Il change les faits sur AMANE et ses collectifs, et 3 réponses." in page and "Sans doute des erreurs" in page
    told = words(post(desk, "/publier", nom="  Samira  ").text)
    assert "C’est publié." in told and "Samira" in told and "Les membres du groupe de travail Combien 11 → 12" in told
    assert number(desk) == 12 and [one.who for one in history(desk.knowledge)] == ["Samira"]
    assert "il n’y a rien à publier" in words(person.get("/publier").text)
    told = words(post(desk, "/historique", "/historique/reprendre", nom="Nadia").text)
    assert "C’est repris" in told and "Reprise par Nadia, le " in told
    moments = re.findall(r"\d+(?:er)? \w+ \d{4} à \d+\sh\s\d\d", told)
    assert len(moments) == 3 and not re.search(r"\d{4}-\d", told), "two publications, and the moment at which one of them was taken back"
    assert contents(desk.knowledge) == at_first and "nombre: 12" in desk.text()
    assert "Reprendre cette publication" not in person.get("/historique").text
    assert "aucune publication à reprendre" in post(desk, "/publier", "/historique/reprendre", nom="Nadia").text


def test_who_publishes_says_a_name(desk: Opened) -> None:
    Sheet(desk.person(), MEMBERS).save(nombre="12")
    for name in ("", "   "):
        answer = post(desk, "/publier", nom=name)
        assert answer.status_code == 409 and "écrivez votre prénom" in answer.text and number(desk) == 11


def test_a_draft_with_a_mistake_is_not_published(desk: Opened) -> None:
    person = desk.person()
    Sheet(person, MEMBERS).save(nombre="onze et demi")
    page = person.get("/publier")
    assert "À corriger avant de publier" in page.text and 'action="/publier"' not in page.text
    answer = post(desk, "/publier", nom="Samira")
    assert answer.status_code == 409 and "corrigez ces lignes" in answer.text and number(desk) == 11


def test_nothing_is_published_or_thrown_away_unseen(desk: Opened) -> None:
    person = desk.person()
    Sheet(person, MEMBERS).save(nombre="12")
    seen = inputs(person.get("/publier").text)
    edit(desk.draft, "nombre: 12", "nombre: 13")
    for address in ("/publier", "/brouillon/abandonner"):
        answer = person.post(address, data={**seen, "nom": "Samira", "accord": "oui"})
        assert answer.status_code == 409 and "ont changé depuis que vous avez ouvert cette page" in answer.text
    edit(desk.knowledge, "nom: Police", "nom: La police", "contacts.yml")
    assert person.post("/publier", data={**seen, "nom": "Samira"}).status_code == 409
    assert number(desk) == 11 and "nombre: 13" in desk.text()


def test_while_somebody_else_publishes_nothing_is_done(desk: Opened) -> None:
    Sheet(desk.person(), MEMBERS).save(nombre="12")
    with alone(desk.knowledge):
        assert "quelqu’un publie en ce moment" in post(desk, "/publier", nom="Samira").text
    assert number(desk) == 11


def test_a_draft_is_thrown_away_once_that_is_said_again(desk: Opened) -> None:
    Sheet(desk.person(), MEMBERS).save(nombre="12")
    told = post(desk, "/publier", "/brouillon/abandonner").text
    assert told.index("Oui, effacer le brouillon") < told.index("Mettre le brouillon en service"), "seen without scrolling"
    assert "sera effacé" in told and "nombre: 12" in desk.text()
    told = post(desk, "/publier", "/brouillon/abandonner", accord="oui").text
    assert "de nouveau comme les faits en service" in told and contents(desk.draft) == contents(desk.knowledge)


def test_a_broken_golden_question_asks_twice(open_desk: Open, conversations: Any) -> None:
    desk = open_desk(conversations)
    (desk.knowledge / "questions-temoins.yml").write_text(GOLDEN, encoding="utf-8")
    Sheet(desk.person(), MEMBERS).save(nombre="12")
    first = post(desk, "/publier", nom="Samira").text
    assert "« onze » n’est pas dit" in words(first) and "Publier quand même ?" in first and number(desk) == 11
    top = words(first[first.index("<h1>") : first.index("Le détail")])
    assert top.startswith("Publier Ce n’est pas encore publié Cette question témoin n’aurait pas la réponse attendue : ✗ Combien de membres")
    assert "Corrigez le fait dans sa fiche" in top and first.index("pas encore publié") < first.index("Publier quand même ?")
    person = desk.person()
    second = person.post("/publier", data={**inputs(first), "accord": "oui"}).text
    assert "Écrivez le mot « publier »" in second and number(desk) == 11
    answers = inputs(second)
    assert answers["accord"] == "oui" and answers["nom"] == "Samira"
    wrong = person.post("/publier", data={**answers, "mot": "oui"})
    assert "vous n’avez pas écrit « publier »" in wrong.text and number(desk) == 11
    assert person.post("/publier", data={**answers, "mot": "publier"}).status_code == 303 and number(desk) == 12
    (desk.knowledge / "questions-temoins.yml").write_text(GOLDEN.replace("onze", "douze"), encoding="utf-8")
    told = post(desk, "/historique", "/historique/reprendre", nom="Samira").text
    assert "Rien n’est encore repris" in told and "« douze » n’est pas dit" in words(told)
    assert "Reprendre quand même ?" in told and number(desk) == 12
    (desk.knowledge / "questions-temoins.yml").write_text(GOLDEN, encoding="utf-8")
    assert "C’est repris" in post(desk, "/historique", "/historique/reprendre", nom="Samira").text and number(desk) == 11


def test_an_emergency_number_that_changes_is_asked_about_beside_the_old_one(desk: Opened) -> None:
    person = desk.person()

    def police() -> str | None:
        return load(desk.knowledge).contacts[2].numero

    told = "! Police : 19 devient 190"
    Sheet(person, "contacts").save(contacts__2__numero="190")
    for page in ("/fiche/contacts", "/changements", "/publier"):
        assert told in words(person.get(page).text), page
    assert told not in words(person.get("/fiche/association").text)
    first = post(desk, "/publier", nom="Samira").text
    assert "Ce n’est pas encore publié Des contacts d’urgence changent." in words(first) and told in words(first) and police() == "19"
    assert "avez-vous appelé chaque nouveau numéro ?" in words(first)
    answer = person.post("/publier", data={**inputs(first), "numeros": "non"})
    assert answer.status_code == 409 and police() == "19"
    assert person.post("/publier", data={**inputs(first), "numeros": "oui"}).status_code == 303 and police() == "190"
    back = post(desk, "/historique", "/historique/reprendre", nom="Samira").text
    assert "Rien n’est encore repris" in back and "! Police : 190 devient 19" in words(back) and police() == "190"
    assert person.post("/historique/reprendre", data={**inputs(back), "numeros": "oui"}).status_code == 303 and police() == "19"
    Sheet(person, "contacts").save(contacts__2__numero="19", contacts__2__quand="partout")
    assert "devient" not in words(post(desk, "/publier", nom="Samira").text) and load(desk.knowledge).contacts[2].quand == "partout"
