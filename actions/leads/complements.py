"""Tell the one part of a point or of a sentence that is asked for: « auprès de qui ? », « sur quoi porte l'étude ? »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions.asking import telling
from actions.french import at, capital, enumerate_words, of
from actions.leads.answered import Answered
from actions.leads.causes import LEADS_TO
from actions.leads.points import OfList, has_word, series
from actions.memory import Memory
from actions.request import Request
from actions.statements import sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

_WHAT = r"(?:quoi|koi|qoi|qui|ki|(?:quel|kel)(?:le)?s? (?P<noun>\w+))\b(?! (?:que ce soit|d autre))"
# « Pour quels enfants, au juste ? » asks for more than yes or no.
ASKS_OF = re.compile(rf"\b(?:a|de|d|par|pour|pr|en|dans|ds|sur|avec|avc|ac|contre|entre|vers|devant|chez) {_WHAT}")
# « Pour leur demander quoi ? » is asked of a point, as of whom it is.
_DEMANDS = r"(?:pour|pr) (?:leur |lui |les )?(?:demand|dmd|obten|reclam|exig|dire|di)\w*"
# What is asked after a preposition, folded, and how what answers begins, as French writes it; the first that fits.
_PARTS = tuple(
    (re.compile(rf"\b(?:{asked}) {_WHAT}"), re.compile(rf"\b(?:{begins})"))
    for asked, begins in (
        (
            "aupres de|avec|avc|ac|envers|vers|devant|chez|vise(?:nt|r)?"
            r"|(?:reclam|demand|exig|impos)\w* (?:ca |cela |tout ca )?a(?= (?:qui|ki)\b)"
            r"|(?:(?:adress|destine|parl)\w* a)(?= (?:qui|ki|(?:quel|kel)s? publics?))|(?<!\w )(?<!\w)(?:et )?a(?= (?:qui|ki)$)",
            r"(?:auprès (?:d[eu]s? |d’)|(?<=pression )sur )",
        ),
        # « Pour qui ? » is for those to whom something is said, not for those who are pressed.
        (r"(?:pour|pr)(?= (?:qui|ki|(?:quel|kel)s? publics?))", r"auprès (?:d[eu]s? |d’)"),
        (r"dans(?= (?:quel|kel)s? (?:but|objectif))|a(?= (?:quel|kel)(?:le)?s? fins?)", r"(?:pour|afin de?) (?=\w+(?:er|ir|re)\b)"),
        (r"dans(?= (?:quel|kel) (?:cadre|contexte))|a(?= (?:quel|kel)(?:le)? occas?ion)", r"lors d(?:e |u |’)"),
        (rf"{_DEMANDS}(?: d eux)?(?= (?:quoi|koi|qoi))", r"(?:en faveur |pour qu’)"),
        ("autour de", r"autour (?:d[eu]s? |d’)"),
        ("contre|a l encontre de", r"(?:contre |à l’encontre (?:d[eu]s? |d’))"),
        ("entre", "entre "),
        # « Ils font pression sur qui ? » asks for nobody's field.
        (r"sur(?= (?:qui|ki)\b)", r"(?:sur |auprès (?:d[eu]s? |d’))"),
        (r"sur|(?:de|en)(?= (?:quoi|koi|qoi))|a(?= (?:quel|kel) sujet)", "(?:sur|dans) "),
    )
)
_TO = re.compile(r"\ba (?:qui|ki)$")
_BESIDE = re.compile(r"auprès (d[eu]s? |d’)|sur (?=l)")
_ARTICLES = {"des ": "les ", "du ": "le "}
# « Elle parle à qui, aux chefs ? »
_A_GUESS = re.compile(r" (?:aux?|a|a l[ae]|les?|l[ae]s?|des?) \w| (?:alors|donc|pour (?:nous|les|eux|vous) \w+(?:er|ir|re))\b")
# « L'étude portait sur quoi, et qui l'a faite ? »
_ALSO = re.compile(r"\b(?:qui|ki|quoi|koi|qoi|quand|combien|comment|pourquoi|(?:quel|kel)\w*)\b")
# « Sur quel sujet ? » asks for any.
_ANY = re.compile(r"(?:domaine|sujet|theme|public|acteur|personne|organisation|but|objectif|fin|chose|cadre|contexte|occas?ion)s?$")
_OF_A_POINT = re.compile(rf"\b(?:qui|ki|publics?)$|{_DEMANDS}\b")
# Such a part stands once in what is said of something, whatever is before it.
_STANDS_ONCE = re.compile(r"(?:autour|aupres|entre)\b|dans \w+ (?:but|objectif|cadre|contexte)\b|a \w+ (?:fins?|occas?ion)\b|parl\w* a\b")
_END = re.compile(r",? (?:en faveur|afin|pour|en vue) | ?[;.:()»]")
_CLAUSE_END = re.compile(rf"{_END.pattern}|,(?! d[eu’s])")
_SENTENCE_END = re.compile(r" ?[.;:»]")
_WITHIN_BRACKETS = re.compile(r" \([^()]*\)")
_MORE_EXACTLY = ("exactement", "precisement", "concretement")


@dataclass(frozen=True)
class Asked:
    """What is asked for: the words that ask it, what is before and after them, how the part begins, and of what it is to be, empty for any."""

    words: str
    before: str
    after: str
    begins: re.Pattern[str]
    noun: str = ""

    @property
    def stands_once(self) -> bool:
        return _STANDS_ONCE.match(self.words) is not None


def asked_in(text: str) -> Asked | None:
    """Return what a folded text asks for; None where it asks for nothing after a preposition, or for more beside it."""
    for asks, begins in _PARTS:
        if found := asks.search(text):
            before, after = text[: found.start()], text[found.end() :]
            # « Entre qui et qui ? »
            more = _ALSO.search(before + ("" if after == " et qui" else after))
            return None if more else Asked(found[0], before, after, begins, found["noun"] or "")
    return None


def part(told: Answered | None, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part that is asked for, of the point that was going to be told or of the section; None where it is not sure which."""
    asked, found = asked_in(request.question.text), knowledge.section(request.topic)
    # « On la lit sur quelle page ? » asks for a link; « elle a débouché sur quoi, cette étude ? » what came of it; what follows in a claim is more.
    if asked is None or request.question.detail == "lien" or LEADS_TO.search(asked.before) or (request.question.detail == "oui_non" and asked.after):
        return None
    if listed := series(knowledge, request.topic):
        alone = told.point if told and not told.blocks else None
        of_it = OfList(listed, request, memory, knowledge)
        return _of_list(of_it, alone, asked) if _OF_A_POINT.search(asked.words) else _after_its_word(of_it, alone, asked)
    return _of_section(found[1], asked, request, memory, knowledge) if found else None


