"""Who is meant by a place among the others: « l'autre », « le suivant », « la deuxième ». Writes no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.association import is_named
from actions.descriptions import Meant, by_theme, by_theme_or_superlative, described_exactly
from actions.finding import list_of, names_told
from actions.kinds import SECTIONS_OF_KIND
from actions.memory import Memory
from actions.positions import MIDDLE, OTHER_POINTS, places
from actions.question import Marker, Question
from knowledge import Collective, Knowledge

_NEXT = re.compile(r"\b(?:d ?apres|suivante?)\b")
SEVERAL_OTHERS = re.compile(
    r"\b(?:les|des) autres(?: (?:collectif|plateforme|groupe)s?\b| (?:aussi|non|ils|elles|c|on|combien|en|ont|y|sont)\b| *$)"
    r"|\bl[ea]s? (?:2|deux) (?:au|o)tres?\b"
)
# « Les autres membres » are of the one spoken of.
_OTHERS_OF_ITS_OWN = re.compile(
    r"\b(?:les|des|d|quels|quelles|leurs|ses) autres (?:membre|association|asso|fondat\w+|signataire|document|objectif|valeur|partenaire)s?\b"
)
# « Autre chose a été fait ? »
_SOMETHING_ELSE = re.compile(r"\b(?:chose d autre|autres? choses?|rien d autre)\b")
_OF_THE_BEGINNING = re.compile(r"\b(?:celui|celle|l autre|le|la) (?:\w+ )?(?:du (?:tout )?debut|d au debut|de depart|du commencement)\b")
_HE_OR_SHE = re.compile(
    r"(?:(?:et|mais|alors|donc|ok|ah|pour|avec|de) )*(?P<who>lui|elle|celui ci|celui la|celle ci|celle la)(?: (?:alors|du coup|aussi|non))*"
)
_OURS = re.compile(r"\b(?:vos|nos|chez vous)\b")
_ITS_OWN = re.compile(
    r"\b(?:leurs?|sa|son|ses)\b|\b(?:cette plate ?forme|ce (?:groupe|collectif|reseau))\b(?! (?:qui|ou|dont|de|des|du|d|pour|contre)\b)"
)
_WAY = r"(?:e ?mail|mail|courriel|tel|telephon\w*|numero|num|contact|coordonnee)s?"
_TO_REACH_THEM = re.compile(
    rf"\b(?:pour )?les (?:joindre|contacter|appeler)\b|\b{_WAY}\b.*\b(?:leurs?|la bas|chez eux)\b|\b(?:leurs?|la bas|chez eux)\b.*\b{_WAY}\b"
)
_OF_NOBODY = frozenset({"identite", "hors_sujet", "hors_sujet_proche", "attribut_inconnu"})
_LEFT = re.compile(r"\brest(?:ant)?e?s?\b")
# Below this, 0 to 1, collectives are hardly meant in that way.
_A_DOUBT = 0.15
# From this on they surely are.
_SURELY = 0.8
# « Elle défend… », « et ils s'occupent… »: whoever was told of does.
_SAYS_OF_IT = re.compile(r"(?:(?:et|mais|donc|alors|du coup) )*(?:ils?|elles?) ")


def the_first_spoken_of(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et celui du début, ils sont combien ? »: the one that the talk began with, as far as it is remembered."""
    if question.collectives or not _OF_THE_BEGINNING.search(question.text):
        return None
    began = (one.partition(".")[0] for one in memory.vus)
    return next(((one,) for one in began if one != memory.collectif and knowledge.collective(one)), None)


