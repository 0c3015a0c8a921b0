"""Whatever the bytes: values, or French with file and line; never another exception, and never for long."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.turn import all_answers
from bot.nlu.gazetteer import Gazetteer
from knowledge import FOLDER, KnowledgeError, load
from knowledge.composing import MOST_LEVELS, MOST_VALUES
from knowledge.loader import load_from
from knowledge.reading import MOST_BYTES
from tests.knowledge.editing import NAMES, PAGE, errors_of

REAL = {name: (FOLDER / name).read_bytes() for name in NAMES}
# What pydantic, PyYAML and Python say when nobody translates it.
ENGLISH = re.compile(r"\b(the|found|expected|should|could|input|value|error|invalid|Errno|range|must|while|unexpected)\b", re.IGNORECASE)


def load_bytes(**changed: bytes) -> Any:
    """Load the real files, some of them replaced; the names are those of the files without their endings."""
    contents = {name: changed.get(Path(name).stem.replace("-", "_"), content) for name, content in REAL.items()}

    def read(name: str) -> bytes:
        if name not in contents:
            raise FileNotFoundError(2, "No such file or directory")
        return contents[name]

    return load_from(read)


def said_of(**changed: bytes) -> list[str]:
    """Return what is said of files that must be refused; it must be French, and foreseen."""
    with pytest.raises(KnowledgeError) as caught:
        load_bytes(**changed)
    well_said(caught.value)
    return caught.value.errors


def well_said(error: KnowledgeError) -> None:
    """Fail where a fault is in English, without its file, or where the last net had to catch it."""
    assert error.errors
    for fault in error.faults:
        assert fault.file in NAMES or fault.file.startswith("sources/")
        assert not ENGLISH.search(re.sub("«.*»", "", fault.says)), fault
        assert "ne peuvent pas être lus" not in fault.says, fault
        assert "\n" not in fault.brief
        assert fault.brief.encode()


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", 1, "vide"),
        (b"\n\n# rien\n", 1, "vide"),
        (b"null", 1, "vide"),
        (b"!x null", 1, "!"),
        (b"''", 1, "ne commence pas par ses champs"),
        (b"- 1", 1, "ne commence pas par ses champs"),
        (b"\xff\xfec\x00o\x00", 1, "UTF-16"),
        ("contacts:\n  - nom: é".encode("latin-1"), 2, "UTF-8"),
        (b"a: 1\r\nb: 2\r\nc: \x93oui\x94", 3, "UTF-8"),
        (b"contacts:\n - nom: a\x00b", 2, "invisible"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "image"),
        (b"PK\x03\x04", 1, "Word"),
        (b'contacts:\n - nom: "a\\0b"', 2, "invisible"),
        (b'contacts:\n - nom: "a\\ud800b"', 2, "invisible"),
        (b'contacts:\n - nom: "a\\u202e91"', 2, "invisible"),
        ("contacts:\n - nom: a\u202e91".encode(), 2, "invisible"),
        (b'contacts:\n - nom: "\\U00ffffff"', 2, "ne se lit pas"),
        (b'contacts:\n - nom: "\\q"', 2, "barre"),
        (b"contacts:\n\t- nom: a", 2, "tabulation"),
        (b"contacts:\n - nom: a: b", 2, "contient « : »"),
        (b'contacts:\n - nom: "a\n   quand: b\n', 2, "guillemet"),
        (b"contacts:\n - nom: [a\n   quand: b\n", 2, "crochet"),
        (b"contacts:\n - {nom: a\n   quand: b\n", 2, "accolade"),
        (b"contacts:\n - nom: a\n  quand: b\n", 3, "mettez-en 3"),
        (b"contacts: [*rien]", 1, "*"),
        (b"contacts:\n  - @nom", 2, "guillemets"),
        (b"contacts:\n  - a\n---\ncontacts: []\n", 3, "---"),
        (b"contacts:\n<<<<<<< HEAD\n  - a\n=======\n  - b\n>>>>>>> autre\n", 2, "deux versions"),
        (b"contacts:\n  - nom: |\n      a\n>>>>>>> autre\n", 4, "deux versions"),
        (b"%YAML " + b"9" * 5000 + b".1\n---\na: 1", 1, "%"),
        (b"contacts:\n  - !!python/object/apply:os.system [ls]", 2, "!"),
        (b"contacts:\n  - nom: !secret x", 2, "!"),
        (b"contacts:\n  - verifie_le: !!timestamp 2026-11-31", 2, "!"),
        (b"contacts:\n  - nom: !!binary aGk=", 2, "!"),
        (b"contacts:\n  - a_confirmer: !!bool peut-etre", 2, "écrivez true (oui) ou false (non)"),
        (b"contacts:\n  - nom: !!int x", 2, "guillemets"),
        (b"contacts:\n  - nom: " + b"9" * 6000, 2, "guillemets"),
        (b"contacts:\n  - nom: 1:59:59", 2, "guillemets"),
        (b"contacts:\n  - nom: .inf", 2, "guillemets"),
        (b"contacts:\n  - ? [a, b]\n    : c", 2, "nom du champ"),
        (b"contacts:\n  - {a: b}: c", 2, "nom du champ"),
        (b"contacts:\n  - 12: c", 2, "12"),
        (b"contacts:\n  - oui: a\n    on: b", 3, "on"),
        (b"contacts:\n  - ~: c", 2, "nom de champ"),
        (b"contacts:\n  - 2026-11-31: c", 2, "n’existe pas ici"),
        (b"x: &x {nom: a}\ncontacts:\n  - <<: *x", 3, "<<"),
        (b"contacts: &x\n  - *x", 1, "trop"),
        (b"contacts: &x {nom: *x}", 1, "trop"),
        (b"[" * 100_000, 1, "trop"),
        (b"- " * 100_000, 1, "trop"),
        (b"a: " + b"{b: " * (MOST_LEVELS + 1), 1, "trop"),
        (b"contacts:\n" + b"- a\n" * MOST_VALUES, MOST_VALUES - 1, "trop"),
        ("contacts: # a\u2028b\n".encode(), 1, "invisible"),
        (b"".join(b"a%d: &a%d [%s]\n" % (i, i, b",".join([b"*a%d" % (i - 1) if i else b"x"] * 10)) for i in range(12)), None, "trop"),
        (b"".join(b"a%d: &a%d [%s]\n" % (i, i, b"*a%d" % (i - 1) if i else b"x") for i in range(900)), None, "trop"),
    ],
    ids=lambda value: ascii(value)[:60],
)  # fmt: skip
def test_each_kind_of_broken_file_is_told_at_its_line(content: bytes, line: int | None, says: str) -> None:
    found = said_of(contacts=content)
    wanted = re.compile(rf"contacts\.yml, ligne {line or r'[0-9]+'}[ ,]")
    assert any(wanted.match(one) and says in one for one in found), found


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_and_a_byte_order_mark_are_read(folder: Path, ending: str) -> None:
    for name in NAMES:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(text.replace("\n", ending).encode("utf-8-sig"))
    assert load(folder) == load()
    text = (folder / "contacts.yml").read_bytes().decode("utf-8-sig")
    line = text[: text.index('"177"')].count(ending) + 1
    (folder / "contacts.yml").write_bytes(text.replace('"177"', '"112"').encode("utf-8-sig"))
    assert errors_of(folder)[0].startswith(f"contacts.yml, ligne {line}, ")


def _folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe_there(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _socket_there(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


def _loop_there(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _endless_there(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (Path.unlink, "il n’existe pas"),
        (_folder_there, "c’est un dossier"),
        (_pipe_there, "pas un fichier ordinaire"),
        (_socket_there, "le disque répond"),
        (_loop_there, "tourne en rond"),
        (_endless_there, "pas un fichier ordinaire"),
        (lambda path: path.write_bytes(b"# \n" * MOST_BYTES), "trop gros"),
    ],
)
def test_what_is_no_file_is_told_by_its_name(folder: Path, name: str, spoil: Any, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    spoil(folder / name)
    (found,) = errors_of(folder)
    assert found.startswith(f"{name} : fichier illisible : ")
    assert says in found


def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    """Root may read everything, so the file is read by somebody else."""
    folder.chmod(0o755)
    (folder / "contacts.yml").chmod(0)
    code = "import os; from pathlib import Path; from knowledge import report; folder = os.open(os.environ['FOLDER'], os.O_PATH); os.fchdir(folder)\n"
    if os.getuid() == 0:
        # The folders above the copy are for their owner only, so it is entered before.
        code += "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    code += "print(*report(Path('.'))[0])"
    environment = {**os.environ, "FOLDER": str(folder), "PYTHONPATH": str(FOLDER.parent), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.startswith("contacts.yml : fichier illisible : l’assistant n’a pas le droit de le lire"), done


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = errors_of(tmp_path / "nulle part")
    assert [one.split(" : ")[0] for one in found] == ["collectifs.yml", "contacts.yml"]


PIECES = [b"", b"\n", b"\r", b"\t", b"\x00", b"\x85", b"\xff", b"\xe2\x80\xa8", b"\xed\xa0\x80", b'"', b"'", b"[", b"]", b"{", b"}", b": ", b"- ",
          b"? ", b"*a", b"&a ", b"!!int ", b"!!timestamp ", b"!x ", b"<<: ", b"---\n", b"...\n", b"%TAG ! x\n", b"|\n", b">\n", b"#", b"\\", b"\\x00",
          b"2026-11-31", b"112", b"0o9", b"1e999", b"~", b"on", b"=",
          b"`", b"@", b"\xef\xbb\xbf", b"<<<<<<< x\n", b"  ", b"\xc3", b"\xa0"]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, bytes]:
    """One of the real files with a few bytes cut out, put in, doubled or swapped."""
    name = draw(st.sampled_from(NAMES))
    content = REAL[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.one_of(st.just(start), st.integers(start, min(len(content), start + 40)), st.integers(start, len(content))))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4), st.just(content[start:end] * 2)))
        content = content[:start] + piece + content[end:]
    return name, content


@given(spoiled())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_bytes_changed_at_will_give_knowledge_or_french(change: tuple[str, bytes]) -> None:
    name, content = change
    _answers_or_french(**{Path(name).stem.replace("-", "_"): content})


VALUES: list[Any] = [None, True, 0, 1.5, "", " ", "x", "112", "2026-11-31", "PNPM", "\0", "…", [], ["x"], [None],
                     {}, {"x": 1}, {1: 2}, {None: []}, [[]], "a" * 2000]  # fmt: skip


@st.composite
def restructured(draw: st.DrawFn) -> tuple[str, bytes]:
    """One of the real files with a few of its values replaced, removed, moved or repeated anywhere in it."""
    name = draw(st.sampled_from(NAMES[:2]))
    data = yaml.load(REAL[name], yaml.CSafeLoader)
    for _ in range(draw(st.integers(1, 3))):
        part = data
        while isinstance(part, (dict, list)) and part:
            key = draw(st.sampled_from(sorted(part, key=str))) if isinstance(part, dict) else draw(st.integers(0, len(part) - 1))
            if not isinstance(part[key], (dict, list)) or not part[key] or draw(st.integers(0, 3)) == 0:
                how = draw(st.sampled_from(["replace", "remove", "repeat", "add"]))
                if how == "replace":
                    # A copy: a later change goes into it, and the next draw must find it as it was.
                    part[key] = deepcopy(draw(st.sampled_from(VALUES)))
                elif how == "remove":
                    del part[key]
                elif how == "repeat":
                    part[key] = draw(st.sampled_from([[part[key]] * 3, {"x": part[key]}, data]))
                elif isinstance(part, dict):
                    part[draw(st.sampled_from([1, None, True, "x", "citation", "\ud7ff"]))] = part[key]
                break
            part = part[key]
    return name, yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=draw(st.booleans())).encode()


@given(restructured())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_values_changed_at_will_give_knowledge_or_french(change: tuple[str, bytes]) -> None:
    name, content = change
    _answers_or_french(**{Path(name).stem: content})


def _answers_or_french(**changed: bytes) -> None:
    try:
        knowledge = load_bytes(**changed)
    except KnowledgeError as error:
        well_said(error)
    else:
        # What is accepted can be understood and answered from.
        Gazetteer(knowledge)
        assert all(reply.text for _, _, reply in all_answers(knowledge))


def test_a_fault_nobody_foresaw_is_still_no_other_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.loader.read_document", lambda name, read: 1 / 0)
    with pytest.raises(KnowledgeError, match="ne peuvent pas être lus"):
        load()


def test_the_page_is_read_with_the_same_care() -> None:
    assert said_of(page_collectifs=b"a\nb\x00")[0].startswith(f"{PAGE}, ligne 2 : un signe invisible")
    assert said_of(page_collectifs=b"a\n>>>>>>> autre\n")[0].startswith(f"{PAGE}, ligne 2 : le reste de deux versions")
