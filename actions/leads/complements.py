"""Tell the one part of a sentence that is asked for: « auprès de qui ? », « sur quoi porte l'étude ? », « une expertise en quoi ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.asking import telling
from actions.french import after_colon, capital, enumerate_words, lowered, of
from actions.leads.answered import Answered
from actions.leads.content import asked_words, matched
from actions.leads.series import Series, series
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
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
_ALSO = re.compile(r"\b(?:qui|ki|quoi|koi|qoi|quand|combien|comment|pourquoi|(?:quel|kel)\w*)\b")
# « Entre qui et qui ? »
_AND_WHOM = re.compile(r"^ et (?:qui|ki|quoi|koi)\b")
_WHY = re.compile(r"\b(?:pourquoi|pourkoi|pk|pq)\b")
_PURPOSE = re.compile(rf"\b(?:{_TO_WHAT_END})")
# Such a part stands once in what a section says, whatever is before it.
_RARE = re.compile(r"(?:autour|a la suite|aupres|en faveur)\b")
# Said of every point, « à qui parle-t-elle ? » is answered by all that say it; « pour qui ? » by whom the collective is for.
_OF_ALL = re.compile(r"\b(?:aupres de|a|envers|vers|devant|parl\w* (?:avec|avc|ac)) (?:qui|ki)\b")
# Of these one occurrence is no sure answer: the word before them must be that of the question.
_COMMON = re.compile(r"(?:dans|pour|[aà]|aux?|en|afin)\b")
# « Dans quels domaines ? », « sur quel sujet ? » ask for any.
_ANY = re.compile(r"(?:domaine|sujet|theme|public|acteur|personne|organisation|but|chose)s?$")
_A_TEXT = re.compile(r"(?:texte|document|papier|ecrit)s?$")
_END = re.compile(r",? (?:en faveur|afin|pour|en vue) |[;.:()]")
_CLAUSE_END = re.compile(rf"{_END.pattern}|,(?! d[eu’s])")
_SENTENCE_END = re.compile(r"[.;:]")
# « La lutte », of a point without the part, says nothing more.
_LEAST_REST = 3
_WITHIN_BRACKETS = re.compile(r" \([^()]*\)")


@dataclass(frozen=True)
class _Part:
    """A part of a sentence, the folded word before it, and the sentence without it."""

    text: str
    before: str
    rest: str


def part(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part that is asked for, of the point that was going to be told or of the section; None where it is not sure which."""
    text = request.question.text
    asked = _asked(text)
    listed = series(knowledge, request.topic)
    if not asked and listed and told and told.point is not None and _WHY.search(text):
        return _of_points(listed, (told.point,), _PURPOSE, "", request)
    found = knowledge.section(request.topic)
    if found and not found[1].qui and (whose := _whose(*found, text)):
        return Answered(whose, found[1].sources, point=told.point if told else None)
    if not asked or request.question.detail == "lien" or (request.question.detail == "oui_non" and asked[0].end() < len(text)):
        return None
    noun = asked[0][1] or ""
    if listed is None:
        return _of_section(found[1], asked, noun, request, memory, knowledge) if found else None
    if found and noun and (written := _in_which_text(*found, noun, asked[0][0])):
        return Answered(written, listed.sources, point=told.point if told else None)
    words = tuple(word for word in asked_words(request.question, knowledge) if word != noun)
    just_told = memory.point[1:] if memory.point and memory.point[0] == request.topic else ()
    if noun and not words and not just_told:
        # « Dans quels domaines agit-elle ? » is asked of all.
        return None
    places: Sequence[int] = (told.point,) if told and told.point is not None and not told.blocks else matched(listed, words).places
    if not places and not words:
        places = just_told
    said = _of_points(listed, places, asked[1], noun, request)
    if said or words or not (_OF_ALL.search(text) or not (places or _COMMON.match(asked[0][0]))):
        return said
    return _of_points(listed, range(len(listed.items)), asked[1], noun, request)


def asks(text: str) -> bool:
    """Tell whether a folded text asks for what follows a preposition: « c'est pour quoi faire ? » wants no yes."""
    return _asked(text) is not None


def _asked(text: str) -> tuple[re.Match[str], re.Pattern[str]] | None:
    asked = next(((found, begins) for pattern, begins in _PARTS if (found := pattern.search(text))), None)
    # « L'étude portait sur quoi, et qui l'a faite ? » asks for more than a part.
    return None if asked and _ALSO.search(text[: asked[0].start()] + _AND_WHOM.sub("", text[asked[0].end() :])) else asked


