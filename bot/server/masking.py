"""Take out of a question whatever might tell of a person: what stays are the words by which everybody asks, and our own names.

Names have no end and no form: karim, Tante Zohra, hay salam. So nothing is looked for that should go; what stays must be known to be harmless, and
what is not is gone: numbers, addresses, e-mails, and many a word that told of nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bot.nlu import danger, examples
from bot.nlu.folding import SMS, fold
from knowledge import Knowledge

MASK = "[…]"
# Ways of asking that hold names, or words of other languages.
_NOT_FROM = ("urgence", "langue_")
# A word that fewer lines hold may be anything.
_LEAST_LINES = 3
# So many of a hundred uses of a word within a sentence that begin with a capital make it a name.
_NAME_PERCENT = 10
# First names that are words too.
_NAMES = frozenset(
    "alma ange angelique aurore blanche cerise claire clemence constance desire dominique fleur fleury florence france garance iris jasmine juste "
    "laurent loup lune marin marie martin maxime melodie modeste muguet noel noelle noor nour olive olivier opale pascal perle pierre prudence reine "
    "rim rose roger salma soleil solene souhait victoire violette amal aya chama doha farah hind houda ihsane iman karama lina mina najat nadi noha "
    "rania rita safi sami sara siham wafa yasmine zineb ali omar said adam jad reda anis ilyas amin badr issa nabil samir".split()
)
# What follows tells who somebody is, or where: the rest of the sentence goes.
_TELLS_WHO = re.compile(
    r"\b(?:appell?e\w*|noms?|nomm\w*|prenom\w*|surnom\w*|pseudo\w*|monsieur|madame|mademoiselle|mr|mme|mlle|dr|docteur|maitre|profs?|professeure?s?|tante|tonton|oncle|tata|khalti|ammi|"
    r"cousin\w*|voisin\w*|frere|soeur|fils|fille|mari|femme|papa|maman|pere|mere|habit\w*|rue|avenue|av|boulevard|bd|quartier|hay|lot|lotissement|immeuble|"
    r"residence|appartement|appt|apt|etage|douar|derb|village|commune|chez|ecole|college|lycee|creche|adresse|numero|num|tel|telephone|whatsapp|insta\w*|facebook|fb|"
    r"snap\w*|tiktok|mail|email|courriel|arobase|gmail|hotmail|yahoo|cin|carte|passeport|matricule)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+|\n+")
_SPELLED = frozenset(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt trente quarante cinquante soixante cent mille".split()
)
_SIGN_ALONE = re.compile(r"[.,;:!?…«»()'’\"-]+")
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
# Inside a word: an e-mail, an address of the web, a number in disguise.
_SIGNS = re.compile(r"[\d@/\\_#+*=<>|~^$€%&]|\w[.:]\w")
# Of words with more than two letters, so many at least.
_LEAST_WORDS = 2
# Letters that stand alone spell a name.
_MOST_LETTERS = 2


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Return the words that people ask with, folded: of the examples that understanding is learnt from, without the names in them."""
    lines: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for path in sorted(examples.FOLDER.glob("*.yml")):
        if path.stem.startswith(_NOT_FROM):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("      - "):
                words = _WORD.findall(line)
                lines.update(set(words))
                if not line.isupper():
                    within.update(words[1:])
    # By spelling first: folding is slow, and there are few spellings.
    folded = {word: fold(word) for word in lines}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for word, number in lines.items():
        known = counts[folded[word]]
        known[0] += number
        known[1] += within[word]
        known[2] += within[word] if word[0].isupper() else 0
    common = {word for word, (number, inside, capital) in counts.items() if number >= _LEAST_LINES and 100 * capital <= _NAME_PERCENT * inside}
    return frozenset(common | SMS.keys()) - _NAMES


def _ours(knowledge: Knowledge) -> frozenset[str]:
    """Return the words of our own names, folded: collectives, sections, organisations, themes."""
    texts: list[str | None] = ["AMANE"]
    for one in knowledge.collectifs:
        texts += [one.nom, one.sigle, one.designation, *one.alias]
        texts += [name for theme in one.themes for name in (theme.nom, *theme.alias)]
        texts += [name for organisation in one.organisations for name in (organisation.nom, *organisation.alias)]
        texts += [name for section in one.rubriques.values() for name in (section.titre, *section.alias, *section.sigles)]
    return frozenset(word for text in texts if text for word in fold(text).split() if word.isalpha() and len(word) > 1)


def masked(text: str, knowledge: Knowledge) -> str | None:
    """Return what may be sent of a question; None where too little is left for anybody to read, or where it has a word of danger."""
    if danger.doubtful(fold(text)):
        return None
    common, ours = _common(), _ours(knowledge)
    parts = [part for sentence in _SENTENCE_END.split(text) for part in _sentence(sentence, common, ours)]
    words = [part for part in parts if part != MASK and len(fold(part)) > 2]
    if len(words) < _LEAST_WORDS or parts.count(MASK) > len(words):
        return None
    return re.sub(rf"{re.escape(MASK)}(?: {re.escape(MASK)})+", MASK, " ".join(parts))


def _sentence(text: str, common: frozenset[str], ours: frozenset[str]) -> Iterator[str]:
    """Give the words of a sentence in order, each as it is or masked; signs beside them stay."""
    chunks = _CHUNK.findall(text)
    numbers = _spelled_numbers(chunks)
    told = False
    letters = 0
    for index, chunk in enumerate(chunks):
        if _SIGN_ALONE.fullmatch(chunk):
            yield chunk
            continue
        words = _WORD.findall(chunk)
        letters = letters + 1 if list(map(len, words)) == [1] else 0
        hidden = not words or _SIGNS.search(chunk) or letters > _MOST_LETTERS or index in numbers
        # Of a sentence that tells who or where, our own names stay.
        known = not hidden and _all_known(words, frozenset() if told else common, ours, first=index == 0 or text.isupper())
        yield chunk if known else MASK
        told = told or bool(_TELLS_WHO.search(fold(chunk)))


def _spelled_numbers(chunks: Sequence[str]) -> set[int]:
    """Return the places of number words beside others: « zéro six douze » may be a telephone, « les trois collectifs » is none."""
    spelled = {index for index, chunk in enumerate(chunks) if fold(chunk) in _SPELLED}
    return {index for index in spelled if {index - 1, index + 1} & spelled}


def _all_known(words: Iterable[str], common: frozenset[str], ours: frozenset[str], first: bool) -> bool:
    """Tell whether each word of a chunk is known to be harmless; `first`: a capital tells nothing of the first one."""
    for word in words:
        folded = fold(word)
        if folded in ours:
            continue
        if folded not in common or (word[0].isupper() and not first):
            return False
        first = False
    return True
