"""Sets are found by what the file says: words, dates, who founded, organisations; joined and denied; of any collective that staff adds."""

from __future__ import annotations

import time

import pytest

from actions.memory import Memory
from actions.sets import asks_of_all, carried, chosen, thing_searched
from bot.nlu.folding import fold
from knowledge import Knowledge
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


def ids(text: str, knowledge: Knowledge = KNOWLEDGE, detail: str = "lesquels", organisations: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    found = chosen(knowledge, asking("recherche", detail=detail, text=fold(text), organisations=organisations))
    return found.ids if found.known else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lesquelles ont une charte", ("pnpm", "groupe", "cde")),
        ("lequel a démarré à cinq associations", ("groupe",)),
        ("lesquels avez-vous contribué à lancer", ("groupe", "cde")),
        ("cinq associations en novembre 2014, quel collectif", ("groupe",)),
        ("lequel compte cinq associations aujourd'hui", ()),
        ("lequel pour ceux qui veulent pas rentrer, je sais pas, les migrants", ("pnpm",)),
        ("allez, sans rancune, lequel pour l'abus des petits", ("groupe",)),
        ("parmi vos trois structures lesquelles se sont dotées d'une charte", ("pnpm", "groupe", "cde")),
        ("lesquels ont un site web", ("pnpm", "cde")),
        ("y en a un sans site web", ("groupe",)),
        ("le sujet « sensibilisation », c'est dans quel collectif", ("pnpm",)),
        ("lequel publie un rapport annuel", ("pnpm",)),
        ("lequel est né d'une étude", ("groupe",)),
        ("qui s'occupe des migrants", ("pnpm",)),
        # A name with « sans » or « non » in it denies nothing.
        ("quel collectif pour un enfant sans papiers", ("pnpm",)),
        ("lesquels s'occupent de mineurs non accompagnés", ("pnpm",)),
        ("lequel fait de la sensibilisation ?", ("pnpm",)),
        ("lequel est allé à Genève", ("cde",)),
        ("laquelle a voyagé à l'étranger", ("cde",)),
        # What is denied before the question, and is no part of it, leaves nobody out.
        ("lesquels sauf celui des migrants", ("groupe", "cde")),
        ("lequel dépasse vingt membres", ("cde",)),
        ("y en a-t-il au-dessus de vingt", ("cde",)),
        ("celle où vous êtes juste membre, c'est laquelle", ("pnpm",)),
        ("dans lequel amane est simple adhérente", ("pnpm",)),
        ("ceux qui dépassent les dix associations", ("groupe", "cde")),
        ("au delà de quarante associations", ()),
        ("celle avec les trente associations", ("cde",)),
        ("le truc où il y a 30 assos", ("cde",)),
        ("lequel a onze membres", ("groupe",)),
        # What is denied leaves out those that it is said of; those of whom it is not known are not known to be otherwise.
        ("lequel vous n'avez pas fondé", ("pnpm",)),
        ("lequel vous avez pas fondé", ("pnpm",)),
        ("laquelle AMANE a pas créée", ("pnpm",)),
        ("lequel n'a pas onze membres", ("cde",)),
        ("lequel ne compte pas plus de vingt associations, lequel n'a pas plus de vingt membres", ("groupe",)),
        ("lequel n'a pas de charte", ()),
        ("quel collectif ne s'occupe pas d'enfants ?", ("pnpm",)),
        ("lequel n'a rien à voir avec les enfants", ("pnpm",)),
        ("lequel s'occupe pas des enfants", ("pnpm",)),
        ("y en a-t-il un qui ne concerne pas que les enfants ?", ("pnpm",)),
        ("quels réseaux ne travaillent pas pour les migrants", ("groupe", "cde")),
        ("laquelle ne parle pas de violences ?", ("pnpm", "cde")),
        ("je ne sais pas lequel s'occupe des enfants", ("groupe", "cde")),
        ("parmi les chartes, laquelle est datée", ("groupe",)),
        # One that would have to be both is none.
        ("lequel a onze membres et est allé à Genève", ()),
        # « Genre » stands among the values of another: words undo nothing that is known exactly.
        ("un collectif qui travaille sur ce genre de violences", ("groupe",)),
        # How many.
        ("lesquels ont plus de vingt associations", ("cde",)),
        ("moins de 20 membres", ("groupe",)),
        ("au moins onze associations", ("groupe", "cde")),
        ("plus de 400 associations", ()),
        ("plus de vingt associations et une charte", ("cde",)),
        # Who founded.
        ("que AMANE a-t-elle fondé", ("groupe", "cde")),
        ("lequel n'a pas été fondé par AMANE", ("pnpm",)),
        ("et celui où elle n'a pas fondé", ("pnpm",)),
        # Dates.
        ("existaient avant 2012", ("pnpm",)),
        ("nés après 2010", ("groupe", "cde")),
        ("créés entre 2009 et 2015", ("pnpm", "groupe")),
        ("depuis 2009 c'est laquelle", ("pnpm",)),
        ("en 2015", ("groupe", "cde")),
        ("existait avant 1950", ()),
        ("qui existait déjà en 2010", ("pnpm",)),
        # Joined and denied.
        ("qui a une charte et un rapport annuel", ("pnpm",)),
        ("lesquels ont une charte mais pas de rapport annuel", ("groupe", "cde")),
        ("lesquels n'ont pas de documents", ("groupe",)),
        ("pour les enfants, pas les migrants", ("groupe", "cde")),
        ("fondés par AMANE et nés après 2015", ("cde",)),
        # Asked for, whatever « pas » stands beside.
        ("y a pas un collectif pour les migrants ?", ("pnpm",)),
        ("c'est pas elle, c'est qui pour les violences sexuelles", ("groupe",)),
        ("une charte n'est pas un statut enfin combien en ont une", ("pnpm", "groupe", "cde")),
        # What is told before is no condition.
        ("ah mince 11 et trente c'est pour qui alors", ("cde",)),
        ("j'ai vu des enfants perdus mon fils veut faire du droit et défendre les étrangers vers quelle plateforme se tourner", ("pnpm",)),
        ("on a parlé de tout sauf de l'ordre du jour qu'il existe un groupement consacré aux abus sexuels", ("groupe",)),
        ("d'accord ils ont une charte les trois", ("pnpm", "groupe", "cde")),
        ("colonne charte oui partout", ("pnpm", "groupe", "cde")),
        ("la liste des plateformes qui aident les migrants", ("pnpm",)),
        ("quel collectif n'a pas de date de naissance", ("cde",)),
        ("lequel a plaidé auprès d'une instance internationale", ("cde",)),
        ("lequel a un avion", None),
        ("laquelle a été à Paris", None),
        ("", None),
    ],
)
def test_those_of_whom_the_file_says_so(text: str, expected: tuple[str, ...] | None) -> None:
    assert ids(text) == expected


