"""What a turn leaves without its answer: a message not understood, what the page does not say, what is about something else."""

from __future__ import annotations

from actions.sentences import sentence

NOT_UNDERSTOOD, NOT_SAID, OUT_OF_SCOPE = "not_understood", "not_said", "out_of_scope"
GAPS = (NOT_UNDERSTOOD, NOT_SAID, OUT_OF_SCOPE)
# The leads that say that what was asked is not known; they have no places.
_SAYING_NOTHING = ("la_page_ne_le_dit_pas", "mes_sources_ne_le_disent_pas", "noms_inconnus", "sans_lien", "pas_en_ces_termes")


def gap_of_lead(text: str) -> str:
    """Return the gap that a lead leaves: `NOT_SAID` where it says that what was asked is not known, else nothing."""
    return NOT_SAID if text in map(sentence, _SAYING_NOTHING) else ""
