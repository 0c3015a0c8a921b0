"""Tell one point of a list, or a few: by its place, as the next or the one before, by what it speaks of, or as what is left of all."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from actions.asking import asks_in_what_sense
from actions.blocks import Text
from actions.finding import DIGITS, names_told
from actions.french import number
from actions.gaps import NOT_SAID
from actions.leads.answered import ASKING_FOR_ALL, MOST_WORDS, Answered
from actions.leads.points import OfList, has_word, matched, of_a_list
from actions.lengths import length
from actions.memory import Memory
from actions.positions import A_POINT, OTHER_POINTS, is_place, places
from actions.readings import asks_where_it_stands
from actions.request import Request
from actions.sentences import sentence
from actions.statements import ended, tells
from knowledge import Knowledge
from knowledge.text import plain_words

# « Auprès des écoles ? » after a point is asked of that point.
_OF_THE_POINT = re.compile(
    r"^(?:(?:mais|et|donc|ok|alors|c|c ?est|pas?|que|juste) )*(?:aupres|dans|avec|pour|chez|aux?|a|par|vers|contre|devant|envers|entre)\b"
    r"(?!.*\b[qk]u?(?:i|oi|el\w*)\b)"
)
_OF_A_POINT = re.compile(r"\b(?:a|aupres de|avec|entre|pour|de|par) (?:qui|ki)\b")
_BEFORE = re.compile(r"\b(?:d ?avant|avant|precedente?s?|precede|dessus|remont\w+)\b(?! dernier)")
_AFTER = re.compile(
    r"\b(?:d ?apres|apres|suivante?s?|suite|ensuite|prochaine?)\b"
    # « Une autre ! », « donnez-m'en un autre ».
    rf"|^(?:(?:et|ok|encore|allez|bon|donne\w*|dis|dites|cite\w*|m|moi|nous|en|il y a|y a) )*une? autre(?: {A_POINT})?(?: svp| stp| alors)?$"
)
_HOW_MANY = re.compile(r"\b(?:combien|cb|nombre)\b")
# « Les deux suivants »
_SO_MANY = re.compile(rf"\b(\d|{'|'.join(DIGITS)}) (?:autres )?(?:suivante?s|prochaine?s|precedente?s|d ?apres|d ?avant|qui suivent|qui precedent)\b")
# « Après le plaidoyer ? » goes on from that point.
_FROM = re.compile(r"\b(?:apres|avant) (?:le|la|les|l|celui|celle)\b(?P<of>.+)")
_OTHERS = re.compile(
    r"\b(?:d ?autres?|autres|(?:les|des) (?:deux|trois|[2-9]) autre|autre chose|reste|restent|restante?s?)\b(?! (?:facon|maniere|dans cette)\b)"
)
# « À part le plaidoyer ? »: all but those that are named.
_ALL_BUT = re.compile(r"\b(?:a part(?! ou\b)|hormis|sauf(?! erreur)|en dehors|autres? (?:chose )?que)\b(?P<of>.+)")
# « Celui qu'il a zappé, il a mis… »: of several that are named, those that are not.
_FORGOTTEN = re.compile(r"\b(?:oubli\w*|zapp\w*|omis|manqu\w*|saut\w*)\b(?! (?:le|la|les|l|celui|celle)\b)")
# « Et cinq ? »: in so few words a number is hardly anything but a place.
_FEW = 3
# « C'est quel numéro ? », « le kantième ? », « l'objectif combien ? », « c'est laquelle des trois valeurs ? », « même point ou le suivant ? »
_WHICH = r"(?:(?:quel|kel)(?:le)?|l[ea](?:quel|kel)(?:le)?)"
_WHICH_PLACE = re.compile(
    rf"\b(?:{_WHICH}|son) (?:numero|num|position|rang|n$)|\b(?:en|a) {_WHICH} place\b|\b(?:com|kom|k|qu)[bi]*[ae]n[tl]?i?em(?:es?)?\b"
    rf"|\b(?:{A_POINT}(?<!s)|numero|num|n) (?:est |c est )?(?:le |la )?(?:combien|cb)\b(?! d)|\b(?:c|est) (?:le|la) (?:combien|cb)\b(?! d)"
    rf"|\b(?:c|c ?est|est) (?:bien )?(?:dans )?{_WHICH} (?:{A_POINT}\b|des (?:\w+ )?{A_POINT}\b|des \w+$)|\bmeme {A_POINT} ou\b"
    rf"|\b(?:c|c ?est|est) (?:le|la)?quel(?:le)? (?:de|d entre|parmi) (?:leurs|ses|ces|vos|les) {A_POINT}\b"
)
# « Quels sont les autres motifs ? » of a point that enumerates some asks for the rest of that point.
_WITHIN = re.compile(r"\bautres? (?:motif|critere|cas|raison|forme|discrimination|exemple|categorie)s?\b")
# « Ça vient de qui, cette phrase ? », « dans quoi c'est écrit ? », « c'est la charte de qui ? », « dans quel texte ? »
_WHERE_FROM = re.compile(
    r"\b(?:vient|tiree?s?|ecri[st]\w*) (?:\w+ )?(?:d e?|dans )?(?:qu?oi|koi|qui|ki|ou|[qk]\w*el(?:le)? (?:texte|document|charte))\b"
    r"|\b(?:d ou|ou|dans (?:qu?oi|koi)) (?:\w+ ){0,2}(?:vient|viennent|tiree?s?|ecri[st]\w*)\b"
    rf"|\b(?:texte|charte)s? (?:est |c est )?de (?:qui|ki)\b|\b(?:dans|ds|sur) {_WHICH} (?:texte|document|charte)s?\b"
)


@of_a_list
def at_place(asked: OfList) -> Answered | None:
    """« Le 3e », « les deux derniers », « n°2 »; a place that the list has not is said. « Objectif 3. — PNPM, pardon » is of the same place."""
    just_told = asked.memory.point[1:] if asked.memory.dits[:1] and asked.memory.dits[0][1] == asked.request.question.detail else ()
    if just_told and asked.request.question.collectives and not places(asked.text) and just_told[0] < len(asked.listed.items):
        return None if asked.meant else asked.tell(just_told)
    if not places(asked.text) or _ALL_BUT.search(asked.text):
        return None
    return asked.tell(asked.named, several="ces_points") if asked.named else no_such_place(asked)


@of_a_list
def beside(asked: OfList) -> Answered | None:
    """« Le suivant », « celui d'avant », whatever it was read as: beside the place or the words that are named, else the one last told."""
    before, after, detail = _BEFORE.search(asked.text), _AFTER.search(asked.text), asked.request.question.detail
    if detail not in ("element:suivant", "element:precedent") and (asked.told is None or not (before or after)):
        return None
    step = -1 if detail == "element:precedent" or before else 1
    words = found["of"] if (found := _FROM.search(asked.text)) else ""
    start = next(iter((*asked.named, *matched(asked.listed, asked.words_in(words) if words else ()).places)), asked.told)
    if start is None:
        # After the whole list, who wants « le suivant » goes through it from its beginning.
        return asked.tell([0]) if step > 0 else None
    listed = asked.listed
    if not 0 <= start + step < len(listed.items):
        count = number(len(listed.items), listed.feminine)
        said = sentence("rien_apres" if step > 0 else "rien_avant", nombre=count, point=listed.name(start))
        return Answered(said, listed.sources, point=start)
    return asked.tell(_places_beside(start, step, asked), several="ces_points")