def _of_list(of_it: OfList, alone: int | None, asked: Asked) -> Answered | None:
    """Return the part of the one point that was going to be told, else those of all points that have it: « elle parle auprès de qui ? »."""
    every = {place: [said for said, _ in _parts(item.text, asked, _END)] for place, item in enumerate(of_it.listed.items)}
    having = [place for place in every if len(every[place]) == 1]
    meant = [alone] if alone in having else _spoken_of(of_it, having, asked)
    if not meant:
        return None
    sources = tuple(dict.fromkeys(source for place in meant for source in of_it.listed.items[place].sources))
    told = enumerate_words([_said_to(every[place][0], asked) for place in meant])
    return Answered(f"{capital(told)}.", sources, point=meant[0] if len(meant) == 1 else None)


def _spoken_of(of_it: OfList, having: list[int], asked: Asked) -> list[int]:
    """« Auprès de qui fait-elle valoir leurs droits ? »: of several points that speak of rights the one that has the part; all without such words."""
    spoken_of = [place for place in of_it.meant if place in having]
    if len(spoken_of) == 1:
        return spoken_of
    # « Elle parle à qui, aux chefs ? » guesses at it.
    words = of_it.words_in(asked.before if _A_GUESS.match(asked.after) else f"{asked.before} {asked.after}")
    return [] if words or not asked.stands_once else having


