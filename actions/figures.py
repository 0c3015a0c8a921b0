"""How a question reads of a date or a number: just after one was told, or of what happened in a year. Knows no Rasa."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking import telling, without_tag, words_of
from actions.finding import DIGITS, dated_in
from actions.kinds import OWN_NAME_KINDS, SECTIONS_OF_KIND
from actions.memory import Memory
from actions.question import Marker, Question
from knowledge import Knowledge, Section
from knowledge.french import MONTHS
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_SOME_YEAR = r"(?:19|20)\d\d"
# « Et 2012, ça correspond à rien ? »
_HAPPENED = (
    r"(?: (?:(?:ca|cela) correspond a|(?:il )?s est passe|(?:il )?y a(?: eu)?|on a) (?:quoi|koi|rien|quelque chose|q\w*chose)| rien(?: du tout)?)"
)
_ONLY_A_DATE = re.compile(
    rf"(?:et|mais|alors|puis) (?:(?:(?:en|fin|debut|mi|courant|pour|l annee|{'|'.join(map(plain_words, MONTHS))}) )+{_SOME_YEAR}{_HAPPENED}?"
    rf"|{_SOME_YEAR}{_HAPPENED})"
)
# « C'était quand, ça ? », not « elle date de quand ? »
_THAT_WAS = re.compile(r"\b(?:c|ca|cela|ceci|ce)\b")
_OF_A_DATE = frozenset("annee anne an date mois jour moment epoque peu pres fut".split())
# « Elle date de quand ? » may be asked of the platform.
_OF_SOMEBODY = re.compile(r"\b(?:elles?|ils?)\b")
# Details that ask what something was; kinds that a year may be read as.
_WHAT_IT_WAS = ("tout", "sens", "autre")
_SECTION_OR_NAME = SECTIONS_OF_KIND.keys() | {"nom_seul"}
_DATED = frozenset({"charte", "ppipem", "epu", "origine", "fondation", "adhesion", "chronologie", "nom_seul"})
_WHAT_OF_A_YEAR = re.compile(
    r"(?<!nee en )(?<!ne en )(?<!depuis )\b(?:19|20)\d\d (?:\w+ ){0,2}?(?:c est |c |cest )?(?:quoi|koi)\b"
    r"|\b(?:quoi|koi) (?:\w+ ){0,2}?(?:19|20)\d\d\b"
)
_OF_A_YEAR = frozenset("annee an fait chose truc arrive passe corresponde correspond".split())
_SAYING = frozenset(
    "depuis date dates datent datait existe existent affirme dit assure soutenu pourtant entendu source article livre trouve lisais note".split()
)
_OF_WRITING = frozenset("ecrire ecris noter note mettre mets retenir retiens peux puis".split())
_BEGINNINGS = ("fondation", "adhesion")
_OF_THEM = re.compile(r"\b(?:en a|(?:c|ce) ?(?:est|sont)|(?:ils|elles) (?:sont|etaient))\b")
_ONE_OF_SOMETHING = re.compile(r"\bcel(?:ui|le)s?\b|\bceux\b")
_BORN = re.compile(r"\b(?:nee?s?|fondee?s?|creee?s?|cree|lancee?s?|constituee?s?)\b")
_THE_DAY = re.compile(r"\b(?:jours?|mois)\b")
_EXACT = frozenset("jour jours mois exact exacte exacts precis precise precises date dates".split())
_COUNTED = frozenset((*DIGITS, *map(str, range(100)), *"association associations asso assos membre membres".split()))
_NOW_OR_BY_HOW_MUCH = re.compile(
    r"\b(?:aujourd hui|maintenant|mtn|actuel\w*|depuis|debut|depart|origine|avant|fond\w*|plus|moins|ecart|fois|objectifs?|valeurs?|ans?|annees?)\b"
)
MONTH_NAMES = frozenset(map(plain_words, MONTHS))
_OF_BEGINNING = frozenset("depuis datent nes nee cree creee crees creees fonde fondee fondes fondees naissance creation nait demarre".split())
_SIDES_OF_OR = re.compile(r"\bou\b")
_BELIEVING = frozenset("aurais aurait dit pensais croyais crois pense parie aurai".split())


def claims_a_date_just_told(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« La CDE, c'est 2015 ? » just after when each was created: of its creation, whatever else happened that year."""
    of_a_date = memory.sujets[-1:] == ("chronologie",) and question.detail == "oui_non" and bool(question.years)
    return of_a_date and len(question.collectives) == 1 and all(word.isdigit() for word in telling(question, knowledge, question.text))


