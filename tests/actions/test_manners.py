"""A greeting is returned with the answer, and the same answer is not told twice in the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.leads.answered import Answered
from actions.manners import how_long, in_plain_words, without_wrong_verdict
from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.request import Request
from actions.sentences import sentence
from actions.turn import Turn, answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

VALUES = asking("valeurs", collectives=("pnpm",))


def say(*questions: Question, memory: Memory) -> Turn:
    return answer(Message(questions), memory, KNOWLEDGE)


def test_a_greeting_is_returned_in_the_sentence_that_answers() -> None:
    (reply,) = say(asking("membres", collectives=("cde",), detail="nombre", greets=True), memory=Memory()).replies
    (plain,) = say(asking("membres", collectives=("cde",), detail="nombre"), memory=Memory()).replies
    first, *rest = reply.text.splitlines()
    # A value alone is no sentence.
    assert plain.text.startswith("Une trentaine d’associations.")
    assert first.startswith("Bonjour, la Plateforme CDE Maroc regroupe une trentaine d’associations.")
    assert rest == plain.text.splitlines()[1:]
    # A name keeps its capital, and is not the one that is greeted.
    assert "Bonjour et bienvenue : AMANE fait partie" in say(asking("adhesion", collectives=("pnpm",), greets=True), memory=Memory()).replies[0].text


def test_two_questions_about_one_section_are_answered_in_one_reply() -> None:
    who, when = (asking("fondation", collectives=("groupe",), detail=one, text=text) for one, text in (("qui", "qui l a fonde"), ("date", "quand")))
    (reply,) = say(who, when, memory=Memory()).replies
    assert reply.text.startswith("Cinq associations, dont AMANE ; ") and "novembre 2014" in reply.text.splitlines()[0]
    assert reply.text.count("Source : ") == 1 and reply.buttons
    # What stands in a list, or in another section, has its own.
    assert len(say(who, asking("charte", collectives=("groupe",)), memory=Memory()).replies) == 2


def test_the_sources_of_two_answers_are_told_once_at_the_end() -> None:
    first, last = say(asking("adhesion", collectives=("pnpm",)), asking("fondation", collectives=("cde",)), memory=Memory()).replies
    assert first.sources and "Source" not in first.text
    told = next(line for line in last.text.splitlines() if line.startswith("Sources : "))
    assert [told.count(one) for one in ("page d’AMANE", "Site de la Plateforme CDE Maroc")] == [1, 1]
    assert last.buttons


@pytest.mark.parametrize(
    ("kind", "collective", "begins"),
    [
        ("objectifs", ("pnpm",), "Depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations"),
        ("valeurs", ("pnpm",), "Les signataires de la charte de la PNPM adhèrent à trois valeurs"),
        ("objectifs_communs", (), "Les collectifs d’AMANE partagent trois objectifs essentiels : la protection juridique"),
    ],
)
def test_a_list_begins_with_whose_it_is(kind: str, collective: tuple[str, ...], begins: str) -> None:
    question = asking(kind, text="ils font quoi", collectives=collective, detail="liste", reference="courant")
    assert say(question, memory=Memory(*collective, sujets=("pnpm.presentation",))).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (asking("epu", collectives=("cde",), detail="lieu", greets=True), "Bonjour, à Genève : la plateforme a pu présenter, lors"),
        (asking("objectifs_communs", detail="nombre", greets=True), "Bonjour, les collectifs d’AMANE partagent trois objectifs essentiels : "),
        (asking("fondation", collectives=("cde",), detail="date", greets=True), "Bonjour, en juin 2017, selon "),
        (asking("ppipem", collectives=("cde",), greets=True), "Bonjour, un rassemblement d’associations "),
    ],
)
def test_what_follows_a_greeting_is_a_whole_sentence(question: Question, begins: str) -> None:
    assert say(question, memory=Memory()).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "memory", "begins"),
    [
        (asking("fondation", detail="qui", text="qui etait a 5 au depart", reference="aucun"), Memory(), "C’est le groupe de travail : le"),
        (asking("ppipem", detail="qui", text="qui s en est occupe", reference="tous"), Memory(), "C’est la Plateforme CDE Maroc : un "),
        (asking("membres", detail="nombre", text="les cinq sont combien", reference="description"), Memory(), "Le groupe de travail réunit"),
        (asking("objectifs", detail="nombre", text="combien de buts", reference="description"), Memory("pnpm"), "Depuis 2009, la PNPM poursuit"),
        (asking("membres", detail="nombre", text="combien", reference="courant"), Memory("groupe", sujets=("groupe.charte",)), "Le groupe de"),
        (asking("fondation", text="qui l a fonde le groupe", collectives=("groupe",)), Memory(), "Le groupe fondateur comptait cinq"),
        (asking("origine", detail="qui", text="qui a fait l etude", sections=("groupe.origine",)), Memory(), "AMANE, en partenariat avec"),
        # Of the one spoken of it is asked who did it.
        (asking("origine", detail="qui", text="avec qui", reference="courant"), Memory("groupe", sujets=("groupe.charte",)), "Avec l’UNICEF"),
        (asking("epu", detail="qui", text="et geneve"), Memory("groupe", sujets=("groupe.charte",)), "La Plateforme CDE Maroc a pu"),
    ],
)
def test_who_it_is_comes_first_where_the_question_names_nobody(question: Question, memory: Memory, begins: str) -> None:
    assert say(question, memory=memory).replies[0].text.startswith(begins)


def test_a_greeting_alone_a_disclosure_and_thanks_are_answered_as_ever() -> None:
    for kind in ("salutation", "urgence", "merci"):
        assert say(asking(kind, greets=True), memory=Memory()).replies == say(asking(kind), memory=Memory()).replies


@pytest.mark.parametrize(("typed", "begins"), [("bonsoir, et les membres du groupe ?", "Bonsoir, "), ("Bjr, les membres du groupe", "Bonjour, ")])
def test_the_greeting_returned_is_that_of_the_visitor(typed: str, begins: str) -> None:
    question = asking("membres", collectives=("groupe",), greets=True)
    assert answer(Message((question,), typed), Memory(), KNOWLEDGE).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("Merci ! Et les membres du groupe ?", "Avec plaisir ; "),
        ("ok super merci beaucoup, les membres du groupe", "Avec plaisir ; "),
        ("merci de me dire les membres du groupe", "Le groupe"),
        ("Merci d'avance, les membres du groupe ?", "Le groupe"),
    ],
)
def test_thanks_for_the_answer_before_are_returned_with_this_one(typed: str, begins: str) -> None:
    asked = asking("membres", collectives=("groupe",), detail="liste", text="les membres")
    told = answer(Message((asked,), typed), Memory(), KNOWLEDGE).replies[0].text
    assert told.startswith(begins) or (begins == "Le groupe" and not told.startswith("Avec"))


def test_a_greeting_beside_a_question_of_the_assistant_is_returned() -> None:
    asked = asking("identite", text="vous etes ou", greets=True)
    assert answer(Message((asked,), "Bonsoir, vous êtes où ?"), Memory(), KNOWLEDGE).replies[0].text.startswith("Bonsoir, la page d’AMANE")


@pytest.mark.parametrize(
    ("topic", "detail", "text", "plain"),
    [
        ("pnpm.presentation", "encore", "j ai rien compris", True),
        ("pnpm.presentation", "tout", "la pnpm en mots simples", True),
        ("collectifs.objectifs", "tout", "plus simplement", True),
        ("cde.epu", "tout", "c est du chinois", True),
        ("cde.presentation", "tout", "jai 11 ans c est koi la cde", True),
        ("pnpm.presentation", "tout", "je suis en cm2 parle moi de la pnpm", True),
        ("pnpm.presentation", "tout", "j ai 31 ans parle moi de la pnpm", False),
        ("groupe.origine", "date", "j ai 12 ans c etait quand", False),
        ("pnpm.presentation", "encore", "plus court", False),
        ("pnpm.adhesion", "encore", "plus simplement", False),
        ("pnpm.objectifs", "element:rang", "le deuxieme plus simplement", False),
    ],
)
def test_who_has_not_understood_is_told_the_plain_words_of_the_file(topic: str, detail: str, text: str, plain: bool) -> None:
    request = Request(topic, asking("presentation", detail=detail, text=text))
    told = in_plain_words(request, Memory(), KNOWLEDGE)
    found = KNOWLEDGE.section(topic)
    section = found[1] if found else KNOWLEDGE.objectifs_communs
    assert (told is not None) is plain and (not told or (section.simplement and told.text == section.simplement.texte))
    # Of one point just told the rest is not said.
    of_a_point = replace(request, again=True)
    assert in_plain_words(of_a_point, Memory(point=(topic, 1)), KNOWLEDGE) is None


@pytest.mark.parametrize(("typed", "said"), [("le 3ème", False), ("3eme svp", False), ("chno hiya 3la pnpm", True)])
def test_a_place_in_figures_is_no_word_of_another_language(typed: str, said: bool) -> None:
    asked = asking("objectifs", collectives=("pnpm",), detail="element:rang", text="le 3eme", language="langue_darija")
    assert (sentence("langue_darija") in answer(Message((asked,), typed), Memory(), KNOWLEDGE).replies[0].text) is said


@pytest.mark.parametrize("kind", ["merci", "affirmer", "nier", "au_revoir", "hors_sujet"])
def test_what_is_said_often_has_another_wording_the_next_time(kind: str) -> None:
    first = say(asking(kind), memory=Memory())
    assert say(asking(kind), memory=first.memory).replies[0].text != first.replies[0].text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("le groupe est ne en novembre 2014 je me trompe", "C’est bien cela : c’est en novembre 2014"),
        ("le groupe est ne en 2010 je me trompe", "C’est en novembre 2014"),
        # « Non » would say that who asks so is right.
        ("le groupe est ne en 2010 je me trompe pas", "C’est en novembre 2014"),
        ("le groupe est ne en novembre 2014 je ne me trompe pas", "C’est bien cela : c’est en novembre 2014"),
        ("si je me trompe pas le groupe est ne en novembre 2014", "Oui : c’est en novembre 2014"),
    ],
)
def test_who_asks_whether_they_are_wrong_is_told_no_yes(text: str, begins: str) -> None:
    asked = asking("fondation", detail="oui_non", text=text, collectives=("groupe",))
    assert say(asked, memory=Memory()).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (asking("fondation", detail="oui_non", text="c amane ki la faite tt seul", collectives=("cde",)), "Non, pas seule : AMANE a contribué"),
        (asking("origine", detail="oui_non", text="seuls tous les deux", collectives=("groupe",)), "Non : le groupe de travail a été initié"),
        (asking("objectifs_communs", detail="oui_non", text="c est le meme collectif la protection juridique"), "Le premier objectif est"),
        (asking("objectifs_communs", detail="oui_non", text="la protection juridique en fait partie"), "Oui : le premier objectif est"),
        (asking("membres", detail="oui_non", text="uniquement des associations", collectives=("groupe",)), "Oui : le groupe de travail"),
        (asking("charte", detail="oui_non", text="ya ke la charte", collectives=("groupe",)), "Non : au fil des rencontres"),
        (asking("charte", detail="oui_non", text="y a une charte", collectives=("groupe",)), "Oui : au fil des rencontres"),
        (asking("liste_collectifs", detail="oui_non", text="y a que trois collectifs"), "Oui : il y en a trois"),
        (asking("fondation", detail="oui_non", text="amane l a creee ou elle l a rejointe", collectives=("cde",)), "AMANE a contribué"),
        (asking("membres", detail="oui_non", text="il dit 15 moi je dis 11", collectives=("groupe",)), "Le groupe de travail réunit"),
        (asking("membres", detail="oui_non", text="mon prof dit onze moi je dis douze", collectives=("groupe",)), "Le groupe de travail réunit"),
        (asking("membres", detail="oui_non", text="ils disent 15 qui a raison", collectives=("groupe",)), "Le groupe de travail réunit"),
        (asking("membres", detail="oui_non", text="celle ou il y a onze associations", collectives=("groupe",)), "Oui : le groupe de travail"),
        (asking("fondation", detail="oui_non", text="j avais compris cinq la dame s est trompee", collectives=("groupe",)), "Le groupe fondateur"),
        (asking("fondation", detail="oui_non", text="c est l etat qui vous a crees", collectives=("groupe",)), "Non : AMANE est l’une"),
        (asking("liste_collectifs", detail="oui_non", text="y a deux plateformes c est ca"), "Il y en a trois (la PNPM"),
        (asking("liste_collectifs", detail="oui_non", text="vous faites partie de quatre plateformes"), "Non : il y en a trois"),
        (asking("liste_collectifs", detail="oui_non", text="vous etes deux collectifs c est ca"), "Non : il y en a trois"),
    ],
)
def test_no_verdict_is_given_of_more_than_is_told(question: Question, begins: str) -> None:
    assert say(question, memory=Memory()).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("quinze associations c est faux", "Oui, c’est faux : le groupe de travail réunit"),
        ("onze c est faux", "Non, c’est juste : le groupe de travail réunit"),
        ("vrai ou faux quinze associations", "Non : le groupe de travail réunit"),
        ("faux ou vrai onze associations", "Oui : le groupe de travail réunit"),
    ],
)
def test_who_asks_whether_something_is_false_is_told_so(text: str, begins: str) -> None:
    asked = asking("membres", detail="oui_non", text=text, collectives=("groupe",))
    assert say(asked, memory=Memory()).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (asking("adhesion", text="amane est elle fondatrice ou simple adherente", detail="oui_non"), "AMANE en fait partie depuis"),
        (asking("presentation", text="c est pour les enfants ou les migrants", detail="pour_qui"), "La PNPM se consacre"),
    ],
)
def test_which_of_two_is_asked_gets_neither_yes_nor_no(question: Question, begins: str) -> None:
    assert say(question.naming(collectives=("pnpm",)), memory=Memory()).replies[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("told", "detail", "reference", "asked"),
    [
        ("reproche", "encore", "courant", "plain"),
        ("reproche", "tout", "courant", ""),
        ("reproche", "encore", "nom", ""),
        ("", "encore", "courant", ""),
    ],
)
def test_who_reproaches_an_answer_with_being_told_badly_wants_it_plainer(told: str, detail: str, reference: str, asked: str) -> None:
    question = asking("epu", detail=detail, reference=reference, text="c est mal explique franchement", told=told)
    assert how_long(question) == asked
    plainly = in_plain_words(Request("cde.epu", question, again=True), Memory(), KNOWLEDGE)
    assert bool(plainly) == (asked == "plain")


def test_who_asks_whether_to_correct_is_told_no_no() -> None:
    asked = asking("fondation", detail="oui_non", text="il a ecrit que le groupe existe depuis 2015 je corrige", years=("2015",))
    told = without_wrong_verdict(Answered("Non : c’est en novembre 2014.", ()), Request("groupe.fondation", asked))
    assert told.text == "C’est en novembre 2014."
