"""Masking: nothing that may tell of a person stays, whatever its form; what everybody asks with does."""

from __future__ import annotations

import pytest

from bot.server import masking
from bot.server.masking import MASK, masked
from tests.facts import KNOWLEDGE

ASKED = "quel est le budget de la PNPM"
# Each is put before, behind and into a question: none may stay.
PRIVATE = (
    "Karim", "karim alaoui", "FATIMA ZAHRA", "Youssef", "Jean-Baptiste", "Zineb", "Pierre", "rose", "lahcen", "Mbarka", "N'Golo", "عائشة", "Иван",
    "𝐊𝐚𝐫𝐢𝐦", "k4rim", "06 12 34 56 78", "0612345678", "+212 6 12-34-56-78", "٠٦١٢٣٤٥٦٧٨", "06.12.34.56.78", "six douze trente quatre",
    "14/03/2011", "12", "AB123456", "karim.alaoui@exemple.ma", "k.a@x.ma", "karim(arobase)exemple", "https://www.facebook.com/karim.a",
    "www.karim.ma", "@karim_212", "fb/karim", "Taroudant", "ouarzazate", "Sidi Bernoussi", "dupont", "Bennani", "mme el fassi", "monsieur tazi",
    "Hassan II",
)  # fmt: skip


def _secrets(private: str) -> list[str]:
    """What of it would tell: its parts but for titles and joining words."""
    return [part for part in private.replace("(", " ").split() if part.casefold() not in ("mme", "monsieur", "el", "arobase)exemple", "ii")]


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize("place", ["{} {}", "{1} {0}", "{1}, {0} ?", "dites à {0} : {1}"])
def test_what_may_tell_of_a_person_never_stays(private: str, place: str) -> None:
    found = masked(place.format(private, ASKED), KNOWLEDGE) or ""
    words = found.replace(MASK, " ").split()
    assert [part for part in _secrets(private) if any(part.casefold() in word.casefold() for word in words)] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Je m'appelle Rose Petit. Quel est le budget de la PNPM ?", f"Je {MASK} Quel est le budget de la PNPM ?"),
        ("J'habite rue du bon pain, quartier du bureau. Quel est le budget de la PNPM ?", "Quel est le budget de la PNPM ?"),
        ("mon numéro c'est zéro six trente. Quel est le budget de la PNPM ?", "Quel est le budget de la PNPM ?"),
        ("ma voisine la dame du bureau demande à qui écrire. Quel est le budget de la PNPM ?", "Quel est le budget de la PNPM ?"),
    ],
)
def test_of_a_sentence_that_tells_who_or_where_no_common_word_stays_either(text: str, left: str) -> None:
    found = masked(text, KNOWLEDGE) or ""
    for word in ("Rose", "Petit", "pain", "bureau", "six", "trente", "dame"):
        assert word not in found
    assert found.endswith("Quel est le budget de la PNPM ?") or not found, (found, left)


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le budget annuel de la PNPM ?",
        "qui est le président du groupe de travail",
        "c koi le nombre de salariés de la cde svp",
        "La Plateforme CDE a-t-elle un site internet ?",
        "QUI FINANCE LA PNPM ?",
        "L’UNICEF et le CNDH sont-ils membres du groupe ?",
    ],
)
def test_what_everybody_asks_with_stays(text: str) -> None:
    assert masked(text, KNOWLEDGE) == text


def test_a_name_spelled_out_does_not_stay() -> None:
    assert "r i m" not in str(masked("k a r i m demande : quel est le budget de la PNPM ?", KNOWLEDGE))


@pytest.mark.parametrize("text", ["", "Karim", "bonjour", "karim et fatima et zineb la pnpm", "kifach nqdr nched mwaed", "؟ ؟ ؟", "06 12 34 56 78"])
def test_where_too_little_is_left_nothing_is(text: str) -> None:
    assert masked(text, KNOWLEDGE) is None


@pytest.mark.parametrize("text", ["il me frappe, quel est le budget de la PNPM ?", "quel est le budget, j'ai peur de rentrer à la maison"])
def test_of_a_word_of_danger_nothing_is_left(text: str) -> None:
    assert masked(text, KNOWLEDGE) is None


def test_names_of_the_examples_are_not_common_words() -> None:
    names = {"karim", "khadija", "mohamed", "youssef", "nadia", "samira", "omar", "salma", "tanger", "rabat", "taroudant", "casablanca"}
    assert not masking._common() & names
    assert {"combien", "membres", "budget", "koi", "cb"} <= masking._common()
