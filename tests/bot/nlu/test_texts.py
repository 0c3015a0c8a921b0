"""The texts of a message: prepared and read once, within bounds, and what a row of probabilities speaks for."""

from __future__ import annotations

import numpy as np

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared
from bot.nlu.texts import MOST_WORDS_IN_PIECES, Kinds, Texts
from tests.bot.nlu.fake_model import FakeModel
from tests.facts import KNOWLEDGE

NAMES = ["valeurs", "membres", "hors_sujet", "contexte", "langue_anglais", "urgence"]
KINDS = Kinds(NAMES)
GAZETTEER = Gazetteer(KNOWLEDGE)


def test_facts_share_what_one_out_of_scope_has_for_itself() -> None:
    assert KINDS.best(np.array([0.3, 0.2, 0.4, 0.0, 0.0, 0.1])) == ("valeurs", 0.3)
    assert KINDS.best(np.array([0.2, 0.1, 0.4, 0.0, 0.0, 0.3])) == ("hors_sujet", 0.4)


def test_danger_is_no_group_among_others() -> None:
    assert KINDS.best(np.array([0.02, 0.0, 0.01, 0.0, 0.0, 0.97])) == ("valeurs", 0.02)


def test_what_asks_is_no_context() -> None:
    assert np.allclose(KINDS.of_what_asks(np.array([0.2, 0.2, 0.0, 0.6, 0.0, 0.0])), [0.5, 0.5, 0.0, 0.0, 0.0, 0.0])


def test_a_language_is_told_where_it_is_likeliest() -> None:
    assert KINDS.language(np.array([0.2, 0.1, 0.0, 0.0, 0.3, 0.4])) == "langue_anglais"
    assert KINDS.language(np.array([0.4, 0.1, 0.0, 0.0, 0.3, 0.2])) == ""
    assert Kinds(["valeurs", "urgence"]).language(np.array([0.5, 0.5])) == ""


def test_the_likeliest_kind_stands_first() -> None:
    assert list(KINDS.by_name(np.array([0.1, 0.2, 0.05, 0.3, 0.25, 0.1])))[:2] == ["contexte", "langue_anglais"]


def test_a_text_is_read_once() -> None:
    read: list[str] = []

    def noted(texts: list[Prepared]) -> np.ndarray:
        read.extend(text.text for text in texts)
        return np.tile([0.1, 0.2, 0.3, 0.1, 0.1, 0.2], (len(texts), 1))

    texts = Texts(GAZETTEER, FakeModel(NAMES, noted))
    whole = texts.prepare("les valeurs")
    assert texts.prepare("les valeurs") is whole
    texts.read([whole, whole])
    texts.read([whole, texts.prepare("merci")])
    assert read == ["les valeurs", "merci"] and texts.danger(whole) == 0.2 and texts.best(whole) == ("membres", 0.2)


def test_no_piece_is_looked_at_once_there_were_enough() -> None:
    texts = Texts(GAZETTEER, FakeModel(NAMES, lambda texts: np.zeros((len(texts), len(NAMES)))))
    assert [one.text for one in texts.pieces(["les valeurs", "merci"])] == ["les valeurs", "merci"]
    assert texts.pieces(["a " * MOST_WORDS_IN_PIECES, "merci"]) == []
