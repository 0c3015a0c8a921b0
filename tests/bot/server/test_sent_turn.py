"""What a visitor is sent: what the actions gave, a sentence where they gave nothing, a refusal said as a turn."""

from __future__ import annotations

from actions.blocks import paragraphs
from bot.engine.dialogue import Answer, Bubble
from bot.server.phrases import phrase
from bot.server.refusal import Refused
from bot.server.sent_turn import SentTurn


def test_bubbles_are_numbered_and_what_is_left_open_is_told() -> None:
    answer = Answer([Bubble(paragraphs("Un.")), Bubble(paragraphs("Deux."), "en")], ["pnpm.valeurs"], "answer", gaps=["not_said"])
    turn = SentTurn.of(answer)
    assert (turn.text, turn.topics, turn.kind, turn.gaps) == ("Un.\nDeux.", ("pnpm.valeurs",), "answer", ("not_said",))
    assert [message.lang for message in turn.messages] == ["fr", "en"]
    assert len({message.id for message in turn.messages}) == 2


def test_there_is_always_a_sentence() -> None:
    silent, failed = SentTurn.of(Answer()), SentTurn.of(Answer(failed=True))
    assert (silent.text, silent.topics) == (phrase("sans_reponse"), ("hors_sujet",))
    assert failed.text == phrase("action_en_echec")


def test_a_refusal_can_be_said_as_a_turn() -> None:
    turn = SentTurn.refusing(Refused("message_trop_long"))
    assert turn.kind == "fallback"
    assert "trop long" in turn.text
