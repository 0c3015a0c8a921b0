"""The shape of the knowledge files: frozen, typed objects, validated once when a file is read.

Field names are the YAML keys that staff edits, hence French. Unknown keys are errors, so that a typing slip is never silently ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from knowledge.contacts import Contact, ContactAnswer
from knowledge.fields import Address, ContactOf, Day, EventDate, FileName, Frozen, HowMany, Identifier, Name, Text
from knowledge.fields import titled as _titled
from knowledge.french import Number, quantity
from knowledge.values import says_date, says_number


class Source(Frozen, title="Source"):
    """Where a fact comes from: a verbatim quotation of AMANE's page, or an address with its title and the date it was read.

    nom: how a sentence names the source of a fact from elsewhere (« le site de la plateforme »).
    prouve: the words that it stands for; a reply that does not tell them does not show it.
    """

    citation: Text | None = _titled("Citation", "Un passage de la page d’AMANE, recopié mot pour mot", default=None)
    adresse: Address | None = _titled("Adresse", "Entière, et entre guillemets : \"https://www.exemple.ma\"", default=None)
    titre: Name | None = _titled("Titre de la page citée", "Celui que le visiteur lit sous la réponse", default=None)
    consulte_le: Day | None = _titled("Consultée le", "Le jour où la page a été lue : 2026-11-23", default=None)
    nom: Name | None = _titled("Nom dans une phrase", "Par exemple : le site de la plateforme", default=None)
    prouve: Name | None = _titled("Ce qu’elle prouve", "Les mots de la réponse qu’elle prouve ; sans eux, elle n’est pas montrée", default=None)

    @model_validator(mode="after")
    def _one_kind(self) -> Source:
        if self.citation and (self.adresse or self.titre or self.consulte_le or self.nom or self.prouve):
            raise ValueError("une source est soit une citation de la page, soit une adresse ; gardez l’une des deux")
        if not self.citation and not (self.adresse and self.titre and self.consulte_le):
            raise ValueError("il faut « citation: », ou bien « adresse: », « titre: » et « consulte_le: » ; ajoutez ce qui manque")
        return self


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Link(Frozen, title="Lien"):
    """A linked page; `adresse` stays empty until AMANE fills it in, and the answer then links AMANE's own page."""

    titre: Name = _titled("Titre du lien", "Ce que le visiteur lit à la place de l’adresse")
    adresse: Address | None = _titled("Adresse", "null tant qu’on ne la connaît pas")


class Point(Frozen, title="Point"):
    """One item of a list: what is answered, a short title for lists of titles, other words by which it may be meant, and it in plain words.

    simplement: confirmed by AMANE together with that of its section.
    """

    texte: Text = _titled("Texte du point", "Une phrase, avec son point final")
    titre: Name | None = _titled("Titre court", "Avec son article : la sensibilisation", default=None)
    mots: tuple[Name, ...] = _titled("Autres mots", "Ceux par lesquels un visiteur peut désigner ce point", default=())
    simplement: Text | None = _titled("En mots simples", "Pour « le 2, j’ai pas compris » : une phrase, avec son point final", default=None)


def _point(value: Any) -> Any:
    return {"texte": value} if isinstance(value, str) else value


class PlainWords(Frozen, title="En mots simples"):
    """What a section tells, for who asks for it simpler: nothing that it does not say; `a_confirmer` until AMANE has read it."""

    texte: Text = _titled("Texte", "Une ou deux phrases courtes, en mots de tous les jours, avec leur point final")
    a_confirmer: StrictBool = _titled("À confirmer", "true tant qu’AMANE n’a pas vérifié elle-même", default=False)


