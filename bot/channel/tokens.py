"""Sign and check conversation tokens: only the server can make one, and it names one conversation only."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from itsdangerous import BadSignature, SignatureExpired, TimestampSigner

from bot.channel.refusal import Refused

_FORM = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{1,12}\.[A-Za-z0-9_-]{43}")


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
            raise Refused("jeton_invalide")
        try:
            return self._signer.unsign(token, max_age=self._seconds).decode("ascii")
        except SignatureExpired as error:
            raise Refused("jeton_perime") from error
        except BadSignature as error:
            raise Refused("jeton_invalide") from error


def load_secret(folder: Path) -> str:
    """Return the secret kept in `folder`, made at the first call and readable by its owner only."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