def test_what_is_counted_stands_in_what_is_asked() -> None:
    told = "ah oui cinq c etait au debut"
    asked = asking("recherche", detail="lesquels", text=f"{told} et plus de vingt il y a qui", asides=(told,))
    assert chosen(KNOWLEDGE, asked).ids == ("cde",)


def test_an_organisation_is_that_of_the_file() -> None:
    assert ids("qui travaille avec l'onu", organisations=("Nations unies",)) == ("pnpm", "cde")
    assert ids("qui est lié à l'ounicef", organisations=("UNICEF",)) == ("groupe",)
    assert ids("une alliance nationale qui épaule les pouvoirs publics", organisations=("le gouvernement marocain",)) == ("cde",)
    assert ids("qui est lié à l'onu et a une étude", organisations=("Nations unies",)) == ()
    # Whatever is offered, and whether the sentence that asks names it.
    assert ids("l'unicef c'est avec les migrants ou les violences", organisations=("UNICEF",)) == ("groupe",)
    assert ids("laquelle a un lien avec cet organisme et de quelle nature", organisations=("UNICEF",)) == ("groupe",)


def test_where_nobody_fulfils_all_those_are_told_that_fulfil_a_part() -> None:
    asked = asking("recherche", detail="lesquels", text=fold("un organisme où il y a l'UNICEF et aussi Genève"), organisations=("UNICEF",))
    found = chosen(KNOWLEDGE, asked)
    assert found.ids == () and found.each == ("groupe", "cde")
    # Who denies asks for nobody's part.
    assert chosen(KNOWLEDGE, asking("recherche", detail="lesquels", text="lesquels n ont pas de charte")).each == ()


def test_who_asks_for_a_certain_one_is_told_no_plain_yes() -> None:
    sure = chosen(KNOWLEDGE, asking("recherche", detail="oui_non", text="un de vos collectifs a une charte"))
    unsure = chosen(KNOWLEDGE, asking("recherche", detail="oui_non", text="un de vos collectifs a une charte signee par le roi"))
    assert sure.found == 1 and unsure.found < 1


def test_a_denied_question_with_yes_or_no_asks_whether() -> None:
    assert ids("les trois n'ont pas de charte ?", detail="oui_non") == ("pnpm", "groupe", "cde")