def to_be_reached(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Un mail, un téléphone pour les joindre ? », read as asked of AMANE: the one spoken of."""
    of_nobody = question.kind in _OF_NOBODY and not (question.collectives or is_named(question.text, knowledge))
    spoken_of = memory.collectif if of_nobody and not memory.alerte else None
    return (spoken_of,) if spoken_of and _TO_REACH_THEM.search(question.text) else None


def is_placed(question: Question) -> bool:
    """« Le dernier, c'est pour les enfants ou les migrants ? »: tell whether it is surely meant by its place, whatever else is said."""
    return bool(question.ordinals) and question.reference == "rang" and dict(question.references).get("rang", 0.0) >= _SURELY


def means_its_own(question: Question) -> bool:
    """« Et leur charte, de quand date-t-elle ? »: tell whether it is surely that of the one spoken of, whoever else has one."""
    return _ITS_OWN.search(question.text) is not None and dict(question.references).get("courant", 0.0) >= _SURELY


def means_any(question: Question) -> bool:
    """« L'orientation sexuelle est dans vos valeurs ? »: tell whether it is of any of ours, whoever was spoken of."""
    return _OURS.search(question.text) is not None and not question.collectives


def means_no_other(question: Question, owner: str, knowledge: Knowledge) -> bool:
    """Tell whether nothing is told of `owner` since the question names, or means by a place or as « l'autre plateforme », somebody else."""
    named = question.reference == "nom" and bool(question.collectives) and owner not in question.collectives
    other_platform = question.has(Marker.OTHER) and question.has(Marker.PLATFORM)
    return named or is_placed(question) or (other_platform and not is_platform(knowledge.collective(owner)))


def the_other(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et l'autre ? »: the one spoken of before if this has not just been told of it, else those that are left."""
    if not question.has(Marker.OTHER) and (question.reference != "autre" or _SOMETHING_ELSE.search(question.text)):
        return None
    if question.reference == "courant" and memory.collectif and _OTHERS_OF_ITS_OWN.search(question.text):
        return None
    of_its_points = question.reference == "courant" or OTHER_POINTS.search(question.text)
    if of_its_points and memory.point and memory.sujets[-1:] == memory.point[:1]:
        # « Quelles sont les deux autres ? », « et les autres, de valeurs ? » of the list of which one point was just told.
        return None
    rest = tuple(one for one in in_order(memory, knowledge) if one != memory.collectif)
    if question.has(Marker.BOTH):
        return rest
    return _singled_out_beside(question, memory, knowledge) or _one_of_the_rest(rest, question, memory, knowledge)


def _singled_out_beside(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« L'autre, la grosse »: the one that more is said of than that it is another."""
    # « L'autre en compte onze aussi ? » claims a number, and is not described by it.
    by_words = described_exactly if question.reference == "description" else by_theme_or_superlative
    described = by_words(question, memory, knowledge)
    return described if described and described[0] != memory.collectif else None


def _one_of_the_rest(rest: tuple[str, ...], question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the one spoken of before the present one, or those of whom this was not just told."""
    rest = _beside_the_few_listed(memory, knowledge) or _untold(rest, question, memory) or rest
    if places(question.text) or _LEFT.search(question.text):
        # « Et le troisième ? », « celui qui reste » is none of the two spoken of.
        rest = tuple(one for one in rest if one != memory.collectif_precedent) or rest
    if question.has(Marker.PLATFORM):
        rest = tuple(one for one in rest if is_platform(knowledge.collective(one))) or rest
    return tuple(one for one in rest if one == memory.collectif_precedent) or rest


def of_that_gender(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Elle a été créée en 2009. — Et lui ? » while a platform is spoken of: the one spoken of before that, else the only one, of that gender."""
    named = _HE_OR_SHE.fullmatch(question.text)
    gender = "feminin" if named and named["who"].startswith(("elle", "celle")) else "masculin"
    fitting = [one.id for one in knowledge.collectifs if one.genre == gender]
    if named is None or not memory.collectif or memory.collectif in fitting:
        return None
    before = memory.collectif_precedent
    return (before,) if before in fitting else tuple(fitting) if len(fitting) == 1 else None


def at_position(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Et la deuxième ? »: the one at that place of what was last listed; of the one spoken of it is the place of something else."""
    if names_told(knowledge, memory) and not question.ordinals[1:]:
        return None
    of_the_one = question.reference in ("courant", "precedent") and memory.collectif
    # « Au premier film, ils étaient combien ? »
    if (of_the_one or question.reference == "aucun") and dict(question.references).get("rang", 0.0) < _A_DOUBT:
        return None
    order = in_order(memory, knowledge)
    ordinals = question.ordinals or (places(question.text) if question.reference == "rang" else ())
    meant_ones = (len(order) // 2 if one == MIDDLE else one for one in ordinals)
    return tuple(dict.fromkeys(order[one] for one in meant_ones if -len(order) <= one < len(order))) or None


def next_in_order(question: Question, memory: Memory, knowledge: Knowledge) -> Meant:
    """« Le suivant », where no list of points was told: the one after the collective spoken of, or before it, in the order last listed."""
    step = {"element:suivant": 1, "element:precedent": -1}.get(question.detail, 0)
    if question.reference == "rang":
        step = 1 if _NEXT.search(question.text) else step
    elif question.reference == "courant" and question.kind in SECTIONS_OF_KIND:
        # « Il est né d'une étude. — Et après ? » goes on with the same one.
        return None
    order, spoken = in_order(memory, knowledge), memory.collectif
    if not step or spoken not in order or list_of(knowledge, memory.sujets[-1] if memory.sujets else None):
        return None
    place = order.index(spoken) + step
    return (order[place],) if 0 <= place < len(order) else None


def in_order(memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids in the order last listed, else in that of the file."""
    return memory.liste or tuple(one.id for one in knowledge.collectifs)


def _beside_the_few_listed(memory: Memory, knowledge: Knowledge) -> tuple[str, ...]:
    """Return those left out of what was just searched or compared: « lesquels parlent des enfants ? — Et l'autre ? »."""
    just_listed = (memory.has_searched or memory.sujets[-1:] == ("comparaison",)) and len(memory.liste) > 1
    return tuple(one.id for one in knowledge.collectifs if one.id not in memory.liste) if just_listed else ()


def _untold(collectives: Sequence[str], question: Question, memory: Memory) -> tuple[str, ...]:
    """Leave out those of which this was just told: « les membres du groupe ? — Et de la CDE ? — Et l'autre ? » is about the third."""
    kind = question.kind if question.kind in SECTIONS_OF_KIND else "".join(memory.genres[:1])
    # Where one comes from and who founded it is told by the same sections.
    sections = set(SECTIONS_OF_KIND.get(kind, (kind,)))
    same = [kind, *(other for other, told_by in SECTIONS_OF_KIND.items() if not sections.isdisjoint(told_by))]
    return tuple(one for one in collectives if not any(f"{one}.{other}" in memory.vus for other in same))


def is_platform(collective: Collective | None) -> bool:
    return collective is not None and "plateforme" in f"{collective.nom} {collective.designation}".casefold()


def claims_what_another_is_for(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Elle défend les migrants ? » just after what the CDE is: of her, whoever else has that theme."""
    another = by_theme(question, memory, knowledge)
    just_told = memory.sujets == (f"{memory.collectif}.presentation",)
    claims = question.detail in ("oui_non", "tout") and question.has(Marker.ASKS) and _SAYS_OF_IT.match(question.text)
    return bool(another and just_told and claims and memory.collectif not in another and set(question.collectives) <= set(another))


def as_its_own(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """Return the same question as one that asks whether the one spoken of is for that."""
    return replace(question.naming(collectives=(str(memory.collectif),)), kind="presentation", detail="oui_non", kinds=())
