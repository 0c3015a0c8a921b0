"""Read one knowledge file: bytes, text, YAML, plain values with their lines; every fault is told in French, with file and line.

A file that staff edits may hold anything while it is being edited: whatever the bytes, they give values or faults, and never another exception.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.faults import YAML_OTHER, Fault, KnowledgeError, in_french

Path_ = tuple[int | str, ...]
# Gives the bytes of a file by its name below the knowledge folder; raises OSError where it can't.
Reader = Callable[[str], bytes]

# Today's larger file has 25 kB, some 1,100 names and values, and seven levels; the worst file within these bounds takes about a second.
MOST_BYTES = 400_000
MOST_VALUES = 10_000
MOST_LEVELS = 30

# Where no number is expected pydantic refuses this one and asks for quotation marks. What was written is never computed: `015` would become
# 13, and a number of ten thousand digits an exception. Only what reads the same to everybody is taken as it stands.
_A_NUMBER = 0
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

# Among them the line ends that YAML knows and editors do not show: a comment would end there.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# Besides, what YAML can write by its number in quotation marks: half characters, and marks that turn the order of digits around.
_UNWRITABLE = re.compile(rf"{_BINARY.pattern}|[\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")

_UNREADABLE = {
    errno.ENOENT: "il n'existe pas, ou il a été renommé",
    errno.EACCES: "l'assistant n'a pas le droit de le lire ; rendez-lui ce droit",
    errno.EPERM: "l'assistant n'a pas le droit de le lire ; rendez-lui ce droit",
    errno.EISDIR: "c'est un dossier, un fichier est attendu",
    errno.ENOTDIR: "un de ses dossiers n'en est pas un",
    errno.ELOOP: "c'est un lien qui tourne en rond",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EINVAL: "ce n'est pas un fichier ordinaire",
    errno.EFBIG: f"il est trop gros (plus de {MOST_BYTES // 1000} ko) ; est-ce le bon fichier ?",
}


@dataclass
class Document:
    """One YAML file as plain values: texts, whole numbers, true, false, None, lists and mappings; None where it could not be read at all.

    Dates stay texts and no other numbers are computed: the model says what each field must be.
    """

    name: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path_, says: str) -> Fault:
        """Return a fault at `path`, with the line of it or of the nearest field around it."""
        nearest = next((path[:length] for length in range(len(path), -1, -1) if path[:length] in self.lines), ())
        return Fault(self.name, self.lines.get(nearest), written(path), says)


def written(path: Path_) -> str:
    """Write a path as staff reads it: `collectifs[1].rubriques.charte.sources`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return _UNWRITABLE.sub("�", text)


def read_bytes(path: Path) -> bytes:
    """Return the content of an ordinary file of bearable size; raise OSError for anything else, and never wait for a pipe."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a name with a zero byte in it
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "not an ordinary file")
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return content


def read_text(name: str, read: Reader) -> str:
    """Return the text of a file; raise KnowledgeError where it is missing, unreadable, not UTF-8, not a text, or half merged."""
    try:
        content = read(name)
    except OSError as error:
        why = _UNREADABLE.get(error.errno or 0) or f"le disque répond {errno.errorcode.get(error.errno or 0, 'une erreur')}"
        raise KnowledgeError([Fault(name, None, "", f"fichier illisible : {why}")]) from error
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        says = "le fichier n'est pas en UTF-8 ; dans votre éditeur, enregistrez-le avec l'encodage UTF-8"
        raise KnowledgeError([Fault(name, len(_LINE_END.findall(before)) + 1, "", says)]) from error
    faults = [
        Fault(name, len(_LINE_END.findall(text, 0, match.start())) + 1, "", says)
        for pattern, says in (
            (_BINARY, "un signe invisible qui n'est pas du texte ; effacez-le, ou reprenez le fichier s'il est abîmé"),
            (_CONFLICT, "les restes de deux versions qui se contredisent (<<<<<<< ou >>>>>>>) ; gardez l'une et effacez ces lignes"),
        )
        if (match := pattern.search(text))
    ]
    if faults:
        raise KnowledgeError(faults)
    return text


def read_document(name: str, read: Reader) -> Document:
    """Return a YAML file as plain values with the line of each; what is wrong is in its `faults`."""
    document = Document(name)
    try:
        text = read_text(name, read)
        _Values(document, text).fill()
    except KnowledgeError as error:
        document.data = None
        document.faults += error.faults
    return document


class _BoundedLoader(yaml.SafeLoader):
    """Composes the nodes of a text, neither too many nor too deep."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._values = self._levels = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self._values += 1
        self._levels += 1
        if self._values > MOST_VALUES or self._levels > MOST_LEVELS:
            raise _TooMuchError(self.peek_event().start_mark)
        node = super().compose_node(parent, index)
        self._levels -= 1
        return node


