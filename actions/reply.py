"""A reply: the blocks of one bubble with its topic and kind, and what all answers share: sections, sources, contacts, the suggestions that follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from actions.blocks import Block, Button, Buttons, CitedSource, Contact, Contacts, Lead, Link, Links, MadeOfBlocks, Points, Sources, Text, plain_text
from actions.french import ARTICLE, capital, lowered
from actions.sentences import sentence
from knowledge import Collective, Knowledge, Section, Source
from knowledge.contacts import Contact as KnownContact
from knowledge.text import plain_words

MOST_BUTTONS = 3
A_SITE = re.compile(r"\b(?:page|site)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reply(MadeOfBlocks):
    """One bubble; its kind is answer, clarification, fallback, safeguarding or social.

    sources: where it comes from, also where no block shows it. lang: the language it begins in (BCP 47).
    point: position, from 0, of the one point of a list that it tells; None where it tells all of them, or something else.
    gap: what it leaves without its answer, one of `actions/gaps.py`; empty where it answers.
    listed: the topic of that list, where it is another than its own.
    about: id of the one collective that its first sentence singles out, to which the talk turns; empty where there is none.
    """

    topic: str
    kind: str
    blocks: tuple[Block, ...]
    sources: tuple[CitedSource, ...] = ()
    lang: str = "fr"
    point: int | None = None
    gap: str = ""
    listed: str = ""
    about: str = ""

    def with_buttons(self, buttons: Sequence[Button]) -> Reply:
        """Return the same reply with these buttons, or none, instead of its own."""
        others = tuple(block for block in self.blocks if not isinstance(block, Buttons))
        return replace(self, blocks=(*others, Buttons(tuple(buttons))) if buttons else others)


def choose(title: str, topic: str) -> Button:
    """Return the button that asks for `topic`."""
    return Button(title, f'/choisir{{"sujet": "{topic}"}}')


def presentations(collectives: Iterable[Collective]) -> list[Button]:
    """Return the button that presents each collective."""
    return [choose(one.rubriques["presentation"].titre, f"{one.id}.presentation") for one in collectives]


def cited(knowledge: Knowledge, sources: Iterable[Source]) -> tuple[CitedSource, ...]:
    """Return each source once; quotations all come from AMANE's page."""
    page = CitedSource(knowledge.page.titre, knowledge.page.adresse)
    found = [page if one.citation else CitedSource(str(one.titre), str(one.adresse), one.prouve or "") for one in sources]
    return tuple(dict.fromkeys(found))


def shown(sources: Iterable[CitedSource], blocks: Iterable[Block]) -> tuple[CitedSource, ...]:
    """Return the sources of what `blocks` tell, each page once: what an acronym means needs no source where the reply does not say it."""
    sources, told = tuple(sources), plain_words(plain_text(blocks))
    found = [one for one in sources if plain_words(one.proves) in told] or sources
    return tuple({one.address: one for one in reversed(found)}.values())[::-1]


def closing(sources: Iterable[CitedSource]) -> Sources:
    """Return the block of these sources, as every screen shows it."""
    return Sources(tuple(CitedSource(one.title, one.address) for one in sources))


def elsewhere(sources: Iterable[Source]) -> str | None:
    """Return how a sentence names where a fact comes from that AMANE's page does not tell; None where the page tells it."""
    first, *others = sources
    if any(source.citation for source in (first, *others)):
        return None
    return first.nom or f"« {first.titre} »"


def from_page(section: Section) -> bool:
    """Tell whether AMANE's page tells a section, or some of it."""
    return elsewhere(section.sources) is None


def answer(
    knowledge: Knowledge, topic: str, blocks: Sequence[Block], sources: Iterable[Source], buttons: Sequence[Button] = (), kind: str = "answer"
) -> Reply:
    """Return a reply made of `blocks`, closed by its sources."""
    found = shown(cited(knowledge, sources), blocks)
    return Reply(topic, kind, (*blocks, closing(found)), found).with_buttons(buttons)


def section_blocks(knowledge: Knowledge, section: Section) -> list[Block]:
    """Return the blocks of a section: introduction, points, links."""
    blocks: list[Block] = []
    if section.points:
        blocks += [Text(f"{section.introduction} :"), Points(tuple(point.texte for point in section.points), section.numerotes)]
    else:
        blocks.append(Text(section.introduction if section.introduction.endswith((".", "?", "!")) else f"{section.introduction}."))
    if section.liens:
        blocks.append(Links(links(knowledge, section)))
    return blocks


def links(knowledge: Knowledge, section: Section) -> tuple[Link, ...]:
    """Return the links of a section; one whose address is not known yet is found from AMANE's page."""
    return tuple(Link(link.titre, link.adresse, "" if link.adresse else knowledge.page.adresse) for link in section.liens)


def in_its_document(knowledge: Knowledge, section: Section) -> Lead | None:
    """Say that the page does not list what stands in the document of a section, and where that is; None where it has none, or a whole site."""
    document = next((one for one in links(knowledge, section) if ARTICLE.match(one.title) and not A_SITE.search(one.title)), None)
    return Lead(sentence("sans_la_liste"), where_it_is(knowledge, document)) if document else None


def where_it_is(knowledge: Knowledge, link: Link) -> str:
    """Return the sentence that gives a link, or says on which page it stands: its title has an article in most files, not in all."""
    name = "lien_ici" if link.address else "lien_sur_la_page_seule"
    if not ARTICLE.match(link.title):
        name = "lien_ici_sans_article" if link.address else "lien_sur_la_page_sans_article"
    return sentence(name, titre=lowered(link.title), adresse=link.address or knowledge.page.adresse)


def contacts(knowledge: Knowledge, at_once: bool = False, first: Sequence[KnownContact] = ()) -> Contacts:
    """Return the emergency contacts in the order of the knowledge file; those that come at once first where that is needed, of these `first`."""
    found = sorted(knowledge.contacts, key=lambda one: (one not in first, not one.immediat) if at_once else (False, False))
    return Contacts(tuple(Contact(capital((*one.alias, one.nom)[0]), one.quand, one.numero, str(one.site) if one.site else None) for one in found))


def contacts_again() -> Button:
    """Return the button that asks for the emergency contacts."""
    return choose(sentence("revoir_contacts"), "urgence")


def follow_ups(collective: Collective, besides: Iterable[str] = ()) -> list[Button]:
    """Return buttons to the other sections of a collective, at most three, those just answered left out."""
    done = set(besides)
    topics = [(f"{collective.id}.{name}", section.titre) for name, section in collective.rubriques.items()]
    names = [topic for topic, _ in topics]
    # Start after the section just answered, so that successive answers lead through all of them.
    turn = max((names.index(topic) + 1 for topic in done if topic in names), default=0)
    return [choose(title, topic) for topic, title in topics[turn:] + topics[:turn] if topic not in done][:MOST_BUTTONS]
