"""The one entry of HTTP and replay: bounds, order, memory, and nothing kept of an answer that failed."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.engine.agent import load_dialogue
from bot.engine.state import DialogueState
from bot.server.conversation import RECENT_SECONDS, Conversations
from bot.server.database import StoreUnavailableError
from bot.server.order import MOST_WAITING_PER_CONVERSATION
from bot.server.phrases import PHRASES
from bot.server.refusal import Refused
from bot.server.sent_turn import SentTurn
from bot.server.store import PURGED_AT_ONCE, Conversation, ConversationStore
from tests.trial import trial_actions


@pytest.fixture(scope="module")
def dialogue(trial_model: Path) -> Any:
    return load_dialogue(trial_model)


@pytest.fixture
def seconds() -> float:
    """How long an answer may take: far more than one needs, however busy the machine; the tests of one that hangs wait less."""
    return 20.0


@pytest.fixture
def conversations(dialogue: Any, seconds: float) -> Iterator[Conversations]:
    opened = Conversations(dialogue, seconds=seconds)
    yield opened
    opened.close()


def _talk(talk: Callable[[], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        return await talk()

    return asyncio.run(run())


def _refusal(conversations: Conversations, conversation_id: str, **said: str) -> str:
    with pytest.raises(Refused) as caught:
        asyncio.run(conversations.say(conversation_id, **said))
    return caught.value.code


def _open(conversations: Conversations) -> str:
    return str(asyncio.run(conversations.open())[0])


def _say(conversations: Conversations, conversation_id: str, text: str) -> SentTurn:
    return asyncio.run(conversations.say(conversation_id, text))


def test_opens_with_a_greeting(conversations: Conversations) -> None:
    conversation_id, turn = asyncio.run(conversations.open())
    assert turn.text.startswith("Bienvenue. Écrivez")
    assert turn.kind == "social"
    assert turn.buttons == (("Valeurs", '/choisir{"sujet": "valeurs"}'),)
    assert conversations.store.load(conversation_id) is not None


def test_remembers(conversations: Conversations) -> None:
    one, other = _open(conversations), _open(conversations)
    assert [_say(conversations, one, "bonjour").text for _ in range(3)] == [f"Message {count} : bonjour" for count in (1, 2, 3)]
    assert _say(conversations, other, "bonjour").text == "Message 1 : bonjour"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d\n", "\ud800", "\x00"])
def test_refuses_nothing_at_all(conversations: Conversations, text: str) -> None:
    assert _refusal(conversations, _open(conversations), text=text) == "message_vide"


def test_bounds_the_text_before_understanding_it(conversations: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation_id = _open(conversations)
    assert _say(conversations, conversation_id, " " * 400 + "bonjour" + " b" * 200).topics
    assert _say(conversations, conversation_id, "b" * 500 + "\u200b" * 300).topics
    read: list[str] = []
    turn = conversations._turn

    async def noted(conversation: Conversation, text: str) -> SentTurn:
        read.append(text)
        return await turn(conversation, text)

    monkeypatch.setattr(conversations, "_turn", noted)
    before = conversations.store.load(conversation_id)
    for text in ("b" * 501, "bonjour " * 1000, "é" * 8000):
        assert _refusal(conversations, conversation_id, text=text) == "message_trop_long"
    assert len(read) == 6 and max(map(len, read)) <= 500
    # Nothing of it is kept.
    assert conversations.store.load(conversation_id) == before


LONG = "bonjour " * 200


@pytest.mark.parametrize("text", [f"il me fait du mal {LONG}", f"{LONG} il me fait du mal"], ids=["beginning", "end"])
def test_whoever_is_in_danger_is_answered_however_long_the_message(conversations: Conversations, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    _hear_in_whole_texts(conversations, monkeypatch)
    conversation_id = _open(conversations)
    _say(conversations, conversation_id, "bonjour")
    assert _say(conversations, conversation_id, text).kind == "safeguarding"
    assert _say(conversations, conversation_id, "bonjour").text.startswith("Message 3"), "the conversation goes on from it"
    # Nor does it matter whether the conversation is there.
    asyncio.run(conversations.forget(conversation_id))
    assert _say(conversations, conversation_id, text).kind == "safeguarding"
    assert _refusal(conversations, conversation_id, text=LONG) == "message_trop_long"


def _hear_in_whole_texts(conversations: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the throw-away model, which knows short sentences only, read the disclosure of a text that holds one."""
    answer = conversations.dialogue.answer
    said = "il me fait du mal"

    async def heard(state: DialogueState, text: str | None = None, payload: str | None = None) -> Any:
        return await answer(state, said if text and said in text else text, payload)

    monkeypatch.setattr(conversations.dialogue, "answer", heard)


