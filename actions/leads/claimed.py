"""Hold other claims than one number or date against the file: what an acronym means, where something was, what may be read, dates of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.asking import telling, without_tag
from actions.conditions import FOUNDED, MEMBERS
from actions.leads import times
from actions.leads.acronyms import meaning, meaning_sources
from actions.leads.answered import Answered, verdict
from actions.leads.counts import Verdict
from actions.leads.nearest import beyond, nearest
from actions.leads.values import about, shown_links
from actions.memory import Memory
from actions.plan import Request
from actions.question import Question
from actions.reply import links
from actions.sentences import sentence
from actions.statements import by_its_name, sentences
from actions.stems import likeness
from knowledge import Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, same_date

# The towns of these countries, as people say the one for the other: who went to Geneva went to Switzerland.
_COUNTRIES = {
    "suisse": "geneve", "france": "paris strasbourg", "belgique": "bruxelles", "amerique": "newyork washington", "usa": "newyork washington",
    "etats unis": "newyork washington", "angleterre": "londres", "espagne": "madrid", "autriche": "vienne", "tunisie": "tunis", "algerie": "alger",
    "italie": "rome", "allemagne": "berlin", "senegal": "dakar", "kenya": "nairobi",
    "au maroc": "rabat casa casablanca tanger marrakech fes agadir oujda meknes tetouan",
}  # fmt: skip
# Out of the country.
_COUNTRIES["etranger"] = _COUNTRIES["hors du maroc"] = " ".join(towns for country, towns in _COUNTRIES.items() if country != "au maroc")
_A_COUNTRY = re.compile(rf"\b(?:{'|'.join(_COUNTRIES)})\b")
SOMEWHERE = re.compile(
    r"^(?!.*\b(?:quoi|koi|qoi|pourquoi|comment|ce qu?e?)\b)"
    rf".*\b(?:a|en|au|aux|c etait) (?:{'|'.join([*_COUNTRIES, 'new york', *' '.join(_COUNTRIES.values()).split()])})\b"
)
# Towns that people think of; one that is not the known place is wrong, where what is no town may be anything.
_TOWNS = re.compile(rf"\b(?:{'|'.join(' '.join(_COUNTRIES.values()).split())})\b")
# « Ils sont allés à Genève » is said of who told something there.
_GOING = re.compile(r"all(?:e|ee|es|ees|er)|partis?|rendue?s?|deplace\w*|voyage\w*|pourtant")
_PUBLIC = re.compile(r"\b(?:publi(?:c|que)|accessibles?|libre d acces|en ligne|consultables?|disponibles?|visibles?|ouverte?s?)\b")
_TO_BE_READ = re.compile(r"\b(?:disponible|consult\w+|telecharge\w*)\b")
_MORE = re.compile(r"\b(?:pas|non|aucune?|sans|seulement|tous|toutes|combien|quand|qui|ou)\b")
_MEANS = re.compile(r"\b(?:signifi\w*|veu\w* dire|sigle|abreviation|initiales)\b")
# « C'est une association ? »
A_KIND = re.compile(r"\b(?:est|sont|serait|c)(?: (?:bien|donc|vraiment|plutot|juste|que))* (?:une?|des) (?!des\b)(?P<what>\w{3,})")
# « Étude publique universelle » is spelled EPU.
_LEAST_SPELLED = 3
_ASKS_WHAT_IT_MEANS = re.compile(r"\b(?:quoi|koi|quel\w*|qui)\b")
_ASKS = re.compile(r"\b(?:quoi|koi|qui|ki|quel\w*|kel\w*|lequel|laquelle|lesquel\w*|combien|entre|ecart|pourquoi|comment|qu)\b")


def means(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« EPU = « étude publique universelle » ? »: whether an acronym means what is claimed of it, with what it means."""
    collective, text = (about(request, knowledge) or (None, None))[0], without_tag(request.question.text)
    acronym = next((one for one in (collective.meanings if collective else ()) if plain_words(one) in text.split()), "")
    if collective is None or not acronym or _ASKS_WHAT_IT_MEANS.search(text):
        return None
    asked = request.question.naming(collectives=())
    words = [word for word in telling(asked, knowledge, text) if word != plain_words(acronym) and not _MEANS.search(word)]
    meant = telling(asked, knowledge, plain_words(collective.meanings[acronym]))
    right = _is_meant(plain_words(acronym), acronym == collective.sigle, words, meant, text)
    if right is None:
        return None
    if not right and not _is_a_known_kind(text, knowledge):
        # « C'est une loi ? » may be, « le CNDH est un partenaire ? » is another question.
        return None if request.question.organisations else meaning(request, memory, knowledge)
    told = sentence("sens_du_sigle", sigle=acronym, sens=collective.meanings[acronym])
    return verdict(right, told, meaning_sources(collective, acronym))


