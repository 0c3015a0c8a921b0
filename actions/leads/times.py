"""The dated facts over all collectives in the order of time, and how a sentence names them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actions.asking import telling
from actions.finding import DIGITS
from actions.french import ARTICLE, capital, date, lowered, of, that, when
from actions.leads import answered
from actions.leads.answered import Answered
from actions.memory import Memory
from actions.question import Question
from actions.reply import elsewhere
from actions.sentences import sentence
from actions.sets import of_these
from actions.statements import folded
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section, Source
from knowledge.model import Event
from knowledge.text import plain_words

# What is said of the first in time, and of the last.
OLD = r"(?:premiere?s?(?! (?:question|chose)s?\b)|1ere?|vieux?|vieil\w*|vi(?:eu?|ei)ls?|ancien\w*|plus agee?s?|doyenn?e?s?|ainee?s?|oldest)"
# « Des jeunes gens », « les jeunes » are people.
YOUNG = (
    r"(?:derniere?s?(?! (?:question|chose)s?\b)|recen\w*|(?<!\bdes )(?<!\bles )jeune\w*(?! (?:gens|filles?|garcons?|hommes?|femmes?|migrants?))"
    r"|benjamine?s?|cadett?e?s?|youngest|newest)"
)
_COUNT = r"(?:(?P<count>deux|trois|quatre|cinq|[2-9]) )?"
AN_END = rf"\b(?:les?|la|des|du|the|l|son|sa) ?{_COUNT}(?:plus )?(?:(?P<old>{OLD})|{YOUNG})\b(?! (?:date|fois|point|objectif))"
EARLY = re.compile(rf"\b(?:{OLD}|depuis plus (?:de temps|longtemps)|tot|avant|anterieur\w*|d abord|precede\w*)\b")
# « D'après vous » tells no order.
_ACCORDING = r"(?:vo[ts]\w*|la page|le site|ce que|vous|toi)\b"
LATE = re.compile(rf"\b(?:{YOUNG}|depuis moins (?:de temps|longtemps)|nouvea\w*|nouvelle\w*|tard\w*|apres(?! {_ACCORDING})|posterieur\w*|suivi\w*)\b")
_ANY_ORDER = re.compile(f"{EARLY.pattern}|{LATE.pattern}")
_ORDERS = r"(?:avant|apres|anterieur\w*|posterieur\w*)"
_EITHER = re.compile(
    rf"\b{_ORDERS}\b.* ou (?:\w+ )?{_ORDERS}\b"
    # « Dès la fondation, ou plus tard ? »
    r"|\b(?:des|a) (?:l[ae]? |sa |son |leur )?(?:creation|fondation|naissance|constitution|debut|depart|origine)\b.* ou\b.*\b(?:tard|apres|ensuite)\b"
)
_LEAST_LIKENESS = 0.7
# « Le groupe a mis… » is not « s’est mis d’accord ».
_SHORT = 3
# A title that may stand before « date de ».
_OF_ONE = re.compile(rf"(?!(?:les|des|ses|leurs) )(?:{ARTICLE.pattern})")
# « La charte » is « sa charte » beside its collective.
_ITS = {"la": "sa", "le": "son", "les": "ses"}
# « La charte du groupe » is one thing.
_OF = frozenset("du de d des la le l les autre".split())
BIRTH = re.compile(r"(?:creation|fondation|naissance|constitution|debut)s?")
_COMPARED = re.compile(r"\b(?:qu|que|ke|avant|apres|anterieur\w*|posterieur\w*|preced\w*|suivi\w*)\b")


def today() -> str:
    """Return the present day, YYYY-MM-DD."""
    return datetime.date.today().isoformat()


@dataclass(frozen=True)
class Moment:
    """A dated fact of a collective."""

    collective: Collective
    event: Event

    @property
    def year(self) -> str:
        return self.event.date[:4]

    @property
    def is_creation(self) -> bool:
        return self.event.genre == "creation"

    @property
    def when(self) -> str:
        """The date as the answer to « quand ? »: en novembre 2014."""
        return self._sourced(when(self.event.date))

    @property
    def dated(self) -> str:
        """The date after what it is of: de novembre 2014, du 20 novembre 2014."""
        return self._sourced(of(when(self.event.date).removeprefix("en ")))

    def _sourced(self, written: str) -> str:
        """Return a date with who says so where AMANE's page does not."""
        source = elsewhere(self.event.sources)
        return sentence("date_selon", date=written, source=source) if source else written

    @property
    def named(self) -> str:
        """What « date de » may stand after; empty where its title is no such name, or that of the collective itself."""
        if self.is_creation:
            return self.collective.designation
        title = lowered(self.event.titre)
        of_itself = title.casefold().startswith(" ".join(self.collective.designation.split()[:2]).casefold())
        return title if _OF_ONE.match(title) and not of_itself else ""

    @property
    def told(self) -> str:
        """The clause that dates it: la PNPM date de 2009, la charte du groupe date de décembre 2015, c'est en 2015 qu'un rassemblement…"""
        if self.named:
            return sentence("date_de", date=self.dated, collectif=self.named)
        return lowered(sentence("c_est_quand", quand=self.when, evenement=that(self.event.texte)).removesuffix("."))

    def named_as(self, name: str) -> str:
        """The date before what it is of: novembre 2014 pour le groupe de travail."""
        return self._sourced(sentence("date_pour", date=date(self.event.date), collectif=name))

    @property
    def is_of_the_page(self) -> bool:
        return elsewhere(self.event.sources) is None


