"""A question made of a text that was read: its kind, its names, its markers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from actions.question import Marker, Question
from bot.nlu.asked import named_in, question_as, question_of
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import Labels, Readings
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.texts import Texts
from tests.bot.nlu.fake_model import FakeModel
from tests.facts import KNOWLEDGE

KINDS = ("valeurs", "affirmer", "contexte", "urgence")
GAZETTEER = Gazetteer(KNOWLEDGE)


class Model(FakeModel):
    """Reads one row of kinds, and of what is asked the likeliest of a few details and references."""

    def __init__(self, kinds: Mapping[str, float], detail: str) -> None:
        super().__init__(KINDS, lambda texts: np.tile([kinds.get(kind, 0.0) for kind in KINDS], (len(texts), 1)))
        self.labels = Labels(KINDS, ("tout", detail), ("nom", "rang", "tous"))

    def read(self, texts: list[Prepared], context: object = None) -> Readings:
        found, count = super().read(texts), len(texts)
        return Readings(found.kinds, np.tile([0.1, 0.9], (count, 1)), np.tile([0.3, 0.699, 0.001], (count, 1)), found.told, found.among)


def asked(text: str, detail: str = "date", shared: bool | None = None, **kinds: float) -> Question:
    texts = Texts(GAZETTEER, Model(kinds or {"valeurs": 0.9, "affirmer": 0.1}, detail))
    whole = texts.prepare(text)
    texts.read([whole])
    return question_of(whole, texts, shared)


def test_what_is_read_of_a_text() -> None:
    question = asked("La PNPM, ses valeurs avec l'UNICEF en 2015 ?")
    assert (question.kind, question.confidence, question.detail, question.reference) == ("valeurs", 0.9, "date", "rang")
    assert question.kinds == (("valeurs", 0.9), ("affirmer", 0.1)) and question.references == (("rang", 0.699), ("nom", 0.3))
    assert question.collectives == ("pnpm",) and question.organisations == ("UNICEF",) and question.years == ("2015",)
    assert question.markers >= {Marker.ASKS, Marker.LEADS, Marker.REFERS} and question.words == ("valeurs", "unicef", "2015")
    assert question.text == "la pnpm ses valeurs avec l unicef en 2015"


def test_a_piece_shares_the_question_mark_of_its_sentence() -> None:
    assert not asked("les valeurs").has(Marker.ASKS) and asked("les valeurs", shared=True).has(Marker.ASKS)


def test_a_yes_that_asks_wants_the_answer_again_and_what_asks_is_no_context() -> None:
    assert asked("exact ?", affirmer=0.9, valeurs=0.1).kind == "repeter" and asked("exact", affirmer=0.9, valeurs=0.1).kind == "affirmer"
    assert asked("les valeurs ?", contexte=0.6, valeurs=0.4).kind == "valeurs" and asked("les valeurs", contexte=0.6, valeurs=0.4).kind == "contexte"


@pytest.mark.parametrize(("text", "kind"), [("et la PNPM ?", "nom_seul"), ("la deuxième", "nom_seul"), ("et alors", "valeurs")])
def test_a_name_alone_is_a_kind_of_its_own(text: str, kind: str) -> None:
    assert asked(text).kind == kind


def test_not_of_a_disclosure() -> None:
    texts = Texts(GAZETTEER, Model({"valeurs": 1.0}, "date"))
    whole = texts.prepare("la PNPM")
    texts.read([whole])
    assert question_as(whole, "urgence", 0.4, texts, False, {"urgence": 0.4}).kind == "urgence"


def test_the_third_of_a_list_of_points_is_no_collective() -> None:
    assert asked("le troisième").ordinals == (2,) and asked("le troisième", "element:rang").ordinals == ()
    assert named_in(prepare("le troisième", GAZETTEER), of_a_point=True).ordinals == ()
