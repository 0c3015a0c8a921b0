"""One point of a list is told alone, whoever asks for it and however."""

from __future__ import annotations

import re

import pytest

from actions.leads import items
from actions.leads.dispatch import lead
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

GOALS, VALUES, SHARED = "pnpm.objectifs", "pnpm.valeurs", "collectifs.objectifs"


def said(topic: str, detail: str, text: str, told: int | None = None, knowledge: Knowledge = KNOWLEDGE) -> str:
    memory = Memory() if told is None else Memory(point=(topic, told))
    found = lead(Request(topic, asking("objectifs", detail=detail, text=fold(text))), memory, knowledge)
    return f"{found.text} {found.rest}".strip() if found else ""


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        (GOALS, "le 3e", "Le troisième objectif de la PNPM est d’organiser des activités de sensibilisation"),
        (GOALS, "n°2", "Le deuxième objectif de la PNPM est de faire du plaidoyer"),
        (GOALS, "vous pouvez détailler le troisième point ?", "Le troisième objectif de la PNPM est d’organiser des activités de sensibilisation"),
        (VALUES, "pas le 3, le 1er", "La première valeur de la PNPM est l’universalité"),
        (GOALS, "4", "Le quatrième objectif de la PNPM est de développer une expertise"),
        (SHARED, "et le dernier ?", "Le troisième objectif est de créer des dynamiques"),
        (VALUES, "la 1ère", "La première valeur de la PNPM est l’universalité"),
        (VALUES, "celle du milieu", "La deuxième valeur de la PNPM est la lutte"),
        (GOALS, "l'avant-dernier", "Le troisième objectif de la PNPM est d’organiser"),
        (GOALS, "le cinquième", "Il n’y en a que quatre. Le quatrième objectif est de développer"),
        (SHARED, "le 4", "Il n’y en a que trois. Le troisième objectif est de créer"),
    ],
)
def test_by_its_place(topic: str, text: str, begins: str) -> None:
    assert said(topic, "element:rang", text).startswith(begins)


def test_a_few_by_their_places() -> None:
    found = lead(Request(GOALS, asking("objectifs", detail="element:rang", text="les deux derniers")), Memory(), KNOWLEDGE)
    assert found and found.text == "Ce sont la sensibilisation et le développement d’une expertise." and found.point == 3
    assert [line.partition(" est ")[0] for block in found.blocks for line in block.lines()] == ["Le troisième objectif", "Le quatrième objectif"]


@pytest.mark.parametrize(
    ("detail", "text", "told", "begins"),
    [
        ("element:suivant", "suivant", 0, "Le deuxième objectif"),
        ("element:suivant", "suivant", None, "Le premier objectif"),
        ("element:suivant", "les deux suivants", 0, "Ce sont le plaidoyer et la sensibilisation."),
        ("element:suivant", "les trois prochains", 2, "Le quatrième objectif"),
        ("element:precedent", "les 2 précédents", 3, "Ce sont le plaidoyer et la sensibilisation."),
        ("element:suivant", "et après le 2 ?", 3, "Le troisième objectif"),
        ("element:suivant", "ensuite ?", 3, "C’était le quatrième objectif, et il n’y en a que quatre."),
        ("element:precedent", "celui d'avant", 2, "Le deuxième objectif"),
        ("element:precedent", "celui d'avant", 0, "C’était le premier objectif : il n’y en a pas d’autre avant."),
        ("element:contenu", "et juste avant dans la liste, il y a quoi", 1, "Le premier objectif"),
        ("element:precedent", "celui d'avant", None, "Depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations"),
    ],
)
def test_beside_another(detail: str, text: str, told: int | None, begins: str) -> None:
    found = said(GOALS, detail, text, told)
    assert found.startswith(begins) and bool(found) == bool(begins)


def test_the_point_of_another_list_is_not_the_one_before() -> None:
    memory = Memory(point=(VALUES, 1))
    found = lead(Request(GOALS, asking("objectifs", detail="element:suivant", text="suivant")), memory, KNOWLEDGE)
    assert found and found.text.startswith("Le premier objectif")


