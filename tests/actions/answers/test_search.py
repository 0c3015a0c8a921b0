"""Which collectives are asked for is the first sentence; then what the page says of just that, a line each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answers.search import found_nowhere, search_reply
from actions.blocks import Lead, Points
from actions.french import capital
from actions.memory import Memory
from actions.message import Message
from actions.turn import answer
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

MIGRANTS = KNOWLEDGE.collectifs[0].themes[0].nom


def test_a_theme_finds_its_collective_with_the_source() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", themes=(MIGRANTS,)))
    assert reply is not None and reply.blocks[0] == Lead("C’est la PNPM : elle se consacre à la protection des migrants au Maroc.")
    assert reply.sources and reply.topic == "recherche"


def test_who_asks_whether_there_is_one_is_told_yes_and_which() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="existe t il un collectif pour les migrants", themes=(MIGRANTS,)))
    assert reply is not None and reply.text.startswith("Oui, c’est la PNPM : elle se consacre à")
    for text in ("dans quel collectif y a t il une defense des migrants", "il y a un an on m a parle des migrants", "celui d il y a une dizaine"):
        reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text=text, themes=(MIGRANTS,)))
        assert reply is None or not reply.text.startswith("Oui")


def test_of_one_point_the_yes_names_whose_it_is() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="oui_non", text="l orientation sexuelle est mentionnee par un de vos collectifs"))
    assert reply is not None and reply.text.startswith("Oui, la PNPM, dont la deuxième valeur est la lutte contre toutes les formes")


def test_an_organisation_is_explained_and_found_in_the_section_that_names_it() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", organisations=("UNICEF",)))
    assert reply is not None and reply.text.startswith("Le groupe de travail a été initié à la suite d’une étude")
    # What it stands for is told once.
    assert reply.text.count("Fonds des Nations unies") == 1 and len(reply.sources) > 1


@pytest.mark.parametrize("text", ["le cndh est il membre d un de vos collectifs", "le cndh fait partie de quel collectif", "cndh adherent chez vous"])
def test_who_is_named_beside_a_collective_is_not_one_of_its_members(text: str) -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="oui_non", text=text, organisations=("CNDH",)))
    assert reply is not None and reply.text.startswith("La page ne le dit pas ; elle dit ceci : le groupe de travail a été initié")


def test_one_or_the_other_is_no_yes() -> None:
    for text, yes in (("pour les enfants c est la meme plateforme", True), ("pour les enfants c est la meme plateforme ou l autre", False)):
        reply = search_reply(KNOWLEDGE, asking("recherche", detail="oui_non", text=text))
        assert reply is not None and reply.text.startswith("Oui") == yes


def test_who_denies_is_contradicted_with_si() -> None:
    for text, begins in (("les autres n ont pas de charte", "Si, "), ("les autres ont une charte", "Oui, ")):
        reply = search_reply(KNOWLEDGE, asking("recherche", detail="oui_non", text=text), ("groupe", "cde"))
        assert reply is not None and reply.text.startswith(begins)


def test_nothing_found_is_none() -> None:
    assert search_reply(KNOWLEDGE, asking("recherche", words=("astronomie",))) is None


@pytest.mark.parametrize(
    ("detail", "text", "lead"),
    [
        ("lesquels", "lesquelles ont une charte ?", "Les trois : la PNPM, le groupe de travail et la Plateforme CDE Maroc."),
        ("oui_non", "les trois ont une charte ?", "Oui, les trois : la PNPM, le groupe de travail et la Plateforme CDE Maroc."),
        ("oui_non", "les trois publient un rapport annuel ?", "Non, pas tous, d’après la page : le dernier rapport annuel de la PNPM"),
        ("oui_non", "vos collectifs, c'est juste pour les migrants ?", "Non, pas tous, d’après la page : la PNPM"),
        ("oui_non", "tous vos collectifs publient un rapport annuel ?", "Non, pas tous, d’après la page : le dernier rapport"),
        ("oui_non", "y a-t-il un rapport annuel quelque part ?", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("nombre", "combien ont des documents ?", "Deux : la PNPM et la Plateforme CDE Maroc."),
        ("nombre", "combien ont un rapport annuel ?", "Un seul : la PNPM."),
        ("lesquels", "lesquels n'ont pas de charte ?", "Aucun, d’après la page."),
        ("oui_non", "tous ont un site web ?", "Non, pas tous, d’après la page : la PNPM et la Plateforme CDE Maroc."),
        ("lesquels", "quels collectifs comptent plus de vingt membres ?", "C’est la Plateforme CDE Maroc : une trentaine d’associations."),
        ("oui_non", "plus de 20 assos ?", "Oui : la Plateforme CDE Maroc (une trentaine d’associations)."),
        ("lesquels", "lequel s'occupe des migrants et est allé à Genève", "Aucun n’a tout cela à la fois ; la PNPM et la Plateforme CDE Maroc"),
        ("lesquels", "et lequel interpelle les autorités ?", "C’est la PNPM, dont le deuxième objectif est de faire du plaidoyer"),
        ("lesquels", "la charte de décembre, c'était laquelle ?", "C’est le groupe de travail : au fil des rencontres, il a élaboré"),
        ("lesquels", "celui qui fait un rapport chaque année ?", "C’est la PNPM : son dernier rapport annuel peut être téléchargé"),
        ("qui", "qui s'occupe des Africains ?", "C’est la PNPM : elle se consacre à la protection des migrants au Maroc."),
        ("lesquels", "laquelle parle de dignité numérique olympique ?", "C’est la PNPM qui s’en approche le plus : le premier objectif"),
    ],
)
def test_the_first_sentence_is_the_answer(detail: str, text: str, lead: str) -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail=detail, text=fold(text)))
    assert reply is not None and isinstance(reply.blocks[0], Lead) and reply.blocks[0].text.startswith(lead) and reply.sources


def test_of_whom_nobody_knows_how_many_that_is_told() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="oui_non", text="et moins de vingt"))
    told = "Oui : le groupe de travail (onze associations marocaines). La page ne dit pas combien en compte la PNPM."
    assert reply is not None and reply.text.startswith(told)


def test_of_one_collective_what_is_said_of_it_is_in_the_same_sentence() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="laquelle parle du handicap"))
    assert reply is not None and reply.text.startswith("C’est la PNPM, dont la deuxième valeur est la lutte contre toutes les formes de")
    assert not any(isinstance(block, Points) for block in reply.blocks)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("lequel de vos groupes parle des droits de l enfant en general", "La Plateforme CDE Maroc "),
        ("lequel de vos groupes, le groupe de travail ou la pnpm, a un rapport annuel", "C’est la PNPM : son dernier rapport annuel"),
    ],
)
def test_the_word_for_all_of_them_names_none(text: str, begins: str) -> None:
    asked = asking("recherche", detail="lesquels", text=text, collectives=("groupe",))
    assert answer(Message((asked,)), Memory(), KNOWLEDGE).replies[0].text.startswith(begins)


def test_each_line_says_just_that() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="lesquels ont une charte"))
    assert reply is not None
    (points,) = (block for block in reply.blocks if isinstance(block, Points))
    assert len(points.points) == 3 and points.points[1].startswith("Le groupe de travail : au fil des rencontres, il a élaboré une charte")


def test_a_line_calls_a_platform_by_its_name() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="quelle plateforme publie des documents"))
    assert reply is not None and "• La Plateforme CDE Maroc a pu présenter à Genève" in reply.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lequel n a pas de rapport annuel ni de plan d action", "Le groupe de travail, d’après la page : il se consacre à la lutte"),
        ("quel collectif ne s occupe pas d enfants", "La PNPM, d’après la page : elle se consacre à la protection des migrants au Maroc."),
        ("lesquels n ont pas de rapport annuel", "Le groupe de travail et la Plateforme CDE Maroc, d’après la page."),
        # When it was born AMANE's page does not say of each.
        ("lequel n existait pas en 2010", "Le groupe de travail et la Plateforme CDE Maroc."),
    ],
)
def test_of_those_left_over_nothing_is_told_of_the_others(text: str, said: str) -> None:
    years = tuple(word for word in text.split() if word.isdigit())
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text=text, years=years))
    assert reply is not None and reply.text.startswith(said)
    assert not any(isinstance(block, Points) for block in reply.blocks)


def test_whether_there_is_one_that_does_not_is_answered() -> None:
    asked = asking("recherche", detail="oui_non", text="y a t il un collectif qui ne s occupe pas d enfants")
    reply = search_reply(KNOWLEDGE, asked)
    assert reply is not None and reply.text.startswith("Oui : la PNPM")


def test_what_is_so_of_whom_it_is_denied_is_told() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="lequel vous avez pas fonde"))
    assert reply is not None and reply.blocks[0] == Lead("C’est la PNPM : AMANE en fait partie depuis sa constitution, en 2009.")


def test_among_two_only_these_are_meant_unless_neither_is() -> None:
    asked = asking("recherche", detail="lesquels", text="laquelle a un rapport annuel", collectives=("groupe", "cde"))
    reply = search_reply(KNOWLEDGE, asked, asked.collectives)
    assert reply is not None and reply.text.startswith("C’est la PNPM : son dernier rapport annuel")
    asked = asking("recherche", detail="lesquels", text="lesquels ont une charte", collectives=("groupe", "cde"))
    reply = search_reply(KNOWLEDGE, asked, asked.collectives)
    assert reply is not None and reply.blocks[0] == Lead("Les deux : le groupe de travail et la Plateforme CDE Maroc.")


def test_the_one_point_that_is_told_may_be_gone_on_about() -> None:
    asked = Message((asking("recherche", detail="lesquels", text="lequel fait de la sensibilisation"),))
    turn = answer(asked, Memory(), KNOWLEDGE)
    assert turn.memory.point == ("pnpm.objectifs", 2)
    next_one = Message((asking("objectifs", detail="autre", text="c est l objectif numero combien", collectives=("pnpm",)),))
    assert answer(next_one, turn.memory, KNOWLEDGE).replies[0].text.startswith("C’est le troisième des quatre objectifs")


def test_where_no_words_are_found_the_likeliest_section_is_near() -> None:
    kinds = (("recherche", 0.4), ("valeurs", 0.6))
    asked = asking("recherche", detail="lesquels", text="celui ki a des valeur", kinds=kinds, reference="aucun")
    told = found_nowhere(KNOWLEDGE, asked, Memory()).text
    assert told.startswith("Ce qui s’en approche le plus : ") and "la PNPM" in told.partition(".")[0]
    # Who is not so cannot be told by what is likely.
    denied = found_nowhere(KNOWLEDGE, replace(asked, text="lequel ne fait pas de rapport"), Memory())
    unread = found_nowhere(KNOWLEDGE, replace(asked, kinds=()), Memory())
    assert denied.text == unread.text and denied.text.startswith("Je ne trouve pas ces mots-là")


def test_each_line_of_several_begins_with_the_collective() -> None:
    reply = search_reply(KNOWLEDGE, asking("recherche", detail="lesquels", text="lesquels ont une charte"))
    assert reply is not None
    lines = [line for line in reply.text.split("\n") if line.startswith("• ")]
    assert len(lines) == len(KNOWLEDGE.collectifs) and lines[0].startswith("• La PNPM : les signataires de sa charte adhèrent")
    assert [line.startswith(f"• {capital(one.designation)} : ") for one, line in zip(KNOWLEDGE.collectifs, lines, strict=True)] == [True] * len(lines)


def test_what_a_theme_is_about_is_told_however_its_name_is_spelt() -> None:
    asked = asking("recherche", detail="lesquels", text="lequel soccupe des violance sexuel", themes=(KNOWLEDGE.collectifs[1].themes[0].nom,))
    reply = search_reply(KNOWLEDGE, asked)
    assert reply is not None and reply.text.startswith("C’est le groupe de travail : il se consacre à la lutte contre les violences sexuelles")


def test_who_tells_why_before_asking_is_answered_what_is_asked() -> None:
    why, which = "on voudrait inviter un de vos collectifs a une journee", "lequel organise des activites de sensibilisation"
    asked = asking("recherche", detail="lesquels", text=f"{why} {which}", asides=(why,))
    reply = search_reply(KNOWLEDGE, asked)
    assert reply is not None and reply.text.startswith("C’est la PNPM, dont le troisième objectif est d’organiser")


def test_a_no_is_no_heading_of_a_clause() -> None:
    asked = asking("recherche", detail="oui_non", text="les trois travaillent sur la ppipem", reference="tous")
    reply = search_reply(KNOWLEDGE, asked)
    assert reply
    lead, points, *_ = reply.blocks
    assert isinstance(lead, Lead) and lead.text == "Non, pas tous, d’après la page : la Plateforme CDE Maroc."
    assert isinstance(points, Points) and points.points[0].startswith("La Plateforme CDE Maroc : un rassemblement d’associations")