def _places_beside(start: int, step: int, asked: OfList) -> list[int]:
    """« Les deux suivants »: return the places after one, or before it, as many as are asked for, one where no number is."""
    many = int(DIGITS.get(counted[1], counted[1])) if (counted := _SO_MANY.search(asked.text)) else 1
    return sorted(start + step * one for one in range(1, many + 1) if 0 <= start + step * one < len(asked.listed.items))


@of_a_list
def by_content(asked: OfList) -> Answered | None:
    """« Lequel parle de sensibilisation ? »; words that every point has single out none."""
    return asked.tell(asked.meant) if 0 < len(asked.meant) < len(asked.listed.items) else None


@of_a_list
def by_its_title(asked: OfList) -> Answered | None:
    """« Ils font quoi comme sensibilisation ? », read as a question about all of a list: the one point whose title it names."""
    titles = [plain_words(item.title or "").split() for item in asked.listed.items]
    named = [place for place, title in enumerate(titles) if any(has_word(title, word) for word in asked.words)]
    every = f"{asked.listed.noun}s" in asked.text.split() or asked.listed.owner == ""
    return asked.tell(named) if len(named) == 1 and not every else None


@of_a_list
def the_others(asked: OfList) -> Answered | None:
    """« Et les deux autres valeurs ? » after a point, « à part le plaidoyer ? »: those that are left of the list."""
    if asked.told is not None and _WITHIN.search(asked.text):
        return asked.tell([asked.told])
    gone = _left_out(asked) or ({asked.told} if asked.told is not None and _OTHERS.search(asked.text) else set())
    return _all_but(asked, gone)