def _of_points(listed: Series, places: Sequence[int], begins: re.Pattern[str], noun: str, request: Request) -> Answered | None:
    every = {place: _parts(listed.items[place].text, begins, noun, _END) for place in places}
    # The first purpose is what a thing is done for, and the next one what that is for.
    found = {place: parts[0] for place, parts in every.items() if len(parts) == 1 or (parts and begins == _PURPOSE)}
    if not found or any(len(parts) > 1 and place not in found for place, parts in every.items()):
        return None
    sources = tuple(dict.fromkeys(source for place in found for source in listed.items[place].sources))
    if len(found) > 1:
        said = f"{capital(enumerate_words([one.text for one in found.values()]))}." if _OF_ALL.search(request.question.text) else ""
        return Answered(said, sources) if said else None
    place, only = next(iter(found.items()))
    if len(only.rest.split()) < _LEAST_REST:
        return Answered(f"{capital(only.text)}.", sources, point=place)
    # What else the point says goes on after its part: « Auprès de la société civile : organiser des activités de sensibilisation. »
    return Answered(sentence("lequel", collectif=capital(only.text), texte=after_colon(lowered(only.rest))), sources, point=place)


def _of_section(
    section: Section, asked: tuple[re.Match[str], re.Pattern[str]], noun: str, request: Request, memory: Memory, knowledge: Knowledge
) -> Answered | None:
    """Return the part after the word that stands beside what asks (« l'étude porte sur quoi ? »); else the only one of what was just told."""
    found, begins = asked
    text = request.question.text
    before, after = (
        [word for word in telling(request.question, knowledge, part) if not word.isdigit()] for part in (text[: found.start()], text[found.end() :])
    )
    # « L'étude a débouché sur quoi ? » is not about what the study is on.
    words = after[:1] or before[-1:]
    alone = not words and memory.sujets[-1:] == (request.topic,) and not _COMMON.match(found[0]) and not section.liens
    alone = alone or bool(_RARE.match(found[0]))
    for told in (section.evenement or "", *sentences(section)):
        # What stands once goes on to the end: « à la suite d'une étude…, réalisée par… ».
        parts = _parts(_WITHIN_BRACKETS.sub("", told), begins, noun, _SENTENCE_END if _RARE.match(found[0]) else _CLAUSE_END)
        fitting = parts if alone else [one for one in parts if any(likeness(word, one.before) for word in words)]
        if len({one.text for one in fitting}) == 1:
            return Answered(f"{capital(fitting[0].text)}.", section.sources)
        if fitting:
            return None
    return None


def _parts(text: str, begins: re.Pattern[str], noun: str, ends: re.Pattern[str]) -> list[_Part]:
    """Return the parts of a sentence that begin so and may be meant by `noun`, without those that only say more of somebody in it."""
    found = []
    for start in begins.finditer(text):
        before, after = text[: start.start()], text[start.start() :]
        ended = ends.finditer(after, start.end() - start.start())
        # What « qui » says more goes to the end of the sentence.
        end = next((one.start() for one in ended if " qui " not in after[: one.start()] or one[0] in ".;"), 0)
        said = after[:end] if end else after
        if " qui " not in before and (not noun or _ANY.match(noun) or any(likeness(noun, word) for word in plain_words(said).split()[1:3])):
            found.append(_Part(said, plain_words(before).split()[-1] if before.strip() else "", before.rstrip() + after[len(said) :]))
    return found


def _in_which_text(collective: Collective, section: Section, noun: str, asked: str) -> str:
    """« Dans quel texte ? » of a list that stands in something that there is: « Dans la charte de la PNPM. »; empty where it stands in none."""
    if asked.split()[0] not in ("dans", "ds", "sur"):
        return ""
    named = (_named(thing, collective, section) for thing in section.existe if _A_TEXT.match(noun) or likeness(noun, plain_words(thing)))
    return next((f"{'Sur' if asked.startswith('sur') else 'Dans'} {thing}." for thing in named if thing), "")


def _whose(collective: Collective, section: Section, text: str) -> str:
    """« C'est la charte de qui ? »: « La charte de la PNPM. »; empty where nothing that the section has is asked for so."""
    asked = (thing for thing in section.existe if re.search(rf"\b{re.escape(plain_words(thing))} (?:de|a) (?:qui|ki)\b", text))
    return next((f"{capital(named)}." for thing in asked if (named := _named(thing, collective, section))), "")


def _named(thing: str, collective: Collective, section: Section) -> str:
    """Return how a sentence calls a thing of a collective, with the article that the section gives it; empty where it gives none."""
    found = re.search(rf"\b(la |le |les |l’|une? ){re.escape(thing)}\b", section.introduction, re.IGNORECASE)
    article = {"un ": "le ", "une ": "la "}.get(found[1], found[1]).lower() if found else ""
    return f"{article}{thing} {of(collective.designation)}" if article else ""
