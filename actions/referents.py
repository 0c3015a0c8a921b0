"""Who is meant: the collectives a question is about, by one list of small rules, tried in turn. Knows no Rasa and writes no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from actions.asking import is_attached, telling
from actions.association import is_spoken_to
from actions.conditions import FOUNDED
from actions.descriptions import Meant, alone_uses_the_words, by_facts, by_theme, by_value, described_exactly
from actions.finding import section_topic
from actions.french import number
from actions.kinds import OWN_NAME_KINDS, SECTIONS_OF_KIND
from actions.memory import Memory
from actions.neighbours import at_position, in_order, is_platform, next_in_order, of_that_gender, the_first_spoken_of, the_other, to_be_reached
from actions.question import Marker, Question
from actions.sets import chosen
from knowledge import Collective, Knowledge
from knowledge.text import plain_words
from knowledge.values import numbers_in

# « C'est la PNPM qui l'a rédigé ? », « la PNPM, c'est ceux qui… ? »: of what stands before « qui » it is claimed that it did it.
DONE_BY = re.compile(r"\b(?:c ?est|est ce|c etait|ce sont|c) (?P<who>(?:\w+ ){1,7}?)(?:qui|ki)\b")
DOES_IT = re.compile(
    r"^(?:(?:et|donc|mais|alors) )*(?P<who>(?:\w+ ){1,6}?)(?:c ?est|ce sont|c|est ce) (?:bien )?(?:ceux|celui|celles?|eux|elles?|lui) (?:qui|ki)\b"
)
_DONE_BY_THEM = re.compile(r"\b(?:faite?s?|men|menee?s?|realisee?s?|conduite?s?|ecrite?s?|redigee?s?|elaboree?s?|lancee?s?) par\b")
# « Genève, c'est la PNPM ? »: of what stands before it is claimed whose it is.
_IT_IS = r"\b(?:c ?est|c ?etait|c)(?: (?:pas|bien|encore|donc|aussi|plutot|toujours|a|de|chez|la|le|l))* {name}\b"
# « AMANE est à l'origine des deux ? », not « des deux valeurs ».
_OF_THE_TWO = re.compile(r"\bdes (?:deux|2)(?: cotes)?$")
# « Pour les migrants, euh non en fait, c'est quoi le groupe ? »: what stands after it is meant.
_CORRECTING = re.compile(
    r"^(?!.*\b(?:compar\w*|entre|differen\w*)\b).*\b(?:(?:euh|heu|oups|zut|mince|enfin|ah) (?:non|nan|nn|pardon|plutot)"
    r"|(?:non|nan|nn|pardon) (?:pardon|en fait|plutot|je (?:veux|voulais) dire|je me (?:suis )?tromp\w*)|(?<!ce que )je voulais dire)\b(?P<after>.+)"
)
_LEFT_OUT = re.compile(r"\bpas (?:a |de |du |le |la |l |les |ceux |celle |celui )*")
# « Les cinq », not « cinq »; « les quatre autres » are those that are left of more.
_SO_MANY = re.compile(r"\b(?:les|des|ces|aux|nos|vos) (\w+)(?! autres?\b)")
# « Vous les avez tous fondés ? », not « tous les membres l'ont fondée ».
_ALL_FOUNDED = re.compile(
    rf"\btou(?:te)?s (?!l[ea]s? |ces |vos |nos )(?:\w+ ){{0,2}}?(?:{FOUNDED.pattern})|(?:{FOUNDED.pattern}) tou(?:te)?s\b(?! l[ea]s? | ces )"
)
# « De combien dépasse-t-elle le groupe ? » compares the one spoken of with the one named.
_MORE_THAN = re.compile(r"\b(?:combien|cb)\b.*\b(?:depass\w*|surpass\w*|devanc\w*|(?:de |en )?(?:plus|moins) (?:(?:grand|gros)\w* )?qu\w*)\b")
_TWO_PLATFORMS = re.compile(r"\b(?:deux|2) plate? ?form\w*\b")
# What the file tells of all collectives together, too.
_OF_ALL_TOO = ("objectifs",)
# Tells whom a question means, none where it is unclear; None where it has nothing to say.
Rule = Callable[[Question, Memory, Knowledge], Meant]


def only_owner(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« C'est quoi, l'EPU ? »: the only one that has it, whoever was spoken of."""
    owners = [one.id for one in knowledge.collectifs if section_topic(one, question.kind)] if question.kind in OWN_NAME_KINDS else []
    return (owners[0],) if len(owners) == 1 else None


