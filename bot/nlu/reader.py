"""Read a message: cut it into questions, name the kind of each, say what it names, and read danger before everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from actions.alarm import THRESHOLDS, is_disclosure
from actions.disclosure import ROLES
from actions.kinds import CONTEXT_KINDS, FACTUAL_KINDS, LANGUAGE_KINDS, OUT_OF_SCOPE_KINDS, RELAUNCH_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS
from actions.question import Question
from bot.nlu import danger
from bot.nlu.context import NO_CONTEXT, Context
from bot.nlu.folding import expand, fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.markers import (
    POINTING,
    asks_by_itself,
    asks_only_when,
    asks_what,
    content_words,
    find_markers,
    is_bare_name,
    is_negated,
    language_of,
    only_confirms,
    requests,
)
from bot.nlu.message_model import MessageModel
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.told import NOTHING
from bot.nlu.unwrapping import unwrap

# A kind or a reference less probable than this is out of the question.
LEAST_PROBABLE = 0.005
# Thresholds; the curves behind them are in docs/comprehension.md.
LEAST_CONFIDENCE = 0.30
PART_CONFIDENCE = 0.60
SURE_COURTESY = 0.60
COORDINATED_CONFIDENCE = 0.60
OUT_OF_SCOPE_PART = 0.80
WHOLE_CONFIDENCE = 0.85
SURE_HALVES = 0.95
STATED_CONFIDENCE = 0.90
CODE_SHARE = 0.12
# From which probability on it is said who makes a disclosure, and what is asked after one; below, the words are those for everybody.
SURE_ROLE = 0.60
SURE_ASKED = 0.40

# What one message may cost, whatever its signs.
MOST_CUTS = 6
DEEPEST_CUT = 3
# Of 10,163 messages of every set and corpus none looks at more than 282 words in pieces.
MOST_WORDS_IN_PIECES = 400

# Kinds that only accompany a question.
_ASIDE = (SOCIAL_KINDS - {"identite"}) | CONTEXT_KINDS
_GROUPS = {
    "facts": FACTUAL_KINDS | RELAUNCH_KINDS,
    "out of scope": OUT_OF_SCOPE_KINDS,
    "social": SOCIAL_KINDS | CONTEXT_KINDS,
    "language": LANGUAGE_KINDS,
}
# « Qui la préside et depuis quand AMANE y est ? »: half of a message may be what the page does not say.
_HALF_UNKNOWN = frozenset({"attribut_inconnu", "hors_sujet_proche"})
_ANSWERED = FACTUAL_KINDS | {"identite"}
_SENTENCE_END = re.compile(r"(?<=[.?!;…\n])\s+|\n+|(?:^|\s+)[1-9](?:\)|[.°](?=\s))\s*")
# Dictated signs.
_SPOKEN = tuple(
    (re.compile(rf"(?:^|\s+){said}\b", re.IGNORECASE), sign)
    for said, sign in (
        (r"point d.?interrogation", " ?"),
        (r"point d.?exclamation", " !"),
        (r"points? (?:final|de suspension)", "."),
        (r"(?:point )?(?:à|a) la ligne", "\n"),
        (r"virgule", ","),
        (r"(?<!les )(?<!ces )(?<!des )(?<!mes )deux points", " :"),
        (r"(?:ouvrez|ouvre|ouvrir|fermez|ferme|fermer) (?:les |la )?(?:guillemets?|parenth[eè]ses?)", " "),
    )
)
_MORSE = str.maketrans({**dict.fromkeys(".·•‧∙⋅●", "."), **dict.fromkeys("-−–—_‐‑―ー", "-"), **dict.fromkeys(" \u00a0\n/|", ""), "…": "..."})
_MORSE_SOS = re.compile(r"(?:\.{3}-{3}\.{3})+")
_EMOJI = {"🚨": "sos", "👍👌✅🆗🤝": "d'accord", "👎❌🚫": "non", "🙏❤💙😊☺": "merci", "👋": "salut"}
# Hurried writers put no comma after it.
_GREETING = re.compile(r"\s*(?:bonjour|bjr|bonsoir|bsr|salut|slt|coucou|cc|salam|hello|hey|yo)\b\s+", re.IGNORECASE)
_GREETED = re.compile(r"\s*(?:bonjour|bjr|bonsoir|bsr|salut|slt|coucou|cc|salam|hello|hey)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*[,:]\s*(?:et |puis |ainsi que |mais )?|\s+(?:et|é|puis|ainsi que|and|w|o|\+|&|/)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Cut:
    """A way to cut a sentence in two; `coordinated` where a word such as « et » joins the sides, `announced` where a colon stands between."""

    left: Prepared
    right: Prepared
    coordinated: bool
    announced: bool = False


class _Message:
    """The texts of one message: each is prepared and classified once, and what cutting may add to them is bounded."""

    def __init__(self, gazetteer: Gazetteer, model: MessageModel) -> None:
        self._gazetteer = gazetteer
        self._model = model
        self._prepared: dict[str, Prepared] = {}
        self._words_in_pieces = 0
        self.known: dict[Prepared, np.ndarray] = {}
        # What is asked of it, and the probability of each way to mean a collective.
        self.asked: dict[Prepared, tuple[str, dict[str, float]]] = {}
        self.told: dict[Prepared, np.ndarray] = {}
        self.halves: dict[tuple[str, bool], list[Question]] = {}

    def prepare(self, text: str) -> Prepared:
        """Return a text of the message, prepared."""
        if text not in self._prepared:
            self._prepared[text] = prepare(text, self._gazetteer)
        return self._prepared[text]

    def piece(self, text: str) -> Prepared | None:
        """Return a piece of a sentence, prepared, or None where enough of the message has been looked at in pieces."""
        if text not in self._prepared:
            # What a piece costs is the number of its words, each of which may begin a name.
            self._words_in_pieces += len(fold(text).split())
            if self._words_in_pieces > MOST_WORDS_IN_PIECES:
                return None
        return self.prepare(text)

    def look_at(self, texts: Iterable[Prepared], context: Context | None = None) -> None:
        """Add the probabilities of texts to `known`, where they are not; a piece of a message is looked at without what was said before (None)."""
        unread = list(dict.fromkeys(text for text in texts if text not in self.known))
        if unread:
            found = self._model.read(unread, context)
            self.known |= dict(zip(unread, found.kinds, strict=True))
            self.told |= dict(zip(unread, found.told, strict=True))
            labels = self._model.labels
            for text, detail, row in zip(unread, found.details.argmax(axis=1), found.references, strict=True):
                self.asked[text] = (labels.details[detail], dict(zip(labels.references, map(float, row), strict=True)))


class Reader:
    """Turns a message into questions, given what is learnt and what was said before."""

    def __init__(self, model: MessageModel, context: Context = NO_CONTEXT) -> None:
        self._kinds = list(model.labels.kinds)
        self._model = model
        self._context = context
        of_kind = {kind: name for name, kinds in _GROUPS.items() for kind in kinds}
        names = [of_kind.get(kind, kind) for kind in self._kinds]
        # Danger is read before everything else, and decided with its own thresholds.
        groups = dict.fromkeys(name for name in names if name != "urgence")
        self._groups = [np.array([index for index, one in enumerate(names) if one == name]) for name in groups]

    def read(self, text: str, gazetteer: Gazetteer) -> tuple[list[Question], dict[str, float]]:
        """Return the questions of a message in order (at least one) and the probability of each kind for the whole of it."""
        typed, text = text, unwrap(text)
        if not fold(text):
            if not (said := _in_words(typed)):
                # Only signs: « ? » asks for the last answer again, others (« 😭 ») are of any language.
                return [Question("repeter") if "?" in typed else Question("hors_sujet", foreign=True)], {}
            text = said
        for spoken, sign in _SPOKEN:
            text = spoken.sub(sign, text)
        sentences = _with_confirmations([part for part in _SENTENCE_END.split(text) if fold(part)])
        message = self._message = _Message(gazetteer, self._model)
        known = message.known
        whole = message.prepare(text)
        parts = [message.prepare(sentence) for sentence in sentences] if len(sentences) > 1 else []
        # The signs of a program must not hide a disclosure, and a safe word in a question is none by itself: it is asked without them.
        unmarked = {text: danger.beside_safe_words(text.without_code()) for text in [whole, *parts]}
        message.look_at([whole, unmarked[whole]], NO_CONTEXT if self._stands_by_itself(whole) else self._context)
        message.look_at([*unmarked, *unmarked.values()])
        joints = {part: self._cuts(part, message) for part in (parts or [whole])}
        message.look_at(_sides(cut for cuts in joints.values() for cut in cuts))
        ranking = dict(sorted(zip(self._kinds, map(float, known[whole]), strict=True), key=lambda pair: -pair[1]))
        of_danger = self._of_danger(whole, unmarked, known)
        if self._is_disclosure(known[unmarked[whole]], unmarked, known):
            question = self._question(whole, "urgence", max(ranking["urgence"], THRESHOLDS.disclosure), ranking)
            return [replace(question, **of_danger)], ranking
        danger_of_whole = round(float(known[unmarked[whole]][self._kinds.index("urgence")]), 4)
        at_risk = danger_of_whole >= THRESHOLDS.doubt or danger.doubtful(whole.masked)
        if _is_code(whole) and not asks_by_itself(whole.expanded) and not at_risk:
            return [self._question(whole, "hors_sujet", 1.0, ranking)], ranking
        row_of_whole, rows_of_parts = known[whole], {part: known[part] for part in parts}
        asking = [part for part in parts if "?" in part.text]
        if len(asking) == 1 and not asking[0].mentions:
            # The one question of a long message, without a name: the whole message tells what it is about.
            together = np.sqrt(known[asking[0]] * known[whole])
            known[asking[0]] = together / together.sum()
        questions = [question for part in (parts or [whole]) for question in self._of_sentence(part, joints[part], message)]
        kept = self._essential(questions, whole, row_of_whole)
        if len(kept) == 1:
            together = self._single(whole, row_of_whole, rows_of_parts)
            # The part that asks the same names more closely whom it means.
            kept = kept if together.kind == kept[0].kind or (together.kind in _ASIDE and kept[0].kind not in _ASIDE) else [together]
        kept = [replace(question, danger=danger_of_whole, **of_danger) for question in kept]
        asked = {name for question in kept for name in question.collectives}
        beside = tuple(dict.fromkeys(one.value for one in whole.mentions if one.entity == "collectif" and one.value not in asked))
        return [*kept[:-1], replace(kept[-1], beside=beside)] if asked else kept, ranking

    def _stands_by_itself(self, whole: Prepared) -> bool:
        """Tell whether a message is read without what was said before, by which a sentence in another language would be bent to a follow-up.

        Just after the contacts a clear « ok » or « non » is: it is no reason to give them again.
        """
        after_contacts = self._context.kind == "urgence"
        foreign = bool(self._context.said) and not whole.mentions and bool(find_markers(whole.folded).get("foreign"))
        if not after_contacts and not foreign:
            return False
        alone = self._model.read([whole]).kinds[0]
        kind, confidence = self._best(alone)
        if confidence < SURE_COURTESY:
            return False
        return kind in SOCIAL_KINDS and alone[self._kinds.index("urgence")] < THRESHOLDS.doubt if after_contacts else kind in LANGUAGE_KINDS

    def _is_disclosure(self, row: np.ndarray, unmarked: Mapping[Prepared, Prepared], known: dict[Prepared, np.ndarray]) -> bool:
        """Tell whether a message is a disclosure; `row` is read of the whole, the first of the texts; its parts are the others."""
        whole, *parts = unmarked.values()
        index = self._kinds.index("urgence")
        return is_disclosure(
            row[index],
            [known[part][index] for part in parts],
            # The name of a collective may hold such a word (« violences »).
            high_risk_words=danger.doubtful(whole.masked),
            calls=self._calls(unmarked),
        )

    def _calls(self, unmarked: Mapping[Prepared, Prepared]) -> bool:
        whole, *_ = unmarked.values()
        return any(danger.is_call(text, beside_others=text is not whole) for text in unmarked.values())

    def _of_danger(self, whole: Prepared, unmarked: Mapping[Prepared, Prepared], known: dict[Prepared, np.ndarray]) -> dict[str, Any]:
        """Return the fields of `Question` that say what of a disclosure a message tells, whether it is one by itself, and in which language."""
        # Without what was said before, where that makes a disclosure more likely.
        after_one = any(kind == "urgence" for kind, _ in self._context.said)
        alone = self._model.read([unmarked[whole]]).kinds[0] if after_one else known[unmarked[whole]]
        afresh = 0.0
        if self._is_disclosure(alone, unmarked, known):
            index = self._kinds.index("urgence")
            parts = [known[part][index] for part in list(unmarked.values())[1:]]
            afresh = 1.0 if self._calls(unmarked) else max([alone[index], *parts])
        greets = bool(_GREETED.match(whole.text))
        return {"told": self._told(whole), "greets": greets, "afresh": round(float(afresh), 4), "language": self._language(whole, alone)}

    def _told(self, whole: Prepared) -> str:
        """Return who makes a disclosure, what is asked after one or of the assistant, where that is sure; else nothing."""
        row, names = self._message.told[whole], self._model.told.names
        index = int(row.argmax())
        enough = SURE_ROLE if names[index] in ROLES else SURE_ASKED
        return names[index] if names[index] != NOTHING and row[index] >= enough else ""

    def _language(self, whole: Prepared, row: np.ndarray) -> str:
        """Return the kind of the language that a message is written in; nothing where it has a word of French or is of none that is known."""
        if found := language_of(whole.folded):
            return found
        languages = [index for index, kind in enumerate(self._kinds) if kind in LANGUAGE_KINDS]
        if not languages or not find_markers(whole.folded).get("foreign"):
            return ""
        others = [index for index, kind in enumerate(self._kinds) if kind not in LANGUAGE_KINDS and kind != "urgence"]
        best = max(languages, key=lambda index: row[index])
        return self._kinds[best] if row[best] > max((row[index] for index in others), default=0.0) else ""

    def _cuts(self, part: Prepared, message: _Message) -> list[Cut]:
        """Return the ways to cut a sentence in two at a comma or an « et », the first few."""
        cuts: list[Cut] = []
        greeting = _GREETING.match(part.text)
        for joint in [*([greeting] if greeting else []), *_JOINT.finditer(part.text)]:
            left, right = part.text[: joint.end() if joint is greeting else joint.start()], part.text[joint.end() :]
            if not (fold(left) and fold(right)):
                continue
            sides = message.piece(left), message.piece(right)
            if len(cuts) == MOST_CUTS or sides[0] is None or sides[1] is None:
                break
            # « é » and « o » may be « est » and « au » as well as « et ».
            coordinated = joint is not greeting and joint[0].strip().lower() not in (",", ":", "é", "o")
            cuts.append(Cut(sides[0], sides[1], coordinated, joint[0].strip().startswith(":")))
        return cuts

    def _best(self, row: np.ndarray) -> tuple[str, float]:
        """Return the likeliest kind of the likeliest group: many kinds of question share what one « out of scope » has for itself."""
        totals = [row[group].sum() for group in self._groups]
        group = self._groups[int(np.argmax(totals))]
        index = int(group[row[group].argmax()])
        return self._kinds[index], float(row[index])

    def _best_of_one(self, row: np.ndarray) -> tuple[str, float]:
        """Return the likeliest kind of question about one collective."""
        index = max((index for index, kind in enumerate(self._kinds) if kind in SECTIONS_OF_KIND), key=lambda index: row[index])
        return self._kinds[index], float(row[index])

    def _of_sentence(self, part: Prepared, cuts: list[Cut], message: _Message, depth: int = 0) -> list[Question]:
        """Return the questions of one sentence: two where both sides of a joint clearly ask different things, else one."""
        known = message.known
        for cut in cuts:
            # « Pas les documents, les valeurs »
            left_out, right_out = is_negated(cut.left.expanded), is_negated(cut.right.expanded)
            if left_out != right_out:
                return self._of_half(cut.right if left_out else cut.left, False, message, depth)
        asks = "?" in part.text
        for cut in cuts:
            if cut.announced and (is_bare_name(cut.left.masked) or self._best(known[cut.left])[0] in _ASIDE | {"nom_seul"}):
                # « Pour la CDE : les membres et la charte », « Deux choses : … »
                announced = self._of_half(cut.right, False, message, depth)
                if len(announced) > 1:
                    named = cut.left.collectives[-1:]
                    return [
                        replace(one, asks=asks, collectives=one.collectives or (() if one.sections else named)) for one in announced
                    ]
        listed = self._listed(part, cuts, message)
        if listed:
            return [replace(self._of(item, known), asks=asks) for item in listed]
        confidences = [self._confidence_in(cut, part, known) for cut in cuts]
        if any(confidences):
            cut = cuts[int(np.argmax(confidences))]
            # In « les buts, les valeurs et les documents » the « et » makes the comma one too.
            halves = [self._of_half(half, cut.coordinated, message, depth) for half in (cut.left, cut.right)]
            return [replace(question, asks=asks) for half in halves for question in half]
        after = self._after_courtesy(cuts, known) if self._best(known[part])[0] not in FACTUAL_KINDS else None
        if after is not None:
            questions = [replace(question, asks=asks) for question in self._of_half(after.right, False, message, depth)]
            return _with_names_of(questions, [self._of(after.left, known)])
        return [self._of(part, known)]

    def _listed(self, part: Prepared, cuts: list[Cut], message: _Message) -> list[Prepared]:
        """Return the items of « les objectifs, les valeurs et les documents de la PNPM », none where a sentence is no such list."""
        if len(cuts) < 2 or not cuts[-1].coordinated:
            return []
        texts = [item for item in _JOINT.split(part.text) if fold(item)]
        # Each item asks for something else: there are no more of them than kinds.
        found = [message.piece(text) for text in texts] if len(texts) <= len(FACTUAL_KINDS) else []
        items = [item for item in found if item is not None]
        if not items or len(items) < len(texts):
            return []
        message.look_at(items)
        known = message.known
        best = [self._best(known[item]) for item in items]
        apart = len({kind for kind, _ in best}) == len(items) > 2
        return items if apart and all(kind in FACTUAL_KINDS and sure >= COORDINATED_CONFIDENCE for kind, sure in best) else []

    def _confidence_in(self, cut: Cut, part: Prepared, known: dict[Prepared, np.ndarray]) -> float:
        """Return how sure it is that the sides of a cut ask different things, 0 where they do not."""
        left, right = cut.left, cut.right
        (left_kind, left_confidence), (right_kind, right_confidence) = self._best(known[left]), self._best(known[right])
        confidence = min(left_confidence, right_confidence)
        pair = {left_kind, right_kind}
        if not pair & _ANSWERED or not pair <= _ANSWERED | _HALF_UNKNOWN or is_bare_name(left.masked) or is_bare_name(right.masked):
            return 0.0
        if asks_only_when(right.expanded):
            return 0.0
        # « La plateforme qui défend les migrants, elle date de quand ? »
        if left_kind == "presentation" and left.starts_with_name and not cut.coordinated and not asks_what(left.expanded):
            return 0.0
        # « L'étude, c'est AMANE qui l'a faite ? »
        if right_kind == "identite" and not cut.coordinated:
            return 0.0
        # « Fait avec l'OMS et Save the Children », « de sport et d'écologie »: a name of something else is no question.
        if any(kind == "hors_sujet_proche" and not asks_by_itself(half.expanded) for kind, half in ((left_kind, left), (right_kind, right))):
            return 0.0
        if confidence < (COORDINATED_CONFIDENCE if pair <= _ANSWERED else OUT_OF_SCOPE_PART) or not (cut.coordinated or pair <= _ANSWERED):
            return 0.0
        if left_kind == right_kind and left.collectives == right.collectives:
            return 0.0
        whole_kind, whole_confidence = self._best(known[part])
        sure_whole = whole_confidence > WHOLE_CONFIDENCE
        both_ask = asks_by_itself(left.expanded) and asks_by_itself(right.expanded)
        # « Leur charte, au groupe, ça date de quand ? »: a comma alone more often sets apart what the one question is about.
        if sure_whole and not cut.coordinated and whole_kind in pair and not both_ask:
            return 0.0
        # « En quoi le groupe et la CDE diffèrent-ils ? »
        if sure_whole and whole_kind == "comparaison" and left.ends_with_name and right.starts_with_name:
            return 0.0
        # One question about two things ("le rôle d'AMANE et de l'UNICEF dans l'étude") is surer as a whole than in its halves.
        pointed = [half.collectives or find_markers(half.folded).get("ordinals") for half in (left, right)]
        of_two = all(pointed) and pointed[0] != pointed[1] and left_kind != right_kind
        unsure = confidence < SURE_HALVES and not (cut.coordinated and (both_ask or of_two))
        if unsure and (sure_whole or whole_kind in ("comparaison", "recherche") or not cut.coordinated):
            return 0.0
        return confidence

    def _after_courtesy(self, cuts: list[Cut], known: dict[Prepared, np.ndarray]) -> Cut | None:
        """Return the cut between a greeting, a « non » or some context and the question that clearly follows it, where there is one."""
        for cut in cuts:
            (left_kind, _), (right_kind, right_confidence) = self._best(known[cut.left]), self._best(known[cut.right])
            if left_kind in _ASIDE and right_kind in FACTUAL_KINDS | _HALF_UNKNOWN and right_confidence >= COORDINATED_CONFIDENCE:
                return cut
        return None

    def _of_half(self, half: Prepared, listed: bool, message: _Message, depth: int) -> list[Question]:
        """Return the questions of one side of a joint, which may hold a joint itself; `listed` where its commas are those of a list."""
        if (half.text, listed) not in message.halves:
            cuts = self._cuts(half, message) if depth < DEEPEST_CUT else []
            inner = [replace(cut, coordinated=cut.coordinated or listed) for cut in cuts]
            message.look_at(_sides(inner))
            found = self._of_sentence(half, inner, message, depth + 1) if inner else [self._of(half, message.known)]
            message.halves[half.text, listed] = found
        return message.halves[half.text, listed]

    def _of(self, part: Prepared, known: dict[Prepared, np.ndarray]) -> Question:
        row = known[part]
        if "?" in part.text and "contexte" in self._kinds:
            # What asks is not context, whatever it tells beside.
            row = row * (np.array(self._kinds) != "contexte")
            known[part] = row / max(float(row.sum()), 1e-9)
        kind, confidence = self._best(known[part])
        of_one = self._best_of_one(known[part])
        if kind == "affirmer" and "?" in part.text:
            # « 2, c'est ça ? » asks for the last answer again; a yes would confirm whatever was said.
            kind = "repeter"
        if kind in ("liste_collectifs", "objectifs_communs") and len(part.collectives) == 1 and of_one[1] >= confidence / 4:
            # Which collectives there are is hardly asked of one of them.
            kind, confidence = of_one
        return self._question(part, kind, confidence, dict(zip(self._kinds, map(float, known[part]), strict=True)))

    def _single(self, whole: Prepared, row: np.ndarray, parts: Mapping[Prepared, np.ndarray]) -> Question:
        """Return what a message asks as a whole; the one sentence with a question mark tells more than what stands around it."""
        asking = [part for part in parts if "?" in part.text]
        if len(asking) == 1:
            together = np.sqrt(parts[asking[0]] * row)
            row = together / together.sum()
        if "?" in whole.text and "contexte" in self._kinds:
            # What asks is not context, whatever it tells beside.
            row = row * (np.array(self._kinds) != "contexte")
        kind, confidence = self._best(row)
        return self._question(whole, kind, confidence, dict(zip(self._kinds, map(float, row), strict=True)))

    def _question(self, part: Prepared, kind: str, confidence: float, ranking: dict[str, float]) -> Question:
        markers = find_markers(part.folded)
        named = any(mention.entity == "collectif" for mention in part.mentions)
        if kind != "urgence" and (named or markers.keys() & POINTING) and is_bare_name(part.masked):
            kind, confidence = "nom_seul", 1.0
        by_entity: dict[str, Any] = {
            field: tuple(dict.fromkeys(mention.value for mention in part.mentions if mention.entity == entity))
            for field, entity in (
                ("collectives", "collectif"),
                ("sections", "rubrique"),
                ("themes", "theme"),
                ("organisations", "organisation"),
            )
        }
        nearest = sorted(
            (name for name in ranking if name in SECTIONS_OF_KIND or name == "liste_collectifs"), key=lambda name: -ranking[name]
        )[:2]
        detail, references = self._message.asked.get(part, ("", {"": 1.0}))
        if detail.startswith("element"):
            # « Le troisième » of a list of points is no place among the collectives.
            markers.pop("ordinals", None)
        return Question(
            kind=kind,
            confidence=round(confidence, 4),
            factual=round(sum(value for name, value in ranking.items() if name in FACTUAL_KINDS), 4),
            nearest=tuple(nearest),
            words=content_words(part.masked),
            asks="?" in part.text,
            requests=requests(part.masked),
            leads=part.starts_with_name,
            detail=detail,
            reference=max(references, key=lambda one: references[one]),
            kinds=(("nom_seul", 1.0),) if kind == "nom_seul" and confidence == 1.0 else _likely(ranking),
            references=_likely(references),
            text=part.folded,
            **by_entity,
            **markers,
        )

    def _essential(self, questions: list[Question], whole: Prepared, row: np.ndarray) -> list[Question]:
        """Drop greetings, thanks and context beside a real question; keep the whole message's own reading where the parts say nothing."""
        if len(questions) == 1:
            return questions
        factual = [one for one in questions if (one.kind in _ANSWERED or one.kind == "nom_seul") and one.confidence >= PART_CONFIDENCE]
        unknown = [one for one in questions if one.kind in OUT_OF_SCOPE_KINDS and one.confidence >= OUT_OF_SCOPE_PART]
        unknown = [one for one in unknown if one.asks or (one.requests and one.kind == "attribut_inconnu")]
        kind, confidence = self._best(row)
        if factual:
            kept = _after_context([one for one in questions if one in factual or one in unknown])
            return _merged(_with_names_of(kept, questions))
        whole_question = self._question(whole, kind, confidence, dict(zip(self._kinds, map(float, row), strict=True)))
        if kind in FACTUAL_KINDS and confidence >= LEAST_CONFIDENCE:
            return [whole_question]
        asking = [one for one in questions if one.asks and one.kind in FACTUAL_KINDS and one.confidence >= LEAST_CONFIDENCE]
        if asking:
            return _with_names_of(asking[-1:], questions)
        said = [one for one in questions if one.kind in ("merci", "au_revoir", "affirmer", "nier") and one.confidence >= PART_CONFIDENCE]
        if said and not any(one.asks or (one.requests and len(one.words) > 1) for one in questions if one.kind not in SOCIAL_KINDS):
            # « Je l'appellerai ce soir. Merci », « Non. J'en parle à ma sœur »
            return said[-1:]
        for kinds in (OUT_OF_SCOPE_KINDS, RELAUNCH_KINDS, LANGUAGE_KINDS, SOCIAL_KINDS):
            # The last social part counts: after "Bonjour, qui êtes-vous ?" the greeting has been said.
            chosen = [one for one in questions if one.kind in kinds and one.confidence >= PART_CONFIDENCE]
            if chosen and kinds is RELAUNCH_KINDS:
                return _with_names_of(chosen[-1:], questions)
            if chosen:
                return [max(chosen, key=lambda one: (one.kind not in ("salutation", "merci", "contexte"), one.confidence))]
        return [whole_question]


