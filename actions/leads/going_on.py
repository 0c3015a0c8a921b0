"""Say yes to who asks whether it went on, and to who doubts what was just told: where the file says so."""

from __future__ import annotations

import re

from actions.asking import telling
from actions.french import after_colon, lowered, when
from actions.leads.answered import Answered, verdict
from actions.leads.values import about, dated
from actions.memory import Memory
from actions.plan import Request
from actions.reply import elsewhere, from_page
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, sentences
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

# « Ils ont continué ? », « ça s'est poursuivi ? »; whether they still do is not known.
_WENT_ON = re.compile(
    r"\b(?:(?:a|ont|avez|avaient|avait)(?: \w+)? (?:continue|poursuivi|prolonge)"
    r"|s est (?:\w+ )?(?:poursuivie?|prolongee?)|eu (?:une |la |de )?suites?)\b"
)
_NOW = re.compile(
    r"\b(?:encore|aujourd hui|toujours|actuel\w*|maintenant|depuis|pas|jamais|seule?s?|jusqu\w*|qui|quand|ou|comment|combien|pourquoi)\b"
)
_SAID_TO_GO_ON = re.compile(r"\b(?:s est poursuivie?|a continue|ont continue|s est prolongee?)\b")
_OF_GOING_ON = frozenset("continue poursuivi poursuivie prolonge prolongee suite suites plaidoyer dynamique action travail demarche".split())
_DOUBTS = re.compile(
    r"(?:(?:ah|mais|et|euh|heu|hein|ok|bon|hum|vous|vs|tu|t|en|de ce que vous dites|de ca|ca|c est|cest|est ce que|bien|vraiment"
    r"|absolument|tout a fait|etes|es|est|y) )*"
    r"(?:surs?|sures?|certaine?s?)(?: (?:de (?:vous|ca|cela|toi|votre reponse|cette date)|vous|vraiment|hein|svp|et certaine?))*"
)


def went_on(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et après, ils ont continué ? »: yes, with the sentence that says what went on."""
    collective, section = about(request, knowledge) or (None, None)
    text = request.question.claim
    if collective is None or section is None or section.points or not _WENT_ON.search(text) or _NOW.search(text):
        return None
    if request.question.organisations or not set(telling(request.question, knowledge, text)) <= _OF_GOING_ON:
        return None
    found = _telling(collective, section)
    return verdict(True, found[0], found[1].sources) if found else None


def _telling(collective: Collective, section: Section) -> tuple[str, Section] | None:
    """Return the sentence that says what went on, of this section rather than of another one of its collective."""
    sections = sorted((one for one in collective.rubriques.values() if not one.points), key=lambda one: one is not section)
    said = ((text, one) for one in sections for text in sentences(one) if _SAID_TO_GO_ON.search(plain_words(text)))
    return next((found for found in said if collective.designation in found[0]), None)


def _dated_elsewhere(known: Section | None) -> Answered | None:
    source = elsewhere(known.date_sources) if known else None
    if known is None or known.date is None or not source:
        return None
    return verdict(True, sentence("quand_d_ailleurs", quand=when(known.date), source=source), known.date_sources)


def sure_of_it(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous êtes sûr ? » of a date or of what a section says of one thing: that it is said there, in its words."""
    collective, section = about(request, knowledge) or (None, None)
    told_before = memory.sujets[-1:] == (request.topic,)
    if section is None or section.points or not told_before or not _DOUBTS.fullmatch(request.question.text):
        return None
    if memory.dits[:1] and memory.dits[0][1] == "date" and (elsewhere_dated := _dated_elsewhere(dated(collective, section))):
        return elsewhere_dated
    said = next((one for one in sentences(section) if not NOT_GIVEN.search(one)), "")
    if not said:
        return None
    name = "oui_c_est_dit" if from_page(section) else "oui_mes_sources_le_disent"
    return Answered(sentence(name, texte=after_colon(lowered(said))), section.sources)
