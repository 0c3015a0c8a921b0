"""What the pages to read are made of: every question with its answer, what is kept of a conversation, an address where nothing is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from actions.french import of
from bot.server.block_html import blocks_html
from knowledge import Knowledge

if TYPE_CHECKING:
    from actions.reply import Reply

PRIVACY = Path(__file__).parents[2] / "docs" / "fr" / "confidentialite.md"
# From here on the file speaks to the association, until it has written these lines.
UNFINISHED = "## À compléter"
_QUESTIONS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
_UP = '<p class="up"><a href="#sommaire">Retour au sommaire</a></p>'


def question(knowledge: Knowledge, topic: str, title: str) -> str:
    """Return what somebody would ask to get the answer of a topic whose title is `title`."""
    identifier, _, section = topic.partition(".")
    collective = knowledge.collective(identifier)
    if collective is None:
        return _QUESTIONS.get(topic, _QUESTIONS["autre"]).format(titre=title)
    name = collective.designation
    return _QUESTIONS.get(section, _QUESTIONS["autre"]).format(titre=title, collectif=name, du_collectif=of(name))


def faq(knowledge: Knowledge) -> dict[str, str]:
    """Return the parts of the page of questions and answers: contents, answers, schema.org data."""
    from actions.turn import all_answers

    answers: list[tuple[str, str, Reply]] = [
        (topic, question(knowledge, topic, title), reply) for topic, title, reply in all_answers(knowledge)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "fr",
        "mainEntity": [
            {"@type": "Question", "name": asked, "acceptedAnswer": {"@type": "Answer", "text": reply.text}} for _, asked, reply in answers
        ],
    }
    return {
        "contents": contents((topic, asked) for topic, asked, _ in answers),
        "answers": "\n".join(section(topic, asked, blocks_html(reply.blocks)) for topic, asked, reply in answers),
        # Inside a script element only "<" could end it.
        "structured": json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
    }


def privacy(path: Path = PRIVACY) -> dict[str, str]:
    """Return the parts of the page on what is kept: its title and its sections, from a Markdown file of headings and points."""
    # Typed with straight apostrophes, printed with those of French.
    said = path.read_text(encoding="utf-8").partition(UNFINISHED)[0].replace("'", "’")
    first, *sections = re.split(r"^## ", said, flags=re.MULTILINE)
    found = []
    for number, part in enumerate(sections, start=1):
        title, _, text = part.partition("\n")
        points = "\n".join(f"<li>{escape(point)}</li>" for point in re.findall(r"^- (.+)$", text, flags=re.MULTILINE))
        found.append(section(f"partie-{number}", title.strip(), f"<ul>\n{points}\n</ul>", up=""))
    return {"title": escape(first.strip().removeprefix("# ")), "sections": "\n".join(found)}


def contents(entries: Iterable[tuple[str, str]]) -> str:
    """Return the items of a list of contents: what leads to each section."""
    return "".join(f'<li><a href="#{escape(name)}">{escape(title)}</a></li>' for name, title in entries)


def section(name: str, title: str, content: str, up: str = _UP) -> str:
    """Return a section that links lead to, under its title."""
    name = escape(name)
    return f'<section id="{name}" aria-labelledby="{name}-titre"><h2 id="{name}-titre">{escape(title)}</h2>\n{content}\n{up}</section>'
