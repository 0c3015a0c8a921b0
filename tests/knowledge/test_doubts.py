"""What may be written and is surely wrong is told, and nothing of the real files is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actions.kinds import SECTIONS_OF_KIND
from knowledge import report
from knowledge.doubts import ASKED_SECTIONS
from tests.knowledge.editing import edit

C, K = "collectifs.yml", "contacts.yml"
OBJECT = "    objet: la protection des migrants au Maroc\n"
ALIAS = "      - cde maroc\n"
SITE = "https://www.plateformecdemaroc.com\"}"


def test_the_real_files_give_none() -> None:
    assert report().doubts == []


@pytest.mark.parametrize(
    ("file", "old", "new", "below", "where", "says"),
    [
        (C, OBJECT, "    objet: la protection #au Maroc\n", 0, "pnpm › objet", "le texte s’arrête avant « #au Maroc » ; mettez le texte entre guillemets"),
        (C, OBJECT, "    objet: la protection # au Maroc\n", 0, "pnpm › objet", "le texte s’arrête avant « # au Maroc »"),
        (C, ALIAS, "      - cde #maroc\n", 0, "cde › alias n° 3", "le texte s’arrête avant « #maroc »"),
        (C, "      documents:\n        titre: Les documents de la Plateforme CDE Maroc", "      document:\n        titre: Les documents de la Plateforme CDE Maroc", 0,
         "cde › document", "aucune question ne mène à la rubrique « document » ; écrivez « documents: », ou ajoutez-lui des alias"),
        (C, ALIAS, f"{ALIAS}      - les objectifs\n", 1, "cde › alias n° 4", "« les objectifs » se dit dans bien d’autres questions ; effacez-le"),
        (C, "ammane, association amane]", "ammane \"association amane\"]", 0, "association › alias n° 4", "contient un guillemet ; il manque sans doute une virgule"),
        (C, ALIAS, f"{ALIAS}      - Association\n", 1, "cde › alias n° 4", "« Association » se dit dans bien d’autres questions"),
        (C, ALIAS, f"{ALIAS}      - le réseau\n", 1, "cde › alias n° 4", "« le réseau » se dit dans bien d’autres questions"),
        (C, "      - réseau migrants\n", "      - réseau migrants\n      - Reseau-Migrants\n", 1, "pnpm › alias n° 16", "« Reseau-Migrants » se lit comme « réseau migrants » de la ligne"),
        (C, ALIAS, f"{ALIAS}      - genève\n", 0, "cde › epu › alias n° 6", "« genève » se lit comme « genève » de la ligne"),
        (K, 'numero: "177"', 'numero: "12345"', 0, "contacts › Gendarmerie royale › numero", "12345 a 5 chiffres ; d’ordinaire, un numéro court en a de deux à quatre, un long dix"),
        (K, 'numero: "177"', 'numero: "522123456"', 0, "contacts › Gendarmerie royale › numero", "522123456 a 9 chiffres ; d’ordinaire, un numéro court en a de deux à quatre, un long dix, dont le premier est 0 (ou est-ce 0522123456 ?) : appelez-le"),
        (K, 'numero: "177"', 'numero: "2125221234"', 0, "contacts › Gendarmerie royale › numero", "2125221234 a 10 chiffres ; d’ordinaire, un numéro court en a de deux à quatre, un long dix, dont le premier est 0 : appelez-le"),
        (K, 'numero: "177"', 'numero: "19"', 0, "contacts › Gendarmerie royale › numero", "« 19 » est déjà donné à la ligne 25 ; corrigez l’un des deux"),
        (K, "verifie_le: 2026-11-23", "verifie_le: 2931-11-23", 0, "contacts n° 1 › verifie_le", "le 23 novembre 2931 n’est pas encore venu ; écrivez le jour"),
        (C, "consulte_le: 2026-11-23", "consulte_le: 2931-11-23", 0, "association › sources n° 2 › consulte_le", "le 23 novembre 2931 n’est pas encore venu"),
        (C, SITE, "https://www.plateformecdemaroc\"}", 0, "cde › documents › liens n° 1 › adresse", "ne peut pas être l’adresse d’un site ; recopiez-la"),
        (C, SITE, "https://exemple..ma\"}", 0, "cde › documents › liens n° 1 › adresse", "« exemple..ma » ne peut pas être l’adresse d’un site"),
        (C, SITE, "https://https://exemple.ma\"}", 0, "cde › documents › liens n° 1 › adresse", "« https: » ne peut pas être"),
        (C, OBJECT, "    objet: la protection des migrants.\n", 0, "pnpm › objet", "« . » à la fin serait lu au milieu d’une phrase ; effacez-le"),
        (K, "quand: en ville, en cas de danger immédiat", "quand: en ville ;", 0, "contacts › Police › quand", "« ; » à la fin serait lu au milieu d’une phrase"),
        (K, '["libe.ma (DGSN, 2019)", h24info.ma', "['libe.ma (DGSN', h24info.ma", 0, "contacts › Police › sources n° 1", "il manque une parenthèse à « libe.ma (DGSN » ; si une virgule l’a coupé"),
        (C, "prouve: plateformecdemaroc.com", "prouve: plateformecde.ma", 0, "cde › documents › sources n° 2 › prouve", "aucun texte du fichier ne dit « plateformecde.ma »"),
        (C, OBJECT, "    objet: “la protection”\n", 0, "pnpm › objet", "les guillemets “ ” d’un traitement de texte seront lus par les visiteurs"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_what_is_surely_wrong_is_told_at_its_line(folder: Path, file: str, old: str, new: str, below: int, where: str, says: str) -> None:
    line = edit(folder, old, new, file) + below
    errors, doubts, _ = report(folder)
    assert errors == []
    assert len(doubts) == 1 and f", {where} : " in doubts[0] and says in doubts[0], doubts
    assert "genève" in new or doubts[0].startswith(f"{file}, ligne {line}, ")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (C, ALIAS, "      - cde maroc # ajouté par Salma\n"),
        (C, "        nombre: 11\n", "        nombre: 11 # compté le 3 mai\n"),
        (C, "      documents:\n        titre: Les documents de la Plateforme CDE Maroc", "      archives:\n        alias: [archives]\n        titre: Les documents de la Plateforme CDE Maroc"),
        (C, ALIAS, f"{ALIAS}      - réseau des enfants\n"),
        (K, "verifie_le: 2026-11-23", f"verifie_le: {datetime.date.today().isoformat()}"),
        (C, SITE, "https://экзампл.рф:8443/a?b=1\"}"),
    ],
)  # fmt: skip
def test_what_may_well_be_meant_is_not_told(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder, old, new, file)
    assert report(folder)[:2] == ([], [])


def test_the_sections_that_questions_ask_for_are_those_of_the_kinds() -> None:
    assert {name for sections in SECTIONS_OF_KIND.values() for name in sections} == ASKED_SECTIONS