def _said_to(part: str, asked: Asked) -> str:
    """« À qui ? »: return « auprès de la société civile » as what is said to somebody: « à la société civile »."""
    found = _BESIDE.match(part) if _TO.search(asked.words) else None
    return at(f"{_ARTICLES.get(found[1] or '', '')}{part[found.end() :]}") if found else part


def _after_its_word(of_it: OfList, alone: int | None, asked: Asked) -> Answered | None:
    """« Une expertise sur quoi ? »: of the one point that was going to be told the part after that word."""
    words = of_it.words_in(asked.before)[-1:]
    if alone is None or not words or asked.after.strip():
        return None
    item = of_it.listed.items[alone]
    found = [said for said, before_it in _parts(item.text, asked, _CLAUSE_END) if likeness(words[0], before_it)]
    return Answered(f"{capital(found[0])}.", item.sources, point=alone) if len(found) == 1 else None


def _parts(text: str, asked: Asked, ends: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that may be meant, each with the folded word before it."""
    for start in asked.begins.finditer(text):
        before, after = text[: start.start()], text[start.start() :]
        # What « qui » says more goes to the end of the sentence.
        ended = (one for one in ends.finditer(after, len(start[0])) if " qui " not in after[: one.start()] or one[0].strip() in (".", ";"))
        said = after[: next((one.start() for one in ended), len(after))]
        # What is said only of somebody in the sentence is no part of it.
        if " qui " not in before and _is_of(asked.noun, said):
            yield said, (plain_words(before).split() or [""])[-1]


def _is_of(noun: str, said: str) -> bool:
    return not noun or _ANY.match(noun) is not None or any(likeness(noun, word) for word in plain_words(said).split()[1:3])


def _of_section(section: Section, asked: Asked, request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """Return the part after the word that stands beside what asks (« l'étude porte sur quoi ? »); else the only one of what was just told."""
    # « L'étude a débouché sur quoi ? » is not about what the study is on.
    words, ends = _beside(asked, request, knowledge), _SENTENCE_END if asked.stands_once else _CLAUSE_END
    # « Il s'occupe de quoi ? » asks of all of it.
    goes_on = not words and not asked.words.startswith("de ")
    any_word = asked.stands_once or (goes_on and memory.sujets[-1:] == (request.topic,) and not section.liens)
    for text in (section.evenement or "", *sentences(section)):
        every = _parts(_WITHIN_BRACKETS.sub("", text), asked, ends)
        fitting = {said for said, before_it in every if any_word or any(likeness(word, before_it) for word in words)}
        if fitting:
            return Answered(f"{capital(fitting.pop())}.", section.sources) if len(fitting) == 1 else None
    return None


def _beside(asked: Asked, request: Request, knowledge: Knowledge) -> list[str]:
    """Return the word after what asks, but for a slip of « exactement », else the one before it: « l'étude sur quoi exactemnt ? »."""
    before, after = (telling(request.question, knowledge, one) for one in (asked.before, asked.after))
    return [word for word in after if not has_word(_MORE_EXACTLY, word)][:1] or before[-1:]


def called(thing: str, collective: Collective, section: Section) -> str:
    """Return how a sentence calls a thing of a collective, with the article that the section gives it; empty where it gives none."""
    found = re.search(rf"\b(la |le |les |l’|une? ){re.escape(thing)}\b", section.introduction, re.IGNORECASE)
    article = {"un ": "le ", "une ": "la "}.get(found[1], found[1]).lower() if found else ""
    return f"{article}{thing} {of(collective.designation)}" if article else ""
