"""Sign and check conversation tokens: only the server can make one, and it names one conversation only."""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import logging
import os
import re
import secrets
import stat
from pathlib import Path

from itsdangerous import BadSignature, TimestampSigner

from bot.server.refusal import Refused
from bot.server.settings import LEAST_SECRET_CHARACTERS, SettingsError, usable_secret

logger = logging.getLogger(__name__)

_FORM = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{1,12}\.[A-Za-z0-9_-]{43}")
# Servers' clocks are a few seconds apart, and a clock set right goes back a little.
CLOCK_SECONDS = 60


class UnverifiedTokenError(Refused):
    """A token of the right form with a signature that is not ours: another server's secret, or a forger."""

    def __init__(self) -> None:
        super().__init__("jeton_invalide")


def new_conversation_id() -> str:
    """Return 128 unguessable bits as 22 characters."""
    return secrets.token_urlsafe(16)


class Tokens:
    """Make and read tokens `id.time.signature`, valid for `hours` after they were made."""

    def __init__(self, secret: str, hours: float) -> None:
        self._signer = TimestampSigner(secret, salt="amane-conversation", key_derivation="hmac", digest_method=hashlib.sha256)
        self._seconds = int(hours * 3600)

    def make(self, conversation_id: str) -> str:
        """Return a fresh token for a conversation."""
        return self._signer.sign(conversation_id).decode("ascii")

    def read(self, token: str) -> str:
        """Return the id of the conversation, or raise `Refused`."""
        if not _FORM.fullmatch(token):
            raise Refused("jeton_invalide")
        signed, _, signature = token.rpartition(".")
        # The last character of base64 has spare bits: compare the text too, so that a token has one spelling only.
        if not hmac.compare_digest(self._signer.get_signature(signed), signature.encode("ascii")):
            raise UnverifiedTokenError
        try:
            conversation, made = self._signer.unsign(token, return_timestamp=True)
        except BadSignature as error:
            raise Refused("jeton_invalide") from error
        age = self._signer.get_timestamp() - made.timestamp()
        if age < -CLOCK_SECONDS:
            raise Refused("jeton_invalide")
        if age > self._seconds:
            raise Refused("jeton_perime")
        return conversation.decode("ascii")


def load_secret(folder: Path) -> str:
    """Return the secret kept in `folder`, made at the first call and readable by its owner only; `SettingsError` where it can't be used."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Two servers that start at once must end with the same one.
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        content = _read(path)
        if not content:
            _write(path, lock)
            content = _read(path)
    finally:
        os.close(lock)
    if not usable_secret(content):
        raise SettingsError(
            f"le fichier {path} ne contient pas un secret utilisable ({LEAST_SECRET_CHARACTERS} caractères visibles au moins, sur une ligne). "
            "Effacez-le : un secret sera tiré au prochain démarrage, et les conversations en cours recommenceront."
        )
    return content


def _read(path: Path) -> str:
    """Return what the file holds, nothing where there is none or where a crash or a full disk left it empty."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"le fichier {path} ne peut pas être lu ({error.strerror}).") from error
    if not stat.S_ISREG(status.st_mode):
        raise SettingsError(f"{path} devrait être un fichier : déplacez-le, un secret sera tiré au prochain démarrage.")
    if status.st_mode & 0o077:
        logger.warning("%s can be read by others than its owner: chmod 600 %s", path, path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"le fichier {path} ne peut pas être lu ({error.strerror}) : donnez-le à l'utilisateur du service.") from error
    # A crash may leave zeros in the place of what was not written yet.
    if not content.strip(b"\x00 \t\r\n"):
        # It has never signed a token that was accepted, so that another one takes nothing from anybody.
        logger.warning("%s is empty: a new secret is made", path)
        return ""
    # What is not text is not ours either: shown as unusable, not as an error of decoding.
    return content.decode("ascii", errors="replace").replace("\ufffd", "\x00").strip()


def _write(path: Path, folder: int) -> None:
    """Put a new secret in its place as a whole, or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        os.fsync(folder)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise SettingsError(f"le secret ne peut pas être écrit dans {path} ({error.strerror}) : place sur le disque ? droits ?") from error