@pytest.mark.parametrize(
    ("text", "told", "begins"),
    [
        ("lequel parle de sensibilisation", None, "Le troisième objectif"),
        ("il est en quelle position ?", 2, "C’est le troisième des quatre objectifs : organiser"),
        ("c'est lequel ?", 0, "Le premier objectif"),
        ("lequel parle de football ?", None, "Aucun des quatre objectifs n’en parle directement ; les voici : l’échange d’informations"),
    ],
)
def test_by_what_it_speaks_of(text: str, told: int | None, begins: str) -> None:
    found = said(GOALS, "element:contenu", text, told)
    assert found.startswith(begins) and bool(found) == bool(begins)


def test_of_one_point_the_same_is_told_again() -> None:
    assert said(GOALS, "pour_qui", "pour quoi faire ?", told=2).startswith("Le troisième objectif")
    assert said(GOALS, "encore", "plus simplement svp", told=2).startswith("Le troisième objectif")
    # The list by its noun is the whole list.
    assert said(GOALS, "encore", "redites moi ces objectifs", told=2).startswith("Depuis 2009, la PNPM poursuit quatre objectifs : l’échange")
    assert said(GOALS, "encore", "redites svp").startswith("Depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations")


def test_a_place_in_words_is_read_whatever_the_detail() -> None:
    asked = asking("objectifs", detail="tout", text="et les deux premiers points", ordinals=(0, 1), reference="courant")
    told = lead(Request(GOALS, asked), Memory(), KNOWLEDGE)
    assert told and told.text == "Ce sont l’échange d’informations et le plaidoyer."
    assert said(SHARED, "tout", "le dernier m'échappe, pourriez-vous y revenir ?").startswith("Le troisième objectif")
    of_a_collective = asking("objectifs", detail="tout", text="la premiere ses objectifs", ordinals=(0,))
    found = lead(Request(GOALS, of_a_collective), Memory(), KNOWLEDGE)
    assert found and found.point is None and found.text.startswith("Depuis 2009, la PNPM poursuit quatre objectifs :")


def test_every_point_of_every_list_is_found_by_its_place_and_by_its_own_words() -> None:
    for topic, points in ((GOALS, 4), (VALUES, 3), (SHARED, 3)):
        for place in range(points):
            by_place = said(topic, "element:rang", f"le {place + 1}")
            assert by_place == said(topic, "element:contenu", re.split(" est (?:de |d’)?", by_place)[1])


def test_a_whole_list_begins_with_its_titles() -> None:
    found = lead(Request(GOALS, asking("objectifs", detail="tout", text="ses objectifs")), Memory(), KNOWLEDGE)
    assert found and found.whole and found.text == (
        "Depuis 2009, la PNPM poursuit quatre objectifs :"
        " l’échange d’informations, le plaidoyer, la sensibilisation et le développement d’une expertise."
    )


def test_in_a_talk_about_it_a_list_needs_no_name_unless_somebody_greets() -> None:
    for greets, begins in ((False, "Quatre objectifs : "), (True, "Depuis 2009, la PNPM poursuit quatre objectifs : ")):
        asked = asking("objectifs", detail="liste", text="ses objectifs", greets=greets)
        found = lead(Request(GOALS, asked), Memory(sujets=("pnpm.presentation",)), KNOWLEDGE)
        assert found and found.text.startswith(begins)


def test_what_the_text_is_that_a_list_stands_in_is_told_with_whose_it_is() -> None:
    for text in ("c'est quoi la charte", "c'est quoi la charte de la pnpm", "les valeurs de la charte"):
        assert said(VALUES, "tout", text).startswith("Les signataires de la charte de la PNPM adhèrent à trois valeurs : ")


