"""How long an answer is asked to be is read apart from what is asked."""

from __future__ import annotations

import pytest

from actions.lengths import LONG, PLAIN, SHORT, asks_for_names, is_of_the_last, is_only_length, length, most
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "asked", "alone"),
    [
        ("juste le chiffre", SHORT, True),
        ("juste l'année svp", SHORT, True),
        ("juste le nombre de membres", "", False),
        ("dix mots max", SHORT, True),
        ("la CDE en douze mots", SHORT, False),
        ("c'est quoi pour un enfant", PLAIN, True),
        ("merci c'est déjà plus clair, et sa charte ?", "", False),
        ("c'est plus clair", "", False),
        ("en plus clair ?", PLAIN, True),
        ("plus court", SHORT, True),
        ("plus court svp", SHORT, True),
        ("c'est trop long", SHORT, True),
        ("en une phrase", SHORT, True),
        ("résume", SHORT, True),
        ("tu peux résumer stp ?", SHORT, True),
        ("en gros ?", SHORT, True),
        ("juste les noms", SHORT, True),
        ("sans blabla", SHORT, True),
        ("en une phrase, c'est quoi la PNPM", SHORT, False),
        ("résume la PNPM", SHORT, False),
        ("que résume-t-il ?", "", False),
        ("il résume quoi", "", False),
        ("la CDE en 10 mots", SHORT, False),
        ("plus de détails", LONG, True),
        ("développe", LONG, True),
        ("vous pouvez développer ?", LONG, True),
        ("dites-m'en plus", LONG, True),
        ("l'EPU en détail", LONG, False),
        ("la PNPM en français facile ?", PLAIN, False),
        ("explique autrement", PLAIN, True),
        ("plus simplement ?", PLAIN, True),
        ("explique comme à un enfant", PLAIN, True),
        ("j'ai pas compris", PLAIN, True),
        ("c'est trop compliqué", PLAIN, True),
        ("explique-moi le groupe de travail comme à un enfant de 8 ans", PLAIN, False),
        ("je ne comprends pas", PLAIN, True),
        ("explique-moi la PPIPEM simplement", PLAIN, False),
        ("simplement les titres", SHORT, True),
        # What is asked about or complained of, not how.
        ("votre robot ne comprend rien", "", False),
        ("vous n'avez pas compris", "", False),
        ("c'est pour les enfants ?", "", False),
        ("développer une expertise, c'est lequel ?", "", False),
        ("un document qui résume leurs préoccupations", "", False),
        ("les noms des membres", "", False),
        ("bref, combien sont-ils ?", "", False),
        ("et le groupe ?", "", False),
        ("", "", False),
    ],
)
def test_how_long_it_is_asked_to_be(text: str, asked: str, alone: bool) -> None:
    assert (length(fold(text)), is_only_length(fold(text))) == (asked, alone)


@pytest.mark.parametrize(
    "text", ["plus facile", "moins complique svp", "j ai rien compris", "toujours trop complique", "c est pas clair", "le 1er je compren pa"]
)
def test_who_did_not_understand_asks_for_plain_words(text: str) -> None:
    assert length(text) == PLAIN


@pytest.mark.parametrize(("text", "last"), [("plus court", True), ("j insiste", True), ("mais je maintiens", True), ("j insiste sur ca", False)])
def test_what_is_of_the_last_answer_alone(text: str, last: bool) -> None:
    assert is_of_the_last(text) == last


def test_names_are_less_than_a_word_on_each() -> None:
    assert asks_for_names("juste les noms") and asks_for_names("cite les en bref") and not asks_for_names("presente les moi en deux mots")


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("en dix mots max", 10, None),
        ("en 10 mots", 10, None),
        ("en un mot", 1, None),
        # A manner of speaking, and of each of them.
        ("en deux mots", None, None),
        ("en un mot chacune", None, None),
        ("en deux phrases", None, 2),
        ("une ligne", None, 1),
        ("plus court", None, None),
    ],
)
def test_how_many_words_and_sentences_at_most(text: str, words: int | None, sentences: int | None) -> None:
    assert (most(text, "mot"), most(text, "phrase")) == (words, sentences)
