"""Which fact a question asks for, learnt: each section of each collective is ranked by what was read, what was said before and what the file says.

The rules of `referents.py` and `plan.py` stay; where a section is clearly likelier than what they chose, it is answered instead. The weights
(`ranking.json`) are learnt by `python -m bench.understanding.ranking` and name no collective: one that staff adds is ranked as the others are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from actions.finding import list_of, section_topic
from actions.kinds import LANGUAGE_KINDS, OUT_OF_SCOPE_KINDS, OWN_NAME_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS
from actions.likeness import said
from actions.memory import Memory
from actions.neighbours import at_position
from actions.question import Marker, Question
from knowledge import Collective, Knowledge

WEIGHTS = Path(__file__).with_name("ranking.json")
# Stands for everything that is not a section: asking back, refusing, what is told over all collectives.
NO_SECTION = ""
# By how much a section is likelier than what the rules chose, 0 to 1; docs/comprehension.md has the curve.
CLEARLY = 0.1
# Of a kind that is out of the question, so that it has a logarithm.
_FLOOR = 0.003
# From this score on words say clearly what is meant: one that only a third of the parts have, or two that more have.
_CLEAR = 1.0
_VERY_CLEAR = 4.0
_OVER_ALL = ("liste_collectifs", "objectifs_communs", "comparaison", "chronologie", "recherche")
_NAMES_OF_SECTIONS = frozenset(kind.rstrip("s") for kind in SECTIONS_OF_KIND if kind not in OWN_NAME_KINDS)
_REFERENCES = ("nom", "description", "courant", "precedent", "autre", "rang", "tous", "aucun")


@dataclass(frozen=True)
class Candidate:
    """A section that a question may ask for, by its topic, or `NO_SECTION`; kind: of the question that it answers."""

    topic: str
    kind: str
    features: Mapping[str, float] = field(default_factory=dict, compare=False)


def ranked(question: Question, memory: Memory, knowledge: Knowledge) -> list[tuple[Candidate, float]]:
    """Return what a question may ask for, each with its probability, 0 to 1, the likeliest first."""
    weights = _weights()
    found = list(candidates(question, memory, knowledge))
    scores = [sum(weights.get(name, 0.0) * value for name, value in one.features.items()) for one in found]
    largest = max(scores)
    shares = [math.exp(score - largest) for score in scores]
    return sorted(zip(found, (share / sum(shares) for share in shares), strict=True), key=lambda pair: -pair[1])


def likelier(topic: str, found: Sequence[tuple[Candidate, float]]) -> Candidate | None:
    """Return the section that `ranked` found likelier by `CLEARLY` than a topic, or than none where that is no section; None where none is."""
    best, sure = found[0]
    shares = {one.topic: share for one, share in found}
    return best if best.topic != NO_SECTION and sure > shares.get(topic, shares[NO_SECTION]) + CLEARLY else None


def likeliest(question: Question, memory: Memory, knowledge: Knowledge, most: int = 2) -> tuple[str, ...]:
    """Return the topics of the likeliest sections, the best first."""
    return tuple(one.topic for one, _ in ranked(question, memory, knowledge) if one.topic != NO_SECTION)[:most]


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return weights


@dataclass(frozen=True)
class _Asked:
    """A question in its conversation: what all candidates are compared with."""

    question: Question
    memory: Memory
    knowledge: Knowledge

    @cached_property
    def references(self) -> dict[str, float]:
        return dict(self.question.references) or {self.question.reference: 1.0}

    @cached_property
    def last_kind(self) -> str:
        """The kind that a name alone asks for: that waited for, else the one last answered."""
        asked = (*self.memory.en_attente, *self.memory.genres)
        return next((kind for kind in asked if kind in SECTIONS_OF_KIND), "presentation")

    @cached_property
    def kinds(self) -> dict[str, float]:
        """The probability of each kind, that of a name alone being of the kind that it asks for."""
        question = self.question
        kinds = dict(question.kinds or ((question.kind, question.confidence),))
        kinds[self.last_kind] = kinds.get(self.last_kind, 0.0) + kinds.pop("nom_seul", 0.0)
        return kinds

    @cached_property
    def words_of_sections(self) -> dict[str, float]:
        return said(self.knowledge).sections.scores(self._words)

    @cached_property
    def words_of_collectives(self) -> dict[str, float]:
        return said(self.knowledge).collectives.scores(self._words)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        numbers = (word for word in self.question.text.split() if word.isdigit())
        # Of what kind a section is asked for the kinds tell.
        words = (word for word in self.question.words if word.rstrip("s") not in _NAMES_OF_SECTIONS)
        return (*words, *numbers)

    @cached_property
    def pointed(self) -> dict[str, frozenset[str]]:
        """Whom each thing in the message points at, by id."""
        question, every = self.question, self.knowledge.collectifs
        return {
            "named": frozenset(question.collectives),
            "owner of the section": frozenset(topic.partition(".")[0] for topic in question.sections),
            "theme": frozenset(one.id for one in every if any(theme.nom in question.themes for theme in one.themes)),
            "organisation": frozenset(one.id for one in every if any(body.nom in question.organisations for body in one.organisations)),
            "position": frozenset(at_position(question, self.memory, self.knowledge) or ()),
        }

    @property
    def last_topic(self) -> str:
        return self.memory.sujets[0] if self.memory.sujets else NO_SECTION

    def of(self, *kinds: str) -> float:
        """Return the probability of any of these kinds."""
        return sum(self.kinds.get(kind, 0.0) for kind in kinds)


def candidates(question: Question, memory: Memory, knowledge: Knowledge) -> Iterator[Candidate]:
    """Yield every section, and that none is asked for, with what speaks for it."""
    asked = _Asked(question, memory, knowledge)
    for collective in knowledge.collectifs:
        meant = _meant(collective, asked)
        kinds_of: dict[str, list[str]] = {}
        for kind in SECTIONS_OF_KIND:
            kinds_of.setdefault(section_topic(collective, kind) or NO_SECTION, []).append(kind)
        for name in collective.rubriques:
            topic = f"{collective.id}.{name}"
            kinds = kinds_of.get(topic, [])
            yield Candidate(topic, max(kinds, key=asked.of, default=name), {**meant, **_section(topic, name, kinds, meant, asked)})
    yield Candidate(NO_SECTION, question.kind, _none(asked))


def _log(probability: float) -> float:
    return math.log(probability + _FLOOR)


def _meant(collective: Collective, asked: _Asked) -> dict[str, float]:
    """Return what speaks for a collective being meant."""
    memory = asked.memory
    current, previous = collective.id == memory.collectif, collective.id == memory.collectif_precedent
    left = memory.collectif is not None and not current
    described = _share(asked.words_of_collectives, collective.id)
    features = {"current": current, "previous": previous, "none current": memory.collectif is None, "left": left, "described": described}
    features |= {name: collective.id in ids for name, ids in asked.pointed.items()}
    for reference in _REFERENCES:
        sure = asked.references.get(reference, 0.0)
        features |= {f"{reference}, current": sure * current, f"{reference}, previous": sure * previous, f"{reference}, left": sure * left}
    for reference in ("description", "aucun", "nom", "tous"):
        features[f"{reference}, described"] = asked.references.get(reference, 0.0) * described
    features["meant"] = _log(_probability_meant(features, asked))
    features["rang, position"] = asked.references.get("rang", 0.0) * features["position"]
    features["nom, named"] = asked.references.get("nom", 0.0) * features["named"]
    return features


def _probability_meant(features: Mapping[str, float], asked: _Asked) -> float:
    """Return how probable it is that a collective is meant, 0 to 1, were each way to mean one as sure as it is read: of rare ways this tells most."""
    sure, rest = asked.references, len(asked.knowledge.collectifs) - 1
    alone = sure.get("courant", 0.0) * features["current"] + sure.get("precedent", 0.0) * features["previous"]
    alone += sure.get("nom", 0.0) * features["named"] + sure.get("rang", 0.0) * features["position"]
    alone += sure.get("description", 0.0) * max(features["theme"], features["described"]) + sure.get("autre", 0.0) * features["left"] / max(rest, 1)
    return alone + (sure.get("tous", 0.0) + sure.get("aucun", 0.0)) / (rest + 1)


def _section(topic: str, name: str, kinds: Sequence[str], meant: Mapping[str, float], asked: _Asked) -> dict[str, float]:
    """Return what speaks for a section, once its collective is meant."""
    question = asked.question
    # What has a name of its own is asked for by it: « c'est quoi, le budget ? »
    likely = asked.of(*kinds, *(("presentation",) if topic in question.sections else ()))
    first = asked.of(*(kind for kind in kinds if SECTIONS_OF_KIND[kind][0] == name))
    words, last = _share(asked.words_of_sections, topic), topic == asked.last_topic
    listed = list_of(asked.knowledge, topic) is not None
    return {
        "kind": _log(likely),
        "its own kind": first / (likely + _FLOOR),
        "report, another kind": question.has(Marker.REPORT) * (1 - first / (likely + _FLOOR)),
        "search": asked.of("recherche"),
        "section named": topic in question.sections,
        "another section named": bool(question.sections) and topic not in question.sections,
        "words": words,
        "last": last,
        "told": f"{topic.partition('.')[0]}.{asked.last_kind}" in asked.memory.vus,
        f"{question.detail}, last": last,
        f"{question.detail}, words": words,
        f"{question.detail}, current": meant["current"],
        f"{question.detail}, list": listed,
        f"{question.detail}, last list": last and listed,
    }


def _none(asked: _Asked) -> dict[str, float]:
    """Return what speaks for none of the sections."""
    question, memory = asked.question, asked.memory
    features = {
        "none": 1.0,
        "none, first": not memory.dits,
        "none, current": memory.collectif is not None,
        "none, words": min(max(asked.words_of_sections.values()), _VERY_CLEAR),
        "none, described": min(max(asked.words_of_collectives.values()), _CLEAR),
        "none, not said": asked.of("attribut_inconnu"),
        "none, out of scope": _log(asked.of(*OUT_OF_SCOPE_KINDS)),
        "none, over all": _log(asked.of(*_OVER_ALL)),
        "none, courtesy": _log(asked.of(*SOCIAL_KINDS, *LANGUAGE_KINDS)),
        "none, any section": _log(asked.of(*SECTIONS_OF_KIND)),
        "none, field": question.has(Marker.FIELD),
        "none, platform": question.has(Marker.PLATFORM),
        "none, nobody": memory.collectif is None and not any(asked.pointed.values()),
        f"none, {question.detail}": 1.0,
        f"none, kind {question.kind}": 1.0,
    }
    features |= {f"none, several {name}": len(ids) > 1 for name, ids in asked.pointed.items()}
    features |= {f"none, one {name}": len(ids) == 1 for name, ids in asked.pointed.items()}
    return features | {f"none, {reference}": asked.references.get(reference, 0.0) for reference in _REFERENCES}


def _share(scores: Mapping[str, float], name: str) -> float:
    """Return how much of the best score a part has, 0 to 1; less where even the best is small."""
    return scores[name] / max(*scores.values(), _CLEAR)
