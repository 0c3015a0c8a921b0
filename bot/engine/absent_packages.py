"""Stand in for packages that Rasa imports at start and that this assistant never uses.

Rasa 3.6.21 imports TensorFlow, and the libraries of a dozen chat platforms and cloud stores, whatever its pipeline and channels are; others (the
guards of its HTTP API, a client, what draws) it imports on the way to what nobody starts here.
They would cost most of the disk, the memory and the start-up time of the assistant (figures: docs/dependances.md), so they are not installed.
`install()` registers a finder that gives empty modules for their names only: a class may be subclassed, named in a type annotation
or used as a decorator, which is all that Rasa does while it is imported. Anything else raises `AbsentPackageError` with the name that was called.
`randomname` is left out for another reason: it is not published ready to install, only as source.

Rasa also takes one name of numpy 1 that numpy 2 keeps elsewhere, and one of packaging 21; both are put back just before Rasa is imported.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

ABSENT_PACKAGES = (
    "aio_pika",
    "aiogram",
    "aiohttp",
    "aiormq",
    "boto3",
    "botocore",
    "cachecontrol",
    "colorclass",
    "colorhash",
    "confluent_kafka",
    "engineio",
    "fbmessenger",
    "google",
    "httpx",
    "jwt",
    "keras",
    "matplotlib",
    "mattermostwrapper",
    "networkx",
    "pydot",
    "pymongo",
    "randomname",
    "redis",
    "rocketchat_API",
    "sanic_cors",
    "sanic_jwt",
    "sentry_sdk",
    "sklearn_crfsuite",
    "slack_sdk",
    "socketio",
    "structlog_sentry",
    "tensorflow",
    "tensorflow_hub",
    "tensorflow_text",
    "twilio",
    "webexteamssdk",
    "websockets",
)


class AbsentPackageError(RuntimeError):
    """Something called a package that is deliberately not installed."""


class _AbsentType(type):
    """Metaclass of every stand-in: attributes are stand-ins too, a call fails loudly."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _absent(f"{cls.__module__}.{cls.__name__}", name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__name__ in _DECORATORS:
            # `@tf.function` and `@tf.function(input_signature=…)` run while Rasa's modules are imported.
            plain = len(args) == 1 and callable(args[0]) and not kwargs
            return args[0] if plain else (lambda function: function)
        if cls.__name__ in _LOG_PROCESSORS:
            # Rasa's command line puts Sentry's into its chain of log processors; this one passes each entry on as it is.
            return lambda logger, name, entry: entry
        if cls.__name__ in _RANDOM_NAMES:
            # `rasa train` ends the name of a model with it.
            return os.urandom(4).hex()
        raise AbsentPackageError(f"{cls.__module__}.{cls.__name__} is not installed: this assistant does without it")

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return Any

    __ror__ = __or__


_DECORATORS = ("function",)
_LOG_PROCESSORS = ("SentryProcessor",)
_RANDOM_NAMES = ("get_name",)


def _absent(module: str, name: str) -> Any:
    return _AbsentType(name, (), {"__module__": module})


class _AbsentModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        stand_in = _absent(self.__name__, name)
        setattr(self, name, stand_in)
        return stand_in


class _AbsentFinder:
    """Find the modules of `ABSENT_PACKAGES`, and nothing else."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if not any(fullname == name or fullname.startswith(f"{name}.") for name in ABSENT_PACKAGES):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)  # type: ignore[arg-type]

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []


class _BeforeRasa:
    """Put back two names that Rasa asks of older packages, when Rasa is about to be imported: finds nothing itself."""

    def find_spec(self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        if fullname == "rasa":
            sys.meta_path.remove(self)
            import numpy as np
            import packaging.version

            # What could not be read as a version was one of these; now it is refused where it is read, so that nothing is one.
            packaging.version.LegacyVersion = type("LegacyVersion", (), {})  # type: ignore[attr-defined]
            np.VisibleDeprecationWarning = np.exceptions.VisibleDeprecationWarning  # type: ignore[attr-defined]


def install() -> None:
    """Register the stand-ins, once; a package that is installed after all is used as it is (the finder comes last).

    The environment has registered those of its own clone when Python started: those of this module take their place.
    """
    if any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        return
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ not in (_BeforeRasa.__name__, _AbsentFinder.__name__)]
    sys.meta_path.insert(0, _BeforeRasa())
    sys.meta_path.append(_AbsentFinder())
