"""Words that point at something said before, and words by which a part asks: each with what it is not."""

from __future__ import annotations

from typing import Any

import pytest

from actions.question import Marker
from bot.nlu import markers
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("et l'autre ?", Marker.OTHER), ("ceux qui restent", Marker.OTHER), ("les trois", Marker.EVERY), ("chaque collectif", Marker.EVERY),
        ("les deux", Marker.BOTH), ("la plateforme", Marker.PLATFORM), ("le plus ancien", Marker.FIRST), ("la plus récente", Marker.LAST),
        ("c'est quand ?", Marker.WHEN),
        ("le rapport", Marker.REPORT), ("ses membres", Marker.REFERS), ("elle fait quoi", Marker.FEMININE),
        ("quel numéro appeler", Marker.CALLS), ("la police ne répond pas", Marker.GOES_ON),
        ("who are the members", Marker.FOREIGN), ("l'étude", Marker.FIELD),
    ],
)  # fmt: skip
def test_a_word_that_points_is_a_marker(text: str, marker: Marker) -> None:
    assert marker in markers.find_markers(fold(text))


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("chaque année", Marker.EVERY), ("par rapport à la CDE", Marker.REPORT), ("depuis qui", Marker.WHEN), ("les valeurs", Marker.REFERS),
        ("les membres", Marker.FOREIGN), ("pas besoin", Marker.GOES_ON),
    ],
)  # fmt: skip
def test_a_word_that_looks_like_it_is_none(text: str, marker: Marker) -> None:
    assert marker not in markers.find_markers(fold(text))


def test_every_marker_can_be_found() -> None:
    # How a text is put, not which words it has: see `bot/nlu/asked.py`; and whom it leaves out, `actions/leaving_out.py`.
    assert set(markers.WORDS_OF) == set(Marker) - {Marker.FOREIGN, Marker.ASKS, Marker.REQUESTS, Marker.LEADS, Marker.LEAVES_OUT}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("la deuxième", (1,)), ("le n° 3", (2,)), ("le numéro 2 c'est quoi", (1,)), ("la dernière", (-1,)), ("l'avant-dernière", (-2,)),
        ("celle du milieu", (1,)), ("la deuxième, ses objectifs", (1,)), ("le premier objectif de la dernière", (-1,)),
        ("le deuxième objectif", ()), ("la deuxième des trois valeurs", ()), ("la première fois", ()), ("les membres", ()),
    ],
)  # fmt: skip
def test_a_place_in_a_list_and_one_among_values(text: str, places: tuple[int, ...]) -> None:
    assert markers.ordinals_of(fold(text)) == places


def test_a_year_is_named_once_and_one_of_another_century_is_none() -> None:
    assert markers.years_of("de 2009 a 2014 et 2009") == ("2009", "2014") and markers.years_of("en 1848") == ()


@pytest.mark.parametrize(("text", "points"), [("les deux", True), ("la deuxième", True), ("en 2015", True), ("ses valeurs", False), ("elle", False)])
def test_what_points_without_a_name(text: str, points: bool) -> None:
    assert markers.points(fold(text)) is points


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
