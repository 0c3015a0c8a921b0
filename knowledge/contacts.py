"""The shape of the emergency contacts, and of what is known of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints, model_validator

from knowledge.fields import NUMBER, Address, Day, Frozen, Identifier, Name, Text
from knowledge.fields import titled as _titled


class Contact(Frozen, title="Contact"):
    """An emergency contact, by number or on a site; `immediat` says where or when to call those that come at once (« en ville »)."""

    numero: Annotated[str, StringConstraints(pattern=NUMBER)] | None = _titled("Numéro", "Des chiffres seulement, entre guillemets", default=None)
    site: Address | None = _titled("Site", "À la place du numéro ; entre guillemets", default=None)
    nom: Name = _titled("Qui répond", "Comme on le lit à côté du numéro")
    quand: Text = _titled("Dans quel cas", "En quelques mots : en ville, en cas de danger")
    immediat: Text | None = _titled("Où ou quand il vient tout de suite", "Par exemple : en ville ; rien pour qui écoute", default=None)
    alias: tuple[Name, ...] = _titled("Ses autres noms", "Le premier tel qu’il suit « c’est » : la police", default=())
    cas: tuple[Name, ...] = _titled("Mots du lieu ou du cas", "Par lesquels on le décrit : village, blessé", default=())
    traductions: dict[Text, Text] = _titled("Dans une autre langue", "anglais: police, in town", default_factory=dict)
    verifie_le: Day = _titled("Vérifié le", "Le jour de la dernière vérification : 2026-11-23")
    a_confirmer: StrictBool = _titled("À confirmer", "true tant qu’AMANE n’a pas vérifié elle-même")
    sources: Annotated[tuple[Name, ...], Field(min_length=1)] = _titled("Sources", "Où cela se lit, en quelques mots")

    @model_validator(mode="after")
    def _number_or_site(self) -> Contact:
        if bool(self.numero) == bool(self.site):
            raise ValueError("un contact a soit un numéro, soit un site ; gardez l’un des deux")
        return self


class ContactAnswer(Frozen, title="Réponse sur les contacts"):
    """What is known of the contacts, once they were given: `texte`, or None where it is not known; `quoi` says what, after « je ne sais pas »."""

    quoi: Text = _titled("Ce qui est demandé", "Les mots qui suivent « je ne sais pas » : si l’appel est gratuit")
    texte: Text | None = _titled("Réponse", "Une ou deux phrases vérifiées ; null tant que personne ne le sait")
    traductions: dict[Text, Text] = _titled("Dans une autre langue", "anglais: la même réponse ; changée avec elle", default_factory=dict)
    verifie_le: Day | None = _titled("Vérifié le", "Le jour de la dernière vérification : 2026-11-23", default=None)
    a_confirmer: StrictBool = _titled("À confirmer", "true tant qu’AMANE n’a pas vérifié elle-même", default=False)
    sources: tuple[Name, ...] = _titled("Sources", "Où cela se lit, en quelques mots", default=())

    @model_validator(mode="after")
    def _text_has_sources(self) -> ContactAnswer:
        if self.texte and not (self.sources and self.verifie_le):
            raise ValueError("une réponse vérifiée a « sources: » et « verifie_le: » ; si rien n’est vérifié, écrivez « texte: null »")
        return self


class ContactsFile(Frozen, title="Contacts d’urgence"):
    """`knowledge/contacts.yml`."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = _titled("Les contacts", "Dans l’ordre où ils sont donnés : d’abord qui écoute")
    reponses: dict[Identifier, ContactAnswer] = _titled("Ce qu’on sait des contacts", "Une fois qu’ils sont donnés", default_factory=dict)