@pytest.mark.parametrize("text", ["/restart", "/back", "/choisir", '/choisir{"sujet": "A1"}', '//choisir{"sujet": "A1"}', " / / choisir", "/", "///"])
def test_a_slash_is_only_a_character(conversations: Conversations, text: str) -> None:
    conversation_id = _open(conversations)
    _say(conversations, conversation_id, "bonjour")
    answer = _say(conversations, conversation_id, text)
    assert answer.text.startswith("Message 2")
    assert "A1" not in answer.text


def test_a_choice_is_one_of_those_last_offered(conversations: Conversations) -> None:
    conversation_id, other = _open(conversations), _open(conversations)
    _say(conversations, conversation_id, "bonjour")
    chosen = asyncio.run(conversations.say(conversation_id, choice='/choisir{"sujet": "A1"}'))
    assert chosen.text == "Message 2 : choisir A1"
    for conversation, choice in [
        (conversation_id, '/choisir{"sujet": "A1"}'),
        (conversation_id, '/choisir{"sujet": "A3"}'),
        (conversation_id, "/restart"),
        (conversation_id, ""),
        (other, '/choisir{"sujet": "A2"}'),
    ]:
        assert _refusal(conversations, conversation, choice=choice) == "choix_inconnu"


@pytest.mark.parametrize(("text", "code"), [("panne panne", "action_en_echec"), ("silence silence", "sans_reponse")])
def test_never_silent(conversations: Conversations, text: str, code: str) -> None:
    turn = _say(conversations, _open(conversations), text)
    assert turn.text == PHRASES[code]
    assert turn.kind == "fallback"
    assert turn.topics == ("hors_sujet",)