class Section(Frozen, title="Rubrique"):
    """One subject of a collective (`rubrique`): a text, points, links, and its facts, each value once. Its topic is `collective.section`.

    The values stand for themselves in leads, comparisons and dates; in texts they stand as `{nombre}`, `{quand}`… (knowledge/filling.py).
    """

    titre: Name = _titled("Titre", "Celui de la réponse : Les membres du groupe de travail")
    introduction: Text = _titled("Texte", "Les valeurs de la rubrique s’y écrivent {nombre}, {date}, {quand}, {lieu}, {qui}, {avec}")
    simplement: PlainWords | None = _titled("En mots simples", "Pour « j’ai rien compris », « en plus simple ? »", default=None)
    nombre: HowMany | None = _titled("Combien", "11, ou « environ 30 » quand la source dit « une trentaine »", default=None)
    unite: Name | None = _titled("Ce qui est compté", "Au pluriel : associations marocaines", default=None)
    date: EventDate | None = _titled("Quand", "2014, 2014-11 ou 2014-11-20 : aussi précise que la source", default=None)
    evenement: Text | None = _titled("Ce qui s’est passé à cette date", "Pour la liste des dates", default=None)
    creation: StrictBool = _titled("Création", "true si cette date est celle de la création du collectif", default=False)
    lieu: Name | None = _titled("Où", "Avec sa préposition : à Genève", default=None)
    qui: tuple[Name, ...] = _titled("Qui l’a fait, ou fondé", "Ceux que la source nomme, avec leur article", default=())
    avec: tuple[Name, ...] = _titled("Avec quels partenaires", "Avec leur article : l’UNICEF", default=())
    noms: tuple[Name, ...] = _titled("Les noms de la liste", "Les membres, par exemple, si la source les nomme", default=())
    existe: tuple[Name, ...] = _titled("Ce qui existe", "Ce dont la source dit l’existence : charte, rapport annuel", default=())
    sigles: dict[Name, Name] = _titled("Sens des sigles", "EPU: Examen Périodique Universel", default_factory=dict)
    autres_nombres: tuple[HowMany, ...] = _titled("Autres nombres du texte", "Que le texte dit aussi : [7]", default=())
    autres_dates: tuple[EventDate, ...] = _titled("Autres dates du texte", "Que le texte dit aussi : [\"2016\"]", default=())
    points: tuple[Annotated[Point, BeforeValidator(_point)], ...] = _titled("Points de la liste", "Texte, titre et mots", default=())
    numerotes: StrictBool = _titled("Numérotés", "true si la source numérote les points", default=False)
    alias: tuple[Name, ...] = _titled("Autres noms de la rubrique", "Ceux par lesquels un visiteur peut la demander", default=())
    liens: tuple[Link, ...] = _titled("Liens", "Où cela se lit ; l’adresse reste null tant qu’on ne la connaît pas", default=())
    sources: Sources = _titled("Sources", "Une citation de la page, ou une adresse, un titre et une date")

    @model_validator(mode="after")
    def _values_go_together(self) -> Section:
        if self.nombre and not self.unite:
            raise ValueError("un nombre dit ce qu’il compte ; ajoutez « unite: », par exemple « associations »")
        if (self.evenement or self.creation) and not self.date:
            raise ValueError("« evenement: » et « creation: » ont besoin d’une date ; ajoutez « date: »")
        if self.nombre and not self.nombre.about and len(self.noms) > self.nombre.value:
            raise ValueError(f"il y a {len(self.noms)} noms, et « nombre: » en dit {self.nombre.value} ; corrigez l’un ou l’autre")
        return self

    @property
    def count(self) -> Number | None:
        """How many there are: as it is written, else as many as are named or listed."""
        listed = len(self.noms) or len(self.points)
        return self.nombre or (Number(listed) if listed and self.unite else None)

    @property
    def quantity(self) -> str | None:
        """How many there are of what, as it stands in a sentence: onze associations marocaines."""
        return quantity(self.count, self.unite) if self.count and self.unite else None

    @property
    def number_sources(self) -> tuple[Source, ...]:
        """Where the number comes from."""
        return self._stating(lambda text: self.count is not None and says_number(text, self.count))

    @property
    def date_sources(self) -> tuple[Source, ...]:
        """Where the date comes from."""
        return self._stating(lambda text: self.date is not None and says_date(text, self.date))

    def _stating(self, states: Callable[[str], bool]) -> tuple[Source, ...]:
        """Return the quotations that state a value, else the sources from elsewhere, else all."""
        quoting = tuple(one for one in self.sources if one.citation and states(one.citation))
        return quoting or tuple(one for one in self.sources if one.adresse) or self.sources