def _likely(probabilities: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return the probabilities that are worth a thought, the largest first."""
    found = ((name, round(value, 4)) for name, value in probabilities.items() if value >= LEAST_PROBABLE)
    return tuple(sorted(found, key=lambda one: -one[1]))


def _sides(cuts: Iterable[Cut]) -> list[Prepared]:
    return [side for cut in cuts for side in (cut.left, cut.right)]


def _is_code(whole: Prepared) -> bool:
    """Tell whether a text is more of a program than of a question that holds a few of its signs."""
    signs = sum(not (char.isalnum() or char.isspace() or char in ".,!?’") for char in whole.text)
    return whole.is_code and "?" not in whole.text and signs >= CODE_SHARE * len(whole.text)


def _with_confirmations(sentences: Sequence[str]) -> list[str]:
    """Join what only asks for a yes to the statement that it is about: « Il existait avant la PNPM. Vrai ou faux ? »."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and only_confirms(expand(fold(sentence))):
            joined[-1] = f"{joined[-1].rstrip('. ')} ?"
        else:
            joined.append(sentence)
    return joined


def _in_words(signs: str) -> str:
    """Return what a message of emoji, or of Morse, says, in words; nothing where none of them says something."""
    if _MORSE_SOS.fullmatch(signs.translate(_MORSE)):
        return "sos"
    return " ".join(dict.fromkeys(word for sign in signs for these, word in _EMOJI.items() if sign in these))


def _after_context(questions: list[Question]) -> list[Question]:
    """Drop statements that come before a question mark: they are its context, unless they clearly request something themselves."""
    last = max((index for index, one in enumerate(questions) if one.asks), default=-1)
    kept: list[Question] = []
    for index, one in enumerate(questions):
        before = questions[index - 1] if index else one
        stated = before.kind in FACTUAL_KINDS and not before.asks and before.confidence >= STATED_CONFIDENCE
        if one.kind == "presentation" and not one.pointed and stated:
            # « Elle a travaillé sur une politique publique. De quoi s'agit-il ? » asks about what was just said.
            kept.append(before)
        elif one.asks or index > last or (one.requests and one.confidence >= STATED_CONFIDENCE):
            kept.append(one)
    return kept


def _with_names_of(kept: list[Question], questions: list[Question]) -> list[Question]:
    """Lend questions that name nothing what the sentences left out name: « On m'a parlé de la CDE. C'est quoi ? »."""

    def named(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in questions for name in getattr(one, field)))

    if any(one.pointed for one in kept):
        return [
            _about_section(one, tuple(topic for topic in named("sections") if topic.partition(".")[0] in one.collectives))
            if one.kind in ("presentation", "adhesion", "objectifs") and not one.sections and len(kept) == 1
            else one
            for one in kept
        ]
    lent = []
    for one in kept:
        collectives = named("collectives")
        lent.append(replace(one, collectives=collectives[-1:] if one.kind in SECTIONS_OF_KIND else collectives, sections=named("sections")))
        if not (one.themes or one.organisations or one.years):
            lent[-1] = replace(lent[-1], themes=named("themes"), organisations=named("organisations"), years=named("years"))
    return lent


def _about_section(question: Question, sections: tuple[str, ...]) -> Question:
    """« Un papier sur l'EPU. Qu'a fait la Plateforme CDE ? »: what it is, or a role read with doubt, is asked of what was named before."""
    if not sections or (question.kind != "presentation" and question.confidence >= STATED_CONFIDENCE):
        return question
    return replace(question, kind="presentation", sections=sections)


def _merged(questions: list[Question]) -> list[Question]:
    """Give a bare name to the question before it that has none ("Les valeurs ? Pour la PNPM.") and drop repeated questions."""
    kept: list[Question] = []
    for question in questions:
        if question.kind == "nom_seul" and kept and not kept[-1].collectives and question.collectives:
            kept[-1] = replace(kept[-1], collectives=question.collectives)
        elif not any((one.kind, one.collectives, one.sections) == (question.kind, question.collectives, question.sections) for one in kept):
            kept.append(question)
    if kept and kept[0].kind == "nom_seul" and len(kept) > 1 and not kept[1].collectives:
        kept[1] = replace(kept[1], collectives=kept[0].collectives)
        kept = kept[1:]
    return kept
