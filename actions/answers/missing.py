"""Say what the page does not tell of a collective: the thing asked by its name, then what comes nearest, or where it may be found."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

from actions.attributes import Attribute, attribute
from actions.blocks import Lead
from actions.finding import section_topic
from actions.french import at, enumerate_words, lowered, of
from actions.gaps import NOT_SAID
from actions.kinds import MISSING
from actions.reply import Reply, answer, follow_ups, from_page
from actions.sentences import sentence
from actions.statements import sentences
from knowledge import Collective, Knowledge, Section, Source


def missing_reply(knowledge: Knowledge, collective: Collective, kind: str, asked: str = "") -> Reply:
    """Say plainly that the page does not tell `kind` of a collective, of which this was asked in folded words, and what it does tell."""
    if kind == "adhesion":
        return _role_of_amane(knowledge, collective)
    meant = None if kind in MISSING else attribute(asked)
    near = _nearest(collective, meant)
    sources = near.sources if near else collective.rubriques["presentation"].sources
    lead = Lead(_refusal(collective, kind, meant), _next_step(knowledge, collective, near))
    buttons = follow_ups(collective, (f"{collective.id}.presentation",))
    return replace(answer(knowledge, "hors_sujet", [lead], sources, buttons, "fallback"), gap=NOT_SAID)


def of_it(name: str, designation: str) -> str:
    """Return the name of what is asked, as it goes on from « La page ne dit pas »: qui dirige la PNPM."""
    return sentence(f"inconnu_{name}", nom=designation, du_nom=of(designation), au_nom=at(designation))


def where_to_look(knowledge: Knowledge, collective: Collective | None = None) -> str:
    """Return the sentence that names the site on which more may stand: that of a collective where its address is known, else that of AMANE."""
    topic = section_topic(collective, "documents") if collective else None
    found = knowledge.section(topic) if topic else None
    address = next((link.adresse for link in found[1].liens if link.adresse), None) if found else None
    if collective and address:
        return sentence("chercher_sur_le_site", du_nom=of(collective.designation), adresse=address)
    return sentence("chercher_chez_amane", adresse=urljoin(knowledge.page.adresse, "/"))


def _refusal(collective: Collective, kind: str, meant: Attribute | None) -> str:
    name, on_page = collective.designation, from_page(collective.rubriques["presentation"])
    if kind in MISSING and on_page:
        return sentence("page_ne_donne_pas", attribut=MISSING[kind], du_collectif=of(name))
    if meant:
        return sentence("page_ne_dit_pas" if on_page else "mes_sources_ne_disent_pas", quoi=of_it(meant.name, name))
    return sentence("page_ne_repond_pas" if on_page else "mes_sources_ne_repondent_pas", nom=name)


def _nearest(collective: Collective, meant: Attribute | None) -> Section | None:
    """Return the section that says what comes nearest to what is asked; None where nothing does."""
    topics = [section_topic(collective, kind) for kind in meant.near] if meant else []
    return next((collective.rubriques[topic.partition(".")[2]] for topic in topics if topic), None)


def _next_step(knowledge: Knowledge, collective: Collective, near: Section | None) -> str:
    if near is None:
        return where_to_look(knowledge, collective)
    told = sentence("page_dit" if from_page(near) else "sources_disent", resume=lowered(_in_one_sentence(near)))
    return f"{told} {where_to_look(knowledge, collective)}"


def _in_one_sentence(section: Section) -> str:
    """Return what a section says in one sentence: of a list, its points by their titles."""
    titles = [point.titre for point in section.points if point.titre]
    if titles and len(titles) == len(section.points):
        return f"{section.introduction} : {enumerate_words(titles)}."
    return sentences(section)[0]


def _role_of_amane(knowledge: Knowledge, collective: Collective) -> Reply:
    """Say how AMANE takes part in a collective of which no section tells it."""
    topic = f"{collective.id}.adhesion"
    sources: tuple[Source, ...] = tuple(collective.sources)
    return answer(knowledge, topic, [Lead(f"{collective.role_amane}.")], sources, follow_ups(collective, (topic,)))
