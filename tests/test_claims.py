"""What a visitor claims is called right or wrong as the file has it: of each collective, by its name or as « elle », in many words, in a talk."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.engine.agent import load_dialogue
from bot.server.conversation import Conversations
from knowledge.french import MONTHS
from tests.facts import KNOWLEDGE

NAMES = {"pnpm": "la PNPM", "groupe": "le groupe de travail", "cde": "la CDE"}
ELSE = "2010"
_YES, _NO = re.compile(r"(?:Bonjour, )?(?:oui|si)\b", re.IGNORECASE), re.compile(r"(?:Bonjour, )?non\b", re.IGNORECASE)
# Of so many claims so many may be told without a verdict, as « la page ne le dit que de la CDE ».
MOST_UNDECIDED = 0.08


@dataclass(frozen=True)
class Claim:
    """A question in its talk, and whether what it claims is so."""

    before: tuple[str, ...]
    text: str
    right: bool


def _date(iso: str) -> list[str]:
    year, _, month = iso.partition("-")
    return [year, f"{MONTHS[int(month) - 1]} {year}"] if month else [year]


def _created(identifier: str) -> str:
    return next(one.evenements[0].date for one in KNOWLEDGE.collectifs if one.id == identifier)


def _in_turn(identifier: str, phrase: str, value: str, right: bool) -> list[Claim]:
    """Return a claim with its subject by name, and as a pronoun just after what it is."""
    name, she = NAMES[identifier], "il" if identifier == "groupe" else "elle"
    end = "" if she == "il" else "e"
    named = phrase.format(who=name, v=value, e=end)
    spoken_of = phrase.format(who=she, v=value, e=end)
    return [Claim((), named, right), Claim((f"c'est quoi {name} ?",), spoken_of, right)]


def _dates() -> list[Claim]:
    phrases = ("{who} date de {v} ?", "{who} a été créé{e} en {v}, c'est ça ?", "{who} existe depuis {v} ?", "{who} c'est {v} non ?")
    created = {name: _created(name) for name in NAMES}
    claims = []
    for name, own in created.items():
        wrong = [*(one[:4] for other, one in created.items() if other != name), "2015", ELSE]
        values = [*((one, True) for one in _date(own)), *((one, False) for one in wrong)]
        claims += [one for phrase in phrases for value, right in values for one in _in_turn(name, phrase, value, right)]
    return claims


def _numbers() -> list[Claim]:
    phrases = ("{who} compte {v} associations ?", "{who} réunit {v} assos, c'est bien ça ?")
    sizes = {"groupe": ("onze", "11"), "cde": ("une trentaine d'", "30")}
    claims = []
    for name, own in sizes.items():
        others = ("cinq", "quatre", "50", *next(value for other, value in sizes.items() if other != name))
        values = [*((one, True) for one in own), *((one, False) for one in others)]
        claims += [one for phrase in phrases for value, right in values for one in _in_turn(name, phrase, value, right)]
    for phrase, own, others in (
        ("{who} a {v} objectifs ?", ("quatre", "4"), ("trois", "cinq")),
        ("{who} a {v} valeurs ?", ("trois", "3"), ("quatre", "deux")),
    ):
        values = [*((one, True) for one in own), *((one, False) for one in others)]
        claims += [one for value, right in values for one in _in_turn("pnpm", phrase, value, right)]
    return claims


def _causes() -> list[Claim]:
    of_each = {"pnpm": "les migrants", "groupe": "les enfants victimes de violences sexuelles", "cde": "les droits de l'enfant"}
    phrases = ("{who} défend {v} ?", "{who} c'est pour {v} ?")
    pairs = [(name, of_each[other], name == other) for name in of_each for other in of_each if {name, other} != {"groupe", "cde"}]
    return [one for phrase in phrases for name, cause, right in pairs for one in _in_turn(name, phrase, cause, right)]


def _superlatives() -> list[Claim]:
    # Of the group the page by itself would have it that it is the youngest; nobody knows how many the PNPM unites.
    said = (
        ("{who} est {v} ancien{e} que les autres ?", "pnpm", ("groupe", "cde"), "plus"), ("{who} est la plus {v} ?", "pnpm", ("cde",), "ancienne"),
        ("{who} a le plus de {v} ?", "cde", ("groupe",), "membres"), ("{who} c'est la plus {v} ?", "cde", ("pnpm",), "récente"),
    )  # fmt: skip
    return [
        one
        for phrase, right, wrong, value in said
        for name in (right, *wrong)
        for one in _in_turn(name, phrase, value, name == right)
    ]  # fmt: skip


# In a talk: what was asked before, what is then claimed and is so, and what is not.
TALKS = (
    ("combien d'associations dans le groupe de travail ?",
     ("onze c'est ça ?", "plus de dix donc ?", "ils étaient cinq au départ ?", "ils étaient moins au début ?"),
     ("une trentaine donc ?", "moins de dix ?", "c'était pareil au début ?", "ils étaient déjà onze au départ ?")),
    ("combien d'associations dans la CDE ?", ("plus que le groupe ?", "environ 30 donc ?"), ("moins que le groupe ?", "onze donc ?")),
    ("quand est née la PNPM ?", ("donc avant le groupe ?", "c'était il y a plus de dix ans ?", "donc c'est la plus ancienne ?"),
     ("donc après la CDE ?", "c'était en 2014 non ?", "la même année que le groupe ?", "il y a moins de cinq ans ?")),
    ("quand a été créé le groupe de travail ?", ("avant la charte ?", "après la PNPM ?", "en novembre ?"),
     ("avant la PNPM ?", "en décembre ?", "la même année que la charte ?")),
    ("la charte du groupe date de quand ?", ("un an après la création ?", "après la création du groupe ?"),
     ("avant la création du groupe ?", "en juin ?")),
    ("qui a fait l'étude ?", ("avec l'UNICEF ?", "ils étaient trois ?"), ("AMANE toute seule ?", "sans le CNDH ?", "ils étaient cinq ?")),
    ("quelles sont les valeurs de la PNPM ?", ("il y en a trois ?", "la lutte contre les discriminations ?"), ("il y en a quatre ?",)),
    ("quels sont les objectifs de la PNPM ?", ("ils sont quatre ?",), ("il y en a cinq ?", "c'est trois non ?")),
    ("quels sont vos collectifs ?", ("il y en a trois ?", "le plus gros c'est la CDE ?"),
     ("deux seulement ?", "ils ont tous la même taille ?", "ils sont tous nés la même année ?", "ils sont tous pour les migrants ?")),
)  # fmt: skip


def claims() -> list[Claim]:
    in_talks = [Claim((before,), text, right) for before, so, not_so in TALKS for right, texts in ((True, so), (False, not_so)) for text in texts]
    asking_leave = [
        Claim(("c'est quoi le groupe de travail ?",), f"je peux écrire qu'{said} ?", right)
        for said, right in (("il a onze membres", True), ("il date de 2015", False), ("elles sont toutes marocaines", True))
    ]
    return [*_dates(), *_numbers(), *_causes(), *_superlatives(), *in_talks, *asking_leave]


@pytest.fixture(scope="module")
def conversations(model: Path) -> Iterator[Conversations]:
    opened = Conversations(load_dialogue(model), seconds=30)
    yield opened
    opened.close()


def _said(conversations: Conversations, texts: Sequence[str]) -> str:
    async def run() -> str:
        identifier, _ = await conversations.open()
        turns = [await conversations.say(identifier, text) for text in texts]
        await conversations.forget(identifier)
        return turns[-1].text

    return asyncio.run(run())


def test_what_is_claimed_is_called_right_or_wrong_as_the_file_has_it(conversations: Conversations) -> None:
    every = claims()
    assert len(every) > 250 and sum(one.right for one in every) > 80
    told = [(one, _said(conversations, (*one.before, one.text))) for one in every]
    assert [(one, text[:90]) for one, text in told if (_NO if one.right else _YES).match(text)] == []
    undecided = [one for one, text in told if not (_YES.match(text) or _NO.match(text))]
    assert len(undecided) <= MOST_UNDECIDED * len(every), undecided
