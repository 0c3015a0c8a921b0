"""Of what is asked after a preposition the part that answers stands alone, or first; whose ever it is, and nothing where it is not sure."""

from __future__ import annotations

import pytest

from actions.leads.complements import asked_in, of_a_point, of_a_sentence
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.plan import Request
from knowledge import Knowledge, load
from knowledge.model import Point
from tests.actions.questions import asking

KNOWLEDGE = load()
GOALS, VALUES, SHARED = "pnpm.objectifs", "pnpm.valeurs", "collectifs.objectifs"
CIVIL = "Auprès de la société civile."
AUTHORITIES = "Auprès des autorités et institutions compétentes."
BOTH = "Auprès des autorités et institutions compétentes et auprès de la société civile."
AROUND = "Autour d’une démarche nationale pour contribuer aux initiatives du gouvernement marocain."


def said(topic: str, text: str, told: int | None = None, detail: str = "autre", before: bool = False, knowledge: Knowledge = KNOWLEDGE) -> str:
    memory = Memory(point=() if told is None else (topic, told), sujets=(topic,) if before else ())
    found = lead(Request(topic, asking("objectifs", text=text, detail=detail, reference="courant")), memory, knowledge)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "ils organisent des activites de sensibilisation pour qui", None, CIVIL),
        (GOALS, "la sensibilisation vise quel public", None, CIVIL),
        (GOALS, "aupres de qui", 2, CIVIL),
        (GOALS, "le plaidoyer aupres de qui", None, AUTHORITIES),
        (GOALS, "aupres de qui", 1, AUTHORITIES),
        (GOALS, "a qui", 1, "Aux autorités et institutions compétentes."),
        (GOALS, "elle parle a qui", None, BOTH),
        (GOALS, "elle parle a qui", 3, BOTH),
        (GOALS, "l echange c est entre qui et qui", None, "Entre les acteurs de la société civile"),
        (GOALS, "une expertise en quoi", None, "Dans les domaines spécifiques liés à la protection des migrants au Maroc : développer"),
        (GOALS, "expertise dans quels domaines", None, "Dans les domaines spécifiques"),
        (GOALS, "l expertise dans quelle langue", None, "Le quatrième objectif"),
        (GOALS, "dans quels domaines elle agit", None, "Le quatrième objectif"),
        (VALUES, "contre quoi elle lutte", None, "Contre toutes les formes de discrimination et de violence, notamment"),
        (VALUES, "pourquoi ils listent autant de choses", 1, "La deuxième valeur"),
        (SHARED, "pression sur qui", None, "Sur les États."),
        (GOALS, "respect de quoi", 1, "Des droits des migrants."),
        (GOALS, "une expertise de quoi", 3, "Dans les domaines spécifiques liés à la protection des migrants au Maroc."),
        # « De ces enfants » says no more without what stands before.
        (SHARED, "rehabilitation de quoi", 1, "Le deuxième objectif est de faire pression"),
        (SHARED, "rehabilitation de qui", 1, "Les enfants vulnérables ou survivants de violences, notamment sexuelles."),
        (SHARED, "ok et pour quels gosses", 1, "Les enfants vulnérables ou survivants de violences, notamment sexuelles."),
        (SHARED, "pour quoi", 1, "Pour que les infrastructures nécessaires à la prise en charge"),
    ],
)
def test_of_a_point(topic: str, text: str, told: int | None, begins: str) -> None:
    assert said(topic, text, told, "qui" if "qui" in text.split() else "pourquoi" if text.startswith("pourquoi") else "autre").startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text", "answer"),
    [
        ("groupe.origine", "l etude portait sur quoi", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.origine", "etude de qui", "AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("groupe.origine", "sur quel sujet", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.origine", "l etude a debouche sur quoi", ""),
        ("groupe.origine", "une etude portant sur quoi et menee avec qui", ""),
        ("groupe.origine", "l etude sur la violence sexuelle a abouti a quoi", ""),
        ("cde.ppipem", "ils se sont mis d accord pour quoi", "Pour contribuer à la formulation du plan d’action de la PPIPEM."),
        ("cde.ppipem", "contribuer a quoi", "À la formulation du plan d’action de la PPIPEM."),
        ("cde.fondation", "les initiatives de qui", "Du gouvernement marocain."),
        ("groupe.origine", "une etude de quoi", "Sur la violence sexuelle à l’encontre des enfants au Maroc."),
        ("groupe.charte", "un mecanisme de quoi", "De collaboration."),
        ("cde.fondation", "elle est reunie autour de quoi", AROUND),
    ],
)
def test_of_a_section(topic: str, text: str, answer: str) -> None:
    found = said(topic, text, before=True, detail="qui" if text.endswith("qui") else "autre")
    assert found == answer if answer else not found.startswith(("Sur", "À l’encontre"))


def test_where_a_document_is_read_stays_its_link() -> None:
    assert said("cde.documents", "on trouve ca sur quelle page", detail="lien").startswith("Voici le site")


def test_a_confirmation_is_not_what_it_is_for() -> None:
    assert said("cde.ppipem", "ce plan de 2015 c est pour quoi faire au juste", detail="pourquoi").partition(" ")[0] != "Oui"


def test_of_a_collective_added_tomorrow() -> None:
    point = Point(texte="Former des éducateurs auprès des écoles rurales, en faveur de la lecture.", titre="la formation")
    pattern = KNOWLEDGE.collectifs[0]
    section = pattern.rubriques["objectifs"].model_copy(update={"points": (point, *pattern.rubriques["objectifs"].points[3:])})
    study = KNOWLEDGE.collectifs[1].rubriques["origine"].model_copy(
        update={"introduction": "Le réseau Lire est né d’une enquête sur les bibliothèques, en 2020. Elle est à lire.", "evenement": None}
    )
    new = pattern.model_copy(update={"id": "lire", "rubriques": {**pattern.rubriques, "objectifs": section, "origine": study}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert said("lire.objectifs", "elle parle a qui", knowledge=knowledge).startswith("Auprès des écoles rurales : former des éducateurs")
    assert said("lire.origine", "l enquete porte sur quoi", knowledge=knowledge) == "Sur les bibliothèques."


def test_what_a_point_is_for_by_its_first_purpose() -> None:
    assert said(SHARED, "dans quel but", 2, "pourquoi").startswith("Pour mettre en place des stratégies nationales concertées et globales : créer")


def test_what_stands_once_needs_no_word_before_it() -> None:
    assert said("cde.presentation", "ils sont regroupes autour de quoi") == AROUND
    beginning = said("groupe.origine", "a la suite de quoi a t il ete cree")
    assert beginning.startswith("À la suite d’une étude") and "CNDH" in beginning
    assert not said("pnpm.documents", "sur quoi", before=True).startswith("Sur")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("aupres de qui", True),
        ("ca porte sur quoi", True),
        ("dans quels domaines", True),
        ("entre qui et qui", True),
        ("sur quoi et qui l a faite", False),
        ("a qui que ce soit", False),
        ("quoi", False),
        ("la charte du groupe", False),
    ],
)
def test_what_is_asked_after_a_preposition(text: str, asks: bool) -> None:
    assert (asked_in(text) is not None) is asks


@pytest.mark.parametrize(
    ("text", "point", "parts"),
    [
        ("aupres de qui", "Former des jurys auprès des écoles, en faveur de la lecture.", ["auprès des écoles"]),
        ("en faveur de quoi", "Former des jurys auprès des écoles, en faveur de la lecture.", ["en faveur de la lecture"]),
        ("entre qui", "Le lien entre les villes qui lisent, pour la paix.", ["entre les villes qui lisent, pour la paix"]),
        ("pour quoi", "Ouvrir des lieux pour lire, afin de grandir.", ["pour lire"]),
        ("pour quoi", "Réunir ceux qui agissent pour la paix.", []),
        ("dans quelle langue", "Former dans les écoles.", []),
        ("dans quelles ecoles", "Former dans les écoles.", ["dans les écoles"]),
        ("sur quoi", "Agir sur la loi et sur la ville.", ["sur la loi et sur la ville", "sur la ville"]),
    ],
)
def test_parts_of_a_point(text: str, point: str, parts: list[str]) -> None:
    asked = asked_in(text)
    assert asked and [one.text for one in of_a_point(point, asked)] == parts


def test_a_part_of_a_sentence_ends_with_its_clause_unless_it_stands_once() -> None:
    said = "Le réseau est né à la suite d’une enquête (2020) sur la lecture, faite par le cercle."
    on_what, after_what = asked_in("sur quoi"), asked_in("a la suite de quoi")
    assert on_what and after_what
    (found,) = of_a_sentence(said, on_what)
    assert (found.text, found.before) == ("sur la lecture", "enquete")
    against = asked_in("contre quoi")
    assert against and [one.text for one in of_a_sentence("Le groupe « Lutte contre le froid » réunit dix villes.", against)] == ["contre le froid"]
    assert [one.text for one in of_a_sentence(said, after_what)] == ["à la suite d’une enquête sur la lecture, faite par le cercle"]
