"""The table of kinds: what it gives the code, and what is said of a table that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions import kinds
from actions.kinds import KINDS, TABLE, asked_of_each, group, load
from knowledge import KnowledgeError


def said(tmp_path: Path, old: str, new: str) -> list[str]:
    text = TABLE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "actions" / "kinds.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load(path)
    return refused.value.errors


def test_each_kind_is_of_one_group_and_each_group_is_used() -> None:
    groups = {kind.group for kind in KINDS.values()}
    assert sum(len(group(one)) for one in groups) == len(KINDS)
    assert groups == set(kinds.Kind.model_fields["group"].annotation.__args__)  # type: ignore[union-attr]


def test_what_the_code_reads_from_the_table() -> None:
    assert kinds.SECTIONS_OF_KIND["origine"] == ("origine", "fondation", "adhesion")
    assert kinds.SECTIONS_OF_KIND.keys() < kinds.FACTUAL_KINDS
    assert frozenset({"ppipem", "epu"}) == kinds.OWN_NAME_KINDS < kinds.DATED_KINDS
    assert {"charte", "fondation", "adhesion"} < kinds.DATED_KINDS
    assert {"salutation", "au_revoir", "merci", "aide", "identite"} == kinds.SOCIAL_TOPICS
    assert KINDS.keys() - kinds.TYPED_KINDS == {"accueil", "choisir"}
    assert kinds.MISSING["membres"] == "ni le nombre ni la liste des membres"


def test_every_label_says_something_else() -> None:
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("group: social}", "group: sociale}", "kinds › salutation › group : « sociale » n’est pas l’un des choix ; écrivez « social »"),
        ("sections: [membres]", "section: [membres]", "le champ « section » n’existe pas ici ; écrivez « sections: »"),
        ('{label: "Merci", group: social}', "{group: social}", "kinds › merci › label : il manque le champ « label »"),
        ("own_name: true}", "own_name: oui}", "kinds › ppipem › own_name : « oui » ne se lit pas ici ; écrivez true"),
        ("  merci:", "  Merci bien:", "« Merci bien » n’est pas un nom court en minuscules, sans accent ni espace ; écrivez « merci_bien »"),
        ("  merci:", "  nier:", "le champ « nier » est écrit deux fois"),
        ("sections: [epu], ", "", "kinds › epu : une sorte de question sur les faits dit quelles rubriques y répondent"),
        ("sections: [epu], ", "", "kinds › epu : « missing », « dated » et « own_name » parlent des « sections »"),
        ('"Merci", group: social', '"Merci", group: social, sections: [merci]', "kinds › merci : seules les sortes de question du groupe"),
        (", lang: es", "", "kinds › langue_espagnol : les sortes de question du groupe « language »"),
        ('"Merci", group: social', '"Merci", group: social, lang: fr', "kinds › merci : les sortes de question du groupe « language »"),
        ('point: "une valeur"', 'point: "valeur"', "kinds › valeurs : « point » dit avec son article"),
        ('"Merci", group: social', '"Merci", group: danger', "kinds › merci : le danger a une seule sorte de question"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_kind(tmp_path: Path, old: str, new: str, says: str) -> None:
    line = TABLE.read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    found = [error for error in said(tmp_path, old, new) if says in error]
    assert len(found) == 1
    assert found[0].startswith("actions/kinds.yml, ligne ")
    if "deux fois" not in says:
        assert found[0].startswith(f"actions/kinds.yml, ligne {line}, kinds › ")


def test_a_misspelt_field_is_said_once_with_the_right_one(tmp_path: Path) -> None:
    (found,) = said(tmp_path, "group: social", "groupe: social")
    assert found.endswith("le champ « groupe » n’existe pas ici ; écrivez « group: »")


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    assert len(said(tmp_path, '"Merci", group: social', '"Merci", groupe: social, lang: 3')) == 2


def test_a_table_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"kinds\.yml : fichier illisible : il n’existe pas"):
        load(tmp_path / "kinds.yml")


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ((), "presentation"),
        ((("comparaison", "plus"),), "membres"),
        ((("comparaison", "ecart"),), "presentation"),
        ((("chronologie", "tout"),), "fondation"),
        ((("recherche", "lesquels"),), "presentation"),
    ],
)
def test_what_a_name_alone_asks_for_after_a_question_over_several(last: tuple[tuple[str, str], ...], kind: str) -> None:
    assert asked_of_each(*last) == kind