def claims_a_number_just_told(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Cinq l'ont fondé. — Sept associations, c'est ça ? »: of that number, unless it is that of something else that is counted of the same."""
    _, told = (knowledge.section(memory.sujets[-1]) if memory.sujets else None) or (None, None)
    text = without_tag(question.claim)
    said = numbers_in(text)
    if told is None or question.detail != "oui_non" or len(said) != 1 or question.pointed or question.years:
        return False
    only = set(telling(question, knowledge, text)) <= _COUNTED and not _NOW_OR_BY_HOW_MUCH.search(text)
    return only and (_is_of_who_did_it(told, text, memory) or _is_of_what_was_counted(told, text, said[0].number.value, knowledge))


def _is_of_who_did_it(told: Section, text: str, memory: Memory) -> bool:
    """« Qui a fait l'étude ? — Ils étaient trois ? »"""
    return memory.dits[:1] != () and memory.dits[0][1] == "qui" and bool(told.qui and told.avec and _OF_THEM.search(text))


def _is_of_what_was_counted(told: Section, text: str, number: int, knowledge: Knowledge) -> bool:
    return bool(told.count) and (_is_of_what_was_listed(told, text) or _is_of_nothing_else(number, told, knowledge))


def _is_of_what_was_listed(told: Section, text: str) -> bool:
    """« Trois valeurs. — Il y en a quatre ? » is of them, whatever else there are four of."""
    return bool(told.points and told.unite and _OF_THEM.search(text))


def _is_of_nothing_else(number: int, told: Section, knowledge: Knowledge) -> bool:
    others = {one.count.value for collective in knowledge.collectifs for one in collective.rubriques.values() if one.count and one is not told}
    return number not in others


def with_what_is_counted(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """« C'est trois, non ? » just after goals: return a question with the word for what its number counts beside it, where a list was told."""
    _, told = knowledge.section(memory.sujets[-1]) or (None, None)
    said = numbers_in(question.text)
    if told is None or not (told.points and told.unite) or not said:
        return question
    return replace(question, text=question.text.replace(said[0].words, f"{said[0].words} {plain_words(told.unite)}", 1))


def claims_when_it_began(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Je mets née en 2015 ? », « c'était en 2015, non ? » after who founded it, or what it is: of its creation, whatever else was that year."""
    if question.detail != "oui_non" or len(question.years) != 1 or question.sections:
        return False
    of_it = memory.sujets[-1].partition(".")[2] if memory.sujets else ""
    # « 2015 ? » alone may be of anything that it did.
    just_told = not question.collectives and (of_it in _BEGINNINGS or (of_it == "presentation" and not question.text.isdigit()))
    only_that = all(word.isdigit() for word in telling(question, knowledge, question.text, _SAYING))
    # « La plateforme des migrants, est-ce celui de 2023 ? » is of something else that was told.
    dates_it = len(question.collectives) == 1 and not _ONE_OF_SOMETHING.search(question.text)
    return (only_that and bool(just_told or dates_it)) or (question.kind in _BEGINNINGS and _BORN.search(question.text) is not None)


def year_of_it(question: Question, memory: Memory, knowledge: Knowledge) -> str | None:
    """« 2015 alors, c'est quoi ? » while the group is spoken of: return the topic of what it did that year; None where that is unclear.

    After a disclosure a year may well be one of it.
    """
    whom = question.collectives or ((memory.collectif,) if question.reference == "courant" and memory.collectif else ())
    if not _asks_what_a_year_was(question, memory, knowledge) or len(whom) != 1:
        return None
    return dated_in(knowledge.collective(whom[0]), question.years[0])


def _asks_what_a_year_was(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    asks = question.kind in _DATED and question.detail in _WHAT_IT_WAS and _WHAT_OF_A_YEAR.search(question.text)
    if not asks or len(question.years) != 1 or question.sections or memory.alerte:
        return False
    # « Plan d'action 2015 → de quoi ? » is of that plan.
    known = set(words_of(*(one.introduction for collective in knowledge.collectifs for one in collective.rubriques.values())))
    return not any(word in known and not word.isdigit() for word in telling(question, knowledge, question.text, _OF_A_YEAR))


def asks_of_a_year(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether it is asked what somebody did in a year."""
    return year_of_it(question, memory, knowledge) is not None


def asks_of_a_year_of_another(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Et 2014, c'était quoi déjà ? » while somebody is spoken of who did nothing that is dated then: of what happened that year."""
    return not question.pointed and _asks_what_a_year_was(question, memory, knowledge) and year_of_it(question, memory, knowledge) is None


def goes_on_to_a_date(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Qu'a-t-on fait en décembre 2015 ? — Et fin 2014 ? »: of what happened then; after a number it is asked how many they were."""
    counted = memory.dits[:1] and memory.dits[0][1] == "nombre"
    return bool(memory.sujets) and not counted and len(question.years) == 1 and _ONLY_A_DATE.fullmatch(question.text) is not None


def goes_on_in_time(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Première adhésion ? — Puis ? » just after the date of somebody of whom nothing later is dated: of what came next of all."""
    owner, told = (knowledge.section(memory.sujets[-1]) if memory.sujets else None) or (None, None)
    just_told = memory.dits[:1] and memory.dits[0] == (memory.sujets[-1].partition(".")[2], "date") if memory.sujets else False
    if owner is None or told is None or not told.date or not just_told or question.detail != "element:suivant" or question.pointed:
        return False
    later = any(one.date and one.date > told.date for one in owner.rubriques.values())
    return not later and not telling(question, knowledge, question.text)


def dates_each(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« PNPM en 2009, groupe en 2012, c'est juste ? »: of when each was created, whatever it was read as."""
    dated, named = dates_in(question.claim), question.collectives
    more = set(telling(question, knowledge, question.claim)) - MONTH_NAMES - _BELIEVING - _OF_WRITING - _OF_BEGINNING
    claims = question.detail == "oui_non" and all(word.isdigit() for word in more) and not _SIDES_OF_OR.search(question.claim)
    return claims and len(dated) == len(named) > 1


def goes_on_with_dates(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether what happened when is asked of all, whatever it was read as."""
    return any(reads(question, memory, knowledge) for reads in (goes_on_to_a_date, goes_on_in_time, dates_each))


def claims_another_date(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« J'aurais dit décembre », « donc 2015, non ? » just after a date: of that date, whatever else happened then."""
    if question.collectives or question.sections or memory.dits[:1] == () or memory.dits[0][1] != "date" or not memory.sujets:
        return False
    found = knowledge.section(memory.sujets[-1])
    dated = bool(found and found[1].date)
    said = telling(question, knowledge, question.text, _BELIEVING)
    of_a_year = question.detail == "oui_non" and len(question.years) == 1
    return dated and (of_a_year or any(word in MONTH_NAMES for word in said)) and all(word in MONTH_NAMES or word.isdigit() for word in said)


def dates_the_undated(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Je peux dire « en 2015 » pour ça ? » just after what the page does not date: of that, whatever else happened that year."""
    topic = memory.sujets[-1] if memory.sujets else ""
    found = knowledge.section(topic)
    undated = found is not None and topic.partition(".")[2] in OWN_NAME_KINDS and not found[1].date
    claims = question.detail == "oui_non" and len(question.years) == 1 and not (question.collectives or question.sections)
    return undated and claims and all(word.isdigit() for word in telling(question, knowledge, question.text, _OF_WRITING))


def as_when(question: Question) -> Question:
    """Return a question that claims a year as one that asks when."""
    return replace(question, detail="date", text=f"{question.text} quand")


def asks_for_the_day(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Et le jour exact ? » just after a date, read as something that no page gives: of that date."""
    if question.kind != "attribut_inconnu" or question.detail != "date" or question.pointed or not memory.sujets:
        return False
    found = knowledge.section(memory.sujets[-1]) if memory.dits[:1] and memory.dits[0][1] == "date" else None
    of_nothing_else = not telling(question, knowledge, question.text, _EXACT)
    return bool(found and found[1].date and _THE_DAY.search(question.text) and of_nothing_else)


def asks_when_that_was(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« À Genève. — C'était en quelle année, ça ? »: of what was just told, of which no date is given, whatever else of it is dated."""
    topic = memory.sujets[-1] if memory.sujets else ""
    if not _is_undated(topic, knowledge) or question.detail != "date" or question.kind not in _SECTION_OR_NAME:
        return False
    named = question.years or question.organisations or question.has(Marker.OTHER) or any((question.collectives, question.sections))
    # « Il est de quelle année ? » of a report, read as what no page gives.
    unknown = [kind for kind, _ in question.kinds[:1]] == ["attribut_inconnu"]
    of_that = topic.partition(".")[2] in OWN_NAME_KINDS and (_THAT_WAS.search(question.text) or not _OF_SOMEBODY.search(question.text))
    return bool(unknown or of_that) and not named and not telling(question, knowledge, question.text, _OF_A_DATE)


def _is_undated(topic: str, knowledge: Knowledge) -> bool:
    found = knowledge.section(topic)
    return found is not None and not (found[1].date or found[1].points)
