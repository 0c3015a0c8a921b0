"""Hold what a question claims against the values: right (« oui »), wrong (« non », and what is right), or more than is known.

A claim is told right or wrong only where it is sure what it is about: a number beside what is counted, a date of what has one. Else nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import telling, without_tag
from actions.association import NAME, as_named, is_named
from actions.attributes import attribute
from actions.conditions import FOUNDED
from actions.finding import DIGITS
from actions.french import capital, enumerate_words, that, when
from actions.leads.answered import Answered, verdict
from actions.leads.claimed import SOMEWHERE, place_claimed
from actions.leads.claimed_dates import held_date
from actions.leads.counts import TIMES, Verdict, guessed, judged_numbers, kind_of, then_and_now
from actions.leads.growth import FROM_TO
from actions.leads.partners import asks_of_somebody_else
from actions.leads.points import series
from actions.leads.values import about, dated
from actions.memory import Memory
from actions.positions import A_POINT
from actions.question import Question
from actions.referents import is_one_of
from actions.request import Request
from actions.sentences import sentence
from actions.statements import sentences, statements
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.french import MONTHS
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, same_date

# A longer sentence hides the value that it tells.
MOST_WORDS = 25
# After a number or a date these begin what else is said of it.
_JOINED = re.compile(r"\b(?:dont|qui|avec|contre|parle\w*|a t (?:il|elle)|ont (?:ils|elles)|(?:a|ont) ete|(?:est|sont) (?:ils?|elles?)) (.*)$")
# « La charte date de 2014 ? » says a date, where « la date ? » asks for one.
_DATES_FROM = re.compile(r"\b(?:date\w*|depuis)(?= (?:bien )?(?:de |en )?(?:\w{3,} )?\d)")
_ASKS = re.compile(r"\b(?:com\w*b\w*|cmb\w*|kom\w*b\w*|quell?e?s?|kel\w*|quand|kand|kan|qd|qui|nombres?|nb|chiffres?|dates?|annees?|depuis)\b")
_BY_AMANE = re.compile(
    rf"\b(?:{NAME}|vous|vs)\b (?:\w+ ){{0,3}}(?:l )?(?:cre|fond|mont|lanc)(?:e|ee|es|ees|a|ez|er)\b"
    rf"|\b(?:cre|fond|mont|lanc)ee?s?\b (?:\w+ ){{0,3}}par {NAME}\b"
)
DENIES = re.compile(r"\b(?:pas|aucune?|jamais|sans|seule?s?|seulement|uniquement|absente?s?|plus tard|apres|avant|(?<!quand )memes?)\b")


_A_NUMBER = rf"(\d+|{'|'.join(DIGITS)})"
# « Pas douze ? », « la charte, c'est pas 2014 plutôt ? »
_WRONGLY = re.compile(
    r"^(?:(?P<of>.*?)\b(?:ct|c est|cest|c etait|c|(?:n )?(?:est|etait)|(?:ne )?(?:sont|etaient|date)) |(?:(?:et|donc|mais|ah|c est) )*)"
    r"pas (?:plutot |bien )?(?P<value>(?:(?:en|de|a) )?\w+(?: \w+)?)(?<! plutot)(?: plutot)?$"
)
_AT_THAT_TIME = re.compile(r"\b(?:en|de) $")
# « C'est bien onze, pas douze ? »
_NOT_ANOTHER = re.compile(rf"(\b{_A_NUMBER}\b.*?) (?:et )?(?:pas|non(?: pas)?) (?:en |a )?{_A_NUMBER}\b.*$")
# « Votre groupe de onze », « celle de trente »: of whom something is claimed.
_DESCRIBED = re.compile(
    rf"\b(?:groupe|collectif|plate ?forme|reseau|cel(?:le|ui)|ceux) (?:de|a|aux) (?!\d{{4}}){_A_NUMBER}\b(?: assos?\w*)?"
    # « Née autour de la convention de 1989 ».
    r"|\b(?:convention|loi|protocole|traite) (?:\w+ ){0,5}?(?:de|en) (?:19|20)\d\d\b"
)
# « Le plan d'action de 2015 a-t-il été appliqué ? » says which plan.
_OF_A_YEAR = re.compile(r"\b(?!date)\w{4,} de (?:19|20)\d\d\b")
_ARTICLE_ALONE = re.compile(rf"(?:(?:et|donc|mais) )*(?:(?:les|ces|vos) (?={_A_NUMBER}(?: \w+)?$)|la (?P<about>)(?=\w+aine(?: d \w+)?$))")
_FROM_THE_START = re.compile(
    rf"\b(?:avec {NAME} )?des (?:(?:le|la|l|sa|son|leur) )?(?:tout )?(?:depart|debut|creation|constitution|origine|naissance)\b(?: avec {NAME})?"
)
_SEVERAL_BARE = re.compile(rf"\b(?:{_A_NUMBER} (?:et |puis )?){{2,}}{_A_NUMBER}(?: (?:juste|non|oui|ca))*$")
_EITHER = re.compile(rf"\b{_A_NUMBER}(?: \w{{4,}})? ou (?:bien |en |de )?{_A_NUMBER}\b")


_A_MONTH = rf"(?:{'|'.join(map(plain_words, MONTHS))})"
# « En novembre ou en décembre ? »
_EITHER_MONTH = re.compile(rf"\b{_A_MONTH}(?: (?:19|20)\d\d)? ou (?:bien |plutot )?(?:en )?{_A_MONTH}\b")


def claimed(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils sont quinze, non ? », « fondé en 2014 ? »."""
    denied = _WRONGLY.match(request.question.text)
    if denied and not numbers_in(denied["of"] or ""):
        # « Pas douze ? » of eleven: no, either; « pas onze ? »: they are.
        text = f"{denied['of'] or ''}{denied['value']}"
        told = claimed(replace(request, question=replace(request.question, text=text)), memory, knowledge)
        return in_other_words(told, "si_detail") if told else None
    # « Vérification avant l'antenne. Fondé par cinq associations ? » denies nothing of what it claims; « onze, trente, quatre, juste ? » counts
    # things that it does not name.
    return None if denies(_said(request.question)) or _SEVERAL_BARE.search(_said(request.question)) else _held(request, knowledge)


