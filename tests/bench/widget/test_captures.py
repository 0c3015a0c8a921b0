"""The pictures of the chat and of the desk: each is there, shown by a document, and of the size of its screen."""

from __future__ import annotations

import struct

import pytest

from bench.widget.captures import DESK, FOLDER, PICTURES, ROOT, Picture


@pytest.mark.parametrize("picture", (*PICTURES, *DESK), ids=lambda picture: picture.name)
def test_picture_is_there_and_shown(picture: Picture) -> None:
    content = (FOLDER / picture.name).read_bytes()
    assert content.startswith(b"\x89PNG") and struct.unpack(">II", content[16:24]) == picture.size
    documents = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")))
    assert f"captures/{picture.name})" in documents, "no document shows it"


def test_every_picture_of_the_folder_has_a_command_that_takes_it() -> None:
    # That of speed is drawn by bench.speed, that of WordPress by make wordpress.
    assert {path.name for path in FOLDER.iterdir()} - {"bench.png", "wordpress.png"} == {picture.name for picture in (*PICTURES, *DESK)}
