"""Say whether a list has what is claimed of it: yes in the point that says it, else what comes near, or that it has nothing of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse

from actions.asking import without_tag
from actions.attributes import attribute
from actions.french import enumerate_words, lowered, that
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.items import introduced, no_such_place, of_the_point, once_more
from actions.leads.points import Matched, OfList, has_word, matched, more_than_there, of_a_list
from actions.positions import A_POINT, is_place, places
from actions.sentences import sentence
from actions.statements import ended
from knowledge.french import VOWELS
from knowledge.text import plain_words

# « Elle aide les handicapés ? »: what stands in a point is no help to anybody.
_HELPS = re.compile(r"\b(?:aid|accompagn|heberg|soign|accueill)\w*")
# « Et l'écologie ? » asks for what a point says, a remark of more words than these may ask for more.
_SHORT = 5
_AND = re.compile(r"(?:et|mais) (?:les?|la|l|des|du|aux?|pour|moi) (?!.*\b(?:qu?oi|qui|qu\w+l\w*|comment|combien|quand|ou)\b)")
# « C'est le deuxième, pas le premier ? »
_NOT_THAT = re.compile(r"\bpas (?:dans )?(?:le|la|les|l|du|au) (?:\d+ ?)?\w+\b.*$")
_A_PAIR = 2
_DENIED = re.compile(r"\b(?:pas|jamais|aucune?|rien|et non)\b")
# « Même si on est pas musulman ? » denies nothing of the point.
_EVEN_IF = re.compile(r"\bmeme si (?:\w+ ){1,4}pas\b")
_NOT_FOR = re.compile(r"\b(?:pas|jamais) (?:vraiment |du tout |directement )?pour (?:les?|la|des?|nous|eux)\b")
# « Revenons au premier : … » names a collective, or what was told before, and claims no place.
_TURNING = re.compile(
    r"\b(?:reven\w*|retour\w*|(?:re)?pass\w*|(?:re)?parl\w*|repren\w*)(?: (?:donc|plutot|un peu|alors))? (?:au|a la|du|de la|sur l[ae]|l[ae]) \w+"
)
_NAMED_THERE = re.compile(r"\b(?:nomm|mentionn|evoqu|figur)\w*|\b(?:citee?s?|apparait|apparaissent|le mot|les mots)\b")
# « C'est gênant si je suis musulmane ? », « ils refusent les chrétiens ? » ask for the contrary of what the page says of them.
A_PROBLEM = re.compile(r"\b(?:soucis?|problemes?|pb|gene[sr]?|genant\w*|derang\w*|exclu\w*|refus\w*|rejet\w*|interdi\w*)\b")
# « Seulement le plaidoyer ? », not « la sensibilisation de la société civile seulement ? », which asks of one point.
ONLY = re.compile(
    r"^(?:(?:et|donc|mais|alors|ah|ok|c est|ce n est|est ce) )*(?:seulement|uniquement|exclusivement|rien que|juste)\b(?! (?:avant|apres))"
    r"|\bc ?est (?:juste|seulement|uniquement|que) (?:pour|de|du|des|d)\b"
    r"|\b(?:seulement|uniquement|rien que|que|juste) (?:ca|cela|ce point)\b|\b(?:se limite\w*|limitee?s?) (?:a|aux?)\b"
)
_OPEN_ONE = re.compile(r"\b(?:ou|combien|quel\w*|qui|quoi|comment)\b(?! ?$)")
# « Le troisième, c'est pareil ? » asks what it says.
_THE_SAME = re.compile(r"\b(?:pareil\w*|meme|idem|aussi)\b")


@of_a_list
def whether_there(asked: OfList) -> Answered | None:
    """« C'est la première ? » after a point, « le 2e, c'est l'hôpital ? »: of the place that is named."""
    text = _TURNING.sub(" ", _NOT_THAT.sub("", asked.request.question.claim))
    claimed = asked.named_in(text)
    if places(text) and not claimed and not asked.meant:
        return no_such_place(asked)
    if len(claimed) != 1 or _DENIED.search(text):
        return None
    words = tuple(filterfalse(is_place, asked.words_in(text)))
    found = matched(asked.listed, words)
    if not words and _THE_SAME.search(text):
        return asked.tell(claimed)
    meant = found.places if words else () if asked.told is None else (asked.told,)
    if not meant:
        return asked.tell_in("point_voici", claimed[0], gap=NOT_SAID) if words else None
    # Of several that are equally near the one that is claimed is right; « le 3e, c'est l'environnement, la nature ? » says more than is there.
    name = "point_c_est" if found.every or not words else ""
    return asked.tell_in(name, claimed[0]) if claimed[0] in meant else asked.tell_in("point_c_est_plutot", meant[0])


@of_a_list
def what_it_means(asked: OfList) -> Answered | None:
    """« Un plaidoyer, c'est quoi ? » of a word that a point has: the page explains no words, and this is how it uses it."""
    return asked.tell_in("mot_employe", asked.meant[0], gap=NOT_SAID) if asked.meant else None


@of_a_list
def in_short(asked: OfList) -> Answered | None:
    """« Et les gays ? » just after a list, or « et les femmes ? », of whom it tells, whatever it was read as: whether one of its points does."""
    alone = len(asked.words) == 1 and asked.memory.sujets[-1:] == (asked.request.topic,)
    goes_on = asked.memory.sujets and _AND.match(asked.text) and (alone or asked.meant)
    return whether(asked.request, asked.memory, asked.knowledge) if goes_on else None


