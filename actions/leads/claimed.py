"""Hold other claims than one number or date against the file: what an acronym means, where something was, what may be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, without_tag, words_of
from actions.conditions import MEMBERS
from actions.french import capital, in_a_sentence
from actions.leads.acronyms import meaning_sources
from actions.leads.answered import Answered, verdict
from actions.leads.counts import Verdict
from actions.leads.nearest import beyond, nearest, not_said
from actions.leads.values import about, shown_links
from actions.memory import Memory
from actions.reply import links
from actions.request import Request
from actions.sentences import sentence
from actions.statements import by_its_name, sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

_BORN = re.compile(r"\b(?:nee?s?|fondee?s?|creee?s?|naissance)\b")
# Large towns of the country itself.
AT_HOME = "rabat casablanca tanger marrakech agadir fes oujda meknes"
# The towns of these countries, as people say the one for the other: who went to Geneva went to Switzerland.
_COUNTRIES = {
    "suisse": "geneve", "france": "paris strasbourg", "belgique": "bruxelles", "amerique": "newyork", "etats unis": "newyork", "usa": "newyork",
    "angleterre": "londres", "tunisie": "tunis", "kenya": "nairobi", "autriche": "vienne", "italie": "rome", "espagne": "madrid",
    "allemagne": "berlin", "senegal": "dakar", "algerie": "alger", "turquie": "istanbul", "egypte": "caire",
    "au maroc": AT_HOME,
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
_PUBLIC = re.compile(r"\b(?:publi(?:c|que)|accessibles?|en ligne|consultables?|disponibles?|ouverte?s?)\b")
_TO_BE_READ = re.compile(r"\b(?:disponible|consult\w+|telecharge\w*)\b")
_MORE = re.compile(r"\b(?:pas|non|ou)\b")
# « C'est une association ? »
A_KIND = re.compile(r"\b(?:est|c) (?:une?|des) (?P<what>\w{3,})")
# How often something comes out, by the word that the file has for it.
_PERIODS = {
    "annuel": re.compile(r"\b(?:chaque|par|tous les) an(?:nee)?s?\b"),
    "mensuel": re.compile(r"\b(?:chaque|par|tous les) mois\b|\bmensuel\w*"),
    "trimestriel": re.compile(r"\b(?:chaque|par) trimestre\b|\btrimestriel\w*|\btous les (?:trois|3) mois\b"),
    "hebdomadaire": re.compile(r"\b(?:chaque|par|toutes les) semaines?\b|\bhebdo\w*"),
}
# « Étude publique universelle » is spelled EPU.
_LEAST_SPELLED = 3
# « CDE, c'est pour « comité » ? », just after the letters.
_STANDS_FOR = (
    r"{letters} (?:ca )?(?:c ?est bien (?={first}\w{{3,}} (?:d|du|des|de|pour)\b)|c ?est (?:bien )?pour (?!les?\b|la\b|l\b|des?\b|qui\b|quoi\b)"
    r"|veut (?:bien )?dire\b|signifie\b)"
)
_ASKS_WHAT_IT_MEANS = re.compile(r"\b(?:quoi|koi|quel\w*|qui)\b")


def means(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« EPU = « étude publique universelle » ? »: whether an acronym means the words that are spelled as it is, with what it means."""
    collective, text = (about(request, knowledge) or (None, None))[0], without_tag(request.question.text)
    acronym = _acronym_in(text, collective)
    if collective is None or not acronym or _ASKS_WHAT_IT_MEANS.search(text):
        return None
    asked = request.question.naming(collectives=())
    words = [word for word in telling(asked, knowledge, text) if word != plain_words(acronym)]
    meant = telling(asked, knowledge, plain_words(collective.meanings[acronym]))
    spelled = len(words) >= _LEAST_SPELLED and "".join(word[0] for word in words) in plain_words(acronym)
    stands_for = words and re.search(_STANDS_FOR.format(letters=re.escape(plain_words(acronym)), first=plain_words(acronym)[0]), text)
    if not spelled and not stands_for:
        return None
    # « CDE, c'est pour « convention » ? » says one of its words, « EPU = … » all.
    right = _all_like(words, meant) and (bool(stands_for) or (len(words) == len(meant) and _all_like(meant, words)))
    return verdict(right, sentence("sens_du_sigle", sigle=acronym, sens=collective.meanings[acronym]), meaning_sources(collective, acronym))


def _all_like(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(likeness(word, one) for one in others) for word in words)


