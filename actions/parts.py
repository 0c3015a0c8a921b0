"""Read which part of a sentence is asked for after a preposition (« auprès de qui ? », « sur quoi ? »), and find it in a sentence. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.stems import likeness
from knowledge.text import plain_words

_WHAT = r"(?:quoi|koi|qoi|qui|ki|(?:quel|kel)(?:le)?s? (\w+))\b(?! (?:que ce soit|d autre))"
_TO_WHAT_END = r"(?:pour (?!la |les? |l’)|en faveur (?:d[eu]s? |d’)|afin (?:de |d’|que |qu’))"
# What is asked after a preposition, folded, and how what answers begins, as French writes it; the first that fits.
_PARTS = tuple(
    (re.compile(rf"\b(?:{asked}) {_WHAT}"), re.compile(rf"\b(?:{begins})"))
    for asked, begins in (
        (
            "aupres de|a destination de|avec|avc|ac|envers|vers|devant|chez|vise(?:nt|r)?|a(?= (?:qui|ki|quel))"
            r"|(?:pour|pr)(?= (?:qui|ki)| quel\w* (?:public|personne|acteur))",
            r"auprès (?:d[eu]s? |d’)",
        ),
        ("dans(?= quels? buts?)|a(?= quelles? fins?)", _TO_WHAT_END),
        ("autour de", r"autour (?:d[eu]s? |d’)"),
        ("a la suite de", r"à la suite (?:d[eu]s? |d’)"),
        ("en faveur de", r"en faveur (?:d[eu]s? |d’)"),
        ("contre|a l encontre de", r"(?:contre |à l’encontre (?:d[eu]s? |d’))"),
        ("entre", "entre "),
        ("sur", "sur "),
        ("en|dans|ds", "dans "),
        ("(?:pour|pr|afin de)(?! (?:qui|ki))", _TO_WHAT_END),
        ("a", r"(?:à |aux? )"),
    )
)
# « Le respect de quoi ? », « une étude de quoi ? » ask what stands just after that word.
_OF_WHAT = re.compile(r"\b(?P<noun>\w{4,}) (?:de|d) (?:quoi|koi|qoi|(?P<whom>qui|ki))\b")
_OF_WHOM = re.compile(r"\b(?:de la |de l’|des |du |de |d’)")
_OF_IT = re.compile(rf"{_OF_WHOM.pattern}|\b(?:sur|dans) ")
# « De ces enfants » says which only to who has read what stands before.
_POINTS_BACK = re.compile(r"(?:de |d’)ce")
_SUBJECT = 2
PURPOSE = re.compile(rf"\b(?:{_TO_WHAT_END})")
_ALSO = re.compile(r"\b(?:qui|ki|quoi|koi|qoi|quand|combien|comment|pourquoi|(?:quel|kel)\w*)\b")
# « Entre qui et qui ? »
_AND_WHOM = re.compile(r"^ et (?:qui|ki|quoi|koi)$")
# Such a part stands once in what is said of something, whatever is before it.
_RARE = re.compile(r"(?:autour|a la suite|aupres|en faveur)\b")
# Of these one occurrence is no sure answer: the word before them must be that of the question.
_COMMON = re.compile(r"(?:dans|pour|[aà]|aux?|en|afin)\b")
# « Dans quels domaines ? », « sur quel sujet ? » ask for any.
_ANY = re.compile(r"(?:domaine|sujet|theme|public|acteur|personne|organisation|but|chose)s?$")
_END = re.compile(r",? (?:en faveur|afin|pour|en vue) | ?[;.:()»]")
_CLAUSE_END = re.compile(rf"{_END.pattern}|,(?! d[eu’s])")
_SENTENCE_END = re.compile(r" ?[.;:»]")
_NAME_END = re.compile(r",(?! d[eu’s])| ?[;.:»]")
_NAMED_SO = re.compile(r" \([^():]* : [^()]*\)")
_WITHIN_BRACKETS = re.compile(r" \([^()]*\)")


@dataclass(frozen=True)
class Asked:
    """What is asked for: the words that ask it, what is before and after them, how the part begins, and of what it is to be, empty for any.

    after_word: the word that it must stand after, empty for any.
    """

    words: str
    before: str
    after: str
    begins: re.Pattern[str]
    noun: str = ""
    after_word: str = ""

    @property
    def rare(self) -> bool:
        return _RARE.match(self.words) is not None

    @property
    def common(self) -> bool:
        return _COMMON.match(self.words) is not None


@dataclass(frozen=True)
class Part:
    """A part of a sentence, the folded word before it, and the sentence without it."""

    text: str
    before: str
    rest: str


def asked_in(text: str) -> Asked | None:
    """Return what a folded text asks for; None where it asks for nothing after a preposition, or for more beside it."""
    found, begins = next(((found, begins) for pattern, begins in _PARTS if (found := pattern.search(text))), (None, PURPOSE))
    if found is None:
        of_what = _OF_WHAT.search(text)
        if of_what is None or _ANY.match(of_what["noun"]):
            return None
        begins = _OF_WHOM if of_what["whom"] else _OF_IT
        return Asked(of_what[0], text[: of_what.end("noun")], text[of_what.end() :], begins, after_word=of_what["noun"])
    before, after = text[: found.start()], text[found.end() :]
    # « L'étude portait sur quoi, et qui l'a faite ? »
    more = _ALSO.search(before + _AND_WHOM.sub("", after))
    return None if more else Asked(found[0], before, after, begins, found[1] or "")


def of_a_point(text: str, asked: Asked) -> list[Part]:
    """Return the parts of a point that may be meant, with their commas; of purposes the first, which is what a thing is done for."""
    found = _found(text, asked, _END)
    return found[:1] if asked.begins == PURPOSE else found


def of_a_sentence(text: str, asked: Asked) -> list[Part]:
    """Return the parts of a sentence that may be meant; what stands once goes on to its end: « à la suite d'une étude…, réalisée par… »."""
    if asked.after_word:
        # « Un plan de quoi ? »: what a name stands for belongs to it.
        return _found(_NAMED_SO.sub("", text), asked, _NAME_END)
    return _found(_WITHIN_BRACKETS.sub("", text), asked, _SENTENCE_END if asked.rare else _CLAUSE_END)


def _found(text: str, asked: Asked, ends: re.Pattern[str]) -> list[Part]:
    found = []
    for start in asked.begins.finditer(text):
        before, after = text[: start.start()], text[start.start() :]
        # What « qui » says more goes to the end of the sentence.
        ended = (one for one in ends.finditer(after, len(start[0])) if " qui " not in after[: one.start()] or one[0].strip() in (".", ";"))
        said = after[: next((one.start() for one in ended), len(after))]
        # What is said only of somebody in the sentence is no part of it.
        words = plain_words(before).split()
        if _is_after(asked.after_word, words, said) and " qui " not in before and _is_of(asked.noun, said):
            found.append(Part(said, words[-1] if words else "", before.rstrip() + after[len(said) :]))
    return found


def _is_after(word: str, before: list[str], said: str) -> bool:
    """« L'échange de quoi ? »: tell whether a part stands after a word, or after « l'échange et le partage »; any does after none."""
    if not word:
        return True
    # What stands after the first noun of a sentence goes on with its verb.
    heads = [*before[-1:], *(before[-4:-3] if before[-3:-2] == ["et"] else ())] if len(before) > _SUBJECT else []
    return any(likeness(word, one) for one in heads) and not _POINTS_BACK.match(said)


def _is_of(noun: str, said: str) -> bool:
    return not noun or _ANY.match(noun) is not None or any(likeness(noun, word) for word in plain_words(said).split()[1:3])
