"""What is checked before the assistant trains, serves or answers: knowledge, kinds and examples; what is wrong is said in French."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from actions import sentences
from bot.terminal import say
from knowledge import FOLDER, KnowledgeError, load, report
from knowledge import draft as drafts
from knowledge.draft import DRAFT
from knowledge.folder import DOMAIN, OWN, place_of
from knowledge.french import moment
from knowledge.reading import read_bytes


def knowledge_is_good(folder: Path = FOLDER) -> bool:
    """Check the knowledge files; say what is wrong, else how much is still to confirm."""
    if folder == FOLDER != OWN:
        say(f"• Connaissances : {folder}")
    errors, doubts, to_confirm = report(folder)
    if errors:
        tell(errors)
        return False
    todo = [f"{count(len(doubts), 'erreur')} probable{'s' if len(doubts) > 1 else ''}"] if doubts else []
    todo += [f"{count(len(to_confirm), 'point')} à confirmer"] if to_confirm else []
    # On one line of a terminal of 80 columns.
    say("• Connaissances vérifiées" + (f" ; {', '.join(todo)} (liste : make check)." if todo else "."))
    return True


def golden_is_good(folder: Path = FOLDER) -> bool:
    """Check the form of the golden questions against the present facts, where these are good; say what is wrong."""
    from knowledge.golden import load_golden

    if report(folder).errors:
        return True  # told already, and a topic can't be looked up in them
    try:
        load_golden(folder, load(folder))
    except KnowledgeError as error:
        tell(error.errors, "les questions témoins")
        return False
    return True


def kinds_are_good() -> bool:
    """Check that rules and domain have the kinds of `actions/kinds.yml`; say what is wrong."""
    from actions.kinds import KINDS
    from bot.engine import rules
    from bot.engine.training import ROOT

    faults = rules.check(KINDS, ROOT)
    if faults:
        tell(faults, "les sortes de question")
    return not faults


def examples_are_good() -> bool:
    """Check the examples of `data/nlu`; say what is wrong."""
    from actions.kinds import TYPED_KINDS
    from bot.nlu import examples

    faults = examples.check(examples.FOLDER, TYPED_KINDS)
    if faults:
        tell([str(fault) for fault in faults], "les exemples (data/nlu)")
    return not faults


def sentences_are_good(folder: Path = FOLDER) -> bool:
    """Check the sentences of a folder beside those in use, where it has some; say what is wrong."""
    path = place_of(folder, DOMAIN)
    faults = sentences.faults(lambda _: read_bytes(path)) if path.exists() else []
    if faults:
        tell([str(fault) for fault in faults], "les phrases de l’assistant")
    return not faults


def all_is_good(folder: Path = FOLDER) -> bool:
    """Check everything that an answer hangs on, with the facts and golden questions of a folder; say what is wrong, and what surely is."""
    # All of it is told at once.
    if not all([knowledge_is_good(folder), golden_is_good(folder), sentences_are_good(folder), kinds_are_good(), examples_are_good()]):
        return False
    _tell_doubts(folder)
    return True


def draft_changes(folder: Path = FOLDER, draft: Path = DRAFT) -> list[str]:
    """Return the names of the files that the draft changes; none where there is no draft. Raises OSError."""
    return drafts.differing(drafts.contents(folder), drafts.contents(draft)) if draft.is_dir() else []


def check_draft(folder: Path = FOLDER, draft: Path = DRAFT) -> None:
    """Say what is wrong and what surely is in a draft that changes something, and that it is not in use yet."""
    if changed := draft_changes(folder, draft):
        say(f"\nLe brouillon (dossier {draft.name}/), que les visiteurs ne voient pas, change {', '.join(changed)} :")
        if all([knowledge_is_good(draft), golden_is_good(draft), sentences_are_good(draft)]):
            _tell_doubts(draft)


def _tell_doubts(folder: Path) -> None:
    path = place_of(folder, DOMAIN)
    of_sentences = sentences.doubts(lambda _: read_bytes(path)) if path.exists() else []
    if doubts := [*report(folder).doubts, *map(str, of_sentences)]:
        say("Sans doute des erreurs :")
        say("\n".join(f"  ! {line}" for line in doubts))


def tell(errors: list[str], where: str = "les connaissances") -> None:
    """Say what is wrong, a line each, and how much it is."""
    say(f"{count(len(errors), 'erreur')} dans {where} :", file=sys.stderr)
    say("\n".join(f"  ✗ {line}" for line in errors), file=sys.stderr)


def some_knowledge_is_good(kept: Path) -> bool:
    """Check the files; where they are bad, say so, and whether the last good version can be served meanwhile."""
    if knowledge_is_good():
        return True
    from knowledge.store import read_kept

    copy = read_kept(kept)
    if copy is None:
        say("Aucune version correcte n'a été gardée : l'assistant ne peut pas démarrer. Corrigez ces lignes, puis relancez-le.", file=sys.stderr)
        return False
    saved = moment(time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(copy.saved)))
    say(
        f"• En attendant, l'assistant répond avec la dernière version correcte, gardée le {saved}."
        " Corrigez ces lignes et enregistrez : il n'y aura rien à redémarrer.",
        file=sys.stderr,
    )
    return True


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural from two."""
    return f"{number} {noun}{'s' if number > 1 else ''}"