def _held(request: Request, knowledge: Knowledge) -> Answered | None:
    if not (found := about(request, knowledge)):
        return None
    collective, section = found
    if collective and _speaks_of_another(request, collective, knowledge):
        return None
    if section.points and _counts_something_else(_said(request.question), request, section, knowledge):
        return None
    judged = _judged(request, collective, section, knowledge)
    verdicts = [one for one in judged if one]
    # « Elles étaient déjà onze en 2014 ? »: half of it is right, and of the other half nothing is known.
    if len(verdicts) != len(judged) and not any(one.right is False for one in verdicts):
        return None
    told, right = _told(verdicts), all(one.right for one in verdicts)
    return _without_more(told, request, collective, section, knowledge) if told and right and collective else told


def _without_more(told: Answered, request: Request, collective: Collective, section: Section, knowledge: Knowledge) -> Answered | None:
    """Return what is said of a claim that is right in its numbers and dates: yes, or yes for these alone where more is claimed."""
    # « AMANE fait partie des onze ? » claims more than their number.
    of_amane = is_named(request.question.text, knowledge) and NAME not in plain_words(sentences(section)[0]).split() and not section.points
    of_another = _names_a_partner(request.question.organisations, collective, section) or asks_of_somebody_else(request, collective, knowledge)
    if of_amane or of_another:
        return None
    # « PNPM, créée en 2009 par AMANE »: of whom AMANE is not said to have founded, it is right of the year alone.
    by_amane = _BY_AMANE.search(as_named(request.question.text, knowledge)) and not FOUNDED.search(plain_words(collective.role_amane))
    more = _claims_more(request, collective, knowledge)
    if more and _OF_A_YEAR.search(request.question.text):
        return None
    return _of_the_value_alone(told, request, knowledge) if by_amane or more else told


def _names_a_partner(named: Sequence[str], collective: Collective, section: Section) -> bool:
    """« L'UNICEF est dans les cinq ? »: tell whether an organisation is named that has to do with another section."""
    partners = [name for one in collective.rubriques.values() if one is not section for name in one.avec]
    return is_one_of(f"{plain_words(' '.join(partners))} ", named)


