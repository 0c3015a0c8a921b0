"""Silence what Rasa and its old dependencies say: words of visitors at the debug level, and notices to their own developers.

Rasa logs each message, its entities and its slots at the debug level through structlog, which prints everything unless configured.
"""

from __future__ import annotations

import logging
import warnings


def quiet_rasa() -> None:
    """Silence what Rasa says about messages and the notices of its old dependencies; warnings and errors stay."""
    # When it is imported, Sanic asks for every notice of deprecation: so before they are silenced.
    import sanic.app  # noqa: F401
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING), cache_logger_on_first_use=True)
    for name in ("rasa", "rasa_sdk", "sanic.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.filterwarnings(
            "ignore",
            category=category,
            module=r"(rasa|rasa_sdk|pkg_resources|sanic|dask|sklearn|dateutil|tarfile|packaging|importlib)\b.*",
        )
    # Said to everyone, whether or not it concerns them: setuptools is held, and no slot is filled by itself here.
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated|Slot auto-fill has been removed")