def every_dated(knowledge: Knowledge, among: Sequence[str] = ()) -> list[Moment]:
    """Return all that is dated, the oldest first."""
    found = [Moment(one, event) for one in of_these(knowledge, among) for event in one.evenements]
    return sorted(found, key=lambda moment: moment.event.date)


def created_of(knowledge: Knowledge, among: Sequence[str] = ()) -> list[Moment]:
    """Return the creations that are known, the oldest first."""
    return [moment for moment in every_dated(knowledge, among) if moment.is_creation]


def thing_named(word: str, knowledge: Knowledge, among: Sequence[str] = ()) -> Moment | None:
    """Return the dated fact, no creation, of which a word tells: « la charte »."""
    things = [one for one in every_dated(knowledge, among) if not one.is_creation] if len(word) > _SHORT else []
    return next((one for one in things if any(likeness(word, said) >= _LEAST_LIKENESS for said in _own_words(one))), None)


def _own_words(moment: Moment) -> frozenset[str]:
    """Return the words of what happened that are not those of the creation of the same collective."""
    return folded(moment.event.texte).difference(*(folded(event.texte) for event in moment.collective.evenements if event.genre == "creation"))


def enumerated(moments: Sequence[Moment]) -> str:
    """Return when each was, « 2009 pour la PNPM, novembre 2014 pour le groupe »; of a single one, or one without a name, the clause that dates it."""
    if len(moments) < 2 or not all(moment.named for moment in moments):
        return " ; ".join(moment.told for moment in moments)
    return ", ".join(moment.named_as(_beside(moment, moments[:place], moments)) for place, moment in enumerate(moments))


def in_a_sentence(moments: Sequence[Moment]) -> str:
    """Return the same as a sentence by itself: la PNPM date de 2009, le groupe de travail de novembre 2014."""
    first, *others = [(_beside(moment, moments[:place], moments), moment) for place, moment in enumerate(moments)]
    if not all(moment.named for moment in moments):
        return enumerated(moments)
    rest = [sentence("date_de_meme", date=moment.dated, collectif=name) for name, moment in others]
    return ", ".join((sentence("date_de", date=first[1].dated, collectif=first[0]), *rest))


def _beside(moment: Moment, before: Sequence[Moment], every: Sequence[Moment]) -> str:
    """Return what a moment is called beside others: « sa charte » after its collective, « la charte » before it."""
    own = [one for one in every if one.collective == moment.collective and one.event.genre == "creation" != moment.event.genre]
    alone = moment.named.removesuffix(f" {of(moment.collective.designation)}") if own else moment.named
    article, _, noun = alone.partition(" ")
    return f"{_ITS[article]} {noun}" if own and own[0] in before and article in _ITS else alone


def happening(moment: Moment) -> str:
    """Return the clause that tells what happened at a moment: « en 2015, … »."""
    return sentence("quand_et_quoi", quand=moment.when, evenement=moment.event.texte).removesuffix(".")


def happened(moments: Sequence[Moment]) -> str:
    """Return the sentence that tells what happened, each with its date: « En 2015, … ; en décembre 2015, … »."""
    return f"{capital(' ; '.join(map(happening, moments)))}."


def last_told(memory: Memory, knowledge: Knowledge) -> Moment | None:
    """Return the one moment last told over all collectives."""
    topic, place = memory.point or ("", 0)
    every = every_dated(knowledge)
    return every[place] if topic == "chronologie" and place < len(every) else None


def told_of(knowledge: Knowledge, found: Sequence[Moment], text: str = "") -> Answered:
    """Tell what was found, the last of which the talk goes on from; where all are of one collective, it turns to that one."""
    about = found[0].collective.id if len({one.collective.id for one in found}) == 1 else ""
    return Answered(text or f"{capital(in_a_sentence(found))}.", sources_of(found), point=every_dated(knowledge).index(found[-1]), about=about)


def verdict(right: bool | None, found: Sequence[Moment], told: str = "") -> Answered:
    """« Oui : … », « Non : … », or where neither is sure what is so by itself."""
    return answered.verdict(right, told or enumerated(found), sources_of(found))


