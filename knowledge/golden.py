"""The golden questions that staff keeps (`questions-temoins.yml`): what is asked, and the topic or the words that the answer must have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from knowledge.faults import KnowledgeError
from knowledge.fields import Text, titled
from knowledge.model import Knowledge
from knowledge.reading import Reader, read_bytes, read_document
from knowledge.remedies import nearest, refusals
from knowledge.text import plain_words

FILE = "questions-temoins.yml"
# Topics that are of no section (a test holds them equal to those of the answers).
OTHER_TOPICS = frozenset(
    """
    collectifs.liste collectifs.objectifs comparaison chronologie recherche precision
    salutation au_revoir merci aide identite urgence hors_sujet langue
    """.split()
)


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_more), Field(min_length=1)]


class Golden(BaseModel):
    """A question, or the turns of a short conversation, with what its last answer must have: a topic, words, words that it must not have."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Question témoin")

    question: Texts = titled("Question", "Une question, ou une conversation : une ligne « - … » par message")
    sujet: Text | None = titled("Sujet attendu", "pnpm.valeurs, comparaison, urgence… : celui que donne /details", default=None)
    mots: Texts | None = titled("Mots attendus", "Ce que la dernière réponse doit dire ; accents et majuscules ne comptent pas", default=None)
    sans: Texts | None = titled("Mots à ne pas dire", "Ce que la dernière réponse ne doit pas dire", default=None)

    @model_validator(mode="after")
    def _expects_something(self) -> Golden:
        if not (self.sujet or self.mots or self.sans):
            raise ValueError("rien n’est attendu de cette question ; ajoutez « sujet: », « mots: » ou « sans: »")
        return self

    def wrong(self, topics: list[str], text: str) -> list[str]:
        """Return what the last answer lacks or has too much, in French; nothing where it is as expected."""
        said = f" {plain_words(text)} "
        found = [] if self.sujet is None or self.sujet in topics else [f"le sujet est {', '.join(topics)}, et non {self.sujet}"]
        found += [f"« {words} » n’est pas dit" for words in self.mots or () if f" {plain_words(words)} " not in said]
        return found + [f"« {words} » est dit" for words in self.sans or () if f" {plain_words(words)} " in said]


class GoldenFile(BaseModel):
    """`knowledge/questions-temoins.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Questions témoins")

    temoins: Annotated[tuple[Golden, ...], Field(min_length=1)] = titled("Les questions", "Un bloc « - question: … » par question")


def load_golden(folder: Path, knowledge: Knowledge) -> tuple[Golden, ...]:
    """Return the golden questions of a folder, none where it has no such file; raise KnowledgeError with every fault of the file."""
    if not (folder / FILE).exists():
        return ()
    return golden_from(lambda name: read_bytes(folder / name), knowledge)


def golden_from(read: Reader, knowledge: Knowledge) -> tuple[Golden, ...]:
    """Do as `load_golden` does with a file that `read` gives by its name."""
    document = read_document(FILE, read)
    if document.data is None:
        raise KnowledgeError(document.faults)
    golden: tuple[Golden, ...] = ()
    try:
        golden = GoldenFile.model_validate(document.data).temoins
    except ValidationError as error:
        document.faults += [document.fault(*one) for one in refusals(error.errors(include_url=False), document.data, GoldenFile)]
    topics = OTHER_TOPICS | {f"{one.id}.{name}" for one in knowledge.collectifs for name in one.rubriques}
    for index, one in enumerate(golden):
        if one.sujet is not None and one.sujet not in topics:
            near = nearest(one.sujet, topics)
            meant = f"« {near} »" if near else f"l’un de ceux-ci : {', '.join(sorted(topics))}"
            document.faults.append(document.fault(("temoins", index, "sujet"), f"« {one.sujet} » n’est pas un sujet ; écrivez {meant}"))
    if document.faults:
        raise KnowledgeError(sorted(document.faults, key=lambda fault: fault.line or 0))
    return golden