@of_a_list
def all_but(asked: OfList) -> Answered | None:
    """« Il a mis l'échange et le plaidoyer, il manque quoi ? », « à part le plaidoyer ? »: those that are not named, whatever it was read as."""
    # « Et les deux autres, de valeurs ? » after one of them.
    if asked.told is not None and (OTHER_POINTS.search(asked.text) or _WITHIN.search(asked.text)):
        return the_others(asked.request, asked.memory, asked.knowledge)
    return _all_but(asked, _left_out(asked))


def _all_but(asked: OfList, gone: Container[int]) -> Answered | None:
    left = [place for place in range(len(asked.listed.items)) if place not in gone]
    return asked.tell(left, several="les_autres_points") if 0 < len(left) < len(asked.listed.items) else None


def _left_out(asked: OfList) -> set[int]:
    """Return the places of those that a question names to ask for the others."""
    if but := _ALL_BUT.search(asked.text):
        return {*asked.named_in(but["of"]), *matched(asked.listed, asked.words_in(but["of"])).places}
    if not _FORGOTTEN.search(asked.text):
        return set()
    by_words = (matched(asked.listed, (word,)).places for word in asked.words)
    named = {*asked.named, *(found[0] for found in by_words if len(found) == 1)}
    return named if len(named) > 1 else set()


@of_a_list
def where(asked: OfList) -> Answered | None:
    """« À Rabat ou partout ? », « dans quelles régions ? »: the point that speaks of the country, where no other is meant."""
    there = matched(asked.listed, ("pays",)).places if asked.words else ()
    return asked.tell(there) if len(there) == 1 and asked.meant in ((), there) else None


@of_a_list
def named_place(asked: OfList) -> Answered | None:
    """« Le dernier m'échappe, pourriez-vous y revenir ? »: a place in words; « la première, ses objectifs » is one of a collective."""
    question, said = asked.request.question, asked.text.split()
    of_a_collective = question.ordinals and question.reference != "courant" and asked.request.topic != "collectifs.objectifs"
    named = (any(map(is_place, said)) or len(said) <= _FEW) and not _HOW_MANY.search(asked.text)
    return at_place(asked.request, asked.memory, asked.knowledge) if named and not of_a_collective else None


@of_a_list
def several_at_places(asked: OfList) -> Answered | None:
    """« Les deux premières » just after how many there are, read as if it asked for a number: those at these places."""
    few = len(asked.named) > 1 and not _HOW_MANY.search(asked.text)
    return at_place(asked.request, asked.memory, asked.knowledge) if few else None


@of_a_list
def of_the_same(asked: OfList) -> Answered | None:
    """« Auprès de qui ? », « pour quoi faire ? »: in the point that its words mean, else in the one just told."""
    return asked.tell(asked.meant) if asked.meant else of_the_point(asked) or once_more(asked.request, asked.memory, asked.knowledge)


def of_the_point(asked: OfList) -> Answered | None:
    """« Auprès des écoles ? » of the point just told, which says it."""
    said = asked.told is not None and _OF_THE_POINT.search(asked.text)
    return asked.tell_in("point_voici", asked.told, gap=NOT_SAID) if said and asked.told is not None else None


@of_a_list
def whose(asked: OfList) -> Answered | None:
    """« Qui y adhère ? »: what introduces the list says who; « auprès de qui ? » is asked of a point."""
    # What introduces the goals of all says why, and not who.
    just_told = asked.told is not None and asked.knowledge.section(asked.request.topic) is None
    return None if just_told or asked.meant or _OF_A_POINT.search(asked.text) else introduced(asked)


@of_a_list
def where_from(asked: OfList) -> Answered | None:
    """« Ça vient de qui, cette phrase ? » of a point that was told, or is quoted: what introduces the list says whose it is."""
    question = asked.request.question
    if asks_where_it_stands(question, asked.memory, asked.knowledge) and not asks_in_what_sense(asked.text):
        return introduced(asked)
    if not _WHERE_FROM.search(asked.text) or question.detail == "lien":
        return None
    quoted = asked.words_in(_WHERE_FROM.sub(" ", asked.text))
    return introduced(asked) if asked.told is not None or not quoted or matched(asked.listed, quoted).every else None


