"""A file that is no text in UTF-8 any more: what it has become, the line, and what to do."""

from __future__ import annotations

import pytest

from knowledge import KnowledgeError
from knowledge.decoding import text_of

SAVE = "dans votre éditeur, choisissez « Enregistrer sous », puis l’encodage UTF-8"


def said(content: bytes) -> str:
    with pytest.raises(KnowledgeError) as caught:
        text_of("a.yml", content)
    (error,) = caught.value.errors
    return error


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a: 1\nb: la réponse".encode("cp1252"), f"ligne 2 : le fichier n’est pas en UTF-8 (à « réponse ») ; {SAVE}"),
        ("a: 1\r\rb: “oui”".encode("cp1252"), f"ligne 3 : le fichier n’est pas en UTF-8 (à « “oui” ») ; {SAVE}"),
        ("a: é".encode("mac-roman"), f"ligne 1 : le fichier n’est pas en UTF-8 (à « Ž ») ; {SAVE}"),
        ("a: é".encode("utf-16"), f"ligne 1 : le fichier est en UTF-16 (« Unicode »), et non en UTF-8 ; {SAVE}"),
        ("a: un".encode("utf-16-le"), f"ligne 1 : le fichier est en UTF-16 (« Unicode »), et non en UTF-8 ; {SAVE}"),
        ("a: un".encode("utf-16-be"), f"ligne 1 : le fichier est en UTF-16 (« Unicode »), et non en UTF-8 ; {SAVE}"),
        (b"PK\x03\x04\x14\x00", "devenu un document Word, Excel ou LibreOffice"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "devenu un ancien document Word ou Excel"),
        (b"{\\rtf1 bonjour}", "devenu un document RTF"),
        (b"%PDF-1.4", "devenu un document PDF"),
        (b"\n<!DOCTYPE html><p>", "devenu une page web (HTML)"),
        (b"a: 1\n>>>>>>> autre\n", "ligne 2 : le reste de deux versions"),
        ("a: 1\nb: la réponse".encode().decode("cp1252").encode(), "ligne 2 : des accents abîmés (« Ã© ») ; retapez-les"),
        (b"a: \x07", "ligne 1 : un signe invisible"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_it_has_become_is_told_with_what_to_do(content: bytes, says: str) -> None:
    assert says in said(content)
    assert " ; " in said(content)


def test_text_is_given_without_its_mark() -> None:
    assert text_of("a.yml", "a: é — « oui »\r\n".encode("utf-8-sig")) == "a: é — « oui »\r\n"
    assert text_of("a.txt", b"Titre\n=====\n") == "Titre\n=====\n"
