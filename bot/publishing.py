"""The commands `brouillon`, `publier` and `annuler`: what they ask and say in French, and what is checked before anybody is answered from it."""

from __future__ import annotations

import argparse
import contextlib
import errno
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import trials
from bot.checks import all_is_good
from bot.terminal import as_typed, say
from knowledge import FOLDER, load, publication, repository
from knowledge import draft as drafts
from knowledge.draft import BASE, DRAFT
from knowledge.files import Change
from knowledge.folder import DOMAIN
from knowledge.french import moment
from knowledge.golden import load_golden
from knowledge.numbers import changed_numbers

if TYPE_CHECKING:
    from bot.server.conversation import Conversations

__all__ = ["ANYWAY", "CALLED", "DRAFT", "SURE", "Desk", "add_commands", "draft", "publish", "undo"]

# What is asked before anything is published in spite of what was told.
CALLED = "Est-ce bien ce que vous voulez, et avez-vous appelé chaque nouveau numéro ? (oui ou non) "
ANYWAY = "Publier quand même ? (oui ou non) "
SURE = "En êtes-vous sûr ? Pour publier, écrivez le mot « publier » : "
_LONGEST_NAME = 60
_WHY = {
    errno.ENOSPC: "le disque est plein ; libérez de la place, puis recommencez",
    errno.EDQUOT: "votre part du disque est pleine ; libérez de la place, puis recommencez",
    errno.EACCES: "vous n’avez pas le droit d’y écrire ; demandez-le à la personne qui tient le serveur",
    errno.EPERM: "vous n’avez pas le droit d’y écrire ; demandez-le à la personne qui tient le serveur",
    errno.EROFS: "ce disque est en lecture seule ; voyez la personne qui tient le serveur",
    errno.EISDIR: "c’est un dossier ; mettez le fichier à sa place",
    errno.ENOTDIR: "un de ses dossiers n’en est pas un ; rendez-lui sa place",
    errno.EFBIG: "il est trop gros ; est-ce le bon fichier ?",
    errno.ENOENT: "il manque ; remettez-le",
}


class StoppedError(RuntimeError):
    """Nothing was changed; its text says why in French, and what to do."""


@dataclass(frozen=True)
class Desk:
    """Who publishes, and how: conversations to put the golden questions to, a name (asked for where there is none), and a way to ask."""

    open_conversations: Callable[[], Conversations]
    name: str | None = None
    ask: Callable[[str], str] = input

    def answer(self, question: str) -> str:
        """Return what is typed, without spaces around it; nothing where nobody is there."""
        try:
            return " ".join(self.ask(question).encode(errors="replace").decode().split())
        except EOFError:
            say("")
            return ""

    def who(self) -> str:
        """Return the name for the history; StoppedError where none is given."""
        typed = self.answer("Votre prénom, pour l’historique : ") if self.name is None else self.name
        name = "".join(sign for sign in " ".join(typed.encode(errors="replace").decode().split()) if sign.isprintable())
        if not name:
            raise StoppedError('il manque le prénom de qui publie ; écrivez-le, ou ajoutez --nom "Prénom"')
        return name[:_LONGEST_NAME]

    def agrees(self) -> None:
        """Ask twice whether to publish in spite of what was told; StoppedError where it is not wanted."""
        self.says_yes(ANYWAY)
        if self.answer(SURE).casefold() != "publier":
            raise StoppedError("vous n’avez pas écrit « publier »")

    def says_yes(self, question: str) -> None:
        """Ask once; StoppedError where the answer is another."""
        if self.answer(question).casefold() not in ("oui", "o"):
            raise StoppedError("vous n’avez pas répondu « oui »")


def add_commands(add: Callable[[str, Any, str], argparse.ArgumentParser], open_conversations: Callable[[], Conversations]) -> None:
    """Add the three commands to a command line with its `add` (name, function, help)."""
    begin = add(
        "brouillon",
        lambda options: draft(FOLDER, DRAFT, again=options.recommencer, taken_in=options.reporte),
        "fait le brouillon des faits, ou montre ce qu'il change ; les visiteurs n'en voient rien",
    )
    fate = begin.add_mutually_exclusive_group()
    fate.add_argument("--recommencer", action="store_true", help="efface le brouillon et en fait un nouveau")
    fate.add_argument("--reporte", action="store_true", help="ce qui a changé entre-temps dans knowledge/ est reporté dans le brouillon")
    for name, function, says in (
        ("publier", publish, "vérifie le brouillon, pose les questions témoins, et met ses fichiers en service, tous ou aucun"),
        ("annuler", undo, "reprend toute la dernière publication ; une deuxième fois, celle d'avant"),
    ):
        command = add(name, lambda options, function=function: function(FOLDER, DRAFT, Desk(open_conversations, options.nom)), says)
        command.add_argument("--nom", help="le prénom de qui publie, pour l'historique (sinon il est demandé)")