class Theme(Frozen, title="Sujet"):
    nom: Name = _titled("Nom", "Avec son article : la protection des migrants")
    alias: tuple[Name, ...] = _titled("Autres mots", "Ceux par lesquels un visiteur peut en parler", default=())


class Organisation(Frozen, title="Organisation"):
    nom: Name = _titled("Nom", "Comme il s’écrit en entier")
    sens: Text | None = _titled("Sens du sigle", "En toutes lettres, avec sa source", default=None)
    alias: tuple[Name, ...] = _titled("Autres noms", "Comme les visiteurs l’appellent ; accents et majuscules ne comptent pas", default=())
    source: Source | None = _titled("Source du sens", "Une citation de la page, ou une adresse, un titre et une date", default=None)

    @model_validator(mode="after")
    def _meaning_has_source(self) -> Organisation:
        if self.sens and not self.source:
            raise ValueError("le sens d'un sigle est un fait : ajoutez sa source")
        return self


class Event(Frozen):
    """A dated fact; `date` is YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source and no more. titre: that of its section."""

    date: EventDate
    titre: str = ""
    texte: Text
    genre: Literal["creation", "autre"] = "autre"
    sources: Sources


class Collective(Frozen, title="Collectif"):
    id: Identifier = _titled("Identifiant", "Un mot court, sans accent ; il ne change plus ensuite")
    sigle: Name | None = _titled("Sigle", "null s’il n’en a pas")
    nom: Name = _titled("Nom", "Comme il s’écrit en entier")
    designation: Name = _titled("Nom dans une phrase", "Avec son article : la PNPM")
    genre: Literal["feminin", "masculin"] = _titled("Genre du nom", "feminin ou masculin, sans accent : pour l’accord")
    nom_source: Source = _titled("Source du nom", "Une citation de la page, ou une adresse, un titre et une date")
    alias: tuple[Name, ...] = _titled("Autres noms", "Comme les visiteurs l’appellent ; accents et majuscules ne comptent pas", default=())
    themes: tuple[Theme, ...] = _titled("Sujets dont il s’occupe", "Pour « quel collectif s’occupe de… ? »", default=())
    organisations: tuple[Organisation, ...] = _titled("Organisations dont il est question", "Pour « lequel travaille avec… ? »", default=())
    role_amane: Text = _titled("Place d’AMANE", "Une phrase sans point final")
    objet: Text = _titled("Ce dont il s’occupe", "En quelques mots, pour les comparaisons")
    orientation: Text | None = _titled("Ce qui l’oriente", "En quelques mots, pour les comparaisons", default=None)
    sources: Sources = _titled("Sources", "Une citation de la page, ou une adresse, un titre et une date")
    rubriques: dict[Identifier, Section] = _titled("Rubriques", "presentation, objectifs, valeurs, fondation, charte, membres, documents…")

    @model_validator(mode="after")
    def _has_presentation(self) -> Collective:
        if "presentation" not in self.rubriques:
            raise ValueError("il manque la rubrique presentation ; ajoutez-la sous « rubriques: »")
        return self

    @property
    def evenements(self) -> tuple[Event, ...]:
        """The dated facts of its sections, in the order of the file."""
        return tuple(
            Event(
                date=one.date, titre=one.titre, texte=one.evenement, genre="creation" if one.creation else "autre", sources=one.date_sources
            )
            for one in self.rubriques.values()
            if one.date and one.evenement
        )

    @property
    def creation(self) -> Section | None:
        """The section that says when it was created, or None."""
        return next((one for one in self.rubriques.values() if one.creation), None)

    @property
    def meanings(self) -> Mapping[str, str]:
        """What each acronym of its facts stands for."""
        found = {one.nom: one.sens for one in self.organisations if one.sens}
        found |= {acronym: sense for section in self.rubriques.values() for acronym, sense in section.sigles.items()}
        return {self.sigle: self.nom, **found} if self.sigle and self.sigle not in self.nom else found


