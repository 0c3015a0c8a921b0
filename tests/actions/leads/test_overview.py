"""Which collectives there are and what each is about: one sentence, that follows the file."""

from __future__ import annotations

import pytest

from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from actions.turn import reply_to
from bot.nlu.folding import fold
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

FOURTH = KNOWLEDGE.model_copy(
    update={
        "collectifs": (*KNOWLEDGE.collectifs, KNOWLEDGE.collectifs[0].model_copy(update={"id": "reseau", "designation": "le Réseau Arganier"}))
    }
)


def read_as(topic: str, detail: str, text: str, reference: str) -> str:
    """Return the first sentence to a question whose way to mean a collective was read as `reference`."""
    found = lead(Request(topic, asking("choisir", detail=detail, text=fold(text), reference=reference)), Memory(), KNOWLEDGE)
    return found.text if found else ""


def said(topic: str, detail: str, text: str = "", compared: tuple[str, ...] = (), knowledge: Knowledge = KNOWLEDGE) -> str:
    found = lead(Request(topic, asking("comparaison", detail=detail, text=fold(text)), compared), Memory(), knowledge)
    return found.text if found else ""


@pytest.mark.parametrize("detail", ["tout", "liste", "autre"])
def test_which_there_are_is_told_by_their_whole_names(detail: str) -> None:
    assert said("collectifs.liste", detail) == (
        "AMANE prend part à trois collectifs : la PNPM (Plateforme Nationale Protection Migrants), "
        "le groupe de travail « Lutte contre les violences sexuelles à l’égard des enfants » et la Plateforme CDE Maroc."
    )
    assert ", la Plateforme CDE Maroc et le Réseau Arganier" in said("collectifs.liste", detail, knowledge=FOURTH)


def test_a_list_says_each_name_in_full_once() -> None:
    text = reply_to(Request("collectifs.liste", asking("liste_collectifs", detail="liste")), Memory(), KNOWLEDGE).text
    assert text.count("Plateforme Nationale Protection Migrants") == 1
    assert "• La PNPM se consacre à la protection des migrants au Maroc ; AMANE" in text


def test_how_many_there_are() -> None:
    assert said("collectifs.liste", "nombre") == "Il y en a trois : la PNPM, le groupe de travail et la Plateforme CDE Maroc."


def test_how_many_are_claimed_is_checked() -> None:
    assert said("collectifs.liste", "oui_non", "trois c'est ça ?").startswith("Oui : il y en a trois (la PNPM")
    assert said("collectifs.liste", "oui_non", "il y en a 4 ?").startswith("Non : il y en a trois (la PNPM")
    assert said("collectifs.liste", "oui_non", "il y en a 4 ?", knowledge=FOURTH).startswith("Oui : il y en a quatre (la PNPM")
    # What neither yes nor no answers is told by the names.
    assert said("collectifs.liste", "oui_non", "c'est tout ?").startswith("AMANE prend part à trois collectifs : la PNPM (Plateforme Nationale")


def test_what_sets_them_apart() -> None:
    assert said("comparaison", "ecart", "quelle différence ?", ("pnpm", "groupe")) == (
        "La PNPM se consacre à la protection des migrants au Maroc ; "
        "le groupe de travail se consacre à la lutte contre les violences sexuelles à l’égard des enfants."
    )
    assert said("comparaison", "oui_non", "c'est la même chose ?", ("pnpm", "groupe")).startswith("Non, ce sont deux collectifs : la PNPM")
    assert said("comparaison", "oui_non", "c'est la même chose ?", ("pnpm", "reseau"), FOURTH) == ""