@of_a_list
def only_that(asked: OfList) -> Answered | None:
    """« Seulement le plaidoyer ? », « que ça ? » of one point of a list: no, beside it there are the others."""
    claim = without_tag(asked.request.question.claim)
    only = ONLY.search(claim)
    if only is None or _DENIED.search(claim) or len(asked.listed.items) < 2 or _OPEN_ONE.search(claim):
        return None
    words = asked.words_in(claim[only.end() :]) if claim[only.end() :].strip() else ()
    found = matched(asked.listed, words)
    meant = found.places if words and found.every else () if words or asked.told is None else (asked.told,)
    titles = [item.title for place, item in enumerate(asked.listed.items) if item.title and place not in meant]
    if len(meant) != 1 or len(titles) != len(asked.listed.items) - 1:
        return None
    return Answered(sentence("pas_seulement", points=enumerate_words(titles)), asked.listed.sources)


@of_a_list
def whether(asked: OfList) -> Answered | None:
    """« Ça couvre le handicap ? »: yes where all its words stand in a point; what comes near, or that the page has no such words, else."""
    text = _EVEN_IF.sub(" ", without_tag(asked.request.question.claim))
    words = asked.words_in(text) or asked.words
    if A_PROBLEM.search(text) and (meant := matched(asked.listed, asked.words).places):
        # « Je suis chrétien, y a pas de souci ? »: neither yes nor no, and what stands before it is asked of.
        return asked.tell(meant[:1])
    found = matched(asked.listed, words)
    if not found.places:
        # « Dans ses objectifs ? » says which list.
        of_it = None if not words and re.search(A_POINT, text) else of_the_point(asked)
        return of_it or (_as_introduced(asked, words, text) or _none_of_them(asked) if words else None)
    if _says_each(asked, words, text):
        said = asked.listed.introduced if asked.listed.titles else introduced(asked).text
        return Answered(sentence("oui_suite", suite=lowered(said)), asked.listed.sources)
    first = found.places[0]
    name = _how_near(asked, found, text)
    if asked.told == first and name == "point_oui":
        return asked.tell([first], sentence("point_oui_aussi", ce_point=_this(asked)))
    return asked.tell_in(name, *found.places)


def _says_each(asked: OfList, words: Sequence[str], text: str) -> bool:
    """« Le droit, les moyens, la stratégie : c'est ça ? »: tell whether each of a list is meant by a word of its own, and nothing else is said."""
    count, alone = len(asked.listed.items), [matched(asked.listed, (word,)) for word in words]
    own = {found.places[0] for found in alone if len(found.places) == 1}
    return len(own) == count > _A_PAIR and all(found.places for found in alone) and not _DENIED.search(text)


def _this(asked: OfList) -> str:
    """Return how a sentence points at the point just told: cette valeur, cet objectif, ce point."""
    noun = asked.listed.noun
    return f"{'cette' if asked.listed.feminine else 'cet' if noun.startswith(tuple(VOWELS)) else 'ce'} {noun}"


def _how_near(asked: OfList, found: Matched, text: str) -> str:
    """Return the name of the sentence for a point that has what is asked, or other words for it that the file gives; empty where it is only near."""
    named, owner = set(asked.request.question.collectives), {asked.request.topic.partition(".")[0]}
    more = not named <= owner or more_than_there(text, asked.listed.items[found.places[0]].text, named == owner)
    denied = _DENIED.search(text)
    if _NOT_FOR.search(text):
        # « C'est pas pour les migrants eux-mêmes, alors ? »: for whom it is no point says by naming them.
        return ""
    if found.every and not more:
        return "point_si" if denied else "point_oui"
    if denied and not more:
        return "point_pas_en_ces_mots"
    return "" if more or denied or _HELPS.search(text) or not found.in_other_words else "point_en_d_autres_mots"


def _as_introduced(asked: OfList, words: tuple[str, ...], text: str) -> Answered | None:
    """« Le texte qu'ils signent ? », « c'est pour le plaidoyer ? »: of what introduces the list, which tells of the signatories."""
    said, meant = plain_words(asked.listed.introduction), attribute(text)
    there = 2 * sum(has_word(said.split(), word) for word in words) >= len(words)
    return introduced(asked) if there or (meant and meant.words.search(said)) else None


@of_a_list
def none_has_it(asked: OfList) -> Answered | None:
    """« Lequel parle de football ? »: none does in these words; after a point it is of that one."""
    if asked.told is None and asked.words and not asked.meant:
        return _none_of_them(asked)
    return once_more(asked.request, asked.memory, asked.knowledge)


def _none_of_them(asked: OfList) -> Answered:
    listed = asked.listed
    if not listed.in_short:
        told = sentence("la_page_ne_le_dit_pas", texte=that(ended(listed.introduction)))
        return Answered(told, listed.sources, whole=True, introduces=True, gap=NOT_SAID)
    none = sentence("aucune_d_elles" if listed.feminine else "aucun_d_eux", points=str(listed.quantity))
    none_does = sentence("aucun_n_en_parle_ce_sont", aucun=none, points=listed.titles)
    # « Les communes sont-elles nommées dans ces buts ? » asks for the words alone, which can be seen.
    asks_more = (len(asked.text.split()) > _SHORT or re.search(A_POINT, asked.text)) and not _NAMED_THERE.search(asked.text)
    told = sentence("pas_parmi_les_points", points=lowered(listed.in_short)) if asks_more else none_does
    return Answered(told, listed.sources, gap=NOT_SAID, bare=listed.introduced, denial=none_does)
