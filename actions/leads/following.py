"""Tell what comes next in time, or came before, and which of two came first: « et après ? », « la charte, avant le groupe ? »."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import telling, words_of
from actions.finding import DIGITS
from actions.french import capital
from actions.kinds import OWN_NAME_KINDS
from actions.leads import dates, times
from actions.leads.answered import Answered
from actions.leads.causes import of_topics
from actions.leads.intervals import compared
from actions.leads.periods import year_alone
from actions.memory import Memory
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from knowledge import Knowledge
from knowledge.values import dates_in, same_date

_THEN = (
    r"(?: (?:ca|cela|lui|elle|c est|c|la|le|sa|quoi|il|y|a|se|s est|passe|qui|ki|laquelle|lequel|quel\w*|alors|donc|du coup|on|eu|koi|encore|ensuite"
    r"|creation|fondation|naissance|constitution)\b)*(?:$| l annee\b| dans\b)"
)
_AFTER = re.compile(
    r"\b(?:date|annee|etape|jalon|evenement|la|le|les) (?:d apres|suivante?s?|prochaine?)\b"
    rf"|\b(?:(?:et|puis|quoi|passe|juste|vient|venue?|arrive|encore) (?:encore )?(?:apres|ensuite)|et puis|(?<!le )plus tard){_THEN}"
    r"|\b(?:rien|quoi|passe) (?:d autre )?(?:depuis|apres|ensuite|de plus recent)(?: lors)?\b"
)
_BEFORE = re.compile(
    rf"\b(?:date|annee|etape|jalon|evenement|la|le) (?:d avant|precedente?)\b|\bjuste avant\b|\b(?:et|encore) (?:encore )?avant{_THEN}"
)
# « Un an après », « deux années plus tôt ».
_YEARS_BESIDE = re.compile(rf"\b(?P<count>une?|\d|{'|'.join(DIGITS)}) an(?:nee)?s? (?:(?P<later>apres|plus tard)|avant|plus tot|auparavant)\b")
_THAT_YEAR = re.compile(r"\b(?:cette|l) annee la\b|\bcette annee\b|\bcette date\b|\bce mois la\b")
_STEPS = {"element:suivant": 1, "element:precedent": -1}
_SAME = re.compile(r"\bmemes? (?:ann\w*|date|an|mois|moment|temps|jour)\b|\b(?:venue?s?|arrivee?s?|nee?s?) avec$")
_THAN_THE_OTHER = re.compile(r"\b(?:qu|que|ke|k|avant|apres) (?:l autre|les (?:\w+ )?autres|celui|celle|ceux|celles)\b")
_OF_IT = frozenset("annee annees chose choses truc trucs date dates pareil".split())
# « Avant ou après la PNPM ? » asks of the one spoken of, « la PNPM, avant ou après ? » of the PNPM.
_BESIDE_IT = re.compile(
    r"\b(?:apres|avant|posterieur\w*|anterieur\w*) (?:(?:a|au|aux|que|qu|le|la|les|l|celui|celle) )*(?!(?:ou|alors|donc|non|svp)\b)\w{3,}"
)
# « Était-elle parmi les premiers ? » is of who was there.
_AMONG_THE_FIRST = re.compile(r"\bparmi (?:les|ses|leurs|ces) (?:\w+ )?(?:premiere?s?|fondat\w+)\b")
_SHE_OR_HE = re.compile(r"\b(?:elle|il)\b")
_IT = re.compile(
    r"(?:(?:et|donc|mais|alors|ok|bon|ah|mince|zut|du coup|est ce qu|est ce que) )*"
    r"(?:(?:c|ce|ca|cela|elles?|ils?|pareil)\b(?! amane\b)|(?:avant|apres) l[ea] \w+)"
)
# « La plus ancienne » is so of all.
_OLDER_OR_YOUNGER = re.compile(r"(?<!\bla )(?<!\ble )(?<!\bles )\bplus (?:anci|vie|rece|jeune|nouve)\w+\b(?! qu)")
# Of « même année ? », « c'était avant la charte ? » nothing else is said.
_MOST_WORDS = 5
# Topics over all collectives.
_OF_ALL = frozenset({"chronologie", "comparaison", "recherche"})


def next_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après ? », « deux ans plus tard ? », « cette année-là ? »: beside what is named or was told, else the creation of the one spoken of."""
    text, start = request.question.text, _start(request, memory, knowledge)
    if start is None:
        return None
    if years := _years_beside(text):
        return dates.within(year_alone(int(start.year) + years), times.every_dated(knowledge), knowledge)
    step = 1 if _AFTER.search(text) else -1 if _BEFORE.search(text) else _STEPS.get(request.question.detail, 0)
    told = _told_beside(start, step, text, knowledge) if step or _THAT_YEAR.search(text) else None
    if told and told.point is not None and request.question.detail == "lesquels" and (last := times.every_dated(knowledge)[told.point]).is_creation:
        # « Et après, lequel ? » asks for its name.
        return replace(told, text=f"{capital(dates.is_it(last))}.")
    return told


