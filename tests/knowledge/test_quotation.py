"""A quotation that is not on the page: the sign, the word or the passage that stands there."""

from __future__ import annotations

import pytest

from knowledge.quotation import difference

PAGE = "Aujourd’hui, le groupe réunit onze associations. Il a une charte, « la Charte », depuis 2015."


@pytest.mark.parametrize(
    ("quoted", "says"),
    [
        ("Aujourd'hui, le groupe", "dans « Aujourd'hui, le groupe » il y a l’apostrophe droite, la page a l’apostrophe courbe ; écrivez « Aujourd’hui, le groupe »"),
        ("aujourd’hui, le groupe", "il y a a, la page a A ; écrivez « Aujourd’hui, »"),
        ('une charte, " la Charte ",', "il y a \", la page a « ; écrivez « une charte, « la Charte »"),
        ("le groupe réunit douze associations", "vous écrivez « groupe réunit douze associations », la page dit « groupe réunit onze associations"),
        ("Aujourd’hui, tout le groupe réunit", "vous écrivez « Aujourd’hui, tout le groupe », la page dit « Aujourd’hui, le groupe »"),
        ("« le groupe réunit onze associations »", "effacez les guillemets autour"),
        ("Rien de tel ne s’y lit", "recopiez-le depuis le fichier de la page, ou donnez une autre source"),
        ("mot " * 400, "recopiez-le depuis le fichier de la page"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_differs_is_told(quoted: str, says: str) -> None:
    assert says in difference(quoted, PAGE)
