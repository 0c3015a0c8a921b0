"""Notice danger in words, beside the model: every model misses some disclosures.

Safe words call for the contacts whatever the model says. High-risk words lower the model's threshold (`disclosure_with_words` in
actions/alarm.py, where danger is decided): they are also used about studies, laws and films.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.folding import fold
from bot.nlu.preparation import Prepared
from bot.nlu.safe_words import calls_for_help, without_calls

_DOUBTFUL = re.compile(
    r"\b(?:frapp|tap|bat(?=s?\b|t)|cogn|touch|viol|agress|tabass|gifl|insult|menac|enferm|forc|oblig|humili|maltrait|tortur|brul|fouett|caress|tripot|harcel|suivi|vend(?=s?\b|u|r(?!edi))|peur|secrets?\b|suicid|mourir|tuer|mort|sang(?:lant\w*|lot\w*)?\b|blesse|bleus?|coups\b|secours|urgen|danger|abus|viol|attouch|inceste|pedo|nu[es]*\b|photos?|chantage|mariage|marier|mari[ee]|mendi|enlev|kidnap|disparu|fugu|"
    # What one hurts oneself, or is tied up, with.
    r"aval(?:e|er|ee|ai)\b|comprimes?\b|cachets?\b|medicaments?\b|doliprane|paracetamol|somniferes?\b|javel\b|scarif|(?:me|m|jme) coupe\b|attach|ligot|"
    r"signal|denonc|maltrait|battu|cri(?:e[rsz]?|ent|s)?\b|pleur|seule?s?\b|faim|enferme|drogu|droguent|exploit|travaill|bonne|esclav|hit|hurt|beat|kill|abuse|rape|afraid|scared|miedo|morir|morrer|sterben|umbringen|vergewaltig|violentat|stuprat|estuprad|tecavuz|olmek|picchia|dovuyor|paura|medo\b|pega|golpea|schlag|angst|darb|drab|kaydrab|kaydreb|kaydrbni|kaydarbni|khayf|khayfa|mdroub|ضرب|يضرب|خايف|خائف|اغتصاب|تحرش|انتحار|نموت|اموت|قتل|خوف|عنف)"
)  # fmt: skip


# Who has swallowed a box of tablets needs the number at once, and the encoder is often sure that this is about medicine (docs/experiments.md).
_TOOK_TOO_MUCH = re.compile(
    r"\b(?:j ?ai|j(?:e )?viens de?|g|ge|(?:elle|il|el) a|(?:ma|mon|notre) (?:\w+ ){1,2}a) ?(?:vraiment |deja )?(?:aval\w*|pris?|pri|prendre|bu|boire|gobe\w*) (?:\w+ ){0,3}?"
    r"(?:boites?|plaquettes?|flacons?|tubes?|tous les|toutes les|tt les|plein de|trop de|bcp de|beaucoup de|vingt|trente|quarante|cinquante|[2-9]\d) (?:\w+ ){0,2}?"
    r"(?:cachets?|comprimes?|medicaments?|medocs?|doliprane\w*|paracetamol|efferalgan|somniferes?|pilules?|antidepresseurs?|anxiolytiques?)\b"
    # « J'ai pris une boîte de doliprane à la pharmacie », « tous les comprimés prescrits »; « l'armoire à pharmacie » is another place.
    r"(?!.*\b(?:a la pharmacie|en pharmacie|ordonnance|prescri\w*)\b)"
)
# A link or a place on a map says nothing, yet has words and a question mark.
_LINK = re.compile(r"(?:https?://|www\.|geo:)\S+", re.IGNORECASE)
# What is written in a program says nothing but itself.
_PROGRAM = re.compile(r"[=!]=|\w\([\"')]|[{};]\s*$")
# Who speaks in a pasted chat, or what announces a message: « Salma : », « Objet : ».
_SPEAKER = re.compile(r"(?<!\S)[^\Wa-zà-ÿ\d][^\s:,]*(?: a écrit)?\s?:\s")
# What entities make a message one about the collectives.
_OUR_FACTS = ("collectif", "rubrique")
_NOT_URGENT = re.compile(r"\b(?:pas|rien|aucune?|sans) (?:\w+ )?(?:d )?(?:urgen\w*|danger\w*)|\burgen\w*(?=.*\b(?:controle|expose|devoir|examen|exam|exercice)\b)")


def names_our_facts(text: Prepared) -> bool:
    """Tell whether a text names a collective or one of its sections."""
    return any(mention.entity in _OUR_FACTS for mention in text.mentions)


def is_call(text: Prepared, beside_others: bool = False) -> bool:
    """Tell whether a text is a call for help; `beside_others`: one sentence of several."""
    linkless = _LINK.sub(" ", text.text)
    asks = bool("?" in linkless or _PROGRAM.search(linkless) or names_our_facts(text))
    said = text.folded if linkless == text.text else fold(linkless)
    if _TOOK_TOO_MUCH.search(said) or calls_for_help(said, beside_others, asks):
        return True
    return any(calls_for_help(fold(voice), beside_others=True) for voice in _SPEAKER.split(linkless)[1:])


def beside_safe_words(text: Prepared) -> Prepared:
    """« Que veut dire SOS ? »: return what a question says beside the safe words that it has; whether they call is told by themselves."""
    rest = without_calls(text.masked) if "?" in text.text else ""
    return replace(text, masked=rest) if rest else text


def doubtful(expanded: str) -> bool:
    """Tell whether folded, expanded text has a high-risk word."""
    return bool(_DOUBTFUL.search(_NOT_URGENT.sub(" ", expanded)))
