"""Read a message: danger before everything else, then what it asks as a whole, or what its parts ask where they clearly ask different things."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from rapidfuzz.distance import OSA

from actions.alarm import THRESHOLDS, is_disclosure
from actions.disclosure import FACTS, MISUNDERSTOOD, NOW, ROLES, SAID
from actions.kinds import FACTUAL_KINDS, LANGUAGE_KINDS, OUT_OF_SCOPE_KINDS, SOCIAL_KINDS
from actions.question import Marker, Question, Whole
from actions.reactions import SOURCES
from bot.nlu import danger
from bot.nlu.asked import question_as, question_of
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.cutting import ANSWERED, MOST_CUTS, asides_of, claimed, corrected, either_of, halves_of, pieces_of, sentences_of, what_is_asked
from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.markers import asks_by_itself, is_bare_name, is_foreign, language_of
from bot.nlu.message_model import DANGER, MessageModel
from bot.nlu.preparation import Prepared
from bot.nlu.signs import in_words, written
from bot.nlu.texts import Texts
from bot.nlu.thresholds import SURE
from bot.nlu.unwrapping import unwrap

_GREETED = re.compile(r"\s*(?:bonjour|bjr|bonsoir|bsr|salut|slt|slm|coucou|cc|salam|hello|hey|que la paix soit)\b", re.IGNORECASE)
# Those long enough to be known with a slip: « bnojour ».
_GREETINGS = ("bonjour", "bonsoir")
_MOST_READ_TWICE = 3
# From which share of its characters on signs make a text more of a program than of a question that holds a few of them.
_CODE_SHARE = 0.12
# « Tu peux m'aider pour un devoir ? J'ai 14 ans »: an age, with which many disclosures begin, says nothing in a message that says more.
_ONLY_AN_AGE = re.compile(r"(?:(?:et|moi|car|en fait) )*(?:j ?ai|g|je suis agee? de) \w+ an[sn]?(?: et demi)?")
# What is asked of a section so is told by one value of it.
_EXACT_DETAILS = frozenset({"nombre", "date", "lieu", "lien", "qui"})


class Reader:
    """Turns a message into questions, given what is learnt and what was said before."""

    def __init__(self, model: MessageModel, context: Context = NO_CONTEXT) -> None:
        self._model = model
        self._context = context

    def read(self, text: str, gazetteer: Gazetteer) -> tuple[list[Question], dict[str, float]]:
        """Return the questions of a message in order (at least one) and the probability of each kind for the whole of it."""
        typed, text = text, unwrap(text)
        text = text if fold(text) else in_words(typed)
        if not text:
            # Only signs: « ? » asks for the last answer again, others (« 😭 ») are of any language.
            return [Question("repeter") if "?" in typed else Question("hors_sujet", markers=frozenset({Marker.FOREIGN}))], {}
        return self._read(written(text), gazetteer)

    def _read(self, text: str, gazetteer: Gazetteer) -> tuple[list[Question], dict[str, float]]:
        texts = Texts(gazetteer, self._model)
        whole = texts.prepare(text)
        found = sentences_of(text)
        sentences = [texts.prepare(sentence) for sentence in found] if len(found) > 1 else []
        # The signs of a program must not hide a disclosure, and a safe word in a question is none by itself: it is asked without them.
        unmarked = {one: danger.beside_safe_words(one.without_code()) for one in (whole, *sentences)}
        texts.read([whole, unmarked[whole]], NO_CONTEXT if self._stands_by_itself(whole, gazetteer) else self._context)
        texts.read([*unmarked, *unmarked.values()])
        ranking = texts.kinds.by_name(texts.row(whole))
        parts = [*self._danger_in_parts(unmarked, texts), *self._danger_beside_facts(whole, texts)]
        how_likely = self._danger(unmarked[whole], texts)
        said = self._said(whole, how_likely, unmarked, parts, texts)
        if self._is_disclosure(how_likely, parts, unmarked, texts):
            sure = max(ranking[DANGER], THRESHOLDS.disclosure)
            questions = [question_as(whole, DANGER, sure, texts, "?" in whole.text, ranking)]
        elif _is_code(whole) and said.danger < THRESHOLDS.doubt and not danger.doubtful(whole.masked):
            questions = [question_as(whole, "hors_sujet", 1.0, texts, False, ranking)]
        else:
            questions = self._asked(whole, sentences, texts)
        about = {name for question in questions for name in question.collectives}
        said = replace(said, beside=tuple(name for name in whole.collectives if name not in about))
        return [replace(question, whole=said) for question in questions], ranking

    def _asked(self, whole: Prepared, sentences: Sequence[Prepared], texts: Texts) -> list[Question]:
        """Return what the parts of a message ask, where they clearly ask several things; else what it asks as a whole."""
        asked = corrected(claimed(whole.text))
        if asked != whole.text and is_bare_name(texts.prepare(asked).masked):
            # « Les objectifs de la PNPM, non, plutôt du groupe » corrects of whom it is asked: `actions/referents.py` knows whom.
            asked = whole.text
        elif asked != whole.text:
            # « La charte de la PNPM… non, d'abord les objectifs » corrects what is asked, and not of whom.
            asked, sentences = asked if texts.prepare(asked).collectives else " ".join((asked, *whole.names[:1])), ()
        if (asked := asked if sentences else what_is_asked(asked)) != whole.text:
            whole = texts.prepare(asked)
            texts.read([whole], self._context)
        parts = [question_of(piece, texts, "?" in one.text) for one in sentences or [whole] for piece in pieces_of(one, texts)]
        # What comes before a question mark is its context also where what stands before the mark is unclear by itself.
        clear = _merged(list(filter(_asks_by_itself, _without_context(parts)))) if len(parts) > 1 else []
        if len(clear) > 1:
            return clear
        one = question_of(whole, texts)
        # The part that asks names whom it means, whoever else was spoken of.
        return _beside_another(one, parts) or [one.naming(collectives=clear[0].collectives) if clear and clear[0].collectives else one]

    def _stands_by_itself(self, whole: Prepared, gazetteer: Gazetteer) -> bool:
        """Tell whether a message is read without what was said before, by which a sentence in another language would be bent to a follow-up.

        Just after the contacts a clear « ok » or « non » is: it is no reason to give them again.
        """
        after_contacts = self._context.kind == DANGER
        foreign = bool(self._context.said) and not whole.mentions and is_foreign(whole.folded)
        if not after_contacts and not foreign:
            return False
        texts = Texts.of(whole, gazetteer, self._model)
        kind, sure = texts.best(whole)
        if after_contacts and _is_thanks(whole, texts):
            return True
        if sure < SURE.alone:
            return False
        return kind in SOCIAL_KINDS and texts.danger(whole) < THRESHOLDS.doubt if after_contacts else kind in LANGUAGE_KINDS

    def _said(
        self, whole: Prepared, how_likely: float, unmarked: Mapping[Prepared, Prepared], parts: Sequence[float], texts: Texts
    ) -> Whole:
        """Return what the whole message says: whether it is a disclosure, also without what was said before, who tells what, in which language."""
        # Without what was said before, where that makes a disclosure more likely.
        after_one = self._follows_a_disclosure()
        alone = Texts.of(unmarked[whole], texts.gazetteer, self._model) if after_one else texts
        sure, afresh = alone.danger(unmarked[whole]) if after_one else how_likely, 0.0
        if self._is_disclosure(sure, parts, unmarked, texts):
            afresh = 1.0 if _calls(unmarked) else max(sure, *parts, texts.danger_among(unmarked[whole]))
        told, sure_told = self._told(whole, texts)
        return Whole(
            danger=round(how_likely, 4),
            afresh=round(afresh, 4),
            told=told if sure_told >= self._sure_enough(told) else "",
            language=_language(whole, alone.row(unmarked[whole]), texts),
            greets=_greets(whole),
            thanks=after_one and _is_thanks(unmarked[whole], alone),
            asides=asides_of(whole.text),
            either=either_of(whole.text),
        )

    def _told(self, whole: Prepared, texts: Texts) -> tuple[str, float]:
        """Return what the message tells beside facts: just after the contacts « il y a quelqu'un ? » is asked of them, whatever it is by itself."""
        # « D'accord » is no more than that.
        if self._context.kind == DANGER and len(whole.folded.split()) > 2:
            texts = Texts(texts.gazetteer, self._model)
            texts.read([whole], self._context)
        return texts.told(whole)

    def _sure_enough(self, told: str) -> float:
        """Return from which probability on it is told so."""
        if told in ROLES or told == MISUNDERSTOOD:
            return SURE.role if told in ROLES else SURE.misunderstood
        if told == SOURCES:
            return SURE.sources
        # « Pas maintenant » is no danger that is there now.
        asked = self._context.kind == DANGER and told != NOW and told in (*FACTS, *SAID)
        return SURE.after_contacts if asked else SURE.asked_after

    def _is_disclosure(self, sure: float, parts: Sequence[float], unmarked: Mapping[Prepared, Prepared], texts: Texts) -> bool:
        """Tell whether a message, so sure one as a whole and in its parts, is a disclosure; the first of the texts is the whole."""
        whole, *_ = unmarked
        return is_disclosure(
            sure,
            parts,
            # The name of a collective may hold such a word (« violences »).
            high_risk_words=danger.doubtful(unmarked[whole].masked),
            calls=_calls(unmarked),
            foreign=bool(_language(whole, texts.row(unmarked[whole]), texts)),
            among=texts.danger_among(unmarked[whole]),
        )

    def _follows_a_disclosure(self) -> bool:
        return any(kind == DANGER for kind, _ in self._context.said)

    def _danger(self, whole: Prepared, texts: Texts) -> float:
        """Return how likely a message is a disclosure; what clearly is one by itself is one after anything harmless."""
        sure = texts.danger(whole)
        if not self._context.said or self._follows_a_disclosure() or not danger.doubtful(whole.masked):
            return sure
        alone = Texts.of(whole, texts.gazetteer, self._model).danger(whole)
        return max(sure, alone) if alone >= THRESHOLDS.disclosure_by_itself else sure

    def _danger_in_parts(self, unmarked: Mapping[Prepared, Prepared], texts: Texts) -> list[float]:
        """Return how likely the sentences that may be a disclosure are one: the encoder, which costs more, reads these few too."""
        _, *sentences = unmarked.values()
        sentences = [one for one in sentences if not _ONLY_AN_AGE.fullmatch(one.folded)]
        likeliest = sorted(sentences, key=texts.danger, reverse=True)[:_MOST_READ_TWICE]
        return [Texts.of(one, texts.gazetteer, self._model).danger(one) for one in likeliest if texts.danger(one) >= SURE.part_read_twice]

    def _danger_beside_facts(self, whole: Prepared, texts: Texts) -> list[float]:
        """« Ma fille a été violée et la PNPM date de quand ? »: return how likely what stands beside our names in one sentence is a disclosure."""
        if not (danger.doubtful(whole.masked) and danger.names_our_facts(whole)):
            return []
        halves = (texts.prepare(half) for left, right, _ in islice(halves_of(whole.text), MOST_CUTS) for half in (left, right))
        beside = dict.fromkeys(half for half in halves if danger.doubtful(half.masked) and not danger.names_our_facts(half))
        return [Texts.of(one, texts.gazetteer, self._model).danger(one) for one in list(beside)[:_MOST_READ_TWICE]]