def _told_beside(start: times.Moment, step: int, text: str, knowledge: Knowledge) -> Answered:
    """Tell what is so many steps further in time than `start`, or all of that year; where nothing is, `start` itself."""
    every = times.every_dated(knowledge)
    # « Et l'année d'après ? » is all that happened then.
    by_year = not step or "annee" in text.split()
    line = [one for one in every if one == start or not (by_year and one.year == start.year)]
    place = line.index(start) + step
    if not 0 <= place < len(line):
        return times.told_of(knowledge, [start], sentence("rien_a_cette_date", detail=start.told))
    found = [one for one in every if one.year == line[place].year] if by_year else [line[place]]
    return times.told_of(knowledge, found, times.happened(found))


def _years_beside(text: str) -> int:
    """« Un an après », « deux années plus tôt »: return how many years later, or with a minus earlier; 0 where a text says none."""
    found = _YEARS_BESIDE.search(text)
    count = int(DIGITS.get(found["count"], found["count"].replace("une", "1").replace("un", "1"))) if found else 0
    return count if found and found["later"] else -count


def _start(request: Request, memory: Memory, knowledge: Knowledge) -> times.Moment | None:
    """Return the moment that a question goes on from: what it dates, what was last told, else the creation of the one spoken of."""
    every = times.every_dated(knowledge)
    named = [one for said in dates_in(request.question.text) for one in every if same_date(said.value, one.event.date)]
    if len(request.question.collectives) == 1:
        # « Qui est né après la PNPM ? »
        named += times.created_of(knowledge, request.question.collectives)
    last = times.last_told(memory, knowledge)
    told = [last] if last else of_topics(memory.sujets[::-1], knowledge)
    spoken = times.created_of(knowledge, (memory.collectif,)) if memory.collectif else []
    return next(iter([*named[-1:], *told, *spoken]), None)


