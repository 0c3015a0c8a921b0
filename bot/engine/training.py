"""Train the assistant's understanding with Rasa in this process, and know which model belongs to the present data."""

from __future__ import annotations

import hashlib
import os
import random
import re
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.engine import model_file
from bot.engine.quiet import quiet_rasa

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "models"
# The one in use, and the one before it, should the new one disappoint.
KEPT_MODELS = 2
SEED = 20
# What a model depends on. The facts are not among it: they and their aliases are read at run time.
# Of the components' code only what training runs; the rest only reads what was learnt.
_TRAINING_CODE = (
    "among", "context", "conversations", "encoder", "features", "folding", "gazetteer", "learning",
    "message_model", "noise", "phonetic", "preparation", "quantisation", "regression", "signs", "word_vectors",
)
TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "data/**/*.yml",
    "data/conversations/*.jsonl",
    "data/told/*.jsonl",
    "bot/engine/component.py",
    *(f"bot/nlu/{name}.py" for name in _TRAINING_CODE),
    "actions/pieces.py",
    "knowledge/text.py",
    "requirements.lock",
)


# The sentences of the domain: from their heading to the next one.
_RESPONSES = re.compile(rb"(?ms)^responses:\n.*?(?=^\S|\Z)")


class TrainingError(RuntimeError):
    """Rasa gave no model."""


def fingerprint(source: Path = ROOT) -> str:
    """Return twelve hexadecimal characters that change with everything a model is trained from."""
    found = hashlib.sha256()
    for path in _inputs(source):
        content = path.read_bytes()
        if path.name == "domain.yml":
            # They are read when they are said, and nothing is learnt from them.
            content = _RESPONSES.sub(b"", content)
        found.update(f"{path.relative_to(source).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()[:12]


def _inputs(source: Path) -> Iterator[Path]:
    for pattern in TRAINED_FROM:
        yield from sorted(source.glob(pattern))


def current_model(folder: Path = MODELS, source: Path = ROOT) -> Path | None:
    """Return the newest sealed model trained from the present data, or `None`."""
    models = [model for model in folder.glob(f"amane-{fingerprint(source)}-*.tar.gz") if model_file.seal_path(model).is_file()]
    return max(models, key=lambda model: model.stat().st_mtime_ns, default=None)


def latest_model(folder: Path = MODELS) -> Path | None:
    """Return the newest sealed model, whatever data it was trained from, or `None`."""
    models = [model for model in folder.glob("amane-*.tar.gz") if model_file.seal_path(model).is_file()]
    return max(models, key=lambda model: model.stat().st_mtime_ns, default=None)


def ensure_model(folder: Path = MODELS, source: Path = ROOT) -> Path:
    """Return the model of the present data, training it where there is none; says so in French."""
    return current_model(folder, source) or train(folder, source)


def train(folder: Path = MODELS, source: Path = ROOT) -> Path:
    """Train from the configuration, domain and data in `source`; return the sealed model in `folder`, which keeps the newest two.

    Raises `TrainingError` when Rasa gives no model.
    """
    print("• Entraînement de l'assistant (deux à trois minutes)…", flush=True)
    started = time.monotonic()
    # Rasa's cache does not see changes of our components' code, and it would be written where the command was started.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    # Rasa's own bars, in English.
    os.environ["LOG_LEVEL"] = "WARNING"
    quiet_rasa()
    # The fingerprint is taken before: a file edited meanwhile must not pass for trained.
    name = f"amane-{fingerprint(source)}-{time.strftime('%Y%m%dT%H%M%S')}"
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        # Notices of Rasa and its old dependencies to their developers.
        warnings.simplefilter("ignore")
        result = _train_with_rasa(source, folder, name)
    if result.code or not result.model:
        raise TrainingError("Rasa n'a pas donné de modèle ; les lignes au-dessus disent pourquoi")
    model = Path(result.model)
    model_file.seal(model)
    _keep_newest(folder)
    print(f"• Entraînement terminé en {time.monotonic() - started:.0f} s : {model.name}", flush=True)
    return model


def _train_with_rasa(source: Path, folder: Path, name: str) -> Any:
    import numpy as np
    from rasa.model_training import _train_graph
    from rasa.shared.data import TrainingType
    from rasa.shared.utils import cli

    # An English line that says what ours says in French.
    cli.print_success = lambda *_: None
    random.seed(SEED)
    np.random.seed(SEED)
    return _train_graph(_importer(source), TrainingType.BOTH, str(folder), fixed_model_name=name, force_full_training=True)


def _importer(source: Path) -> Any:
    """Return what gives Rasa the files of `source`, each read once.

    Rasa's own way (`rasa.model_training.train`) reads and merges the examples a dozen times, a minute for 28,000 of them; its reader of one file
    takes eight times as long as ours and finds the same.
    """
    from rasa.shared.importers.rasa import RasaFileImporter

    from bot.engine.component import LinesAndTurns
    from bot.nlu import among, conversations, examples

    class Importer(RasaFileImporter):
        read: LinesAndTurns | None = None

        def get_nlu_data(self, language: str | None = "fr") -> LinesAndTurns:
            if self.read is None:
                print("• Lecture des exemples…", flush=True)
                lines = [one for path in sorted((source / "data" / "nlu").glob("*.yml")) for one in examples.read(path)[0]]
                folder = source / "data" / "conversations"
                # What is told, and what stands among questions, comes last, so that it changes nothing of how the others are read.
                turns = [*conversations.read(folder), *conversations.read_told(source / "data" / "told"), *among.read_among(folder)]
                self.read = LinesAndTurns(lines, turns)
            return self.read

    return Importer(str(source / "config.yml"), str(source / "domain.yml"), str(source / "data" / "stories"))


def _keep_newest(folder: Path) -> None:
    models = sorted(folder.glob("amane-*.tar.gz"), key=lambda model: model.stat().st_mtime_ns, reverse=True)
    for old in models[KEPT_MODELS:]:
        old.unlink(missing_ok=True)
        model_file.seal_path(old).unlink(missing_ok=True)