_ASKS_ELSE = re.compile(r"\b(?:ou|quand|combien)\b")


def of_the_names(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et le deuxième, c'est qui ? », « le 2e sigle ? » of names just told: the one at that place, and what its letters stand for."""
    named, owner = names_told(knowledge, memory), knowledge.section(request.topic)
    there = [named[place] for place in places(request.question.text) if -len(named) <= place < len(named)]
    # « Où s'est tenue la première réunion ? » is of none of them.
    if owner is None or len(there) != 1 or request.topic != memory.sujets[-1] or _ASKS_ELSE.search(request.question.text):
        return None
    collective, section = owner
    body = next((one for one in collective.organisations if one.sens and tells(there[0], one.nom)), None)
    sources = (*section.sources[:1], *([body.source] if body and body.source else []))
    return Answered(f"C’est {there[0]} ({body.sens})." if body else f"C’est {there[0]}.", sources)


def introduced(asked: OfList) -> Answered:
    return Answered(ended(asked.listed.introduction), asked.listed.sources)


@of_a_list
def in_which_of_all(asked: OfList) -> Answered | None:
    """« Lequel parle de handicap ? », « qui fait de la sensibilisation ? » of no one in particular: whose point it is, before which one."""
    question = asked.request.question
    of_no_one = question.reference in ("aucun", "tous") or (question.detail == "lesquels" and question.reference != "nom")
    found, place = asked.knowledge.section(asked.request.topic), next(iter(asked.meant), asked.told)
    if not of_no_one or found is None or place is None:
        return None
    it_is = sentence("c_est_lui", collectif=found[0].designation, texte="").removesuffix(" : ")
    return asked.tell([place], asked.listed.told_of(it_is, place))


@of_a_list
def which_place(asked: OfList) -> Answered | None:
    """« C'est quel numéro ? » of the point that its words mean, else of the one just told, else the whole list."""
    # « C'est le troisième ou le quatrième ? » of the one just told.
    of_two = asked.told is not None and len(asked.named) > 1 and " ou " in asked.text
    if not (of_two or _WHICH_PLACE.search(asked.text)):
        return None
    place = asked.told if of_two or asked.told in asked.meant else next(iter(asked.meant), asked.told)
    if place is None:
        return replace(introduced(asked), whole=True, introduces=True)
    return asked.tell_in("point_a_sa_place", place, rang=asked.listed.rank(place))


@of_a_list
def once_more(asked: OfList) -> Answered | None:
    """« Répète », « plus simplement ? »: of one point, that point and not the whole list; « redites-moi ces valeurs » asks for the list."""
    return None if asked.told is None or f"{asked.listed.noun}s" in asked.text.split() else asked.tell([asked.told])


def _is_known(asked: OfList) -> bool:
    """Tell whether whose list it is needs no word: it is asked for in few, or in a talk about that collective, and nobody greets."""
    question, owner = asked.request.question, asked.request.topic.partition(".")[0]
    named = question.collectives or question.reference == "description"
    goes_on = any(topic.startswith(f"{owner}.") for topic in asked.memory.sujets) and not (named or question.whole.greets)
    return goes_on or bool(length(question.text))


@of_a_list
def all_in_short(asked: OfList) -> Answered | None:
    """« Quels sont ses objectifs ? »: all of them by their titles, before the list; whose they are, where the question does not name it."""
    listed, question = asked.listed, asked.request.question
    if not listed.in_short:
        return None
    owner = asked.knowledge.section(asked.request.topic)
    # « C'est quoi, la charte ? » is answered with whose points they are.
    named = any(has_word(asked.text.split(), plain_words(one)) for one in (owner[1].existe if owner else ()))
    told = listed.in_short if _is_known(asked) and not named else listed.introduced
    words = sum(len(text.split()) for text in (told, *(item.text for item in listed.items)))
    whole = question.detail in ASKING_FOR_ALL or words <= MOST_WORDS
    return Answered(told, listed.sources, blocks=(Text(sentence("en_detail")),) if whole else (), whole=whole, introduces=True)


def no_such_place(asked: OfList) -> Answered:
    """Say how many there are, and the last of them."""
    listed, last = asked.listed, len(asked.listed.items) - 1
    said = sentence("pas_tant_de_points", nombre=number(last + 1, listed.feminine))
    return Answered(said, listed.sources, rest=listed.told(last), point=last)
