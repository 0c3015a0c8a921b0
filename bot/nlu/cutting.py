"""Cut a message where its parts, read by themselves, clearly ask different things: into sentences, and these at a comma or an « et »."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.kinds import FACTUAL_KINDS
from bot.nlu.folding import expand, fold
from bot.nlu.markers import asks_by_itself, is_bare_name, is_negated, only_confirms
from bot.nlu.preparation import Prepared
from bot.nlu.texts import Texts
from bot.nlu.thresholds import SURE

_CLAUSE_END = re.compile(r"\s*[,:;()–—]\s+|\s+[-–—(]\s*")
# « L'UNICEF idem, je suppose », « on m'a dit que… »: says how sure it is, or who said so.
_SUPPOSES = re.compile(
    r"\b(?:je |j )(?:le |l )?(?:suppose\w*|imagine\w*|crois|croyais|pense|pensais|parie|presume|espere|veux dire|me trompe|lis|lisais|ai lu"
    r"|cite|note)\b"
    r"|\b(?:m a|ma|me|m) (?:dit|dis|disent|affirme\w*|raconte\w*|explique\w*|soutient|demande\w*)\b"
)
# « Environnement protecteur », je lis. C'est repris ? »: what was told is what is asked of.
_POINTS_BACK = re.compile(r"^(?:(?:et|bon|donc|alors|mais) )*(?:c|ca|cela|ceci|cest|est ce(?! qu))\b")
# « L'âge y figure, pour un vieillard comme moi ? »: who writes speaks of themselves.
_OF_ONESELF = frozenset("je j jai moi mon ma mes me m mien mienne".split())
# « Ma voisine veut savoir si les handicapés sont défendus. »
_ASKED_OF = re.compile(r"^.*\b(?:savoir|demand\w*|verifi\w*|confirm\w*|dire|dites?|dis) s(?:i|(?= ils? ))\s+")
# « Où » with its accent is no choice.
_OR = re.compile(r"\bou\b", re.IGNORECASE)
_ENDS = re.compile(r"[?!.…;:(«»\n]")
# What one message may cost, whatever its signs.
MOST_CUTS = 6
ANSWERED = FACTUAL_KINDS | {"identite"}
# « Qui la préside et depuis quand AMANE y est ? »: half of a message may be what the page does not say.
_HALF_UNKNOWN = frozenset({"attribut_inconnu", "hors_sujet_proche"})
_SENTENCE_END = re.compile(r"(?<=[.?!;…\n])\s+|\n+|(?:^|\s+)[1-9](?:\)|[.°](?=\s))\s*")
# « Le + vieux » joins nothing.
_PLUS = r"\+(?!\s*(?:vieu|vieil|anci|grand|peti|r[eé]ce|jeun|gros|nombr|d[’' ]))"
_JOINT = re.compile(rf"\s*[,:]\s*(?:et |puis |ainsi que |mais )?|\s+(?:et|é|puis|ainsi que|and|w|o|{_PLUS}|&|/)\s+", re.IGNORECASE)
# « é » and « o » may be « est » and « au » as well as « et ».
_NO_COORDINATION = frozenset({",", ":", "é", "o"})
# The « et » of « entre 2009 et la charte » joins nothing that is asked apart; what differs may be told of each.
_BETWEEN = re.compile(r"(?<!rence )\bentre (?!autres?\b)(?!.*\bet\b)", re.IGNORECASE)
_CORRECTED = re.compile(
    r"\w\W+(?:euh |heu |enfin |ah )?(?:non|nan)[\s,]+(?:attend\w*[\s,]+)?"
    r"(?:d[’' ]abord|plut[oô]t|pardon|en fait|finalement|je (?:voulais|veux)(?: dire| plut[oô]t))"
    r"[\s,]+(?P<after>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
# « Je peux écrire qu'elles sont toutes marocaines ? », « est-il correct de dire que… ? », and not « on peut leur écrire que… ».
_MAY_ONE_SAY = re.compile(
    r"^(?:(?:et|donc|alors|du coup|bon|ok|bonjour|est[- ]ce que|dans mon \w+)[\s,]+)*"
    r"(?:(?:je|j|on) (?:peu[xt]|pourrais?|pourrait|dois|doit)|(?:peut|pourrait|doit|faut)[- ](?:on|il)|puis[- ]je|(?:il )?faut"
    r"|(?:j['’ ]?ai|a-t-on|on a) le droit d['’e]|(?:c['’ ]?est|est[- ]ce|est[- ]il|ce serait|serait[- ]il) (?:juste|correct|exact|vrai) d['’e])"
    r"[\s]*(?:donc |aussi |bien |alors |quand m[eê]me )?(?:[eé]crire|dire|noter|mettre|publier|affirmer|citer|retenir|marquer|annoncer|conclure)"
    r"\s+(?:donc |aussi |bien )?qu(?:e\s+|['’ ]\s*)(?P<said>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Cut:
    """A way to cut a sentence in two; `coordinated` where a word such as « et » joins the sides."""

    left: Prepared
    right: Prepared
    coordinated: bool


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a message; what only asks for a yes is part of the statement before it: « Elle a onze membres. Vrai ou faux ? »."""
    joined: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        folded = fold(sentence)
        if joined and folded and only_confirms(expand(folded)):
            joined[-1] = f"{joined[-1].rstrip('. ')} ?"
        elif folded:
            joined.append(sentence)
    return joined


def asides_of(text: str) -> tuple[str, ...]:
    """Return, folded, what of a text only tells: its sentences without a question mark beside others with one, and clauses about who writes."""
    sentences = sentences_of(text)
    asking = [one for one in sentences if "?" in one]
    asking = sentences if not asking or _POINTS_BACK.match(fold(asking[0])) else asking
    clauses = [folded for sentence in asking for clause in _CLAUSE_END.split(sentence) if (folded := fold(clause))]
    return (*(fold(one) for one in sentences if one not in asking), *_told_within(clauses))


