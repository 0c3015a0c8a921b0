"""Messages name fields and sheets as they stand on the screen; nothing is said of lines, files, names of YAML or its quotation marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.desk.sheets import documents, sheet_at, sheets
from bot.desk.wording import file_titles, where
from knowledge import FOLDER
from tests.bot.desk.test_messages import of
from tests.desks import of_folder
from tests.knowledge.editing import edit

C, K, G = "collectifs.yml", "contacts.yml", "questions-temoins.yml"
# What somebody typed into a form, as the file has it then, and what is said of it.
TYPED = [
    (C, "nombre: 11", "nombre: 11 associations", "« 11 associations » n’est pas un nombre seul ; écrivez 11, et « associations » dans « Ce qui est compté »"),
    (C, "        unite: associations marocaines\n", "", "un nombre dit ce qu’il compte ; ajoutez « Ce qui est compté », par exemple « associations »"),
    (C, "date: 2017-06", "date: juin 2017", "« juin 2017 » n’est pas une date comme il s’en écrit ici ; écrivez 2017-06"),
    (C, "        titre: Les membres du groupe", f"        titre: {'Les membres ' * 20}du groupe", "et 200 au plus se lisent ici ; raccourcissez-le"),
    (C, "genre: feminin", "genre: girafe", "« girafe » n’est pas l’un des choix ; écrivez féminin ou masculin"),
    (C, "        date: 2014-11\n", "", "« Ce qui s’est passé à cette date » et « Création » ont besoin d’une date ; ajoutez « Quand »"),
    (C, "adresse: null", "adresse: exemple.ma", "et ne contient ni espace ni guillemet de traitement de texte ; écrivez https://exemple.ma"),
    (C, "        titre: Les membres du groupe de travail\n", '        titre: ""\n', "« Titre » est vide ; remplissez-le"),
    (C, "    objet: la lutte contre", "    objet: douze associations marocaines, la lutte contre", "dans « Les membres du groupe de travail › Combien » : mettez la valeur"),
    (C, "est une association marocaine", "est depuis 1999 une association marocaine", "ajoutez « Quand » à la rubrique, ou « Autres dates du texte »"),
    (C, "    objet: la lutte contre", "    objet: Samira Girafe, la lutte contre", "dans les fiches ; vérifiez-le, ou écrivez-le aussi dans « Qui l’a fait, ou fondé », « Avec"),
    (C, "      - réseau migrants\n", "      - réseau migrants\n      - Reseau-Migrants\n", "se lit comme « réseau migrants » de « Autres noms, n° 15 »"),
    (K, '"2511"', '"25 11"', "« 25 11 » n’est pas un numéro : seulement des chiffres, de 2 à 10 ; écrivez 2511"),
    (K, '"2511"', '"d’abord"', "seulement des chiffres, de 2 à 10, par exemple 2511"),
    (K, 'numero: "2511"', 'numero: "2511"\n    site: https://exemple.ma', "un contact a soit un numéro, soit un site ; gardez l’un des deux"),
    (K, '"177"', '"19"', "« 19 » est déjà donné dans « Les contacts, n° 3 › Numéro » ; corrigez l’un des deux"),
    (K, "verifie_le: 2026-11-26\n    a_confirmer: true\n    sources: [maroc.ma (2020), familleactuelle.ma (12/2025)]", "a_confirmer: true",
     "une réponse vérifiée a « Sources » et « Vérifié le » ; si rien n’est vérifié, laissez « Réponse » vide"),
    (K, 'sources: ["libe.ma (DGSN, 2019)", h24info.ma (2023), challenge.ma (2022)]', "sources: []", "« Sources » est vide ; ajoutez-y quelque chose"),
    (K, "verifie_le: 2026-11-23", "verifie_le: 23 novembre", "« 23 novembre » n’est pas une date comme il s’en écrit ici ; écrivez l’année"),
    (G, "    mots: onze\n    sujet: groupe.membres\n", "", "rien n’est attendu de cette question ; ajoutez « Sujet attendu », « Mots attendus » ou « Mots à ne pas dire »"),
]  # fmt: skip
GOLDEN = "temoins:\n  - question: Combien ?\n    mots: onze\n    sujet: groupe.membres\n"


@pytest.mark.parametrize(("name", "old", "new", "says"), TYPED)
def test_what_is_typed_wrong_is_told_in_the_words_of_its_form(folder: Path, name: str, old: str, new: str, says: str) -> None:
    (folder / G).write_text(GOLDEN, encoding="utf-8")
    edit(folder, old, new, name)
    found = [one for kind in ("wrong", "doubtful") for one in of(folder, kind)]
    assert [one.says for one in found if says in one.says], [one.says for one in found]
    for one in found:
        assert one.sheet and one.where.startswith(one.sheet.title)
        told = f"{one.where} {one.says}"
        # Neither a line nor a file, no name of a field, no mark of YAML.
        assert not re.search(r"\blignes?\b|\.yml|« \w+: »|\w_\w|\bnull\b|\bunite\b|\bfichier\b|guillemets droits", told), told


def test_a_place_is_called_as_its_form_shows_it() -> None:
    found = sheets(documents(of_folder(FOLDER)))
    for name, place, called in (
        (C, ("collectifs", 1, "rubriques", "membres", "liens", 0, "adresse"), "Liens, n° 1 › Adresse"),
        (C, ("association", "contacts", "don"), "Comment joindre AMANE › don"),
        (K, ("contacts", 2, "numero"), "Les contacts, n° 3 › Numéro"),
        (K, ("reponses", "gratuit"), ""),
    ):
        sheet = sheet_at(found, name, place)  # type: ignore[arg-type]
        assert sheet and where(sheet, place) == called  # type: ignore[arg-type]


def test_files_are_called_by_what_is_in_them() -> None:
    told = "les faits sur AMANE et ses collectifs, les contacts d’urgence, les questions témoins, le texte gardé de la page d’AMANE"
    assert file_titles((C, K, G, "sources/page-collectifs.txt", "sources/autre.txt")) == told