def test_a_collective_that_is_added_is_found_too() -> None:
    first = KNOWLEDGE.collectifs[0]
    adhesion = first.rubriques["adhesion"].model_copy(update={"date": "2020-03", "evenement": "naissance du Réseau Arganier"})
    themes = (first.themes[0].model_copy(update={"nom": "la lecture", "alias": ("livres",)}),)
    presentation = first.rubriques["presentation"].model_copy(update={"introduction": "Le réseau prête des livres dans les villages."})
    new = first.model_copy(
        update={
            "id": "reseau", "sigle": None, "nom": "Réseau Arganier", "designation": "le Réseau Arganier", "genre": "masculin", "alias": (),
            "themes": themes, "organisations": (), "role_amane": "AMANE y est membre depuis 2021",
            "rubriques": {"presentation": presentation, "adhesion": adhesion, "charte": KNOWLEDGE.collectifs[1].rubriques["charte"]},
        }
    )  # fmt: skip
    more = KNOWLEDGE.model_copy(update={"collectifs": (*KNOWLEDGE.collectifs, new)})
    assert ids("qui prête des livres", more) == ("reseau",)
    assert ids("nés après 2018", more) == ("reseau",)
    assert ids("que AMANE n'a pas fondé : celui où elle n'a pas fondé", more) == ("pnpm", "reseau")
    assert ids("lesquels ont une charte", more) == ("pnpm", "groupe", "cde", "reseau")


@pytest.mark.parametrize(
    ("text", "memory", "expected"),
    [
        ("comment ça, il y en a plusieurs ?", Memory(en_attente=("charte",)), ("pnpm", "groupe", "cde")),
        ("et lesquels en ont ?", Memory(dits=(("valeurs", "tout"),)), ("pnpm",)),
        ("et lesquels en ont ?", Memory(dits=(("recherche", "lesquels"), ("valeurs", "tout"))), None),
        ("quels collectifs en font ?", Memory(sujets=("pnpm.objectifs",), point=("pnpm.objectifs", 1)), ("pnpm", "cde")),
        # What is asked stands in the words, or nothing was asked before.
        ("lequel a un avion ?", Memory(dits=(("valeurs", "tout"),)), None),
        ("lequel est allé à Genève ?", Memory(dits=(("valeurs", "tout"),)), ("cde",)),
        ("il y en a plusieurs ?", Memory(dits=(("chronologie", "tout"),)), None),
        # Who takes part in what is no thing that one has.
        ("laquelle l'est, alors", Memory(dits=(("adhesion", "oui_non"),)), None),
    ],
)
def test_a_search_that_says_nothing_of_what_goes_on_with_what_was_asked(text: str, memory: Memory, expected: tuple[str, ...] | None) -> None:
    found = chosen(KNOWLEDGE, carried(asking("recherche", detail="lesquels", text=fold(text)), memory, KNOWLEDGE))
    assert (found.ids if found.known else None) == expected


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("les trois ont une charte", 3, True), ("chacun a une charte", 3, True), ("tous les collectifs", 3, True), ("les 4 sont marocains", 4, True),
        ("les trois", 4, False), ("toutes marocaines", 3, False),
        ("les autres aussi", 3, True), ("les trois objectifs", 3, False), ("l une des trois", 3, False),
    ],
)  # fmt: skip
def test_all_are_meant_or_not(text: str, count: int, expected: bool) -> None:
    assert asks_of_all(text, count) is expected


def test_a_long_message_costs_no_more_than_a_short_one() -> None:
    text = " et ".join("abcdefghij"[index % 10] * 3 + str(index) for index in range(80))
    start = time.thread_time()
    assert ids(text) is None
    assert time.thread_time() - start < 0.15


def test_of_whom_a_theme_tells_it_is_said_and_not_what_other_words_find() -> None:
    found = chosen(KNOWLEDGE, asking("recherche", detail="lesquels", text="lequel de ces reseaux marocains traite des violences sexuelles"))
    assert found.ids == ("groupe",) and found.said["groupe"].text.startswith("Le groupe de travail se consacre à la lutte")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("celui qui a ete fonde par cinq associations", ("groupe",)),
        ("lequel a cinq fondateurs", ("groupe",)),
        ("lequel a trois fondateurs", ()),
        ("celui qui reunit onze associations", ("groupe",)),
        ("cree par onze associations", ()),
    ],
)
def test_how_many_founded_one_is_not_how_many_it_unites(text: str, ids: tuple[str, ...]) -> None:
    found = chosen(KNOWLEDGE, asking("recherche", detail="lesquels", text=text))
    assert found.known and found.ids == ids


def test_an_alternative_of_some_is_no_condition() -> None:
    text = "toutes ont elles une charte ou certaines sont informelles"
    assert chosen(KNOWLEDGE, asking("recherche", detail="oui_non", text=text)).ids == ("pnpm", "groupe", "cde")


@pytest.mark.parametrize(
    ("kind", "text", "thing"),
    [
        ("recherche", "les deux ont une charte", "charte"),
        ("recherche", "lesquels ont des documents", "documents"),
        ("recherche", "lequel parle de sensibilisation", ""),
        ("comparaison", "les deux ont une charte", ""),
    ],
)
def test_the_thing_that_a_search_names_is_asked_of_another_next(kind: str, text: str, thing: str) -> None:
    assert thing_searched(asking(kind, detail="oui_non", text=text)) == thing