def by_age(text: str, created: Sequence[Moment]) -> Sequence[Moment]:
    """« Le plus ancien », « les deux derniers »: return those that a text means by their age, none where it means the first and the last."""
    found = list(re.finditer(AN_END, text))
    if len({bool(one["old"]) for one in found}) != 1:
        return []
    count = int(DIGITS.get(found[0]["count"], found[0]["count"]) or 1) if found[0]["count"] else 1
    return created[:count] if found[0]["old"] else created[len(created) - count :]


def sources_of(moments: Sequence[Moment]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for one in moments for source in one.event.sources))


def mentioned(question: Question, knowledge: Knowledge, owner: str = "") -> list[Moment]:
    """Return the dated facts that a question names, in the order of its words: « la charte du groupe est venue avant le plan ? ».

    A name counts as the creation, but not in « la charte du groupe »; « la création » is that of the one that the rest is of.
    """
    in_order = [moment for _, moment in placed(question, knowledge, owner)]
    return [moment for place, moment in enumerate(in_order) if moment not in in_order[:place]]


def placed(question: Question, knowledge: Knowledge, owner: str = "") -> list[tuple[int, Moment]]:
    """Return the dated facts that a question names, each with the place of the word that does."""
    words = question.text.split()
    told = set(telling(question, knowledge, question.text))
    named = {word: thing_named(word, knowledge, question.collectives) or thing_named(word, knowledge) for word in told}
    things = [(place, moment) for place, word in enumerate(words) if (moment := named.get(word))]
    names = list(_names(question, knowledge))
    alone = [(place, one) for place, one in names if not _is_of_a_thing(place, words, [before for before, _ in things])]
    births = _births(words, {moment.collective.id for _, moment in [*things, *names]} or {owner}, knowledge)
    return sorted([*things, *alone, *births], key=lambda pair: pair[0])


def _is_of_a_thing(place: int, words: Sequence[str], things: Sequence[int]) -> bool:
    """« La charte du groupe »: tell whether a name at a place only says whose a thing before it is."""
    return any(before < place and set(words[before + 1 : place]) <= _OF for before in things)


def _births(words: Sequence[str], owners: set[str], knowledge: Knowledge) -> Iterator[tuple[int, Moment]]:
    """Yield where « la création » stands, as that of the only one that is spoken of."""
    for place, word in enumerate(words):
        if len(owners) == 1 and any(owners) and BIRTH.fullmatch(word):
            yield from ((place, one) for one in created_of(knowledge, tuple(owners)))


def _names(question: Question, knowledge: Knowledge) -> Iterator[tuple[int, Moment]]:
    """Yield where the collectives that a question names, or means by their themes, stand in it, each as its creation."""
    text = f" {question.text} "
    for created in created_of(knowledge):
        one = created.collective
        themes = [name for theme in one.themes if theme.nom in question.themes for name in (theme.nom, *theme.alias)]
        names = (one.designation, one.nom, *one.alias, *([one.sigle] if one.sigle else [])) if one.id in question.collectives else ()
        for name in (f" {plain_words(name).removeprefix('la ').removeprefix('le ')} " for name in (*names, *themes)):
            yield from ((text[: found.start()].count(" "), created) for found in re.finditer(re.escape(name), text))


def named_first(question: Question, knowledge: Knowledge) -> bool:
    """« La charte est venue après »: tell whether what a question names stands before what it is compared with, or by itself."""
    head = parted(question)[0]
    return head == question or bool(mentioned(head, knowledge))


def _comparison(text: str) -> re.Match[str] | None:
    """Return the word after which a text says what something is compared with: of « est-ce que le groupe existait avant l'étude ? » « avant »."""
    found = list(_COMPARED.finditer(text))
    return next((one for one in found if _ANY_ORDER.search(text[: one.end()])), found[-1] if found else None)


def claimed_order(text: str) -> tuple[bool, bool]:
    """Return whether a text says of something that it came first, and whether last; both where it asks which: « avant ou après le plan ? »."""
    compared = _comparison(text)
    said = text if compared is None or _EITHER.search(text) or not _ANY_ORDER.search(text[: compared.end()]) else text[: compared.end()]
    return bool(EARLY.search(said) or _EITHER.search(text)), bool(LATE.search(said))


def parted(question: Question) -> tuple[Question, Question]:
    """Return a question before and after the word by which it compares something; all of it twice where it compares nothing."""
    compared = _comparison(question.text)
    end, start = compared.span() if compared else (None, None)
    return replace(question, text=question.text[:end]), replace(question, text=question.text[start:])


def when_it_was(section: Section) -> str:
    """« C'est en 2009 que… »: return when AMANE's page says that what a section tells happened; empty where it does not."""
    if not (section.date and section.evenement) or elsewhere(section.date_sources):
        return ""
    return sentence("c_est_quand", quand=when(section.date), evenement=that(section.evenement))