def draft(knowledge: Path, folder: Path, *, again: bool, taken_in: bool) -> int:
    """Make the draft, or say where it stands; return the exit code."""
    with _told("Le brouillon n’a pas pu être fait"):
        if again or not folder.exists():
            drafts.make(knowledge, folder)
            say(f"• Le brouillon est prêt. Modifiez les fichiers du dossier {folder.name}/ : les visiteurs n’en voient rien.")
            say(f"  Ensuite : « {as_typed('publier')} ».")
            return 0
        if taken_in:
            drafts.take_in(knowledge, folder, drafts.changed_meanwhile(knowledge, folder))
        brought, both = drafts.renew(knowledge, folder)
        for name in brought:
            say(f"• {folder.name}/{name} : repris de knowledge/{name}, qui a changé entre-temps.")
        if both:
            _tell_both(knowledge, folder, both)
            return 1
        changes = publication.changes_between(drafts.contents(knowledge), drafts.contents(folder))
        if changes:
            say(f"• Le brouillon (dossier {folder.name}/) change ceci :\n")
            print(publication.difference(changes))
            say(f"  Pour le mettre en service : « {as_typed('publier')} ».\n  Pour tout effacer : « {as_typed('brouillon --recommencer')} ».")
        else:
            say(f"• Le brouillon (dossier {folder.name}/) est comme les faits en service. Modifiez-y un fichier, puis « {as_typed('publier')} ».")
        return 0
    return 1


def _tell_both(knowledge: Path, folder: Path, names: list[str]) -> None:
    now, then = drafts.contents(knowledge), drafts.contents(folder / BASE)
    changes = {name: Change(then.get(name), now.get(name)) for name in names}
    say("Ces fichiers ont changé dans knowledge/ et dans le brouillon. Voici ce qui a changé dans knowledge/ :\n", file=sys.stderr)
    print(publication.difference(changes), file=sys.stderr)
    files = ", ".join(f"{folder.name}/{name}" for name in names)
    say(f"Reportez ces lignes dans {files}, puis tapez « {as_typed('brouillon --reporte')} ».", file=sys.stderr)


def publish(knowledge: Path, folder: Path, desk: Desk) -> int:
    """Check the draft and put its files in the place of the present ones, all or none; return the exit code."""
    with _told("Rien n’a été publié"):
        done = publish_draft(knowledge, folder, desk)
        say(f"• Publié par {done.who} : {', '.join(done.files)}. L’assistant répond avec ces faits dès le message suivant.")
        say(f"  Pour reprendre cette publication : « {as_typed('annuler')} ».")
        return 0
    return 1


def publish_draft(knowledge: Path, folder: Path, desk: Desk) -> publication.Publication:
    """Do as `publish`, and return what was published. Raises, where nothing was, one of `STOPPING`, or OSError; `why` says it in French."""
    if not folder.is_dir():
        raise StoppedError(f"il n’y a pas de brouillon ; « {as_typed('brouillon')} » en fait un")
    with publication.alone(knowledge):
        if changed := drafts.changed_meanwhile(knowledge, folder):
            files = ", ".join(f"knowledge/{name}" for name in changed)
            raise StoppedError(f"depuis que le brouillon a été fait, ceci a changé : {files} ; tapez « {as_typed('brouillon')} »")
        changes = publication.changes_between(drafts.contents(knowledge), drafts.contents(folder))
        if not changes:
            raise StoppedError(f"le brouillon est comme les faits en service ; modifiez un fichier du dossier {folder.name}/")
        return _publish(knowledge, folder, changes, desk)


def take_back(knowledge: Path, folder: Path, desk: Desk) -> publication.Publication:
    """Take back the last publication that stands, whole, and return it; raises as `publish_draft`."""
    with publication.alone(knowledge):
        last = publication.last_standing(knowledge)
        if last is None:
            raise StoppedError("il n’y a aucune publication à reprendre")
        _publish(knowledge, folder, publication.taking_back(knowledge, last), desk, takes_back=last)
    return last


