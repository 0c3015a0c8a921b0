"""A contact that is both a number and a site, or neither, is refused, and so is an answer without a source."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from knowledge.contacts import Contact, ContactAnswer

CONTACT = {"nom": "Police", "quand": "en danger", "verifie_le": "2026-11-23", "a_confirmer": False, "sources": ["page"]}


@pytest.mark.parametrize("reached", [{}, {"numero": "19", "site": "https://exemple.ma"}, {"numero": "1"}, {"numero": "19 "}, {"numero": "١٩"}])
def test_a_contact_is_one_number_or_one_site(reached: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Contact.model_validate({**CONTACT, **reached})


def test_what_is_said_of_contacts_has_a_source_and_a_day() -> None:
    known = {"quoi": "si l’appel est gratuit", "texte": "L’appel est gratuit."}
    with pytest.raises(ValidationError):
        ContactAnswer.model_validate({**known, "sources": ["page"]})
    assert ContactAnswer.model_validate({**known, "sources": ["page"], "verifie_le": "2026-11-23"}).texte
    assert ContactAnswer.model_validate({"quoi": "si l’appel est gratuit", "texte": None}).texte is None
