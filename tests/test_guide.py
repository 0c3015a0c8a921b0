"""The examples of the staff's guide do what it says they do."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from actions.kinds import TYPED_KINDS
from actions.sentences import _Sentences
from actions.turn import all_answers
from bot import __main__ as commands
from bot import publishing
from bot.checks import knowledge_is_good
from bot.desk.preview import Changes, Preview
from bot.nlu import examples
from bot.nlu.gazetteer import Gazetteer
from bot.server.store import Conversation, ConversationStore
from bot.written import read
from knowledge import load, report
from knowledge.fields import LONGEST_NAME, LONGEST_TEXT
from tests.desks import Opened, Sheet, words
from tests.knowledge.editing import copy_of_the_files, edit

GUIDE = (Path(__file__).parent.parent / "docs/fr/guide-equipe.md").read_text(encoding="utf-8")
GOLDEN = Path(__file__).parent.parent / "knowledge/questions-temoins.yml"
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def block_with(words: str) -> str:
    (found,) = [block for block in BLOCKS if words in block]
    return str(found)


@pytest.mark.parametrize(
    ("written", "old", "said"),
    [
        ("nombre: 12\n", "        nombre: 11\n", "douze associations marocaines"),
        ("date: 2014-12", "        date: 2014-11\n", "décembre 2014"),
        ("exemple.ma/liste", "          - {titre: La liste des membres, adresse: null}\n", "https://exemple.ma/liste"),
    ],
)
def test_its_worked_edits_change_the_answers(tmp_path: Path, written: str, old: str, said: str) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    new = next(block for block in BLOCKS if written in block and block.count("\n") == 1)
    edit(folder, old, new)
    errors, *_ = report(folder)
    assert errors == []
    assert any(said in reply.text for _, _, reply in all_answers(load(folder)))


def test_its_fourth_collective_is_answered(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + block_with("id: rde"))
    assert report(folder)[0] == []
    told = {topic: reply.text for topic, _, reply in all_answers(load(folder))}
    assert "douze écoles" in told["rde.membres"] and "douze écoles" in told["comparaison"] and "quatre collectifs" in told["collectifs.liste"]


def test_every_value_of_a_section_is_explained() -> None:
    from knowledge.model import Section

    texts = {"titre", "introduction", "alias", "sources", "numerotes"}
    for name in Section.model_fields.keys() - texts:
        assert re.search(rf"`(?:[^`]*\W)?{name}:", GUIDE), name


def test_its_longest_texts_are_those_that_are_taken() -> None:
    (longest,) = re.findall(r"Un texte a ([\d\s]+) signes au plus, un nom ou un titre (\d+)", GUIDE)
    assert [int(re.sub(r"\s", "", one)) for one in longest] == [LONGEST_TEXT, LONGEST_NAME]


def test_its_list_of_questions_is_read_as_it_says(tmp_path: Path) -> None:
    (text,) = re.findall(r"```text\n([^•].*?)```", GUIDE, re.DOTALL)
    (tmp_path / "mes questions.txt").write_text(text, encoding="utf-8")
    assert [len(turns) for _, turns in read(tmp_path / "mes questions.txt")] == [2, 1]


def test_its_name_is_understood_and_no_doubt_is_told(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    edit(folder, "      - cde maroc\n", "      - cde maroc\n" + block_with("la coalition enfance"))
    assert report(folder)[:2] == ([], [])
    found = Gazetteer(load(folder)).find("Combien de membres a la coalition enfance ?")
    assert {mention.value for mention in found if mention.entity in ("collectif", "rubrique")} == {"cde"}
    assert not any(mention.entity == "collectif" for mention in Gazetteer(load()).find("Combien de membres a la coalition enfance ?"))


def test_its_contact_of_the_association_and_its_number_are_taken(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    old = next(line for line in (folder / "collectifs.yml").read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("  contacts: {"))
    edit(folder, old, block_with("bonjour@exemple.ma"))
    contacts = (folder / "contacts.yml").read_text(encoding="utf-8")
    police = contacts[contacts.index('  - numero: "19"') : contacts.index('  - numero: "177"')]
    edit(folder, police, block_with("nom: Police"), "contacts.yml")
    assert report(folder)[:2] == ([], [])
    knowledge = load(folder)
    assert knowledge.association.contacts["contact"] == "Écrivez à bonjour@exemple.ma."
    assert knowledge.contacts[2].numero == "19" and not knowledge.contacts[2].a_confirmer


def test_its_sentence_is_said(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_text("responses:\n" + block_with("utter_merci"), encoding="utf-8")
    assert _Sentences(path)["utter_merci"] == ("Avec plaisir ! Que voulez-vous encore savoir des collectifs ?",)


def test_its_example_is_added(tmp_path: Path) -> None:
    kind, phrase = re.findall(r'-m bot exemple (\w+) "([^"]+)"', GUIDE)[0]
    folder = tmp_path / "nlu"
    folder.mkdir()
    shutil.copy(examples.FOLDER / f"{kind}.yml", folder)
    before = (folder / f"{kind}.yml").read_text(encoding="utf-8")
    added = examples.add(folder, kind, phrase, TYPED_KINDS)
    after = (folder / f"{kind}.yml").read_text(encoding="utf-8")
    assert added.text == phrase and after.rstrip().endswith(phrase)
    assert f"ouvrez son fichier (`data/nlu/{kind}.yml`)" in GUIDE and "les trois lignes au-dessus, de `- intent:` à `examples:`" in GUIDE
    lines = after.rstrip().split("\n")
    assert "- intent:" in lines[-4] and "auteur: equipe" in lines[-3] and "examples:" in lines[-2]
    assert lines[:-4] == before.rstrip().split("\n"), "without them it is gone"


def test_what_all_is_well_looks_like_is_as_the_check_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert knowledge_is_good()
    (told,) = re.findall(r"^• Connaissances vérifiées.*$", GUIDE, re.MULTILINE)
    assert re.sub(r"\d+ points?", "N", told) == re.sub(r"\d+ points?", "N", capsys.readouterr().out.strip())


def test_its_draft_is_published_and_taken_back(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the two sections, in their order, with the edits that they tell of."""
    part = GUIDE[GUIDE.index("## Travailler dans un brouillon") : GUIDE.index("## Changer un nombre")]
    facts, draft = copy_of_the_files(tmp_path / "knowledge"), tmp_path / "brouillon"
    monkeypatch.setattr(publishing, "FOLDER", facts)
    monkeypatch.setattr(publishing, "DRAFT", draft)
    begin, publish, taken_in, undo = [shlex.split(line) for line in re.findall(r"```sh\n.*-m bot (.*)\n```", part)]
    (again,) = [shlex.split(line) for line in re.findall(r"`\S+ -m bot (brouillon [^`]+)`", part)]
    (old, new), (told,) = re.findall(r"```diff\n-(.*)\n\+(.*)\n```", part)[0], re.findall(r"```text\n(.*)\n```", part)

    assert commands.main(begin) == 0
    edit(draft, old, new)
    assert commands.main(begin) == 0 and f"-{old}\n+{new}\n" in capsys.readouterr().out
    edit(facts, "genre: feminin", "genre: feminin # vérifié")
    assert commands.main(publish) == 1 and "knowledge/collectifs.yml" in capsys.readouterr().err
    assert commands.main(begin) == 1 and "+    genre: feminin # vérifié" in capsys.readouterr().err
    edit(draft, "genre: feminin", "genre: feminin # vérifié")
    assert commands.main(taken_in) == 0
    capsys.readouterr()
    assert commands.main(publish) == 0 and told in capsys.readouterr().out.splitlines()
    assert new in (facts / "collectifs.yml").read_text(encoding="utf-8")
    assert f"+{new}" in next((facts / "historique").glob("*/modifications.diff")).read_text(encoding="utf-8")
    assert commands.main(undo) == 0
    assert new not in (facts / "collectifs.yml").read_text(encoding="utf-8") and new in (draft / "collectifs.yml").read_text(encoding="utf-8")
    assert commands.main(again) == 0 and new not in (draft / "collectifs.yml").read_text(encoding="utf-8")


