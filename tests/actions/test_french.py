"""French joins words correctly."""

import pytest

from actions import french


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("la PNPM", "de la PNPM"),
        ("le groupe", "du groupe"),
        ("les associations", "des associations"),
        ("AMANE", "d’AMANE"),
        ("l’étude", "de l’étude"),
    ],
)
def test_of(noun: str, expected: str) -> None:
    assert french.of(noun) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("2009", "2009"), ("2014-11", "novembre 2014"), ("2017-06-01", "1er juin 2017"), ("2017-06-20", "20 juin 2017")]
)
def test_date(value: str, expected: str) -> None:
    assert french.date(value) == expected


def test_enumeration() -> None:
    assert french.enumerate_words(["a"]) == "a"
    assert french.enumerate_words(["a", "b", "c"]) == "a, b et c"


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "zéro"), (1, "un"), (17, "dix-sept"), (21, "vingt et un"), (30, "trente"), (69, "soixante-neuf"), (100, "100")]
)
def test_numbers(value: int, expected: str) -> None:
    assert french.number(value) == expected


def test_feminine_numbers() -> None:
    assert [french.number(value, feminine=True) for value in (1, 3, 21)] == ["une", "trois", "vingt et une"]


@pytest.mark.parametrize(
    ("place", "expected"), [(1, "premier"), (2, "deuxième"), (4, "quatrième"), (5, "cinquième"), (9, "neuvième"), (21, "vingt et unième")]
)
def test_places(place: int, expected: str) -> None:
    assert french.ordinal(place) == expected


def test_feminine_place_and_small_letter() -> None:
    assert french.ordinal(1, feminine=True) == "première" and french.ordinal(2, feminine=True) == "deuxième"
    assert [french.lowered(text) for text in ("La lutte", "L’âge", "AMANE agit", "")] == ["la lutte", "l’âge", "AMANE agit", ""]


def test_when() -> None:
    assert [french.when(value) for value in ("2009", "2014-11", "2017-06-01")] == ["en 2009", "en novembre 2014", "le 1er juin 2017"]


@pytest.mark.parametrize(
    ("whole", "inside"),
    [
        ("La PNPM est", "la PNPM est"),
        ("D’après la page", "d’après la page"),
        ("AMANE en fait partie", "AMANE en fait partie"),
        ("À Genève.", "à Genève."),
        ("Auprès des autorités.", "auprès des autorités."),
        ("Genève.", "Genève."),
    ],
)
def test_a_sentence_goes_on_with_a_small_letter_unless_a_name_begins_it(whole: str, inside: str) -> None:
    assert french.in_a_sentence(whole) == inside


@pytest.mark.parametrize(
    ("told", "goes_on"),
    [
        ("Le groupe réunit onze associations.", "que le groupe réunit onze associations."),
        ("En 2015, des associations ont signé.", "qu’en 2015, des associations ont signé."),
        ("AMANE en fait partie.", "qu’AMANE en fait partie."),
        ("Onze associations l’ont fondé.", "que onze associations l’ont fondé."),
        ("À Genève, elle a plaidé.", "qu’à Genève, elle a plaidé."),
    ],
)
def test_what_is_said_goes_on_after_que(told: str, goes_on: str) -> None:
    assert french.that(told) == goes_on


@pytest.mark.parametrize(
    ("told", "goes_on"),
    [
        ("onze associations.", "onze associations."),
        ("six de plus : cinq au départ, onze aujourd’hui.", "six de plus (cinq au départ, onze aujourd’hui)."),
        ("trois : la PNPM (protection) et le groupe", "trois, à savoir la PNPM (protection) et le groupe"),
        ("la plateforme (CDE : Convention) regroupe trente associations", "la plateforme (CDE, Convention) regroupe trente associations"),
        ("deux : un : deux", "deux (un, deux)"),
    ],
)
def test_after_a_colon_there_is_no_other(told: str, goes_on: str) -> None:
    assert french.after_colon(told) == goes_on


def test_a_name_or_what_its_article_names_begins_a_sentence() -> None:
    assert all(map(french.begins_with_a_name, ("AMANE mène…", "PPIPEM veut dire…", "UNICEF et CNDH…")))
    small = ("Oui : onze.", "En 2009.", "C’est en 2009…", "Onze associations.", "Je ne sais pas.", "La PNPM se consacre…", "L’étude date…")
    assert not any(map(french.begins_with_a_name, (*small, "Novembre 2014 pour…", "2009 pour la PNPM.", "Juin 2017.")))


@pytest.mark.parametrize(("name", "said"), [("Réseau Arganier", "« Réseau Arganier »"), ("Groupe « Ensemble »", "« Groupe “Ensemble” »")])
def test_a_name_in_guillemets(name: str, said: str) -> None:
    assert french.quoted(name) == said
