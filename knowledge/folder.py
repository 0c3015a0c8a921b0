"""Where the knowledge files are: the project's own folder, or the one that `AMANE_KNOWLEDGE_DIR` names; and what a folder lacks to be one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

COLLECTIVES = "collectifs.yml"
CONTACTS = "contacts.yml"
SOURCES = "sources"
# The sentences of the assistant stand beside the code, not with the facts.
DOMAIN = "domain.yml"
VARIABLE = "AMANE_KNOWLEDGE_DIR"
OWN = Path(__file__).parent
# Read here, as bot/server/settings.py does, for whoever asks for facts without the server's settings: Rasa's own commands must find the same ones.
FOLDER = OWN.parent / (os.environ.get(VARIABLE) or OWN.name)


def place_of(folder: Path, name: str) -> Path:
    """Return where a file that staff edits stands: in its folder, also of every copy; those in use have the sentences beside the code."""
    return OWN.parent / name if name == DOMAIN and folder == FOLDER else folder / name


def lacking(folder: Path) -> str | None:
    """Return in a sentence of French what a folder lacks to hold knowledge files; None where they are there, good or bad."""
    remedy = f"corrigez {VARIABLE}" if folder == FOLDER != OWN else "donnez le bon dossier"
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:
        return f"Le dossier des connaissances, {folder}, n’existe pas ; créez-le et copiez-y les fichiers, ou {remedy}."
    except (OSError, ValueError):
        mode = None
    if mode and not stat.S_ISDIR(mode):
        return f"Le dossier des connaissances, {folder}, n’est pas un dossier ; {remedy}."
    if mode is None or not os.access(folder, os.X_OK):
        return f"L’assistant ne peut pas entrer dans le dossier des connaissances, {folder} ; donnez-lui ce droit, ou {remedy}."
    absent = [name for name in (COLLECTIVES, CONTACTS, SOURCES) if not os.path.lexists(folder / name)]
    if not absent:
        return None
    names = " et ".join(filter(None, (", ".join(absent[:-1]), absent[-1])))
    return f"Il manque {names} dans le dossier des connaissances, {folder} ; remettez-y ce qui manque, ou {remedy}."
