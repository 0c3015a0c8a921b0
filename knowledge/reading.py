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

from knowledge.composing import MOST_LEVELS, MOST_VALUES, Loader, TooMuchError, quickly
from knowledge.decoding import LINE_END, UNWRITABLE, text_of
from knowledge.faults import YAML_OTHER, Fault, KnowledgeError, in_french
from knowledge.slips import hidden_spaces, slip_near

Path_ = tuple[int | str, ...]
# Gives the bytes of a file by its name below the knowledge folder; raises OSError where it can't.
Reader = Callable[[str], bytes]

# Today's larger file has 25 kB.
MOST_BYTES = 400_000

# Where no number is expected pydantic refuses this one and asks for quotation marks. What was written is never computed: `015` would become
# 13, and a number of ten thousand digits an exception. Only what reads the same to everybody is taken as it stands.
_A_NUMBER = 0
# The first line of a spreadsheet that was saved as text.
_TABLE = re.compile(r"^[^:\[{]+?(?:[;\t][^;\t]*){2,}$|^\w+(?:,\w+){2,}$")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
# A longer name says less than the number of its place.
_LONGEST_NAME = 30
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

_UNREADABLE = {
    errno.ENOENT: "il n’existe pas, ou il a été renommé ; remettez-le, ou rendez-lui son nom",
    errno.EACCES: "l’assistant n’a pas le droit de le lire ; rendez-lui ce droit",
    errno.EPERM: "l’assistant n’a pas le droit de le lire ; rendez-lui ce droit",
    errno.EISDIR: "c’est un dossier ; mettez le fichier à sa place",
    errno.ENOTDIR: "un de ses dossiers n’en est pas un ; rendez-lui sa place",
    errno.ELOOP: "c’est un lien qui tourne en rond ; mettez le fichier à sa place",
    errno.ENAMETOOLONG: "son nom est trop long ; raccourcissez-le",
    errno.EINVAL: "ce n’est pas un fichier ordinaire ; mettez un fichier de texte à sa place",
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
    # What stands after « # » on the line of a text, which YAML takes for a comment.
    cut: dict[Path_, str] = field(default_factory=dict)

    def fault(self, path: Path_, says: str) -> Fault:
        """Return a fault at `path`, with the line of it or of the nearest field around it."""
        nearest = next((path[:length] for length in range(len(path), -1, -1) if path[:length] in self.lines), ())
        return Fault(self.name, self.lines.get(nearest), written(path, self.data), one_line(says), path)


def written(path: Path_, data: Any = None) -> str:
    """Write a path as staff reads it: `groupe › charte › sources n° 1`; `data` gives the items of lists their names."""
    steps: list[str] = []
    for part in path:
        data = _inside(data, part)
        if not isinstance(part, int):
            steps.append(str(part))
        elif name := _name(data):
            # Where the collective is named, nobody needs « collectifs » before it.
            steps[-1:] = [name] if steps[-1:] == ["collectifs"] else [*steps[-1:], name]
        else:
            steps[-1:] = [f"{steps[-1]} n° {part + 1}" if steps else f"n° {part + 1}"]
    return one_line(" › ".join(step for step in steps if step != "rubriques" or steps[-1] == "rubriques"))


def one_line(text: str) -> str:
    """Return a text as it can be written on one line of any log."""
    return " ".join(UNWRITABLE.sub("�", re.sub(r"[\r\n\t]+", " ", text)).split(" "))


def _inside(data: Any, part: int | str) -> Any:
    try:
        return data[part]
    except (LookupError, TypeError):
        return None


def _name(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    named = (item.get(field) for field in ("id", "nom", "titre"))
    return next((one for one in named if isinstance(one, str) and 0 < len(one.strip()) <= _LONGEST_NAME), None)


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
    return text_of(name, content)


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


class _Values:
    """Turns the nodes of one text into values, and notes the line of each."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._faults: list[tuple[int, Path_, str]] = []
        self._lines = LINE_END.split(text)
        self._line_starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        self._count = 0

    def fill(self) -> None:
        """Set the document's data; raise KnowledgeError where the text can't be read to its end."""
        if hidden := [Fault(self._document.name, line, "", one_line(says)) for line, says in hidden_spaces(self._lines)]:
            raise KnowledgeError(hidden)
        first = next((line for line in self._lines if line.strip() and not line.startswith("#")), "")
        if _TABLE.match(first):
            says = "ce fichier est devenu un tableau (CSV) ; reprenez sa dernière version correcte, et modifiez-la avec un éditeur de texte"
            raise self._error(1, says)
        root = self._compose()
        if root is None or root.tag == "tag:yaml.org,2002:null":
            raise self._error(1, "le fichier est vide ; reprenez sa dernière version correcte")
        self._document.lines[()] = self._line(root.start_mark)
        self._document.data = self._value(root, ())
        for line, path, says in self._faults:
            self._document.faults.append(Fault(self._document.name, line, written(path, self._document.data), one_line(says), path))

    def _compose(self) -> yaml.Node | None:
        quick, root = quickly(self._text)
        if quick:
            return root
        loader = Loader(self._text)
        try:
            return loader.get_single_node()
        except TooMuchError as error:
            raise self._too_much(self._line(error.mark)) from error
        except yaml.MarkedYAMLError as error:
            raise self._error(*self._in_french(error)) from error
        except Exception as error:  # broken escapes and directives come out of PyYAML as all sorts of errors
            line = self._line_at(loader.index)
            raise self._error(*(slip_near(self._lines, line) or (line, YAML_OTHER))) from error
        finally:
            loader.dispose()

    def _in_french(self, error: yaml.MarkedYAMLError) -> tuple[int, str]:
        says, began = in_french(f"{error.problem} {error.context}")
        mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
        stumbled = error.problem_mark or mark
        slip = slip_near(self._lines, self._line(stumbled)) if stumbled else None
        if slip is None and mark is not None:
            slip = slip_near(self._lines, self._line(mark))
        return slip or (self._line(mark) if mark else 1, says)

    def _line_at(self, index: int) -> int:
        return bisect_right(self._line_starts, min(index, len(self._text)))

    def _line(self, mark: yaml.Mark) -> int:
        return self._line_at(mark.index)

    def _error(self, line: int, says: str) -> KnowledgeError:
        return KnowledgeError([Fault(self._document.name, line, "", one_line(says))])

    def _too_much(self, line: int) -> KnowledgeError:
        return self._error(line, "trop de champs, ou des champs trop emboîtés ; est-ce le bon fichier ? reprenez sa dernière version correcte")

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
        self._blame(node, path, f"un texte qui commence par « ! » se met entre guillemets ({node.tag.replace('tag:yaml.org,2002:', '!!')})")
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
        if not node.style and (comment := _COMMENT.match(self._text, node.end_mark.index)):
            self._document.cut[path] = comment[1]
        if UNWRITABLE.search(node.value):
            self._blame(node, path, "un signe invisible (écrit par son numéro) qui n’est pas du texte ; effacez-le")
        return UNWRITABLE.sub("", node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name == "<<" or UNWRITABLE.search(name) or not key.tag.endswith(":str"):
                told = f"« {name} » n’est pas un nom de champ ; mettez un mot, ou mettez tout le texte entre guillemets"
                self._blame(key, path, told if name else "il manque le nom du champ avant « : » ; mettez un mot, ou tout le texte entre guillemets")
            elif name in values:
                first = self._document.lines[(*path, name)]
                self._blame(key, (*path, name), f"le champ « {name} » est écrit deux fois (déjà à la ligne {first}) ; gardez-en un, effacez l’autre")
            else:
                self._document.lines[(*path, name)] = self._line(key.start_mark)
                values[name] = self._value(value, (*path, name))
        return values

    def _blame(self, node: yaml.Node, path: Path_, says: str) -> None:
        self._faults.append((self._line(node.start_mark), path, says))
