"""Tell one point of a list, or a few: by its place, as the next or the one before, or by what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import filterfalse

from actions.asking import without_tag, words_of
from actions.attributes import attribute
from actions.blocks import Text
from actions.french import capital, enumerate_words, lowered, number, that
from actions.gaps import NOT_SAID
from actions.leads.answered import ASKING_FOR_ALL, MOST_WORDS, Answered
from actions.leads.content import Matched, asked_words, matched, more_than_there
from actions.leads.series import Series, series
from actions.memory import Memory
from actions.plan import Request
from actions.positions import MIDDLE, is_place, places
from actions.sentences import sentence
from actions.statements import ended
from actions.stems import likeness
from knowledge import Knowledge
from knowledge.text import plain_words

_OF_A_POINT = re.compile(r"\b(?:a|aupres de|avec|entre|pour|face a|contre|de|par|vers|aux?) (?:qui|ki)\b")
# « Auprès des écoles ? » after a point is asked of that point.
_OF_THE_POINT = re.compile(r"^(?:(?:mais|et|donc|ok|alors|c est) )*(?:aupres|dans|avec|pour|chez|aux?|a|par|vers|contre|devant|envers)\b")
# « Celle des migrants, elle veut quoi ? », « et l'autre ? »
_NOT_BY_NAME = frozenset({"description", "autre", "rang", "precedent"})
_BEFORE = re.compile(r"\b(?:d ?avant|avant|precedente?s?|precede|dessus|auparavant|remont\w+)\b(?! dernier)")
# « Elle aide les handicapés ? »: what stands in a point is no help to anybody.
_HELPS = re.compile(r"\b(?:aid\w+|accompagn\w*|heberg\w*|soign\w*|accueill\w*)\b")
# « C'est le deuxième, pas le premier ? »
_NOT_THAT = re.compile(r"\bpas (?:dans |en )?(?:le|la|les|l|du|au) (?:\d+ ?)?\w+\b.*$")
_DENIED = re.compile(r"\b(?:pas|jamais|aucune?|rien)\b")
_OTHERS = re.compile(r"\b(?:autres|(?:quoi|rien|pas) d ?autre|autre chose|reste|restent|restante?s?)\b(?! (?:facon|maniere|mots?|termes?)\b)")
# « Le troisième, c'est pareil ? » asks what it says.
_THE_SAME = re.compile(r"\b(?:pareil\w*|meme|idem|aussi)\b")
_AFTER = re.compile(r"\b(?:d ?apres|apres|suivante?s?|suite|ensuite|prochaine?)\b")
_NUMBER_OF = re.compile(r"\b(?:numeros?|num|position|place|rang|(?:com|kom)bientiemes?)\b")


def at_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le 3e », « les deux derniers », « n°2 »; a place that the list has not is said."""
    listed = series(knowledge, request.topic)
    if not listed or not places(request.question.text):
        return None
    there = _named_in(listed, request.question.text)
    return _told(listed, there) if there else _no_such_place(listed)


def same_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« L'objectif deux ? — Des migrants »: the same place in another list of that kind."""
    listed, (topic, place) = series(knowledge, request.topic), memory.point or ("", 0)
    other = topic != request.topic and topic.rpartition(".")[2] == request.topic.rpartition(".")[2]
    described = request.question.reference in ("nom", "description", "tous")
    return _told(listed, [place]) if listed and other and described and place < len(listed.items) else None


