"""Tell how a quotation differs from the page that it quotes: the sign, the word, or the passage that stands there."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

from knowledge.slips import shown

_ALIKE = str.maketrans("’‘“”«»–—‑\u00a0\u202f", "''\"\"\"\"---  ")
_NAMES = {"'": "l’apostrophe droite", "’": "l’apostrophe courbe", "\u00a0": "l’espace insécable", "\u202f": "l’espace insécable fin"}
_AROUND = 12
_BESIDE = 2
_QUOTES = "\"'“”„«»‘’ \u00a0\u202f"
_WORDS_SHOWN = 60
# Beyond it the search for the nearest passage is given up: it grows with both lengths.
_LONGEST = 1_000


def difference(quoted: str, page: str) -> str:
    """Return what to write instead of a quotation that is not on the page; both have single spaces."""
    folded, at = _folded(page), _folded(quoted)
    start = folded.find(at)
    if start >= 0:
        return _sign(quoted, page[start : start + len(quoted)])
    if quoted.strip(_QUOTES) in page:
        return "effacez les guillemets autour"
    if len(quoted) > _LONGEST:
        return "recopiez-le depuis le fichier de la page"
    match = SequenceMatcher(None, at, folded, autojunk=False).find_longest_match()
    if match.size < min(len(quoted) // 3, _AROUND):
        return f"recopiez-le depuis le fichier de la page, ou donnez une autre source : {shown(quoted)}"
    start = page.rfind(" ", 0, max(0, match.b - match.a)) + 1
    return _words(quoted.split(), page[start : start + len(quoted) + _AROUND].split())


def _words(mine: list[str], there: list[str]) -> str:
    """Return the first words that differ, with a few beside them."""
    steps = SequenceMatcher(None, mine, there, autojunk=False).get_opcodes()
    # What the page has before and after the passage is no difference.
    inner = [step for step in steps if step[0] != "equal" and not (step[0] == "insert" and step[1] in (0, len(mine)))]
    _, start, end, page_start, page_end = inner[0] if inner else steps[0]
    said = " ".join(mine[max(0, start - _BESIDE) : end + _BESIDE])
    page = " ".join(there[max(0, page_start - _BESIDE) : page_end + _BESIDE])
    return f"vous écrivez {shown(said)}, la page dit {shown(page)}"


def _sign(quoted: str, there: str) -> str:
    place = next(index for index, (one, other) in enumerate(zip(quoted, there, strict=True)) if one != other)
    mine, page = (_NAMES.get(sign, sign) for sign in (quoted[place], there[place]))
    return f"dans « {_near(quoted, place)} » il y a {mine}, la page a {page} ; écrivez « {_near(there, place)} »"


def _near(text: str, place: int) -> str:
    start = text.rfind(" ", 0, max(0, place - _AROUND)) + 1
    end = text.find(" ", min(len(text), place + _AROUND))
    return text[start : end if end >= 0 else len(text)][:_WORDS_SHOWN]


def _folded(text: str) -> str:
    """Fold what looks alike, sign for sign, so that places stay."""
    return "".join(_letter(sign) for sign in text.translate(_ALIKE))


def _letter(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign)[:1].lower()
    return plain if len(plain) == 1 else sign