def test_whose_list_it_is_is_told_where_the_question_does_not_name_it() -> None:
    asked = asking("objectifs", detail="tout", reference="description", text="celle des migrants elle veut quoi")
    found = lead(Request(GOALS, asked), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("Depuis 2009, la PNPM poursuit quatre objectifs : l’échange d’informations, le plaidoyer")


@pytest.mark.parametrize(
    ("topic", "detail", "text", "reference", "told", "begins"),
    [
        (GOALS, "element:contenu", "qui fait de la sensibilisation", "aucun", None, "C’est la PNPM, dont le troisième objectif est d’organiser"),
        (VALUES, "element:contenu", "laquelle défend le handicap", "tous", None, "C’est la PNPM, dont la deuxième valeur est "),
        (VALUES, "element:contenu", "laquelle parle du handicap", "courant", None, "La deuxième valeur de la PNPM est la lutte"),
        (GOALS, "qui", "et former, sensibiliser, qui le fait", "aucun", None, "C’est la PNPM, dont le troisième objectif est "),
        (GOALS, "qui", "entre qui et qui", "courant", 0, "Entre les acteurs de la société civile"),
        (GOALS, "qui", "auprès de qui", "courant", 1, "Auprès des autorités et institutions compétentes."),
        (GOALS, "liste", "quels objectifs", "courant", None, "Depuis 2009, la PNPM poursuit quatre objectifs : "),
        (GOALS, "liste", "ses objectifs pour les migrants", "courant", None, "Depuis 2009, la PNPM poursuit quatre objectifs : "),
        (SHARED, "nombre", "c'est le numéro combien", "courant", 1, "C’est le deuxième des trois objectifs essentiels : faire pression"),
        (GOALS, "nombre", "combien en tout", "courant", 1, "Quatre objectifs"),
        (SHARED, "element:rang", "mieux comment", "tous", 1, "Le deuxième objectif est de faire pression"),
        (SHARED, "element:rang", "c'est fini ou il en reste", "tous", 1, "Les deux autres : "),
        (VALUES, "autre", "et les deux autres", "courant", 1, "Les deux autres : l’universalité des droits humains et la légitimité"),
        (SHARED, "pourquoi", "pourquoi ne pas agir seule", "tous", None, "Pour poursuivre, dans une démarche collective, trois objectifs"),
        (SHARED, "pourquoi", "pourquoi vous agissez a plusieurs", "tous", 1, "Pour poursuivre, dans une démarche collective, trois objectifs"),
        (SHARED, "pourquoi", "pour obtenir quoi", "courant", 1, "Qu’ils assurent les infrastructures"),
    ],
)
def test_as_it_was_read(topic: str, detail: str, text: str, reference: str, told: int | None, begins: str) -> None:
    memory = Memory() if told is None else Memory(point=(topic, told))
    found = lead(Request(topic, asking("objectifs", detail=detail, text=fold(text), reference=reference)), memory, KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("topic", "detail", "text", "told", "begins"),
    [
        (
            SHARED, "encore", "rien d'autre", 1,
            "Les deux autres : la protection juridique des enfants et des stratégies nationales pour un environnement protecteur.",
        ),
        (GOALS, "autre", "il veut quoi, à part échanger", None, "Les trois autres : le plaidoyer, la sensibilisation et le développement"),
        (GOALS, "element:rang", "sauf le 2 et le 3", None, "Les deux autres : l’échange d’informations et le développement"),
        (SHARED, "tout", "les deux autres, brièvement", 1, "Les deux autres : la protection juridique"),
        (SHARED, "liste", "c koi les 2 autre", 0, "Les deux autres : la pression sur les États"),
        (SHARED, "liste", "les deux autres, brièvement", 1, "Les deux autres : la protection juridique des enfants et des"),
        (SHARED, "element:rang", "celui qui commence par « Renforcer »", None, "Le premier objectif"),
        (GOALS, "autre", "et cinq ?", 3, "Il n’y en a que quatre."),
        (GOALS, "pour_qui", "c vers les gens ou les assos", 2, "Voici le troisième objectif : organiser"),
        (SHARED, "encore", "dites-le d'autre façon", 1, "Le deuxième objectif"),
        (GOALS, "element:rang", "il en reste un que vous n'avez pas dit", 1, "Les trois autres :"),
        (GOALS, "oui_non", "et le troisième c'est pareil non", 1, "Le troisième objectif de la PNPM est d’organiser"),
        (VALUES, "element:rang", "phrase complète pour citer", 0, "La première valeur de la PNPM est l’universalité"),
        (GOALS, "sens", "qu'entend la PNPM par sensibilisation", None, "Dans la langue de tous les jours, « sensibilisation » veut dire"),
        (GOALS, "element:contenu", "l'objectif où on développe", None, "Le quatrième objectif de la PNPM est de développer"),
        (SHARED, "element:contenu", "et pour soigner les enfants après", None, "Le deuxième objectif"),
        (SHARED, "element:contenu", "et les enfants", None, "Les collectifs d’AMANE partagent trois objectifs essentiels :"),
    ],
)
def test_going_on_from_a_point(topic: str, detail: str, text: str, told: int | None, begins: str) -> None:
    assert said(topic, detail, text, told).startswith(begins)


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "c'est le but numéro combien ?", 0, "C’est le premier des quatre objectifs : faciliter l’échange"),
        (GOALS, "cé le combientiem", 0, "C’est le premier des quatre objectifs : "),
        (GOALS, "quel est son rang ?", 0, "C’est le premier des quatre objectifs : "),
        (GOALS, "c'est lequel des quatre ?", 1, "C’est le deuxième des quatre objectifs : "),
        (GOALS, "c lobjectif combien", 0, "C’est le premier des quatre objectifs : "),
        (GOALS, "c le kantième point chez eux", None, "Depuis 2009, la PNPM poursuit quatre objectifs."),
        (GOALS, "et l'expertise, c'est le combientième ?", 0, "C’est le quatrième des quatre objectifs : développer une expertise"),
        (SHARED, "c'est quel point de la liste ?", 0, "C’est le premier des trois objectifs essentiels : renforcer"),
        (SHARED, "même point ou le suivant ?", 1, "C’est le deuxième des trois objectifs essentiels : faire pression"),
        (VALUES, "ça vient de qui cette phrase", 1, "Les signataires de la charte de la PNPM adhèrent à trois valeurs, selon"),
        (VALUES, "dans quoi c'est écrit", 1, "Les signataires de la charte de la PNPM adhèrent à trois valeurs, selon"),
        (VALUES, "c'est la charte de qui ça", 1, "Les signataires de la charte de la PNPM adhèrent à trois valeurs, selon"),
        (VALUES, "sur quel document s'appuient ces valeurs", 1, "Les signataires de la charte de la PNPM adhèrent à trois valeurs, selon"),
        (VALUES, "dans quoi c'est écrit", None, "Les signataires de la charte de la PNPM adhèrent à trois valeurs"),
        (VALUES, "« La légitimité du droit international » ça vient de quelle charte ?", None, "Les signataires de la charte"),
        (GOALS, "« Organiser des activités de sensibilisation » c'est tiré d'où", None, "Depuis 2009, la PNPM poursuit quatre objectifs."),
    ],
)
def test_however_it_was_read(topic: str, text: str, told: int | None, begins: str) -> None:
    for detail in ("autre", "element:contenu"):
        assert said(topic, detail, text, told).startswith(begins)


