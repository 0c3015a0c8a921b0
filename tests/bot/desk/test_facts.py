"""The pages of the facts: all of them with their sources, and one edit from eleven to twelve."""

from __future__ import annotations

import re

from bot.desk.fields import typed_block
from bot.desk.saving import as_it_was
from bot.desk.sheets import called
from knowledge import load
from tests.desks import Opened, Sheet, inputs, words
from tests.knowledge.editing import FOURTH, edit


def test_every_fact_is_shown_with_where_it_comes_from(desk: Opened) -> None:
    page = desk.person().get("/").text
    told = words(page)
    knowledge = load(desk.knowledge)
    for one in knowledge.collectifs:
        assert one.nom in told
        for section in one.rubriques.values():
            assert section.titre in told
            assert all((source.citation or source.titre or "") in told for source in section.sources)
            assert not section.unite or section.unite in told or not section.nombre
    assert "11 associations marocaines" in told and "environ 30 associations" in told and "adresse à donner" in told
    assert all((contact.numero or contact.site or "") in told for contact in knowledge.contacts)
    assert "Le brouillon est comme les faits en service." in told and "https://" not in "".join(re.findall(r'(?:href|src|action)="([^"]*)"', page))


def test_eleven_becomes_twelve_in_the_draft_alone(desk: Opened) -> None:
    before = {name: (desk.knowledge / name).read_bytes() for name in ("collectifs.yml", "contacts.yml")}
    person = desk.person()
    saved = Sheet(person, "collectif.groupe.membres").save(nombre="12")
    assert saved.headers["Location"] == "/fiche/collectif.groupe.membres?fait=enregistre"
    assert "C’est enregistré dans le brouillon." in person.get(saved.headers["Location"]).text
    assert desk.text() == before["collectifs.yml"].decode().replace("nombre: 11\n", "nombre: 12\n")
    assert {name: (desk.knowledge / name).read_bytes() for name in before} == before
    assert load(desk.draft).section("groupe.membres")[1].nombre.value == 12  # type: ignore[index, union-attr]
    assert "Le brouillon change : les faits sur AMANE et ses collectifs." in words(person.get("/").text)


def test_saving_what_was_not_changed_changes_nothing(desk: Opened) -> None:
    person = desk.person()
    names = re.findall(r'href="/fiche/([^"#]+)"', person.get("/").text)
    before = {path: path.read_bytes() for path in desk.draft.glob("*.yml")}
    assert len(set(names)) > 30
    for name in dict.fromkeys(names):
        opened, sheet = Sheet(person, name), called(name)
        assert sheet and typed_block(sheet.fields, opened.inputs, "") == as_it_was(sheet, opened.inputs["avant"])
    for name in ("association", "collectif.pnpm", "collectif.pnpm.objectifs", "contacts", "reponses.preuves"):
        assert Sheet(person, name).save().status_code == 303
    assert {path: path.read_bytes() for path in desk.draft.glob("*.yml")} == before


def test_what_changed_in_the_facts_meanwhile_is_taken_over_or_told(desk: Opened) -> None:
    person = desk.person()
    Sheet(person, "collectif.groupe.membres").save(nombre="12")
    edit(desk.knowledge, "nom: Police", "nom: La police", "contacts.yml")
    assert "le brouillon l’a repris : les contacts d’urgence" in words(person.get("/").text) and "La police" in desk.text("contacts.yml")
    edit(desk.knowledge, "genre: feminin", "genre: feminin # vérifié")
    told = words(person.get("/").text)
    assert "Quelqu’un a changé la même chose que vous" in told and "+ genre: feminin # vérifié" in told and "nombre: 12" in desk.text()
    seen = inputs(person.get("/").text)["sceau"]
    edit(desk.draft, "genre: feminin", "genre: feminin # vérifié")
    for seal, both in ((seen, True), ("", True), (inputs(person.get("/").text)["sceau"], False)):
        assert person.post("/brouillon/reporte", data={"sceau": seal}).status_code == 303
        assert ("Quelqu’un a changé la même chose" in person.get("/").text) is both


def test_a_sheet_that_is_not_there_is_told(desk: Opened) -> None:
    person = desk.person()
    for name in ("girafe", "collectif.girafe.membres", "%3Cscript%3E"):
        answer = person.get(f"/fiche/{name}")
        assert answer.status_code == 404 and "Cette fiche n’est pas là" in answer.text and "<script>" not in answer.text
    edit(desk.draft, "        titre: Les membres du groupe de travail", "        titre: [a]")
    assert "Cette fiche n’est pas là" in person.get("/fiche/collectif.groupe.membres").text
    edit(desk.draft, "association:\n", "association\n")
    assert "À corriger avant de publier" in person.get("/").text
    assert person.post("/fiche/girafe", data={}).status_code == 404


def test_what_people_typed_is_text(desk: Opened) -> None:
    person = desk.person()
    assert Sheet(person, "page").save(titre='<b>"gras"</b> & {{ 7 * 7 }}').status_code == 303
    page = person.get("/fiche/page").text
    assert 'value="&lt;b&gt;&#34;gras&#34;&lt;/b&gt; &amp; {{ 7 * 7 }}"' in page and "<b>" not in page and "49" not in person.get("/").text


def test_a_collective_added_by_hand_has_its_sheets(desk: Opened) -> None:
    desk.person().get("/")
    (desk.draft / "collectifs.yml").write_text(desk.text() + FOURTH, encoding="utf-8")
    assert Sheet(desk.person(), "collectif.reseau.presentation").save(nombre="13").status_code == 303
    assert "        nombre: 13\n        unite: écoles\n" in desk.text()


def test_an_item_moves_up_or_down_with_what_else_was_typed(desk: Opened) -> None:
    person, name = desk.person(), "collectif.pnpm.objectifs"

    def points() -> list[str]:
        return [one.texte for one in load(desk.draft).section("pnpm.objectifs")[1].points]  # type: ignore[index, union-attr]

    before = load(desk.knowledge).section("pnpm.objectifs")[1].points  # type: ignore[index, union-attr]
    first, second, *rest = [one.texte for one in before]
    opened = Sheet(person, name)
    saved = opened.save(titre="Les objectifs, dans l’ordre", points__1__monter="oui")
    assert saved.status_code == 303 and saved.headers["Location"] == f"/fiche/{name}?fait=enregistre#/points/0"
    assert points() == [second, first, *rest] and "titre: Les objectifs, dans l’ordre\n" in desk.text()
    assert {one.texte: (one.titre, one.mots) for one in before} == {
        one.texte: (one.titre, one.mots) for one in load(desk.draft).section("pnpm.objectifs")[1].points  # type: ignore[index, union-attr]
    }, "with its title and words"
    assert Sheet(person, name).save(points__0__descendre="oui").headers["Location"].endswith("#/points/1")
    assert points() == [first, second, *rest]
    for beyond in ("points__0__monter", f"points__{len(before) - 1}__descendre", "points__99__monter"):
        assert Sheet(person, name).save(**{beyond: "oui"}).status_code == 303 and points() == [first, second, *rest]
    page = person.get(f"/fiche/{name}").text
    assert f'aria-label="Monter : Points de la liste, 2 sur {len(before)}">Monter</button>' in page and 'name="/points/0/monter"' not in page