def _language(whole: Prepared, row: np.ndarray, texts: Texts) -> str:
    """Return the kind of the language that a message is in; empty for French, and where it is unclear."""
    return language_of(whole.folded) or (texts.kinds.language(row) if is_foreign(whole.folded) else "")


def _is_thanks(whole: Prepared, texts: Texts) -> bool:
    """Tell whether a message without a word of French is thanks by itself."""
    kind, sure = texts.best(whole)
    return kind == "merci" and sure >= SURE.thanks and is_foreign(whole.folded)


def _calls(unmarked: Mapping[Prepared, Prepared]) -> bool:
    whole, *_ = unmarked.values()
    return any(danger.is_call(text, beside_others=text is not whole) for text in unmarked.values())


def _is_code(whole: Prepared) -> bool:
    """Tell whether a text is more of a program than of a question that holds a few of its signs."""
    signs = sum(not (char.isalnum() or char.isspace() or char in ".,!?’") for char in whole.text)
    return whole.is_code and "?" not in whole.text and signs >= _CODE_SHARE * len(whole.text) and not asks_by_itself(whole.expanded)


def _asks_by_itself(question: Question) -> bool:
    """Tell whether a part of a message clearly asks something: a fact, a collective, or what the page does not say."""
    if question.kind in OUT_OF_SCOPE_KINDS:
        requests = question.kind == "attribut_inconnu" and question.has(Marker.REQUESTS)
        return question.confidence >= SURE.unknown_piece and (question.has(Marker.ASKS) or requests)
    return question.kind in ANSWERED | {"nom_seul"} and question.confidence >= SURE.piece


