"""The command line: `python -m bot COMMAND`, with the commands that `python -m bot --help` lists."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import terminal

if __name__ == "__main__":
    # Before anything compiled is imported.
    terminal.work_in_utf8()

from bot.checks import all_is_good, check_draft, count, examples_are_good, kinds_are_good, knowledge_is_good, some_knowledge_is_good, tell
from bot.terminal import say
from knowledge import FOLDER, KnowledgeError, report, shared_store

if TYPE_CHECKING:
    from bot.server.conversation import Conversations

# What `serve` ends with when only a person can mend what it says (EX_CONFIG of sysexits.h): deploy/amane.service does not try again then.
NEEDS_A_PERSON = 78


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 well, 1 something is wrong and was said, 2 a command that does not exist."""
    terminal.accept_any_encoding()
    words = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(words)
    from bot.engine.model_file import ModelRefusedError
    from bot.engine.training import TrainingError
    from bot.server.settings import SettingsError
    from bot.written import WrittenError

    try:
        return int(options.command(options) or 0)
    except KnowledgeError as error:
        tell(error.errors)
    except (ModelRefusedError, SettingsError) as error:
        say(f"Erreur : {error}", file=sys.stderr)
    except (TrainingError, WrittenError, OSError) as error:
        say(f"Erreur : {error}", file=sys.stderr)
        return 1
    return NEEDS_A_PERSON if options.command is _serve else 1


def _parser() -> argparse.ArgumentParser:
    from bot import arguments, publishing, questions, trials
    from bot.tally import command as tally

    parser = arguments.parser("L’assistant d’AMANE.")
    commands = parser.add_subparsers(required=True, metavar="commande")

    def add(name: str, function: Any, says: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=says)
        command.set_defaults(command=function)
        return command

    serve = add("serve", _serve, "vérifie les connaissances, puis sert l'assistant (entraîné d'abord par la commande train)")
    serve.add_argument("--port", type=int, help="port d'écoute (sinon AMANE_PORT, sinon 5005)")
    train = add("train", _train, "entraîne la compréhension du français")
    train.add_argument("--if-needed", action="store_true", help="seulement si le modèle des données présentes n'est pas déjà là")
    check = add("check", _check, "vérifie les connaissances, les sortes de question et les exemples, et liste ce qui reste à confirmer")
    check.add_argument("--folder", type=Path, default=FOLDER, help="un autre dossier de connaissances")
    shell = add("shell", _shell, "parle avec l'assistant dans le terminal")
    shell.add_argument("--details", action="store_true", help="explique comment chaque message est compris")
    replay = add("replay", _replay, "rejoue des questions écrites : un texte (une par ligne), un tableau CSV, ou des lignes JSON")
    for name in ("questions", "reponses"):
        replay.add_argument(name, type=Path)
    trials.add_commands(add, _open_conversations)
    publishing.add_commands(add, _open_conversations)
    desk = add("atelier", _desk, "ouvre les faits comme des fiches dans le navigateur, sur cet ordinateur seulement")
    desk.add_argument("--port", type=int, help="le port de l'adresse (sinon 5055, ou un port libre)")
    tally.add_commands(add)
    questions.add_commands(add)
    purge = add("purge", _purge, "efface les conversations anciennes")
    purge.add_argument("--days", type=float, help="sans usage depuis tant de jours (sinon AMANE_KEEP_DAYS)")
    add("forget", _forget, "efface une conversation").add_argument("conversation", help="son identifiant, ou son jeton")
    example = add("exemple", _add_example, "ajoute une phrase aux exemples d'une sorte de question")
    example.add_argument("sorte", help="la sorte de question : le nom d'un fichier de data/nlu, sans « .yml »")
    example.add_argument("phrase", help="la phrase, entre guillemets")
    add("kinds", _write_kinds, "récrit les règles et les intentions d'après la table des sortes de question (actions/kinds.yml)")
    add("schema", _schema, "réécrit les schémas JSON des fichiers de connaissances").add_argument("--folder", type=Path, default=FOLDER)
    return parser


def _open_conversations(*, train: bool = False) -> Conversations:
    """Return conversations in memory with the model of the present data, or else the one before it; `train`: where there is none at all, now."""
    import warnings

    from bot.engine.quiet import quiet_rasa
    from bot.engine.training import TrainingError, current_model, ensure_model, latest_model
    from bot.server.settings import Settings

    settings = Settings.from_environment()
    model = settings.model or current_model(settings.models_dir)
    if model is None and (model := latest_model(settings.models_dir)):
        say("• Les exemples ont changé depuis l’entraînement ; « make train » les apprend.")
    if model is None:
        if not train:
            raise TrainingError("l’assistant n’a pas encore appris ; lancez « make train » (deux à trois minutes)")
        model = ensure_model(settings.models_dir)
    say("• Chargement du modèle…")
    quiet_rasa()
    if not sys.warnoptions:
        # What other people's packages tell their developers.
        warnings.simplefilter("ignore")
    from bot.engine.agent import load_dialogue

    dialogue = load_dialogue(model)
    from bot.server.conversation import Conversations

    return Conversations(dialogue)


