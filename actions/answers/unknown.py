"""Say plainly what is not known, and what can be answered instead."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from actions.answers.missing import missing_reply, of_it, where_to_look
from actions.answers.sections import names
from actions.association import ITSELF, asked_of_it, is_named
from actions.blocks import Block, Button, CitedSource, Lead, paragraphs
from actions.gaps import NOT_SAID, NOT_UNDERSTOOD, OUT_OF_SCOPE
from actions.plan import Request
from actions.question import Marker
from actions.reply import Reply, choose, contacts_again, presentations
from actions.sentences import sentence
from knowledge import Knowledge

# What is asked of AMANE where nothing else is: when and by whom it was begun.
_BEGINNING = "debut"


def starting_points(knowledge: Knowledge) -> list[Button]:
    """Return the buttons offered to somebody who does not know what to ask."""
    of_all = (("collectifs.liste", sentence("titre_liste")), ("collectifs.objectifs", knowledge.objectifs_communs.titre))
    return [*(choose(title, topic) for topic, title in of_all), *presentations(knowledge.collectifs[:1])]


def site(knowledge: Knowledge) -> str:
    """Return the address of the site that AMANE's page is on."""
    return urljoin(knowledge.page.adresse, "/")


def out_of_scope_reply(knowledge: Knowledge, request: Request, alerted: bool = False) -> Reply:
    """Answer what is not on the page: about a collective, close to a known question, or about something else.

    alerted: contacts were given in this conversation; who then tells more is pointed to them.
    """
    if request.collectives and (collective := knowledge.collective(request.collectives[0])):
        return missing_reply(knowledge, collective, request.kind, request.question, request.near)
    if request.kind == "incertain":
        buttons = [*_between(knowledge, request.between), choose(sentence("autre_chose"), "aide")]
        return Reply("hors_sujet", "fallback", paragraphs(sentence("hors_sujet_incertain")), gap=NOT_UNDERSTOOD).with_buttons(buttons)
    if request.kind == "contexte" and alerted:
        return Reply("aide", "social", paragraphs(sentence("contexte_apres_alerte"))).with_buttons([contacts_again()])
    if request.kind == "contexte":
        return Reply("aide", "social", paragraphs(sentence("contexte"))).with_buttons(starting_points(knowledge))
    sources = (CitedSource(knowledge.page.titre, knowledge.page.adresse),)
    gap = NOT_SAID if _is_near(knowledge, request) else OUT_OF_SCOPE
    return Reply("hors_sujet", "fallback", _beside(knowledge, request), sources, gap=gap).with_buttons(starting_points(knowledge))


def _beside(knowledge: Knowledge, request: Request) -> tuple[Block, ...]:
    """Return what is said to a question about no collective: of the association, of what is near, of the weather."""
    of_amane = request.kind == ITSELF or is_named(request.question.text, knowledge)
    meant = asked_of_it(request.question.text, knowledge) if of_amane else None
    if name := meant.name if meant else _BEGINNING if request.kind == ITSELF else "":
        return (Lead(sentence("page_ne_dit_pas", quoi=of_it(name, knowledge.association.nom)), where_to_look(knowledge)),)
    # The association's site may tell more of what is near; of the weather it does not.
    name = "hors_sujet_amane" if _is_near(knowledge, request) else "hors_sujet"
    if name == "hors_sujet" and request.kind == name and not request.question.has(Marker.ASKS, Marker.REQUESTS):
        # « Mon bus est en retard. » is no question that could be answered.
        name = "hors_sujet_sans_question"
    return paragraphs(sentence(name, collectifs=names(knowledge), site=site(knowledge)))


def _is_near(knowledge: Knowledge, request: Request) -> bool:
    return request.kind in ("hors_sujet_proche", ITSELF) or is_named(request.question.text, knowledge)


def _between(knowledge: Knowledge, topics: Sequence[str]) -> list[Button]:
    """Return a button for each section that may be meant."""
    found = [(topic, knowledge.section(topic)) for topic in topics]
    return [choose(section[1].titre, topic) for topic, section in found if section]
