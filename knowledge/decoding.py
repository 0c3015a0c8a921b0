"""Turn the bytes of a file into text, or tell in French what else it is: another encoding, a document of Word, a spreadsheet, half a merge."""

from __future__ import annotations

import re

from knowledge.faults import Fault, KnowledgeError

LINE_END = re.compile(r"\r\n|\r|\n")
# Among them the line ends that YAML knows and editors do not show: a comment would end there.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# Besides, what YAML can write by its number in quotation marks: half characters, and marks that turn the order of digits around.
UNWRITABLE = re.compile(rf"{_BINARY.pattern}|[\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_CONFLICT = re.compile(r"^(?:[<>|]{7}(?: |\r?$)|={7}\r?$)", re.MULTILINE)

# French in UTF-8 that was read as Windows-1252 and saved again (« Ã© », « â€™ »), and the sign of what could not be read at all.
MOJIBAKE = re.compile(r"[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€|ï»¿|ðŸ|\ufffd")

_SAVE = "dans votre éditeur, choisissez « Enregistrer sous », puis l’encodage UTF-8"
_WRITE_TEXT = "reprenez la dernière version correcte, et modifiez-la avec un éditeur de texte (Bloc-notes, VS Code)"
# How other files begin.
_OTHERS = (
    (b"PK\x03\x04", "un document Word, Excel ou LibreOffice (ou une archive)"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Word ou Excel"),
    (b"{\\rtf", "un document RTF de traitement de texte"),
    (b"%PDF", "un document PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"\x1f\x8b", "une archive"),
)
_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_WORD = 30


def text_of(name: str, content: bytes) -> str:
    """Return the text of a file without its byte order mark; raise KnowledgeError where it is no text in UTF-8, or half merged."""
    for start, what in _OTHERS:
        if content.startswith(start):
            raise _error(name, 1, f"ce fichier est devenu {what}, et un texte est attendu ; {_WRITE_TEXT}")
    if _HTML.match(content):
        raise _error(name, 1, f"ce fichier est devenu une page web (HTML), et un texte est attendu ; {_WRITE_TEXT}")
    if content.startswith(_UTF16) or _zeros(content):
        raise _error(name, 1, f"le fichier est en UTF-16 (« Unicode »), et non en UTF-8 ; {_SAVE}")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        word = _word_at(content, error.start)
        told = f"le fichier n’est pas en UTF-8 (à « {word} ») ; {_SAVE}"
        raise _error(name, len(LINE_END.findall(before)) + 1, told) from error
    faults = [
        Fault(name, len(LINE_END.findall(text, 0, match.start())) + 1, "", says.format(UNWRITABLE.sub("�", match[0])))
        for pattern, says in (
            (MOJIBAKE, "des accents abîmés (« {} ») ; retapez-les et enregistrez le fichier en UTF-8, ou reprenez sa dernière version correcte"),
            (_BINARY, "un signe invisible qui n’est pas du texte ; effacez-le, ou reprenez le fichier s’il est abîmé"),
            (_CONFLICT, "le reste de deux versions qui se contredisent ; gardez l’une, et effacez les lignes <<<<<<<, ======= et >>>>>>>"),
        )
        if (match := pattern.search(text))
    ]
    if faults:
        # The signs of a broken encoding are of one fault.
        raise KnowledgeError(faults[:1] if MOJIBAKE.search(text) else faults)
    return text


def _zeros(content: bytes) -> bool:
    """Tell whether every other byte of the beginning is zero: UTF-16 without its mark."""
    start = content[:40]
    return len(start) >= 4 and (not any(start[1::2]) or not any(start[::2]))


def _word_at(content: bytes, place: int) -> str:
    """Return the word at a byte as Windows-1252 reads it, which it mostly is."""
    start = max(content.rfind(sign, 0, place) for sign in (b" ", b"\n", b"\r")) + 1
    word = content[max(start, place - _LONGEST_WORD) : place + _LONGEST_WORD].decode("cp1252", "replace").split()
    return UNWRITABLE.sub("�", word[0]) if word else "�"


def _error(name: str, line: int, says: str) -> KnowledgeError:
    return KnowledgeError([Fault(name, line, "", says)])
