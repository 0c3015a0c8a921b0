"""Yes is said where the file says in so many words what is asked, and to nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.leads import stated
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

THEMES = {one.id: one.themes[0].nom for one in KNOWLEDGE.collectifs if one.themes}
WENT_ON = "Oui : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi lors de l’Examen Périodique Universel (EPU)."


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.charte", "le groupe a une charte", "Oui : au fil des rencontres, le groupe de travail a élaboré une charte, en décembre 2015"),
        ("pnpm.valeurs", "elle a une charte elle", "Oui : les signataires de la charte de la PNPM adhèrent à trois valeurs"),
        ("pnpm.documents", "un rapport annuel est il publie", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("pnpm.documents", "il y a un rapport annuel", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("groupe.membres", "il y a une liste", "Oui : la liste est disponible à partir de la page d’AMANE"),
        ("cde.documents", "cde charte", "Oui : la charte et les documents de la Plateforme CDE Maroc se consultent"),
        ("pnpm.documents", "documents de plaidoyer aussi", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("pnpm.documents", "elle a un site a elle oui ou non", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("pnpm.documents", "le premier collectif propose un rapport annuel", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("pnpm.documents", "elle a tout de meme un rapport annuel", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("groupe.charte", "charte des enfants", None),
        ("pnpm.valeurs", "elle a une charte ya le voile dedans", None),
        ("pnpm.documents", "rapport financier", None),
        ("pnpm.documents", "documents gratuits aussi", None),
        ("groupe.charte", "groupe rapport", None),
        ("groupe.charte", "le groupe a un budget", None),
        ("groupe.charte", "ils n ont pas de charte", None),
        ("groupe.charte", "ils ont fait la charte le meme mois", None),
        ("groupe.fondation", "il y a une charte", None),
    ],
)
def test_what_exists_is_said_with_the_sentence_that_tells_of_it(topic: str, text: str, begins: str | None) -> None:
    found = stated.exists(Request(topic, asking("choisir", text=text, collectives=(topic.partition(".")[0],))), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("pnpm.presentation", "est ce que la pnpm defend nos droits", "Oui : la PNPM (Plateforme Nationale "),
        ("pnpm.presentation", "elle s occupe des migrants", "Oui : la PNPM "),
        ("groupe.presentation", "il lutte contre les violences sexuelles", "Oui : le groupe de travail « Lutte contre"),
        ("cde.presentation", "elle travaille avec le gouvernement", "Oui : la Plateforme CDE Maroc "),
        # More than is said, something else, against, or denied.
        ("pnpm.presentation", "elle aide les migrants a trouver un emploi", None),
        ("pnpm.presentation", "elle lutte contre les migrants", None),
        ("pnpm.presentation", "elle defend seulement les migrants", None),
        ("pnpm.presentation", "elle ne defend pas les migrants", None),
        ("groupe.charte", "et la charte ils l ont faite des ce moment la", None),
        ("cde.presentation", "elle lutte contre le gouvernement", None),
        # What it is called is no word of what it is about.
        ("cde.presentation", "la cde s occupe de la protection de l enfance", "Oui : la Plateforme CDE Maroc se consacre à la protection"),
        ("pnpm.objectifs", "elle defend les migrants", None),
    ],
)
def test_what_a_collective_is_about(topic: str, text: str, begins: str | None) -> None:
    owner = topic.partition(".")[0]
    found = stated.says_so(Request(topic, asking("presentation", detail="oui_non", text=text, collectives=(owner,))), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("vous avez quelque chose pour les migrants", "Oui : la PNPM"),
        ("il existe une plateforme pour les droits des migrants", "Oui : la PNPM"),
        ("vous avez des medecins pour les migrants", None),
        ("vous avez toutes les reponses sur les migrants", None),
    ],
)
def test_that_there_is_one_about_something(text: str, begins: str | None) -> None:
    found = stated.says_so(Request("pnpm.presentation", asking("presentation", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.fondation", "c est amane qui la fondee toute seule", "Non, pas seule : AMANE a contribué à sa fondation."),
        ("cde.fondation", "seuls", "Non, pas seule : AMANE a contribué à sa fondation."),
        (
            "groupe.fondation", "amane l a fonde seule",
            "Non, pas seule : AMANE est l’une des cinq associations du groupe fondateur, en novembre 2014.",
        ),
        ("groupe.origine", "seuls avec amane", None),
        ("groupe.fondation", "pas 1 seul nom", None),
        ("cde.ppipem", "le gouvernement l a ecrite tout seul", None),
        # She did not found it at all, as far as the page tells.
        ("pnpm.adhesion", "amane l a fondee seule", None),
        ("groupe.fondation", "meme pas une seule", None),
    ],
)
def test_nobody_founded_alone_what_others_founded_too(topic: str, text: str, said: str | None) -> None:
    found = stated.not_alone(Request(topic, asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("collectifs.objectifs", "ils ont le meme but quand meme", "Oui : les collectifs d’AMANE partagent trois objectifs"),
        ("collectifs.objectifs", "c est commun aux trois", "Oui : les collectifs d’AMANE partagent"),
        ("collectifs.objectifs", "les trois reseaux sont d accord la dessus", "Oui : les collectifs d’AMANE partagent"),
        ("collectifs.objectifs", "les trois reseaux y souscrivent ils", "Oui : les collectifs d’AMANE partagent"),
        ("collectifs.objectifs", "ils n ont pas les memes buts", None),
        ("collectifs.objectifs", "ca parle des enfants", None),
        ("pnpm.objectifs", "ce sont les memes", None),
        ("collectifs.objectifs", "la rehabilitation c est le meme point", None),
        ("collectifs.objectifs", "trois collectifs et les memes objectifs", "Oui : les collectifs d’AMANE partagent"),
    ],
)
def test_the_goals_that_are_shared_are_the_same(topic: str, text: str, begins: str | None) -> None:
    found = stated.the_same_goals(Request(topic, asking("choisir", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("groupe.membres", "marocaines", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.charte", "ils ont elabore une charte alors", "Oui : au fil des rencontres, le groupe de travail a élaboré une charte"),
        ("cde.epu", "des preoccupations resumees dans un document", "Oui : la plateforme a pu présenter à Genève"),
        # What asks whether it is so is no part of what is claimed.
        ("cde.epu", "le plaidoyer s est poursuivi lors de l epu c est juste", "Oui : le plaidoyer de la Plateforme CDE Maroc s’est poursuivi"),
        # What is said in another order, of the same.
        ("groupe.charte", "la charte a ete elaboree au fil des rencontres vrai", "Oui : au fil des rencontres, le groupe de travail a élaboré"),
        ("pnpm.documents", "on peut telecharger le rapport annuel c est bien ca", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        # Of what kind it is.
        ("pnpm.presentation", "c est une plateforme", "Oui : la PNPM (Plateforme Nationale Protection Migrants) est une plateforme"),
        ("pnpm.presentation", "c est une association", "La PNPM (Plateforme Nationale Protection Migrants) est une plateforme"),
        ("cde.presentation", "c est un collectif", "Oui : la Plateforme CDE Maroc"),
        ("groupe.presentation", "c est une association", "Non : le groupe de travail « Lutte contre les violences sexuelles"),
        ("cde.presentation", "c est un parti", None),
        ("cde.ppipem", "c est une association", None),
        ("groupe.origine", "le groupe l a faite tout de suite", None),
        # What is counted is said of all that are.
        ("groupe.membres", "tant que ca toutes marocaines", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "elles sont toutes du maroc", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "les onze c est que des assos", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "que des associations de l etat", None),
        ("groupe.membres", "elles sont toutes fondatrices", None),
        ("groupe.membres", "toutes les associations sont citees", None),
        ("groupe.membres", "elles ne sont pas toutes marocaines", None),
        # In which words it is written is not asked.
        ("pnpm.adhesion", "le terme constitution figure t il dans votre source", "Oui : AMANE fait partie de la PNPM depuis la constitution"),
        # Where it was stands there too.
        ("groupe.origine", "au maroc bien sur", "Oui : le groupe de travail a été initié à la suite d’une étude"),
        ("groupe.origine", "en france bien sur", None),
        ("groupe.origine", "l etude portait sur les violences en general", None),
        # Another order of the words tells something else.
        ("groupe.origine", "l etude a ete initiee a la suite du groupe de travail", None),
        # What is not given is no yes; nor is what is denied, asked for, or said of somebody else.
        ("groupe.membres", "les noms sont cites", None),
        ("groupe.charte", "aucune charte elaboree", None),
        ("groupe.charte", "qui a elabore la charte", None),
        ("groupe.charte", "une charte elaboree par amane", None),
        ("groupe.membres", "francaises", None),
        ("pnpm.valeurs", "trois valeurs", None),
    ],
)
def test_yes_to_what_a_sentence_says(topic: str, text: str, begins: str | None) -> None:
    found = stated.says_so(Request(topic, asking("choisir", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


def test_no_yes_is_said_of_an_organisation_or_of_another_collective() -> None:
    for about in ({"organisations": ("UNICEF",)}, {"collectives": ("pnpm",)}):
        question = asking("choisir", detail="oui_non", text="une etude realisee", **about)
        assert stated.says_so(Request("groupe.origine", question), Memory(), KNOWLEDGE) is None


EACH_HAS_ITS_OWN = "Non, pas en commun, d’après la page : la PNPM, le groupe de travail et la Plateforme CDE Maroc en ont, chacun de son côté."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("collectifs.objectifs", "bah et la charte commune aux trois", EACH_HAS_ITS_OWN),
        ("comparaison", "c est la meme charte pour les trois", EACH_HAS_ITS_OWN),
        ("recherche", "les trois ont une charte commune", EACH_HAS_ITS_OWN),
        ("pnpm.valeurs", "la charte est elle la meme pour tous", EACH_HAS_ITS_OWN),
        ("groupe.charte", "la charte est elle la meme pour tous", "Au fil des rencontres, le groupe de travail a élaboré une charte"),
        ("recherche", "les trois collectifs partagent un site", "Non, pas en commun, d’après la page : la PNPM et la Plateforme CDE Maroc en ont"),
        ("groupe.charte", "la charte se trouve au meme endroit", None),
        ("groupe.origine", "vous avez tous la meme etude", None),
        ("collectifs.objectifs", "ils ont les memes buts", None),
    ],
)
def test_what_each_has_of_its_own_is_not_common(topic: str, text: str, said: str | None) -> None:
    found = stated.in_common(Request(topic, asking("choisir", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c est un objectif de tous pas d un seul collectif", True),
        ("ce sont les buts des trois", False),
        ("les buts de tous les pays", False),
        ("la rehabilitation est un objectif de tous", False),
        ("c est un objectif de la pnpm", False),
    ],
)
def test_goals_of_all_are_shared(text: str, said: bool) -> None:
    found = stated.the_same_goals(Request("collectifs.objectifs", asking("objectifs_communs", text=text)), Memory(), KNOWLEDGE)
    assert (found is not None and found.text.startswith("Oui : les collectifs d’AMANE partagent trois objectifs")) is said


@pytest.mark.parametrize("asked", ["vous avez un groupe qui s occupe des violences sexuelles", "c est un collectif contre les violences sexuelles"])
def test_who_does_something_asks_for_nobody_and_what_stands_beside_claims_nothing(asked: str) -> None:
    told_beside = "bonjour je suis maman de deux enfants"
    question = asking("presentation", detail="oui_non", text=f"{told_beside} {asked}", asides=(told_beside,))
    told = stated.says_so(Request("groupe.presentation", question), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("Oui : le groupe de travail « Lutte contre les violences sexuelles")


@pytest.mark.parametrize(
    ("topic", "text", "themes", "begins"),
    [
        ("pnpm.presentation", "vous avez quelque chose pour les migrants", (THEMES["pnpm"],), "Oui : la PNPM ("),
        ("groupe.presentation", "y a un truc sur les enfants abuses", (THEMES["groupe"],), "Oui : le groupe de travail « Lutte contre"),
        ("groupe.presentation", "vous n avez pas un groupe sur les abus", (THEMES["groupe"],), None),
        ("groupe.presentation", "vous avez un groupe sur le sport", (), None),
        ("groupe.presentation", "parlez moi des enfants abuses", (THEMES["groupe"],), None),
    ],
)
def test_there_is_one_for_a_theme_that_one_has(topic: str, text: str, themes: tuple[str, ...], begins: str | None) -> None:
    found = stated.there_is_one(Request(topic, asking("presentation", text=text, themes=themes, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("c est un objectif des trois ou d un seul", ""),
        ("c est l affaire d un collectif precis ou de tous", ""),
        ("c est pour les quatre ou pour un seul", ""),
        ("est il porte par un seul collectif ou par l ensemble", ""),
        ("c est valable pour les trois ou que pour la cde", ""),
        ("les strategies nationales c est pour un seul ou pour tous", "Le troisième objectif est de créer des dynamiques"),
    ],
)
def test_whether_a_goal_is_of_all_or_of_one(text: str, rest: str) -> None:
    request = Request("collectifs.objectifs", asking("objectifs_communs", text=text, detail="autre"))
    found = stated.of_all_or_of_one(request, Memory(), KNOWLEDGE)
    assert found and found.text == "Les collectifs d’AMANE partagent trois objectifs essentiels." and found.rest.startswith(rest)
    assert stated.of_all_or_of_one(Request("pnpm.objectifs", request.question), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(("confidence", "said"), [(0.9, True), (0.5, False)])
def test_what_is_surely_asked_for_is_there_by_whatever_name(confidence: float, said: bool) -> None:
    asked = replace(asking("charte", detail="oui_non", text="il y a un reglement"), confidence=confidence)
    found = stated.exists(Request("groupe.charte", asked), Memory(), KNOWLEDGE)
    assert (found.text.startswith("Oui : au fil des rencontres") if found else False) == said