def before_or_after(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte est venue après le groupe ? », « la PNPM, avant ou après ? », « la même année ? »."""
    question = request.question
    if _is_of_something_undated(question, memory, knowledge) or _AMONG_THE_FIRST.search(question.text):
        return None
    (early, late), same = times.claimed_order(question.text), bool(_SAME.search(question.text))
    if same and (of_both := _of_one_moment(request, memory, knowledge)):
        return of_both
    if question.years or not (early or late or same):
        return None
    told = _beside_what_was_told(question, memory, knowledge)
    if not (told or _is_of_one_told(request, memory, knowledge, same) or _is_of_time(request, early and late, knowledge)):
        return None
    pair = told or _subject_first(request, memory, knowledge)
    if pair is None:
        return _beside_any(request, memory, early, late, knowledge)
    return _in_which_order(pair, early, late, same, knowledge)


def _is_of_one_told(request: Request, memory: Memory, knowledge: Knowledge, same: bool) -> bool:
    """« La même année ? » after an order of dates, « La charte. — Le même mois que la fondation ? » beside the creation of its own."""
    if same and memory.sujets[-1:] == ("chronologie",) and times.last_told(memory, knowledge) is not None:
        return True
    own = of_topics([request.topic], knowledge)
    if not same or not own or own[0].is_creation:
        return False
    return any(one.is_creation for one in times.mentioned(request.question, knowledge, own[0].collective.id))


def _of_one_moment(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La charte ? — Et le mécanisme, même date ? »: yes, where one event is that of both."""
    found, own = knowledge.section(request.topic), of_topics([request.topic], knowledge)
    words = set(request.question.text.split())
    things = [one for one in found[1].existe if not words.isdisjoint(word for word in words_of(one) if len(word) > len("de"))] if found else []
    both = len(things) > 1 or (len(things) == 1 and request.topic in memory.sujets)
    if not (own and both) or request.question.years or any(one != own[0] for one in times.mentioned(request.question, knowledge)):
        return None
    return times.verdict(True, own, times.happened(own))


def which_came_first(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et celui pour les violences, avant ou après ? », « il est plus ancien ? »: beside the creation of the one spoken of before it."""
    question = request.question
    # « Elle a été faite avant ou après le groupe ? » is asked of the one spoken of, whatever it was read as.
    beside = _is_beside_the_named(question, memory, knowledge)
    over_all = request.topic in _OF_ALL or beside
    owner = question.collectives[0] if over_all and len(question.collectives) == 1 else request.topic.partition(".")[0]
    other = memory.collectif_precedent if memory.collectif == owner else memory.collectif
    pair = [one for name in _sides(owner, other, question, over_all, beside) if name for one in times.created_of(knowledge, (name,))]
    of_its_creation = over_all or any(one.is_creation for one in of_topics([request.topic], knowledge))
    early, late = times.claimed_order(question.text)
    undated = _is_of_something_undated(question, memory, knowledge)
    if undated or not (_asks_of_both(question, early, late) and of_its_creation) or len({one.collective.id for one in pair}) != len((owner, other)):
        return None
    return _in_which_order((pair[0], pair[1]), early, late, False, knowledge)


def _sides(owner: str, other: str | None, question: Question, over_all: bool, beside: bool) -> tuple[str | None, str | None]:
    """Return the one that is asked about before the one that it is compared with, which may be the one that is named."""
    named_last = over_all and question.collectives and _BESIDE_IT.search(question.text)
    return (other, owner) if named_last or beside else (owner, other)


def _is_beside_the_named(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a pronoun is asked about, beside the one collective that is named; not that of the study, or of the charter, just told of."""
    named_last = len(question.collectives) == 1 and not question.sections and not times.named_first(question, knowledge)
    topic = memory.sujets[-1] if memory.sujets else ""
    of_a_thing = topic.partition(".")[2] in OWN_NAME_KINDS or any(not one.is_creation for one in of_topics([topic], knowledge))
    return named_last and not of_a_thing and _IT.match(question.text) is not None and _fits_the_other(question, memory, knowledge)


def _fits_the_other(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Il est venu avant ou après, le groupe ? » is asked of the group: tell whether the pronoun may be that of the other one spoken of."""
    other = memory.collectif_precedent if memory.collectif in question.collectives else memory.collectif
    spoken_of, pronoun = knowledge.collective(other), _SHE_OR_HE.search(question.text)
    return spoken_of is not None and (pronoun is None or (pronoun[0] == "elle") == (spoken_of.genre == "feminin"))


def _is_of_something_undated(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« À Genève. — C'était avant ou après le plan ? »: tell whether it is asked of what was just told, of which no date is given."""
    topic = memory.sujets[-1] if memory.sujets else ""
    found = knowledge.section(topic)
    undated = found is not None and topic.partition(".")[2] in OWN_NAME_KINDS and not found[1].date
    return undated and _IT.match(question.text) is not None and not question.collectives


def _asks_of_both(question: Question, early: bool, late: bool) -> bool:
    """Tell whether it is asked which of two came first, or whether one that is turned to now did."""
    turns = question.detail == "oui_non" and question.reference in ("nom", "description", "autre")
    return (early and late) or (early != late and turns and _OLDER_OR_YOUNGER.search(question.text) is not None)


def _beside_any(request: Request, memory: Memory, early: bool, late: bool, knowledge: Knowledge) -> Answered | None:
    """« Donc elle est plus vieille que l'autre ? »: sure of the first and of the last of all, whichever other is meant."""
    question, created = request.question, times.created_of(knowledge)
    subject = [one for one in created if one.collective.id == memory.collectif]
    if early == late or not subject or question.detail != "oui_non" or not _THAN_THE_OTHER.search(question.text):
        return None
    ends = {one.event.date for one in (created[0], created[-1])}
    if subject[0].event.date not in ends or len({one.event.date for one in created}) != len(created):
        return None
    return times.verdict((subject[0] == created[0]) == early, created, times.in_a_sentence(created))


def _is_of_time(request: Request, asks_which: bool, knowledge: Knowledge) -> bool:
    """Tell whether an order is asked for: of a section, where it is one of the two compared (« la charte et le plan, la même année ? »)."""
    if request.topic in _OF_ALL:
        return True
    question, own = request.question, of_topics([request.topic], knowledge)
    if asks_which or not own or question.detail != "oui_non":
        # « Elle date d'avant ou d'après ? »
        return asks_which and bool(own)
    named = times.mentioned(question, knowledge)
    little_else = len(question.text.split()) <= _MOST_WORDS or not telling(question, knowledge, question.text, _OF_IT)
    return (little_else and " que " not in question.text) or (len(named) > 1 and own[0].collective in [one.collective for one in named])


def _subject_first(request: Request, memory: Memory, knowledge: Knowledge) -> tuple[times.Moment, times.Moment] | None:
    """Return the moment that something is said of, and the one it is compared with."""
    question = request.question
    said = times.mentioned(question, knowledge) or question.collectives
    things = [one for one in of_topics([request.topic], knowledge) if not one.is_creation]
    if not (said or things or _SAME.search(question.text)):
        return None
    pair = _beside_what_follows(question, knowledge) or compared(request, memory, knowledge)
    # « Elle date d'avant ou d'après ? » says it of what is spoken of.
    return pair if pair is None or len(said) != 1 or times.named_first(question, knowledge) else pair[::-1]


def _beside_what_follows(question: Question, knowledge: Knowledge) -> tuple[times.Moment, times.Moment] | None:
    """« Les migrants, c'est trop large ; le groupe est plus récent que la PNPM ? »: return what stands last before « que », and what after it."""
    head, tail = times.parted(question)
    owner = question.collectives[0] if len(question.collectives) == 1 else ""
    after = times.mentioned(tail, knowledge, owner) if tail != question else []
    before = [one for one in times.mentioned(head, knowledge) if one not in after] if after else []
    return (before[-1], after[0]) if before else None


def _beside_what_was_told(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[times.Moment, times.Moment] | None:
    """« C'est la même année que la charte du groupe ? »: return what was told last, and the thing that it is compared with."""
    head, tail = times.parted(question)
    things = [one for one in times.mentioned(tail, knowledge) if not one.is_creation] if tail != question else []
    bare = _IT.match(head.text) or (_SAME.search(head.text) and memory.dits[:1] and memory.dits[0][1] == "date")
    says_it = bare and not times.mentioned(head, knowledge) and not telling(head, knowledge, head.text, _OF_IT)
    alone = things and says_it and things[0].collective.id in (question.collectives or (memory.collectif,))
    if not alone:
        return None
    told = next(iter(of_topics(memory.sujets[::-1], knowledge)), None)
    return (told, things[0]) if told and told != things[0] else None


def _in_which_order(pair: tuple[times.Moment, times.Moment], early: bool, late: bool, same: bool, knowledge: Knowledge) -> Answered:
    """Tell which of two came first, and whether it is as is claimed of the first of them; « de combien ? » then means these two."""
    told = times.enumerated(pair)
    precision = min(len(one.event.date) for one in pair)
    one, two = (moment.event.date[:precision] for moment in pair)
    came = "meme_annee" if one == two else "avant" if one < two else "apres"
    if same:
        answer = times.verdict(one[:4] == two[:4], pair, told)
    elif one == two or early == late:
        answer = times.verdict(None, pair, f"{sentence(came)} : {told}")
    else:
        answer = times.verdict((one < two) == early, pair, told)
    spoken, point = pair if pair[0].is_creation else pair[::-1]
    return replace(answer, about=spoken.collective.id, point=times.every_dated(knowledge).index(point)) if spoken.is_creation else answer