def _is_a_known_kind(text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text names no kind, or one by which the file says what somebody or something is: « association », « convention »."""
    kind = A_KIND.search(text)
    names = [knowledge.association.nom_complet, *(name for one in knowledge.collectifs for name in (one.nom, *one.meanings.values()))]
    return kind is None or kind["what"] in {plain_words(name).split()[0] for name in names} | MEMBERS


def _is_meant(acronym: str, calls: bool, words: Sequence[str], meant: Sequence[str], text: str) -> bool | None:
    """Tell whether an acronym means what a text says; « la PPIPEM, c'est une association ? » says it, but of one that `calls` a collective."""
    kind = None if calls else A_KIND.search(text)
    right = _is_one(kind["what"], words, meant) if kind else None
    if right is None and _says_to_mean(acronym, words, text):
        right = len(words) == len(meant) and all(any(likeness(word, one) for one in words) for word in meant)
    return right


def _is_one(what: str, words: Sequence[str], meant: Sequence[str]) -> bool | None:
    """Tell whether what something is said to be stands in what its acronym means; None where half of it does, or more is said."""
    there = {any(likeness(word, one) for one in meant) for word in (what, *words)}
    return there.pop() if len(there) == 1 and len({what, *words}) < _LEAST_SPELLED else None


def _says_to_mean(acronym: str, words: Sequence[str], text: str) -> bool:
    """Tell whether words are spelled as an acronym, or a text says that it means them."""
    spelled = " ".join(rf"{letter}\w\w+" for letter in acronym)
    said = re.search(rf"\b{spelled}\b|\b{acronym} (?:(?:ca|cela|que|qui|doit) )*{_MEANS.pattern}", text)
    return bool(words[1:] and said) or ("".join(word[0] for word in words) in acronym and len(words) >= _LEAST_SPELLED)


def open_to_all(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La liste est publique ? »: yes, where a sentence says that it may be read."""
    (collective, section), text = about(request, knowledge) or (None, None), without_tag(request.question.claim)
    if collective is None or section is None or not (section.liens and _PUBLIC.search(text)) or _MORE.search(text):
        return None
    if beyond(request, section, knowledge, _PUBLIC.sub(" ", text)):
        return None
    said = next((one for one in sentences(section) if _TO_BE_READ.search(plain_words(one))), None)
    return verdict(True, by_its_name(said, collective), section.sources, blocks=shown_links(links(knowledge, section))) if said else None


def place_claimed(request: Request, section: Section, knowledge: Knowledge) -> Verdict | None:
    """Tell that a place is right where it or its country is named and nothing else claimed, wrong where another is; else it may be no place."""
    text = without_tag(request.question.text).replace("new york", "newyork")
    place, country = plain_words(section.lieu or ""), _A_COUNTRY.search(text)
    right = _is_named(place, text) or bool(country and set(place.split()) & set(_COUNTRIES[country[0]].split()))
    if right:
        more = {word for word in beyond(request, section, knowledge) if not _GOING.fullmatch(word)} - set(country[0].split() if country else ())
        if more:
            return None
    owner, told = knowledge.section(request.topic), nearest(section, place.split())
    told = by_its_name(told, owner[0]) if owner else told
    return Verdict(right, told, section.sources, told) if right or country or _TOWNS.search(text) else None


def _is_named(place: str, text: str) -> bool:
    words = [word for word in place.split() if len(word) > 3]
    return bool(words) and all(any(likeness(word, said) for said in text.split()) for word in words)


def whether_each(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La PNPM en 2009 et le groupe en 2015 »: each date held against that of what stands beside it; what is so of those that are wrong."""
    question, created = request.question, times.created_of(knowledge, ())
    dated_ones = [] if _ASKS.search(question.text) else _each_with_its_date(question, knowledge)
    if not dated_ones[1:]:
        right = {one.value[:4] for one in dates_in(question.text)} == {one.year for one in created}
        return times.verdict(right, created) if _all_dates_of_creation(question) else None
    # Of one of several that are each answered, what is its own.
    owner = request.topic.partition(".")[0] if knowledge.section(request.topic) else ""
    return _held([(one, said) for one, said in dated_ones if owner in ("", one.collective.id)])


def _held(dated_ones: Sequence[tuple[times.Moment, str]]) -> Answered | None:
    """Return whether all these have the dates that are said of them, and what is so where some have not."""
    wrong = [one for one, said in dated_ones if same_date(said, one.event.date) is False]
    right_ones = [one for one, _ in dated_ones if one not in wrong]
    if wrong and right_ones:
        told = sentence("pas_tout_a_fait", juste=times.enumerated(right_ones), faux=times.enumerated(wrong))
        return Answered(told, times.sources_of([*right_ones, *wrong]))
    return times.verdict(not wrong, wrong or right_ones) if dated_ones else None


def _each_with_its_date(question: Question, knowledge: Knowledge) -> list[tuple[times.Moment, str]]:
    """Return what a question names, each with the date said of it: all before their dates, or all after these."""
    text, created = question.text, times.created_of(knowledge, ())
    ends = [(text[: one.start()].count(" "), created[0 if one["old"] else -1]) for one in re.finditer(times.AN_END, text) if not one["count"]]
    named = sorted([*times.placed(question, knowledge), *ends], key=lambda pair: pair[0])
    named = [pair for pair, before in zip(named, [(0, None), *named], strict=False) if pair[1] != before[1]]
    dates = _placed_dates(text)
    # « 2009 la PNPM, 2014 le groupe », or « la PNPM 2009, le groupe 2014 »: each stands between two of the other kind.
    kinds = [kind for _, kind in sorted([*((place, 0) for place, _ in named), *((place, 1) for place, _ in dates)])]
    fits = len(named) == len(dates) and all(one != other for one, other in pairwise(kinds))
    return [(one, said) for (_, one), (_, said) in zip(named, dates, strict=True)] if fits else []


def _placed_dates(text: str) -> list[tuple[int, str]]:
    """Return the dates of a text, each with the place of its last word."""
    found, end = [], 0
    for one in dates_in(text):
        end = text.index(one.words, end) + len(one.words)
        found.append((text[:end].count(" "), one.value))
    return found


def _all_dates_of_creation(question: Question) -> bool:
    """« 2009, 2014, 2015, les trois dates de création ? »"""
    several = len(set(question.years)) > 1 and not question.collectives and not question.sections
    of_creation = FOUNDED.search(question.text) or any(map(times.BIRTH.fullmatch, question.text.split()))
    return several and bool(of_creation) and not _ASKS.search(question.text)
