"""Sixty questions of each shape, made from the typed facts of two collectives that staff adds: the right value is in the first sentence.

What the templates here ask is understood by the model, and no model understands all: each shape has a floor of its own, of sixty.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice, product
from pathlib import Path

import pytest

from actions.french import lowered, of
from actions.manners import first_sentence
from bot.engine.agent import load_dialogue
from bot.server.conversation import Conversations
from knowledge import Collective, Knowledge, shared_store
from knowledge.french import number, when
from knowledge.text import plain
from knowledge.values import Number
from tests.knowledge.editing import copy_of_the_files

EACH = 60
_SOURCE = '{adresse: "https://exemple.ma", titre: Exemple, consulte_le: 2026-11-23, nom: le site}'
# How people begin and end a question.
BEGINNINGS = ("", "Bonjour, ", "svp ", "Dites-moi : ", "et sinon, ")
ENDS = (" ?", "", " svp", " exactement ?")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def _yaml(
    identifier: str, name: str, gender: str, *, date: str, place: str, founders: int, members: int, charter: str, goals: tuple[str, ...]
) -> str:
    article = "la" if gender == "feminin" else "le"
    designation = f"{article} {lowered(name)}"
    points = "\n".join(f"          - {{texte: {goal}., titre: {lowered(goal)}}}" for goal in goals)
    return f"""
  - id: {identifier}
    sigle: null
    nom: {name}
    designation: {designation}
    genre: {gender}
    nom_source: {_SOURCE}
    alias: [{name.split()[-1].lower()}, {name.lower()}]
    role_amane: AMANE l’a cofond{"ée" if gender == "feminin" else "é"}
    objet: la lecture dans les villages
    sources: [{_SOURCE}]
    rubriques:
      presentation:
        titre: {name} en bref
        introduction: "{name} réunit {{membres.nombre}}."
        sources: [{_SOURCE}]
      fondation:
        titre: La fondation {of(designation)}
        introduction: "{{nombre}}, dont {{qui}}, ont fondé {designation} {{quand}}, {{lieu}}, avec {{avec}}."
        nombre: {founders}
        unite: associations
        qui: [AMANE, Bayti]
        avec: [l’UNESCO]
        date: {date}
        lieu: {place}
        evenement: {designation} est né{"e" if gender == "feminin" else ""}
        creation: true
        sources: [{_SOURCE}]
      membres:
        titre: Les membres {of(designation)}
        introduction: "{name} réunit {{nombre}}."
        nombre: {members}
        unite: associations
        sources: [{_SOURCE}]
      charte:
        titre: La charte {of(designation)}
        introduction: "La charte {of(designation)} a été écrite {{quand}}."
        date: {charter}
        evenement: la charte {of(designation)} a été écrite
        existe: [charte]
        sources: [{_SOURCE}]
      objectifs:
        titre: Les objectifs {of(designation)}
        introduction: "{name} poursuit {{nombre}}"
        unite: objectifs
        points:
{points}
        sources: [{_SOURCE}]
