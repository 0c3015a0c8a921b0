"""Places of a list are read as people write them; numbers of anything else are no places."""

from __future__ import annotations

import pytest

from actions.positions import MIDDLE, places, rank_of
from bot.nlu.folding import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le premier.", (0,)),
        ("la 1ère svp", (0,)),
        ("et le premié", (0,)),
        ("le 3e", (2,)),
        ("pas le 3, le 1er", (0,)),
        ("pas dans le 2e", (1,)),
        ("j'ai pas compris le 2 et le 3", (1, 2)),
        ("3ème", (2,)),
        ("n°2", (1,)),
        ("numéro trois", (2,)),
        ("objectif n° 4 de la pnpm svp", (3,)),
        ("et le dernier ?", (-1,)),
        ("la toute dernière c'était quoi", (-1,)),
        ("Et le der.", (-1,)),
        ("l'avant-dernier", (-2,)),
        ("1", (0,)),
        ("٢", (1,)),
        ("2 et 3", (1, 2)),
        ("juste le 2", (1,)),
        ("le deux", (1,)),
        ("la seconde valeur", (1,)),
        ("le cinquième", (4,)),
        ("le quatrieme et le deuxiéme", (3, 1)),
        ("les deux premiers", (0, 1)),
        ("juste les deux premier", (0, 1)),
        ("les 2 1ers", (0, 1)),
        ("le premier 2 fois", (0,)),
        ("les 2 dernières", (-2, -1)),
        ("le troisiemme", (2,)),
        ("celui du milieu", (MIDDLE,)),
        ("ça finit par quoi", (-1,)),
        ("celui qui commence par « Développer »", ()),
        ("lpremier, il veut quoi", (0,)),
        ("et ldernier", (-1,)),
        ("ok le 1er. ils font quoi en 3e point", (2,)),
        ("c est le premier le deuxieme ou le troisieme point", (0, 1, 2)),
    ],
)
def test_places(text: str, expected: tuple[int, ...]) -> None:
    assert places(fold(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["les 3 collectifs", "les trois", "en 2015", "quel objectif parle de droit", "2511", "ils sont quatre", "c'est tout ?", "0", "le 2511", ""],
)
def test_no_place(text: str) -> None:
    assert places(fold(text)) == ()


@pytest.mark.parametrize(
    ("text", "rank"),
    [("la deuxième plus grande ?", 1), ("le 2e le plus ancien", 1), ("la troisième moins nombreuse", 2), ("la plus grande", 0)],
)
def test_the_rank_among_those_put_in_order(text: str, rank: int) -> None:
    assert rank_of(fold(text)) == rank