def either_of(text: str) -> tuple[str, ...]:
    """« C'est consultable, ou secret ? »: return what stands before and after its one « ou », as typed, up to the end of the sentence."""
    before, *others = _OR.split(next((one for one in sentences_of(text) if _OR.search(one)), ""))
    return (before.strip(" ,"), _ENDS.split(others[0])[0].strip(" ,")) if len(others) == 1 else ()


def _told_within(clauses: Sequence[str]) -> list[str]:
    """Return what folded clauses of a question tell: whom somebody asked, and what is of who writes."""
    asked_of = {one: found[0].strip() for one in clauses if (found := _ASKED_OF.match(one))}
    of_oneself = [one for one in clauses if one not in asked_of and not _OF_ONESELF.isdisjoint(_SUPPOSES.sub("", one).split())]
    return [*asked_of.values(), *of_oneself]


def corrected(text: str) -> str:
    """« Je voulais la charte… non, d'abord les objectifs »: return what is asked after that; all of a text that corrects nothing."""
    found = _CORRECTED.search(text)
    return found["after"] if found else text


def claimed(text: str) -> str:
    """« Je peux écrire qu'elles sont toutes marocaines ? » asks whether they are: return what is said to be so; all of a text that asks no leave."""
    found = _MAY_ONE_SAY.search(text)
    return found["said"] if found else text


def what_is_asked(text: str) -> str:
    """« Pas les documents, les valeurs »: return the rest of a text that says in one half what is not asked; else all of it."""
    for left, right, _ in halves_of(text):
        without = is_negated(expand(fold(left))), is_negated(expand(fold(right)))
        if without[0] != without[1]:
            return right if without[0] else left
    return text


def pieces_of(sentence: Prepared, texts: Texts) -> list[Prepared]:
    """Return the pieces of a sentence that clearly ask different things, itself where there are no two."""
    halves = itertools.islice(halves_of(sentence.text), MOST_CUTS)
    cuts = [Cut(sides[0], sides[1], coordinated) for left, right, coordinated in halves if (sides := texts.pieces([left, right]))]
    texts.read(side for cut in cuts for side in (cut.left, cut.right))
    if len(cuts) > 1 and (items := _items(sentence, texts)):
        return items
    best = max(cuts, key=lambda cut: _sureness(cut, sentence, texts), default=None)
    return [best.left, best.right] if best is not None and _sureness(best, sentence, texts) else [sentence]


def halves_of(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to cut a text in two at a comma, a colon or an « et », and whether a word such as « et » joins the halves."""
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        coordinated = joint[0].strip().lower() not in _NO_COORDINATION
        if fold(left) and fold(right) and not (coordinated and _BETWEEN.search(left)):
            yield left, right, coordinated


def _items(sentence: Prepared, texts: Texts) -> list[Prepared]:
    """Return the items of « les objectifs, les valeurs et les documents de la PNPM », none where a sentence is no such list.

    A bare name beside them (« pour la CDE : … ») tells whom they are asked of.
    """
    found = [item for item in _JOINT.split(sentence.text) if fold(item)]
    # Each item asks for something else: there are no more of them than kinds.
    items = [item for item in texts.pieces(found[: len(FACTUAL_KINDS)]) if not is_bare_name(item.masked)]
    texts.read(items)
    best = [texts.best(item) for item in items]
    apart = len({kind for kind, _ in best}) == len(items) > 2
    return items if apart and all(kind in FACTUAL_KINDS and sure >= SURE.piece for kind, sure in best) else []


def _sureness(cut: Cut, sentence: Prepared, texts: Texts) -> float:
    """Return how sure it is that the sides of a cut ask different things, 0 where they do not."""
    sure = _asked_apart(cut, texts)
    whole, whole_sure = texts.best(sentence)
    # « En quoi le groupe et la CDE diffèrent-ils ? » asks one thing of both.
    clear = _ask_in_words(cut) or (_name_others(cut) and whole != "comparaison")
    if not cut.coordinated:
        # A comma more often sets apart what the one question is about: « Leur charte, au groupe, ça date de quand ? »
        return sure if clear and sure >= SURE.sure_halves else 0.0
    # One question about two things (« le rôle d'AMANE et de l'UNICEF dans l'étude ») is surer as a whole than in its halves.
    least = SURE.sure_halves if whole == "comparaison" else SURE.joined_halves
    return sure if clear or whole_sure <= SURE.whole or sure >= least else 0.0


def _asked_apart(cut: Cut, texts: Texts) -> float:
    """Return how sure it is that each side of a cut, read by itself, asks something, and not the same; 0 where one of them does not."""
    (left, left_sure), (right, right_sure) = texts.best(cut.left), texts.best(cut.right)
    pair, sure = {left, right}, min(left_sure, right_sure)
    ask = pair & ANSWERED and pair <= ANSWERED | _HALF_UNKNOWN and not is_bare_name(cut.left.masked) and not is_bare_name(cut.right.masked)
    differ = left != right or cut.left.collectives != cut.right.collectives
    return sure if ask and differ and sure >= (SURE.piece if pair <= ANSWERED else SURE.unknown_piece) else 0.0


def _ask_in_words(cut: Cut) -> bool:
    """Tell whether each side has a word that asks."""
    return asks_by_itself(cut.left.expanded) and asks_by_itself(cut.right.expanded)


def _name_others(cut: Cut) -> bool:
    """Tell whether each side names collectives, and not the same."""
    return bool(cut.left.collectives and cut.right.collectives) and cut.left.collectives != cut.right.collectives
