"""Say what the page does not tell of a collective: the thing asked by its name, then what comes nearest, or where it may be found."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin

from actions.asking import words_of
from actions.attributes import Attribute, attribute
from actions.blocks import Lead
from actions.finding import section_topic
from actions.french import at, enumerate_words, of, that
from actions.gaps import NOT_SAID
from actions.kinds import MISSING
from actions.leads.nearest import nearest
from actions.memory import NO_DETAIL
from actions.question import Question
from actions.reply import Reply, answer, follow_ups, from_page
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, ended, object_of, sentences
from knowledge import Collective, Knowledge, Section, Source

# Of whom the page gives no objectives it says what it is for.
_ITS_OBJECT = "objectifs"
# Details that ask for what something says.
_CONTENT = frozenset({"tout", "liste", "sens", "encore", "autre", NO_DETAIL})
# What is said of what is asked so, where nothing else names it.
_PLAINLY = {"oui_non": "page_ne_le_dit_pas", "lien": "sans_lien"}
# « Le site de la plateforme (charte et documents) »
_IN_BRACKETS = re.compile(r" \(.*\)$")
# « Les », « dans »: stand in any sentence.
_SHORT = 4


def missing_reply(knowledge: Knowledge, collective: Collective, kind: str, question: Question | None = None, near: str = "") -> Reply:
    """Say plainly that the page does not tell `kind` of a collective, of which this was asked, and what it does tell.

    near: the topic of its section that comes nearest, where it is known.
    """
    if kind == "adhesion":
        return _role_of_amane(knowledge, collective)
    question = question or Question(kind)
    meant = None if kind in MISSING else attribute(question.text)
    close = (knowledge.section(near) or (None, None))[1]
    told, said = collective.rubriques["presentation"], ""
    if kind == _ITS_OBJECT:
        said = object_of(collective)
    elif section := _nearest(collective, meant) or close:
        told, said = section, _in_one_sentence(section, question.text)
    if close and question.detail in _CONTENT and (not_given := _not_given(close)):
        # « Et sa charte, elle dit quoi ? »: the file says itself what is not told of that.
        refusal, told = not_given, close
    else:
        refusal = _and_what_it_says(_refusal(collective, kind, meant, question.detail), told, said)
    lead = Lead(refusal, where_to_look(knowledge, collective))
    buttons = follow_ups(collective, (f"{collective.id}.presentation",))
    return replace(answer(knowledge, "hors_sujet", [lead], told.sources, buttons, "fallback"), gap=NOT_SAID)


def of_it(name: str, designation: str) -> str:
    """Return the name of what is asked, as it goes on from « La page ne dit pas »: qui dirige la PNPM."""
    return sentence(f"inconnu_{name}", nom=designation, du_nom=of(designation), au_nom=at(designation))


def where_to_look(knowledge: Knowledge, collective: Collective | None = None) -> str:
    """Return the sentence that names the site on which more may stand: that of a collective where it has one, else that of AMANE.

    A site whose address is not known is found by its link on AMANE's page.
    """
    documents = collective.rubriques.get("documents") if collective else None
    if collective is None or documents is None or not documents.liens:
        return sentence("chercher_chez_amane", adresse=urljoin(knowledge.page.adresse, "/"))
    site = documents.liens[0]
    if site.adresse:
        return sentence("chercher_sur_le_site", du_nom=of(collective.designation), adresse=site.adresse)
    return sentence("chercher_par_la_page", titre=_IN_BRACKETS.sub("", site.titre), adresse=knowledge.page.adresse)


def _refusal(collective: Collective, kind: str, meant: Attribute | None, detail: str) -> str:
    name, on_page = collective.designation, from_page(collective.rubriques["presentation"])
    if kind in MISSING and on_page:
        return sentence("page_ne_donne_pas", attribut=MISSING[kind], du_collectif=of(name))
    if meant:
        return sentence("page_ne_dit_pas" if on_page else "mes_sources_ne_disent_pas", quoi=of_it(meant.name, name))
    if on_page and detail in _PLAINLY:
        return sentence(_PLAINLY[detail])
    return sentence("page_ne_repond_pas" if on_page else "mes_sources_ne_repondent_pas", nom=name)


def _nearest(collective: Collective, meant: Attribute | None) -> Section | None:
    """Return the section that says what comes nearest to what is asked; None where nothing does."""
    topics = [section_topic(collective, kind) for kind in meant.near] if meant else []
    return next((collective.rubriques[topic.partition(".")[2]] for topic in topics if topic), None)


def _not_given(section: Section) -> str:
    """Return the sentence in which a section says what the page does not give of it; empty where it has none."""
    return next((said for said in sentences(section) if NOT_GIVEN.search(said)), "")


def _and_what_it_says(refusal: str, section: Section, said: str) -> str:
    """Return a refusal that goes on with what the page does tell, as `section` says it; the refusal alone where that is nothing."""
    if not said:
        return refusal
    told = sentence("elle_dit_seulement" if from_page(section) else "elles_disent_seulement", texte=that(ended(said)))
    return sentence("a_defaut", refus=refusal.removesuffix("."), suite=told)


def _in_one_sentence(section: Section, asked: str) -> str:
    """Return what a section says in one sentence: of a list, its points by their titles; of a text, what is nearest to these words, and given."""
    titles = [point.titre for point in section.points if point.titre]
    if titles and len(titles) == len(section.points):
        return f"{section.introduction} : {enumerate_words(titles)}."
    near = nearest(section, [word for word in words_of(asked) if len(word) > _SHORT])
    return sentences(section)[0] if NOT_GIVEN.search(near) else near


def _role_of_amane(knowledge: Knowledge, collective: Collective) -> Reply:
    """Say how AMANE takes part in a collective of which no section tells it."""
    topic = f"{collective.id}.adhesion"
    sources: tuple[Source, ...] = tuple(collective.sources)
    return answer(knowledge, topic, [Lead(f"{collective.role_amane}.")], sources, follow_ups(collective, (topic,)))
