"""Words that point at something said before, and words by which a part asks: each with what it is not."""

from __future__ import annotations

from typing import Any

import pytest

from actions.question import Question
from bot.nlu import markers
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("la deuxième", "ordinals", (1,)), ("le n° 3", "ordinals", (2,)), ("la dernière", "ordinals", (-1,)), ("l'avant-dernière", "ordinals", (-2,)),
        ("celle du milieu", "ordinals", (1,)), ("et l'autre ?", "other", True), ("ceux qui restent", "other", True), ("les trois", "every", True),
        ("chaque collectif", "every", True), ("les deux", "both", True), ("la plateforme", "platform", True),
        ("le plus ancien", "first", True),
        ("la plus récente", "last", True), ("c'est quand ?", "when", True), ("c'était quand déjà ?", "only_when", True),
        ("le rapport", "report", True),
        ("ses membres", "refers", True), ("elle fait quoi", "feminine", True), ("quel numéro appeler", "calls", True),
        ("la police ne répond pas", "goes_on", True),
        ("revenons à la CDE", "turns", True), ("celles de la CDE", "same_of", True), ("who are the members", "foreign", True),
        ("de 2009 à 2014 et 2009", "years", ("2009", "2014")),
    ],
)  # fmt: skip
def test_a_word_that_points_sets_its_field(text: str, field: str, value: Any) -> None:
    assert markers.find_markers(fold(text)).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("le deuxième objectif", "ordinals"), ("la première fois", "ordinals"), ("chaque année", "every"), ("par rapport à la CDE", "report"),
        ("depuis qui", "when"), ("les valeurs", "refers"), ("les membres", "foreign"), ("en 1848", "years"), ("pas besoin", "goes_on"),
    ],
)  # fmt: skip
def test_a_word_that_looks_like_it_does_not(text: str, field: str) -> None:
    assert field not in markers.find_markers(fold(text))


def test_every_field_is_one_of_a_question() -> None:
    found = markers.find_markers(fold("et la deuxième, l'autre, les trois, les deux plateformes les plus anciennes de 2009 ?"))
    assert set(found) <= set(Question.__dataclass_fields__)
    assert set(Question.__dataclass_fields__) >= markers.POINTING


@pytest.mark.parametrize(
    ("masked", "bare"),
    [("et xcollectif", True), ("xcollectif ou xcollectif", False), ("xcollectif et xcollectif", True), ("ses valeurs", False)],
)
def test_a_name_alone_asks_nothing(masked: str, bare: bool) -> None:
    assert markers.is_bare_name(masked) is bare


@pytest.mark.parametrize(
    ("tells", "yes", "no"),
    [
        (markers.is_negated, "pas les documents", "pas de documents"),
        (markers.only_confirms, "il a raison ?", "qui a fondé la pnpm ?"),
        (markers.asks_what, "la pnpm c'est quoi", "la pnpm qui défend les enfants"),
        (markers.asks_only_when, "et en quelle année ?", "en quelle année elle a été créée"),
        (markers.asks_by_itself, "combien de membres", "les membres"),
        (markers.requests, "donnez moi la liste", "je prépare un exposé et mon professeur nous demande de lire ceci avant demain matin"),
    ],
)
def test_how_a_part_asks(tells: Any, yes: str, no: str) -> None:
    assert tells(fold(yes)) and not tells(fold(no))


def test_words_that_mean_something() -> None:
    assert markers.content_words("je voudrais savoir le nombre de salaries de xcollectif") == ("nombre", "salaries")


@pytest.mark.parametrize(
    ("folded", "language"),
    [
        ("my stepdad hits me", "langue_anglais"),
        ("mi padre me pega", "langue_espagnol"),
        ("mein vater schlagt mich", "langue_allemand"),
        ("khouya kaydrebni", "langue_darija"),
        ("بابا كيضربني", "langue_arabe"),
        # French, hurried French, French with words of Darija, and what is of none of these.
        ("mon pere me frappe", ""),
        ("il ma mi deor", ""),
        ("jme fe taper par mon frere", ""),
        ("j ai peur dyal khali quand mama travaille", ""),
        ("sos", ""),
    ],
)
def test_the_language_of_a_few_words(folded: str, language: str) -> None:
    assert markers.language_of(folded) == language
