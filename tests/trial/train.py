"""Train the throw-away assistant into the folder given, and seal it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.engine import model_file
from bot.engine.quiet import quiet_rasa

FOLDER = Path(__file__).parent


def train(folder: Path) -> Path:
    """Return the sealed model."""
    # Without Rasa's cache: the workers of a run of tests train at the same moment, and the second to make the folder `.rasa/cache` would fail.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    from rasa.model_training import train as rasa_train

    quiet_rasa()
    paths = [str(FOLDER / name) for name in ("domain.yml", "config.yml", "data")]
    result = rasa_train(*paths, output=str(folder), force_training=True, fixed_model_name="trial")
    model = Path(str(result.model))
    model_file.seal(model)
    return model


if __name__ == "__main__":
    train(Path(sys.argv[1]))
