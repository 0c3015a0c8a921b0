"""What is often asked and not told is known by its words."""

from __future__ import annotations

import pytest

from actions.attributes import ATTRIBUTES, asks_for_beginning, asks_for_meetings, asks_for_own_papers, asks_its_age, asks_to_join, attribute


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("qui la preside", "dirige"),
        ("c est qui le chef", "dirige"),
        ("quel budget annuel", "budget"),
        ("qui la finance", "finance"),
        ("qui coordonne", "coordonne"),
        ("qui prend les decisions", "decide"),
        ("qui a fonde amane", "fondateurs"),
        ("des conseils pour mon fils", "conseils"),
        ("ils sont payes", "payes"),
        ("combien gagne votre directrice", "payes"),
        ("qu est ce qu ils ont gagne", "resultats"),
        ("elles sont payees par l etat", "finance"),
        ("par qui elle est signee", "signataires"),
        ("vous aidez les enfants des rues", "aide"),
        ("elle recoit les migrants", "aide"),
        ("un de ses objectifs prevoit une aide financiere", "aide"),
        ("elle donne de l argent aux migrants", "aide"),
        ("qui donne de l argent a la plateforme", "finance"),
        ("qui donne de l argent aux collectifs", "finance"),
        ("vous recevez une aide financiere de l etat", "finance"),
        ("qui vous verse une aide financiere", "finance"),
        ("il prend en charge les victimes", "aide"),
        ("c est ouvert a tous", "rejoindre"),
        ("qui commande", "dirige"),
        ("c est deductible des impots", "deduction"),
        ("j ai des jouets a donner", "don_nature"),
        ("comment rejoindre ce groupe", "rejoindre"),
        ("et un mail au moins", "mail"),
        ("adresse mail de la pnpm", "mail"),
        ("quelle ville pour le siege", "siege"),
        ("vous etes ou", "siege"),
        ("leur numero de telephone", "telephone"),
        ("la prochaine reunion", "reunions"),
        ("les principaux resultats", "resultats"),
        ("en quelle annee a t elle ete publiee", "publication"),
        ("quand a t elle ete adoptee", "publication"),
        ("elle a ete adoptee", "suites"),
        ("il est en vigueur", "suites"),
        ("elle publie en arabe", "langue"),
        ("signee par qui", "signataires"),
        ("signee quand", "signature"),
        ("je preside une association comment devient on membre du groupe", "rejoindre"),
        ("a quelle date fut elle signee", "signature"),
        ("elle accepte des retraites benevoles", "benevolat"),
        ("combien de salaries ou de benevoles", "personnel"),
        ("elle recrute", "emploi"),
        ("je peux parler a un humain pour une citation", "joindre"),
        ("parler avec un vrai conseiller", "joindre"),
        ("comment s inscrire comme benevole", "benevolat"),
        ("combien de benevoles a la pnpm", "personnel"),
        ("vous avez des offres d emploi", "emploi"),
        ("un stage chez eux", "emploi"),
        ("y a un visuel une affiche a reposter", "visuel"),
        ("il faut signer quelque chose pour en etre", "devoir_signer"),
        ("pourquoi", "raison"),
    ],
)
def test_what_is_asked_is_known_by_its_words(text: str, name: str) -> None:
    found = attribute(text)
    assert found and found.name == name


def test_something_else_has_no_name() -> None:
    assert getattr(attribute("l embauche de petites bonnes"), "name", "") != "emploi"
    assert getattr(attribute("le recrutement d enfants soldats"), "name", "") != "emploi"
    assert getattr(attribute("c est le retour volontaire des migrants"), "name", "") != "benevolat"
    assert attribute("je peux le telecharger sur mon telephone") is None and attribute("le rapport sur le tel") is None
    assert attribute("l un compte autant d associations") is None and attribute("j accompagne des adolescents") is None
    assert attribute("la couleur du ciel") is None and len({one.name for one in ATTRIBUTES}) == len(ATTRIBUTES)


@pytest.mark.parametrize(
    "text", ["elle aide pour les papiers", "j ai besoin d avoir des papiers", "pour ma carte de sejour", "elle s occupe de mes papiers"]
)
def test_papers_of_a_migrant_are_no_documents(text: str) -> None:
    assert asks_for_own_papers(text)


@pytest.mark.parametrize("text", ["les papiers de la pnpm ou les lire", "des papiers sur la pnpm", "le rapport", "leurs papiers de plaidoyer"])
def test_documents_are_no_papers_of_a_migrant(text: str) -> None:
    assert not asks_for_own_papers(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("quand se reunit le groupe", True), ("quand les fondateurs se sont ils reunis", False), ("ils se retrouvent autour de quoi", False)],
)
def test_who_founds_holds_no_meeting(text: str, asks: bool) -> None:
    assert asks_for_meetings(text) is asks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c est recent", True),
        ("amane y est depuis longtemps", True),
        ("le groupe est plus ancien que la cde", False),
        ("c est vieux, ca date de 2009", False),
        ("quels membres", False),
    ],
)
def test_whether_its_age_is_asked(text: str, expected: bool) -> None:
    assert asks_its_age(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("et que faut il faire pour nous y joindre", True),
        ("je voudrais me joindre a eux", True),
        ("comment les joindre", False),
        ("joindre l association", False),
    ],
)
def test_whether_somebody_wants_to_join(text: str, expected: bool) -> None:
    assert asks_to_join(text) is expected


def test_one_that_is_described_is_asked_for_its_beginning_by_its_date() -> None:
    assert asks_for_beginning("la grosse avec les trente assos elle date", described=True)
    assert not asks_for_beginning("geneve je la mets quand", described=True)
    assert not asks_for_beginning("elle date") and asks_for_beginning("elle existe depuis 2015")
