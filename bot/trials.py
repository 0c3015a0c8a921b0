"""Answer the golden questions, tell which are answered otherwise than expected, and what changed since the answers that were kept.

The answers of the last publication are kept in a file beside the questions. A repository would give back the facts of that day, but not the
answers: those hang on the model and the code as well, and not every assistant is installed from a repository.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actions.sentences import speaking_from
from bot.checks import count, draft_changes, knowledge_is_good
from bot.comparison import Turn, changes, colours, read_answers
from bot.replay import answer
from bot.terminal import as_typed, say
from bot.written import WrittenError
from knowledge import FOLDER, load, shared_store
from knowledge.draft import DRAFT
from knowledge.folder import DOMAIN, place_of
from knowledge.golden import FILE, Golden, load_golden

if TYPE_CHECKING:
    from bot.server.conversation import Conversations

KEPT = "questions-temoins.reponses.jsonl"
Answers = dict[str, list[Turn]]


def add_commands(add: Callable[[str, Any, str], argparse.ArgumentParser], open_conversations: Callable[[], Conversations]) -> None:
    """Add the two commands to a command line with its `add` (name, function, help)."""
    compares = add("comparer", lambda options: compare(options.avant, options.apres), "montre ce qui diffère entre deux réponses de « replay »")
    for name in ("avant", "apres"):
        compares.add_argument(name, type=Path)
    says = "pose les questions témoins et montre ce qui a changé depuis la dernière publication"
    tries = add("essais", lambda options: _try(options, open_conversations), says).add_mutually_exclusive_group()
    tries.add_argument("--garder", action="store_true", help="prend ces réponses pour référence, comme une publication")
    tries.add_argument("--brouillon", action="store_true", help="pose les questions témoins du brouillon, d'après le brouillon")


def _try(options: argparse.Namespace, open_conversations: Callable[[], Conversations]) -> int:
    if options.brouillon and not DRAFT.is_dir():
        say(f"Il n’y a pas de brouillon ; « {as_typed('brouillon')} » en fait un.", file=sys.stderr)
        return 1
    if not knowledge_is_good(DRAFT if options.brouillon else FOLDER):
        return 1
    if options.brouillon:
        return run(DRAFT, open_conversations, beside=FOLDER)
    if draft_changes(FOLDER, DRAFT):
        say("• Ces réponses sont celles des faits en service. Celles du brouillon : make essais ARGS=--brouillon")
    return run(FOLDER, open_conversations, keep_them=options.garder)


def compare(before: Path, after: Path) -> int:
    """Print what changed between two replays; return the exit code. Raises `WrittenError` and OSError."""
    told = list(changes(read_answers(before), read_answers(after), coloured=colours()))
    print("\n\n".join(told) if told else "Rien n’a changé.")
    return 0


def run(folder: Path, open_conversations: Callable[[], Conversations], *, keep_them: bool = False, beside: Path | None = None) -> int:
    """Answer the golden questions of a folder from it and print what there is to see; return 1 where one is answered otherwise than expected.

    The first answers are kept, later ones only where `keep_them` says so; of a draft none are, they are compared with those kept in the
    folder `beside`. Raises KnowledgeError where the questions are broken.
    """
    golden = load_golden(folder, load(folder))
    if not golden:
        say(f"Aucune question témoin : écrivez-en dans {folder / FILE}.")
        return 0
    with answering_from(folder):
        answers = answered(golden, open_conversations)
    if beside:
        tell_changes(beside, answers)
        return 1 if tell_broken(golden, answers) else 0
    kept_before = tell_changes(folder, answers)
    if not kept_before:
        say("Aucune réponse n’avait été gardée : celles d’aujourd’hui servent désormais de référence.")
    if not kept_before or keep_them:
        keep(folder, answers)
    if keep_them:
        say("Ces réponses servent désormais de référence.")
    return 1 if tell_broken(golden, answers) else 0


def answered(golden: Sequence[Golden], open_conversations: Callable[[], Conversations]) -> Answers:
    """Return the turns of each golden question, asked in conversations that are opened for it."""
    conversations = open_conversations()
    try:
        return ask(golden, conversations)
    finally:
        conversations.close()


@contextlib.contextmanager
def answering_from(folder: Path) -> Iterator[None]:
    """Let this process answer from the facts of another folder meanwhile, and from its sentences where it has some; they are good."""
    store = shared_store()
    before, store.folder = store.folder, folder
    said = place_of(folder, DOMAIN)
    try:
        with speaking_from(said) if said.exists() else contextlib.nullcontext():
            yield
    finally:
        store.folder = before


def tell_changes(folder: Path, answers: Answers) -> bool:
    """Print what changed since the answers kept in a folder; return whether there were any."""
    told = since_kept(folder, answers, coloured=colours())
    if told is None:
        return False
    print("\n\n".join(told) if told else "Rien n’a changé depuis la dernière publication.", flush=True)
    return True


def tell_broken(golden: Sequence[Golden], answers: Answers) -> bool:
    """Print how many questions are answered as expected, and which are not; return whether there are any of these."""
    wrong = list(broken(golden, answers))
    say(f"\n• {count(len(golden), 'question')} : {len(golden) - len(wrong)} comme attendu, {len(wrong)} autrement.")
    if wrong:
        say("\n".join(f"  ✗ {line}" for line in wrong), file=sys.stderr)
    return bool(wrong)


def ask(golden: Sequence[Golden], conversations: Conversations) -> Answers:
    """Return the turns of each golden question, by what it asks."""

    async def all_of_them() -> Answers:
        found: Answers = {}
        for one in golden:
            conversation, _ = await conversations.open()
            found[identifier(one)] = [await answer(conversations, conversation, text) for text in one.question]
            await conversations.forget(conversation)
        return found

    return asyncio.run(all_of_them())


def identifier(golden: Golden) -> str:
    """Return by what a question is known again: its words, so that its place in the file does not count."""
    return " › ".join(golden.question)


def broken(golden: Sequence[Golden], answers: Answers) -> Iterator[str]:
    """Yield a line of French for each question whose last answer is not as expected."""
    for one in golden:
        last = answers[identifier(one)][-1]
        if wrong := one.wrong(last["topics"], last["text"]):
            yield f"{identifier(one)} : {' ; '.join(wrong)}"


def since_kept(folder: Path, answers: Answers, *, coloured: bool) -> list[str] | None:
    """Return what changed since the answers that were kept beside the questions, one text a question; None where none were kept yet."""
    path = folder / KEPT
    try:
        before = read_answers(path)
    except (FileNotFoundError, WrittenError):
        return None
    return list(changes(before, answers, coloured=coloured))


def keep(folder: Path, answers: Answers) -> None:
    """Keep these answers as those of the last publication, whole or not at all. Raises OSError."""
    path = folder / KEPT
    new = path.with_name(f".{path.name}.new")
    lines = (
        json.dumps({"id": name, "turns": [{key: value for key, value in turn.items() if key != "ms"} for turn in turns]}, ensure_ascii=False)
        for name, turns in answers.items()
    )
    new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="backslashreplace")
    new.replace(path)
