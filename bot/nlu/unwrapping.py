"""Take a message out of what carried it here: entities of web pages, stamps of pasted chats, marks of messengers, smileys made of signs.

Their signs are those of programs, so that what they wrap would be taken for one.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from bot.nlu.folding import fold, plain_letters
from bot.nlu.safe_words import calls_for_help

# What was copied through several pages is escaped as often.
_MOST_ESCAPES = 3
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNICODE = re.compile(r"(?:\\u[0-9A-Fa-f]{4})+")
_BACKSLASH = re.compile(r"\\[nrt](?![a-z])|\\(?=['\"])")

_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[apAP]\.?[mM]\b\.?)?"
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_WHEN = rf"(?:{_DATE},?\s*(?:à\s*|at\s*)?{_TIME}|{_TIME}(?:,?\s*{_DATE})?)"
# A sender's words have capitals, or are a number; letters of many scripts have no case.
_SENDER = r"[~+]?\s?[^\Wa-zà-ÿ][^\s:,]*(?:\s[^\sa-zà-ÿ:,][^\s:,]*){0,6}"
_STAMP = re.compile(
    rf"(?:\[\s*{_WHEN}\s*\]|(?<!\S){_WHEN}(?=\s*[-–—]\s*[^\W\d]|\s*[-–—]\s*\+\d|\s+{_SENDER}\s?:))"
    rf"\s*[-–—]?\s*(?:(?P<sender>{_SENDER}|\w+)\s?:)?\s*"
)
_TAG = re.compile(
    r"</?(?:a|b|big|blockquote|br|center|del|div|em|font|h[1-6]|i|ins|li|mark|ol|p|q|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>"
    r"|\[/?(?:b|i|u|s|quote|color|size|center|url)(?:=[^\[\]]*)?\]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:^|\n)(?:\s*>)+\s*|(?:^|\n)\s*#{1,6}\s+")
_BACKTICK = re.compile(r"(?<=[^\W\d_])`(?=[^\W\d_])")
# The same mark on both sides of words, as messengers make text bold, italic, struck or hidden; names such as `my_variable` have it inside.
_EMPHASIS = re.compile(r"(?<![^\W_])([*_~|`]{1,3})(?=[^\s*_~|`])([^\n]+?)(?<=[^\s*_~|`])\1(?![^\W_])")
_MOST_NESTED = 4
_EMOTICON = re.compile(
    r"(?<!\S)(?:"
    r"[<>]?[:;=][-~^'o*,]{0,2}[()\[\]{}|/\\DdPpOo03$@*<>xXcsS&#]+"  # :-( =/ :'(
    r"|[xX8%][-~^']?[()D]+"  # xD 8)
    r"|[()\[\]D]+[-~^']?[:;=]"  # (: D:
    r"|(?:<[/\\]?3+)+"  # <3 </3
    r"|([\^*°•@;=~-])[_.o]{1,3}\1|\*-\*|\^\^+|>[_.]{0,3}<|[oO0TtuUxX][_.]{1,3}[oO0TtuUxX]"  # -_- ^^ >.< T_T
    r"|¯\\_\(ツ\)_/¯"
    r")(?!\S)"
)


def unwrap(text: str) -> str:
    """Return what the visitor wrote, in plain letters; each message of a pasted chat is a line of its own."""
    text = _STAMP.sub(_without_sender, plain_letters(_unescaped(text)))
    text = _EMOTICON.sub(" ", _QUOTED.sub("\n", _TAG.sub(" ", text)))
    text = _BACKTICK.sub("'", text)
    for _ in range(_MOST_NESTED):
        text, found = _EMPHASIS.subn(r"\2", text)
        if not found:
            break
    return text.strip()


def _unescaped(text: str) -> str:
    for _ in range(_MOST_ESCAPES):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    text = _UNICODE.sub(lambda found: _characters(found[0]), text)
    text = _BACKSLASH.sub(lambda found: "" if found[0] == "\\" else " ", text)
    return _PERCENT.sub(lambda found: _bytes(found[0]), text)


def _characters(escapes: str) -> str:
    # Signs beyond the first 65,536 are written as pairs of surrogates; one alone is nothing.
    units = bytes.fromhex(escapes.replace("\\u", ""))
    return units.decode("utf-16-be", errors="ignore")


def _bytes(escapes: str) -> str:
    try:
        return unquote(escapes, errors="strict")
    except UnicodeDecodeError:
        # « 100 %de »
        return escapes


def _without_sender(stamp: re.Match[str]) -> str:
    sender = stamp["sender"] or ""
    return f"\n{sender}: " if calls_for_help(fold(sender)) else "\n"
