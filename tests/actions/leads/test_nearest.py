"""What is not told is said to be so in the sentence that tells what is said nearest to it."""

from __future__ import annotations

import pytest

from actions.gaps import NOT_SAID
from actions.leads.nearest import (
    beyond,
    founded_by_so_many,
    may_be_unknown,
    nearest,
    not_said,
    says_it_was_made,
    told_nearest,
    where_they_went,
    who_paid,
)
from actions.memory import Memory
from actions.request import Request
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GROUP, CDE = KNOWLEDGE.collectifs[1].rubriques, KNOWLEDGE.collectifs[2].rubriques
TOLD_INSTEAD = "La page ne le dit pas ; elle dit que la Plateforme CDE Maroc a pu présenter à Genève"


@pytest.mark.parametrize(
    ("topic", "text", "begins", "gap"),
    [
        ("groupe.membres", "elle est en libre acces la liste", "La liste est disponible", NOT_SAID),
        ("groupe.membres", "c est payant", "Le groupe de travail réunit", NOT_SAID),
        # What has no date is said to have none.
        ("pnpm.documents", "le dernier rapport annuel c est celui de 2022", "La page ne le dit pas.", NOT_SAID),
        ("cde.epu", "un document resume leurs preoccupations", "La Plateforme CDE Maroc a pu présenter à Genève", ""),
        ("cde.presentation", "une brochure indique qu elle contribue aux initiatives du gouvernement", "La Plateforme CDE", ""),
        ("cde.ppipem", "c est obligatoire", "Un rassemblement d’associations", NOT_SAID),
        ("cde.fondation", "elle y est entree la derniere", "AMANE a contribué à sa", NOT_SAID),
        # Nothing of it tells what is asked: what there is is told whole.
        ("groupe.fondation", "et vous alors", "Le groupe fondateur comptait cinq associations", ""),
        ("pnpm.valeurs", "c est payant", "", ""),
        ("collectifs.liste", "c est payant", "", ""),
    ],
)
def test_what_neither_yes_nor_no_answers_begins_with_the_nearest_sentence(topic: str, text: str, begins: str, gap: str) -> None:
    found = told_nearest(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert (found.text.startswith(begins) and found.gap == gap) if found and begins else found is None and not begins


@pytest.mark.parametrize(
    ("topic", "text", "about", "begins"),
    [
        ("pnpm.presentation", "c est pour les refugies", {"themes": ("la protection des migrants",)}, "La PNPM"),
        ("cde.epu", "l epu c est l onu", {"organisations": ("Nations unies",)}, "Le plaidoyer de la Plateforme CDE"),
        # The theme of another collective is told nowhere in the section.
        ("groupe.membres", "elles sont etrangeres", {"themes": ("la protection des migrants",)}, "Le groupe"),
    ],
)
def test_what_is_called_by_another_name_is_told(topic: str, text: str, about: dict, begins: str) -> None:
    found = told_nearest(Request(topic, asking("choisir", text=text, detail="oui_non", **about)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_a_place_that_is_named_is_told_of_and_not_what_else_it_is_a_name_for() -> None:
    question = asking("epu", text="pourtant ils sont alles a geneve", detail="oui_non", themes=("l’Examen Périodique Universel",))
    found = told_nearest(Request("cde.epu", question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("La Plateforme CDE Maroc a pu présenter à Genève")


def test_what_only_says_what_was_named_is_told_with_it() -> None:
    assert nearest(CDE["epu"], ("epu", "etat")).endswith("C’est l’examen de chaque État par le Conseil des droits de l’Homme des Nations unies.")
    assert nearest(CDE["epu"], ("epu",)).endswith("(EPU).")


def test_what_is_not_decided_is_answered_by_one_sentence() -> None:
    for text in ("c est payant", "elle est en libre acces la liste", "un document resume leurs preoccupations"):
        for topic in ("groupe.membres", "groupe.charte", "cde.epu", "cde.fondation"):
            found = told_nearest(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
            assert found and not found.rest and not found.whole


def _without_links(knowledge: Knowledge) -> Knowledge:
    first, group, last = knowledge.collectifs
    members = group.rubriques["membres"].model_copy(update={"liens": ()})
    group = group.model_copy(update={"rubriques": {**group.rubriques, "membres": members}})
    return knowledge.model_copy(update={"collectifs": (first, group, last)})


def test_what_comes_from_elsewhere_is_not_told_of_the_page() -> None:
    section = GROUP["membres"].model_copy(update={"sources": (KNOWLEDGE.collectifs[0].nom_source,)})
    group = KNOWLEDGE.collectifs[1].model_copy(update={"rubriques": {**GROUP, "membres": section}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (KNOWLEDGE.collectifs[0], group, KNOWLEDGE.collectifs[2])})
    asked = Request("groupe.membres", asking("choisir", text="c est payant", detail="oui_non"))
    found = told_nearest(asked, Memory(), knowledge)
    assert found and found.text == "Le groupe de travail réunit aujourd’hui onze associations marocaines." and found.blocks
    bare = told_nearest(asked, Memory(), _without_links(knowledge))
    told = "Le groupe de travail réunit aujourd’hui onze associations marocaines ; sur ce point, mes sources n’en disent pas plus."
    assert bare and bare.text == told


def test_a_name_alone_asks_for_all_that_is_said() -> None:
    asked = Request("groupe.presentation", asking("nom_seul", text="et les violences sexuelles", detail="oui_non"))
    assert told_nearest(asked, Memory(), KNOWLEDGE) is None


def test_of_a_section_the_sentence_with_most_of_the_words_is_the_nearest() -> None:
    assert nearest(CDE["epu"], ("preoccupations", "onu")).startswith("La plateforme a pu présenter à Genève")
    assert nearest(CDE["epu"], ()).startswith("Le plaidoyer de la Plateforme CDE Maroc s’est poursuivi")
    assert nearest(GROUP["fondation"], ("nomme",)) == "La page ne nomme pas les autres."
    assert nearest(GROUP["fondation"], ("budget",)).startswith("Le groupe fondateur comptait")


def test_what_is_not_said_leaves_a_gap() -> None:
    told = not_said(GROUP["membres"], GROUP["fondation"])
    assert told.gap == NOT_SAID and told.sources == GROUP["fondation"].sources
    assert told.text.startswith("La page ne le dit pas ; elle dit que le groupe fondateur comptait cinq associations")


@pytest.mark.parametrize(
    ("text", "words"), [("c etait a geneve", []), ("elle a vu le roi a geneve", ["roi"]), ("le plaidoyer s est poursuivi en 2017", [])]
)
def test_which_words_go_beyond_a_section(text: str, words: list[str]) -> None:
    assert beyond(Request("cde.epu", asking("choisir", text=text)), CDE["epu"], KNOWLEDGE) == words


def test_where_it_is_written_is_not_what_is_asked() -> None:
    section = KNOWLEDGE.collectifs[2].rubriques["membres"]
    assert nearest(section, ["page", "effectif"]).startswith("La Plateforme CDE Maroc regroupe une trentaine")


def test_of_a_presentation_that_has_nothing_of_what_is_asked_it_is_told_what_it_is_for() -> None:
    asked = asking("presentation", detail="oui_non", text="il heberge les victimes")
    found = told_nearest(Request("groupe.presentation", asked), Memory(), KNOWLEDGE)
    assert found and found.bare.startswith("Le groupe de travail se consacre à la lutte contre les violences sexuelles")


def test_where_they_went_is_told_by_the_sentence_that_says_where() -> None:
    at_geneva = "La Plateforme CDE Maroc a pu présenter à Genève, lors de l’Examen Périodique Universel, ses principales préoccupations"
    asked = asking("epu", detail="oui_non", text="apres ils sont partis en suisse non")
    found = where_they_went(Request("cde.epu", asked), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(at_geneva)
    assert where_they_went(Request("cde.epu", asking("epu", detail="oui_non", text="c est l onu")), Memory(), KNOWLEDGE) is None
    assert where_they_went(Request("groupe.charte", asked), Memory(), KNOWLEDGE) is None
    took_part = asking("epu", detail="oui_non", text="amane a participe a l epu")
    assert where_they_went(Request("cde.epu", took_part), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "text", "unknown", "begins"),
    [
        ("cde.epu", "c est signe par qui ce document", 0.38, TOLD_INSTEAD),
        # Hardly unknown, told in these words, told in a list.
        ("cde.epu", "c est signe par qui ce document", 0.2, ""),
        ("cde.epu", "c est presente par qui ce document", 0.38, ""),
        ("pnpm.valeurs", "c est signe par qui", 0.38, ""),
        ("chronologie", "c est signe par qui", 0.38, ""),
    ],
)
def test_who_may_well_be_unknown_and_stands_nowhere_is_said_to_be(topic: str, text: str, unknown: float, begins: str) -> None:
    question = asking("epu", 1 - unknown, text=text, detail="qui", kinds=(("epu", 1 - unknown), ("attribut_inconnu", unknown)))
    found = may_be_unknown(Request(topic, question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins) and found.gap == NOT_SAID if begins else found is None


def test_what_stands_in_a_text_of_which_the_page_says_nothing_is_said_not_to_be_given() -> None:
    parents = told_nearest(Request("groupe.charte", asking("charte", detail="oui_non", text="la charte parle des parents")), Memory(), KNOWLEDGE)
    assert parents and parents.text == "La page ne le dit pas." and "n’en détaille pas le contenu" in parents.rest and parents.blocks
    adopted = told_nearest(Request("groupe.charte", asking("charte", detail="oui_non", text="la charte a ete adoptee")), Memory(), KNOWLEDGE)
    assert adopted and "décembre 2015" in adopted.text


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("cde.fondation", "La page ne le dit pas ; elle dit qu’AMANE a contribué à sa fondation."),
        ("groupe.fondation", ""),
        ("cde.membres", ""),
    ],
)
def test_how_many_founded_it_is_said_to_be_unknown_where_nobody_counts_them(topic: str, says: str) -> None:
    found = founded_by_so_many(Request(topic, asking("fondation", text="avec combien d autres", detail="nombre")), Memory(), KNOWLEDGE)
    assert (found.text if found else "") == says


def test_who_paid_is_not_told_by_who_made_it() -> None:
    asked = asking("origine", detail="qui", text="qui a finance l etude qui est a l origine du groupe")
    found = who_paid(Request("groupe.origine", asked), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("La page ne le dit pas ; elle dit que le groupe de travail a été initié") and found.gap
    assert who_paid(Request("groupe.origine", asking("origine", detail="qui", text="qui a fait l etude")), Memory(), KNOWLEDGE) is None


def test_what_is_said_to_have_been_made_is_made_in_a_sentence() -> None:
    united, drawn_up = ["La plateforme regroupe des associations."], ["Le groupe a élaboré une charte."]
    assert says_it_was_made("la convention a ete ecrite par la cde", united) and not says_it_was_made("elle regroupe des associations", united)
    assert not says_it_was_made("la charte a ete redigee par le groupe", drawn_up)
