"""Answer a disclosure and what follows it: warm, short, never a question, no unsourced promise, the contacts at once (UNICEF, Safer Chatbots)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers.calling import WHAT, told_of, whom_to_call
from actions.association import is_named
from actions.blocks import Block, Lead, Text
from actions.contacts import asked_alone, at_once, named, numbered
from actions.disclosure import (
    ANNOUNCED,
    FACTS,
    NOW,
    ROLES,
    SAID,
    SUICIDE,
    SURE_AFRESH,
    asked_after,
    asks_for_numbers_alone,
    in_words,
    is_afresh,
    is_hurt,
    is_now,
    language_of,
    may_talk,
)
from actions.foreign import OR, SPOKEN_TO
from actions.french import enumerate_words
from actions.kinds import LANG_OF_KIND
from actions.phrases import in_french
from actions.question import Marker, Question
from actions.reply import Reply, contacts, contacts_again
from actions.sentences import sentence
from actions.spans import short
from actions.tellers import MANNERS
from knowledge import Knowledge
from knowledge.contacts import Contact

_WHOM_TO_CALL = re.compile(r"\b(?:qui|ki) (?:(?:je|puis|peux|dois|faut|il|on|est|ce|que|t) ){0,4}(?:appell?er|contacter|joindre)\b")
_OR_THE_OTHER = re.compile(r"\bou (?:bien |plutot )?(?:le |au )?\d")
# « Il y a des gens à qui parler chez vous ? »
_AT_YOURS = re.compile(r"\b(?:chez (?:vous|vs|toi)|votre (?:asso\w*|equipe)|vos (?:equipes?|collectifs?|locaux|bureaux))\b")
# « Quel numéro pour un enfant frappé ? » tells of nobody; these do.
_NUMBER = re.compile(r"\bnum(?:ero)?s?\b")
_SOMEBODY = re.compile(
    r"\b(?:m|me(?! (?:faut|donn))|(?<!donne )(?<!donnez )moi|nous|mon|ma|mes|nos|notre|ai|ils?(?! (?:me )?fau| y a)|elles?|cet|cette|voisin\w*)\b"
)
# « J'ai peur que mon mari l'apprenne, il va le tuer »
_AFRAID = re.compile(r"(?<!n )\b(?:ai|g|jai|a|avons) (?!pas |jamais |plus )(?:\w+ ){0,2}peur\b|(?<!pas )\bpeur (?:qu|que|ke|k|pour)\b")
# By its name among the sentences: whether anything was disclosed is doubtful.
UNSURE = "incertain"
# Whoever is told so is believed, or thanked for telling of somebody else.
_TAKEN_UP = ("je vous crois", "faites bien d’en parler")
# What is said to these stands alone: who is in danger now, who acts and is told to do well, who is about to tell.
_ALONE = frozenset({NOW, "agir", "appele", "transmettre", ANNOUNCED})
# What is said in words of their own to who is spoken to in a manner, by the end of its sentence's name; the rest as to everybody.
VARIANTS = {
    "": ("jeune", "temoin", "suicide"), NOW: ("jeune", "temoin", "suicide"), "souvent": ("jeune", "temoin", "suicide"), "question": ("jeune",),
    "loi": ("jeune",), "peur": ("temoin",), "prevenir": ("temoin",), "retrait": ("suicide",), "normal": ("jeune",),
    "quoi_faire": ("temoin",), "agir": ("jeune", "temoin", "suicide"), "appele": ("jeune", "temoin", "suicide"),
    "transmettre": ("jeune", "temoin"), "refus": ("temoin", "suicide"), "age": ("jeune", "temoin"),
    "pas_cru": ("temoin",),
}  # fmt: skip


def safeguarding_reply(knowledge: Knowledge, questions: Sequence[Question] = (), teller: str = "", doubtful: bool = False) -> Reply:
    """Return the message for someone in danger, with every contact: in the words for who writes, where that is clear, and in their language.

    doubtful: the message may well tell of no danger: nobody is told to be believed who has said nothing.
    """
    language, now = language_of(questions), is_now(questions, teller)
    who = _whom(questions, teller, now) or (UNSURE if doubtful else "")
    name = language.replace("langue_", "urgence_") if language else f"urgence_{who}" if who else "urgence"
    told = [sentence(f"{name}_conseil", **_places(knowledge, language))]
    if not language:
        # Only who may have been misunderstood is told so: it makes others doubt that they are believed.
        told.append(sentence("urgence_revoir" if who else "urgence_apres_contacts"))
    blocks: tuple[Block, ...] = (Lead(sentence(name)), contacts(knowledge, now, _needed_first(questions, knowledge)), Text(" ".join(told)))
    return Reply("urgence", "safeguarding", blocks, lang=LANG_OF_KIND.get(language, "fr"))


def _needed_first(questions: Sequence[Question], knowledge: Knowledge) -> list[Contact]:
    """« Il saigne »: return those that come at once for just what is told."""
    return at_once(" ".join(one.text for one in questions), knowledge)


def _whom(questions: Sequence[Question], teller: str, now: bool) -> str:
    """Return for whom the contacts are worded, or for what: the danger is there now, the numbers alone are asked for…"""
    if asks_for_numbers_alone(questions) or _asks_for_anybody(" ".join(one.text for one in questions)):
        return "numeros"
    if now and teller != SUICIDE:
        return f"{NOW}_temoin" if MANNERS.get(teller) == "temoin" else NOW
    if asked_after(questions) == ANNOUNCED:
        # « Je peux te dire un truc ? » has told nothing yet that could be believed.
        return "parler"
    return teller if teller in ROLES else "parler" if may_talk(questions) else ""


def _asks_for_anybody(text: str) -> bool:
    return bool(in_french(text) == "qui_appeler" or _NUMBER.search(text)) and not _SOMEBODY.search(text)


def after_contacts_reply(knowledge: Knowledge, questions: Sequence[Question], teller: str = "") -> Reply:
    """Return the short answer to what goes on with a disclosure, with a button that asks for the contacts again."""
    language = language_of(questions)
    text = _in_their_language(knowledge, language, questions) if language else _in_french(knowledge, questions, teller)
    # Not of the kind that screens show with every contact: they stand just above.
    return Reply("urgence", "social", (Lead(text),), lang=LANG_OF_KIND.get(language, "fr")).with_buttons([contacts_again()])


def _in_french(knowledge: Knowledge, questions: Sequence[Question], teller: str) -> str:
    # Whom it is asked of is clearer than what was learnt of few examples, the words of what is asked are clearer still.
    of_whom = "" if in_words(questions) else _asked_of(knowledge, questions)
    # Who is hurt needs the one who comes for that.
    asked = NOW if is_now(questions, teller) and not is_hurt(questions) else _asked_or_feared(questions, teller)
    of_contacts = "" if of_whom else _which_of_them(knowledge, questions) or _of_contacts(knowledge, asked, questions)
    text = of_contacts or _answer(knowledge, asked, questions, MANNERS.get(teller, ""))
    if of_whom:
        text = sentence("urgence_suite_collectif", nom=of_whom, **_places(knowledge))
    return _with_whom_to_call(text, knowledge, asked, questions) or _believed(text, asked, of_contacts, knowledge, questions, teller)


def _believed(text: str, asked: str, of_contacts: str, knowledge: Knowledge, questions: Sequence[Question], teller: str) -> str:
    """Return what is told to who tells more with what says that it is heard."""
    plain = asked in _ALONE or (of_contacts and any(one.has(Marker.ASKS) or asked_alone(one, knowledge) for one in questions))
    if not plain and _tells_more(questions) and not any(one in text.casefold() for one in _TAKEN_UP):
        # The contacts stand just above; whoever tells more (not an age) is believed before anything else is said, once.
        return f"{sentence(f'urgence_{teller}' if teller in ROLES else 'urgence')} {text}"
    return text


def _with_whom_to_call(text: str, knowledge: Knowledge, asked: str, questions: Sequence[Question]) -> str:
    """« Elle ne veut pas que ses parents le sachent. Qui appeler ce soir ? »: return whom to call before what is told; else nothing."""
    both = any(_WHOM_TO_CALL.search(one.text) for one in questions) and asked not in ("", "qui_appeler", NOW)
    return f"{sentence('urgence_suite_qui_appeler', **_places(knowledge))} {text}" if both else ""


def _asked_or_feared(questions: Sequence[Question], teller: str) -> str:
    """Return what goes on with a disclosure; who only tells of being afraid is told that this is heard."""
    afraid = teller != SUICIDE and any(_AFRAID.search(one.text) for one in questions)
    return asked_after(questions) or ("represailles" if afraid else "")


def _tells_more(questions: Sequence[Question]) -> bool:
    return is_afresh(questions) and any(one.whole.afresh >= SURE_AFRESH for one in questions)


def _which_of_them(knowledge: Knowledge, questions: Sequence[Question]) -> str:
    """« Le 19 ou le 2511 ? »: return which of them comes at once; empty where no two are offered of which one does."""
    text = " ".join(one.text for one in questions)
    offered = _OR_THE_OTHER.search(text) and len({bool(one.immediat) for one in numbered(text, knowledge)}) > 1
    return sentence("urgence_suite_lequel", **_places(knowledge)) if offered else ""


def _of_contacts(knowledge: Knowledge, asked: str, questions: Sequence[Question]) -> str:
    """Return what the contacts named are, or whom to call in the place or case described; empty where something else is clearer."""
    text = " ".join(one.text for one in questions)
    by_number = numbered(text, knowledge)
    # « Le 2511 c'est la police ? », « vous appelez la police ? » ask something else than what a contact is.
    of_fact = asked in FACTS and not any(one.immediat for one in by_number) and named(text, knowledge)
    unclear = (of_fact or (asked and not by_number)) and not WHAT.search(text)
    told = "" if unclear or asked == "deplacement" else " ".join(filter(None, (told_of(knowledge, one) for one in questions)))
    elsewhere = asked in (NOW, "deplacement") or in_words(questions)
    return told.replace("\n", " ") or ("" if elsewhere else whom_to_call(at_once(text, knowledge)))


def _answer(knowledge: Knowledge, asked: str, questions: Sequence[Question], manner: str) -> str:
    if asked in FACTS and (found := knowledge.reponses.get(asked)):
        return found.texte or sentence("urgence_inconnu", quoi=found.quoi, **_places(knowledge))
    said = asked if asked in SAID else "question" if any(one.has(Marker.ASKS) for one in questions) else ""
    name = "_".join(filter(None, ("urgence_suite", said, manner if manner in VARIANTS.get(said, ()) else "")))
    return sentence(name, **_places(knowledge))


def _in_their_language(knowledge: Knowledge, language_kind: str, questions: Sequence[Question]) -> str:
    """Return the fact that is asked for in a language, that it is not known, or what else is said to them in it."""
    language, asked = language_kind.removeprefix("langue_"), asked_after(questions)
    ending = asked if asked in SPOKEN_TO else "suite"
    if asked in FACTS and (found := knowledge.reponses.get(asked)):
        if found.texte and language in found.traductions:
            return found.traductions[language]
        # What is known and not translated is no « je ne sais pas ».
        ending = "suite" if found.texte else "inconnu"
    return sentence(f"urgence_{language}_{ending}", **_places(knowledge, language_kind))


def _asked_of(knowledge: Knowledge, questions: Sequence[Question]) -> str:
    """Return the collective, or AMANE, of which something is asked; empty where none is."""
    named = next((one for question in questions for one in question.collectives), None)
    if found := knowledge.collective(named):
        return found.designation
    amane = any(_AT_YOURS.search(question.text) or is_named(question.text, knowledge) for question in questions)
    return knowledge.association.nom if amane else ""


def _places(knowledge: Knowledge, language: str = "") -> dict[str, str]:
    """Return what sentences say of the contacts: who listens, on which site, whom to call at once (« le 19 en ville ou le 177 à la campagne »).

    language: in whose words `numeros` says what each number is for.
    """
    sites = [short(str(one.site)) for one in knowledge.contacts if one.site]
    listening, coming = _listening_and_coming(knowledge)
    language = language.removeprefix("langue_")
    told = [_said_to_be(one, language) for one in coming]
    return {
        "ecoute": (listening or sites or told)[0],
        "site": (sites or listening or told)[0],
        "danger": enumerate_words([_where_to_call(one) for one in coming] or sites, "ou"),
        "numeros": f" {OR.get(language, 'ou')} ".join(told or sites),
    }


def _listening_and_coming(knowledge: Knowledge) -> tuple[list[str], list[Contact]]:
    """Return the numbers of who listens, and those who come at once (all, where none is said to)."""
    there = [one for one in knowledge.contacts if one.numero]
    return [str(one.numero) for one in there if not one.immediat], [one for one in there if one.immediat] or there


def _where_to_call(contact: Contact) -> str:
    return f"le {contact.numero} {contact.immediat or ''}".strip()


def _said_to_be(contact: Contact, language: str) -> str:
    known = contact.traductions.get(language)
    return f"{contact.numero} ({known})" if known else str(contact.numero)
