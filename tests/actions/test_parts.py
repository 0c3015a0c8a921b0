"""What is asked after a preposition is read, and found in a sentence of whatever file."""

from __future__ import annotations

import pytest

from actions.parts import asked_in, of_a_point, of_a_sentence


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("aupres de qui", True),
        ("ca porte sur quoi", True),
        ("dans quels domaines", True),
        ("entre qui et qui", True),
        ("sur quoi et qui l a faite", False),
        ("a qui que ce soit", False),
        ("quoi", False),
        ("la charte du groupe", False),
    ],
)
def test_what_is_asked_after_a_preposition(text: str, asks: bool) -> None:
    assert (asked_in(text) is not None) is asks


@pytest.mark.parametrize(
    ("text", "point", "parts"),
    [
        ("aupres de qui", "Former des jurys auprès des écoles, en faveur de la lecture.", ["auprès des écoles"]),
        ("en faveur de quoi", "Former des jurys auprès des écoles, en faveur de la lecture.", ["en faveur de la lecture"]),
        ("entre qui", "Le lien entre les villes qui lisent, pour la paix.", ["entre les villes qui lisent, pour la paix"]),
        ("pour quoi", "Ouvrir des lieux pour lire, afin de grandir.", ["pour lire"]),
        ("pour quoi", "Réunir ceux qui agissent pour la paix.", []),
        ("dans quelle langue", "Former dans les écoles.", []),
        ("dans quelles ecoles", "Former dans les écoles.", ["dans les écoles"]),
        ("sur quoi", "Agir sur la loi et sur la ville.", ["sur la loi et sur la ville", "sur la ville"]),
    ],
)
def test_parts_of_a_point(text: str, point: str, parts: list[str]) -> None:
    asked = asked_in(text)
    assert asked and [one.text for one in of_a_point(point, asked)] == parts


def test_a_part_of_a_sentence_ends_with_its_clause_unless_it_stands_once() -> None:
    said = "Le réseau est né à la suite d’une enquête (2020) sur la lecture, faite par le cercle."
    on_what, after_what = asked_in("sur quoi"), asked_in("a la suite de quoi")
    assert on_what and after_what
    (found,) = of_a_sentence(said, on_what)
    assert (found.text, found.before) == ("sur la lecture", "enquete")
    against = asked_in("contre quoi")
    assert against and [one.text for one in of_a_sentence("Le groupe « Lutte contre le froid » réunit dix villes.", against)] == ["contre le froid"]
    assert [one.text for one in of_a_sentence(said, after_what)] == ["à la suite d’une enquête sur la lecture, faite par le cercle"]
