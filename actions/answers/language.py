"""Say, in the visitor's language and in French, that the assistant answers in French; what was understood is offered as one question in French."""

from __future__ import annotations

import re

from actions.answers.unknown import starting_points
from actions.association import is_named
from actions.blocks import Button, paragraphs
from actions.finding import section_topic
from actions.french import of
from actions.kinds import LANG_OF_KIND
from actions.question import Question
from actions.reply import MOST_BUTTONS, Reply, choose
from actions.sentences import sentence
from knowledge import Collective, Knowledge

HOW_MANY, LIST = "nombre", "liste"
# What is asked, in the words of English, Spanish, German, Arabic and Darija, the first that stands there.
_ASKED = tuple(
    (name, re.compile(rf"(?:^|\W)(?:{words})(?:$|\W)"))
    for name, words in (
        (HOW_MANY, r"how many|cuant[oa]s|wie ?viele|ch7al|شحال|كم"),
        ("valeurs", r"values?|principles?|valores|principios|werte|9iyam|قيم"),
        ("objectifs", r"goals?|aims?|objectives?|purposes?|objetivos?|metas?|ziele?|ahdaf|اهداف|الاهداف"),
        ("documents", r"reports?|documents?|informes?|documentos?|berichte?|dokumente?|تقرير|التقرير|وثائق"),
        ("charte", r"charter|carta|estatuto|mitaq|ميثاق|الميثاق"),
        ("membres", r"members?|miembros?|mitglieder|a3da2?|اعضاء"),
        ("origine", r"study|survey|estudio|studie|دراسة"),
        ("fondation", r"founded|created|founders?|how old|since when|when|fundad[oa]|fundo|creo|cuando|gegrundet|wann|imta|fo9ach|متى|تاسست|تاسيس"),
        (LIST, r"networks?|collectives?|groups?|platforms?|redes|colectivos|plataformas|netzwerke?|شبكات|منصات"),
    )
)

# The sections that a sentence asks for in French (`utter_question_…`); others are offered by their title.
_QUESTIONS = frozenset({HOW_MANY, "presentation", "adhesion", "objectifs", "valeurs", "fondation", "origine", "charte", "membres", "documents"})


def language_reply(knowledge: Knowledge, kind: str, question: Question | None = None) -> Reply:
    """Return the reply to a message in another language; `kind` is the intent, such as `langue_anglais`, `question` what was read in it."""
    understood = _understood(knowledge, question) if question else []
    in_french = sentence("langue_comprise" if understood else "langue_exemples")
    text = f"{sentence(kind)} / {in_french}"
    return Reply("langue", "fallback", paragraphs(text), lang=LANG_OF_KIND[kind]).with_buttons(understood or starting_points(knowledge))


def _understood(knowledge: Knowledge, question: Question) -> list[Button]:
    """Return the question that asks in French what is asked of a collective or section that is named, or of all of them; nothing else."""
    if question.sections:
        found = [(topic, section) for topic in question.sections if (section := knowledge.section(topic))]
        return [choose(section.titre, topic) for topic, (_, section) in found][:MOST_BUTTONS]
    asked = next((name for name, words in _ASKED if words.search(question.text)), "")
    named = [one for one in knowledge.collectifs if one.id in question.collectives]
    if named:
        return [_of(one, asked, question) for one in named][:MOST_BUTTONS]
    listed = asked == LIST or (is_named(question.text, knowledge) and "liste_collectifs" in question.nearest[:1])
    return [choose(sentence("question_liste"), "collectifs.liste")] if listed else []


def _of(collective: Collective, asked: str, question: Question) -> Button:
    """Return the button that asks one thing of a collective: what its words say, else what the whole is likest to."""
    kinds = ("membres",) if asked == HOW_MANY else (asked,) if asked not in ("", LIST) else question.nearest
    topics = [topic for kind in (*kinds, "presentation") if (topic := section_topic(collective, kind))]
    topic = topics[0]
    name = topic.partition(".")[2]
    said = HOW_MANY if asked == HOW_MANY and name == "membres" else name
    if said not in _QUESTIONS:
        return choose(collective.rubriques[name].titre, topic)
    return choose(sentence(f"question_{said}", nom=collective.designation, du_nom=of(collective.designation)), topic)
