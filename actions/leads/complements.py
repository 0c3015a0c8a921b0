"""Tell the one part of a sentence that is asked for: « auprès de qui ? », « sur quoi porte l'étude ? », « une expertise en quoi ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.asking import telling, words_of
from actions.french import after_colon, capital, enumerate_words, lowered, of
from actions.leads.answered import Answered
from actions.leads.points import OfList, Series, has_word, matched, series
from actions.memory import Memory
from actions.plan import Request
from actions.sentences import sentence
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section, Source
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
_WHY = re.compile(r"\b(?:pourquoi|pourkoi|pk|pq)\b")
# Said of every point, « à qui parle-t-elle ? » is answered by all that say it; « pour qui ? » by whom the collective is for.
_OF_ALL = re.compile(r"\b(?:aupres de|a|envers|vers|devant|parl\w* (?:avec|avc|ac)) (?:qui|ki)\b")
_WHOM = re.compile(r"\b(?:de|d|pour|pr) (?:qui|ki|quels|kels|quelles)\b")
# « À qui ? — Aux autorités. »
_SOMEBODY = re.compile(r"\b(?:qui|ki|publics?)$")
_TO = (("auprès des ", "aux "), ("auprès du ", "au "), ("auprès de ", "à "))
# « La lutte », of a point without the part, says nothing more.
_LEAST_REST = 3


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


def part(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part that is asked for, of the point that was going to be told or of the section; None where it is not sure which."""
    text = request.question.text
    listed, found, alone = series(knowledge, request.topic), knowledge.section(request.topic), told.point if told and not told.blocks else None
    asked = asked_in(text) or (Asked("", "", "", PURPOSE) if alone is not None and _WHY.search(text) else None)
    if asked is None:
        return None
    if _asks_for_more(asked, request, found[1] if found else None):
        return None
    if listed:
        return _of_list(OfList(listed, request, memory, knowledge), asked, alone)
    return _of_section(found[1], asked, request, memory, knowledge) if found else None


def _asks_for_more(asked: Asked, request: Request, section: Section | None) -> bool:
    """« On la lit sur quelle page ? » asks for a link, « l'examen de quoi ? » for a name; what follows in a claim is more than a part."""
    named = section and has_word(words_of(*section.sigles.values()), asked.after_word)
    return request.question.detail == "lien" or bool(named or (request.question.detail == "oui_non" and asked.after))


def _of_list(of_it: OfList, asked: Asked, alone: int | None) -> Answered | None:
    """Return the part of the one point that was going to be told, that the words mean or that was told last; else of all that have it."""
    words, listed = tuple(word for word in of_it.words if word != asked.noun), of_it.listed
    if asked.noun and not words and of_it.told is None:
        # « Dans quels domaines agit-elle ? » is asked of all.
        return None
    places = (alone,) if alone is not None else _meant(of_it, words)
    if (said := _of_points(of_it, places, asked) or _who_these_are(listed, places, asked)) or words:
        return said
    everywhere = range(len(listed.items)) if _OF_ALL.search(of_it.text) or not (places or asked.common) else ()
    return _of_points(of_it, everywhere, asked)


def _meant(of_it: OfList, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the points that words mean, the one just told where it is among them or there are no words."""
    matching = matched(of_it.listed, words).places
    return (of_it.told,) if of_it.told is not None and (not words or of_it.told in matching) else matching


def _who_these_are(listed: Series, places: Sequence[int], asked: Asked) -> Answered | None:
    """« Pour quels enfants ? » of a point that says « ces enfants »: as one before it has named them."""
    if len(places) != 1 or not _WHOM.search(asked.words):
        return None
    these = re.search(r"\bces (\w+)", listed.items[places[0]].text)
    before = [(found[1], item) for item in listed.items[: places[0]] if these and (found := re.search(rf"\bdes ({these[1]} [^.;]+)", item.text))]
    return Answered(f"Les {before[-1][0]}.", before[-1][1].sources, point=places[0]) if before else None


def _of_points(of_it: OfList, places: Sequence[int], asked: Asked) -> Answered | None:
    listed = of_it.listed
    every = {place: found for place in places if (found := of_a_point(listed.items[place].text, asked))}
    if not every or any(len(found) > 1 for found in every.values()):
        return None
    sources = tuple(dict.fromkeys(source for place in every for source in listed.items[place].sources))
    if len(every) > 1:
        return Answered(f"{capital(enumerate_words([one.text for one, in every.values()]))}.", sources) if _OF_ALL.search(of_it.text) else None
    return _of_a_point(of_it, *next((place, one) for place, (one,) in every.items()), asked, sources)


def _of_a_point(of_it: OfList, place: int, only: Part, asked: Asked, sources: tuple[Source, ...]) -> Answered:
    """Return a part of a point, and what else the point says where it is not known."""
    known = _SOMEBODY.search(asked.words) and (of_it.told == place or of_it.meant == (place,))
    if known or asked.after_word or len(only.rest.split()) < _LEAST_REST:
        # The rest is known of the point just told, or asked about.
        to_whom = _TO if asked.words.startswith("a ") else ()
        said = next((to + only.text.removeprefix(beside) for beside, to in to_whom if only.text.startswith(beside)), only.text)
        return Answered(f"{capital(said)}.", sources, point=place)
    # What else the point says goes on after its part: « Auprès de la société civile : organiser des activités de sensibilisation. »
    return Answered(sentence("lequel", collectif=capital(only.text), texte=after_colon(lowered(only.rest))), sources, point=place)


def _of_section(section: Section, asked: Asked, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part after the word that stands beside what asks (« l'étude porte sur quoi ? »); else the only one of what was just told."""
    words = _words_beside(asked, request, knowledge)
    only = asked.rare or (not words and memory.sujets[-1:] == (request.topic,) and not asked.common and not section.liens)
    every = (of_a_sentence(told, asked) for told in ("" if asked.after_word else section.evenement or "", *sentences(section)))
    fitting = ({one.text for one in found if only or any(likeness(word, one.before) for word in words)} for found in every)
    said = next(filter(None, fitting), set())
    return Answered(f"{capital(said.pop())}.", section.sources) if len(said) == 1 else None


def _words_beside(asked: Asked, request: Request, knowledge: Knowledge) -> list[str]:
    """Return the one word that stands beside what asks: « l'étude a débouché sur quoi ? » is not about what the study is on."""
    before, after = ([word for word in telling(request.question, knowledge, one) if not word.isdigit()] for one in (asked.before, asked.after))
    return after[:1] or before[-1:]


def called(thing: str, collective: Collective, section: Section) -> str:
    """Return how a sentence calls a thing of a collective, with the article that the section gives it; empty where it gives none."""
    found = re.search(rf"\b(la |le |les |l’|une? ){re.escape(thing)}\b", section.introduction, re.IGNORECASE)
    article = {"un ": "le ", "une ": "la "}.get(found[1], found[1]).lower() if found else ""
    return f"{article}{thing} {of(collective.designation)}" if article else ""
