"""What a question names of a section, with the article that its text gives it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import words_of
from actions.french import lowered
from actions.leads.nearest import PLACES_OF_TEXT
from knowledge import Section
from knowledge.french import VOWELS

# How a text brings in a thing, and how it is called from then on.
_ARTICLES = {"un": "le", "le": "le", "son": "le", "du": "le", "une": "la", "la": "la", "sa": "la", "l’": "l’"}
_BRINGS_IN = r"\b(?:(une?|le|son|du|la|sa|des|les|ses|leurs)(?: \w+)? |(l’))"


def named_thing(section: Section, words: Sequence[str], of_any_word: bool = False) -> str:
    """Return with its article what these folded words name of a section: « l’étude à l’origine du groupe », « le mécanisme de collaboration ».

    of_any_word: of all the words of its text, and not just of what the file says that there is.
    """
    having = sorted(section.existe, key=len, reverse=True)
    # « Ce rapport » is « le rapport annuel », the page is none of its own.
    names = [one for one in having if set(words_of(one)) <= set(words) or words_of(one)[0] in set(words) - PLACES_OF_TEXT]
    if of_any_word:
        names += [one for one in re.findall(r"\w+", section.introduction) if not set(words_of(one)).isdisjoint(words)]
    for name in names:
        if found := re.search(_BRINGS_IN + re.escape(name) + r"\b", section.introduction, re.IGNORECASE):
            article = _ARTICLES.get((found[1] or found[2]).lower(), "les")
            elided = article != "les" and name[0].lower() in VOWELS
            thing = f"l’{name}" if elided or article == "l’" else f"{article} {name}"
            return lowered(section.titre) if section.titre.casefold().startswith(thing.casefold()) else thing
    return ""