def _serve(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from bot.engine.training import current_model
    from bot.server.settings import Settings

    settings = Settings.from_environment()
    if options.port is not None:
        settings = replace(settings, port=options.port)
    if not some_knowledge_is_good(settings.kept_knowledge):
        return NEEDS_A_PERSON
    if settings.model is None:
        model = current_model(settings.models_dir)
        if model is None:
            say(f"Aucun modèle des données présentes dans {settings.models_dir} : lancez « {terminal.as_typed('train')} ».", file=sys.stderr)
            return NEEDS_A_PERSON
        settings = replace(settings, model=model)
    say("• Démarrage du serveur…")
    from bot.server import app as server

    server.run(settings=settings)
    return 0


def _train(options: argparse.Namespace) -> int:
    from bot.engine.training import current_model, train
    from bot.server.settings import Settings

    # First of all: a kind that was only written into the table does not change what models are known by.
    if not kinds_are_good():
        return 1
    settings = Settings.from_environment()
    folder = settings.models_dir
    if options.if_needed and (model := settings.model or current_model(folder)):
        if settings.model is None:
            # The one in use counts as the newest: the next training keeps it, to go back to.
            model.touch()
        say(f"• Pas besoin d'entraîner : {model.name} est là.")
        return 0
    # A mistake in a fact must not stop an update: training only needs the names, and the last good version has them.
    if not (some_knowledge_is_good(settings.kept_knowledge) and examples_are_good()):
        return 1
    shared_store(settings.kept_knowledge)
    train(folder)
    return 0


def _check(options: argparse.Namespace) -> int:
    good = all_is_good(options.folder)
    if good and (to_confirm := report(options.folder).to_confirm):
        say("À confirmer ou à compléter par AMANE :")
        say("\n".join(f"  ? {line}" for line in to_confirm))
    if options.folder == FOLDER:
        check_draft()
    return 0 if good else 1


def _shell(options: argparse.Namespace) -> int:
    import importlib.util

    from bot.shell import Shell

    if not knowledge_is_good():
        return 1
    # With it, `input` knows the arrow keys and the lines typed before.
    if importlib.util.find_spec("readline"):
        import readline  # noqa: F401
    conversations = _open_conversations()
    try:
        Shell(conversations, details=options.details).run()
    finally:
        conversations.close()
    return 0


def _replay(options: argparse.Namespace) -> int:
    from bot.replay import replay
    from bot.written import read

    # A bad file is told before the model is loaded.
    if not knowledge_is_good():
        return 1
    for _ in read(options.questions):
        pass
    conversations = _open_conversations(train=True)
    try:
        turns, seconds = replay(options.questions, options.reponses, conversations)
    finally:
        conversations.close()
    say(f"{count(turns, 'réponse')} en {seconds:.1f} s, dans {options.reponses}")
    return 0


def _desk(options: argparse.Namespace) -> int:
    from bot.desk import server

    return server.run(server.PORT if options.port is None else options.port, _open_conversations)


def _purge(options: argparse.Namespace) -> int:
    from bot.server.privacy import purge

    say(f"Conversations effacées : {purge(days=options.days)}.")
    return 0


def _forget(options: argparse.Namespace) -> int:
    from bot.server.privacy import forget

    # What is no text at all (bytes of another encoding) is no identifier either.
    if forget(options.conversation.encode(errors="replace").decode()):
        say("Conversation effacée.")
        return 0
    say("Aucune conversation ne porte cet identifiant.", file=sys.stderr)
    return 1


def _add_example(options: argparse.Namespace) -> int:
    from actions.kinds import TYPED_KINDS
    from bot.nlu import examples

    # What was typed in a terminal of another encoding may hold bytes that are no text.
    phrase = options.phrase.encode(errors="replace").decode()
    try:
        added = examples.add(examples.FOLDER, options.sorte, phrase, TYPED_KINDS)
    except examples.ExampleRefusedError as error:
        says = str(error)
        say(f"Rien n’a été ajouté : {says}" + ("" if says.endswith("?") else "."), file=sys.stderr)
        return 1
    say(f"• Ajoutée à data/nlu/{added.file}, ligne {added.line} : « {added.text} »")
    say("  L’assistant l’apprend avec « make train » (deux à trois minutes).")
    return 0


def _write_kinds(options: argparse.Namespace) -> int:
    from actions.kinds import KINDS
    from bot.engine import rules
    from bot.engine.training import ROOT

    changed = rules.write(KINDS, ROOT)
    say("\n".join(f"• {name} récrit d'après actions/kinds.yml" for name in changed) or "• Rien à récrire : tout est à jour.")
    return 0


def schemas() -> dict[str, str]:
    """Return file name → JSON Schema of the knowledge files, made from their typed model."""
    from pydantic import BaseModel

    from knowledge.contacts import ContactsFile
    from knowledge.model import CollectivesFile

    files: dict[str, type[BaseModel]] = {"collectifs.schema.json": CollectivesFile, "contacts.schema.json": ContactsFile}
    return {name: json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2) + "\n" for name, model in files.items()}


def _schema(options: argparse.Namespace) -> int:
    for name, content in schemas().items():
        (options.folder / name).write_text(content, encoding="utf-8")
        say(f"• {options.folder / name}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        # As a shell says it: ended by signal 2.
        sys.exit(130)