"""


ADDED = _yaml(
    "argan",
    "Réseau Argan",
    "masculin",
    date="2019-04",
    place="à Agadir",
    founders=7,
    members=23,
    charter="2020-09",
    goals=("Ouvrir des bibliothèques", "Former des conteurs", "Traduire des albums", "Financer des bourses"),
) + _yaml(
    "atlas",
    "Coalition Atlas",
    "feminin",
    date="2016-02",
    place="à Ifrane",
    founders=3,
    members=46,
    charter="2018-05",
    goals=("Repeindre des écoles", "Planter des vergers", "Réparer des pompes", "Éditer des manuels"),
)

# A question with the pattern of what its first sentence says, folded.
Asked = tuple[str, str]
Shape = Callable[[Collective], list[Asked]]


def _e(one: Collective) -> str:
    return "e" if one.genre == "feminin" else ""


def _words(value: int) -> str:
    return rf"\b(?:{number(Number(value))}|{value})\b"


def counts(one: Collective) -> list[Asked]:
    value = one.rubriques["membres"].nombre
    assert value
    name, of_it = one.designation, of(one.designation)
    texts = (
        f"combien d'associations dans {name}",
        f"{name} compte combien de membres",
        f"combien d'associations réunit {name}",
        f"le nombre de membres {of_it}",
        f"{name}, c'est combien d'associations",
        f"il y a combien de membres dans {name}",
    )
    return [(text, _words(value.value)) for text in texts]


def dates(one: Collective) -> list[Asked]:
    name, of_it, e = one.designation, of(one.designation), _e(one)
    value = when(str(one.rubriques["fondation"].date)).removeprefix("en ")
    texts = (
        f"quand {name} a été fondé{e}",
        f"la date de création {of_it}",
        f"en quelle année a été créé{e} {name}",
        f"{name} existe depuis quand",
        f"de quand date {name}",
        f"{name} a été fondé{e} en quelle année",
    )
    return [(text, value) for text in texts]


def charters(one: Collective) -> list[Asked]:
    of_it, value = of(one.designation), when(str(one.rubriques["charte"].date))
    texts = (
        f"de quand date la charte {of_it}",
        f"la charte {of_it} a été écrite quand",
        f"quelle est la date de la charte {of_it}",
        f"en quelle année la charte {of_it} a été écrite",
        f"la charte {of_it} date de quand",
    )
    return [(text, value) for text in texts]


def places(one: Collective) -> list[Asked]:
    name, of_it, e = one.designation, of(one.designation), _e(one)
    texts = (
        f"où a été fondé{e} {name}",
        f"dans quelle ville a été fondé{e} {name}",
        f"{name} a été fondé{e} où",
        f"le lieu de fondation {of_it}",
        f"dans quelle ville {name} est né{e}",
    )
    return [(text, str(one.rubriques["fondation"].lieu)) for text in texts]


def founders(one: Collective) -> list[Asked]:
    name, of_it = one.designation, of(one.designation)
    texts = (
        f"qui a fondé {name}",
        f"qui a créé {name}",
        f"par qui {name} a été fondé{_e(one)}",
        f"les fondateurs {of_it}",
        f"qui sont les fondateurs {of_it}",
    )
    return [(text, "bayti") for text in texts]


def partners(one: Collective) -> list[Asked]:
    name, e = one.designation, _e(one)
    texts = (
        f"avec qui {name} a été fondé{e}",
        f"avec quel partenaire a été fondé{e} {name}",
        f"{name} a été fondé{e} en partenariat avec qui",
        f"avec quels partenaires {name} a été créé{e}",
    )
    return [(text, "unesco") for text in texts]


def by_position(one: Collective) -> list[Asked]:
    of_it, points = of(one.designation), one.rubriques["objectifs"].points
    named = (("premier", 0), ("deuxième", 1), ("troisième", 2), ("quatrième", 3), ("dernier", -1))
    texts = ("quel est le {} objectif {}", "le {} objectif {}", "donnez-moi le {} objectif {}")
    return [(text.format(word, of_it), points[place].texte.rstrip(".")) for text, (word, place) in product(texts, named)]


def by_content(one: Collective) -> list[Asked]:
    of_it = of(one.designation)
    texts = ("quel objectif {} parle de {}", "parmi les objectifs {}, lequel parle de {}", "l'objectif {} sur les {}")
    return [
        (text.format(of_it, point.texte.rstrip(".").split()[-1]), point.texte.rstrip("."))
        for text, point in product(texts, one.rubriques["objectifs"].points)
    ]


def right_numbers(one: Collective) -> list[Asked]:
    value = one.rubriques["membres"].nombre
    assert value
    name = one.designation
    texts = (
        f"{name} compte bien {value.value} associations",
        f"il y a {value.value} membres dans {name}, c'est ça",
        f"{name} réunit {value.value} associations, vrai ou faux",
        f"{name}, c'est bien {value.value} associations",
    )
    return [(text, "^(?:bonjour, )?oui") for text in texts]


def wrong_numbers(one: Collective) -> list[Asked]:
    value = one.rubriques["membres"].nombre
    assert value
    name = one.designation
    texts = (
        "{} compte bien {} associations",
        "il y a {1} membres dans {0}, c'est ça",
        "{} réunit {} associations, vrai ou faux",
        "{} a {} membres, non",
    )
    return [(text.format(name, wrong), f"^(?:bonjour, )?non.*{_words(value.value)}") for text in texts for wrong in (8, 12, 90)]


def right_and_wrong_dates(one: Collective) -> list[Asked]:
    name, e, known = one.designation, _e(one), str(one.rubriques["fondation"].date)[:4]
    texts = ("{} a bien été fondé{} en {}", "{} est né{} en {}, c'est ça", "{} a été créé{} en {}, non")
    found = [(text.format(name, e, known), "^(?:bonjour, )?oui") for text in texts]
    found += [(text.format(name, e, wrong), f"^(?:bonjour, )?non.*{known}") for text in texts for wrong in (2003, 2012)]
    return found


def charters_by_year(one: Collective) -> list[Asked]:
    """Who names the year of a charter need not say whose it is."""
    known = str(one.rubriques["charte"].date)
    texts = ("la charte, {} ou 2003", "la charte date bien de {}", "la charte date de 2003 ou de {}", "c'est en {}, la charte")
    return [(text.format(known[:4]), when(known)) for text in texts]


def undecided(one: Collective) -> list[Asked]:
    of_it = of(one.designation)
    texts = ("la charte {} est publique", "la charte {} est obligatoire", "la charte {} interdit les punitions", "la charte {} est traduite en arabe")
    name = one.nom.split()[-1]
    refused = f"mes sources (?:ne .* pas.*{name}|ne disent pas dans quelle langue)"
    told = f"^(?:bonjour, )?(?:{refused}|la charte .*{name}.* ; sur ce point, mes sources n['’]en disent pas plus)"
    return [(text.format(of_it), told) for text in texts]


def unknown(one: Collective) -> list[Asked]:
    name, of_it = one.designation, of(one.designation)
    asked = (
        (f"qui préside {name}", "qui dirige"),
        (f"quel est le budget {of_it}", "qui finance"),
        (f"comment rejoindre {name}", "peut rejoindre"),
        (f"le numéro de téléphone {of_it}", "a quel numero"),
        (f"l'adresse mail {of_it}", "a quelle adresse"),
        (f"quand se réunit {name}", "les rencontres"),
    )
    return [(text, f"ne disent pas.*{said}.*{one.nom.split()[-1]}|ne disent pas.*{one.nom.split()[-1]}") for text, said in asked]


def in_short(one: Collective) -> list[Asked]:
    name, of_it = one.designation, of(one.designation)
    value, points = one.rubriques["membres"].nombre, one.rubriques["objectifs"].points
    assert value
    titles = ".*".join(str(point.titre) for point in points)
    found = [(text, _words(value.value)) for text in (f"en une phrase, c'est quoi {name}", f"résumez {name}", f"en gros {name}, c'est quoi")]
    return found + [(text, titles) for text in (f"les objectifs {of_it}, juste les titres", f"les objectifs {of_it} en bref")]


def who_did_it(one: Collective) -> list[Asked]:
    name = one.designation
    other = "la PNPM"
    yes, no = "^(?:bonjour, )?oui", "^(?:bonjour, )?non.*bayti"
    return [
        (f"c'est bien Bayti qui a fondé {name}", yes),
        (f"est-ce Bayti qui a fondé {name}", yes),
        (f"c'est {other} qui a fondé {name}", no),
        (f"c'est l'UNICEF qui a fondé {name}", no),
    ]


def superlatives(one: Collective) -> list[Asked]:
    # The largest and the latest are the added ones.
    largest = (
        "lequel a le plus de membres",
        "quel collectif a le plus d'associations",
        "lequel est le plus grand",
        "lequel rassemble le plus d'associations",
    )
    latest = ("lequel est le plus récent", "quel est le collectif le plus récent", "quel collectif a été créé en dernier")
    return [(text, "atlas") for text in largest] + [(text, "argan") for text in latest]


def sets(one: Collective) -> list[Asked]:
    asked = [(f"lesquels ont plus de {least} associations", "atlas" if least > 22 else "argan.*atlas") for least in (20, 22, 40)]
    asked += [(f"lesquels ont été créés après {year}", "argan.*atlas" if year < 2016 else "argan") for year in (2014, 2015, 2018)]
    asked += [("lesquels ont une charte", "les cinq|argan.*atlas"), ("quels collectifs ont une charte", "les cinq|argan.*atlas")]
    return asked


def negations(one: Collective) -> list[Asked]:
    texts = (
        "lesquels n'ont pas de rapport annuel",
        "quels collectifs n'ont pas de rapport annuel",
        "lequel n'a pas de rapport annuel",
        "lesquels n'ont pas été fondés par AMANE",
    )
    return [(text, "pnpm" if "AMANE" in text else "argan.*atlas") for text in texts]


# Each with how many of sixty are right at least.
SHAPES: dict[str, tuple[Shape, int]] = {
    "count": (counts, 60),
    "date": (dates, 60),
    "date of a charter": (charters, 60),
    "place": (places, 60),
    "who": (founders, 60),
    "with whom": (partners, 60),
    "item by position": (by_position, 60),
    "item by content": (by_content, 58),
    "right number": (right_numbers, 60),
    "wrong number": (wrong_numbers, 60),
    "right and wrong date": (right_and_wrong_dates, 60),
    "year of a charter": (charters_by_year, 60),
    "undecided": (undecided, 48),
    "unknown": (unknown, 60),
    "in short": (in_short, 60),
    "who did it": (who_did_it, 60),
    "superlative": (superlatives, 60),
    "set": (sets, 60),
    "negation": (negations, 60),
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = copy_of_the_files(tmp_path_factory.mktemp("knowledge"))
    with (folder / "collectifs.yml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shared_store(), "folder", folder)
        yield shared_store().current()
    shared_store().current()


@pytest.fixture(scope="module")
def conversations(model: Path) -> Iterator[Conversations]:
    opened = Conversations(load_dialogue(model), seconds=30)
    yield opened
    opened.close()


def sixty(shape: Shape, knowledge: Knowledge) -> list[Asked]:
    """Return the questions of a shape for both collectives, begun and ended in the ways that people do."""
    asked = [pair for one in knowledge.collectifs[-2:] for pair in shape(one)]
    ways = cycle(product(BEGINNINGS, ENDS))
    return [(f"{begin}{text}{end}", said) for (text, said), (begin, end) in islice(zip(cycle(asked), ways, strict=False), EACH)]


@pytest.mark.parametrize("name", SHAPES)
def test_the_first_sentence_has_the_right_value(name: str, knowledge: Knowledge, conversations: Conversations) -> None:
    shape, floor = SHAPES[name]
    assert len(knowledge.collectifs) == 5
    asked = sixty(shape, knowledge)

    async def answers() -> list[str]:
        told = []
        for text, _ in asked:
            identifier, _ = await conversations.open()
            told.append((await conversations.say(identifier, text)).text)
            await conversations.forget(identifier)
        return told

    first = [first_sentence(told.partition("\n")[0]) for told in asyncio.run(answers())]
    wrong = [f"{text} → {told}" for (text, said), told in zip(asked, first, strict=True) if not re.search(plain(said), plain(told))]
    assert len(wrong) <= EACH - floor, "\n".join([f"{EACH - len(wrong)} of {EACH} are right", *wrong])
