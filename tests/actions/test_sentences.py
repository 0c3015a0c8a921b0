"""Fixed sentences come from the domain, are filled with facts, and are there before anybody needs them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from actions.sentences import DOMAIN, _Sentences, doubts, faults, sentence, speaking_from, wording
from knowledge import KnowledgeError

ROOT = Path(__file__).parents[2]


def test_a_sentence_is_the_one_of_the_domain_filled() -> None:
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    for name, variations in responses.items():
        for number, variation in enumerate(variations):
            variables = set(re.findall(r"{(\w+)}", variation["text"]))
            with wording(number):
                said = sentence(name.removeprefix("utter_"), **{variable: f"<{variable}>" for variable in variables})
            assert said and "{" not in said and all(f"<{variable}>" in said for variable in variables), name


def test_a_sentence_has_one_colon_whatever_it_is_filled_with() -> None:
    assert sentence("oui_detail", detail="six de plus : cinq au départ") == "Oui : six de plus (cinq au départ)."
    assert sentence("quand_et_quoi", quand="En 2009", evenement="deux choses : l’une et l’autre") == "En 2009, deux choses : l’une et l’autre."


def test_wordings_follow_one_another_and_the_first_comes_again() -> None:
    said = []
    for number in range(4):
        with wording(number):
            said.append(sentence("urgence_apres_contacts"))
    assert said[0] == said[2] == sentence("urgence_apres_contacts") and said[1] == said[3] != said[0]


def test_an_edited_sentence_is_said_at_once_and_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_text("responses:\n  utter_merci:\n    - text: Avec plaisir, {nom}.\n", encoding="utf-8")
    sentences = _Sentences(path)
    good = "responses:\n  utter_merci:\n    - text: Je vous en prie.\n    - text: De rien, {nom}.\n"
    for content, said in (
        (good, ("Je vous en prie.", "De rien, {nom}.")),
        ("responses:\n  utter_merci:\n    - text: Bonjour {prenom}.\n", ("Je vous en prie.", "De rien, {nom}.")),
        ("responses:\n  utter_merci:\n    - text: ''\n", ("Je vous en prie.", "De rien, {nom}.")),
        ("responses: {}\n", ("Je vous en prie.", "De rien, {nom}.")),
        ("responses:\n  utter_merci: [", ("Je vous en prie.", "De rien, {nom}.")),
        (good.replace("De rien", "Merci à vous"), ("Je vous en prie.", "Merci à vous, {nom}.")),
    ):
        path.write_text(content, encoding="utf-8")
        assert sentences["utter_merci"] == said
    path.unlink()
    assert sentences["utter_merci"][0] == "Je vous en prie."


def test_a_file_that_cannot_be_read_at_the_start_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_text("responses:\n  utter_merci:\n    -\ttext: Merci\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"domain\.yml, ligne 3 : une tabulation ; mettez des espaces à la place"):
        _Sentences(path)


def test_another_domain_is_spoken_from_meanwhile(tmp_path: Path) -> None:
    before = sentence("merci")
    (tmp_path / "domain.yml").write_text("responses:\n  utter_merci:\n    - text: De rien.\n", encoding="utf-8")
    with speaking_from(tmp_path / "domain.yml"):
        assert sentence("merci") == "De rien."
    assert sentence("merci") == before


def test_a_fact_that_an_edited_sentence_no_longer_says_is_told() -> None:
    text = DOMAIN.read_text(encoding="utf-8")
    assert doubts(lambda _: text.encode()) == []
    (told,) = doubts(lambda _: text.replace("La page ne dit pas {quoi}.", "La page ne le dit pas.").encode())
    assert told.place[1] == "utter_page_ne_dit_pas" and told.says.startswith("sans {quoi}, le fait que l’assistant y mettait n’est plus dit")


def _told(text: str) -> list[str]:
    return [f"{fault.place[1]}: {fault.says}" for fault in faults(lambda _: text.encode())]


def test_what_is_wrong_with_edited_sentences_is_told_beside_those_in_use() -> None:
    text = DOMAIN.read_text(encoding="utf-8")
    assert _told(text) == []
    (told,) = _told(text.replace('"Merci à vous, au revoir et bonne continuation !"', '"Au revoir {nom}."'))
    assert told == "utter_au_revoir: l’assistant ne met rien à la place de {nom} ici ; écrivez-le sans accolades"
    (told,) = _told(text.replace('"Merci à vous, au revoir et bonne continuation !"', '""'))
    assert told == "utter_au_revoir: cette phrase est vide ; écrivez-la"
    (told,) = _told(text.replace('"Merci à vous, au revoir et bonne continuation !"', f'"{"Au revoir. " * 200}"'))
    assert told.startswith("utter_au_revoir: ce texte a 2\u202f200 signes, et 2\u202f000 au plus se lisent ici ; raccourcissez-le")
    (told,) = _told(text.replace("  utter_contact_site:", "  utter_contact_sites:"))
    assert told == "utter_contact_site: cette phrase manque ; écrivez-la"
    (told,) = _told(text.replace("Allez sur {site} {quand}", "Allez voir {quand}"))
    assert told == "utter_contact_site: sans {site}, le contact d’urgence n’est plus donné ; gardez ce mot entre accolades"
    # A place that no number hangs on may go.
    assert _told(text.replace("Quelle est votre question sur les collectifs d’AMANE : {collectifs} ?", "Quelle est votre question ?")) == []
    for broken in ("a: [", "responses: x\n", ""):
        assert faults(lambda _, broken=broken: broken.encode())


def test_an_unknown_name_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("jamais_ecrite")
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    filled = next(name for name, (variation, *_) in responses.items() if "{" in variation["text"])
    with pytest.raises(KeyError):
        sentence(filled.removeprefix("utter_"))


def test_they_are_read_when_the_assistant_starts() -> None:
    code = """
import sys
import actions.sentences as sentences
sys.addaudithook(lambda event, arguments: event == "open" and str(arguments[0]).endswith("domain.yml") and sys.exit("read again"))
print(sentences.sentence("merci"))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.strip(), done.stderr
