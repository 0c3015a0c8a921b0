"""A question that nothing else answers with yes or no gets its verdict where the network is sure, and keeps its answer elsewhere."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID
from actions.leads.answered import Answered
from actions.leads.judged import judged, said_of, title_of
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GROUP = KNOWLEDGE.collectifs[1]
MEMBERS = "Le groupe de travail réunit aujourd’hui onze associations marocaines."
NOTHING_MORE = Answered(f"{MEMBERS[:-1]} ; sur ce point, la page n’en dit pas plus.", gap=NOT_SAID, bare=MEMBERS)


def _judged(told: Answered | None, text: str, topic: str = "groupe.membres", detail: str = "oui_non") -> Answered | None:
    return judged(told, Request(topic, asking("membres", text=text, detail=detail, asks=True)), Memory(sujets=(topic,)), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("toutes marocaines", "Oui : le groupe de travail réunit"), ("des associations francaises", "Non : le groupe de travail réunit")],
)
def test_what_is_sure_begins_with_its_verdict(text: str, begins: str) -> None:
    for told in (Answered(MEMBERS), NOTHING_MORE):
        found = _judged(told, text)
        assert found and found.text.startswith(begins) and "pas plus" not in found.text and not found.gap


@pytest.mark.parametrize(
    ("told", "text", "detail"),
    [
        (NOTHING_MORE, "elles ont un budget", "oui_non"),
        (Answered(MEMBERS), "combien sont elles", "nombre"),
        # What would be a nuisance to who asks is no yes by what the page fights.
        (Answered(MEMBERS), "ca derange si elles sont marocaines", "oui_non"),
        (Answered(MEMBERS), "ils refusent les associations marocaines", "oui_non"),
        # « Si » or « oui », nobody taught it.
        (Answered(MEMBERS), "elles sont pas marocaines", "oui_non"),
        (Answered("Oui, en d’autres mots : onze."), "toutes marocaines", "oui_non"),
        (Answered("La page ne le dit pas ; elle dit que onze en font partie.", gap=NOT_SAID), "toutes marocaines", "oui_non"),
        (None, "toutes marocaines", "oui_non"),
        # Who had believed something does so no more.
        (Answered(MEMBERS), "g cru qu elles etaient toutes marocaines", "oui_non"),
        (Answered(MEMBERS), "je pensais qu elles etaient toutes marocaines", "oui_non"),
    ],
)
def test_anything_else_stays_as_it_is_told(told: Answered | None, text: str, detail: str) -> None:
    assert _judged(told, text, detail=detail) == told


def test_a_yes_to_the_number_alone_is_a_verdict() -> None:
    told = Answered("Pour le nombre, oui : le groupe de travail réunit aujourd’hui onze associations marocaines.")
    assert _judged(told, "elles sont onze et toutes marocaines") is told


def test_an_order_in_time_is_never_right_by_the_network_alone() -> None:
    plain, ordered = (_judged(Answered(MEMBERS), text) for text in ("toutes marocaines", "toutes marocaines apres les autres"))
    assert plain and plain.text.startswith("Oui : ") and ordered and not ordered.text.startswith("Oui")


def test_of_another_than_the_one_whose_section_it_is_nothing_is_judged() -> None:
    for named, begins in (("groupe", "Oui : "), ("cde", MEMBERS)):
        request = Request("groupe.membres", asking("membres", text="toutes marocaines", detail="oui_non", asks=True, collectives=(named,)))
        found = judged(Answered(MEMBERS), request, Memory(), KNOWLEDGE)
        assert found and found.text.startswith(begins)


def test_that_the_page_says_no_more_is_said_where_it_leaves_open_what_is_asked() -> None:
    left_open = _judged(NOTHING_MORE, "elles ont un budget")
    assert left_open == NOTHING_MORE
    # Neither yes nor no, and nothing that the page would leave open.
    either = _judged(NOTHING_MORE, "c est l etat ou des associations")
    assert either and either.text == MEMBERS and either.gap


def test_a_verdict_on_a_list_that_seemed_to_have_nothing_of_it_tells_what_is_in_it() -> None:
    told = Answered("Aucun des quatre objectifs n’en parle directement.", gap=NOT_SAID, bare="La PNPM poursuit quatre objectifs : a, b.")
    found = _judged(told, "ils parlent aux autorites", "pnpm.objectifs")
    assert found and found.text == "Oui, la PNPM poursuit quatre objectifs : a, b." and not found.gap


def test_a_no_on_a_list_says_that_none_of_it_has_that() -> None:
    none = "Aucune des trois valeurs n’en parle directement ; les voici : l’universalité."
    told = Answered(none, gap=NOT_SAID, bare="Les signataires adhèrent à trois valeurs.", denial=none)
    found = _judged(told, "et la langue", "pnpm.valeurs")
    assert found and found.text == "Non, aucune des trois valeurs n’en parle directement ; les voici : l’universalité."


def test_the_network_reads_all_that_a_section_says_and_whose_it_is() -> None:
    said = said_of(GROUP.rubriques["fondation"], GROUP)
    assert "cinq associations" in said and "onze associations" in said
    assert "1. " in said_of(KNOWLEDGE.objectifs_communs, None)
    titles = [title_of(topic, KNOWLEDGE) for topic in ("groupe.membres", "chronologie", "merci")]
    assert titles == ["Les membres du groupe de travail", "Les dates", ""]


def test_a_number_that_is_none_of_theirs_is_never_right_by_the_network_alone() -> None:
    plain, numbered = (_judged(Answered(MEMBERS), text) for text in ("toutes marocaines", "toutes marocaines les 30"))
    assert plain and plain.text.startswith("Oui") and numbered and not numbered.text.startswith("Oui")


def test_who_only_names_somebody_claims_nothing_of_them() -> None:
    told = Answered("Le groupe de travail a été initié à la suite d’une étude.")
    question = asking("origine", text="j ai lu que l unicef", detail="oui_non", organisations=("UNICEF",))
    assert judged(told, Request("groupe.origine", question), Memory(), KNOWLEDGE) is told


def test_which_of_two_numbers_gets_no_verdict() -> None:
    told = Answered("La Plateforme CDE Maroc regroupe une trentaine d’associations.")
    assert _judged(told, "vous parlez d une trentaine d associations ou de onze", "cde.membres") is told


def test_what_stands_nowhere_in_the_text_is_never_right_by_the_network_alone() -> None:
    """« C'est pour les enfants, alors ? » of the migrants' platform got a yes with its migrants."""
    told = Answered("La PNPM se consacre à la protection des migrants au Maroc.")
    for text in ("c est pour les enfants alors", "c est pour les jardiniers"):
        question = asking("presentation", text=text, detail="oui_non", asks=True)
        found = judged(told, Request("pnpm.presentation", question), Memory("pnpm", sujets=("pnpm.presentation",)), KNOWLEDGE)
        assert found and not found.text.startswith("Oui")


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("cde.documents", "lien", "ils ont leur propre site", "Oui : "),
        ("groupe.charte", "lien", "leur charte je peux la lire quelque part", "Oui : "),
        ("pnpm.documents", "autre", "il y a d autres choses a lire", "Oui : "),
        # What asks for the link, and not whether there is one.
        ("groupe.charte", "lien", "le lien", "Voici "),
        ("groupe.charte", "lien", "ou je peux la lire", "Voici "),
    ],
)
def test_whether_there_is_something_is_answered_with_yes(topic: str, detail: str, text: str, begins: str) -> None:
    found = _judged(Answered("Voici ce qui se lit."), text, topic, detail)
    assert found and found.text.startswith(begins)


def test_a_clear_yes_needs_no_word_of_what_is_read() -> None:
    told = Answered("AMANE fait partie de la PNPM depuis sa constitution.")
    assert (found := _judged(told, "depuis le tout debut", "pnpm.adhesion")) and found.text.startswith("Oui : AMANE")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("le texte de la charte est il consultable en ligne", "Oui, vous pouvez consulter"),
        ("la charte est elle disponible", "Oui, vous pouvez consulter"),
        # What asks for more than that, and what has no link.
        ("la charte est elle consultable en arabe", "Vous pouvez consulter"),
        ("l etude est elle consultable", "Vous pouvez consulter"),
    ],
)
def test_what_has_a_link_may_be_read(text: str, begins: str) -> None:
    told = _judged(Answered("Vous pouvez consulter la charte du groupe de travail ici : https://…"), text, "groupe.charte", "lien")
    assert told and told.text.startswith(begins)


def test_the_number_of_another_list_is_never_right_by_the_network_alone() -> None:
    told = _judged(Answered("Quatre objectifs : l’échange, le plaidoyer."), "3 c est le nombre de quoi chez elle", "pnpm.objectifs")
    assert told and not told.text.startswith("Oui")
