"""Edit copies of the knowledge files as staff does, and hear what the loader says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import FOLDER, KnowledgeError, load

PAGE = "sources/page-collectifs.txt"
NAMES = ("collectifs.yml", "contacts.yml", PAGE)


def copy_of_the_files(folder: Path) -> Path:
    """Copy what staff edits into a new folder and return it."""
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FOLDER / name, folder / name)
    return folder


def edit(folder: Path, old: str, new: str, name: str = "collectifs.yml") -> int:
    """Replace the first occurrence of `old`, which must be there; return the number of the line where it began."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {name}: the test needs another passage"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def errors_of(folder: Path) -> list[str]:
    """Return what the loader says of `folder`, which must be refused."""
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return caught.value.errors


# A collective that staff adds at the end of the file.
FOURTH = """
  - id: reseau
    sigle: null
    nom: Réseau des écoles
    designation: le Réseau des écoles
    genre: masculin
    nom_source: {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
    role_amane: AMANE en est membre
    objet: l’école
    sources:
      - {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
    rubriques:
      presentation:
        titre: Le réseau en bref
        introduction: Le réseau réunit {nombre}.
        nombre: 12
        unite: écoles
        sources:
          - {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
"""

_SOURCE = '{adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23, nom: le site de l’alliance}'
# Two more: the one above with its members, and one with every kind of value.
ADDED = (
    FOURTH
    + """      membres:
        titre: Les membres du réseau
        introduction: Le réseau réunit {nombre}.
        nombre: 12
        unite: écoles
        sources:
          - {adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23}
"""
    + f"""
  - id: alliance
    sigle: ADR
    nom: Alliance des droits et des régions
    designation: l’Alliance des régions
    genre: feminin
    nom_source: {_SOURCE}
    alias: [alliance des régions]
    role_amane: AMANE l’a fondée avec Bayti
    objet: les droits de l’enfant dans les régions
    sources: [{_SOURCE}]
    rubriques:
      presentation:
        titre: L’Alliance en bref
        introduction: L’Alliance réunit {{membres.nombre}}. Elle est née {{fondation.quand}}.
        sources: [{_SOURCE}]
      fondation:
        titre: La fondation de l’Alliance
        introduction: L’Alliance a été fondée {{lieu}}, {{quand}}, par {{qui}}, avec {{avec}}.
        date: 2021-05-03
        evenement: naissance de l’Alliance
        creation: true
        lieu: à Fès
        qui: [AMANE, Bayti]
        avec: [l’UNICEF]
        sources: [{_SOURCE}]
      membres:
        titre: Les membres de l’Alliance
        introduction: L’Alliance réunit {{nombre}}, {{noms}}.
        unite: associations
        noms: [Bayti, Insaf]
        sources: [{_SOURCE}]
      charte:
        titre: La charte de l’Alliance
        introduction: L’Alliance a une charte.
        existe: [charte]
        liens: [{{titre: Charte de l’alliance, adresse: "https://exemple.ma/charte"}}]
        sources: [{_SOURCE}]
"""
)
