"""Answers are made of the facts in the knowledge file, whatever is asked, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.request import Request
from actions.turn import Reply, Turn, all_answers, answer, reply_to, welcome
from knowledge import FOLDER, Knowledge
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in, same_date
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

ROOT = Path(__file__).parents[2]
FACTS = " ".join((FOLDER / name).read_text(encoding="utf-8") for name in ("collectifs.yml", "contacts.yml"))
NOTHING_SAID = Memory()
# Words with a capital that are no names: first words of fixed sentences, labels of the answers.
FIXED = " ".join(
    one["text"] for responses in yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["responses"].values() for one in responses
)
LABELS = "Source Sources Sujet Création Membres Ce Place Juin Novembre Décembre Le La Les"


def ask(*questions: Question, memory: Memory = NOTHING_SAID) -> Turn:
    return answer(Message(questions), memory, KNOWLEDGE)


def every_reply() -> list[tuple[str, str]]:
    replies = [(topic, reply.text) for topic, _, reply in all_answers(KNOWLEDGE)]
    for collective in KNOWLEDGE.collectifs:
        for kind in ("objectifs", "valeurs", "membres", "charte", "documents", "attribut_inconnu"):
            replies += [(f"{collective.id} {kind}", r.text) for r in ask(asking(kind, collectives=(collective.id,))).replies]
        for other in KNOWLEDGE.collectifs:
            replies += [("comparaison", r.text) for r in ask(asking("comparaison", collectives=(collective.id, other.id))).replies]
        for theme in collective.themes:
            replies += [("recherche", r.text) for r in ask(asking("recherche", themes=(theme.nom,))).replies]
        for organisation in collective.organisations:
            replies += [("recherche", r.text) for r in ask(asking("recherche", organisations=(organisation.nom,))).replies]
    for question in (asking("chronologie", first=True), asking("chronologie", last=True), asking("chronologie", years=("2015",))):
        replies += [("chronologie", r.text) for r in ask(question).replies]
    return replies


def every_led_reply(topic: str) -> str:
    """Return what a topic is told with, asked in every way, with claims that are right, wrong and unknown."""
    details = ("nombre", "date", "lieu", "qui", "liste", "lien", "sens", "oui_non", "tout", "element:rang", "encore", "pourquoi", "autre")
    texts = ("", "ils sont quinze", "onze associations", "fondee en 2014", "a geneve", "quand", "avec qui", "le sigle", "son siege", "a une charte")
    requests = (Request(topic, asking("choisir", detail=detail, text=text)) for detail in details for text in texts)
    return "\n".join(dict.fromkeys(reply_to(request, NOTHING_SAID, KNOWLEDGE).text for request in requests))


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


TOPICS = ["collectifs.liste", "collectifs.objectifs", *(f"{one.id}.{name}" for one in KNOWLEDGE.collectifs for name in one.rubriques)]


@pytest.mark.parametrize("topic", TOPICS)
def test_no_lead_says_a_number_date_or_name_that_is_no_value_of_the_file(topic: str) -> None:
    text = re.sub(r"(?m)^\d\. ", "", every_led_reply(topic))
    sections = [KNOWLEDGE.objectifs_communs, *(section for one in KNOWLEDGE.collectifs for section in one.rubriques.values())]
    numbers = {section.count.value for section in sections if section.count} | {len(KNOWLEDGE.collectifs)}
    text = re.sub(r"(?m)^Sources? : .*$", "", text)
    assert {said.number.value for said in numbers_in(text)} <= numbers, topic
    for said in dates_in(text):
        assert any(same_date(said.value, section.date) for section in sections if section.date), said
    known = _plain(FACTS) + FIXED + LABELS
    for name in re.findall(r"\b[A-ZÉÈÀ][\w’-]+", text):
        assert name in known or name.lower() in known or numbers_in(name), name


@pytest.mark.parametrize(("topic", "title", "reply"), all_answers(KNOWLEDGE))
def test_every_answer_shows_its_source_and_offers_at_most_three_follow_ups(topic: str, title: str, reply: Reply) -> None:
    assert reply.text.splitlines()[-1].startswith(("Source : ", "Sources : "))
    assert reply.sources and len(reply.buttons) <= 3
    assert "\n\n" not in reply.text
    assert topic not in "".join(button.payload for button in reply.buttons) or topic == "chronologie"


def test_two_questions_are_answered_in_order_and_share_the_name() -> None:
    turn = ask(asking("objectifs"), asking("valeurs", collectives=("pnpm",)))
    assert turn.topics == ["pnpm.objectifs", "pnpm.valeurs"]
    assert [bool(reply.buttons) for reply in turn.replies] == [False, True]


def test_a_question_without_collective_asks_back_and_a_name_answers_it() -> None:
    first = ask(asking("objectifs"))
    assert first.topics == ["precision"] and first.kind == "clarification" and len(first.replies[0].buttons) == 3
    assert ask(asking("nom_seul", collectives=("pnpm",)), memory=first.memory).topics == ["pnpm.objectifs"]
    assert ask(asking("nom_seul", ordinals=(0,)), memory=first.memory).topics == ["pnpm.objectifs"]


def test_dates_of_all_are_told_whatever_year_is_believed() -> None:
    assert "2009" in ask(asking("chronologie", years=("2014",), every=True, text="les trois ont ete crees en 2014")).replies[0].text
    assert "2009" not in ask(asking("chronologie", years=("2014",))).replies[0].text


@pytest.mark.parametrize(
    ("kind", "detail", "text", "meant"),
    [
        ("comparaison", "plus", "lequel est le plus gros", "cde"),
        ("comparaison", "moins", "la plus petite", "groupe"),
        ("comparaison", "oui_non", "le plus grand c est le groupe", "cde"),
        ("chronologie", "plus", "le plus ancien", "pnpm"),
        ("chronologie", "moins", "et le plus recent", "cde"),
        ("chronologie", "autre", "que s est il passe en 2014", "groupe"),
    ],
)
def test_the_talk_turns_to_the_one_that_an_answer_singles_out(kind: str, detail: str, text: str, meant: str) -> None:
    named = ("groupe",) if "groupe" in text else ()
    years = ("2014",) if "2014" in text else ()
    turn = ask(asking(kind, detail=detail, text=text, collectives=named, years=years), memory=Memory(collectif="inconnu"))
    assert turn.memory.collectif == meant
    several = ask(asking("chronologie", detail="autre", text="et en 2015", years=("2015",)), memory=turn.memory)
    assert several.memory.collectif == meant


@pytest.mark.parametrize(
    ("kind", "collective", "remembered"),
    [
        ("attribut_inconnu", "pnpm", "attribut_inconnu"),
        ("membres", "pnpm", "membres"),
        ("objectifs", "groupe", "objectifs"),
        ("hors_sujet", None, "hors_sujet"),
        # Read as of a charter, of which it is hardly sure: what it was answered as is remembered.
        ("charte", "pnpm", "attribut_inconnu"),
    ],
)
def test_what_was_asked_is_remembered_where_it_is_not_given(kind: str, collective: str | None, remembered: str) -> None:
    memory = Memory(collectif=collective, sujets=("pnpm.documents",), dits=(("recherche", "lesquels"),)) if collective else Memory()
    kinds = (("attribut_inconnu", 0.5), ("charte", 0.2)) if kind == "charte" else ()
    turn = ask(asking(kind, detail="date", text="il est de quelle annee", reference="courant", kinds=kinds), memory=memory)
    assert (turn.topics, turn.memory.dits[0][0]) == (["hors_sujet"], remembered)


def test_where_only_one_of_all_has_it_the_talk_turns_to_it() -> None:
    turn = ask(asking("objectifs", detail="tout", text="ils ont quels objectifs a eux", reference="tous", every=True))
    assert (turn.topics[0], turn.memory.collectif) == ("pnpm.objectifs", "pnpm")


def test_repeating_gives_the_last_answers_and_more_gives_the_page_s_words() -> None:
    first = ask(asking("valeurs", collectives=("pnpm",)))
    assert ask(asking("repeter"), memory=first.memory).replies[0].text == first.replies[0].text
    more = ask(asking("plus_de_details"), memory=first.memory)
    assert more.topics == ["pnpm.valeurs"] and "« Les signataires de la Charte" in more.replies[0].text


@pytest.mark.parametrize("collective", ["groupe", "cde"])
def test_what_the_page_does_not_say_is_said_plainly(collective: str) -> None:
    turn = ask(asking("valeurs", collectives=(collective,)))
    assert turn.topics == ["hors_sujet"] and turn.kind == "fallback" and "ne donne pas les valeurs" in turn.replies[0].text
    assert len(turn.replies[0].buttons) == 3




@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (asking("valeurs", text="ses valeurs", detail="liste"), "ne donne pas les valeurs de la Plateforme CDE Maroc ; les signataires"),
        # A « oui » would be said of both.
        (asking("valeurs", text="elle a des valeurs", detail="oui_non"), "ne donne pas les valeurs de la Plateforme CDE Maroc ; les signataires"),
        (asking("documents", text="le rapport annuel", detail="lien"), "ne donne pas les documents du groupe de travail ; "),
        # What the group is for is left out before what is told of the other.
        (asking("objectifs", text="ses objectifs", detail="liste"), "ne donne pas les objectifs du groupe de travail ; depuis 2009"),
    ],
)
def test_what_is_told_of_another_begins_with_what_is_not_given_of_whom_it_was_asked(question: Question, begins: str) -> None:
    asked_of, topic = "cde" if question.kind == "valeurs" else "groupe", f"pnpm.{question.kind}"
    refused = Request("hors_sujet", question, (asked_of,), question.kind)
    reply = reply_to(Request(topic, question, ("pnpm",), question.kind, instead=refused), Memory(collectif=asked_of), KNOWLEDGE)
    assert reply.topic == topic and reply.text.startswith(f"La page d’AMANE {begins}") and "PNPM" in reply.text.splitlines()[0]


def test_what_neither_gives_is_said_once() -> None:
    question = asking("valeurs", text="elles ont ete signees quand", detail="date")
    refused = Request("hors_sujet", question, ("cde",), "valeurs")
    reply = reply_to(Request("pnpm.valeurs", question, ("pnpm",), "valeurs", instead=refused), Memory(collectif="cde"), KNOWLEDGE)
    assert reply.gap and reply.text.count("page ne") == 1


def test_what_amane_itself_does_not_say_is_not_said_of_a_collective() -> None:
    memory = ask(asking("membres", collectives=("groupe",))).memory
    asked = asking("attribut_inconnu", text="les salaries d amane")
    assert ask(asked, memory=memory).replies[0].text.startswith("Je ne sais pas qui travaille pour l’association, ")
    moved = ask(asking("attribut_inconnu", ordinals=(0,)), memory=memory).memory
    assert ask(asking("objectifs"), memory=moved).topics == ["pnpm.objectifs"]


def test_the_greeting_says_what_it_is() -> None:
    text = welcome(Memory(), KNOWLEDGE).replies[0].text
    assert "assistant automatique" in text and "pas un service d’urgence" in text and "PNPM" in text


def fourth(knowledge: Knowledge) -> Knowledge:
    pattern = knowledge.collectifs[0]
    new = pattern.model_copy(
        update={
            "id": "reseau", "sigle": "RAE", "nom": "Réseau Arganier Enfance", "designation": "le Réseau Arganier", "genre": "masculin",
            "alias": (),
            "rubriques": {name: pattern.rubriques[name] for name in ("presentation", "valeurs")},
        }
    )  # fmt: skip
    return knowledge.model_copy(update={"collectifs": (*knowledge.collectifs, new)})


def test_a_fourth_collective_is_answered_by_the_same_pattern() -> None:
    more = fourth(KNOWLEDGE)
    assert answer(Message((asking("valeurs", collectives=("reseau",)),)), Memory(), more).topics == ["reseau.valeurs"]
    assert "Arganier" in answer(Message((asking("liste_collectifs"),)), Memory(), more).replies[0].text
    compared = answer(Message((asking("comparaison", collectives=("reseau", "cde")),)), Memory(), more)
    assert "Le Réseau Arganier" in compared.replies[0].text


def test_a_search_without_result_tells_what_each_is_about() -> None:
    """Of those who searched in vain thirteen of seventeen had asked for what the file has, in other words: each can choose."""
    turn = ask(asking("recherche", words=("astronautes",)))
    assert turn.topics == ["recherche"] and turn.gaps == ["not_said"]
    assert all(f"{one.designation} se consacre".casefold() in turn.replies[0].text.casefold() for one in KNOWLEDGE.collectifs)
    assert ask(asking("recherche", words=("handicap",))).topics == ["recherche"]


def test_memory_survives_its_slots() -> None:
    memory = ask(asking("objectifs")).memory
    assert Memory.from_slots(memory.as_slots()) == memory


def test_a_typed_title_is_the_button() -> None:
    memory = ask(asking("objectifs")).memory
    assert memory.offered("la plateforme cde maroc !") == "cde.objectifs"
    assert memory.offered("autre question") is None and memory.offered("?") is None
    assert answer(Message((asking("hors_sujet"),), "la plateforme cde maroc !"), memory, KNOWLEDGE).topics == ["hors_sujet"]
    assert answer(Message((asking("hors_sujet"),), "La PNPM"), memory, KNOWLEDGE).topics == ["pnpm.objectifs"]


def test_what_is_asked_of_amane_is_never_answered_with_what_is_known_of_a_collective() -> None:
    def say(question: Question, memory: Memory) -> Turn:
        return answer(Message((question,)), memory, KNOWLEDGE)

    memory = say(asking("fondation", collectives=("groupe",)), memory=Memory()).memory
    memory = say(asking("identite", text="amane ca veut dire quoi", detail="sens"), memory=memory).memory
    for kind, text in (("adhesion", "elle existe depuis quand"), ("attribut_inconnu", "qui la preside"), ("hors_sujet", "son budget")):
        turn = say(asking(kind, text=text, detail="date" if kind == "adhesion" else "qui"), memory=memory)
        memory = turn.memory
        said = turn.replies[0].text
        assert said.startswith(("La page ne dit pas ", "Je ne sais pas ")) and "l’association" in said and "2014" not in said
        # Where to look is told once.
        assert ("https://amanemena.org/" in said) is (kind == "adhesion")
    # Whose the next name is, is clear again.
    assert say(asking("fondation", collectives=("groupe",)), memory=memory).topics == ["groupe.fondation"]


def test_who_thinks_of_dying_is_spoken_to_as_such_also_after_letting_it_drop() -> None:
    told = ask(asking("urgence", text="je veux mourir", told="suicide", afresh=0.95))
    dropped = ask(asking("urgence", text="laissez tomber"), memory=told.memory)
    at_hand = ask(asking("urgence", text="j ai les comprimes devant moi", told="faute"), memory=dropped.memory)
    assert "votre vie compte" in dropped.replies[0].text and at_hand.replies[0].text.startswith("Votre vie compte : appelez tout de suite")


def test_thanks_after_the_contacts_are_returned_in_their_language() -> None:
    told = ask(asking("urgence", text="mi tio me pega", language="langue_espagnol", afresh=0.95))
    thanked = ask(asking("merci", text="muchas gracias", language="langue_espagnol"), memory=told.memory).replies[0]
    assert thanked.lang == "es" and thanked.text.startswith("De nada")
    assert [button.payload for button in thanked.buttons] == ['/choisir{"sujet": "urgence"}']


@pytest.mark.parametrize("kind", ["salutation", "aide", "identite", "affirmer", "presentation"])
@pytest.mark.parametrize("text", ["je peux te dire un truc", "est ce que je peux parler ici"])
def test_who_wants_to_tell_something_hears_that_it_is_a_program_with_the_numbers_one_tap_away(kind: str, text: str) -> None:
    after = ask(asking("presentation", collectives=("pnpm",))).memory
    turn = ask(asking(kind, text=text, detail="encore", reference="courant"), memory=after)
    assert turn.replies[0].text.startswith("Vous pouvez écrire ici") and turn.replies[0].buttons[0].payload.endswith('"urgence"}')


def test_the_point_just_told_is_kept_while_its_list_is_spoken_of() -> None:
    turn = ask(asking("valeurs", collectives=("pnpm",), detail="element:rang", text="la premiere"))
    assert turn.memory.point == ("pnpm.valeurs", 0)
    beside = ask(asking("valeurs", collectives=("pnpm",), detail="oui_non", text="elle parle de football"), memory=turn.memory)
    assert beside.memory.point == ("pnpm.valeurs", 0)
    whole = ask(asking("valeurs", collectives=("pnpm",), detail="tout", text="toutes les valeurs"), memory=beside.memory)
    assert whole.memory.point == ()
    other = ask(asking("documents", collectives=("pnpm",), detail="tout", text="les documents"), memory=beside.memory)
    assert other.memory.point == ()


def test_what_is_told_to_who_writes_in_another_language_begins_with_a_sentence_in_it() -> None:
    said, told = ask(asking("membres", collectives=("groupe",), language="langue_darija")).replies
    assert said.text == "Smeh lia, kanjaweb ghir b lfransawiya." and said.lang == "ary-Latn"
    assert told == ask(asking("membres", collectives=("groupe",))).replies[0]


def test_who_says_what_else_after_a_disclosure_is_answered() -> None:
    after = Memory(alerte=True, dits=(("urgence", "-"),))
    asked = asking("liste_collectifs", text="ok note autre chose amane elle est dans quels collectifs", detail="liste", told="changer")
    turn = ask(asked, memory=after)
    assert turn.topics == ["collectifs.liste"] and "urgence" in turn.replies[-1].buttons[-1].payload
    assert ask(asking("merci", text="je veux parler d autre chose", told="changer"), memory=after).topics == ["aide"]


def test_what_amane_is_is_told_however_it_was_read() -> None:
    asked = asking("attribut_inconnu", 0.35, text="ma mamie demande cest quoi amane", detail="sens")
    assert ask(asked).replies[0].text.startswith(KNOWLEDGE.association.description)


@pytest.mark.parametrize(
    ("text", "asks", "topic"),
    [
        ("Thank you so much, you are very helpful!", False, "merci"),
        ("Thank you, and who are the members of it?", True, "langue"),
        ("Thank you so much but my uncle comes to my room at night!", False, "langue"),
    ],
)
def test_thanks_in_another_language_are_returned_however_long_unless_something_is_asked(text: str, asks: bool, topic: str) -> None:
    asked = asking("langue_anglais", text=plain_words(text), asks=asks, language="langue_anglais")
    assert answer(Message((asked,), text), Memory(), KNOWLEDGE).topics == [topic]
