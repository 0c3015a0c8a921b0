"""Talk with the assistant in a terminal, as staff does after an edit."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from actions.blocks import Block, Button, Contacts, Points
from bot.terminal import WIDTH, as_typed, filled, width
from bot.trials import answering_from
from knowledge import KnowledgeError, shared_store
from knowledge.draft import DRAFT
from knowledge.faults import Fault
from knowledge.text import plain_words

if TYPE_CHECKING:
    from bot.server.conversation import Conversations
    from bot.server.sent_turn import SentTurn

HELP = (
    "Écrivez votre question, ou le numéro d’une suggestion.",
    "/details : montrer comment chaque message est compris · /nouveau : recommencer · /brouillon : répondre avec le brouillon, puis de nouveau"
    " avec les faits en service · /quitter : partir",
)
_LEAVE = frozenset({"quitter", "quitte", "quittez", "je quitte", "q", "quit", "exit"})


def wrap(blocks: Iterable[Block], columns: int = WIDTH) -> str:
    """Return the blocks of a bubble in lines of a terminal; items of a list hang, addresses are never broken."""
    lines: list[str] = []
    for block in blocks:
        hanging = "    " if isinstance(block, Points | Contacts) else "  "
        lines += (filled(line, columns, "  ", hanging) for line in block.lines())
    return "\n".join(lines)


class Shell:
    """A conversation in a terminal; reads with `ask` and writes with `say`, so that tests can hold both ends."""

    def __init__(
        self,
        conversations: Conversations,
        *,
        details: bool = False,
        ask: Callable[[str], str] = input,
        say: Callable[[str], None] = print,
    ) -> None:
        self._conversations = conversations
        self._details = details
        self._ask = ask
        self._say = say
        self._buttons: tuple[Button, ...] = ()
        self._facts = shared_store().folder
        # While it answers from the draft.
        self._draft = contextlib.ExitStack()

    def run(self) -> None:
        """Talk until somebody leaves: « quitter » in any form, Ctrl-D or Ctrl-C."""
        try:
            # What is typed is awaited outside the loop: inside it the first Ctrl-C would only be noted.
            with asyncio.Runner() as runner:
                self._run(runner)
        except (EOFError, KeyboardInterrupt):
            self._say("")
        finally:
            self._draft.close()
        self._say("Au revoir !")

    def _run(self, runner: asyncio.Runner) -> None:
        self._help()
        conversation = runner.run(self._open())
        while True:
            typed = self._ask("\nVous : ").strip()
            asked = plain_words(typed)
            if asked in _LEAVE:
                return
            if typed.startswith("/") and asked in ("details", "detail"):
                self._details = not self._details
                self._say("  Détails affichés." if self._details else "  Détails masqués.")
            elif typed.startswith("/") and asked == "nouveau":
                conversation = runner.run(self._open())
            elif typed.startswith("/") and asked == "brouillon":
                if self._turn_to_other_facts():
                    conversation = runner.run(self._open())
            elif typed.startswith("/") and asked in ("aide", "help"):
                self._help()
            elif typed:
                runner.run(self._answer(conversation, typed))

    def _help(self) -> None:
        for line in HELP:
            self._say(filled(line, width()))

    def _turn_to_other_facts(self) -> bool:
        """Answer from the draft from now on, or no longer; return whether the facts are others now."""
        store = shared_store()
        if store.folder != self._facts:
            self._draft.close()
            self._say("  Réponses d’après les faits en service.")
            return True
        if not DRAFT.is_dir():
            self._say(filled(f"Il n’y a pas encore de brouillon : « {as_typed('brouillon')} » en fait un.", width(), "  ", "  "))
            return False
        try:
            self._draft.enter_context(answering_from(DRAFT))
        except KnowledgeError as error:
            # Its sentences can't be read.
            self._tell(error.faults)
            return False
        store.current()
        if store.refused:
            self._tell_refusal()
            self._draft.close()
            return False
        self._say("  Réponses d’après le brouillon. /brouillon revient aux faits en service.")
        return True

    def _tell_refusal(self) -> None:
        """Say what is wrong with the draft, where it is answered from, as what is told then is of its last good version."""
        store = shared_store()
        if store.folder != self._facts and store.refused:
            self._tell(store.refused)

    def _tell(self, faults: Iterable[Fault]) -> None:
        self._say("  Le brouillon a des erreurs ; ce qui est répondu ne le suit pas :")
        for fault in faults:
            self._say(filled(str(fault), width(), "  ✗ ", "    "))

    async def _open(self) -> str:
        conversation, turn = await self._conversations.open()
        self._show(turn)
        return conversation

    async def _answer(self, conversation: str, typed: str) -> None:
        from bot.explanation import explain
        from bot.server.refusal import Refused
        from bot.server.sent_turn import SentTurn

        choice = None
        if typed.isdecimal() and 1 <= int(typed) <= len(self._buttons):
            title, choice = self._buttons[int(typed) - 1]
            self._say(f"  → {title}")
        try:
            turn = await self._conversations.say(conversation, None if choice else typed, choice)
        except Refused as refused:
            turn = SentTurn.refusing(refused)
        self._show(turn)
        self._tell_refusal()
        if self._details and not choice:
            for line in await explain(self._conversations.dialogue, typed, turn.topics):
                self._say(filled(line, width(), "  · ", "    "))

    def _show(self, turn: SentTurn) -> None:
        columns = width()
        self._say("\nAMANE :")
        for message in turn.messages:
            self._say(wrap(message.blocks, columns))
        # As on the web page, the last suggestions stay until there are new ones.
        self._buttons = turn.buttons or self._buttons
        for number, (title, _) in enumerate(turn.buttons, start=1):
            self._say(filled(f"[{number}] {title}", columns, "    ", "        "))