def _beside_another(whole: Question, parts: Sequence[Question]) -> list[Question]:
    """« Elle a 16 ans et habite chez nous. On révise : la CDE, ça regroupe qui ? »: return the one part of several that asks of somebody named."""
    asking = [part for part in parts if part.collectives and part.kind in FACTUAL_KINDS and part.confidence >= SURE.beside_another]
    return asking if whole.kind in OUT_OF_SCOPE_KINDS and len(parts) > 1 and len(asking) == 1 else []


def _without_context(questions: Sequence[Question]) -> list[Question]:
    """Drop statements that come before a question mark: they are its context, unless they clearly request something themselves."""
    last = max((index for index, one in enumerate(questions) if one.has(Marker.ASKS)), default=-1)
    return [
        one
        for index, one in enumerate(questions)
        if one.has(Marker.ASKS) or index > last or (one.has(Marker.REQUESTS) and one.confidence >= SURE.statement)
    ]


def _merged(questions: Sequence[Question]) -> list[Question]:
    """Give a bare name to the question beside it that has none (« Les valeurs ? Pour la PNPM. ») and drop repeated questions."""
    kept: list[Question] = []
    for question in questions:
        if question.kind == "nom_seul" and kept and not kept[-1].collectives:
            kept[-1] = kept[-1].naming(collectives=question.collectives)
        elif kept and kept[-1].kind == "nom_seul" and not question.collectives:
            kept[-1] = question.naming(collectives=kept[-1].collectives)
        elif not any(_asks_the_same(one, question) for one in kept):
            kept.append(question)
    return kept


def _asks_the_same(one: Question, other: Question) -> bool:
    """Tell whether two questions of a message are one; « combien sont-ils, et où lire leurs noms ? » are two, « combien ? quel nombre ? » is not."""
    differ = one.detail != other.detail and {one.detail, other.detail} <= _EXACT_DETAILS
    return not differ and (one.kind, one.collectives, one.sections) == (other.kind, other.collectives, other.sections)


def _greets(text: Prepared) -> bool:
    first = text.folded.partition(" ")[0]
    return bool(_GREETED.match(text.text)) or any(OSA.distance(first, one, score_cutoff=1) <= 1 for one in _GREETINGS)