def test_only_the_aspects_that_are_asked_for_are_compared() -> None:
    asked = asking("comparaison", detail="nombre", text="toutes avec l annee et le nombre d associations pour chacune", every=True)
    found = lead(Request("comparaison", asked), Memory(), KNOWLEDGE)
    assert found and list(found.blocks[0].lines())[1] == "• Le groupe de travail, création : novembre 2014 ; membres : onze associations marocaines."
    one = asking("comparaison", detail="nombre", text="le nombre d associations pour chacune", every=True)
    told = lead(Request("comparaison", one), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("Onze associations")


def test_what_each_is_about_is_told_once() -> None:
    question = asking("comparaison", detail="ecart", text="quelle difference", collectives=("pnpm", "groupe"))
    reply = reply_to(Request("comparaison", question, ("pnpm", "groupe")), Memory(), KNOWLEDGE)
    assert reply.text.count("la protection des migrants au Maroc") == 1 and "création en novembre 2014 ; onze associations" in reply.text


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("cde.epu", "lesquels", "c'est quel collectif", "Le plaidoyer de la Plateforme CDE Maroc"),
        ("cde.epu", "lesquels", "qui a présenté des préoccupations à Genève", "La Plateforme CDE Maroc : la plateforme a pu présenter à Genève"),
        ("groupe.fondation", "qui", "chez qui étaient-ils cinq", "Le groupe de travail : le groupe fondateur comptait cinq associations"),
        ("pnpm.valeurs", "lesquels", "quel collectif parle du handicap", "C’est la PNPM, dont la deuxième valeur est la lutte contre"),
        ("pnpm.objectifs", "lesquels", "c'est lequel, comme collectif", "Depuis 2009, la PNPM poursuit quatre objectifs"),
        ("pnpm.objectifs", "lesquels", "lesquels ?", "Depuis 2009, la PNPM poursuit quatre objectifs : l’échange"),
        ("collectifs.objectifs", "pour_qui", "vous aidez qui", "La PNPM se consacre à la protection des migrants au Maroc ; le groupe de travail"),
        ("pnpm.presentation", "tout", "elle travaille sur quoi", "La PNPM se consacre à la protection des migrants au Maroc."),
        ("cde.presentation", "pour_qui", "elle aide qui", "La Plateforme CDE Maroc se consacre à la protection de l’enfance"),
        ("pnpm.valeurs", "qui", "qui y adhère", "Les signataires de la charte de la PNPM adhèrent à trois valeurs"),
    ],
)
def test_whose_it_is_and_for_whom(topic: str, detail: str, text: str, begins: str) -> None:
    assert said(topic, detail, text).startswith(begins)


@pytest.mark.parametrize(
    ("topic", "detail", "text", "reference", "begins"),
    [
        ("groupe.fondation", "qui", "ki a 5 fondateurs", "aucun", "Le groupe de travail : le groupe fondateur comptait cinq associations"),
        ("groupe.fondation", "qui", "qui est né en novembre", "aucun", "Le groupe de travail : "),
        ("groupe.fondation", "qui", "qui l'a fondé en 2014", "courant", "Le groupe fondateur comptait cinq associations, dont AMANE"),
        ("cde.ppipem", "qui", "le plan d'action, c'est qui dans vos réseaux", "aucun", "La Plateforme CDE Maroc : "),
        ("cde.ppipem", "qui", "je cherche le collectif qui a pesé sur ce plan", "aucun", "La Plateforme CDE Maroc : "),
        ("groupe.presentation", "sens", "c'est quoi le nom du truc avec l'étude", "description", "Son nom complet est « Groupe de travail “Lutte"),
        ("pnpm.presentation", "sens", "comment s'appelle celle des migrants", "description", "Son nom complet est « Plateforme Nationale"),
        ("pnpm.presentation", "sens", "que veut dire le sigle", "description", "PNPM veut dire"),
    ],
)
def test_who_it_is_and_its_name(topic: str, detail: str, text: str, reference: str, begins: str) -> None:
    assert read_as(topic, detail, text, reference).startswith(begins)


@pytest.mark.parametrize(
    ("kind", "detail", "text", "begins"),
    [
        ("fondation", "oui_non", "AMANE est des deux côtés ?", "Oui : le groupe de travail et la Plateforme CDE Maroc."),
        ("charte", "lien", "on peut lire les deux où ?", "Il y a la charte du groupe de travail et le site de la Plateforme CDE Maroc"),
    ],
)
def test_what_is_told_of_two_at_once(kind: str, detail: str, text: str, begins: str) -> None:
    asked = Request(f"groupe.{kind}", asking(kind, detail=detail, text=fold(text), both=True), ("groupe", "cde"))
    found = lead(asked, Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("recherche", "lien", "où lire les trois ?", "Il y a le site de la PNPM (rapport annuel et documents de plaidoyer), la charte du"),
        ("recherche", "liste", "quels documents pour chacun ?", "Il y a le site de la PNPM (rapport annuel et documents de plaidoyer), la charte"),
        ("recherche", "lien", "où se trouvent les chartes ?", "Il y a la charte du groupe de travail et le site de la Plateforme CDE Maroc"),
        ("recherche", "moins", "moins ?", "D’après les nombres donnés, c’est le groupe de travail"),
        ("recherche", "plus", "le plus international, c'est lequel ?", ""),
        ("recherche", "lesquels", "lesquels parlent de genre dans leurs textes, des trois ?", ""),
        ("collectifs.objectifs", "pourquoi", "ça sert à quoi tous ces collectifs ?", "Les collectifs d’AMANE partagent trois objectifs"),
        ("collectifs.objectifs", "pourquoi", "pourquoi agir ensemble ?", "Pour poursuivre, dans une démarche collective, trois"),
        ("comparaison", "pourquoi", "pourquoi deux plateformes et un groupe ?", "La page ne le dit pas ; elle dit que la PNPM se consacre"),
        ("comparaison", "oui_non", "la même que celle pour les migrants ?", "Non, ce sont trois collectifs : la PNPM se consacre"),
    ],
)
def test_what_is_asked_of_all(topic: str, detail: str, text: str, begins: str) -> None:
    assert said(topic, detail, text).startswith(begins) and bool(said(topic, detail, text)) == bool(begins)


