"""Answers are made of the facts in the knowledge file, whatever is asked, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.memory import Memory
from actions.question import Question
from actions.turn import (
    Reply,
    Turn,
    all_answers,
    answer_danger,
    answer_language,
    answer_questions,
    answer_socially,
    names_a_contact,
    offered_topic,
    welcome,
)
from knowledge import FOLDER, Knowledge, load

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load()
FACTS = " ".join((FOLDER / name).read_text(encoding="utf-8") for name in ("collectifs.yml", "contacts.yml"))
# Words with a capital that are no names: first words of fixed sentences, labels of the answers.
NOTHING_SAID = Memory()
FIXED = " ".join(
    one["text"] for responses in yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["responses"].values() for one in responses
)
LABELS = "Source Sources Sujet Création Membres Ce Place Juin Novembre Décembre Le La Les"


def ask(*questions: Question, memory: Memory = NOTHING_SAID) -> Turn:
    return answer_questions(questions, memory, KNOWLEDGE)


def every_reply() -> list[tuple[str, str]]:
    replies = [(topic, reply.text) for topic, _, reply in all_answers(KNOWLEDGE)]
    for collective in KNOWLEDGE.collectifs:
        for kind in ("objectifs", "valeurs", "membres", "charte", "documents", "attribut_inconnu"):
            replies += [(f"{collective.id} {kind}", r.text) for r in ask(Question(kind, collectives=(collective.id,))).replies]
        for other in KNOWLEDGE.collectifs:
            replies += [("comparaison", r.text) for r in ask(Question("comparaison", collectives=(collective.id, other.id))).replies]
        for theme in collective.themes:
            replies += [("recherche", r.text) for r in ask(Question("recherche", themes=(theme.nom,))).replies]
        for organisation in collective.organisations:
            replies += [("recherche", r.text) for r in ask(Question("recherche", organisations=(organisation.nom,))).replies]
    for question in (Question("chronologie", first=True), Question("chronologie", last=True), Question("chronologie", years=("2015",))):
        replies += [("chronologie", r.text) for r in ask(question).replies]
    return replies


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("topic", "text"), every_reply())
def test_no_number_name_or_quotation_that_is_not_in_the_file(topic: str, text: str) -> None:
    known = _plain(FACTS)
    for number in re.findall(r"(?<!^)\b\d[\d-]*\b", re.sub(r"(?m)^\d\. ", "", text)):
        assert number in known, number
    for name in re.findall(r"\b[A-ZÉÈÀ][\w’-]+", text):
        assert name in known or name in FIXED or name in LABELS or name.lower() in known, name
    for quotation in re.findall(r"« (.+?) »", text):
        assert _plain(quotation) in known or quotation in FIXED, quotation
    for address in re.findall(r"https?://\S+", text):
        assert address.rstrip(".;") in known, address


@pytest.mark.parametrize(("topic", "title", "reply"), all_answers(KNOWLEDGE))
def test_every_answer_shows_its_source_and_offers_at_most_three_follow_ups(topic: str, title: str, reply: Reply) -> None:
    assert reply.text.splitlines()[-1].startswith(("Source : ", "Sources : "))
    assert reply.sources and len(reply.buttons) <= 3
    assert "\n\n" not in reply.text
    assert topic not in "".join(button.payload for button in reply.buttons) or topic == "chronologie"


def test_two_questions_are_answered_in_order_and_share_the_name() -> None:
    turn = ask(Question("objectifs"), Question("valeurs", collectives=("pnpm",)))
    assert turn.topics == ["pnpm.objectifs", "pnpm.valeurs"]
    assert [bool(reply.buttons) for reply in turn.replies] == [False, True]


def test_a_question_without_collective_asks_back_and_a_name_answers_it() -> None:
    first = ask(Question("objectifs"))
    assert first.topics == ["precision"] and first.kind == "clarification" and len(first.replies[0].buttons) == 3
    assert ask(Question("nom_seul", collectives=("pnpm",)), memory=first.memory).topics == ["pnpm.objectifs"]
    assert ask(Question("nom_seul", ordinals=(0,)), memory=first.memory).topics == ["pnpm.objectifs"]


def test_dates_of_all_are_told_whatever_year_is_believed() -> None:
    assert "2009" in ask(Question("chronologie", years=("2014",), every=True)).replies[0].text
    assert "2009" not in ask(Question("chronologie", years=("2014",))).replies[0].text


def test_repeating_gives_the_last_answers_and_more_gives_the_page_s_words() -> None:
    first = ask(Question("valeurs", collectives=("pnpm",)))
    assert ask(Question("repeter"), memory=first.memory).replies[0].text == first.replies[0].text
    more = ask(Question("plus_de_details"), memory=first.memory)
    assert more.topics == ["pnpm.valeurs"] and "« Les signataires de la Charte" in more.replies[0].text


@pytest.mark.parametrize("collective", ["groupe", "cde"])
def test_what_the_page_does_not_say_is_said_plainly(collective: str) -> None:
    turn = ask(Question("valeurs", collectives=(collective,)))
    assert turn.topics == ["hors_sujet"] and turn.kind == "fallback" and "ne donne pas les valeurs" in turn.replies[0].text
    assert len(turn.replies[0].buttons) == 3


def test_danger_gives_every_contact_and_no_fact_and_keeps_the_memory() -> None:
    memory = ask(Question("membres", collectives=("groupe",))).memory
    turn = answer_danger(memory, KNOWLEDGE)
    assert all((contact.numero or contact.site) in turn.replies[0].text for contact in KNOWLEDGE.contacts)
    assert turn.kind == "safeguarding" and "?" not in turn.replies[0].text and not turn.sources
    assert ask(Question("charte"), memory=turn.memory).topics == ["groupe.charte"]
    assert "SOS" in answer_socially("merci", turn.memory, KNOWLEDGE).replies[0].text


def test_who_goes_on_after_a_disclosure_gets_the_contacts_again() -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    assert ask(Question("hors_sujet", danger=0.05), memory=alerted).topics == ["urgence"]
    assert ask(Question("repeter"), memory=alerted).topics == ["urgence"]
    assert ask(Question("hors_sujet", danger=0.001), memory=alerted).topics == ["hors_sujet"]
    assert "SOS" in ask(Question("contexte"), memory=alerted).replies[0].text
    assert answer_socially("aide", alerted, KNOWLEDGE).topics == ["urgence"]
    assert answer_socially("salutation", alerted, KNOWLEDGE, danger=0.05).topics == ["urgence"]
    assert answer_socially("merci", alerted, KNOWLEDGE, danger=0.05).topics == ["merci"]
    assert answer_socially("au_revoir", alerted, KNOWLEDGE, confidence=0.4).topics == ["urgence"]
    assert answer_socially("identite", alerted, KNOWLEDGE).topics == ["urgence"]
    assert answer_socially("nier", alerted, KNOWLEDGE, goes_on=True).topics == ["urgence"]  # « ils répondent pas »
    for kind in ("affirmer", "nier"):
        reply = answer_socially(kind, alerted, KNOWLEDGE).replies[0]
        assert reply.topic == "aide" and "« SOS »" in reply.text and not reply.buttons
    assert "C’est noté" in answer_socially("affirmer", Memory(), KNOWLEDGE).replies[0].text
    goodbye = answer_socially("au_revoir", alerted, KNOWLEDGE)
    assert goodbye.topics == ["au_revoir"] and "SOS" in goodbye.replies[0].text
    # Once something else was told, the talk is about that.
    told = ask(Question("valeurs", collectives=("pnpm",)), memory=alerted).memory
    assert ask(Question("hors_sujet", danger=0.05), memory=told).topics == ["hors_sujet"]
    assert ask(Question("repeter"), memory=told).topics == ["pnpm.valeurs"]


@pytest.mark.parametrize(
    "question",
    [
        Question("fondation", when=True), Question("chronologie", years=("2014",)), Question("nom_seul", ordinals=(1,)), Question("identite"),
        Question("hors_sujet", goes_on=True), Question("attribut_inconnu", goes_on=True), Question("adhesion"),
    ],
)  # fmt: skip
def test_what_names_nothing_just_after_a_disclosure_goes_on_with_it(question: Question) -> None:
    spoken = ask(Question("membres", collectives=("cde",))).memory
    for memory in (Memory(), spoken):
        alerted = answer_danger(memory, KNOWLEDGE).memory
        assert ask(question, memory=alerted).topics == ["urgence"]
        assert ask(question, memory=memory).topics != ["urgence"]
        # What names a collective or one of our facts is answered.
        told = ask(Question("fondation", collectives=("groupe",)), memory=alerted)
        assert told.topics == ["groupe.fondation"] and ask(question, memory=told.memory).topics != ["urgence"]
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    for asked, topics in (
        (Question("liste_collectifs"), ["collectifs.liste"]), (Question("objectifs_communs"), ["collectifs.objectifs"]),
        (Question("chronologie", field=True), ["chronologie"]), (Question("nom_seul", collectives=("pnpm",)), ["pnpm.presentation"]),
        (Question("fondation", collectives=("cde",), goes_on=True), ["cde.fondation"]),
    ):  # fmt: skip
        assert ask(asked, memory=alerted).topics == topics


LANGUAGES = ("langue_anglais", "langue_arabe", "langue_darija", "langue_espagnol", "langue_allemand", "langue")


@pytest.mark.parametrize("kind", LANGUAGES)
def test_another_language_just_after_a_disclosure_brings_the_contacts_again(kind: str) -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    again = answer_language(kind, alerted, KNOWLEDGE)
    assert again.topics == ["urgence"] and again.kind == "safeguarding"
    # The state goes on, whatever number of such messages come.
    assert answer_language(kind, again.memory, KNOWLEDGE).topics == ["urgence"]
    assert ask(Question("hors_sujet", danger=0.05), memory=again.memory).topics == ["urgence"]
    # Before a disclosure, and once facts were told after one, it is a question of language.
    told = ask(Question("valeurs", collectives=("pnpm",)), memory=again.memory).memory
    assert answer_language(kind, told, KNOWLEDGE).topics == ["langue"]
    assert answer_language(kind, Memory(), KNOWLEDGE).topics == ["langue"]


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        (Question("hors_sujet", foreign=True), ["urgence"]),  # « cosa devo fare », « 😭 »
        (Question("hors_sujet_proche", confidence=0.6, foreign=True), ["urgence"]),
        (Question("hors_sujet", confidence=0.6), ["hors_sujet"]),  # « c'est gratuit ? »
        (Question("presentation", collectives=("pnpm",), confidence=0.6, foreign=True), ["pnpm.presentation"]),  # « PNPM »
    ],
)
def test_what_may_be_another_language_just_after_a_disclosure(question: Question, topics: list[str]) -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    assert ask(question, memory=alerted).topics == topics
    assert ask(question).topics != ["urgence"]


def test_a_courtesy_in_another_language_just_after_a_disclosure() -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    for kind, topics in (("salutation", ["urgence"]), ("affirmer", ["urgence"]), ("merci", ["merci"]), ("au_revoir", ["au_revoir"])):
        turn = answer_socially(kind, alerted, KNOWLEDGE, foreign=True)
        assert turn.topics == topics and "SOS" in turn.replies[0].text
    assert answer_socially("salutation", Memory(), KNOWLEDGE, foreign=True).topics == ["salutation"]


def test_what_is_out_of_scope_does_not_end_a_disclosure() -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    aside = ask(Question("hors_sujet"), memory=alerted)
    assert aside.topics == ["hors_sujet"] and not aside.replies[0].buttons
    assert ask(Question("hors_sujet", danger=0.05), memory=aside.memory).topics == ["urgence"]
    assert answer_language("langue_anglais", aside.memory, KNOWLEDGE).topics == ["urgence"]
    # What it offers instead is needed where it says that it offers something.
    unsure = ask(Question("valeurs", confidence=0.2), memory=alerted)
    assert unsure.topics == ["hors_sujet"] and unsure.replies[0].buttons
    assert ask(Question("hors_sujet")).replies[0].buttons


def test_what_amane_itself_does_not_say_is_not_said_of_a_collective() -> None:
    memory = ask(Question("membres", collectives=("groupe",))).memory
    asked = Question("attribut_inconnu", words=("salaries", "amane"))
    assert "groupe de travail" not in ask(asked, memory=memory).replies[0].text.split("collectifs")[0]
    moved = ask(Question("attribut_inconnu", ordinals=(0,)), memory=memory).memory
    assert ask(Question("objectifs"), memory=moved).topics == ["pnpm.objectifs"]


def test_a_number_asked_for_after_a_disclosure_is_that_of_help() -> None:
    alerted = answer_danger(Memory(), KNOWLEDGE).memory
    assert ask(Question("attribut_inconnu", calls=True), memory=alerted).topics == ["urgence"]
    assert ask(Question("attribut_inconnu", calls=True)).topics == ["hors_sujet"]
    assert ask(Question("membres", collectives=("cde",), calls=True), memory=alerted).topics == ["cde.membres"]


def test_the_greeting_says_what_it_is() -> None:
    text = welcome(Memory(), KNOWLEDGE).replies[0].text
    assert "assistant automatique" in text and "pas un service d’urgence" in text and "PNPM" in text


def fourth(knowledge: Knowledge) -> Knowledge:
    pattern = knowledge.collectifs[0]
    new = pattern.model_copy(
        update={
            "id": "reseau", "sigle": "RAE", "nom": "Réseau Arganier Enfance", "designation": "le Réseau Arganier", "genre": "masculin",
            "alias": (),
            "rubriques": {name: pattern.rubriques[name] for name in ("presentation", "valeurs")}, "evenements": (),
        }
    )  # fmt: skip
    return knowledge.model_copy(update={"collectifs": (*knowledge.collectifs, new)})


def test_a_fourth_collective_is_answered_by_the_same_pattern() -> None:
    more = fourth(KNOWLEDGE)
    assert answer_questions([Question("valeurs", collectives=("reseau",))], Memory(), more).topics == ["reseau.valeurs"]
    assert "Arganier" in answer_questions([Question("liste_collectifs")], Memory(), more).replies[0].text
    compared = answer_questions([Question("comparaison", collectives=("reseau", "cde"))], Memory(), more)
    assert "Le Réseau Arganier" in compared.replies[0].text


def test_a_search_without_result_is_not_known() -> None:
    turn = ask(Question("recherche", words=("astronautes",)))
    assert turn.topics == ["hors_sujet"]
    assert ask(Question("recherche", words=("handicap",))).topics == ["recherche"]


def test_memory_survives_its_slots() -> None:
    memory = ask(Question("objectifs")).memory
    assert Memory.from_slots(memory.as_slots()) == memory


def test_a_typed_title_is_the_button() -> None:
    memory = ask(Question("objectifs")).memory
    assert offered_topic("la plateforme cde maroc !", memory) == "cde.objectifs"
    assert offered_topic("autre question", memory) is None


def test_a_contact_is_known_by_its_number_or_acronym_as_they_stand_in_the_file() -> None:
    knowledge = load()
    changed = knowledge.model_copy(update={"contacts": (knowledge.contacts[0].model_copy(update={"numero": "2600", "nom": "centre d’aide (CAPE)"}),)})
    for text, named in (("C'est quoi, le 2600 ?", True), ("la cape, c’est gratuit ?", True), ("le 2511 répond ?", False), ("et en 26 ?", False)):
        assert names_a_contact(text, changed) is named, text
    assert names_a_contact("le 2511 répond ?", knowledge)
