"""Names are found as people type them, and new names at once."""

from __future__ import annotations

import pytest

from bot.nlu.folding import expand, fold
from bot.nlu.gazetteer import Gazetteer, mask
from tests.facts import KNOWLEDGE

GAZETTEER = Gazetteer(KNOWLEDGE)


def collectives(text: str) -> list[str]:
    return [mention.value for mention in GAZETTEER.find(GAZETTEER.separate(fold(text))) if mention.entity == "collectif"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C'est quoi la PNPM ?", ["pnpm"]),
        ("lapnpm", ["pnpm"]),
        ("ckoilapnpm", ["pnpm"]),
        ("sitedelacde", ["cde"]),
        ("quisontlesfondateursdugroupedetravail", ["groupe"]),
        ("combiendassociationsdanscdemaroc", ["cde"]),
        ("regroupement", []),
        ("plzteforme ntional protecion migran", ["pnpm"]),
        ("l grup de travay violenses sexuel", ["groupe"]),
        ("votre plateforme", []),
        ("pareil pr lgroup svp", ["groupe"]),
        ("c'est le congé, la cdc ?", ["cde"]),
        ("une loi ou un groupe d'associations", []),
        ("le groupe, il a quel âge", ["groupe"]),
        ("mon poste de travail", []),
        ("je travail a dakar", []),
        ("je travail pour un réseau, la PNPM c'est quoi", ["pnpm"]),
        ("la P.N.P.M. et la C.D.E.", ["pnpm", "cde"]),
        ("la plateforme cd maroc", ["cde"]),
        ("le groupe de travial", ["groupe"]),
        ("pé ène pé ème", ["pnpm"]),
        ("LA PLATEFORME NATIONALE PROTECTION MIGRANTS", ["pnpm"]),
        ("le code postal", []),
        ("quel temps fait-il", []),
    ],
)
def test_collectives(text: str, expected: list[str]) -> None:
    assert collectives(text) == expected


def test_sections_by_their_own_name() -> None:
    assert [m.value for m in GAZETTEER.find(fold("c'est quoi la PPIPEM")) if m.entity == "rubrique"] == ["cde.ppipem"]


def test_common_words_are_not_the_study() -> None:
    assert not [m for m in GAZETTEER.find(fold("quelle place a eue AMANE")) if m.entity == "rubrique"]
    assert [m.value for m in GAZETTEER.find(fold("l'étud d'AMANE")) if m.entity == "rubrique"] == ["groupe.origine"]


def test_an_acronym_said_letter_by_letter_bears_no_slip() -> None:
    """« Jpeu parler ? » is one letter away from « é pé u »."""
    found = {text: [m.value for m in GAZETTEER.find(fold(text)) if m.entity == "rubrique"] for text in ("é pé u", "jpeu parler", "un peu")}
    assert found == {"é pé u": ["cde.epu"], "jpeu parler": [], "un peu": []}


def test_a_slip_of_an_everyday_verb_is_no_theme() -> None:
    for text in ("il exite toujours", "désolé de vous déranger"):
        assert not [one for one in GAZETTEER.find(fold(text)) if one.entity == "theme"]
    assert [one.entity for one in GAZETTEER.find(fold("les exilé du maroc"))] == ["theme"]


def test_a_new_alias_is_understood_at_once() -> None:
    first = KNOWLEDGE.collectifs[0]
    renamed = KNOWLEDGE.model_copy(update={"collectifs": (first.model_copy(update={"alias": ("arganier",)}), *KNOWLEDGE.collectifs[1:])})
    assert [m.value for m in Gazetteer(renamed).find(fold("les valeurs d'Arganier"))] == ["pnpm"]


def test_masking_makes_all_collectives_alike() -> None:
    masked = [mask(fold(text), GAZETTEER.find(GAZETTEER.separate(fold(text)))) for text in ("les valeurs de la PNPM", "les valeurs de la CDE")]
    assert masked[0] == masked[1] == "les valeurs de la xcollectif"


def test_folding_drops_what_carries_no_meaning() -> None:
    assert fold("L’ÉTÉ\u200b,  peux-tu ?") == "l ete peux tu"
    assert fold("noooooon") == "noon"
    assert expand(fold("c koi")) == "c est quoi" or expand(fold("c koi")).endswith("quoi")
