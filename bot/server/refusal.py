"""What the server says instead of an answer: a code for programs, a French sentence for people."""

from __future__ import annotations

from bot.server.phrases import phrase

# The HTTP status of each refusal; the sentences are in bot/server/phrases.yml.
STATUS = {
    "message_vide": 400,
    "message_trop_long": 400,
    "requete_invalide": 400,
    "choix_inconnu": 400,
    "message_inconnu": 404,
    "question_inconnue": 404,
    "jeton_absent": 401,
    "jeton_invalide": 401,
    "jeton_perime": 401,
    "introuvable": 404,
    "methode_refusee": 405,
    "requete_trop_lente": 408,
    "requete_trop_grande": 413,
    "trop_de_messages": 429,
    "trop_de_questions": 429,
    "erreur_interne": 500,
    "trop_occupe": 503,
    "stockage_indisponible": 503,
    "delai_depasse": 503,
}


class Refused(Exception):
    """A request that gets no answer; `retry_after` in seconds where trying again helps."""

    def __init__(self, code: str, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.message = phrase(code)
        self.retry_after = retry_after