def test_of_what_is_named_it_is_said_who_gives_no_link() -> None:
    assert said("recherche", "lien", "où se trouvent les chartes ?").endswith("; pour la PNPM, la page n’en donne pas le lien.")


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.presentation", "je veux juste savoir ce que fait le groupe", "Le groupe de travail se consacre à la lutte contre les violences"),
        ("groupe.presentation", "le groupe de travail fait quoi ?", "Le groupe de travail se consacre à la lutte"),
        ("groupe.presentation", "le groupe de travail i fé koi", "Le groupe de travail se consacre à la lutte"),
        ("groupe.presentation", "il sert à quoi concrètement ?", "Le groupe de travail se consacre à la lutte"),
        ("groupe.presentation", "qu'est-ce que fait ce groupe ?", "Le groupe de travail se consacre à la lutte"),
        ("cde.presentation", "à quoi sert la plateforme CDE ?", "La Plateforme CDE Maroc se consacre à la protection de l’enfance"),
        ("cde.presentation", "la CDE, pour quoi faire ?", "La Plateforme CDE Maroc se consacre à la protection de l’enfance"),
        ("pnpm.presentation", "que fait la PNPM ?", ""),
        ("groupe.presentation", "c'est quoi le groupe de travail ?", ""),
    ],
)
def test_what_one_does_is_told_before_where_it_comes_from(topic: str, text: str, begins: str) -> None:
    found = lead(Request(topic, asking("presentation", detail="tout", text=fold(text))), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and not begins
    # What it is about is told once.
    assert not found or found.text.partition(" se consacre à ")[2] not in found.rest


def test_a_summary_of_a_collective_tells_of_each_of_its_sections() -> None:
    for text in ("un petit resume de la partie sur la cde", "tout sur la cde", "je prepare un expose sur la cde"):
        question = asking("presentation", detail="tout", text=text, collectives=("cde",))
        reply = reply_to(Request("cde.presentation", question, ("cde",)), Memory(), KNOWLEDGE)
        assert reply.text.startswith("La Plateforme CDE Maroc (CDE : Convention des droits de l’enfant) regroupe une trentaine d’associations")
        assert all(word in reply.text for word in ("• AMANE a contribué à sa fondation.", "en 2015", "Examen Périodique Universel", "sa page web"))
    plain = reply_to(Request("cde.presentation", asking("presentation", detail="tout", text="la cde", collectives=("cde",))), Memory(), KNOWLEDGE)
    assert "•" not in plain.text


def test_those_that_are_left_are_listed() -> None:
    asked = asking("liste_collectifs", detail="liste", collectives=("groupe", "cde"), leaves_out=True)
    told = lead(Request("collectifs.liste", asked), Memory(), KNOWLEDGE)
    assert told and told.text == "Le groupe de travail et la Plateforme CDE Maroc." and "PNPM" not in str(told.blocks)


def test_who_asks_which_have_something_to_read_gets_what_each_has() -> None:
    asked = asking("recherche", detail="lesquels", reference="tous", text="lesquels proposent des textes a lire en ligne")
    told = lead(Request("recherche", asked), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("Il y a le site de la PNPM") and "charte du groupe de travail" in told.text


def test_who_asks_for_all_documents_gets_those_of_every_section_and_the_page_once() -> None:
    asked = asking("documents", detail="lien", reference="tous", text="tous les documents et liens disponibles svp")
    told = lead(Request("recherche", asked), Memory(), KNOWLEDGE)
    assert told and all(one in told.text for one in ("la liste des membres", "le document de la plateforme sur ses préoccupations"))
    assert told.rest.startswith("Vous y accédez à partir de la page d’AMANE : ") and str(told.blocks).count("Link(") == 1
