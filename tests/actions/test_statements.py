"""What the file says of a collective is told sentence by sentence, and what it does not give is no such sentence."""

from __future__ import annotations

from actions.statements import by_its_name, ended, folded, object_of, statements, with_words
from tests.facts import KNOWLEDGE


def test_every_sentence_has_sources_and_is_the_file_s() -> None:
    for one in KNOWLEDGE.collectifs:
        sections = one.rubriques.values()
        texts = " ".join([object_of(one), *(text for part in sections for text in (part.introduction, *(point.texte for point in part.points)))])
        for said in statements(one):
            assert said.sources and said.text.rstrip(".")[1:] in texts


def test_what_the_page_does_not_give_is_left_out() -> None:
    said = [one.text for collective in KNOWLEDGE.collectifs for one in statements(collective)]
    assert not [text for text in said if "ne donne pas" in text or "ne sont pas cités" in text]


def test_the_sentence_with_the_rarest_words_is_found() -> None:
    found, share = with_words(KNOWLEDGE.collectifs, ("charte", "mecanisme"))
    assert list(found) == ["groupe"] and "mécanisme de collaboration" in found["groupe"].text and share == 1
    found, share = with_words(KNOWLEDGE.collectifs, ("mecanisme", "olympique"))
    assert list(found) == ["groupe"] and share == 0.5
    assert with_words(KNOWLEDGE.collectifs, ("olympique",)) == with_words(KNOWLEDGE.collectifs, ()) == ({}, 0.0)


def test_a_sentence_tells_more_than_its_name() -> None:
    found, _ = with_words(KNOWLEDGE.collectifs, ("geneve",))
    assert "Genève" in found["cde"].text


def test_numbers_in_words_are_digits_too() -> None:
    assert folded("Une trentaine d’associations") >= {"trentaine", "30"}
    assert "1" not in folded("un")
    assert ended("Oui") == ended("Oui.") == "Oui."


def test_a_platform_is_called_by_its_name_and_those_who_founded_the_group_by_theirs() -> None:
    _, group, cde = KNOWLEDGE.collectifs
    for before in ("", "Oui : ", "Non : "):
        the = "L" if not before else "l"
        assert by_its_name(f"{before}{the}a plateforme a pu présenter", cde) == f"{before}{the}a Plateforme CDE Maroc a pu présenter"
        founders = f"{before}{the}e groupe fondateur comptait cinq associations, dont AMANE, en novembre 2014."
        assert by_its_name(founders, group) == founders