# No dates: `2026-11-31` must be a text that the model can refuse, not an exception.
_BoundedLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.rpartition(":")[2] in ("null", "bool", "int", "float")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _TooMuchError(Exception):
    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


class _Values:
    """Turns the nodes of one text into values, and notes the line of each."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._count = 0

    def fill(self) -> None:
        """Set the document's data; raise KnowledgeError where the text can't be read to its end."""
        root = self._compose()
        if root is None or root.tag == "tag:yaml.org,2002:null":
            raise self._error(1, "le fichier est vide")
        self._document.lines[()] = self._line(root.start_mark)
        self._document.data = self._value(root, ())

    def _compose(self) -> yaml.Node | None:
        loader = _BoundedLoader(self._text)
        try:
            return loader.get_single_node()
        except _TooMuchError as error:
            raise self._too_much(self._line(error.mark)) from error
        except yaml.MarkedYAMLError as error:
            raise self._error(*self._in_french(error)) from error
        except Exception as error:  # broken escapes and directives come out of PyYAML as all sorts of errors
            raise self._error(self._line_at(loader.index), f"YAML mal formé : {YAML_OTHER}") from error
        finally:
            loader.dispose()

    def _in_french(self, error: yaml.MarkedYAMLError) -> tuple[int, str]:
        says, began = in_french(f"{error.problem} {error.context}")
        mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
        if mark is None:
            return 1, f"YAML mal formé : {says}"
        line = self._line(mark)
        return line, f"YAML mal formé, colonne {mark.index - self._line_starts[line - 1] + 1} : {says}"

    def _line_at(self, index: int) -> int:
        return bisect_right(self._line_starts, min(index, len(self._text)))

    def _line(self, mark: yaml.Mark) -> int:
        return self._line_at(mark.index)

    def _error(self, line: int, says: str) -> KnowledgeError:
        return KnowledgeError([Fault(self._document.name, line, "", says)])

    def _too_much(self, line: int) -> KnowledgeError:
        return self._error(line, "trop de champs, ou des champs trop emboîtés ; est-ce le bon fichier ?")

    def _value(self, node: yaml.Node, path: Path_) -> Any:
        # What is named once (&) and repeated (*) is counted each time: a few lines could else stand for millions, or for themselves.
        self._count += 1
        if self._count > MOST_VALUES or len(path) > MOST_LEVELS:
            raise self._too_much(self._line(node.start_mark))
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if isinstance(node, yaml.MappingNode) and kind == "map":
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode) and kind == "seq":
            return [self._item(one, (*path, index)) for index, one in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and kind in ("str", "null", "bool", "int", "float"):
            return self._scalar(kind, node, path)
        self._blame(node, path, f"un mot qui commence par « ! » ({_UNWRITABLE.sub('�', node.tag)}) se met entre guillemets")
        return None

    def _item(self, node: yaml.Node, path: Path_) -> Any:
        self._document.lines[path] = self._line(node.start_mark)
        return self._value(node, path)

    def _scalar(self, kind: str, node: yaml.ScalarNode, path: Path_) -> Any:
        if kind == "null":
            return None
        if kind == "bool":
            # By its tag alone (`!!bool peut-être`) it may be neither; the model then refuses the text.
            return _TRUTH.get(node.value.lower(), node.value)
        if kind in ("int", "float"):
            return int(node.value) if _PLAIN_NUMBER.fullmatch(node.value) else _A_NUMBER
        if _UNWRITABLE.search(node.value):
            self._blame(node, path, "un signe invisible (écrit par son numéro) qui n'est pas du texte ; effacez-le")
        return _UNWRITABLE.sub("", node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name == "<<" or _UNWRITABLE.search(name) or not key.tag.endswith(":str"):
                self._blame(key, path, f"« {_UNWRITABLE.sub('�', name)} » n'est pas un nom de champ" if name else "un nom de champ est attendu")
            elif name in values:
                first = self._document.lines[(*path, name)]
                self._blame(key, (*path, name), f"le champ « {name} » est écrit deux fois (déjà à la ligne {first})")
            else:
                self._document.lines[(*path, name)] = self._line(key.start_mark)
                values[name] = self._value(value, (*path, name))
        return values

    def _blame(self, node: yaml.Node, path: Path_, says: str) -> None:
        self._document.faults.append(Fault(self._document.name, self._line(node.start_mark), written(path), says))