def done_to(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« C'est la PNPM qui a fondé la CDE ? » is about the CDE, of which something is claimed."""
    claimed = DONE_BY.search(question.text) if len(question.collectives) == 2 else None
    by, other = (knowledge.collective(one) for one in question.collectives) if claimed else (None, None)
    if claimed is None or by is None or other is None:
        return None
    return (other.id,) if is_one_of(claimed["who"], names_of(by)) and not is_one_of(claimed["who"], names_of(other)) else None


def thing_done_by(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« La PNPM, c'est ceux qui ont fait l'étude ? », « faite par la PNPM ? » is about the study, of which it is claimed who did it.

    « C'est la PNPM ? » just after who did it is, too.
    """
    if memory.dits[:1] and memory.dits[0][1] == "qui" and memory.sujets and identifies(question, knowledge):
        return (memory.sujets[-1].partition(".")[0],)
    claims = DOES_IT.search(question.text) or _DONE_BY_THEM.search(question.text)
    return (question.sections[0].partition(".")[0],) if question.sections and claims else None


def identifies(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question claims of something that it is that of the one collective that it names."""
    named = knowledge.collective(question.collectives[0]) if len(question.collectives) == 1 and question.detail == "oui_non" else None
    names = [plain_words(name).removeprefix("la ").removeprefix("le ") for name in names_of(named)] if named else []
    return any(re.search(_IT_IS.format(name=re.escape(name)), question.text) for name in names)


def names_of(collective: Collective) -> tuple[str, ...]:
    """Return all names of a collective."""
    return (collective.designation, collective.nom, *collective.alias, *([collective.sigle] if collective.sigle else []))


def is_one_of(who: str, names: Iterable[str]) -> bool:
    """Tell whether folded words, with a space after the last, have one of these names."""
    return any(f" {plain_words(name)} " in f" {who}" for name in names)


def named(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Les valeurs de la PNPM ? »: those named; « le groupe des migrants » is described, though it has the name of another.

    Who corrects himself means the one whom he names after that.
    """
    if corrected := _CORRECTING.search(question.text):
        after = _LEFT_OUT.split(corrected["after"])[0]
        last = [one.id for one in map(knowledge.collective, question.collectives) if one and is_one_of(f"{after} ", names_of(one))]
        if len(last) == 1:
            return tuple(last)
    so_described = question.reference == "description" or _has_a_name_of_any(question, knowledge)
    themed = by_theme(question, memory, knowledge) if so_described and question.collectives else None
    return themed or question.collectives or None


def _has_a_name_of_any(question: Question, knowledge: Knowledge) -> bool:
    """« C quoi le groupe pour les migrants »: tell whether the one named, which has no acronym, is called by a word of every day, and a theme."""
    one = knowledge.collective(question.collectives[0]) if len(question.collectives) == 1 else None
    names = [alias for alias in one.alias if " " not in alias] if one and not one.sigle else []
    named = [theme for other in knowledge.collectifs for theme in other.themes if theme.nom in question.themes]
    themes = [name for theme in named for name in (theme.nom, *theme.alias)]
    return bool(names and themes) and is_attached(names, themes, question.text)


def owner_of_section(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« L'étude, c'était quand ? »: the one that has the section named."""
    return (question.sections[0].partition(".")[0],) if question.sections else None


def any_platform(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Quand a été fondée la plateforme ? » where none is spoken of: it is unclear which, whatever word for being founded one of them uses."""
    one = question.has(Marker.PLATFORM) and not question.has(Marker.EVERY, Marker.BOTH, Marker.OTHER) and "plateformes" not in question.text
    bare = one and question.reference in ("aucun", "courant")
    said = [word for word in telling(question, knowledge, question.text) if not FOUNDED.search(word)] if bare else []
    spoken, platforms = knowledge.collective(memory.collectif), [one for one in knowledge.collectifs if is_platform(one)]
    return () if bare and not said and len(platforms) > 1 and spoken not in platforms else None


def every_one(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Les trois »: all that were last listed; « onze ? » is asked of the only one that has so many."""
    all_founded = _ALL_FOUNDED.search(question.text) and is_spoken_to(question.text, knowledge)
    if all_founded and not question.collectives:
        return in_order(memory, knowledge)
    of_the_one = question.reference == "courant" and memory.collectif
    if of_the_one or not (question.has(Marker.EVERY) or question.reference == "tous"):
        return None
    return (None if question.has(Marker.EVERY) else by_value(question, memory, knowledge)) or in_order(memory, knowledge)


def last_two(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Les deux », « des deux côtés »: the platforms, where it says so, else the two last listed, or last spoken of, in that order."""
    if not (question.has(Marker.BOTH) or _OF_THE_TWO.search(question.text)):
        return None
    if question.has(Marker.PLATFORM):
        return tuple(one.id for one in knowledge.collectifs if is_platform(one))
    if len(memory.liste) == 2 and memory.collectif in (None, *memory.liste):
        return memory.liste
    return (str(memory.collectif_precedent), str(memory.collectif)) if memory.collectif and memory.collectif_precedent else None


def the_one_before(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Celle d'avant, elle a une charte ? »: the one spoken of before the present one."""
    return (memory.collectif_precedent,) if question.reference == "precedent" and memory.collectif_precedent else None


def described_by_words(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et pour celle des droits de l'enfant ? »: the one that the words describe."""
    if question.reference == "nom":
        # « Les migrants, c'est né quand ? » names it by what it is about.
        return by_theme(question, memory, knowledge)
    if question.reference != "description":
        return None
    return described_exactly(question, memory, knowledge) or by_facts(question, memory, knowledge)


def of_nobody_named(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et les trente, c'est qui ? », « le rapport annuel, il est de qui ? »: the one that has it, whoever was spoken of."""
    if question.reference not in ("aucun", "precedent") or memory.alerte:
        return None
    return by_value(question, memory, knowledge) or alone_uses_the_words(question, memory, knowledge)


def the_so_many(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Les cinq du départ, c'est qui ? » while another is spoken of, of which nothing has that number: the only one that has so many."""
    counted = {said.number.value for said in numbers_in(" ".join(_SO_MANY.findall(question.text)))}
    if not memory.collectif or memory.alerte or not counted or min(counted) <= len(knowledge.collectifs):
        return None
    asked = SECTIONS_OF_KIND.get(question.kind)
    having = [
        one.id
        for one in knowledge.collectifs
        # « Les cinq » of founders are no five goals.
        if any(each.count and each.count.value in counted and (asked is None or name in asked) for name, each in one.rubriques.items())
    ]
    return (having[0],) if len(having) == 1 and having[0] != memory.collectif else None


def spoken_of(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et ses membres ? »: the one last spoken of."""
    return (memory.collectif,) if memory.collectif and knowledge.collective(memory.collectif) else None


def only_teller(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Trois valeurs ou quatre ? » while nobody in particular is spoken of: the only one whose page tells of it, in a talk just that."""
    if memory.alerte:
        return None
    if not memory.dits and question.kind in _OF_ALL_TOO:
        return None
    first = SECTIONS_OF_KIND.get(question.kind, (question.kind,))[0]
    telling = tuple(one.id for one in knowledge.collectifs if (first in one.rubriques if memory.dits else section_topic(one, question.kind)))
    return telling if len(telling) == 1 else None


RULES: tuple[Rule, ...] = (
    only_owner,
    done_to,
    thing_done_by,
    named,
    owner_of_section,
    any_platform,
    the_first_spoken_of,
    to_be_reached,
    the_other,
    described_by_words,
    at_position,
    next_in_order,
    last_two,
    every_one,
    of_nobody_named,
    the_one_before,
    of_that_gender,
    the_so_many,
    spoken_of,
    by_theme,
    by_facts,
    only_teller,
    by_value,
)


def meant(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the collectives a question is about, as the first rule has it that has something to say; none where it is unclear."""
    return next((ids for rule in RULES if (ids := rule(question, memory, knowledge)) is not None), ())


def is_described(question: Question, collectives: Sequence[str], memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a question that names nobody is about these since its words single them out: « le plus gros », « les cinq »."""
    rule = {"description": described_exactly, "aucun": of_nobody_named, "precedent": of_nobody_named}.get(question.reference)
    return rule is not None and not question.collectives and rule(question, memory, knowledge) == tuple(collectives)


def among_whom(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the collectives among which a search is made, none where among all: « et les deux autres ? » leaves out the one spoken of."""
    if question.collectives or question.kind != "recherche":
        return question.collectives
    if question.reference == "autre" and memory.collectif:
        return the_other(replace(question, markers=question.markers | {Marker.BOTH}), memory, knowledge) or ()
    # « Le groupe et la CDE ? — AMANE a fondé les deux ? »
    return last_two(question, memory, knowledge) or ()


def compared(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the collectives to put side by side: two at least, all of the file where not two are meant."""
    if platforms := _two_platforms(question, knowledge):
        return platforms
    # « Les migrants et les violences »
    themed = tuple(one.id for one in knowledge.collectifs if any(theme.nom in question.themes for theme in one.themes))
    chosen = question.collectives or (themed if len(themed) > 1 else ())
    if len(chosen) == 1 and memory.collectif not in (None, *chosen):
        # « Et par rapport à la PNPM ? »
        chosen = (str(memory.collectif), *chosen)
    if not chosen and question.has(Marker.BOTH):
        chosen = meant(question, memory, knowledge)
    chosen = chosen or last_two(question, memory, knowledge) or _just_compared(question, memory, knowledge)
    return chosen if len(chosen) > 1 else tuple(one.id for one in knowledge.collectifs)


def _two_platforms(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """« Vos deux plateformes », « …, la PNPM et l'autre »."""
    platforms = tuple(one.id for one in knowledge.collectifs if is_platform(one)) if _TWO_PLATFORMS.search(question.text) else ()
    return platforms if len(platforms) == 2 and set(question.collectives) <= set(platforms) else ()


def _just_compared(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """« La différence entre le groupe et la CDE ? — Laquelle a le plus de membres ? » goes on with these two, unless it says all or another."""
    goes_on = memory.dits[:1] and memory.dits[0][0] == "comparaison" and not question.has(Marker.EVERY, Marker.OTHER)
    all_of_them = f" des {number(len(knowledge.collectifs))}" in question.text
    return memory.liste if goes_on and len(memory.liste) == 2 and not all_of_them else ()


def compares_with_another(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« De combien d'associations dépasse-t-elle le groupe ? » of the CDE: the two are compared."""
    another = len(question.collectives) == 1 and memory.collectif not in (None, *question.collectives)
    return another and question.kind == "membres" and _MORE_THAN.search(question.text) is not None


def asks_the_same_of_others(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Les autres se sont-ils dotés d'un texte de ce genre ? », read as a search that finds nothing: of the likeliest section of theirs."""
    if question.kind != "recherche" or not question.has(Marker.OTHER) or question.collectives or not (memory.collectif and question.nearest):
        return False
    named = question.themes or question.organisations or question.years
    return not (named or chosen(knowledge, question, among_whom(question, memory, knowledge)).known)
