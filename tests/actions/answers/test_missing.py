"""What the page does not tell of a collective is named, then comes what is nearest, or where it may be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answers.missing import missing_reply, of_it, where_to_look
from actions.attributes import ATTRIBUTES
from knowledge import load
from tests.knowledge.editing import ADDED, copy_of_the_files

KNOWLEDGE = load()
PNPM, GROUP, CDE = KNOWLEDGE.collectifs
OF_AMANE, OF_CDE = "https://amanemena.org/", "https://www.plateformecdemaroc.com"


@pytest.mark.parametrize(
    ("asked", "of_pnpm", "of_group"),
    [
        ("qui la preside", "qui dirige la PNPM, ni qui prend les décisions", "qui dirige le groupe de travail, ni qui prend les décisions"),
        ("comment y adherer", "comment rejoindre la PNPM", "comment rejoindre le groupe de travail"),
        ("quel budget", "qui finance la PNPM, ni avec quel budget", "qui finance le groupe de travail, ni avec quel budget"),
        ("son mail", "à quelle adresse écrire à la PNPM", "à quelle adresse écrire au groupe de travail"),
        ("quel est son statut juridique", "quel est le statut de la PNPM", "quel est le statut du groupe de travail"),
    ],
)
def test_the_thing_asked_is_named_with_whose_it_is(asked: str, of_pnpm: str, of_group: str) -> None:
    for collective, named in ((PNPM, of_pnpm), (GROUP, of_group)):
        reply = missing_reply(KNOWLEDGE, collective, "attribut_inconnu", asked)
        refused = f"La page ne dit pas {named}"
        assert reply.kind == "fallback" and reply.text.startswith((f"{refused}. ", f"{refused} ; ")) and reply.buttons


def test_what_has_no_name_names_the_collective_and_a_list_is_named_by_its_kind() -> None:
    assert missing_reply(KNOWLEDGE, CDE, "attribut_inconnu", "sa couleur").text.startswith(
        "La page ne répond pas à cette question sur la Plateforme CDE Maroc. "
    )
    assert missing_reply(KNOWLEDGE, PNPM, "membres", "combien").text.startswith("La page ne donne pas le nombre ni la liste des membres de la PNPM. ")


def test_the_nearest_thing_is_told_in_one_sentence_and_no_definition_where_nothing_is_near() -> None:
    text = missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", "elle aide pour les papiers").text
    assert "elle dit seulement que depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations, " in text
    assert "Plateforme Nationale" not in missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", "son adresse").text


def test_what_is_told_beside_a_refusal_is_something_that_is_given() -> None:
    of_its_goals = missing_reply(KNOWLEDGE, GROUP, "objectifs", "ses objectifs").text
    assert of_its_goals.startswith("La page ne donne pas les objectifs du groupe de travail ; elle dit seulement que le groupe de travail se")
    for asked in ("le gouvernement les a reconnus", "la page les nomme"):
        text = missing_reply(KNOWLEDGE, CDE, "attribut_inconnu", asked, near="cde.membres").text
        assert "elle dit seulement que la Plateforme CDE Maroc regroupe une trentaine d’associations. " in text


def test_where_to_look_is_the_site_of_the_collective_where_its_address_is_known() -> None:
    assert where_to_look(KNOWLEDGE, CDE).endswith(f"site de la Plateforme CDE Maroc le dit peut-être : {OF_CDE}")
    assert where_to_look(KNOWLEDGE, PNPM) == where_to_look(KNOWLEDGE) and where_to_look(KNOWLEDGE).endswith(f" : {OF_AMANE}")


def test_every_thing_that_may_be_asked_has_its_words() -> None:
    for one in ATTRIBUTES:
        for name in ("la PNPM", "le groupe de travail", "AMANE"):
            said = of_it(one.name, name)
            assert said and not {"de le ", "à le ", "{"} & {part for part in ("de le ", "à le ", "{") if part in said}


def test_of_a_collective_told_elsewhere_nothing_is_said_of_the_page(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    more = load(folder)
    network = more.collectifs[3]
    text = missing_reply(more, network, "attribut_inconnu", "qui le preside").text
    assert text.startswith("Mes sources ne disent pas qui dirige le Réseau des écoles, ") and "page" not in text
    assert missing_reply(more, network, "valeurs").text.startswith("Mes sources ne répondent pas à cette question sur le Réseau des écoles.")
    joined = missing_reply(more, network, "adhesion")
    assert joined.text.startswith("AMANE en est membre.") and (joined.kind, joined.topic) == ("answer", "reseau.adhesion")
