"""Say plainly what is not known, and what can be answered instead."""

from __future__ import annotations

from dataclasses import replace

from actions.alarm import THRESHOLDS
from actions.answers.missing import is_said_of_whom, missing_reply, naming_the_page, of_it, refusals, refused, site, thing_of
from actions.answers.sections import names
from actions.association import ITSELF, asked_of_it, is_named, is_spoken_to, names_any_collective
from actions.attributes import attribute
from actions.blocks import Block, Button, CitedSource, Lead, Sources, Text, paragraphs
from actions.gaps import NOT_SAID, NOT_UNDERSTOOD, OUT_OF_SCOPE
from actions.kinds import OUT_OF_SCOPE_KINDS
from actions.memory import Memory
from actions.question import Marker, Question
from actions.reply import Reply, choose, contacts_again, presentations
from actions.request import Request
from actions.sentences import sentence
from knowledge import Collective, Knowledge

# Less of a danger than this have questions about doctors among the members, or about money; more, those about who is helped.
_TRACE = 0.002
_WAYS_TO_REACH = frozenset({"mail", "telephone", "reseaux", "horaires", "siege", "joindre"})
# Kinds of what is asked of the association or its collectives, and not of the world.
_NEAR = frozenset({"hors_sujet_proche", "attribut_inconnu", ITSELF})


def starting_points(knowledge: Knowledge) -> list[Button]:
    """Return the buttons offered to somebody who does not know what to ask."""
    of_all = (("collectifs.liste", sentence("titre_liste")), ("collectifs.objectifs", knowledge.objectifs_communs.titre))
    return [*(choose(title, topic) for topic, title in of_all), *presentations(knowledge.collectifs[:1])]


def out_of_scope_reply(knowledge: Knowledge, request: Request, memory: Memory) -> Reply:
    """Answer what is not on the page: about a collective, close to a known question, or about something else."""
    reply = _reply(knowledge, request, memory)
    listening = next((one for one in knowledge.contacts if one.numero and not one.immediat), None)
    if memory.alerte or listening is None or reply.gap != NOT_SAID or not _looks_for_help(request):
        return reply
    heard = Text(sentence("qui_peut_ecouter", numero=str(listening.numero), nom=listening.nom, quand=listening.quand))
    first, *others = reply.blocks
    if isinstance(first, Lead) and not request.collectives:
        # Who listens comes before where to look.
        first = replace(first, rest="")
    place = next((place for place, block in enumerate(others) if isinstance(block, Sources)), 0)
    return replace(reply, blocks=(first, *others[:place], heard, *others[place:]))


def _meant(knowledge: Knowledge, request: Request, memory: Memory) -> Collective | None:
    """Return whom it is asked of: « qui décide dans vos collectifs ? » of none, « qui la finance ? » of the one spoken of, however it was read."""
    asked = request.question
    if not asked.collectives and asked.reference in ("tous", "aucun") and _asks_of_any(asked):
        return None
    if request.collectives:
        return knowledge.collective(request.collectives[0])
    meant = attribute(asked.text) if asked.reference == "courant" and request.kind in OUT_OF_SCOPE_KINDS else None
    goes_on = meant and not meant.may_be_known and not is_spoken_to(asked.text, knowledge)
    return knowledge.collective(memory.collectif) if goes_on else None


def _reply(knowledge: Knowledge, request: Request, memory: Memory) -> Reply:
    if collective := _meant(knowledge, request, memory):
        return missing_reply(knowledge, collective, request.kind, request.question, memory)
    if request.kind == "incertain":
        between = [choose(found[1].titre, topic) for topic in request.between if (found := knowledge.section(topic))]
        buttons = [*between, choose(sentence("autre_chose"), "aide")]
        return Reply("hors_sujet", "fallback", paragraphs(sentence("hors_sujet_incertain")), gap=NOT_UNDERSTOOD).with_buttons(buttons)
    if request.kind == "contexte":
        name, buttons = ("contexte_apres_alerte", [contacts_again()]) if memory.alerte else ("contexte", starting_points(knowledge))
        return Reply("aide", "social", paragraphs(sentence(name))).with_buttons(buttons)
    sources, blocks = (CitedSource(knowledge.page.titre, knowledge.page.adresse),), _beside(knowledge, request, memory)
    gap = NOT_SAID if isinstance(blocks[0], Lead) else OUT_OF_SCOPE
    return Reply("hors_sujet", "fallback", blocks, sources, gap=gap).with_buttons(starting_points(knowledge))


