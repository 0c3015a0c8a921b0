"""Notice danger in words, beside the model: every model misses some disclosures.

Safe words call for the contacts whatever the model says, and so do disclosures that are unmistakable. Other high-risk words lower the
model's threshold (`disclosure_with_words` in actions/alarm.py, where danger is decided): they are also used about studies, laws and films.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.folding import fold
from bot.nlu.preparation import Prepared
from bot.nlu.safe_words import calls_for_help, without_calls

_SELF = r"(?:m|me|nous|n|mes?|moi)"
_HURT = r"(?:frapp|tap|bat(?=s?\b|t)|cogn|touch|viol|agress|tabass|gifl|insult|menac|enferm|forc|oblig|humili|maltrait|tortur|brul|fouett|caress|tripot|harcel|suivi|vend(?=s?\b|u|r(?!edi)))"
_KNOWN_PERSON = r"(?:il|elle|on|ils|elles|papa|maman|pere|mere|oncle|tonton|frere|mari|parents|voisin|prof|maitre|coach|cousin|patron|patronne)"
_CERTAIN = (
    re.compile(rf"\b(?:il|elle|on|ils|elles|qui|papa|maman|pere|mere|oncle|tonton|frere|mari|voisin|prof|maitre|coach|cousin|beau pere|patron|patronne)\b(?: \w+){{0,2}} {_SELF} (?:\w+ )?{_HURT}"),
    re.compile(r"\b(?:me|m en|ns) (?:suicid|tuer|foutre en l air|faire du mal)|\b(?:envie|veux|veu|vx|voudrais|pense a|penser a) (?:de )?(?:mourir|crever|disparaitre|plus vivre)|\bj en peux plus de vivre|\bplus envie de vivre"),
    re.compile(rf"\b(?:moi|nous) qu (?:on|il|elle|ils|elles) (?:\w+ )?{_HURT}"),
    re.compile(rf"\bon {_SELF} (?:\w+ )?{_HURT}|\b(?:je suis|j ai ete|je me suis fait|j etais) (?:\w+ )?(?:battue?s?|frappee?|violee?|abusee?|agressee?|enfermee?|maltraitee?)\b"),
    re.compile(r"\b(?:peur|pr) (?:\w+ ){0,2}(?:de )?(?:rentre\w*|retourne\w*) (?:a la maison|chez|ala maison|cez)"),
    re.compile(r"\b(?:signaler|denoncer) (?:\w+ ){0,3}(?:enfant|maltraitance|violences?|abus|agression|viol|cas|adulte|voisin|parents?)"),
    re.compile(r"\bje (?:ne |n )?(?:suis|me sens) (?:vraiment )?(?:pas|plus|jamais) (?:\w+ )?(?:\w+ )?en securite\b"),
    re.compile(r"\bje (?:suis|me sens) (?:une |la )?(?:victime|en (?:grand |vrai )?danger)\b"),
    re.compile(r"\bvene[zr] (?:vite )?(?:m aider|me chercher|me sauver|a mon secours)\b|\bsor(?:te[zr]|s) moi d(?:e la| ici)\b|\b(?:que )?quelqu un m aide\b"),
    re.compile(r"\bappell?e[zr]? (?:moi |vite )*(?:la |les )?(?:police|gendarmerie|gendarmes)\b"),
    re.compile(r"\bc (?:est )+(?:\w+ )?(?:grave|serieux)\b.*\bm aide[rz]?\b(?! a )|\bm aide[rz]? ?.*\bc (?:est )+(?:\w+ )?grave\b"),
    re.compile(rf"\b{_KNOWN_PERSON} (?:est|sont|etait|devient) (?:\w+ ){{0,2}}(?:mechant|violent|cruel|brutal)\w* (?:avec|envers|contre) (?:moi|nous|mon|ma|mes)\b"),
)  # fmt: skip
_DOUBTFUL = re.compile(
    rf"\b(?:{_HURT[3:-1]}|peur|secrets?\b|suicid|mourir|tuer|mort|sang|blesse|bleus?|coups\b|secours|urgen|danger|abus|viol|attouch|inceste|pedo|nu[es]*\b|photos?|chantage|mariage|marier|mari[ee]|mendi|enlev|kidnap|disparu|fugu|"
    r"signal|denonc|maltrait|battu|cri(?:e[rsz]?|ent|s)?\b|pleur|seule?s?\b|faim|enferme|drogu|droguent|exploit|travaill|bonne|esclav|hit|hurt|beat|kill|abuse|rape|afraid|scared|miedo|morir|morrer|sterben|umbringen|vergewaltig|violentat|stuprat|estuprad|tecavuz|olmek|picchia|dovuyor|paura|medo\b|pega|golpea|schlag|angst|darb|drab|kaydrab|kaydreb|kaydrbni|kaydarbni|khayf|khayfa|mdroub|ضرب|يضرب|خايف|خائف|اغتصاب|تحرش|انتحار|نموت|اموت|قتل|خوف|عنف)"
)  # fmt: skip


# A link or a place on a map says nothing, yet has words and a question mark.
_LINK = re.compile(r"(?:https?://|www\.|geo:)\S+", re.IGNORECASE)
# What is written in a program says nothing but itself.
_PROGRAM = re.compile(r"[=!]=|\w\([\"')]|[{};]\s*$")
# Who speaks in a pasted chat, or what announces a message: « Salma : », « Objet : ».
_SPEAKER = re.compile(r"(?<!\S)[^\Wa-zà-ÿ\d][^\s:,]*(?: a écrit)?\s?:\s")
# What entities make a message one about the collectives.
_OUR_FACTS = ("collectif", "rubrique")
_NOT_URGENT = re.compile(r"\b(?:pas|rien|aucune?|sans) (?:\w+ )?(?:d )?(?:urgen\w*|danger\w*)|\burgen\w*(?=.*\b(?:controle|expose|devoir|examen|exam|exercice)\b)")


def certain(text: Prepared, beside_others: bool = False) -> bool:
    """Tell whether a text is a call for help or an unmistakable disclosure; `beside_others`: one sentence of several."""
    linkless = _LINK.sub(" ", text.text)
    asks = bool("?" in linkless or _PROGRAM.search(linkless) or any(mention.entity in _OUR_FACTS for mention in text.mentions))
    said = text.folded if linkless == text.text else fold(linkless)
    if calls_for_help(said, beside_others, asks) or any(pattern.search(text.expanded) for pattern in _CERTAIN):
        return True
    return any(calls_for_help(fold(voice), beside_others=True) for voice in _SPEAKER.split(linkless)[1:])


def beside_safe_words(text: Prepared) -> Prepared:
    """« Que veut dire SOS ? »: return what a question says beside the safe words that it has; whether they call is told by themselves."""
    rest = without_calls(text.masked) if "?" in text.text else ""
    return replace(text, masked=rest) if rest else text


def doubtful(expanded: str) -> bool:
    """Tell whether folded, expanded text has a high-risk word."""
    return bool(_DOUBTFUL.search(_NOT_URGENT.sub(" ", expanded)))
