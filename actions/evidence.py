"""What speaks for each thing that a question may ask for: the features that `ranking.py` weighs. Knows no Rasa and writes no text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from actions.finding import list_of, section_topic
from actions.kinds import OUT_OF_SCOPE_KINDS, OWN_NAME_KINDS, SECTIONS_OF_KIND, asked_of_each
from actions.likeness import said
from actions.memory import Memory
from actions.neighbours import at_position
from actions.question import Marker, Question
from knowledge import Collective, Knowledge

REFUSED = "hors_sujet"
ASKED_BACK = "precision"
# Topics told over all collectives, with the kind of question that each answers.
OVER_ALL = {
    "collectifs.liste": "liste_collectifs",
    "collectifs.objectifs": "objectifs_communs",
    **{kind: kind for kind in ("comparaison", "chronologie", "recherche")},
}
# Of a kind that is out of the question, so that it has a logarithm.
_FLOOR = 0.003
# From this score on words say clearly what is meant: one that only a third of the parts have, or two that more have.
_CLEAR = 1.0
_VERY_CLEAR = 4.0
# So many of the likeliest kinds are crossed with the section: of beginnings « adhesion » and « fondation » both tell.
_LIKELY_KINDS = 4
_NAMES_OF_SECTIONS = frozenset(kind.rstrip("s") for kind in SECTIONS_OF_KIND if kind not in OWN_NAME_KINDS)
REFERENCES = ("nom", "description", "courant", "precedent", "autre", "rang", "tous", "aucun")


@dataclass(frozen=True)
class Choice:
    """What the rules would answer: its topic, whether they know better as a rule, and whether it stands, however likely a section is."""

    topic: str
    settled: bool = False
    stands: bool = False


@dataclass(frozen=True)
class Candidate:
    """What a question may ask for, by its topic; kind: of the question that it answers; of_section: whether one section tells of it."""

    topic: str
    kind: str
    features: Mapping[str, float] = field(default_factory=dict, compare=False)
    of_section: bool = True


@dataclass(frozen=True)
class _Asked:
    """A question in its conversation: what all candidates are compared with."""

    question: Question
    memory: Memory
    knowledge: Knowledge

    @cached_property
    def references(self) -> dict[str, float]:
        """How surely each way to mean a collective is read."""
        return dict.fromkeys(REFERENCES, 0.0) | (dict(self.question.references) or {self.question.reference: 1.0})

    @cached_property
    def last_kind(self) -> str:
        """The kind that a name alone asks for: that waited for, else the one last answered; « et le dernier » of shared goals asks for these."""
        if self.question.detail.startswith("element") and self.memory.sujets[-1:] == ("collectifs.objectifs",):
            return "objectifs_communs"
        asked = (*self.memory.en_attente, *self.memory.genres)
        return next((kind for kind in asked if kind in SECTIONS_OF_KIND), asked_of_each(*self.memory.dits[:1]))

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

    def of(self, *kinds: str) -> float:
        """Return the probability of any of these kinds."""
        return sum(self.kinds.get(kind, 0.0) for kind in kinds)


def candidates(question: Question, memory: Memory, knowledge: Knowledge, choice: Choice | None = None) -> Iterator[Candidate]:
    """Yield every section, what is told over all collectives, that it is refused and that it is asked back, with what speaks for each."""
    asked = _Asked(question, memory, knowledge)
    for collective in knowledge.collectifs:
        meant = _meant(collective, asked)
        kinds_of: dict[str, list[str]] = {}
        for kind in SECTIONS_OF_KIND:
            kinds_of.setdefault(section_topic(collective, kind) or "", []).append(kind)
        for name in collective.rubriques:
            topic = f"{collective.id}.{name}"
            kinds = kinds_of.get(topic, [])
            features = {**meant, **_section(topic, name, kinds, meant, asked), **_spoken_of(collective, topic, name, kinds, asked)}
            yield Candidate(topic, max(kinds, key=asked.of, default=name), {**features, **_chosen(topic, "section", asked, choice)})
    for topic in (*OVER_ALL, REFUSED, ASKED_BACK):
        features = {**_beside_sections(topic, asked), **_chosen(topic, topic, asked, choice)}
        yield Candidate(topic, OVER_ALL.get(topic, question.kind), features, of_section=False)


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
    features["meant"] = _log(_probability_meant(features, asked))
    sure = asked.references
    crossed = [(reference, way) for reference in REFERENCES for way in ("current", "previous", "left")]
    crossed += [(reference, "described") for reference in ("description", "aucun", "nom", "tous")] + [("rang", "position"), ("nom", "named")]
    return features | {f"{reference}, {way}": sure[reference] * features[way] for reference, way in crossed}


def _probability_meant(features: Mapping[str, float], asked: _Asked) -> float:
    """Return how probable it is that a collective is meant, 0 to 1, were each way to mean one as sure as it is read: of rare ways this tells most."""
    sure, rest = asked.references, len(asked.knowledge.collectifs) - 1
    alone = sure["courant"] * features["current"] + sure["precedent"] * features["previous"]
    alone += sure["nom"] * features["named"] + sure["rang"] * features["position"]
    alone += sure["description"] * max(features["theme"], features["described"]) + sure["autre"] * features["left"] / max(rest, 1)
    return alone + (sure["tous"] + sure["aucun"]) / (rest + 1)


def _section(topic: str, name: str, kinds: Sequence[str], meant: Mapping[str, float], asked: _Asked) -> dict[str, float]:
    """Return what speaks for a section, once its collective is meant."""
    question = asked.question
    # What has a name of its own is asked for by it: « c'est quoi, le budget ? »
    likely = asked.of(*kinds, *(("presentation",) if topic in question.sections else ()))
    first = asked.of(*(kind for kind in kinds if SECTIONS_OF_KIND[kind][0] == name))
    words, last = _share(asked.words_of_sections, topic), asked.memory.sujets[:1] == (topic,)
    listed = list_of(asked.knowledge, topic) is not None
    crossed = {f"{kind}: {name}": sure for kind, sure in question.kinds[:_LIKELY_KINDS]}
    return crossed | {
        "kind": _log(likely),
        "its own kind": first / (likely + _FLOOR),
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


def _spoken_of(collective: Collective, topic: str, name: str, kinds: Sequence[str], asked: _Asked) -> dict[str, float]:
    """Return what the talk before says for a section: whether it was told, and whether only this page tells of what is asked."""
    memory, detail = asked.memory, asked.question.detail
    alone = any(sum(section_topic(one, kind) is not None for one in asked.knowledge.collectifs) == 1 for kind in kinds)
    spoken_of = asked.knowledge.collective(memory.collectif)
    likely = max(kinds, key=asked.of, default=name)
    lacking = spoken_of is not None and spoken_of.id != collective.id and section_topic(spoken_of, likely) is None
    told = [kind for one, _, kind in (pair.partition(".") for pair in memory.vus) if one == collective.id]
    told_itself = any(section_topic(collective, kind) == topic for kind in told)
    features = {
        "alone": alone,
        "lacking": lacking,
        f"{detail}, lacking, alone": lacking and alone,
        "told itself, courant": told_itself * asked.references["courant"],
        "before, spoken of": bool(told),
        "before, told itself": told_itself,
        "before, point": memory.point[:1] == (topic,),
    }
    features |= {f"{reference}, lacking, alone": asked.references[reference] * (lacking and alone) for reference in REFERENCES}
    return features | {f"{reference}, nobody, alone": asked.references[reference] * (spoken_of is None and alone) for reference in REFERENCES}


def _beside_sections(topic: str, asked: _Asked) -> dict[str, float]:
    """Return what speaks for an answer that is no section."""
    question, memory = asked.question, asked.memory
    features: dict[str, float] = {
        topic: 1.0,
        f"{topic}, nobody": memory.collectif is None,
        f"{topic}, first": not memory.dits,
        f"{topic}, last": memory.sujets[-1:] == (topic,),
        f"{topic}, words": min(max(asked.words_of_sections.values()), _VERY_CLEAR),
        f"{topic}, described": min(max(asked.words_of_collectives.values()), _CLEAR),
        f"{topic}, field": question.has(Marker.FIELD),
        f"{topic}, several named": len(asked.pointed["named"]) > 1,
        **{f"{topic}, one {name}": len(asked.pointed[name]) == 1 for name in ("theme", "owner of the section")},
        f"{topic}, {question.detail}": 1.0,
        f"{topic}, kind {question.kind}": 1.0,
    }
    if topic in OVER_ALL:
        sure = asked.of(OVER_ALL[topic])
        features |= {f"{topic}, kind": _log(sure), f"{topic}, sure": sure}
    else:
        features[f"{topic}, any section"] = _log(asked.of(*SECTIONS_OF_KIND))
    if topic == REFUSED:
        features |= {"out of scope": _log(asked.of(*OUT_OF_SCOPE_KINDS)), "not said": _log(asked.of("attribut_inconnu"))}
    return features | {f"{topic}, {reference}": asked.references[reference] for reference in REFERENCES}


def _chosen(topic: str, name: str, asked: _Asked, choice: Choice | None) -> dict[str, float]:
    """Return what speaks for a candidate where the rules chose it."""
    if choice is None or choice.topic != topic:
        return {}
    detail, reference = asked.question.detail, asked.question.reference
    ways = (name, detail, reference, f"{name}, {detail}")
    return {"chosen": 1.0, "chosen, settled": float(choice.settled), **{f"chosen, {way}": 1.0 for way in ways}}


def _share(scores: Mapping[str, float], name: str) -> float:
    """Return how much of the best score a part has, 0 to 1; less where even the best is small."""
    return scores[name] / max(*scores.values(), _CLEAR)