def without_asking(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et le groupe, quinze ? »: what asks for no number, date or place in so many words claims the one that it has."""
    text, detail = request.question.text, request.question.detail
    # « Quil a eu lieu à New York »
    of_a_place = detail in ("qui", "autre")
    claims = SOMEWHERE.search(text) if of_a_place else dates_in(text) if detail == "date" else numbers_in(text)
    if detail == "nombre" and (guess := guessed(without_tag(text))):
        return claimed(replace(request, question=replace(request.question, text=guess)), memory, knowledge)
    asks = either(text) or _ASKS.search(_DATES_FROM.sub(" ", text))
    return claimed(request, memory, knowledge) if claims and not asks else None


def one_of_two(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Cinq ou onze ? », « signée en 2014 ou 2015 ? »: the one of the two that the file has, or what each of them counts."""
    (collective, section), asked = about(request, knowledge) or (None, None), either(request.question.text)
    members = section and section.count and not section.points
    if collective is None or section is None or not (asked or (members and _says_no_time(request.question.text))):
        return None
    return _of_two_dates(request.question.text, dated(collective, section)) if asked == "date" else _of_two_numbers(request.question.text, collective)


def _says_no_time(text: str) -> bool:
    """« On m'a dit cinq, d'autres onze. »: tell whether two numbers are said and nothing of when each was so."""
    return len(numbers_in(text)) == 2 and not (dates_in(text) or TIMES.search(text) or FROM_TO.search(text))


def _of_two_dates(text: str, known: Section | None) -> Answered | None:
    if known is None or not (known.date and known.evenement and any(same_date(one.value, known.date) for one in dates_in(text))):
        return None
    return Answered(sentence("c_est_quand", quand=when(known.date), evenement=that(known.evenement)), known.date_sources)


def _of_two_numbers(text: str, collective: Collective) -> Answered | None:
    values = {one.number.value for one in numbers_in(text)}
    found = [one for one in collective.rubriques.values() if one.count and one.quantity and one.count.value in values]
    # « Trois ou quatre objectifs ? » asks of these alone.
    found = [one for one in found if plain_words(one.unite or "").split()[0] in text.split()] or found
    if len(found) < 2:
        return None
    both, sources = then_and_now(collective), [source for one in found for source in one.number_sources]
    return _told_of(both) if both else verdict(None, enumerate_words([str(one.quantity) for one in found]), sources)


def either(text: str) -> str:
    """Return the detail that « 2014 ou 2015 » or « onze ou trente » asks, a date or a number; nothing where a text names no two of them."""
    if _EITHER_MONTH.search(text):
        return "date"
    found = _EITHER.search(text)
    return "" if found is None else "date" if all(len(one) == len("2014") and one.isdigit() for one in found.groups()) else "nombre"


def denies(text: str) -> bool:
    return bool(DENIES.search(without_tag(text)))


def _judged(request: Request, collective: Collective | None, section: Section, knowledge: Knowledge) -> list[Verdict | None]:
    """Return what each number and date of a question is worth, or else its place; None where nobody knows what it is about."""
    text = _said(request.question)
    judged, told = judged_numbers(text, collective, section)
    for one in (one for one in dates_in(text) if one not in told):
        # « Onze associations, 2009 » says when it began, « onze en 2014 » when there were so many.
        beside = bool(judged) and not _AT_THAT_TIME.search(text[: text.find(one.words)])
        judged.append(held_date(one.value, collective, section, request, beside))
    # « Le plan d'action, c'est 2015 ? » asks for no action: the section says that word itself.
    said = plain_words(section.introduction).split()
    asked = attribute(" ".join(word for word in telling(request.question, knowledge, text) if word not in said))
    if asked and not asked.may_be_known and any(one and one.right for one in judged):
        # « Présidente depuis 2009 ? »: the date is right, and of the rest nothing is known.
        return [None]
    return judged or ([place_claimed(request, section, knowledge)] if section.lieu else [])


def _counts_something_else(text: str, request: Request, section: Section, knowledge: Knowledge) -> bool:
    """« Et l'âge ? Mon père, il a 80 ans » of a list: a number with words beside it and no word for its points is none of theirs."""
    words = [word for word in telling(request.question, knowledge, text) if not word.isdigit() and word not in DIGITS]
    named = any(re.fullmatch(A_POINT, word) for word in text.split())
    of_points = named or any(likeness(one, said) for one in words for said in (section.unite or "").split())
    return bool(words) and len(numbers_in(text)) == 1 and not of_points


def _said(question: Question) -> str:
    """« Ah oui, 2014 c'est le groupe. La charte, c'est 2015 ? »: return what is claimed where it is asked, else anywhere in a message."""
    claimed, text = (_DESCRIBED.sub("", _NOT_ANOTHER.sub(r"\1", _alone(one))) for one in (question.claim, question.text))
    return claimed if numbers_in(claimed) or dates_in(claimed) else text


def _alone(text: str) -> str:
    """« Les onze, c'est confirmé ? » claims that they are eleven: return what a text claims, without the article of a number that is all of it."""
    claim = without_tag(text)
    article = _ARTICLE_ALONE.match(claim) if claim != text else None
    return f"{'une ' if article['about'] is not None else ''}{claim[article.end() :]}" if article else claim


def _claims_more(request: Request, collective: Collective, knowledge: Knowledge) -> bool:
    """« Onze associations internationales ? », « trois valeurs, dont la paix »: tell whether more is said of it than is known."""
    text = _said(request.question)
    if "constitution" in plain_words(collective.role_amane) or FOUNDED.search(plain_words(collective.role_amane)):
        # « …, avec AMANE dès le départ » is so.
        text = _FROM_THE_START.sub(" ", text)
    numbers, dates = numbers_in(text), dates_in(text)
    if not (numbers or dates):
        return False
    last = max([one.words for one in numbers] + [one.words for one in dates], key=text.rfind)
    after = text[text.rfind(last) + len(last) :]
    joined = _JOINED.search(after)
    beside = kind_of(numbers[-1]) if numbers else ""
    known = {word for one in statements(collective) for word in one.words}
    words = telling(request.question, knowledge, f"{beside} {joined[1] if joined else ''}")
    return any(not any(likeness(word, one) for one in known) for word in words if not word.isdigit())


def _of_the_value_alone(told: Answered, request: Request, knowledge: Knowledge) -> Answered:
    """Say yes of a number or a date, and of nothing else that is claimed with it; of a list what its points are."""
    name = "oui_pour_le_nombre" if numbers_in(request.question.text) else "oui_pour_la_date"
    listed = series(knowledge, request.topic)
    return replace(in_other_words(told, name), rest=capital(listed.in_short) if listed and listed.in_short else told.rest)


def in_other_words(told: Answered, name: str) -> Answered:
    """Return a yes in the words of another sentence."""
    return replace(told, text=re.sub(r"^Oui : (.*)\.$", lambda found: sentence(name, detail=found[1]), told.text))


def _speaks_of_another(request: Request, collective: Collective, knowledge: Knowledge) -> bool:
    """« À Genève, c'était la plateforme des migrants ? »: whose it is, is claimed too."""
    question = request.question
    themed = {one.id for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes}
    # « À l'étranger ? » says where, and is no word for those who came from there.
    abroad = "etranger" in question.text.split()
    return any(one != collective.id for one in question.collectives) or bool(themed and collective.id not in themed and not abroad)


def _told(verdicts: list[Verdict]) -> Answered | None:
    """Tell what is wrong, else what is not known, else that it is right."""
    if not verdicts:
        return None
    wrong = [one for one in verdicts if one.right is False]
    unsure = [one for one in verdicts if one.right is None]
    if len({one.value for one in wrong}) > 1:
        sources = tuple(source for one in wrong for source in one.sources)
        return verdict(False, enumerate_words([one.value for one in wrong]), sources)
    return _told_of((wrong or unsure)[0]) if wrong or unsure else _all_right(verdicts)


def _all_right(verdicts: list[Verdict]) -> Answered:
    """« La PNPM, 2009, quatre objectifs, trois valeurs, c'est bon ? »: yes, with what is right of each."""
    first = _told_of(verdicts[0])
    # When and how many of the same thing stand in one sentence.
    others = [one for one in verdicts[1:] if one.sources != verdicts[0].sources]
    rest = (first.rest, *dict.fromkeys(one.besides or f"{capital(one.value)}." for one in others))
    return replace(first, rest=" ".join(filter(None, rest)), sources=(*first.sources, *(source for one in others for source in one.sources)))


def _told_of(one: Verdict) -> Answered:
    # A sentence that has the value tells it by itself; after the value alone it would be told twice.
    tells = one.value.lower() in one.besides.lower()
    if one.right is None:
        if one.value == one.besides:
            return verdict(None, one.value, one.sources)
        name = "oui_a_peu_pres" if one.about else "sans_plus_de_precision"
        return Answered(sentence(name, valeur=one.value), one.sources, "" if tells else one.besides)
    whole = tells and not one.dated and len(one.besides.split()) <= MOST_WORDS
    detail = one.besides if whole else sentence("c_etait", quand=one.value) if one.dated else one.value
    return verdict(one.right, detail, one.sources, rest="" if tells else one.besides)
