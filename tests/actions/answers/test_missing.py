"""What the page does not tell of a collective is named, then comes what is nearest, or where it may be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answers.missing import BY_A_WORD, missing_reply, of_it, where_to_look
from actions.attributes import ATTRIBUTES
from actions.memory import Memory
from actions.reply import Reply
from knowledge import Collective, Knowledge, load
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE
from tests.knowledge.editing import ADDED, copy_of_the_files

PNPM, GROUP, CDE = KNOWLEDGE.collectifs
# The page was spoken of before.
SPOKEN = Memory(sujets=("collectifs.liste",))
OF_AMANE, OF_CDE = "https://amanemena.org/", "https://www.plateformecdemaroc.com"


def refused(collective: Collective, text: str, kind: str = "attribut_inconnu", detail: str = "", knowledge: Knowledge = KNOWLEDGE) -> Reply:
    return missing_reply(knowledge, collective, kind, asking(kind, text=text, detail=detail), SPOKEN)


@pytest.mark.parametrize(
    ("asked", "of_pnpm", "of_group"),
    [
        ("qui la preside", "qui dirige la PNPM", "qui dirige le groupe de travail"),
        ("comment y adherer", "qui peut rejoindre la PNPM, ni comment le faire", "qui peut rejoindre le groupe de travail, ni comment le faire"),
        ("quel budget", "quel est le budget de la PNPM", "quel est le budget du groupe de travail"),
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
        "La page ne le dit pas pour la Plateforme CDE Maroc. "
    )
    assert refused(PNPM, "combien", "membres").text.startswith("La page ne donne ni le nombre ni la liste des membres de la PNPM. ")


def test_what_it_is_for_is_told_where_that_bears_on_what_is_asked_and_was_not_just_told() -> None:
    for text in ("elle aide pour les papiers", "elle heberge les gens", "ses actions concretes"):
        assert " ; elle dit que celle-ci se consacre à la protection des migrants au Maroc. " in refused(PNPM, text).text
    of_its_goals = refused(GROUP, "ses objectifs", "objectifs").text
    assert of_its_goals.startswith("La page ne donne pas les objectifs du groupe de travail ; elle dit que celui-ci se consacre")
    for collective, asked in ((PNPM, "comment la rejoindre"), (GROUP, "quels resultats"), (CDE, "sa couleur"), (PNPM, "son adresse")):
        assert "elle dit" not in refused(collective, asked).text
    goals = asking("attribut_inconnu", text="elle aide pour les papiers")
    assert "elle dit" not in missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", goals, Memory(vus=("pnpm.objectifs",))).text


@pytest.mark.parametrize(
    ("collective", "asked", "said"),
    [
        (GROUP, "quels sont les resultats de l etude", "quels sont les résultats de l’étude à l’origine du groupe"),
        (GROUP, "qui peut signer la charte", "qui peut signer la charte du groupe de travail, ni comment le faire"),
        (PNPM, "par qui sa charte est signee", "qui a signé la charte"),
        (PNPM, "de quelle annee est ce rapport", "de quand date le rapport annuel"),
        (CDE, "quand a ete adopte le plan d action", "à quelle date remonte la parution du plan d’action"),
    ],
)
def test_the_thing_that_is_asked_about_is_named(collective: Collective, asked: str, said: str) -> None:
    assert refused(collective, asked).text.startswith((f"La page ne dit pas {said}. ", f"La page ne dit pas {said} ; "))


def test_a_question_word_alone_is_answered_of_what_was_told_or_of_whom_it_is_asked() -> None:
    assert refused(CDE, "pourquoi").text.startswith("La page ne le dit pas pour la Plateforme CDE Maroc. ")
    asked = asking("attribut_inconnu", text="en quelle annee", detail="date", reference="courant")
    told = missing_reply(KNOWLEDGE, CDE, "attribut_inconnu", asked, memory=Memory(sujets=("cde.epu",))).text
    assert told.startswith("La page ne donne pas la date de cette présentation. ")
    told = missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", asked, memory=Memory(sujets=("pnpm.documents",))).text
    assert told.startswith("La page ne dit pas de quand date le rapport annuel. ")


def test_where_to_look_is_the_site_of_the_collective_where_its_address_is_known() -> None:
    assert where_to_look(KNOWLEDGE, CDE) == f"Vous trouverez peut-être la réponse sur le site de la Plateforme CDE Maroc : {OF_CDE}"
    # Of a site whose address is not known AMANE's page has the link.
    assert where_to_look(KNOWLEDGE, PNPM, said="La page ne dit pas qui dirige la PNPM.") == (
        f"Vous trouverez peut-être la réponse sur son site, dont le lien est sur la page d’AMANE : {KNOWLEDGE.page.adresse}"
    )
    assert where_to_look(KNOWLEDGE, GROUP) == where_to_look(KNOWLEDGE) and where_to_look(KNOWLEDGE).endswith(f" le site d’AMANE : {OF_AMANE}")


def test_where_to_look_is_told_shorter_after_a_refusal_and_no_more_after_two() -> None:
    refused_once, told, shorter = ("hors_sujet", "qui"), ("membres", "nombre"), "Vous pouvez regarder sur le site"
    assert where_to_look(KNOWLEDGE, CDE, Memory(dits=(refused_once, told))).startswith(f"{shorter} de la Plateforme CDE Maroc : ")
    assert not where_to_look(KNOWLEDGE, CDE, Memory(dits=(refused_once, ("identite", "-"))))
    assert where_to_look(KNOWLEDGE, CDE, Memory(dits=(told, told), sujets=("cde.membres",))).startswith("Vous trouverez")
    # What is refused of a section is remembered by its kind.
    assert where_to_look(KNOWLEDGE, CDE, Memory(dits=(("valeurs", "liste"),), vus=("cde.valeurs", "cde.objectifs"))).startswith(shorter)


def test_the_page_is_that_of_amane_where_it_is_first_spoken_of() -> None:
    asked = asking("attribut_inconnu", text="qui la dirige")
    for memory in (Memory(), Memory(dits=(("salutation", "-"),))):
        said = missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", asked, memory=memory).text
        assert said.startswith("La page d’AMANE ne dit pas qui dirige la PNPM. ")
    said = missing_reply(KNOWLEDGE, PNPM, "attribut_inconnu", asked, memory=SPOKEN).text
    assert said.startswith("La page ne dit pas qui dirige la PNPM. ")


@pytest.mark.parametrize(
    ("text", "detail", "said"),
    [
        ("et quels en sont les resultats", "autre", "La page ne dit pas quels sont les résultats de l’étude à l’origine du groupe. "),
        ("peut on la lire en ligne", "lien", "La page ne donne pas de lien vers l’étude à l’origine du groupe. "),
        ("qui a paye l etude", "qui", "La page ne dit pas qui finance l’étude à l’origine du groupe. "),
        ("qui le finance", "qui", "La page ne dit pas qui finance le groupe de travail. "),
        ("qui en est le coordinateur", "qui", "La page ne dit pas qui coordonne le groupe de travail. "),
        ("est ce que je peux venir aux reunions", "oui_non", "La page ne dit pas quand et où ont lieu les rencontres du groupe de travail. "),
    ],
)
def test_what_is_asked_of_the_thing_just_told_is_refused_of_it(text: str, detail: str, said: str) -> None:
    asked = asking("attribut_inconnu", text=text, detail=detail, reference="courant")
    assert missing_reply(KNOWLEDGE, GROUP, "attribut_inconnu", asked, memory=Memory(sujets=("groupe.origine",))).text.startswith(said)


def test_who_asks_whether_is_told_that_the_page_does_not_say_it() -> None:
    assert refused(GROUP, "y en a t il une a tanger", detail="oui_non").text.startswith("La page ne le dit pas. Vous trouverez")


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
    assert text.startswith("Mes sources ne disent pas qui dirige le Réseau des écoles. ") and "page" not in text
    assert missing_reply(more, network, "valeurs").text.startswith("Mes sources ne le disent pas pour le Réseau des écoles.")
    joined = missing_reply(more, network, "adhesion")
    assert joined.text.startswith("AMANE en est membre.") and (joined.kind, joined.topic) == ("answer", "reseau.adhesion")


def test_what_was_just_told_to_stand_in_a_document_is_looked_for_there() -> None:
    told = Memory(sujets=("cde.epu",))
    question = asking("attribut_inconnu", text="lesquelles", detail="liste", reference="courant")
    lead, *_ = missing_reply(KNOWLEDGE, CDE, "attribut_inconnu", question, told).text.splitlines()
    assert lead.startswith("La page n’en donne pas la liste. Vous pouvez consulter le document")
    # Of what has no document it is only said that nothing is known.
    elsewhere = missing_reply(KNOWLEDGE, GROUP, "attribut_inconnu", question, Memory(sujets=("groupe.fondation",)))
    assert elsewhere.text.startswith("La page ne le dit pas.")


def test_what_it_is_for_bears_on_whom_else_it_may_care_for() -> None:
    asked = asking("attribut_inconnu", detail="oui_non", text="la pnpm s occupe aussi des touristes", collectives=("pnpm",))
    reply = missing_reply(KNOWLEDGE, KNOWLEDGE.collectifs[0], "attribut_inconnu", asked)
    assert "elle dit que la PNPM se consacre à la protection des migrants" in reply.text
