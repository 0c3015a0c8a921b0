"""Who is meant: each rule by itself, their order where it matters, and names lent within a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import referents
from actions.memory import Memory
from actions.question import Question
from actions.referents import Rule, compared, described, meant, with_name_of_neighbour
from knowledge import load

KNOWLEDGE = load()
MIGRANTS, VIOLENCES = (next(one.themes[0].nom for one in KNOWLEDGE.collectifs if one.id == name) for name in ("pnpm", "groupe"))
NEW = Memory()
GROUP = Memory(collectif="groupe")
CDE_THEN_GROUP = Memory(collectif="groupe", collectif_precedent="cde")
LISTED = Memory(liste=("cde", "pnpm"))
SPEAKING = Memory(dits=(("merci", "-"),))
TOLD = Memory(collectif="cde", collectif_precedent="groupe", genres=("membres",), vus=("groupe.membres", "cde.membres"))

CASES: list[tuple[Rule, Question, Memory, tuple[str, ...] | None]] = [
    (referents.only_owner, Question("epu"), NEW, ("cde",)),
    (referents.only_owner, Question("charte"), NEW, None),
    (referents.done_to, Question("fondation", collectives=("pnpm", "cde"), text="c est la pnpm qui a fonde la cde"), NEW, ("cde",)),
    (referents.done_to, Question("charte", collectives=("pnpm", "cde"), text="c est la pnpm et la cde qui ont une charte"), NEW, None),
    (referents.done_to, Question("fondation", collectives=("pnpm", "cde"), text="qui a fonde la pnpm et la cde"), NEW, None),
    (referents.named, Question("valeurs", collectives=("pnpm", "cde")), NEW, ("pnpm", "cde")),
    (referents.named, Question("valeurs"), GROUP, None),
    (referents.owner_of_section, Question("fondation", sections=("groupe.origine", "cde.epu")), NEW, ("groupe",)),
    (referents.owner_of_section, Question("fondation"), NEW, None),
    (referents.the_other, Question("objectifs", other=True), CDE_THEN_GROUP, ("cde",)),
    (referents.the_other, Question("objectifs", other=True), GROUP, ("pnpm", "cde")),
    (referents.the_other, Question("objectifs", other=True), Memory(collectif="cde", liste=("groupe", "cde")), ("groupe",)),
    (referents.the_other, Question("objectifs", other=True, both=True), CDE_THEN_GROUP, ("pnpm", "cde")),
    (referents.the_other, Question("nom_seul", other=True), TOLD, ("pnpm",)),
    (referents.the_other, Question("membres", other=True), TOLD, ("pnpm",)),
    (referents.the_other, Question("charte", other=True), TOLD, ("groupe",)),
    (referents.the_other, Question("membres", other=True), replace(TOLD, vus=("pnpm.membres", *TOLD.vus)), ("groupe",)),
    (referents.the_other, Question("objectifs", other=True, platform=True), Memory(collectif="pnpm"), ("cde",)),
    (referents.the_other, Question("objectifs", other=True, platform=True), Memory(collectif="cde", liste=("groupe", "cde")), ("groupe",)),
    # Staff may take a collective out of the file while somebody speaks of it.
    (referents.the_other, Question("objectifs", other=True, platform=True), Memory(collectif="pnpm", liste=("parti", "cde")), ("cde",)),
    (referents.the_other, Question("objectifs"), CDE_THEN_GROUP, None),
    (referents.at_position, Question("valeurs", ordinals=(1,)), NEW, ("groupe",)),
    (referents.at_position, Question("valeurs", ordinals=(1, -1, 0)), LISTED, ("pnpm", "cde")),
    (referents.at_position, Question("valeurs", ordinals=(-3,)), NEW, ("pnpm",)),
    (referents.at_position, Question("valeurs", ordinals=(3, -4)), NEW, None),
    (referents.every_one, Question("valeurs", every=True), NEW, ("pnpm", "groupe", "cde")),
    (referents.every_one, Question("valeurs", every=True), LISTED, ("cde", "pnpm")),
    (referents.every_one, Question("valeurs"), LISTED, None),
    (referents.last_two, Question("membres", both=True), CDE_THEN_GROUP, ("cde", "groupe")),
    (referents.last_two, Question("membres", both=True), GROUP, None),
    (referents.last_two, Question("membres", both=True), Memory(collectif_precedent="cde"), None),
    (referents.last_two, Question("membres"), CDE_THEN_GROUP, None),
    (referents.no_platform, Question("valeurs", platform=True), GROUP, ()),
    (referents.no_platform, Question("valeurs", platform=True), Memory(collectif="pnpm"), None),
    (referents.no_platform, Question("valeurs", platform=True), NEW, None),
    (referents.no_platform, Question("valeurs"), GROUP, None),
    (referents.back_to_theme, Question("membres", themes=(MIGRANTS,), turns=True), GROUP, ("pnpm",)),
    (referents.back_to_theme, Question("membres", themes=(MIGRANTS,)), GROUP, None),
    (referents.only_theme_that_tells, Question("objectifs", themes=(MIGRANTS,)), GROUP, ("pnpm",)),
    (referents.only_theme_that_tells, Question("charte", themes=(MIGRANTS,)), GROUP, None),
    (referents.only_theme_that_tells, Question("objectifs", themes=(VIOLENCES,)), Memory(collectif="cde"), None),
    (referents.only_theme_that_tells, Question("objectifs", themes=(MIGRANTS,)), NEW, None),
    (referents.spoken_of, Question("membres"), GROUP, ("groupe",)),
    (referents.spoken_of, Question("membres"), NEW, None),
    (referents.spoken_of, Question("membres"), Memory(collectif="parti"), None),
    (referents.by_theme, Question("membres", themes=(MIGRANTS,)), NEW, ("pnpm",)),
    (referents.by_theme, Question("membres", themes=(MIGRANTS, VIOLENCES)), NEW, None),
    (referents.by_theme, Question("membres"), NEW, None),
    # As understanding has learnt to read it, without a word for it.
    (referents.the_other, Question("objectifs", reference="autre"), CDE_THEN_GROUP, ("cde",)),
    (referents.every_one, Question("valeurs", reference="tous"), LISTED, ("cde", "pnpm")),
    (referents.the_one_before, Question("charte", reference="precedent"), CDE_THEN_GROUP, ("cde",)),
    (referents.the_one_before, Question("charte", reference="precedent"), GROUP, None),
    (referents.the_one_before, Question("charte", reference="courant"), CDE_THEN_GROUP, None),
    (referents.described_by_words, Question("charte", reference="description", themes=(MIGRANTS,)), GROUP, ("pnpm",)),
    (referents.described_by_words, Question("membres", reference="description", words=("trente",)), GROUP, ("cde",)),
    (referents.described_by_words, Question("membres", words=("trente",)), GROUP, None),
    (referents.by_facts, Question("membres", words=("geneve",)), SPEAKING, ("cde",)),
    (referents.by_facts, Question("membres", reference="description", words=("geneve",)), NEW, ("cde",)),
    (referents.by_facts, Question("membres", words=("geneve",)), NEW, None),
    (referents.by_facts, Question("membres", words=("bonjour",)), NEW, None),
    (referents.uses_the_word, Question("objectifs", detail="sens", text="c est quoi un plaidoyer"), NEW, ("pnpm",)),
    (referents.uses_the_word, Question("objectifs", detail="sens", text="c est quoi un parapluie"), NEW, None),
    (referents.uses_the_word, Question("objectifs", detail="tout", text="un plaidoyer"), NEW, None),
    (referents.only_teller, Question("valeurs"), SPEAKING, ("pnpm",)),
    (referents.only_teller, Question("membres"), SPEAKING, None),
    (referents.only_teller, Question("valeurs"), NEW, None),
    (referents.only_teller, Question("valeurs"), replace(SPEAKING, alerte=True), None),
]


@pytest.mark.parametrize(("rule", "question", "memory", "expected"), CASES)
def test_a_rule_says_who_is_meant_or_nothing(rule: Rule, question: Question, memory: Memory, expected: tuple[str, ...] | None) -> None:
    assert rule(question, memory, KNOWLEDGE) == expected


def test_every_rule_is_seen_to_speak_and_to_be_silent() -> None:
    assert {rule for rule, *_, expected in CASES if expected is not None} == set(referents.RULES)
    assert {rule for rule, *_, expected in CASES if expected is None} == set(referents.RULES)


@pytest.mark.parametrize(
    ("first", "later", "question", "memory"),
    [
        (referents.only_owner, referents.named, Question("epu", collectives=("pnpm",)), NEW),
        (referents.only_owner, referents.spoken_of, Question("ppipem"), GROUP),
        (referents.named, referents.owner_of_section, Question("membres", collectives=("pnpm",), sections=("cde.epu",)), NEW),
        (referents.named, referents.spoken_of, Question("membres", collectives=("pnpm",)), GROUP),
        (referents.owner_of_section, referents.the_other, Question("membres", sections=("groupe.origine",), other=True), GROUP),
        (referents.the_other, referents.at_position, Question("membres", other=True, ordinals=(0,)), CDE_THEN_GROUP),
        (referents.at_position, referents.every_one, Question("membres", ordinals=(1,), every=True), NEW),
        (referents.every_one, referents.last_two, Question("membres", every=True, both=True), CDE_THEN_GROUP),
        (referents.last_two, referents.no_platform, Question("membres", both=True, platform=True), CDE_THEN_GROUP),
        (referents.no_platform, referents.back_to_theme, Question("membres", platform=True, themes=(MIGRANTS,), turns=True), GROUP),
        (referents.no_platform, referents.spoken_of, Question("membres", platform=True), GROUP),
        (referents.back_to_theme, referents.spoken_of, Question("membres", themes=(MIGRANTS,), turns=True), GROUP),
        (referents.only_theme_that_tells, referents.spoken_of, Question("objectifs", themes=(MIGRANTS,)), GROUP),
        (referents.spoken_of, referents.by_theme, Question("charte", themes=(MIGRANTS,)), GROUP),
        (referents.described_by_words, referents.spoken_of, Question("charte", reference="description", words=("trente",)), GROUP),
        (referents.the_one_before, referents.spoken_of, Question("charte", reference="precedent"), CDE_THEN_GROUP),
        (referents.by_facts, referents.only_teller, Question("valeurs", words=("geneve",)), SPEAKING),
    ],
)
def test_the_first_rule_that_speaks_decides(first: Rule, later: Rule, question: Question, memory: Memory) -> None:
    expected = first(question, memory, KNOWLEDGE)
    assert later(question, memory, KNOWLEDGE) not in (None, expected)
    assert meant(question, memory, KNOWLEDGE) == expected


def test_nobody_is_meant_where_no_rule_speaks() -> None:
    assert meant(Question("objectifs"), NEW, KNOWLEDGE) == ()


@pytest.mark.parametrize(
    ("question", "memory", "expected"),
    [
        (Question("comparaison", collectives=("cde", "pnpm")), GROUP, ("cde", "pnpm")),
        (Question("comparaison", collectives=("cde",)), GROUP, ("groupe", "cde")),
        (Question("comparaison", collectives=("groupe",)), GROUP, ("pnpm", "groupe", "cde")),
        (Question("comparaison", collectives=("cde",), every=True), GROUP, ("pnpm", "groupe", "cde")),
        (Question("comparaison", both=True, platform=True), CDE_THEN_GROUP, ("pnpm", "cde")),
        (Question("comparaison", both=True, platform=True, collectives=("groupe", "cde")), NEW, ("groupe", "cde")),
        (Question("comparaison", platform=True), GROUP, ("pnpm", "groupe", "cde")),
        (Question("comparaison", both=True), CDE_THEN_GROUP, ("cde", "groupe")),
        (Question("comparaison", every=True), LISTED, ("pnpm", "groupe", "cde")),
        (Question("comparaison", ordinals=(1, 2)), GROUP, ("groupe", "cde")),
        (Question("comparaison", ordinals=(1,)), Memory(collectif="pnpm"), ("pnpm", "groupe", "cde")),
        (Question("comparaison"), LISTED, ("pnpm", "groupe", "cde")),
    ],
)
def test_two_at_least_are_compared(question: Question, memory: Memory, expected: tuple[str, ...]) -> None:
    assert compared(question, memory, KNOWLEDGE) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question("nom_seul", themes=(MIGRANTS,)), ("pnpm",)),
        (Question("nom_seul", words=("geneve",)), ("cde",)),
        (Question("nom_seul", themes=(MIGRANTS, VIOLENCES)), ()),
        (Question("nom_seul", themes=(MIGRANTS,), ordinals=(1,)), ()),
        (Question("nom_seul", themes=(MIGRANTS,), every=True), ()),
        (Question("nom_seul", themes=(MIGRANTS,), both=True), ()),
        (Question("nom_seul", themes=(MIGRANTS,), collectives=("cde",)), ("cde",)),
    ],
)
def test_words_may_describe_one(question: Question, expected: tuple[str, ...]) -> None:
    assert described(question, KNOWLEDGE).collectives == expected


PNPM = Question("objectifs", collectives=("pnpm",))
PNPM_BEGINS = Question("objectifs", collectives=("pnpm",), leads=True)


@pytest.mark.parametrize(
    ("questions", "index", "memory", "expected"),
    [
        # « Les valeurs et les objectifs de la PNPM ? »
        ((Question("valeurs"), PNPM), 0, NEW, ("pnpm",)),
        # « Les objectifs de la PNPM, et ses valeurs ? »
        ((PNPM, Question("valeurs")), 1, GROUP, ("pnpm",)),
        # The next one before the one before.
        ((Question("membres", collectives=("cde",)), Question("valeurs"), PNPM), 1, NEW, ("pnpm",)),
        # The nearest of those before.
        ((PNPM, Question("membres", collectives=("cde",)), Question("valeurs")), 2, NEW, ("cde",)),
        # « Il a une charte ? Et la PNPM, ses objectifs ? »
        ((Question("charte", refers=True), PNPM_BEGINS), 0, GROUP, ()),
        ((Question("charte", refers=True), PNPM_BEGINS), 0, NEW, ("pnpm",)),
        ((Question("charte"), PNPM_BEGINS), 0, GROUP, ("pnpm",)),
        ((Question("charte", refers=True), PNPM), 0, GROUP, ("pnpm",)),
        # Who points at one needs no name, nor does what is asked of none.
        ((Question("charte", other=True), PNPM), 0, NEW, ()),
        ((Question("charte", sections=("cde.epu",)), PNPM), 0, NEW, ()),
        ((Question("liste_collectifs"), PNPM), 0, NEW, ()),
        ((Question("charte", collectives=("cde",)), PNPM), 0, NEW, ("cde",)),
        ((Question("charte"), Question("valeurs")), 0, GROUP, ()),
    ],
)  # fmt: skip
def test_names_are_lent_within_a_message(questions: tuple[Question, ...], index: int, memory: Memory, expected: tuple[str, ...]) -> None:
    assert with_name_of_neighbour(questions, index, memory).collectives == expected
