"""« Ce qui change »: every answer that the draft changes beside how it is now, and the golden questions, answered by both."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actions.answers.safeguarding import safeguarding_reply
from actions.turn import all_answers
from bot import trials
from bot.desk.draft import Draft, read_draft, reader
from bot.desk.fields import KEYS, shown_block
from bot.desk.sheets import documents, sheets
from bot.desk.site import Asked, Shown, page
from bot.desk.words import Marked, marked
from bot.server.reading import question
from knowledge import Knowledge, KnowledgeError
from knowledge import draft as drafts
from knowledge.folder import DOMAIN
from knowledge.golden import FILE as GOLDEN
from knowledge.golden import Golden, golden_from
from knowledge.loader import load_from

if TYPE_CHECKING:
    from bot.server.conversation import Conversations


@dataclass(frozen=True)
class Answer:
    """What is asked, and the answers before and after, in pieces; `wrong`: what a golden question expects of the second in vain."""

    asked: str
    before: Marked
    after: Marked
    wrong: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the answers differ."""
        return any(changed for changed, _ in (*self.before, *self.after))


@dataclass(frozen=True)
class Changes:
    """The answers that change, and all golden questions; `trouble` says why these, or all, could not be answered."""

    answers: list[Answer]
    golden: list[Answer]
    trouble: str = ""

    @property
    def broken(self) -> list[Answer]:
        """The golden questions whose answer is not as expected."""
        return [one for one in self.golden if one.wrong]


class Lent:
    """Conversations that stay open when who used them closes them: to load the model takes seconds."""

    def __init__(self, open_conversations: Callable[[], Conversations]) -> None:
        self._open_conversations = open_conversations
        self._opened: Conversations | None = None

    def lend(self) -> Conversations:
        """Return the conversations, opened at the first call. Raises as what opens them."""
        if self._opened is None:
            self._opened = self._open_conversations()
        return _Borrowed(self._opened)  # type: ignore[return-value]

    def close(self) -> None:
        """Close them at last."""
        if self._opened is not None:
            self._opened.close()


class _Borrowed:
    def __init__(self, conversations: Conversations) -> None:
        self.open, self.say, self.forget = conversations.open, conversations.say, conversations.forget

    def close(self) -> None:
        """Leave them open."""


class Preview:
    """What a draft changes; the last one is kept, as to answer takes a while."""

    def __init__(self, knowledge: Path, draft: Path, lent: Lent) -> None:
        self._knowledge = knowledge
        self._draft = draft
        self._lent = lent
        self._last: tuple[str, Changes] | None = None

    def page(self, asked: Asked) -> Shown:
        """Show what changes."""
        draft = read_draft(self._knowledge, self._draft)
        changes = None if draft.wrong else self.changes(draft)
        return page("preview.html", "/changements", draft=draft, changes=changes)

    def changes(self, draft: Draft) -> Changes:
        """Return what a draft without errors changes."""
        if self._last is None or self._last[0] != draft.seal:
            self._last = draft.seal, self._compare()
        return self._last[1]

    def _compare(self) -> Changes:
        edited = drafts.contents(self._draft)
        try:
            now, then = load_from(reader(drafts.contents(self._knowledge))), load_from(reader(edited))
        except KnowledgeError as error:
            return Changes([], [], f"les faits en service ont une erreur : {error.errors[0]}")
        golden = golden_from(reader(edited), then) if GOLDEN in edited else ()
        said = _answers_between(_said(drafts.contents(self._knowledge)), _said(edited))
        answers = [one for one in (*_every_answer(now, then), *said) if one.changed]
        try:
            return Changes(answers, self._golden(golden, edited))
        except _untold() as error:
            return Changes(answers, [], f"les questions témoins n’ont pas pu être posées : {error}")

    def _golden(self, golden: tuple[Golden, ...], edited: dict[str, bytes]) -> list[Answer]:
        if not golden:
            return []
        conversations = self._lent.lend()
        with tempfile.TemporaryDirectory(prefix="amane-") as place:
            drafts.write(Path(place), edited)
            with trials.answering_from(self._knowledge):
                before = trials.ask(golden, conversations)
            with trials.answering_from(Path(place)):
                after = trials.ask(golden, conversations)
        return [_golden_answer(one, before, after) for one in golden]


def _untold() -> tuple[type[Exception], ...]:
    from bot.engine.model_file import ModelRefusedError
    from bot.engine.training import TrainingError

    return TrainingError, ModelRefusedError


def _golden_answer(one: Golden, before: trials.Answers, after: trials.Answers) -> Answer:
    name = trials.identifier(one)
    last = after[name][-1]
    left, right = marked(before[name][-1]["text"], last["text"])
    return Answer(name, left, right, tuple(one.wrong(last["topics"], last["text"])))


def _every_answer(now: Knowledge, then: Knowledge) -> list[Answer]:
    """Return every answer of both, in the order of the second; what one of them has not is empty."""
    return _answers_between(_answers(now), _answers(then))


def _said(contents: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Return the sentences of some files, by their names: what each is called, and its wordings."""
    files = documents(reader(contents))
    found = {}
    for sheet in sheets(files):
        if sheet.file == DOMAIN:
            wordings: Any = shown_block(sheet.fields, sheet.block(files[DOMAIN].data))[sheet.fields[0].name]
            found[sheet.name] = f"Une phrase : {sheet.title}", "\n".join(one["text"] for one in wordings)
    return found


def _answers_between(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> list[Answer]:
    found = []
    for name in [*after, *(one for one in before if one not in after)]:
        asked = after.get(name, before.get(name, ("", "")))[0]
        found.append(Answer(asked, *marked(before.get(name, ("", ""))[1], after.get(name, ("", ""))[1])))
    return found


def _answers(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    """Return what is asked and what is answered, by a name that stays: of every topic, of the contacts, and of AMANE itself."""
    found = {topic: (question(knowledge, topic, title), reply.text) for topic, title, reply in all_answers(knowledge)}
    found["urgence"] = ("Un enfant est en danger", safeguarding_reply(knowledge).text)
    found |= {f"reponses.{name}": (f"Après les contacts : {one.quoi}", one.texte or "") for name, one in knowledge.reponses.items()}
    told = knowledge.association.contacts
    return found | {f"contacts.{name}": (f"AMANE elle-même : {KEYS.get(name, name)}", text or "") for name, text in told.items()}
