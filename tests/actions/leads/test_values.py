"""One value of a section is told in the first sentence, also for a collective that staff adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.leads import acronyms, places, values
from actions.leads.answered import Teller
from actions.memory import Memory
from actions.request import Request
from knowledge import Knowledge, load
from knowledge.text import plain
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE
from tests.knowledge.editing import ADDED, copy_of_the_files, edit

SUMMED_UP = "lors de l’Examen Périodique Universel, ses principales préoccupations, résumées dans un document que l’on peut consulter."


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = copy_of_the_files(Path(tmp_path_factory.mktemp("more")) / "knowledge")
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    return load(folder)


def told(teller: Teller, topic: str, text: str = "", knowledge: Knowledge = KNOWLEDGE) -> str | None:
    found = teller(Request(topic, asking("choisir", text=plain(text))), Memory(), knowledge)
    return found.text if found else None


@pytest.mark.parametrize(
    ("teller", "topic", "text", "said"),
    [
        (values.how_many, "groupe.membres", "", "Le groupe de travail réunit aujourd’hui onze associations marocaines."),
        (values.how_many, "cde.membres", "", "La Plateforme CDE Maroc regroupe une trentaine d’associations."),
        (values.how_many, "cde.presentation", "", "La Plateforme CDE Maroc regroupe une trentaine d’associations."),
        (
            values.how_many, "cde.membres", "combien d hopitaux participent a la cde",
            "La page ne compte que des associations : la Plateforme CDE Maroc regroupe une trentaine d’associations.",
        ),
        (values.how_many, "cde.membres", "combien d assos", "La Plateforme CDE Maroc regroupe une trentaine d’associations."),
        (
            values.how_many, "pnpm.objectifs", "",
            "Quatre objectifs : l’échange d’informations, le plaidoyer, la sensibilisation et le développement d’une expertise.",
        ),
        (
            values.how_many, "collectifs.objectifs", "",
            "Trois objectifs essentiels : la protection juridique des enfants, la pression sur les États "
            "pour la prise en charge et la réhabilitation, et des stratégies nationales pour un environnement protecteur.",
        ),
        (values.how_many, "groupe.charte", "", None),
        (
            values.on_what_day, "groupe.charte", "",
            "C’est en décembre 2015 que le groupe de travail a élaboré une charte et un mécanisme de collaboration.",
        ),
        (
            values.on_what_day, "cde.ppipem", "adoptee en quelle annee",
            "La page ne le dit pas ; elle dit qu’en 2015, un rassemblement d’associations s’est mis d’accord pour contribuer à la "
            "formulation du plan d’action de la PPIPEM.",
        ),
        (
            places.where, "pnpm.adhesion", "dans quelle ville est elle nee",
            "La page ne le dit pas ; elle dit qu’AMANE fait partie de la PNPM depuis la constitution de cette plateforme, en 2009.",
        ),
        (values.on_what_day, "pnpm.presentation", "", "C’est en 2009 que la PNPM a été constituée, et AMANE en fait partie depuis."),
        (values.on_what_day, "cde.fondation", "", "En juin 2017, selon le site de la plateforme ; la page d’AMANE ne donne pas de date."),
        (
            values.on_what_day, "groupe.origine", "elle date de quand",
            "La page ne le dit pas ; elle dit qu’en novembre 2014, cinq associations, dont AMANE, ont fondé le groupe de travail.",
        ),
        (values.on_what_day, "groupe.origine", "avec qui", None),
        (places.where, "cde.epu", "", f"À Genève : la plateforme a pu présenter, {SUMMED_UP}"),
        (places.where, "pnpm.presentation", "ou est basee la pnpm", None),
        (places.where, "pnpm.presentation", "seulement a rabat", None),
        (values.who, "groupe.origine", "", "AMANE, en partenariat avec l’UNICEF et le CNDH."),
        (values.who, "groupe.origine", "avec quels partenaires", "Avec l’UNICEF et le CNDH."),
        (values.who, "groupe.fondation", "", "Le groupe fondateur comptait cinq associations, dont AMANE, en novembre 2014."),
        (values.names, "groupe.fondation", "leurs noms", "La page ne nomme qu’AMANE, sur cinq associations en tout."),
        (values.who, "cde.membres", "", None),
        (values.names, "cde.membres", "", "La page ne donne pas les noms."),
        (places.link, "groupe.origine", "", "La page ne donne pas de lien vers l’étude à l’origine du groupe."),
        (places.link, "groupe.fondation", "", None),
        (
            acronyms.meaning, "groupe.membres", "le sigle",
            "La page ne lui donne pas de sigle ; son nom complet est "
            "« Groupe de travail “Lutte contre les violences sexuelles à l’égard des enfants” ».",
        ),
        (
            acronyms.meaning, "groupe.presentation", "son nom complet",
            "Son nom complet est « Groupe de travail “Lutte contre les violences sexuelles à l’égard des enfants” ».",
        ),
        (
            acronyms.meaning, "cde.ppipem", "ca veut dire quoi ppipem",
            "PPIPEM veut dire « Politique Publique Intégrée de Protection de l’Enfance au Maroc ».",
        ),
    ],
)
def test_a_value_is_the_first_sentence(teller: Teller, topic: str, text: str, said: str | None) -> None:
    assert told(teller, topic, text) == said


@pytest.mark.parametrize(("last", "text", "said"), [
    (("fondation", "date"), "combien etaient elles a cette date", "cinq"),
    (("fondation", "tout"), "et ce jour la", "cinq"),
    # How many there were when the charter was made nobody says.
    (("charte", "date"), "le nombre de membres a l epoque", "onze"),
    (("membres", "liste"), "combien a l epoque", "onze"),
    (("fondation", "date"), "combien sont elles", "onze"),
    (("fondation", "qui"), "elles sont combien a ce jour dans le groupe", "onze"),
])  # fmt: skip
def test_how_many_there_were_at_the_date_just_told(last: tuple[str, str], text: str, said: str) -> None:
    found = values.how_many(Request("groupe.membres", asking("membres", detail="nombre", text=text)), Memory("groupe", dits=(last,)), KNOWLEDGE)
    assert found and said in found.text


def test_a_link_that_is_filled_in_is_given_and_the_page_no_more(tmp_path: Path) -> None:
    assert "amanemena.org" in str(told(values.names, "groupe.membres"))
    folder = copy_of_the_files(tmp_path / "knowledge")
    edit(folder, "{titre: La liste des membres, adresse: null}", '{titre: Liste des membres, adresse: "https://exemple.ma/liste"}')
    found = values.names(Request("groupe.membres", asking("membres")), Memory(), load(folder))
    assert found and found.text == "La liste se lit ici." and "exemple.ma/liste" in str(found.blocks)
    assert told(places.link, "groupe.membres", knowledge=load(folder)) == "Voici le lien (liste des membres) : https://exemple.ma/liste"


UNSAID = "Mes sources ne le disent pas ; elles disent que le réseau réunit douze écoles."


@pytest.mark.parametrize(
    ("teller", "topic", "text", "said"),
    [
        (values.how_many, "reseau.membres", "", "Le réseau réunit douze écoles."),
        (values.how_many, "alliance.membres", "", "L’Alliance réunit deux associations, Bayti et Insaf."),
        (values.on_what_day, "alliance.fondation", "", "Le 3 mai 2021, selon le site de l’alliance ; la page d’AMANE ne donne pas de date."),
        (values.on_what_day, "reseau.membres", "depuis quand", UNSAID),
        (places.where, "alliance.fondation", "", "À Fès : l’Alliance a été fondée, le 3 mai 2021, par AMANE et Bayti, avec l’UNICEF."),
        (values.who, "alliance.fondation", "", "AMANE et Bayti, en partenariat avec l’UNICEF."),
        (values.names, "alliance.membres", "", "Bayti et Insaf."),
        (places.link, "alliance.charte", "", "Voici le lien (charte de l’alliance) : https://exemple.ma/charte"),
        (
            acronyms.meaning, "alliance.presentation", "adr ca veut dire quoi",
            "ADR veut dire « Alliance des droits et des régions » : elle se consacre aux droits de l’enfant dans les régions.",
        ),
    ],
)
def test_a_collective_that_is_added_is_answered_by_its_values(more: Knowledge, teller: Teller, topic: str, text: str, said: str) -> None:
    assert told(teller, topic, text, more) == said


def test_a_narrow_question_gets_few_words() -> None:
    topics = [f"{one.id}.{name}" for one in KNOWLEDGE.collectifs for name in one.rubriques]
    for teller in (values.how_many, values.on_what_day, places.where, values.who, places.link, acronyms.meaning):
        for topic in topics:
            found = teller(Request(topic, asking("choisir", text="quand ou qui sigle")), Memory(), KNOWLEDGE)
            assert not found or found.whole or len(f"{found.text} {found.rest}".split()) <= 90


def test_names_that_are_not_given_come_with_where_to_look() -> None:
    found = values.names(Request("cde.membres", asking("membres")), Memory(), KNOWLEDGE)
    assert found and found.rest.endswith("https://www.plateformecdemaroc.com")


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.fondation", "la cde date de quand", "En juin 2017, selon le site de la plateforme ; la page d’AMANE ne donne pas de date."),
        ("cde.fondation", "depuis quand", "Depuis juin 2017, selon le site de la plateforme ; la page"),
        ("cde.fondation", "depuis quand amane y est", "La page ne le dit pas ; elle dit qu’AMANE a contribué à la fondation"),
        ("cde.fondation", "votre plateforme elle date de quand", "En juin 2017, selon le site de la plateforme ; la page"),
        ("cde.fondation", "votre adhesion date de quand", "La page ne le dit pas ; elle dit qu’AMANE a contribué à la fondation"),
        ("pnpm.adhesion", "la pnpm elle existe depuis quand", "La PNPM existe depuis 2009."),
        ("groupe.fondation", "il existe depuis quand", "Le groupe de travail existe depuis novembre 2014."),
    ],
)
def test_a_birth_is_no_joining(topic: str, text: str, begins: str) -> None:
    found = values.on_what_day(Request(topic, asking("adhesion", detail="date", text=text), (topic.partition(".")[0],)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_who_is_asked_whether_he_has_a_date_of_birth_is_not_asked_since_when_he_is_there() -> None:
    question = asking("adhesion", detail="date", text="disposez vous de la date de constitution de la plateforme")
    found = values.on_what_day(Request("cde.fondation", question), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("En juin 2017, selon le site de la plateforme")


def test_since_when_amane_is_there_is_told_by_what_tells_of_amane() -> None:
    asked = asking("adhesion", detail="date", text="et depuis quand amane en fait partie")
    found = values.on_what_day(Request("pnpm.adhesion", asked, ("pnpm",)), Memory(), KNOWLEDGE)
    assert found and found.text == "AMANE fait partie de la PNPM depuis la constitution de cette plateforme, en 2009."


@pytest.mark.parametrize(
    ("teller", "text", "begins"),
    [
        (values.who, "c ki", "La page ne cite pas les noms"),
        (values.why_unnamed, "pourquoi vous les citez pas", "La page ne cite pas les noms"),
    ],
)
def test_who_they_are_is_asked_of_how_many_just_told(teller: Teller, text: str, begins: str) -> None:
    asked = Request("groupe.membres", asking("membres", text=text, detail="qui", reference="courant"))
    found = teller(asked, Memory(sujets=("groupe.membres",)), KNOWLEDGE)
    assert found and found.text.startswith(begins)
    assert teller(asked, Memory(sujets=("groupe.charte",)), KNOWLEDGE) is None


def test_who_says_why_he_asks_is_told_no_names() -> None:
    says = Request("groupe.membres", asking("membres", text="je vais vous dire pourquoi je demande", detail="pourquoi", reference="courant"))
    assert values.why_unnamed(says, Memory(sujets=("groupe.membres",)), KNOWLEDGE) is None


def test_what_stands_in_a_document_is_looked_for_there_once_its_section_was_told() -> None:
    asked = Request("cde.epu", asking("epu", text="mais encore quelles preoccupations", detail="liste"))
    found = values.listed_in_its_document(asked, Memory(sujets=("cde.epu",)), KNOWLEDGE)
    assert found and found.text == "La page n’en donne pas la liste." and found.rest.startswith("Vous pouvez consulter le document")
    assert values.listed_in_its_document(asked, Memory(), KNOWLEDGE) is None
    of_members = Request("groupe.membres", asking("membres", detail="liste"))
    assert values.listed_in_its_document(of_members, Memory(sujets=("groupe.membres",)), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.fondation", "quel jour exactement", "La page ne donne pas le jour, seulement le mois : c’est en novembre 2014 que cinq"),
        ("groupe.charte", "la date exacte svp", "La page ne donne pas le jour, seulement le mois : c’est en décembre 2015 que le groupe de travail"),
        ("cde.ppipem", "quel mois", "La page ne donne que l’année : c’est en 2015 qu’un rassemblement"),
        ("pnpm.adhesion", "il me faut le jour", "La page ne donne que l’année : c’est en 2009 que"),
        ("groupe.fondation", "quel mois", "C’est en novembre 2014 que"),
        ("groupe.fondation", "du jour au lendemain ou quand", "C’est en novembre 2014 que"),
        # Where another site dates it, its date is told.
        ("cde.fondation", "quel jour", "En juin 2017, selon le site de la plateforme"),
    ],
)
def test_a_finer_date_than_the_page_gives(topic: str, text: str, said: str) -> None:
    assert (told(values.on_what_day, topic, text) or "").startswith(said)


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("cde.fondation", "qui a fonde cette plateforme", "AMANE a contribué à sa fondation ; la page ne cite aucun autre nom."),
        ("groupe.fondation", "et ce groupe qui l a fonde", "Le groupe fondateur comptait cinq associations, dont AMANE, en novembre 2014."),
        ("cde.fondation", "quel collectif a ete fonde par amane", None),
    ],
)
def test_who_founded_the_platform_or_the_group(topic: str, text: str, said: str | None) -> None:
    assert told(values.who, topic, text) == said


@pytest.mark.parametrize(
    ("topic", "text", "tells"),
    [
        ("cde.epu", "et c est quoi ces preoccupations", True),
        ("cde.epu", "quelles sont les principales preoccupations", True),
        # The document itself, and of what holds no document.
        ("cde.epu", "c est quoi ce document", False),
        ("cde.epu", "c est quoi l epu", False),
        ("groupe.origine", "c est quoi cette etude", False),
    ],
)
def test_what_stands_in_a_document_is_not_listed(topic: str, text: str, tells: bool) -> None:
    asked = Request(topic, asking("epu", text=text, detail="sens", reference="courant"))
    found = values.what_stands_there(asked, Memory(sujets=(topic,)), KNOWLEDGE)
    assert (found is not None and found.text == "La page n’en donne pas la liste.") is tells


def test_those_who_founded_with_others_are_counted_without_these() -> None:
    asked = asking("fondation", detail="nombre", text="avec combien d autres associations")
    found = values.how_many(Request("groupe.fondation", asked), Memory(), KNOWLEDGE)
    every = values.how_many(Request("groupe.membres", asked), Memory(), KNOWLEDGE)
    assert found and found.text == "Avec AMANE, quatre autres associations." and every and "uatre" not in every.text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("le groupe qui l a lance", "Le groupe fondateur comptait cinq"),
        ("qui a lance l etude", "AMANE, en partenariat"),
        ("qui l a faite", "AMANE, en"),
    ],
)
def test_who_founded_it_is_told_by_its_creation_whatever_was_read(text: str, begins: str) -> None:
    found = values.who(Request("groupe.origine", asking("origine", detail="qui", text=text)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_who_did_it_and_with_whom_is_told_of_both() -> None:
    asked = asking("origine", detail="qui", text="cette etude qui l a conduite et avec quels partenaires")
    found = values.who(Request("groupe.origine", asked), Memory(), KNOWLEDGE)
    assert found and found.text == "AMANE, en partenariat avec l’UNICEF et le CNDH."


def test_with_whom_somebody_writes_is_not_with_whom_it_was_done() -> None:
    text = "j ai eu une reunion avec des parents qui l a initie en realite"
    asked = asking("origine", detail="qui", text=text, asides=("j ai eu une reunion avec des parents",))
    found = values.who(Request("groupe.origine", asked), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("AMANE")
