"""The examples that understanding is learnt from, as staff writes them: one file of `data/nlu` per kind, checked and added to in French."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.folding import fold
from knowledge.decoding import MOJIBAKE
from knowledge.faults import Fault
from knowledge.reading import Document, read_document

FOLDER = Path(__file__).parents[2] / "data" / "nlu"
# What a visitor may type; a longer example would teach what is never read.
MOST_CHARACTERS = 500
# The author of what `add` writes: authors are told apart so that understanding can be measured on one it has not read.
STAFF = "equipe"

_FIELDS = ("intent", "metadata", "examples")
# Rasa reads them as an entity and its value: the brackets would vanish.
_ENTITY = re.compile(r"\[[^\]]+\][({]")


@dataclass(frozen=True)
class Example:
    """One way of asking: its kind, its text, and where it stands (file name, line from 1)."""

    kind: str
    text: str
    file: str
    line: int


class ExampleRefusedError(ValueError):
    """A sentence that cannot be an example; the text says why, in French."""


def check(folder: Path, kinds: Collection[str]) -> list[Fault]:
    """Return what is wrong in the files of `folder`, which must hold one per kind of `kinds`: each fault with file, line and remedy."""
    found: list[Fault] = []
    first: dict[str, Example] = {}
    files = sorted(folder.glob("*")) if folder.is_dir() else []
    for path in files:
        if path.suffix != ".yml" or path.stem not in kinds:
            found.append(Fault(path.name, None, "", f"ce nom n'est pas celui d'une sorte de question{_nearest(path.stem, kinds)}"))
            continue
        examples, faults = read(path)
        found += faults
        for example in examples:
            found += (Fault(example.file, example.line, "", says) for says in _wrong_with(example.text))
            earlier = first.setdefault(_key(example.text), example)
            if earlier is not example:
                found.append(Fault(example.file, example.line, "", _twice(example, earlier)))
    there = {path.name for path in files}
    missing = (f"{kind}.yml" for kind in kinds if f"{kind}.yml" not in there)
    found += (Fault(name, None, "", "ce fichier manque : chaque sorte de question a le sien") for name in missing)
    return found


def read(path: Path) -> tuple[list[Example], list[Fault]]:
    """Return the examples of one file in their order, and what is wrong with its shape."""
    document = read_document(path.name, lambda _: path.read_bytes())
    faults = document.faults
    if faults:
        return [], faults
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    blocks = document.data.get("nlu") if isinstance(document.data, dict) else None
    if not isinstance(blocks, list) or not blocks:
        return [], [document.fault((), "une liste « nlu: » de blocs est attendue, comme dans les fichiers voisins")]
    examples: list[Example] = []
    for index, block in enumerate(blocks):
        wrong = list(_wrong_with_block(document, index, block, path.stem, lines))
        faults += wrong
        if not wrong:
            start = document.lines["nlu", index, "examples"]
            examples += _lines_of(block["examples"], path, start + 1, faults)
    return examples, faults


def _wrong_with_block(document: Document, index: int, block: object, kind: str, lines: list[str]) -> Iterator[Fault]:
    here = ("nlu", index)
    if not isinstance(block, dict):
        yield document.fault(here, "un bloc « - intent: … » est attendu")
        return
    for name in block:
        if name not in _FIELDS:
            yield document.fault((*here, name), f"champ inconnu{_nearest(name, _FIELDS)}")
    if block.get("intent") != kind:
        says = f"« {block.get('intent')} » dans le fichier de « {kind} » ; déplacez ce bloc dans le fichier de son nom, ou corrigez le nom"
        yield document.fault((*here, "intent"), says)
    if not isinstance(block.get("examples"), str):
        yield document.fault((*here, "examples"), "« examples: | » est attendu, puis une phrase par ligne, chacune après un tiret")
    elif not lines[document.lines[*here, "examples"] - 1].rstrip().endswith("|"):
        yield document.fault((*here, "examples"), "il manque la barre « | » à la fin de cette ligne")


def _lines_of(text: str, path: Path, start: int, faults: list[Fault]) -> Iterator[Example]:
    for number, line in enumerate(text.split("\n"), start):
        if not line.strip():
            continue
        if not line.startswith("- "):
            faults.append(Fault(path.name, number, "", "une phrase commence par un tiret et un espace : « - C'est quoi ? »"))
            continue
        yield Example(path.stem, line[2:].strip(), path.name, number)


def _wrong_with(text: str) -> Iterator[str]:
    """Yield what is wrong with the text of an example, in French."""
    if not text:
        yield "il n'y a rien après le tiret ; écrivez une phrase, ou retirez la ligne"
    if "\t" in text:
        yield "une tabulation ; mettez un espace à la place"
    if found := MOJIBAKE.search(text):
        yield f"des accents abîmés (« {found[0]} ») ; retapez la phrase, et enregistrez le fichier en UTF-8"
    if len(text) > MOST_CHARACTERS:
        yield f"plus de {MOST_CHARACTERS} caractères, ce qu'aucun visiteur ne peut envoyer ; raccourcissez la phrase"
    if _ENTITY.search(text):
        yield "un crochet suivi d'une parenthèse ou d'une accolade, qui veut dire autre chose ici ; mettez un espace entre les deux"


def _key(text: str) -> str:
    """Return what makes two examples the same: their words, or their very signs where there are no words."""
    return fold(text) or text


def _twice(example: Example, earlier: Example) -> str:
    if earlier.kind == example.kind:
        return f"« {example.text} » est déjà à la ligne {earlier.line} ; gardez l'une des deux"
    return f"« {example.text} » est déjà un exemple de « {earlier.kind} » ({earlier.file}, ligne {earlier.line}) ; gardez l'un des deux"


def _nearest(name: str, names: Collection[str]) -> str:
    close = difflib.get_close_matches(name, names, n=1)
    return f" ; est-ce « {close[0]} » ?" if close else f" (il y a : {', '.join(sorted(names))})"


def add(folder: Path, kind: str, text: str, kinds: Collection[str]) -> Example:
    """Add an example to the file of its kind and return it; the rest of the file stays as it is, byte for byte.

    Raises `ExampleRefusedError` where the kind does not exist, the text can't be an example or is one already, or a file must be mended first.
    """
    text = " ".join(text.split())
    if kind not in kinds:
        raise ExampleRefusedError(f"« {kind} » n'est pas une sorte de question{_nearest(kind, kinds)}")
    if wrong := next(_wrong_with(text), None):
        raise ExampleRefusedError(f"cette phrase ne peut pas être un exemple : {wrong}")
    for path in sorted(folder.glob("*.yml")):
        examples, faults = read(path)
        if faults:
            raise ExampleRefusedError(f"à corriger d'abord : {faults[0]}")
        if earlier := next((one for one in examples if _key(one.text) == _key(text)), None):
            raise ExampleRefusedError(_twice(Example(kind, text, "", 0), earlier))
    path = folder / f"{kind}.yml"
    content = path.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in content else "\n"
    content = content.rstrip() + end
    if _last_author(path) != STAFF:
        content += end.join((f"  - intent: {kind}", f"    metadata: {{auteur: {STAFF}}}", "    examples: |", ""))
    content += f"      - {text}{end}"
    _replace(path, content)
    return Example(kind, text, path.name, content.count("\n"))


def _last_author(path: Path) -> str | None:
    document = read_document(path.name, lambda _: path.read_bytes())
    metadata = document.data["nlu"][-1].get("metadata")
    return metadata.get("auteur") if isinstance(metadata, dict) else None


def _replace(path: Path, content: str) -> None:
    """Write a file so that it is at each moment the old one or the new one."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content.encode())
    new.chmod(path.stat().st_mode)
    new.replace(path)
