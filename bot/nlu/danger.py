"""Notice danger in words: it needs words and model, since every model misses some disclosures.

Safe words call for the contacts whatever the model says, and so do disclosures that are unmistakable. Other high-risk words lower the
model's threshold (`DANGER_WITH_WORDS` of reader.py, measured in docs/comprehension.md): they are also used about studies, laws and films.
"""

from __future__ import annotations

import re

from bot.nlu.safe_words import calls_for_help

_SELF = r"(?:m|me|nous|n|mes?|moi)"
_HURT = r"(?:frapp|tap|bat(?=s?\b|t)|cogn|touch|viol|agress|tabass|gifl|insult|menac|enferm|forc|oblig|humili|maltrait|tortur|brul|fouett|caress|tripot|harcel|suivi|vend(?=s?\b|u|r(?!edi)))"
_CERTAIN = (
    re.compile(rf"\b(?:il|elle|on|ils|elles|qui|papa|maman|pere|mere|oncle|tonton|frere|mari|voisin|prof|maitre|coach|cousin|beau pere|patron|patronne)\b(?: \w+){{0,2}} {_SELF} (?:\w+ )?{_HURT}"),
    re.compile(r"\b(?:me|m en|ns) (?:suicid|tuer|foutre en l air|faire du mal)|\b(?:envie|veux|veu|vx|voudrais|pense a|penser a) (?:de )?(?:mourir|crever|disparaitre|plus vivre)|\bj en peux plus de vivre|\bplus envie de vivre"),
    re.compile(rf"\b(?:moi|nous) qu (?:on|il|elle|ils|elles) (?:\w+ )?{_HURT}"),
    re.compile(rf"\bon {_SELF} (?:\w+ )?{_HURT}|\b(?:je suis|j ai ete|je me suis fait|j etais) (?:\w+ )?(?:battue?s?|frappee?|violee?|abusee?|agressee?|enfermee?|maltraitee?)\b"),
    re.compile(r"\b(?:peur|pr) (?:\w+ ){0,2}(?:de )?(?:rentre\w*|retourne\w*) (?:a la maison|chez|ala maison|cez)"),
    re.compile(r"\b(?:signaler|denoncer) (?:\w+ ){0,3}(?:enfant|maltraitance|violences?|abus|agression|viol|cas|adulte|voisin|parents?)"),
)  # fmt: skip
_DOUBTFUL = re.compile(
    rf"\b(?:{_HURT[3:-1]}|peur|secrets?\b|suicid|mourir|tuer|mort|sang|blesse|bleus?|coups\b|secours|urgen|danger|abus|viol|attouch|inceste|pedo|nu[es]*\b|photos?|chantage|mariage|marier|mari[ee]|mendi|enlev|kidnap|disparu|fugu|"
    r"signal|denonc|maltrait|battu|cri(?:e[rsz]?|ent|s)?\b|pleur|seule?s?\b|faim|enferme|drogu|droguent|exploit|travaill|bonne|esclav|hit|hurt|beat|kill|abuse|rape|afraid|scared|miedo|morir|morrer|sterben|umbringen|vergewaltig|violentat|stuprat|estuprad|tecavuz|olmek|picchia|dovuyor|paura|medo\b|pega|golpea|schlag|angst|darb|drab|kaydrab|kaydreb|kaydrbni|kaydarbni|khayf|khayfa|mdroub|ضرب|يضرب|خايف|خائف|اغتصاب|تحرش|انتحار|نموت|اموت|قتل|خوف|عنف)"
)  # fmt: skip


def certain(folded: str, expanded: str, beside_others: bool = False) -> bool:
    """Tell whether a text, folded and then expanded, is a call for help or an unmistakable disclosure; `beside_others`: one sentence of several."""
    return calls_for_help(folded, beside_others) or any(pattern.search(expanded) for pattern in _CERTAIN)


def doubtful(expanded: str) -> bool:
    """Tell whether folded, expanded text has a high-risk word."""
    return bool(_DOUBTFUL.search(expanded))