def undo(knowledge: Path, folder: Path, desk: Desk) -> int:
    """Take back the last publication that stands, whole; return the exit code."""
    with _told("Rien n’a été annulé"):
        last = take_back(knowledge, folder, desk)
        say(f"• Annulé : la publication de {last.who}, {moment(last.when)} ({', '.join(last.files)}). Les faits sont comme avant elle.")
        if folder.is_dir():
            say(f"  Le brouillon garde ces modifications : corrigez-les, ou « {as_typed('brouillon --recommencer')} » les efface.")
        return 0
    return 1


def _publish(
    knowledge: Path, folder: Path, changes: Mapping[str, Change], desk: Desk, takes_back: publication.Publication | None = None
) -> publication.Publication:
    print(publication.difference(changes), flush=True)
    before = drafts.contents(knowledge)
    after = before | {name: change.after for name, change in changes.items()}
    with tempfile.TemporaryDirectory(prefix="amane-") as place:
        # What is checked are the bytes that are published, whatever an editor does meanwhile.
        tried = Path(place)
        drafts.write(tried, {name: content for name, content in after.items() if content is not None})
        if DOMAIN in before and after[DOMAIN] is None:
            raise StoppedError(f"{DOMAIN}, les phrases de l’assistant, n’est plus dans le brouillon ; remettez-y ce fichier")
        if not all_is_good(tried):
            raise StoppedError("corrigez ces lignes, puis recommencez")
        if numbers := changed_numbers(before, after):
            told = "".join(f"  → {one}\n" for one in numbers)
            say(f"Des contacts d’urgence changent :\n{told}Aucune vérification ne sait qui répond : appelez.")
            desk.says_yes(CALLED)
        answers = _try_golden(knowledge, tried, desk)
    done = publication.publish(knowledge, changes, desk.who(), takes_back.identifier if takes_back else None)
    try:
        if folder.is_dir():
            drafts.take_in(knowledge, folder, list(done.files))
        if answers is not None:
            trials.keep(knowledge, answers)
    except OSError as error:
        # The next `brouillon` finds out by itself, and the next trial compares with older answers.
        say(f"Les faits sont en service, mais tout n’a pas pu être noté : {_why(error)}.", file=sys.stderr)
    try:
        repository.keep(knowledge, done)
    except repository.NotKeptError as error:
        say(f"Les faits sont en service, mais git ne les a pas gardés : {error}. L’historique, lui, les a.", file=sys.stderr)
    return done


def _try_golden(knowledge: Path, tried: Path, desk: Desk) -> trials.Answers | None:
    """Put the golden questions to the facts in `tried`; return the answers, None where there are none. Raises StoppedError."""
    from bot.engine.model_file import ModelRefusedError
    from bot.engine.training import TrainingError

    golden = load_golden(tried, load(tried))
    if not golden:
        return None
    try:
        with trials.answering_from(tried):
            answers = trials.answered(golden, desk.open_conversations)
    except (TrainingError, ModelRefusedError) as error:
        say(f"Les questions témoins n’ont pas pu être posées : {error}", file=sys.stderr)
        desk.agrees()
        return None
    trials.tell_changes(knowledge, answers)
    if trials.tell_broken(golden, answers):
        desk.agrees()
    return answers


# What publishing raises besides OSError.
STOPPING = (StoppedError, publication.BusyError, publication.TouchedError, publication.UnfinishedError)


def why(error: Exception) -> str:
    """Return in French, as the end of a sentence, what stopped a publication; of UnfinishedError, what keeps a file from its place."""
    if isinstance(error, publication.BusyError):
        return "quelqu’un publie en ce moment ; recommencez dans un instant"
    if isinstance(error, publication.TouchedError):
        files = ", ".join(f"knowledge/{name}" for name in error.names)
        return f"ceci a changé à la main depuis la publication : {files} ; défaites ce changement, ou corrigez dans le brouillon"
    return _why(error.__cause__ if isinstance(error, publication.UnfinishedError) else error)


@contextlib.contextmanager
def _told(nothing_done: str) -> Iterator[None]:
    """Say in French what stopped a command."""
    try:
        yield
    except publication.UnfinishedError as error:
        say(f"C’est fait, mais un fichier n’est pas encore à sa place : {why(error)}. Relancez ensuite la même commande.", file=sys.stderr)
    except (*STOPPING, OSError) as error:
        say(f"{nothing_done} : {why(error)}.", file=sys.stderr)


def _why(error: BaseException | None) -> str:
    if isinstance(error, StoppedError):
        return str(error)
    if not isinstance(error, OSError):
        return "une erreur du disque"
    says = _WHY.get(error.errno or 0) or f"le disque répond {errno.errorcode.get(error.errno or 0, 'une erreur')}"
    return f"{error.filename} : {says}" if error.filename else says
