"""The pages of the facts: all of them with their sources, and one edit from eleven to twelve."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml

from actions.sentences import DOMAIN
from bot.desk.fields import typed_block
from bot.desk.saving import as_it_was
from bot.desk.sheets import called
from knowledge import load
from knowledge.golden import OTHER_TOPICS
from tests.desks import Open, Opened, Sheet, inputs, words
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
    assert "Quelqu’un a changé la même chose que vous" in told and "nombre: 12" in desk.text()
    assert "rien de ce que montrent les fiches ; une remarque" in told
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


@pytest.fixture
def with_sentences(open_desk: Open) -> Opened:
    """A desk whose copy of the facts has the sentences beside them."""
    desk = open_desk()
    shutil.copy(DOMAIN, desk.knowledge)
    return desk


def test_a_sentence_is_changed_in_the_draft_and_shown_beside_how_it_was(with_sentences: Opened) -> None:
    desk, person = with_sentences, with_sentences.person()
    listed = person.get("/phrases").text
    assert "Quand quelqu’un est en danger" in listed and 'href="/fiche/phrases.utter_merci"' in listed
    assert "phrases.utter" not in person.get("/").text
    before = (desk.knowledge / "domain.yml").read_text(encoding="utf-8")
    sheet = Sheet(person, "phrases.utter_merci")
    saved = sheet.save(utter_merci__0__text="Avec grand plaisir ! Que voulez-vous savoir ?", utter_merci__3__text="Je vous en prie.")
    assert saved.status_code == 303 and "C’est enregistré" in person.get(saved.headers["Location"]).text
    after = desk.text("domain.yml")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        '    - text: "Avec grand plaisir ! Que voulez-vous savoir ?"', "    - text: Je vous en prie.",
    ]  # fmt: skip
    assert (desk.knowledge / "domain.yml").read_text(encoding="utf-8") == before
    assert yaml.safe_load(after)["intents"] == yaml.safe_load(before)["intents"]
    page = person.get("/changements").text
    assert "Une phrase : « Avec grand plaisir ! Que voulez-vous savoir ? »" in words(page), words(page)
    assert re.search(r"<ins>[^<]*grand", page) and re.search(r"<ins>[^<]*Je vous en prie\.</ins>", page)
    assert "Le brouillon change : les phrases de l’assistant." in words(person.get("/").text)


def test_a_place_that_is_none_and_a_number_that_is_lost_are_told_at_the_sentence(with_sentences: Opened) -> None:
    person = with_sentences.person()
    Sheet(person, "phrases.utter_merci").save(utter_merci__0__text="Avec plaisir, {prenom}.")
    Sheet(person, "phrases.utter_urgence_suite_maintenant").save(utter_urgence_suite_maintenant__0__text="Mettez-vous à l’abri.")
    Sheet(person, "phrases.utter_nier").save(utter_nier__0__text="D’accord {")
    home = words(person.get("/").text)
    assert "› Façons de le dire, n° 1 › Phrase : l’assistant ne met rien à la place de {prenom} ici" in home
    assert "sans {danger}, le contact d’urgence n’est plus donné" in home and "une accolade de trop ou de moins" in home
    assert "action=\"/publier\"" not in person.get("/publier").text and "à corriger" in person.get("/phrases").text


def test_every_sentence_of_the_project_has_its_sheet_and_saves_as_it_is(with_sentences: Opened) -> None:
    person = with_sentences.person()
    names = re.findall(r'href="/fiche/phrases\.([^"]+)"', person.get("/phrases").text)
    assert sorted(names) == sorted(yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"])
    before = with_sentences.text("domain.yml")
    for name in ("utter_accueil", "utter_merci", "utter_contact_numero"):
        assert Sheet(person, f"phrases.{name}").save().status_code == 303
    assert with_sentences.text("domain.yml") == before


def test_a_sentence_is_found_by_its_words_whichever_of_its_wordings_has_them(with_sentences: Opened) -> None:
    person = with_sentences.person()
    every = person.get("/phrases").text
    found = person.get("/phrases?mots=Vous+EN+PRIE+autre+QUESTION").text
    assert re.findall(r'href="/fiche/(phrases[^"]+)"', found) == ["phrases.utter_merci"] and "« Je vous en prie ! Je reste" in words(found)
    assert "Aucune phrase n’a ces mots." in person.get("/phrases?mots=girafe").text
    assert every.count('href="/fiche/') == person.get("/phrases?mots=+").text.count('href="/fiche/') > 200


def test_the_topics_of_golden_questions_are_offered_with_their_titles(desk: Opened) -> None:
    (desk.knowledge / "questions-temoins.yml").write_text("temoins:\n  - question: Combien ?\n    mots: onze\n", encoding="utf-8")
    page = desk.person().get("/fiche/temoins").text
    assert '<option value="groupe.membres">Les membres du groupe de travail</option>' in page
    offered = set(re.findall(r'<option value="([^"]+)">[^<]*</option>', page.partition("<datalist")[2]))
    assert offered == OTHER_TOPICS | {f"{one.id}.{name}" for one in load().collectifs for name in one.rubriques}
