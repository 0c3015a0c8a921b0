"""Make a question of a text that was read: its kind, what it names, what its words point at."""

from __future__ import annotations

from collections.abc import Mapping

from actions.question import Marker, Named, Question
from bot.nlu.markers import content_words, find_markers, is_bare_name, ordinals_of, points, requests, years_of
from bot.nlu.message_model import DANGER
from bot.nlu.preparation import Prepared
from bot.nlu.texts import Texts
from bot.nlu.thresholds import SURE

_NAME_ALONE = "nom_seul"


def question_of(text: Prepared, texts: Texts, asks: bool | None = None) -> Question:
    """Return what a text that was read asks; `asks`: whether it has, or shares, a question mark (its own where None)."""
    asks = "?" in text.text if asks is None else asks
    row = texts.row(text)
    if "?" in text.text:
        row = texts.kinds.of_what_asks(row)
    kind, sure = texts.kinds.best(row)
    if kind == "affirmer" and "?" in text.text:
        # « 2, c'est ça ? » asks for the last answer again; a yes would confirm whatever was said.
        kind = "repeter"
    return question_as(text, kind, sure, texts, asks, texts.kinds.by_name(row))


def question_as(text: Prepared, kind: str, sure: float, texts: Texts, asks: bool, ranking: Mapping[str, float]) -> Question:
    """Return a question of this kind, so sure, made of a text."""
    detail, references = texts.asked(text)
    kinds = _likely(ranking)
    if kind != DANGER and is_bare_name(text.masked) and (text.collectives or points(text.folded)):
        kind, sure, kinds = _NAME_ALONE, 1.0, ((_NAME_ALONE, 1.0),)
    markers = find_markers(text.folded)
    said = ((Marker.ASKS, asks), (Marker.REQUESTS, requests(text.masked)), (Marker.LEADS, text.starts_with_name))
    return Question(
        kind=kind,
        confidence=round(sure, 4),
        kinds=kinds,
        references=_likely(references),
        detail=detail,
        text=text.said or text.folded,
        words=content_words(text.masked),
        named=named_in(text, of_a_point=detail.startswith("element")),
        markers=markers | {marker for marker, has in said if has},
    )


def named_in(text: Prepared, of_a_point: bool = False) -> Named:
    """Return what a text names; « le troisième » of a list of points is no place among the collectives."""
    found: dict[str, list[str]] = {}
    for mention in text.mentions:
        found.setdefault(mention.entity, []).append(mention.value)
    collectives, sections, themes, organisations = (
        tuple(dict.fromkeys(found.get(entity, ()))) for entity in ("collectif", "rubrique", "theme", "organisation")
    )
    return Named(collectives, sections, themes, organisations, years_of(text.folded), () if of_a_point else ordinals_of(text.folded))


def _likely(probabilities: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return the probabilities that are worth a thought, the largest first."""
    found = ((name, round(value, 4)) for name, value in probabilities.items() if value >= SURE.possible)
    return tuple(sorted(found, key=lambda one: -one[1]))