def test_what_it_says_of_the_desk_is_on_its_pages(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sheet is called as it says, and has the fields that it names; so are tabs and buttons."""
    (desk.knowledge / "questions-temoins.yml").write_text(GOLDEN.read_text(encoding="utf-8"), encoding="utf-8")
    # What the golden questions make of it is not what is asked here.
    monkeypatch.setattr(Preview, "changes", lambda *_: Changes([], []))
    person = desk.person()
    home = person.get("/").text
    sheets = {words(title): name for name, title in re.findall(r'<h3><a href="/fiche/([^"]+)">([^<]+)</a>', home)}
    lines = re.findall(r"^\*\*Dans l'atelier\*\* : (.*)$", GUIDE, re.MULTILINE)
    assert len(lines) >= 7
    for line in lines:
        title, *fields = re.findall(r"« ([^»]+) »", line)
        page = words(person.get(f"/fiche/{sheets[title]}").text)
        assert fields and [field for field in fields if field not in page] == []
    part = GUIDE[GUIDE.index("## L'atelier") : GUIDE.index("## Travailler dans un brouillon")]
    assert Sheet(person, "collectif.groupe.membres").save(nombre="12").status_code == 303
    shown = words("".join(person.get(page).text for page in ("/", "/fiche/collectif.groupe.membres", "/fiche/contacts", "/publier", "/historique")))
    buttons = ("Enregistrer dans le brouillon", "Ajouter une valeur", "Retirer en enregistrant", "Monter", "Descendre", "Abandonner le brouillon")
    for said in (*buttons, "Ce qui change", "Historique"):
        assert f"« {said} »" in part and said in shown
    shown += words(person.get("/phrases").text)
    for said in ("Ajouter un collectif", "Ajouter une rubrique", "Les phrases", "Chercher une phrase", "Bilan"):
        assert f"« {said} »" in GUIDE and said in shown
    assert person.get("/fiche/temoins").text.count('list="sujets"') > 1, "the browser offers topics, as it says"


# What each row of its table of messages is told of.
BREAKS = [
    ("collectifs.yml", "    genre: feminin\n", "    gendre: feminin\n"),
    ("collectifs.yml", "date: 2017-06", "date: juin 2017"),
    ("collectifs.yml", "        nombre: 11\n", "       nombre: 11\n"),
    ("collectifs.yml", "      - cde maroc\n", "      – cde maroc\n"),
    ("collectifs.yml", "    objet: la lutte contre les violences", "    objet: douze associations marocaines, la lutte contre les violences"),
    ("contacts.yml", '"2511"', '"25 11"'),
    ("contacts.yml", "  - numero:", "<<<<<<< autre\n  - numero:"),
    ("sources/page-collectifs.txt", "", ""),
]


@pytest.mark.parametrize("row", range(len(BREAKS)))
def test_each_message_of_its_table_is_what_the_check_says(tmp_path: Path, row: int) -> None:
    rows = re.findall(r"^\| `((?:collectifs|contacts|sources/)[^`]*)` \|", GUIDE, re.MULTILINE)
    rows += re.findall(r"^\| ``((?:collectifs|contacts|sources/).*?)`` \|", GUIDE, re.MULTILINE)
    assert len(rows) == len(BREAKS)
    folder = copy_of_the_files(tmp_path / "knowledge")
    name, old, new = BREAKS[row]
    if old:
        edit(folder, old, new, name)
    else:
        (folder / name).write_bytes("\n\nla réponse".encode("cp1252"))
    # Lines of the file as it is today are not those of the day the guide was written.
    told = [re.sub(r"ligne \d+", "ligne N", error) for error in report(folder).errors]
    assert re.sub(r"ligne \d+", "ligne N", rows[row]) in told


def test_what_people_ask_is_shown_and_deleted_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the section, in its order: the page of numbers, then the questions that were sent, and one of them deleted."""
    part = GUIDE[GUIDE.index("## Ce que les gens demandent") : GUIDE.index("## La règle d'or")]
    (kind,) = re.findall(r"```sh\nmake bilan PERIODE=(\w+)\n```", part)
    (since,) = re.findall(r"`DEPUIS=([\d/]+)`", part)
    show, delete = [shlex.split(line) for line in re.findall(r"```sh\n.*-m bot (.*)\n```", part)]
    assert set(re.findall(r"`(semaine|mois|annee)`", part)) == {"semaine", "mois", "annee"}
    monkeypatch.setenv("AMANE_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for more in ([], ["--depuis", since]):
        assert commands.main(["bilan", "--periode", kind, *more]) == 0
        assert "bilan.html" in capsys.readouterr().out and (tmp_path / "bilan.html").exists()
    monkeypatch.setattr("secrets.randbelow", lambda below: int(delete[-1]) - 100_000)
    store = ConversationStore(f"sqlite:///{tmp_path / 'conversations.sqlite3'}")
    store.add(conversation := Conversation("a" * 22, 1.0, 1.0))
    store.save(conversation, "Quel est le budget de […] ?")
    store.close()
    assert commands.main(show) == 0 and "Quel est le budget de […] ?" in capsys.readouterr().out
    assert commands.main(delete) == 0 and commands.main(show) == 0
    assert "Aucune question" in capsys.readouterr().out