def test_who_is_asked_of_a_goal_of_all_is_said_by_that_goal() -> None:
    assert said(SHARED, "qui", "et qui doit payer ?", 1).startswith("Le deuxième objectif est de faire pression sur les États")
    assert said(SHARED, "qui", "qui y prend part").startswith("AMANE mène son plaidoyer dans une démarche collective")
    assert said(SHARED, "element:rang", "c'est quoi le 2, je l'ai oublié").startswith("Le deuxième objectif est de faire pression")


@pytest.mark.parametrize(
    ("topic", "text", "told", "begins"),
    [
        (GOALS, "et juste après le plaidoyer ?", 3, "Le troisième objectif"),
        (GOALS, "un mégaphone ok. et après", 1, "Le troisième objectif"),
        (SHARED, "puis un autre", 2, "C’était le troisième objectif, et il n’y en a que trois."),
    ],
)
def test_words_that_are_quoted_decide_which_is_next(topic: str, text: str, told: int, begins: str) -> None:
    assert said(topic, "element:suivant", text, told).startswith(begins)


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("groupe.origine", "qui", "et le deuxième, c'est qui ?", "C’est le CNDH (Conseil national des droits de l’Homme)."),
        ("groupe.origine", "sens", "c'est quoi le 1er sigle", "C’est l’UNICEF (Fonds des Nations unies pour l’enfance)."),
    ],
)
def test_of_names_just_told_one_is_told_by_its_place(topic: str, detail: str, text: str, begins: str) -> None:
    partners = Memory(collectif="groupe", sujets=("groupe.origine",), dits=(("origine", "qui"),))
    found = lead(Request(topic, asking("origine", detail=detail, text=fold(text), reference="courant")), partners, KNOWLEDGE)
    assert found and found.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("il a mis echange plaidoyer et sensibilisation il manque quoi", "Le quatrième objectif de la PNPM est de développer une expertise"),
        ("celui qu il a zappe il a dit plaidoyer sensibilisation expertise", "Le premier objectif de la PNPM est de faciliter"),
        ("il a oublie le plaidoyer", None),
    ],
)
def test_of_several_that_are_named_the_one_forgotten_is_told(text: str, begins: str | None) -> None:
    told = items.all_but(Request("pnpm.objectifs", asking("objectifs", detail="autre", text=text)), Memory(), KNOWLEDGE)
    assert told.text.startswith(begins) if told and begins else told is None and begins is None


