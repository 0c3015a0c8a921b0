"""Questions are read as people write them: text, tables, JSON lines, in any usual encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.written import WrittenError, decoded, read


def of(folder: Path, name: str, content: bytes) -> list[object]:
    path = folder / name
    path.write_bytes(content)
    return list(read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_has_a_question_a_line_and_may_go_on(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["C’est quoi la « PNPM » ?", "> et ses valeurs ?", "", "  Où ça, à Genève ?  ", ""])
    found = of(tmp_path, "mes questions (été).txt", text.encode(encoding))
    assert found == [(1, ["C’est quoi la « PNPM » ?", "et ses valeurs ?"]), (4, ["Où ça, à Genève ?"])]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_table_has_a_question_a_row_and_conversations_by_their_id(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["id", "Question", "note"], ["a", "C’est quoi la PNPM ?", ""], ["a", '"et, ses; valeurs ?"', ""], ["b", "À Genève ?", "x"], ["", "", ""]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert of(tmp_path, "questions.csv", content) == [("a", ["C’est quoi la PNPM ?", "et, ses; valeurs ?"]), ("b", ["À Genève ?"])]


def test_a_table_of_one_column_needs_no_heading(tmp_path: Path) -> None:
    assert of(tmp_path, "a.csv", "Bonjour, ça va ?\nEt la charte ?\n".encode()) == [(1, ["Bonjour, ça va ?"]), (2, ["Et la charte ?"])]
    assert of(tmp_path, "a.csv", b"question\nEt la charte ?\n") == [(1, ["Et la charte ?"])]
    assert of(tmp_path, "a.csv", b"") == []


def test_json_lines_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    line = '{"id": 1, "turns": [{"user": "\u2028 été"}]}\n'
    assert of(tmp_path, "a.txt", line.encode("utf-8-sig")) == [(1, ["\u2028 été"])]
    assert of(tmp_path, "a.jsonl", line.encode("utf-16")) == [(1, ["\u2028 été"])]
    with pytest.raises(WrittenError, match="ligne 1"):
        of(tmp_path, "a.jsonl", b"Bonjour\n")


def test_a_text_cannot_begin_by_going_on(tmp_path: Path) -> None:
    with pytest.raises(WrittenError, match="ligne 2 : « > » continue une conversation"):
        of(tmp_path, "a.txt", b"\n> et ses valeurs ?\n")


def test_half_an_emoji_breaks_nothing_else() -> None:
    assert decoded("été 👋".encode()[:-2]) == "été \ufffd"
    assert decoded("été".encode() + b"\xed\xa0\x80")[:3] == "été"
    assert decoded(b"\x81\x8d") == "\ufffd\ufffd"
