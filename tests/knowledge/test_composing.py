"""A text is composed alike by libyaml, which is quick, and by PyYAML, which tells what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.composing import MOST_LEVELS, MOST_VALUES, quickly
from knowledge.reading import Document, read_document

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("knowledge/*.yml"), *ROOT.glob("data/nlu/*.yml"), ROOT / "domain.yml"])


def read(path: Path) -> Document:
    return read_document(path.name, lambda _: path.read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_read_our_files_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read(path)
    monkeypatch.setattr("knowledge.reading.quickly", lambda text: (False, None))
    # Their values, the line of each, and what stands after « # ».
    assert read(path) == quick


@pytest.mark.parametrize("path", [one for one in FILES if "nlu" not in one.parts], ids=lambda path: path.name)
def test_what_is_read_at_each_start_is_read_quickly(path: Path) -> None:
    assert quickly(path.read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize(
    "text",
    [
        "a: b\tc: d", "a: [Qui est-ce?]", "a: >#5 jours\n  le texte", "a: !", "a: {b: !c, d: e}", "a: b\n\ufeffc: d", "a: [1, 2", "a: 'b", "a: *b",
        "a: \x00", "\ufffe", "%YAML 3.0\n--- a", "a: 1\n---\nb: 2", "[" * 5000, "[" * (MOST_LEVELS + 1),
    ],
    ids=repr,
)
def test_what_may_be_wrong_is_left_to_the_one_that_tells_it(text: str) -> None:
    assert quickly(text) == (False, None)


def test_neither_composes_too_many_values() -> None:
    assert not quickly("- a\n" * MOST_VALUES)[0]
    assert quickly("- a\n" * (MOST_VALUES - 1))[0]


def test_no_date_is_made_of_a_text() -> None:
    quick, root = quickly("le: 2026-11-31")
    assert quick and root is not None
    assert [value.tag for _, value in root.value] == ["tag:yaml.org,2002:str"]


def test_what_stands_after_a_text_is_seen_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [read_document("x.yml", lambda _: b"a: contre les violences #sexuelles\nb: 'c' #d\n")]
    monkeypatch.setattr("knowledge.reading.quickly", lambda text: (False, None))
    both.append(read_document("x.yml", lambda _: b"a: contre les violences #sexuelles\nb: 'c' #d\n"))
    assert both[0].cut == both[1].cut == {("a",): "#sexuelles"}