class Association(Frozen, title="Association"):
    nom: Name = _titled("Nom", "Comme il s’écrit en entier")
    nom_complet: Name = _titled("Nom complet", "En toutes lettres")
    description: Text = _titled("Présentation", "Une phrase, pour « c’est quoi AMANE ? »")
    alias: tuple[Name, ...] = _titled("Autres noms", "Comme les visiteurs l’appellent ; accents et majuscules ne comptent pas", default=())
    contacts: dict[ContactOf, Text | None] = _titled("Comment joindre AMANE", "Une phrase chacun, null tant qu’elle manque", default={})
    sources: Sources = _titled("Sources", "Une citation de la page, ou une adresse, un titre et une date")


class Page(Frozen, title="Page d’AMANE"):
    """AMANE's page: its public address, its title, and the file under `knowledge/sources/` that holds its text."""

    adresse: Address = _titled("Adresse", "Entière, et entre guillemets : \"https://www.exemple.ma\"")
    titre: Name = _titled("Titre", "Celui que le visiteur lit sous la réponse")
    fichier: FileName = _titled("Fichier du texte", "Dans le dossier sources")


class CollectivesList(Frozen, title="Liste des collectifs"):
    introduction: Text = _titled("Texte", "Le nombre de collectifs s’y écrit {collectifs}")
    sources: Sources = _titled("Sources", "Une citation de la page, ou une adresse, un titre et une date")


class Word(Frozen, title="Mot"):
    """A word of the page that visitors ask the meaning of, its other forms, and what it means in everyday French: nothing about a collective."""

    mot: Name = _titled("Mot", "Comme il se lit sur la page, au singulier : plaidoyer")
    autres: tuple[Name, ...] = _titled("Autres formes", "Par exemple : plaider ; accents, majuscules et pluriels ne comptent pas", default=())
    explication: Text = _titled("Ce qu’il veut dire", "En mots de tous les jours, sans point final ; rien sur les collectifs")


class Lexicon(Frozen, title="Mots expliqués"):
    """What words of the page mean; `a_confirmer` until AMANE has read it."""

    mots: tuple[Word, ...] = _titled("Mots", "Ceux que les visiteurs demandent", default=())
    a_confirmer: StrictBool = _titled("À confirmer", "true tant qu’AMANE ne les a pas relus elle-même", default=False)


class CollectivesFile(Frozen, title="Ce que l’assistant sait des collectifs"):
    """`knowledge/collectifs.yml`."""

    association: Association = _titled("L’association", "AMANE elle-même")
    page: Page = _titled("La page d’AMANE", "Celle que les citations recopient")
    liste: CollectivesList = _titled("La liste des collectifs", "Ce qui est dit avant de les nommer tous")
    objectifs_communs: Section = _titled("Les objectifs communs", "Ceux que partagent tous les collectifs")
    lexique: Lexicon = _titled("Les mots expliqués", "Pour « c’est quoi, un plaidoyer ? »", default=Lexicon())
    collectifs: Annotated[tuple[Collective, ...], Field(min_length=1)] = _titled("Les collectifs", "Un bloc « - id: … » par collectif")


class Knowledge(Frozen):
    """Everything the assistant may say, from both files."""

    association: Association
    page: Page
    liste: CollectivesList
    objectifs_communs: Section
    lexique: Lexicon = Lexicon()
    collectifs: tuple[Collective, ...]
    contacts: tuple[Contact, ...]
    reponses: dict[Identifier, ContactAnswer] = Field(default_factory=dict)

    def collective(self, identifier: str | None) -> Collective | None:
        """Return the collective of this id, or None."""
        return next((one for one in self.collectifs if one.id == identifier), None)

    def section(self, topic: str) -> tuple[Collective, Section] | None:
        """Return the collective and section of a topic such as `pnpm.valeurs`, or None."""
        identifier, _, name = topic.partition(".")
        section = collective.rubriques.get(name) if (collective := self.collective(identifier)) else None
        return (collective, section) if collective and section else None
