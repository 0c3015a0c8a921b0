"""Talk with the assistant in a terminal, as staff does after an edit."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from actions.blocks import Block, Button, Contacts, Points

if TYPE_CHECKING:
    from bot.server.conversation import Conversations, SentTurn

HELP = """Écrivez votre question, ou le numéro d'une suggestion.
/details : montrer le sujet et la confiance · /nouveau : recommencer · /quitter : partir"""
WIDTH = 100


def wrap(blocks: Iterable[Block]) -> str:
    """Return the blocks of a bubble in lines of a terminal; items of a list hang, addresses are never broken."""
    wrapper = textwrap.TextWrapper(WIDTH, initial_indent="  ", break_long_words=False, break_on_hyphens=False)
    lines: list[str] = []
    for block in blocks:
        wrapper.subsequent_indent = "    " if isinstance(block, Points | Contacts) else "  "
        lines += map(wrapper.fill, block.lines())
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

    def run(self) -> None:
        """Talk until /quitter, Ctrl-D or Ctrl-C."""
        try:
            asyncio.run(self._run())
        except (EOFError, KeyboardInterrupt):
            pass
        self._say("\nAu revoir !")

    async def _run(self) -> None:
        self._say(HELP)
        conversation = await self._open()
        while True:
            typed = self._ask("\nVous : ").strip()
            if typed in ("/quitter", "/q"):
                return
            if typed in ("/details", "/détails"):
                self._details = not self._details
                self._say("  Détails affichés." if self._details else "  Détails masqués.")
            elif typed == "/nouveau":
                conversation = await self._open()
            elif typed in ("/aide", "/help"):
                self._say(HELP)
            elif typed:
                await self._answer(conversation, typed)

    async def _open(self) -> str:
        conversation, turn = await self._conversations.open()
        self._show(turn)
        return conversation

    async def _answer(self, conversation: str, typed: str) -> None:
        from bot.server.conversation import SentTurn
        from bot.server.refusal import Refused

        choice = None
        if typed.isdecimal() and 1 <= int(typed) <= len(self._buttons):
            title, choice = self._buttons[int(typed) - 1]
            self._say(f"  → {title}")
        try:
            turn = await self._conversations.say(conversation, None if choice else typed, choice)
        except Refused as refused:
            turn = SentTurn.refusing(refused)
        self._show(turn)
        if self._details:
            self._say(f"  [sujet : {', '.join(turn.topics)} ; nature : {turn.kind}{await self._understood(typed) if not choice else ''}]")

    async def _understood(self, typed: str) -> str:
        """Tell how the message, taken by itself, was understood."""
        intent, confidence = await self._conversations.dialogue.intent_of(typed)
        return f" ; question : {intent}, confiance {100 * confidence:.0f} %"

    def _show(self, turn: SentTurn) -> None:
        self._say("\nAMANE :")
        for message in turn.messages:
            self._say(wrap(message.blocks))
        # As on the web page, the last suggestions stay until there are new ones.
        self._buttons = turn.buttons or self._buttons
        for number, (title, _) in enumerate(turn.buttons, start=1):
            self._say(f"    [{number}] {title}")