def _beside(knowledge: Knowledge, request: Request, memory: Memory) -> tuple[Block, ...]:
    """Return what is said to a question about no collective: of the association, of any of its collectives, of what is near, of the weather."""
    if request.kind in _NEAR and request.question.detail == "sens":
        return (Lead(naming_the_page(knowledge, sentence("mot_inexplique", page=knowledge.page.adresse), memory)),)
    if unsaid := _unsaid(knowledge, request, memory):
        return (refused(knowledge, sentence("page_ne_dit_pas", quoi=unsaid), memory),)
    # The association's site may tell more of what is near; of the weather it does not.
    if request.kind in _NEAR or is_named(request.question.text, knowledge):
        return (refused(knowledge, sentence("hors_sujet_amane", collectifs=names(knowledge)), memory),)
    # « Mon bus est en retard. » is no question that could be answered.
    asks = request.kind != "hors_sujet" or request.question.has(Marker.ASKS, Marker.REQUESTS)
    if not asks:
        return paragraphs(sentence("hors_sujet_sans_question", collectifs=names(knowledge)))
    # Papers for an adoption, a course or a gift may well be asked of the association.
    where = "" if refusals(memory) else sentence("si_sur_l_association", adresse=site(knowledge))
    return paragraphs(" ".join(filter(None, (sentence("hors_sujet", collectifs=names(knowledge)), where))))


def _unsaid(knowledge: Knowledge, request: Request, memory: Memory) -> str:
    """Return the name of what is asked of AMANE or of any of its collectives, as a refusal has it; empty where that is something else."""
    text = request.question.text
    of_any = _asks_of_any(request.question)
    of_amane = _is_of_amane(knowledge, request, memory)
    meant = asked_of_it(text, knowledge) if of_amane else None
    if of_any or of_amane or request.kind == "attribut_inconnu":
        meant = meant or attribute(text)
    whose = sentence("l_association" if of_amane and not of_any else "les_collectifs")
    thing = thing_of(knowledge.collectifs, text, meant) if meant else ""
    name = meant.name if meant and is_said_of_whom(meant, thing) else "debut" if request.kind == ITSELF else ""
    return of_it(name, whose, thing) if name else ""


def _is_of_amane(knowledge: Knowledge, request: Request, memory: Memory) -> bool:
    asked = request.kind == ITSELF or is_spoken_to(request.question.text, knowledge)
    return asked or _looks_for_help(request) or _goes_on_to_reach_her(request.question.text, memory)


def _goes_on_to_reach_her(text: str, memory: Memory) -> bool:
    """« Votre téléphone ? — Y a bien un mail, quand même »: tell whether another way to reach the association is asked for after a refusal."""
    return bool(refusals(memory)) and not memory.collectif and getattr(attribute(text), "name", "") in _WAYS_TO_REACH


def _asks_of_any(asked: Question) -> bool:
    meant = attribute(asked.text) if asked.reference == "tous" and not asked.has(Marker.FEMININE) else None
    return names_any_collective(asked.text) or bool(meant and not meant.may_be_known)


def _looks_for_help(request: Request) -> bool:
    """« Il prend en charge les victimes ? », « la PNPM donne à manger ? »: tell whether who asks so may look for help, for whomever."""
    asked, danger = attribute(request.question.text), request.question.whole.danger
    if asked is None or not asked.of_help:
        return danger >= THRESHOLDS.doubt and request.kind in _NEAR
    return danger >= _TRACE or asked.name == "conseils"
