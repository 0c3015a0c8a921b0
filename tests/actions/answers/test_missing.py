"""What the page does not tell of a collective is named, then comes what is nearest, or where it may be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answers.missing import BY_A_WORD, missing_reply, of_it, where_to_look
from actions.attributes import ATTRIBUTES
from actions.reply import Reply
from knowledge import Collective, Knowledge, load
from tests.actions.questions import asking
from tests.knowledge.editing import ADDED, copy_of_the_files

KNOWLEDGE = load()
PNPM, GROUP, CDE = KNOWLEDGE.collectifs
OF_AMANE, OF_CDE = "https://amanemena.org/", "https://www.plateformecdemaroc.com"


def refused(
    collective: Collective, text: str, kind: str = "attribut_inconnu", near: str = "", detail: str = "", knowledge: Knowledge = KNOWLEDGE
) -> Reply:
    return missing_reply(knowledge, collective, kind, asking(kind, text=text, detail=detail), near)


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
        reply = refused(collective, asked)
        said = f"La page ne dit pas {named}"
        assert reply.kind == "fallback" and reply.text.startswith((f"{said}. ", f"{said} ; ")) and reply.buttons


def test_what_has_no_name_names_the_collective_and_a_list_is_named_by_its_kind() -> None:
    assert refused(CDE, "sa couleur").text.startswith(
        "La page ne répond pas à cette question sur la Plateforme CDE Maroc. "
    )
    assert refused(PNPM, "combien", "membres").text.startswith("La page ne donne pas le nombre ni la liste des membres de la PNPM. ")


def test_the_nearest_thing_is_told_in_one_sentence_and_no_definition_where_nothing_is_near() -> None:
    text = refused(PNPM, "elle aide pour les papiers").text
    assert "elle dit seulement que depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations, " in text
    assert "Plateforme Nationale" not in refused(PNPM, "son adresse").text


def test_what_is_told_beside_a_refusal_is_something_that_is_given() -> None:
    of_its_goals = refused(GROUP, "ses objectifs", "objectifs").text
    assert of_its_goals.startswith("La page ne donne pas les objectifs du groupe de travail ; elle dit seulement que celui-ci se consacre")
    text = refused(CDE, "elle regroupe des ecoles", near="cde.membres").text
    assert "elle dit seulement que la Plateforme CDE Maroc regroupe une trentaine d’associations. " in text


def test_what_has_nothing_to_do_with_what_is_asked_or_was_just_told_is_not_told() -> None:
    for collective, asked, near in ((PNPM, "comment la rejoindre", ""), (GROUP, "quels resultats", ""), (CDE, "sa couleur", "cde.membres")):
        assert "elle dit" not in refused(collective, asked, near=near).text
    goals = asking("attribut_inconnu", text="elle aide pour les papiers")
    assert "elle dit" not in missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", goals, lately=("pnpm.objectifs",)).text


@pytest.mark.parametrize(
    ("collective", "asked", "said"),
    [
        (GROUP, "quels sont les resultats de l etude", "quels sont les résultats de l’étude à l’origine du groupe"),
        (GROUP, "qui peut signer la charte", "qui a signé ou peut signer la charte du groupe de travail"),
        (PNPM, "par qui sa charte est signee", "qui a signé ou peut signer la charte"),
        (PNPM, "de quelle annee est ce rapport", "de quand date le rapport annuel"),
        (CDE, "quand a ete adopte le plan d action", "à quelle date remonte la parution du plan d’action"),
    ],
)
def test_the_thing_that_is_asked_about_is_named(collective: Collective, asked: str, said: str) -> None:
    assert refused(collective, asked).text.startswith((f"La page ne dit pas {said}. ", f"La page ne dit pas {said} ; "))


def test_a_question_word_alone_is_answered_of_what_was_told_or_of_whom_it_is_asked() -> None:
    assert refused(CDE, "pourquoi").text.startswith("La page ne répond pas à cette question sur la Plateforme CDE Maroc. ")
    asked = asking("attribut_inconnu", text="en quelle annee", detail="date", reference="courant")
    told = missing_reply(KNOWLEDGE, CDE, "attribut_inconnu", asked, lately=("cde.epu",)).text
    assert told.startswith("La page ne donne pas la date de cette présentation. ")
    told = missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", asked, lately=("pnpm.documents",)).text
    assert told.startswith("La page ne dit pas de quand date le rapport annuel. ")


def test_where_to_look_is_the_site_of_the_collective_where_its_address_is_known() -> None:
    assert where_to_look(KNOWLEDGE, CDE).endswith(f"site de la Plateforme CDE Maroc le dit peut-être : {OF_CDE}")
    # Of a site whose address is not known AMANE's page has the link.
    assert where_to_look(KNOWLEDGE, PNPM) == (
        f"La page web de la PNPM le dit peut-être ; son lien est sur cette page : {KNOWLEDGE.page.adresse}"
    )
    assert where_to_look(KNOWLEDGE, GROUP) == where_to_look(KNOWLEDGE) and where_to_look(KNOWLEDGE).endswith(f" : {OF_AMANE}")


def test_who_asks_whether_is_told_that_the_page_does_not_say_it_and_who_asks_for_the_content_that_it_is_not_given() -> None:
    assert refused(GROUP, "y en a t il une a tanger", detail="oui_non").text.startswith("La page ne le dit pas. Le site")
    told = refused(GROUP, "et sa charte elle impose quoi", near="groupe.charte", detail="tout").text
    assert told.startswith("La charte peut être consultée, mais la page n’en détaille pas le contenu. ")


def test_every_thing_that_may_be_asked_has_its_words() -> None:
    for one in ATTRIBUTES:
        for name in ("la PNPM", "le groupe de travail", "AMANE"):
            if one.name in BY_A_WORD:
                continue
            said = of_it(one.name, name, "la charte")
            assert said and not {"de le ", "à le ", "{"} & {part for part in ("de le ", "à le ", "{") if part in said}


def test_of_a_collective_told_elsewhere_nothing_is_said_of_the_page(tmp_path: Path) -> None:
    folder = copy_of_the_files(tmp_path / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    more = load(folder)
    network = more.collectifs[3]
    text = refused(network, "qui le preside", knowledge=more).text
    assert text.startswith("Mes sources ne disent pas qui dirige le Réseau des écoles, ") and "page" not in text
    assert missing_reply(more, network, "valeurs").text.startswith("Mes sources ne répondent pas à cette question sur le Réseau des écoles.")
    joined = missing_reply(more, network, "adhesion")
    assert joined.text.startswith("AMANE en est membre.") and (joined.kind, joined.topic) == ("answer", "reseau.adhesion")