@pytest.mark.parametrize("seconds", [1.0])
@pytest.mark.parametrize("text", ["blocage blocage", "attente attente"])
def test_an_answer_that_hangs_changes_nothing(conversations: Conversations, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    wake = threading.Event()
    monkeypatch.setattr(trial_actions.time, "sleep", wake.wait)
    conversation_id = _open(conversations)
    _say(conversations, conversation_id, "bonjour")
    before = conversations.store.load(conversation_id)
    started = time.monotonic()
    assert _refusal(conversations, conversation_id, text=text) == "delai_depasse"
    assert time.monotonic() - started < 3
    assert _say(conversations, conversation_id, "bonjour").text == "Message 2 : bonjour"
    wake.set()
    time.sleep(0.2)
    after = conversations.store.load(conversation_id)
    assert before is not None
    assert after is not None
    assert after.version == before.version + 1
    assert '"value":1000' not in after.state()


def test_messages_of_one_conversation_keep_their_order(conversations: Conversations) -> None:
    conversation_id = _open(conversations)

    async def talk() -> list[SentTurn]:
        return await asyncio.gather(*(conversations.say(conversation_id, "bonjour") for _ in range(MOST_WAITING_PER_CONVERSATION)))

    assert [turn.text for turn in _talk(talk)] == [f"Message {count} : bonjour" for count in range(1, MOST_WAITING_PER_CONVERSATION + 1)]


def test_one_conversation_can_not_fill_the_queue(conversations: Conversations) -> None:
    conversation_id = _open(conversations)

    async def talk() -> list[Any]:
        return await asyncio.gather(*(conversations.say(conversation_id, "bonjour") for _ in range(10)), return_exceptions=True)

    outcomes = _talk(talk)
    refused = [one.code for one in outcomes if isinstance(one, Refused)]
    assert refused == ["trop_de_messages"] * (10 - MOST_WAITING_PER_CONVERSATION)


def test_forgets(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    asyncio.run(conversations.forget(conversation_id))
    assert conversations.store.load(conversation_id) is None
    assert _refusal(conversations, conversation_id, text="bonjour") == "jeton_perime"
    with pytest.raises(Refused):
        asyncio.run(conversations.forget(conversation_id))


def test_deleting_in_the_middle_of_an_answer_wins(dialogue: Any) -> None:
    conversations = Conversations(dialogue, ConversationStore.in_memory(), seconds=20)
    conversation_id = _open(conversations)
    save = conversations.store.save

    def delete_then_save(conversation: Any) -> None:
        conversations.store.delete(conversation_id)
        save(conversation)

    conversations.store.save = delete_then_save  # type: ignore[method-assign]
    assert _refusal(conversations, conversation_id, text="bonjour") == "stockage_indisponible"
    assert conversations.store.load(conversation_id) is None
    conversations.close()


def test_counts_thumbs_by_topic(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    message = _say(conversations, conversation_id, "quelles sont les valeurs").messages[0].id

    async def rate(useful: bool | None) -> list[str]:
        return await conversations.rate(conversation_id, message, useful)

    assert asyncio.run(rate(True)) == ["pnpm.valeurs"]
    assert asyncio.run(rate(True)) == []
    assert conversations.store.counts.ratings() == {"pnpm.valeurs": (1, 0)}
    assert asyncio.run(rate(False)) == ["pnpm.valeurs"]
    assert conversations.store.counts.ratings() == {"pnpm.valeurs": (0, 1)}
    # Taken back, then given anew.
    for _ in range(2):
        assert asyncio.run(rate(None)) == []
        assert conversations.store.counts.ratings() == {"pnpm.valeurs": (0, 0)}
    assert asyncio.run(rate(True)) == ["pnpm.valeurs"]
    assert conversations.store.counts.ratings() == {"pnpm.valeurs": (1, 0)}
    with pytest.raises(Refused, match="message_inconnu"):
        asyncio.run(conversations.rate(_open(conversations), message, useful=True))


def test_counts_what_is_opened_and_asked_where_it_is_kept(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    for text in ("quelles sont les valeurs", "incompris", "quels sont les collectifs"):
        _say(conversations, conversation_id, text)
    found = {(what, which): number for _, what, which, number in conversations.store.counts.between(date(1970, 1, 1), date(9999, 1, 1))}
    hours = {which: number for (what, which), number in found.items() if what == "hours"}
    assert sum(hours.values()) == 3
    assert {one: number for one, number in found.items() if one[0] != "hours"} == {
        ("conversations", ""): 1,
        ("messages", ""): 3,
        ("languages", "fr"): 3,
        ("gaps", "not_understood"): 1,
        ("topics", "pnpm.valeurs"): 1,
        ("topics", "collectifs.liste"): 1,
    }


def test_of_a_danger_nothing_is_counted_but_the_danger(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    assert _say(conversations, conversation_id, "on me frappe").kind == "safeguarding"
    message = _say(conversations, conversation_id, "on me frappe").messages[0].id
    asyncio.run(conversations.rate(conversation_id, message, useful=True))
    found = conversations.store.counts.between(date(1970, 1, 1), date(9999, 1, 1))
    # On the first of a month both stand on the same day, in another order.
    assert sorted((what, number) for _, what, _, number in found) == [("conversations", 1), ("danger", 2)]
    assert conversations.store.counts.ratings() == {}


def test_what_can_not_be_counted_is_answered_and_kept_all_the_same(
    conversations: Conversations, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise StoreUnavailableError("on purpose")

    monkeypatch.setattr(conversations.store.counts, "add", full)
    conversation_id = _open(conversations)
    assert [_say(conversations, conversation_id, "bonjour").text for _ in range(2)] == ["Message 1 : bonjour", "Message 2 : bonjour"]
    assert "without being counted" in caplog.text


UNCLEAR = "incompris quel est le budget de zanzibar"


def _send(conversations: Conversations, conversation_id: str, turn: SentTurn, text: str = UNCLEAR, key: str | None = None) -> str:
    return asyncio.run(conversations.send(conversation_id, turn.messages[-1].id, text, turn.offer if key is None else key))


def _sent(conversations: Conversations) -> list[str]:
    return [one.text for one in conversations.store.questions.all()]


def test_a_message_without_an_answer_is_sent_once_if_its_visitor_wishes(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    turn = _say(conversations, conversation_id, UNCLEAR)
    assert turn.offer and _sent(conversations) == []
    # As the chat has it: with its blanks.
    assert _send(conversations, conversation_id, turn, f" {UNCLEAR} ") == "[…] quel est le budget de […]"
    with pytest.raises(Refused, match="question_inconnue"):
        _send(conversations, conversation_id, turn)
    assert _sent(conversations) == ["[…] quel est le budget de […]"]


def test_nothing_is_sent_but_the_last_message_of_that_conversation(conversations: Conversations) -> None:
    mine, others = _open(conversations), _open(conversations)
    turn = _say(conversations, mine, UNCLEAR)
    for text, key in (("incompris qui finance la pnpm", None), (UNCLEAR, ""), (UNCLEAR, "x" * 22), ("", None), (UNCLEAR + " ?", None)):
        with pytest.raises(Refused, match="question_inconnue"):
            _send(conversations, mine, turn, text, key)
    with pytest.raises(Refused, match="question_inconnue"):
        _send(conversations, others, turn)
    later = _say(conversations, mine, "incompris qui finance la pnpm")
    with pytest.raises(Refused, match="question_inconnue"):
        _send(conversations, mine, turn)
    for said in ("quelles sont les valeurs", "on me frappe"):
        answered = _say(conversations, mine, said)
        assert not answered.offer
        for one in (later, answered):
            with pytest.raises(Refused, match="question_inconnue"):
                _send(conversations, mine, one, said if one is answered else "incompris qui finance la pnpm")
    asyncio.run(conversations.forget(mine))
    with pytest.raises(Refused, match="jeton_perime"):
        _send(conversations, mine, later)
    assert _sent(conversations) == []


@pytest.mark.parametrize("text", ["incompris karim fatima zineb", "incompris quel est le budget, il me frappe"])
def test_what_is_nothing_but_names_or_has_a_word_of_danger_is_not_offered(conversations: Conversations, text: str) -> None:
    turn = _say(conversations, _open(conversations), text)
    assert not turn.offer


def test_of_an_offer_the_server_keeps_neither_text_nor_key(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    turn = _say(conversations, conversation_id, UNCLEAR)
    kept = conversations.store.load(conversation_id)
    assert kept is not None and '"offer"' in kept.state()
    assert turn.offer not in kept.state() and "zanzibar" not in kept.state() and "budget" not in kept.state()
    _send(conversations, conversation_id, turn)
    kept = conversations.store.load(conversation_id)
    assert kept is not None and '"offer"' not in kept.state(), "nor that one was sent"


def test_no_word_of_a_visitor_is_kept(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    for text in ("quelles sont les valeurs zanzibar", "on me frappe zanzibar", "panne zanzibar", "/zanzibar"):
        _say(conversations, conversation_id, text)
        kept = conversations.store.load(conversation_id)
        assert kept is not None
        assert "zanzibar" not in kept.state()
        assert "frappe" not in kept.state()


def test_the_200th_turn_is_as_small_as_the_2nd(conversations: Conversations) -> None:
    conversation_id = _open(conversations)
    sizes = []
    for _ in range(200):
        _say(conversations, conversation_id, "quelles sont les valeurs")
        kept = conversations.store.load(conversation_id)
        assert kept is not None
        content = json.loads(kept.state())
        del content["answers"]
        sizes.append(len(json.dumps(content)))
    assert kept.dialogue.turns == 201
    # What a turn reads and writes is what it costs; `make bench` measures the time.
    assert sizes[199] <= sizes[3] * 1.05


def test_deletes_all_of_the_old_however_many(conversations: Conversations) -> None:
    for number in range(2 * PURGED_AT_ONCE + 1):
        conversations.store.add(Conversation(f"{number:022}", 1.0, 1.0))
    kept = _open(conversations)
    assert asyncio.run(conversations.purge(2.0)) == 2 * PURGED_AT_ONCE + 1
    assert conversations.store.count() == 1
    assert conversations.store.load(kept) is not None


def test_checks_itself(conversations: Conversations) -> None:
    count = conversations.store.count()
    assert asyncio.run(conversations.check()) == {"answer": True, "store": True}
    assert conversations.store.count() == count
    conversations._golden = ("bonjour", "collectifs.liste")
    assert asyncio.run(conversations.check()) == {"answer": False, "store": True}


class _Broken(ConversationStore):
    """A store that fails where it is told to."""

    failing: tuple[str, ...] = ()

    def _fail(self, name: str) -> None:
        if name in self.failing:
            raise StoreUnavailableError("on purpose")

    def add(self, conversation: Conversation) -> None:
        self._fail("add")
        super().add(conversation)

    def load(self, conversation_id: str) -> Conversation | None:
        self._fail("load")
        return super().load(conversation_id)

    def save(self, conversation: Conversation) -> None:
        self._fail("save")
        super().save(conversation)

    def ping(self) -> None:
        self._fail("ping")
        super().ping()


@pytest.mark.parametrize("failing", [("load",), ("save",), ("load", "save"), ("add", "load", "save", "ping")])
def test_whoever_is_in_danger_is_answered_whatever_fails(dialogue: Any, failing: tuple[str, ...]) -> None:
    store = _Broken("sqlite://")
    conversations = Conversations(dialogue, store, seconds=20)
    before = _open(conversations)
    _say(conversations, before, "bonjour")
    store.failing = failing
    for conversation_id in (before, _open(conversations)):
        assert _say(conversations, conversation_id, "il me fait du mal").kind == "safeguarding"
        assert _refusal(conversations, conversation_id, text="bonjour") == "stockage_indisponible"
        assert _refusal(conversations, conversation_id, choice="/choisir") in ("stockage_indisponible", "choix_inconnu")
    assert asyncio.run(conversations.check()) == {"answer": True, "store": "ping" not in failing}
    store.failing = ()
    assert _say(conversations, before, "bonjour").text.startswith("Message 2")
    conversations.close()


def test_whoever_is_in_danger_is_answered_in_a_conversation_that_is_gone(conversations: Conversations) -> None:
    gone = _open(conversations)
    asyncio.run(conversations.forget(gone))
    assert _say(conversations, gone, "il me fait du mal").kind == "safeguarding"
    assert _refusal(conversations, gone, text="bonjour") == "jeton_perime"
    # Nothing of it is kept.
    assert conversations.store.load(gone) is None


def test_whoever_is_in_danger_is_answered_though_storing_hangs(dialogue: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    conversations = Conversations(dialogue, seconds=3)
    conversation_id = _open(conversations)
    monkeypatch.setattr(conversations.store, "save", lambda conversation: time.sleep(20))
    assert _say(conversations, conversation_id, "il me fait du mal").kind == "safeguarding"
    conversations.close()


def test_a_check_that_comes_too_late_tells_busy_from_broken(dialogue: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    conversations = Conversations(dialogue, seconds=3)
    conversation_id = _open(conversations)

    async def never(*_: Any) -> Any:
        await asyncio.sleep(20)

    monkeypatch.setattr(conversations, "_turn", never)
    # Somebody was answered a moment ago.
    assert asyncio.run(conversations.check()) == {"answer": True, "store": True, "busy": True}
    conversations.worker.answered_at -= RECENT_SECONDS
    assert asyncio.run(conversations.check()) == {"answer": False, "store": True}
    assert conversations.store.load(conversation_id) is not None
    conversations.close()


def test_a_conversation_opened_while_nothing_could_be_stored_is_not_over(conversations: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        conversations.store.working = False
        raise StoreUnavailableError("on purpose")

    monkeypatch.setattr(conversations.store, "add", full)
    conversation_id = _open(conversations)
    with pytest.raises(Refused) as refused:
        _say(conversations, conversation_id, "quelles sont les valeurs")
    assert refused.value.code == "stockage_indisponible"
