"""A claim is held against the values: a right one is never « non », a wrong one never « oui », and what is not known is neither."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.leads import claims
from actions.memory import Memory
from actions.request import Request
from knowledge.text import plain
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

AT_GENEVA = (
    "la Plateforme CDE Maroc a pu présenter à Genève, lors de l’Examen Périodique Universel, ses principales préoccupations, "
    "résumées dans un document que l’on peut consulter."
)
FOUNDERS = "le groupe fondateur comptait cinq associations, dont AMANE, en novembre 2014"
JOINED = "c’est en 2009 que la PNPM a été constituée, et AMANE en fait partie depuis"
MEMBERS = "le groupe de travail réunit aujourd’hui onze associations marocaines"
VALUES = "les signataires de la charte de la PNPM adhèrent à trois valeurs, selon lesquelles ils veulent agir ensemble"
FOUNDED = "c’est en novembre 2014 que cinq associations, dont AMANE, ont fondé le groupe de travail"
PLAN = "c’est en 2015 qu’un rassemblement d’associations s’est mis d’accord pour contribuer à la formulation du plan d’action de la PPIPEM"
CHARTER = "c’est en décembre 2015 que le groupe de travail a élaboré une charte et un mécanisme de collaboration"


def told(topic: str, text: str, confidence: float = 1.0) -> str | None:
    found = claims.claimed(Request(topic, asking("choisir", confidence, text=plain(text))), Memory(), KNOWLEDGE)
    return found.text if found else None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.membres", "ils sont quinze dans le groupe non", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "votre groupe la onze associations c est bien ca hein", f"Oui : {MEMBERS}."),
        ("groupe.fondation", "le groupe onze associations cree en 2014", f"Pour le nombre, oui : {MEMBERS}."),
        ("groupe.fondation", "groupe fonde en 2014 par onze associations", f"Non : {FOUNDERS}."),
        ("pnpm.adhesion", "constituee en 2009 avec amane des le depart", f"Oui : {JOINED}."),
        ("groupe.membres", "les onze c est confirme", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "les douze c est exact", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("cde.membres", "la trentaine c est officiel", "Oui : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        ("groupe.membres", "c est 11 c est ca", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "il y a 15 membres dans le groupe", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        # Of what is claimed beside the number or the date no yes is said.
        ("groupe.membres", "onze associations internationales", f"Pour le nombre, oui : {MEMBERS}."),
        ("groupe.membres", "onze associations marocaines", f"Oui : {MEMBERS}."),
        ("pnpm.adhesion", "creee en 2009 par amane", f"Pour la date, oui : {JOINED}."),
        ("pnpm.adhesion", "c est vous qui l avez montee en 2009", f"Pour la date, oui : {JOINED}."),
        ("pnpm.adhesion", "vous y etes depuis 2009", f"Oui : {JOINED}."),
        ("groupe.fondation", "amane a fonde le groupe en 2014", f"Oui : {FOUNDED}."),
        ("pnpm.valeurs", "trois valeurs dont la paix", f"Pour le nombre, oui : {VALUES}."),
        (
            "cde.ppipem",
            "plan 2015 il parle ecole",
            "Pour la date, oui : c’est en 2015 qu’un rassemblement d’associations s’est mis d’accord pour contribuer à la formulation du plan"
            " d’action de la PPIPEM.",
        ),
        # A word that the section says itself asks for nothing else.
        ("cde.ppipem", "le plan d action c est 2015", f"Oui : {PLAN}."),
        ("cde.ppipem", "le plan d action c est 2014", f"Non : {PLAN}."),
        ("cde.ppipem", "le budget du plan en 2015", None),
        ("groupe.membres", "ils sont toujours cinq", f"Non : {MEMBERS}."),
        ("groupe.membres", "ils sont encore cinq", f"Non : {MEMBERS}."),
        ("pnpm.objectifs", "les objectif il sont 3 pareil", "Non : depuis 2009, la PNPM poursuit quatre objectifs."),
        ("groupe.membres", "une douzaine alors", "Oui, à peu près : onze associations marocaines."),
        ("groupe.fondation", "cinq au depart je ne me trompe pas", f"Oui : {FOUNDERS}."),
        ("groupe.membres", "une dizaine d assos", "Oui, à peu près : onze associations marocaines."),
        ("groupe.membres", "plus de dix associations", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("pnpm.objectifs", "pnpm 2009 quatre objectifs trois valeurs", "Oui : depuis 2009, la PNPM poursuit quatre objectifs."),
        (
            "pnpm.objectifs",
            "pnpm 2012 quatre objectifs trois valeurs",
            "Non : c’est en 2009 que la PNPM a été constituée, et AMANE en fait partie depuis.",
        ),
        ("groupe.fondation", "votre groupe de travail date bien de 2015", f"Non : {FOUNDED}."),
        ("groupe.fondation", "le groupe est ne en 2015", f"Non : {FOUNDED}."),
        ("groupe.membres", "moins de dix associations", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.fondation", "ils etaient cinq au debut", f"Oui : {FOUNDERS}."),
        ("groupe.fondation", "elles etaient deja onze au debut", f"Non : {FOUNDERS}."),
        ("groupe.fondation", "onze donc depuis toujours onze", f"Non : {FOUNDERS}."),
        ("groupe.membres", "elles sont onze depuis toujours", f"Non : {FOUNDERS}."),
        ("groupe.membres", "ca a toujours ete onze", f"Non : {FOUNDERS}."),
        ("groupe.membres", "elles sont toujours onze", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "onze associations des l origine", f"Non : {FOUNDERS}."),
        ("groupe.fondation", "elles etaient deja 11 en 2014", f"Non : {FOUNDERS}."),
        ("groupe.membres", "onze assos en 2014 right", f"Non : {FOUNDERS}."),
        ("groupe.membres", "en 2014 elles etaient onze", f"Non : {FOUNDERS}."),
        ("groupe.fondation", "onze membres fondateurs", f"Non : {FOUNDERS}."),
        ("groupe.membres", "onze et toutes fondatrices", f"Non : {FOUNDERS}."),
        ("groupe.membres", "5 at the start 12 now", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "au depart six et aujourd hui onze", f"Non : {FOUNDERS}."),
        ("groupe.fondation", "5 assos nov 2014 12 ajd", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.charte", "5 assos nov 2014 11 ajd charte dec 2016", f"Non : {CHARTER}."),
        (
            "pnpm.valeurs", "ah bon trois et les valeurs alors c est quatre",
            "Non : les signataires de la charte de la PNPM adhèrent à trois valeurs, selon lesquelles ils veulent agir ensemble.",
        ),
        ("groupe.membres", "a sa creation ils etaient cinq", f"Oui : {FOUNDERS}."),
        ("groupe.fondation", "onze membres", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("cde.membres", "trente associations", "Oui : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        ("cde.membres", "30 assos pile", "La page ne le précise pas : elle dit « une trentaine d’associations »."),
        ("groupe.membres", "onze associations exactement", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("cde.membres", "33 associations", "La page ne le précise pas : elle dit « une trentaine d’associations »."),
        ("cde.membres", "douze associations", "Non : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        (
            "pnpm.valeurs",
            "les valeurs sont au nombre de 4 exact",
            "Non : les signataires de la charte de la PNPM adhèrent à trois valeurs, selon lesquelles ils veulent agir ensemble.",
        ),
        ("pnpm.objectifs", "quatre buts", "Oui : depuis 2009, la PNPM poursuit quatre objectifs."),
        ("groupe.charte", "sa charte 2016", f"Non : {CHARTER}."),
        ("groupe.charte", "dec 2015", f"Oui : {CHARTER}."),
        ("groupe.charte", "le 4 decembre 2015", f"La page ne le précise pas : elle dit « {CHARTER} »."),
        ("cde.fondation", "fondee en 2017", "Oui : c’était en juin 2017, selon le site de la plateforme."),
        ("cde.ppipem", "pour cde 2015 c est la creation", "Non : c’était en juin 2017, selon le site de la plateforme."),
        ("cde.epu", "c est vrai que c etait a geneve", f"Oui : {AT_GENEVA}"),
        ("cde.epu", "c est a paris non", f"Non : {AT_GENEVA}"),
        ("cde.epu", "c etait a vienne", f"Non : {AT_GENEVA}"),
        ("cde.epu", "en autriche", f"Non : {AT_GENEVA}"),
        ("cde.epu", "vous etes certains que c etait a geneve", f"Oui : {AT_GENEVA}"),
        ("cde.epu", "elle est allee en suisse donc", f"Oui : {AT_GENEVA}"),
        ("cde.epu", "c etait aux etats unis", f"Non : {AT_GENEVA}"),
        ("cde.epu", "c est au maroc", f"Non : {AT_GENEVA}"),
        ("cde.epu", "ils sont alles a l etranger aussi non", f"Oui : {AT_GENEVA}"),
        # What numbers a question or a page counts nothing.
        ("cde.membres", "page 2 une vingtaine d associations", "Non : la Plateforme CDE Maroc regroupe une trentaine d’associations."),
        ("groupe.membres", "question 3 combien de membres onze", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("cde.epu", "new york me paraissait plus vraisemblable", f"Non : {AT_GENEVA}"),
    ],
)
def test_what_is_claimed(topic: str, text: str, said: str) -> None:
    assert told(topic, text) == said


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.membres", "ils sont onze n est ce pas", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.charte", "la charte est de 2014 pas vrai", f"Non : {CHARTER}."),
        # What it is not is no denial of what it is; who is said to be right said that.
        ("groupe.membres", "c est bien onze pas douze", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "c est bien douze pas onze", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("groupe.membres", "il a raison pour onze", "Oui : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        (
            "pnpm.adhesion",
            "la pnpm a bien ete constituee en 2011 n est ce pas",
            "Non : c’est en 2009 que la PNPM a été constituée, et AMANE en fait partie depuis.",
        ),
    ],
)
def test_a_question_added_to_what_is_claimed_denies_nothing(topic: str, text: str, said: str) -> None:
    assert told(topic, text) == said


@pytest.mark.parametrize("text", ["la charte du groupe de travail date de 2014", "elle est datee de 2014", "cette charte date bien de janvier 2015"])
def test_a_date_that_is_said_is_a_claim_where_one_that_is_asked_for_is_none(text: str) -> None:
    asked = Request("groupe.charte", asking("charte", text=text, detail="date"))
    found = claims.without_asking(asked, Memory(), KNOWLEDGE)
    assert found and found.text == f"Non : {CHARTER}."
    asks = replace(asked, question=replace(asked.question, text="la date de la charte 2015"))
    assert claims.without_asking(asks, Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("groupe.membres", "les onze ont une charte"),
        ("groupe.membres", "elles ont 15 ans"),
        ("groupe.membres", "n y en a t il pas onze"),
        ("groupe.membres", "le groupe de 2014 compte douze ecoles"),
        ("groupe.fondation", "onze titulaires au debut"),
        ("groupe.membres", "le groupe de 2014 compte onze associations"),
        ("groupe.fondation", "c est le 5 rue des ecoles"),
        ("groupe.fondation", "c est le 4 eux"),
        ("groupe.fondation", "dans les deux alors"),
        ("cde.ppipem", "adoptee en 2015"),
        ("pnpm.documents", "12"),
        ("hors_sujet", "12 associations"),
    ],
)
def test_what_nobody_knows_is_about_it_is_left_alone(topic: str, text: str) -> None:
    assert told(topic, text) is None


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("cde.epu", "elle represente le gouvernement a geneve"),
        ("cde.epu", "elle a rencontre le roi a geneve"),
        ("cde.epu", "elle a rencontre un ministre en suisse"),
        ("pnpm.adhesion", "amane en est presidente depuis 2009"),
        ("groupe.membres", "ils sont onze salaries"),
    ],
)
def test_more_than_the_value_is_not_agreed_to(topic: str, text: str) -> None:
    assert told(topic, text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4 objetcifs et 3 valuers juste", "Oui : depuis 2009, la PNPM poursuit quatre objectifs."),
        ("trois objectifs et quatre valeurs", "Non : quatre objectifs et trois valeurs."),
        (
            "4 objectifs et 5 valeurs",
            "Non : les signataires de la charte de la PNPM adhèrent à trois valeurs, selon lesquelles ils veulent agir ensemble.",
        ),
    ],
)
def test_each_number_is_held_against_what_its_noun_counts(text: str, said: str) -> None:
    assert told("pnpm.objectifs", text) == said


@pytest.mark.parametrize("about", [{"collectives": ("pnpm",)}, {"themes": (KNOWLEDGE.collectifs[0].themes[0].nom,)}])
def test_what_is_said_of_another_collective_is_not_agreed_to(about: dict[str, tuple[str, ...]]) -> None:
    question = asking("choisir", text="a geneve", **about)  # type: ignore[arg-type]
    assert claims.claimed(Request("cde.epu", question), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("et le groupe quinze", "Non : le groupe de travail réunit aujourd’hui onze associations marocaines."),
        ("et combien en tout plus de dix", None),
    ],
)
def test_a_number_without_a_question_word_is_a_claim(text: str, said: str | None) -> None:
    found = claims.without_asking(Request("groupe.membres", asking("membres", text=text)), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("la charte c est 2014 ou 2015", "date"),
        ("onze ou trente associations", "nombre"),
        ("vous avez dit 11 assos ou bien 30", "nombre"),
        ("ca date de 2009 ou de 2010", "date"),
        ("en 2009 ou apres", ""),
        ("une ou plusieurs", ""),
    ],
)
def test_which_of_two_numbers_or_dates_is_no_claim(text: str, detail: str) -> None:
    assert claims.either(text) == detail


@pytest.mark.parametrize(
    ("topic", "text", "dated"),
    [
        ("groupe.fondation", "5 au depart 11 aujourd hui", False),
        ("groupe.fondation", "5 assos nov 2014 11 ajd", False),
        ("groupe.membres", "au debut cinq et maintenant onze", False),
        ("groupe.charte", "5 assos nov 2014 11 ajd charte dec 2015", True),
    ],
)
def test_several_claims_are_right_where_each_is(topic: str, text: str, dated: bool) -> None:
    found = claims.claimed(Request(topic, asking("membres", text=text)), Memory(), KNOWLEDGE)
    assert found
    assert found.text == f"Oui : {FOUNDERS}."
    assert "Le groupe de travail réunit aujourd’hui onze associations marocaines." in found.rest
    assert ("décembre 2015" in found.rest) is dated


def test_what_one_sentence_tells_is_not_told_again() -> None:
    found = claims.claimed(Request("groupe.fondation", asking("fondation", text="cinq au depart novembre 2014")), Memory(), KNOWLEDGE)
    assert found and (found.text, found.rest) == (f"Oui : {FOUNDERS}.", "")


def test_abroad_is_a_place_and_nobody_who_came_from_there() -> None:
    migrants = KNOWLEDGE.collectifs[0].themes[0].nom
    found = claims.claimed(Request("cde.epu", asking("epu", text="donc c etait a l etranger", themes=(migrants,))), Memory(), KNOWLEDGE)
    assert found
    assert found.text == f"Oui : {AT_GENEVA}"


BOTH = "onze associations marocaines aujourd’hui, cinq associations au départ, en novembre 2014."


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        # A number that counts something else at another time: what it counts, and no where the verb says when.
        ("groupe.fondation", "c etait onze", f"Non : {BOTH}"),
        ("groupe.membres", "ils sont 5", f"Non : {BOTH}"),
        ("groupe.membres", "ah bon cinq", f"O{BOTH[1:]}"),
        ("groupe.membres", "j ai 5 dans la case membres", f"Non : {MEMBERS}."),
        # What is denied is wrong, or is so.
        ("groupe.membres", "pas douze", f"Non : {MEMBERS}."),
        ("groupe.membres", "pas onze", f"Si : {MEMBERS}."),
        ("cde.epu", "pas a new york", f"Non : {AT_GENEVA}"),
        # What is counted by no name that the page has.
        ("pnpm.objectifs", "quatre bulles cinq bulles", None),
        ("groupe.fondation", "donc quatre autres", f"Oui : {FOUNDERS}."),
        ("groupe.fondation", "et trois autres", f"Non : {FOUNDERS}."),
        ("groupe.fondation", "5 o debut", f"Oui : {FOUNDERS}."),
        # A date beside a number is that of the beginning, unless it says when there were so many.
        ("groupe.membres", "onze assos depuis 2009", f"Non : {FOUNDED}."),
        ("groupe.membres", "onze assos en 2016", None),
    ],
)
def test_a_number_or_date_of_another_time_is_told_with_its_own(topic: str, text: str, said: str | None) -> None:
    assert told(topic, text) == said


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.membres", "onze ou cinq decidez vous", f"O{BOTH[1:]}"),
        ("groupe.fondation", "le groupe cinq ou onze", f"O{BOTH[1:]}"),
        ("pnpm.objectifs", "quatre ou trois", "Quatre objectifs et trois valeurs."),
        ("groupe.charte", "la charte signee en 2014 ou 2015", f"C{CHARTER[1:]}."),
        # Of two numbers that are both so, each with its time, whatever is asked of them.
        ("groupe.membres", "on m a dit cinq d autres onze", f"O{BOTH[1:]}"),
        ("groupe.membres", "cinq au depart onze aujourd hui", None),
        ("groupe.membres", "onze ou douze", None),
        ("pnpm.objectifs", "trois objectifs ou quatre", None),
    ],
)
def test_of_two_values_the_right_one_or_both_are_told(topic: str, text: str, said: str | None) -> None:
    found = claims.one_of_two(Request(topic, asking("choisir", text=plain(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("quil a eu lieu a new york", f"Non : {AT_GENEVA}"), ("c etait a geneve", f"Oui : {AT_GENEVA}"), ("a geneve ils ont presente quoi", None)],
)
def test_a_place_that_is_said_is_a_claim_however_it_was_read(text: str, said: str | None) -> None:
    found = claims.without_asking(Request("cde.epu", asking("epu", text=text, detail="qui")), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


def test_what_stands_beside_a_claim_is_none() -> None:
    """« Ah oui, 2014 c'est le groupe. La charte c'est bien 2015 ? »"""
    for beside, asked in (("ah oui 2014 c est le groupe", "la charte c est bien 2015"), ("oups oui 2014", "elle c est decembre 2015")):
        question = asking("charte", text=f"{beside} {asked}", detail="oui_non", asides=(beside,))
        found = claims.claimed(Request("groupe.charte", question), Memory(), KNOWLEDGE)
        assert found and found.text == f"Oui : {CHARTER}."
    question = asking("charte", text="signee en 2014 c est vrai", detail="oui_non", asides=("signee en 2014",))
    found = claims.claimed(Request("groupe.charte", question), Memory(), KNOWLEDGE)
    assert found is None or found.text.startswith("Non")


def test_what_is_told_beside_a_claim_denies_nothing_of_it() -> None:
    asked = asking("fondation", text="verif avant antenne le groupe fonde par cinq associations vrai", asides=("verif avant antenne",))
    found = claims.claimed(Request("groupe.fondation", asked), Memory(), KNOWLEDGE)
    assert found and found.text == f"Oui : {FOUNDERS}."


def test_a_number_of_somebody_else_is_none_of_a_list() -> None:
    assert told("pnpm.valeurs", "et l age mon pere il a 80") is None
    assert told("pnpm.valeurs", "elle a cinq valeurs") == f"Non : {VALUES}." == told("pnpm.valeurs", "il y en a cinq")


def test_a_date_is_that_of_the_thing_named_and_not_of_a_creation_spoken_of_beside_it() -> None:
    assert told("groupe.charte", "la charte est contemporaine de la creation 2014") == f"Non : {CHARTER}."
    assert told("groupe.charte", "la creation du groupe c est 2014") == f"Oui : {FOUNDED}."


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("cde.fondation", "la plateforme nee autour de la convention de 1989 la date de sa creation est sur votre page"),
        ("groupe.membres", "votre groupe de onze c est contre le travail des enfants"),
        ("cde.ppipem", "le plan d action de 2015 a t il ete applique"),
    ],
)
def test_a_number_or_a_date_that_only_says_which_is_meant_is_no_claim(topic: str, text: str) -> None:
    assert told(topic, text) is None
