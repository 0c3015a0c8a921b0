"""What the assistant answers: the shape of a reply, and how facts, links and sources become its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from actions.sentences import sentence
from knowledge import Collective, Knowledge, Section, Source

MOST_BUTTONS = 3


@dataclass(frozen=True)
class Button:
    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One bubble; its kind is answer, clarification, fallback, safeguarding or social, its sources are (title, address) pairs."""

    topic: str
    kind: str
    text: str
    buttons: tuple[Button, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()

    def with_buttons(self, buttons: Sequence[Button]) -> Reply:
        return replace(self, buttons=tuple(buttons))


def choose(title: str, topic: str) -> Button:
    """Return the button that asks for `topic`."""
    return Button(title, f'/choisir{{"sujet": "{topic}"}}')


def cited(knowledge: Knowledge, sources: Iterable[Source]) -> tuple[tuple[str, str], ...]:
    """Return (title, address) of each source once; quotations all come from AMANE's page."""
    pairs = [
        (knowledge.page.titre, knowledge.page.adresse) if source.citation else (str(source.titre), str(source.adresse))
        for source in sources
    ]
    return tuple(dict.fromkeys(pairs))


def source_line(sources: Sequence[tuple[str, str]]) -> str:
    """Write the last line of an answer: where its facts come from."""
    label = "Source" if len(sources) == 1 else "Sources"
    return f"{label} : " + " ; ".join(f"{title} — {address}" for title, address in sources)


def paragraph(introduction: str, points: Sequence[str], numbered: bool = False) -> list[str]:
    """Return the lines of an introduction followed by its points."""
    if not points:
        return [introduction if introduction.endswith((".", "?", "!")) else f"{introduction}."]
    marks = [f"{index}." if numbered else "•" for index in range(1, len(points) + 1)]
    return [f"{introduction} :", *(f"{mark} {point}" for mark, point in zip(marks, points, strict=True))]


def answer(
    knowledge: Knowledge, topic: str, lines: Sequence[str], sources: Iterable[Source], buttons: Sequence[Button] = (), kind: str = "answer"
) -> Reply:
    """Return a reply made of `lines`, closed by its source line."""
    pairs = cited(knowledge, sources)
    return Reply(topic, kind, "\n".join([*lines, source_line(pairs)]), tuple(buttons), pairs)


def section_lines(knowledge: Knowledge, section: Section) -> list[str]:
    """Return the lines of a section: introduction, points, links."""
    lines = paragraph(section.introduction, section.points, section.numerotes)
    for link in section.liens:
        address = link.adresse or sentence("lien_sur_la_page", page=knowledge.page.adresse)
        lines.append(f"{link.titre} : {address}")
    return lines


def follow_ups(collective: Collective, besides: Iterable[str] = ()) -> list[Button]:
    """Return buttons to the other sections of a collective, at most three, those just answered left out."""
    done = set(besides)
    topics = [(f"{collective.id}.{name}", section.titre) for name, section in collective.rubriques.items()]
    names = [topic for topic, _ in topics]
    # Start after the section just answered, so that successive answers lead through all of them.
    turn = max((names.index(topic) + 1 for topic in done if topic in names), default=0)
    return [choose(title, topic) for topic, title in topics[turn:] + topics[:turn] if topic not in done][:MOST_BUTTONS]