_A_SERVICE = r"(?:(?:une? )?(?:structure|organisme|service|organe|truc) )?(?:une? |le |la |l |du |de l |des |d )?"
_THE_STATE = re.compile(
    rf"\b(?:est|c|sont) (?:bien |donc |en fait )?{_A_SERVICE}(?:etats?|gouvernement\w*|ministeres?|etatiques?|publi(?:c|que)|officiel(?:le)?)$"
)
# Kinds of bodies, and what the first word of a meaning may be of that is none.
_A_BODY = re.compile(r"(?:collectif|association|asso|plate ?forme|reseau|groupe|ong|organis\w+|coalition|parti)s?$")
_NO_BODY = frozenset({"politique", "plan", "programme", "examen", "convention", "charte", "rapport"})


def of_what_kind(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La PPIPEM, c'est une loi ? »: what its letters mean, which says what it is; the name of a collective is another question."""
    collective, text = (about(request, knowledge) or (None, None))[0], without_tag(request.question.text)
    acronym, kind = _acronym_in(text, collective), A_KIND.search(text)
    if collective is None or not kind or acronym in ("", collective.sigle) or _says_more(request, knowledge, text, acronym, kind["what"]):
        return None
    meant = collective.meanings[acronym]
    words = plain_words(meant).split()
    # What is a policy, or an examination, is no body of people; it may well be a law.
    right = any(likeness(kind["what"], word) for word in words) or (False if _A_BODY.match(kind["what"]) and words[0] in _NO_BODY else None)
    return verdict(right, sentence("sens_du_sigle", sigle=acronym, sens=meant), meaning_sources(collective, acronym))


def is_of_the_state(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« La CDE, c'est le gouvernement ? »: no where the file counts associations in it; elsewhere what it says that it is."""
    collective, section = knowledge.section(request.topic) or (None, None)
    claims = request.topic.endswith(".presentation") and _THE_STATE.search(without_tag(request.question.claim))
    if collective is None or section is None or not claims:
        return None
    members = collective.rubriques.get("membres")
    if members and members.count and not MEMBERS.isdisjoint(words_of(members.unite or "")):
        return verdict(False, by_its_name(sentences(members)[0], collective), members.sources)
    return not_said(section, section)


def how_often(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le rapport sort chaque mois ? » of what the file calls annual: whether that is right, or which it is; of anything else that nobody says."""
    section, text = (about(request, knowledge) or (None, None))[1], request.question.claim
    asked = [period for period, words in _PERIODS.items() if words.search(text)]
    if section is None or section.points or not asked or _MORE.search(text.replace(" ou ", " ")):
        return None
    told = next((period for period in _PERIODS if any(period in plain_words(one).split() for one in section.existe)), "")
    if not told:
        # « Ils vont à Genève chaque année ? »
        return not_said(section, section, telling(request.question, knowledge, text)) if request.question.detail == "oui_non" else None
    said = next((one for one in sentences(section) if told in plain_words(one).split()), sentences(section)[0])
    return _of_that_period(told, asked, said, section, knowledge)


def _of_that_period(told: str, asked: Sequence[str], said: str, section: Section, knowledge: Knowledge) -> Answered:
    if len(asked) > 1:
        return Answered(sentence("l_un_des_deux", lequel=capital(told), suite=in_a_sentence(said)), section.sources)
    return verdict(asked == [told], said, section.sources, blocks=shown_links(links(knowledge, section)))


def _says_more(request: Request, knowledge: Knowledge, text: str, acronym: str, kind: str) -> bool:
    """Tell whether a text says more of what an acronym stands for than of what kind it is."""
    asked = request.question.naming(collectives=())
    return bool(set(telling(asked, knowledge, text)) - {plain_words(acronym), kind})


def _acronym_in(text: str, collective: Collective | None) -> str:
    return next((one for one in (collective.meanings if collective else ()) if plain_words(one) in text.split()), "")


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
    if _BORN.search(text):
        # « Née à Genève ? » is another place than where they went.
        return None
    place, country = plain_words(section.lieu or ""), _A_COUNTRY.search(text)
    right = _is_named(place, text) or bool(country and set(place.split()) & set(_COUNTRIES[country[0]].split()))
    if right and set(beyond(request, section, knowledge)) - set(country[0].split() if country else ()):
        return None
    owner, told = knowledge.section(request.topic), nearest(section, place.split())
    told = by_its_name(told, owner[0]) if owner else told
    return Verdict(right, told, section.sources, told) if right or country or _TOWNS.search(text) else None


def _is_named(place: str, text: str) -> bool:
    words = [word for word in place.split() if len(word) > 3]
    return bool(words) and all(any(likeness(word, said) for said in text.split()) for word in words)