def beside(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le suivant », « celui d'avant »: beside the place that is named, else the one last told."""
    listed = series(knowledge, request.topic)
    if not listed:
        return None
    step = -1 if request.question.detail == "element:precedent" or _BEFORE.search(request.question.text) else 1
    named = _named_in(listed, request.question.text)
    start = named[0] if named else _just_told(request, memory)
    if start is None:
        # After the whole list, who wants « le suivant » goes through it from its beginning.
        return _told(listed, [0]) if step > 0 else None
    if not 0 <= start + step < len(listed.items):
        said = sentence("rien_apres" if step > 0 else "rien_avant", point=listed.name(start))
        return Answered(said, listed.sources, point=start)
    return _told(listed, [start + step])


def beside_where_said(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et juste avant dans la liste, il y a quoi ? », whatever it was read as."""
    says = _BEFORE.search(request.question.text) or _AFTER.search(request.question.text)
    return beside(request, memory, knowledge) if says and _just_told(request, memory) is not None else None


def by_content(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel parle de sensibilisation ? »."""
    listed, told = series(knowledge, request.topic), _by_words(request, knowledge)
    # Words that every point has single out none.
    return None if listed and told and len(told.blocks) + 1 == len(listed.items) > 1 else told


def _by_words(request: Request, knowledge: Knowledge) -> Answered | None:
    listed = series(knowledge, request.topic)
    found = matched(listed, asked_words(request.question, knowledge)).places if listed else ()
    return _told(listed, found) if listed and found else None


def the_others(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et les deux autres valeurs ? » after a point: those that are left."""
    listed, told = series(knowledge, request.topic), _just_told(request, memory)
    if not listed or told is None or not _OTHERS.search(request.question.text):
        return None
    left = [place for place in range(len(listed.items)) if place != told]
    titles = [title for place in left if (title := listed.items[place].title)]
    if len(left) < 2 or len(titles) < len(left):
        return _told(listed, left)
    # One sentence that has them all, before each in its own words.
    said = sentence("les_autres_points", nombre=number(len(left)), points=enumerate_words(titles))
    return replace(_told(listed, left), text=said, blocks=tuple(Text(listed.told(place)) for place in left))


def named_place(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le dernier m'échappe, pourriez-vous y revenir ? »: a place in words; « la première, ses objectifs » is one of a collective."""
    of_a_collective = request.question.ordinals and request.topic != "collectifs.objectifs"
    named = any(is_place(word) for word in request.question.text.split())
    return at_place(request, memory, knowledge) if named and not of_a_collective else None


def of_the_same(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Auprès de qui ? », « pour quoi faire ? »: in the point that its words mean, else in the one just told."""
    return _by_words(request, knowledge) or once_more(request, memory, knowledge)


def whose(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui y adhère ? »: what introduces the list says who; « auprès de qui ? » is asked of a point."""
    listed = series(knowledge, request.topic)
    if not listed or _OF_A_POINT.search(request.question.text) or _by_words(request, knowledge):
        return None
    return Answered(ended(listed.introduction), listed.sources)


def in_which(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quel collectif en parle ? », where the question does not name it: whose list it is, and in which point."""
    listed, found = series(knowledge, request.topic), knowledge.section(request.topic)
    if not listed or not found or request.question.reference == "nom":
        return None
    meant = matched(listed, asked_words(request.question, knowledge)).places or ([told] if (told := _just_told(request, memory)) is not None else [])
    if not meant:
        return None
    said = sentence("lequel_point", collectif=capital(found[0].designation), point=listed.name(meant[0]), texte=lowered(listed.items[meant[0]].text))
    return replace(_told(listed, meant[:1]), text=said)


def once_more(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Répète », « plus simplement ? »: of one point, that point and not the whole list."""
    listed, told = series(knowledge, request.topic), _just_told(request, memory)
    return _told(listed, [told]) if listed and told is not None else None


def whether_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est la première ? » after a point, « le 2e, c'est l'hôpital ? »: of the place that is named."""
    listed, text = series(knowledge, request.topic), _NOT_THAT.sub("", request.question.claim)
    claimed = _named_in(listed, text) if listed else []
    if not listed or len(claimed) != 1 or _DENIED.search(text):
        return None
    words = tuple(filterfalse(is_place, asked_words(request.question, knowledge, text)))
    found = matched(listed, words)
    told = _just_told(request, memory)
    if not words and _THE_SAME.search(text):
        return _told(listed, claimed)
    meant = found.places if words else () if told is None else (told,)
    if not meant:
        return _told_within(listed, claimed[0], "point_voici", NOT_SAID) if words else None
    # Of several that are equally near the one that is claimed is right; « le 3e, c'est l'environnement, la nature ? » says more than is there.
    name = "point_c_est" if found.every or not words else "point_proche"
    return _told_within(listed, claimed[0], name) if claimed[0] in meant else _told_within(listed, meant[0], "point_c_est_plutot")


def _told_within(listed: Series, place: int, name: str, gap: str = "") -> Answered:
    """Tell one point in a sentence that says more of it."""
    said = sentence(name, point=listed.name(place), texte=lowered(listed.items[place].text))
    return replace(_told(listed, [place]), text=said, gap=gap)


def what_it_means(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Un plaidoyer, c'est quoi ? » of a word that a point has: the file explains no words, and this is how it uses it."""
    listed = series(knowledge, request.topic)
    found = matched(listed, asked_words(request.question, knowledge)) if listed else None
    return _told_within(listed, found.places[0], "mot_employe", NOT_SAID) if listed and found and found.places else None


def whether(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ça couvre le handicap ? »: yes where all its words stand in a point; what comes near, or that the page has no such words, else."""
    listed = series(knowledge, request.topic)
    text = without_tag(request.question.claim)
    words = asked_words(request.question, knowledge, text) or asked_words(request.question, knowledge)
    if not listed or not words:
        return None
    found = matched(listed, words)
    if not found.places:
        return _of_the_point(request, listed, memory) or _as_introduced(listed, text) or _none_of_them(listed)
    first = found.places[0]
    of_another = not set(request.question.collectives) <= {request.topic.partition(".")[0]}
    more = of_another or more_than_there(text, listed.items[first].text)
    sure = found.every and not more
    yes = "point_si" if _DENIED.search(text) else "point_oui"
    if sure and _just_told(request, memory) == first and yes == "point_oui":
        return replace(_told(listed, found.places), text=sentence("point_oui_aussi", point=listed.name(first)), blocks=())
    name = yes if sure else _how_near(found, text, more)
    said = sentence(name, point=listed.name(first), texte=lowered(listed.items[first].text))
    return replace(_told(listed, found.places), text=said)


def _how_near(found: Matched, text: str, more: bool) -> str:
    """Return the name of the sentence for a point that has not just what is asked: other words that the file gives it mean it, and deny nothing."""
    nothing_else = not (more or _HELPS.search(text) or _DENIED.search(text))
    return "point_en_d_autres_mots" if found.in_other_words and nothing_else else "point_proche"


def _of_the_point(request: Request, listed: Series, memory: Memory) -> Answered | None:
    """« Auprès de qui ? » of the point just told, which says it."""
    told = _just_told(request, memory) if _OF_THE_POINT.search(request.question.text) else None
    return None if told is None else _told_within(listed, told, "point_voici", NOT_SAID)


def _as_introduced(listed: Series, text: str) -> Answered | None:
    """« Le texte qu'ils signent ? »: of what introduces the list, which tells of the signatories."""
    meant = attribute(text)
    if meant is None or not meant.words.search(plain_words(listed.introduction)):
        return None
    return Answered(sentence("la_page_dit", texte=that(ended(listed.introduction))), listed.sources)


def in_which_of_all(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel parle de handicap ? », « qui fait de la sensibilisation ? » of no one in particular: whose point it is, before which one."""
    return in_which(request, memory, knowledge) if request.question.reference in ("aucun", "tous") else None


def by_title(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quels motifs de discrimination ? »: the point that has the thing in its title; « quels objectifs ? » asks for all."""
    listed = series(knowledge, request.topic)
    found = matched(listed, asked_words(request.question, knowledge)) if listed else None
    if listed is None or found is None or len(found.places) != 1:
        return None
    title = words_of(listed.items[found.places[0]].title or "")
    sure = any(likeness(word, one) for word in asked_words(request.question, knowledge) for one in title)
    return _told(listed, found.places) if sure else None


def place_just_told(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est le numéro combien ? » after a point: which one it is, not how many there are."""
    return once_more(request, memory, knowledge) if _NUMBER_OF.search(request.question.text) else None


def none_has_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Lequel parle de football ? »: none does in these words; after a point it is of that one."""
    if same := once_more(request, memory, knowledge):
        return same
    listed = series(knowledge, request.topic)
    words = asked_words(request.question, knowledge)
    return _none_of_them(listed) if listed and words and not matched(listed, words).places else None


def _none_of_them(listed: Series) -> Answered:
    if listed.in_short:
        return Answered(sentence("pas_parmi_les_points", points=lowered(listed.in_short)), listed.sources, gap=NOT_SAID)
    told = sentence("la_page_dit_seulement", texte=that(ended(listed.introduction)))
    return Answered(told, listed.sources, whole=True, introduces=True, gap=NOT_SAID)


def all_in_short(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Quels sont ses objectifs ? »: all of them by their titles, before the list; whose they are, where the question does not name it."""
    listed = series(knowledge, request.topic)
    if not listed or not listed.in_short:
        return None
    unnamed = request.question.reference in _NOT_BY_NAME and not request.question.collectives
    told = listed.introduced if unnamed else listed.in_short
    words = sum(len(text.split()) for text in (told, *(item.text for item in listed.items)))
    return Answered(told, listed.sources, whole=request.question.detail in ASKING_FOR_ALL or words <= MOST_WORDS, introduces=True)


def _just_told(request: Request, memory: Memory) -> int | None:
    """Return the place of the point of this list that was told last, None where none was."""
    topic, place = memory.point or ("", 0)
    return place if topic == request.topic else None


def _told(listed: Series, chosen: Sequence[int]) -> Answered:
    """Tell these points, a sentence each."""
    first, *others = dict.fromkeys(chosen)
    sources = tuple(dict.fromkeys(source for place in chosen for source in listed.items[place].sources))
    return Answered(listed.told(first), sources, blocks=tuple(Text(listed.told(place)) for place in others), point=(others or [first])[-1])


def _place_in(listed: Series, place: int) -> int:
    """Return a place from the beginning of the list; one that it has not stays outside it."""
    middle = len(listed.items) // 2 if len(listed.items) % 2 else -1
    return middle if place == MIDDLE else place if place >= 0 else len(listed.items) + place


def _named_in(listed: Series, text: str) -> list[int]:
    return [place for one in places(text) if 0 <= (place := _place_in(listed, one)) < len(listed.items)]


def _no_such_place(listed: Series) -> Answered:
    """Say how many there are, and the last of them."""
    said = sentence("pas_tant_de_points", nombre=number(len(listed.items), listed.feminine))
    return Answered(said, listed.sources, rest=listed.told(len(listed.items) - 1), point=len(listed.items) - 1)
