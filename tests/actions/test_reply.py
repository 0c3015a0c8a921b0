"""Replies are composed of blocks: which ones, in which order, with which sources, buttons and language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.blocks import Button, Buttons, CitedSource, Contact, Contacts, Lead, Link, Links, Points, Sources, Text, blocks_from_json
from actions.kinds import LANGUAGE_KINDS
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.reply import Reply, answer, choose, cited, contacts, follow_ups, section_blocks, where_it_is
from actions.turn import Turn, all_answers, welcome
from actions.turn import answer as answer_message
from knowledge.model import Link as KnownLink
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

PAGE = CitedSource(KNOWLEDGE.page.titre, KNOWLEDGE.page.adresse)
PNPM = KNOWLEDGE.collectifs[0]


def ask(*questions: Question) -> Turn:
    return answer_message(Message(tuple(questions)), Memory(), KNOWLEDGE)


def kinds(reply: Reply) -> list[str]:
    return [block.type for block in reply.blocks]


def every_reply() -> list[Reply]:
    asked = [ask(asking(kind, collectives=(one.id,))) for one in KNOWLEDGE.collectifs for kind in ("valeurs", "membres", "attribut_inconnu")]
    asked += [ask(asking("objectifs")), ask(asking("hors_sujet")), ask(asking("contexte")), ask(asking("recherche"))]
    asked += [ask(asking(kind)) for kind in sorted(LANGUAGE_KINDS)]
    asked += [welcome(Memory(), KNOWLEDGE), ask(asking("urgence")), ask(asking("identite"))]
    return [reply for turn in asked for reply in turn.replies] + [reply for _, _, reply in all_answers(KNOWLEDGE)]


@pytest.mark.parametrize("reply", every_reply())
def test_every_reply_survives_its_json_form_and_has_a_text(reply: Reply) -> None:
    assert blocks_from_json([block.as_json() for block in reply.blocks]) == reply.blocks
    assert reply.text and "\n\n" not in reply.text
    # A list, a source or a number is a block of its own, not a line of a text.
    for block in reply.blocks:
        texts = [block.text, block.rest] if isinstance(block, Lead) else [block.text] if isinstance(block, Text) else []
        assert not any(text.startswith(("•", "1.", "Source")) or "\n" in text for text in texts)
    assert kinds(reply).count("buttons") <= 1 and "buttons" not in kinds(reply)[:-1]


def test_a_section_is_an_introduction_points_and_links() -> None:
    section = PNPM.rubriques["objectifs"]
    documents = (KnownLink(titre="Charte", adresse="https://exemple.org/c"), KnownLink(titre="Rapport", adresse=None))
    numbered = section.model_copy(update={"numerotes": True, "liens": documents})
    introduction, points, links = section_blocks(KNOWLEDGE, numbered)
    assert introduction == Text(f"{section.introduction} :") and points == Points(tuple(point.texte for point in section.points), numbered=True)
    assert links == Links((Link("Charte", "https://exemple.org/c"), Link("Rapport", None, KNOWLEDGE.page.adresse)))
    without = section.model_copy(update={"introduction": "Un fait", "points": (), "liens": ()})
    assert section_blocks(KNOWLEDGE, without) == [Text("Un fait.")]


def test_an_answer_ends_with_its_sources_then_its_buttons() -> None:
    sources = PNPM.rubriques["valeurs"].sources
    reply = answer(KNOWLEDGE, "pnpm.valeurs", [Text("Un fait.")], [*sources, *sources], [choose("Suite", "pnpm.membres")])
    assert reply.blocks == (Text("Un fait."), Sources((PAGE,)), Buttons((Button("Suite", '/choisir{"sujet": "pnpm.membres"}'),)))
    assert reply.sources == cited(KNOWLEDGE, sources) == (PAGE,)
    assert reply.buttons == reply.blocks[-1].buttons  # type: ignore[union-attr]
    assert reply.with_buttons([]).blocks == reply.blocks[:-1]
    assert reply.with_buttons(follow_ups(PNPM)).blocks[:-1] == reply.blocks[:-1]
    assert replace(reply, blocks=()).text == ""


def test_the_sentence_that_answers_leads() -> None:
    missing = ask(asking("valeurs", collectives=("groupe",))).replies[0]
    assert kinds(missing) == ["lead", "sources", "buttons"]
    assert kinds(ask(asking("chronologie", detail="tout", text="toutes les dates")).replies[0]) == ["lead", "points", "sources", "buttons"]
    assert kinds(ask(asking("chronologie")).replies[0])[0] == "text"


def test_a_danger_answer_has_the_contacts_of_the_file_between_its_words() -> None:
    reply = ask(asking("urgence")).replies[0]
    assert kinds(reply) == ["lead", "contacts", "text"] and reply.blocks[1] == contacts(KNOWLEDGE)
    listening, site, police, *_ = contacts(KNOWLEDGE).contacts
    assert (listening.number, listening.site, site.number, site.site, police.number) == ("2511", None, None, "https://2511.ma", "19")
    assert isinstance(reply.blocks[1], Contacts) and all(isinstance(one, Contact) for one in reply.blocks[1].contacts)


def test_an_answer_in_another_language_says_which() -> None:
    assert {ask(asking(kind)).replies[0].lang for kind in LANGUAGE_KINDS} == {"en", "es", "de", "ar", "ary-Latn"}
    assert welcome(Memory(), KNOWLEDGE).replies[0].lang == "fr"


@pytest.mark.parametrize(
    ("link", "says"),
    [
        (Link("La charte", None, "là"), "Vous pouvez consulter la charte depuis la page d’AMANE : "),
        (Link("L’annuaire", "https://exemple.ma"), "Voici l’annuaire : https://exemple.ma"),
        # A title that staff wrote without an article.
        (Link("Statuts", None, "là"), "Vous trouverez le lien (statuts) sur la page d’AMANE : "),
        (Link("Statuts", "https://exemple.ma"), "Voici le lien (statuts) : https://exemple.ma"),
    ],
)
def test_a_link_is_given_in_a_sentence_or_said_to_stand_on_the_page(link: Link, says: str) -> None:
    text = where_it_is(KNOWLEDGE, link)
    assert text.startswith(says) and text.endswith(link.address or KNOWLEDGE.page.adresse)