def test_the_one_whose_title_is_named_is_told_and_not_the_whole_list() -> None:
    assert said(GOALS, "tout", "ils font quoi comme sensibilisation").startswith("Le troisième objectif de la PNPM est d’organiser")
    assert said(GOALS, "tout", "leurs objectifs de sensibilisation").startswith("Depuis 2009, la PNPM poursuit quatre objectifs")
    assert said(GOALS, "tout", "ils font quoi pour les migrants").startswith("Depuis 2009, la PNPM poursuit quatre objectifs")
    assert said(SHARED, "tout", "ils font quoi pour la protection").startswith("Les collectifs d’AMANE partagent trois objectifs")


def test_whose_it_is_is_said_where_nothing_before_says_it() -> None:
    def told(memory: Memory, **named: tuple[str, ...]) -> str:
        found = lead(Request(VALUES, asking("valeurs", detail="element:rang", text="la troisieme", **named)), memory, KNOWLEDGE)
        return found.text if found else ""

    assert told(Memory()).startswith("La troisième valeur de la PNPM est ")
    assert told(Memory(sujets=(VALUES,))).startswith("La troisième valeur est ")
    assert told(Memory(), collectives=("pnpm",)).startswith("La troisième valeur est ")


@pytest.mark.parametrize(
    ("detail", "text", "told", "begins"),
    [
        ("encore", "une autre !!", 0, "La deuxième valeur de la PNPM est"),
        ("encore", "donnez-m'en une autre", 1, "La troisième valeur de la PNPM est"),
        ("oui_non", "et les deux autres, de valeurs ?", 1, "Les deux autres : l’universalité des droits humains et la légitimité du droit"),
    ],
)
def test_another_is_another_point(detail: str, text: str, told: int, begins: str) -> None:
    assert said(VALUES, detail, text, told).startswith(begins)


def test_places_just_after_a_number_are_no_number() -> None:
    told = lead(Request(VALUES, asking("valeurs", detail="nombre", text="les deux premieres")), Memory(sujets=(VALUES,)), KNOWLEDGE)
    assert told and told.text.startswith("Ce sont l’universalité des droits humains et la lutte contre")
    many = lead(Request(VALUES, asking("valeurs", detail="nombre", text="les deux premieres sur combien")), Memory(sujets=(VALUES,)), KNOWLEDGE)
    assert many and many.text.startswith("Trois valeurs")


def test_who_says_whose_point_was_meant_is_told_that_of_the_same_place() -> None:
    just_told = Memory(point=(SHARED, 2), dits=(("objectifs_communs", "element:rang"),), sujets=(SHARED,))
    asked = asking("objectifs", detail="element:rang", text="pnpm pardon", collectives=("pnpm",))
    found = lead(Request(GOALS, asked, ("pnpm",)), just_told, KNOWLEDGE)
    assert found and found.point == 2 and "sensibilisation" in found.text
