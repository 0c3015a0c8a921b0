"""Who is meant: each rule by itself, their order where it matters, and names lent within a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import referents
from actions.memory import Memory
from actions.question import Question
from actions.referents import Rule, compared, identifies, meant
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

MIGRANTS, VIOLENCES = (next(one.themes[0].nom for one in KNOWLEDGE.collectifs if one.id == name) for name in ("pnpm", "groupe"))
NEW = Memory()
GROUP = Memory(collectif="groupe")
WHO_DID_IT = Memory(collectif="groupe", sujets=("groupe.origine",), dits=(("origine", "qui"),))
DID_THE_STUDY = asking("origine", text="la pnpm c est ceux qui ont fait l etude", collectives=("pnpm",), sections=("groupe.origine",))
CDE_THEN_GROUP = Memory(collectif="groupe", collectif_precedent="cde")
PNPM_THEN_CDE = Memory(collectif="cde", collectif_precedent="pnpm")
PAIR = Memory(liste=("groupe", "cde"), dits=(("comparaison", "tout"),))
LISTED = Memory(liste=("cde", "pnpm"))
SEARCHED = Memory(collectif="cde", liste=("groupe", "cde"), sujets=("recherche",), dits=(("recherche", "lesquels"),))
SPEAKING = Memory(dits=(("merci", "-"),))
TOLD = Memory(collectif="cde", collectif_precedent="groupe", genres=("membres",), vus=("groupe.membres", "cde.membres"))

CASES: list[tuple[Rule, Question, Memory, tuple[str, ...] | None]] = [
    # It has some itself, others have some too, or nothing is said to be it.
    (referents.only_owner, asking("epu"), NEW, ("cde",)),
    (referents.only_owner, asking("charte"), NEW, None),
    (referents.done_to, asking("fondation", collectives=("pnpm", "cde"), text="c est la pnpm qui a fonde la cde"), NEW, ("cde",)),
    (referents.done_to, asking("charte", collectives=("pnpm", "cde"), text="c est la pnpm et la cde qui ont une charte"), NEW, None),
    (referents.done_to, asking("fondation", collectives=("pnpm", "cde"), text="qui a fonde la pnpm et la cde"), NEW, None),
    (
        referents.named,
        asking("presentation", text="les migrants euh non en fait c est quoi le groupe de travail", reference="description", themes=(MIGRANTS,),
               collectives=("groupe",)),
        NEW, ("groupe",),
    ),
    (referents.named, asking("objectifs", text="la pnpm non pardon le groupe de travail", collectives=("pnpm", "groupe")), NEW, ("groupe",)),
    (referents.named, asking("charte", text="la pnpm enfin non la cde pas la pnpm", collectives=("pnpm", "cde")), NEW, ("cde",)),
    (
        referents.named,
        asking("comparaison", text="compare la pnpm avec le groupe de travail euh non avec la cde", collectives=("pnpm", "groupe", "cde")),
        NEW, ("pnpm", "groupe", "cde"),
    ),
    (
        referents.named,
        asking("objectifs", text="les objectifs du groupe de travail c est ce que je voulais dire pas la pnpm", collectives=("groupe", "pnpm")),
        NEW, ("groupe", "pnpm"),
    ),
    (referents.named, asking("objectifs", text="la pnpm et non le groupe de travail", collectives=("pnpm", "groupe")), NEW, ("pnpm", "groupe")),
    (referents.named, asking("valeurs", collectives=("pnpm", "cde")), NEW, ("pnpm", "cde")),
    (referents.named, asking("valeurs"), GROUP, None),
    (referents.owner_of_section, asking("fondation", sections=("groupe.origine", "cde.epu")), NEW, ("groupe",)),
    (referents.owner_of_section, asking("fondation"), NEW, None),
    (referents.every_one, asking("fondation", text="vous les avez tous fondes", reference="courant"), GROUP, ("pnpm", "groupe", "cde")),
    (referents.every_one, asking("fondation", text="tous les membres l ont fonde", reference="courant"), GROUP, None),
    (
        referents.the_first_spoken_of, asking("membres", text="et celui du debut", reference="precedent"),
        Memory(collectif="cde", vus=("groupe.membres", "cde.epu")), ("groupe",),
    ),
    (referents.the_first_spoken_of, asking("membres", text="et celui du debut"), NEW, None),
    (referents.to_be_reached, asking("identite", text="un mail pour les joindre"), GROUP, ("groupe",)),
    (referents.to_be_reached, asking("identite", text="un mail pour les joindre"), NEW, None),
    (referents.the_other, asking("objectifs", other=True), CDE_THEN_GROUP, ("cde",)),
    (referents.the_other, asking("objectifs", other=True), GROUP, ("pnpm", "cde")),
    (referents.the_other, asking("objectifs", other=True), Memory(collectif="cde", liste=("groupe", "cde")), ("groupe",)),
    (referents.the_other, asking("objectifs", other=True, both=True), CDE_THEN_GROUP, ("pnpm", "cde")),
    (referents.the_other, asking("nom_seul", other=True), TOLD, ("pnpm",)),
    (referents.the_other, asking("membres", other=True), TOLD, ("pnpm",)),
    (referents.the_other, asking("charte", other=True), TOLD, ("groupe",)),
    (referents.the_other, asking("membres", other=True), replace(TOLD, vus=("pnpm.membres", *TOLD.vus)), ("groupe",)),
    (referents.the_other, asking("objectifs", other=True, platform=True), Memory(collectif="pnpm"), ("cde",)),
    (referents.the_other, asking("objectifs", other=True, platform=True), Memory(collectif="cde", liste=("groupe", "cde")), ("groupe",)),
    # Staff may take a collective out of the file while somebody speaks of it.
    (referents.the_other, asking("objectifs", other=True, platform=True), Memory(collectif="pnpm", liste=("parti", "cde")), ("cde",)),
    (referents.the_other, asking("objectifs"), CDE_THEN_GROUP, None),
    (referents.at_position, asking("valeurs", ordinals=(1,)), NEW, ("groupe",)),
    (referents.at_position, asking("valeurs", ordinals=(1, -1, 0)), LISTED, ("pnpm", "cde")),
    (referents.at_position, asking("valeurs", ordinals=(-3,)), NEW, ("pnpm",)),
    (referents.at_position, asking("valeurs", ordinals=(3, -4)), NEW, None),
    (referents.next_in_order, asking("presentation", detail="element:suivant"), Memory(collectif="pnpm"), ("groupe",)),
    (referents.next_in_order, asking("presentation", detail="element:precedent"), Memory(collectif="cde"), ("groupe",)),
    (referents.next_in_order, asking("presentation", detail="element:suivant"), replace(LISTED, collectif="cde"), ("pnpm",)),
    (referents.next_in_order, asking("presentation", detail="element:suivant"), Memory(collectif="cde"), None),
    (referents.next_in_order, asking("presentation", detail="element:suivant"), NEW, None),
    (referents.next_in_order, asking("objectifs", detail="element:suivant"), Memory(collectif="pnpm", sujets=("pnpm.objectifs",)), None),
    (referents.next_in_order, asking("presentation"), Memory(collectif="pnpm"), None),
    (referents.next_in_order, asking("presentation", reference="rang", text="et celui d apres"), Memory(collectif="pnpm"), ("groupe",)),
    (referents.next_in_order, asking("presentation", reference="rang", text="et celui du milieu"), Memory(collectif="pnpm"), None),
    (referents.every_one, asking("valeurs", every=True), NEW, ("pnpm", "groupe", "cde")),
    (referents.every_one, asking("valeurs", every=True), LISTED, ("cde", "pnpm")),
    (referents.every_one, asking("valeurs"), LISTED, None),
    (referents.last_two, asking("membres", both=True), CDE_THEN_GROUP, ("cde", "groupe")),
    (referents.last_two, asking("membres", both=True), GROUP, None),
    (referents.last_two, asking("membres", both=True), Memory(collectif_precedent="cde"), None),
    (referents.the_other, asking("membres", reference="autre", other=True, text="et les autres on sait combien"), GROUP, ("pnpm", "cde")),
    (referents.the_other, asking("fondation", detail="qui", reference="autre", other=True, text="les autres"), CDE_THEN_GROUP, ("cde",)),
    (referents.every_one, asking("membres", reference="tous", text="11"), NEW, ("groupe",)),
    (referents.last_two, asking("fondation", text="amane est des deux cotes"), CDE_THEN_GROUP, ("cde", "groupe")),
    (referents.last_two, asking("fondation", text="amane est a l origine des deux"), Memory(collectif="cde", liste=("pnpm", "cde")), ("pnpm", "cde")),
    (referents.last_two, asking("valeurs", text="l une des deux valeurs"), CDE_THEN_GROUP, None),
    (referents.last_two, asking("charte", both=True, platform=True, text="les deux plateformes"), GROUP, ("pnpm", "cde")),
    (referents.last_two, asking("membres"), CDE_THEN_GROUP, None),
    # One has so many, the one spoken of has; they are no more than there are collectives, or are not pointed at.
    (referents.thing_done_by, DID_THE_STUDY, NEW, ("groupe",)),
    (referents.thing_done_by, replace(DID_THE_STUDY, text="la pnpm a fait l etude"), NEW, None),
    (referents.thing_done_by, replace(DID_THE_STUDY, text="l etude a ete faite par la pnpm"), NEW, ("groupe",)),
    (referents.thing_done_by, asking("origine", detail="oui_non", text="c est la pnpm", collectives=("pnpm",)), WHO_DID_IT, ("groupe",)),
    (referents.thing_done_by, asking("origine", detail="oui_non", text="c est la pnpm", collectives=("pnpm",)), GROUP, None),
    (referents.of_that_gender, asking("fondation", text="et lui"), PNPM_THEN_CDE, ("groupe",)),
    (referents.of_that_gender, asking("fondation", text="et elle"), CDE_THEN_GROUP, ("cde",)),
    (referents.of_that_gender, asking("fondation", text="et elle"), GROUP, None),
    (referents.of_that_gender, asking("fondation", text="et lui il a combien de membres"), PNPM_THEN_CDE, None),
    (referents.the_so_many, asking("fondation", text="les noms des cinq du depart"), PNPM_THEN_CDE, ("groupe",)),
    (referents.the_so_many, asking("fondation", text="les noms des cinq du depart"), GROUP, None),
    (referents.the_so_many, asking("fondation", text="les noms des quatre autres"), PNPM_THEN_CDE, None),
    # Four are the goals of another.
    (referents.the_so_many, asking("fondation", text="et les quatre restantes"), GROUP, None),
    (referents.the_so_many, asking("objectifs", text="et les quatre"), GROUP, ("pnpm",)),
    (referents.the_so_many, asking("objectifs", text="et les trois"), GROUP, None),
    (referents.the_so_many, asking("membres", text="ils sont onze"), PNPM_THEN_CDE, None),
    (referents.spoken_of, asking("membres"), GROUP, ("groupe",)),
    (referents.spoken_of, asking("membres"), NEW, None),
    (referents.spoken_of, asking("membres"), Memory(collectif="parti"), None),
    (referents.by_theme, asking("membres", themes=(MIGRANTS,)), NEW, ("pnpm",)),
    (referents.by_theme, asking("membres", themes=(MIGRANTS, VIOLENCES)), NEW, None),
    (referents.by_theme, asking("membres"), NEW, None),
    (referents.by_theme, asking("membres", themes=(MIGRANTS, VIOLENCES), text="contre les violences et pas pour les migrants"), NEW, ("groupe",)),
    (referents.by_theme, asking("membres", themes=(MIGRANTS,), text="pas celle des migrants"), NEW, None),
    (referents.by_theme, asking("membres", themes=(MIGRANTS,), text="c est pas clair, celle des migrants"), NEW, ("pnpm",)),
    (referents.the_one_before, asking("charte", reference="precedent", ordinals=(0,), text="revenons au premier"), CDE_THEN_GROUP, ("cde",)),
    (referents.by_value, asking("charte", text="celle de 2015"), NEW, ("groupe",)),
    (referents.by_value, asking("charte", text="celle de 2012"), NEW, None),
    (referents.named, asking("valeurs", reference="description", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("pnpm",)),
    (referents.named, asking("valeurs", reference="nom", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("groupe",)),
    (referents.named, asking("valeurs", text="le groupe pr les migrants", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("pnpm",)),
    (referents.named, asking("valeurs", text="le groupe d assos des migrants", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("pnpm",)),
    (referents.named, asking("valeurs", text="le groupe aide les migrants", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("groupe",)),
    (referents.named, asking("valeurs", text="le groupe de travail des migrants", collectives=("groupe",), themes=(MIGRANTS,)), NEW, ("groupe",)),
    (referents.any_platform, asking("fondation", reference="aucun", platform=True, text="quand a ete fondee la plateforme"), NEW, ()),
    (referents.any_platform, asking("fondation", reference="courant", platform=True, text="quand a ete fondee la plateforme"), GROUP, ()),
    (referents.any_platform, asking("fondation", reference="aucun", platform=True, text="elle est nee quand la plateforme"), Memory("cde"), None),
    (referents.any_platform, asking("fondation", reference="aucun", platform=True, text="les plateformes ont ete creees quand"), NEW, None),
    (referents.any_platform, asking("fondation", reference="description", platform=True, text="la plateforme des trente"), NEW, None),
    (referents.the_other, asking("membres", other=True, text="l autre la plus petite"), PNPM_THEN_CDE, ("groupe",)),
    (referents.the_other, asking("charte", other=True, themes=(MIGRANTS,)), Memory(collectif="cde", collectif_precedent="groupe"), ("pnpm",)),
    (referents.the_other, asking("presentation", other=True), SEARCHED, ("pnpm",)),
    (referents.the_other, asking("presentation", reference="autre", text="et la troisieme"), CDE_THEN_GROUP, ("pnpm",)),
    # Where one comes from is told by the same sections as who founded it.
    (referents.the_other, asking("origine", other=True), replace(CDE_THEN_GROUP, vus=("cde.fondation", "groupe.origine")), ("pnpm",)),
    (referents.at_position, asking("fondation", reference="rang", text="non retour au 2 c etait quand"), NEW, ("groupe",)),
    (referents.at_position, asking("fondation", reference="rang", text="celle du milieu"), LISTED, ("pnpm",)),
    (referents.at_position, asking("fondation", text="non retour au 2 c etait quand"), NEW, None),
    (referents.at_position, asking("fondation", reference="courant", ordinals=(0,), text="et a la premiere mi temps"), GROUP, None),
    (referents.at_position, asking("charte", references=(("courant", 0.6), ("rang", 0.3)), ordinals=(2,)), GROUP, ("cde",)),
    (referents.at_position, asking("charte", reference="courant", ordinals=(2,)), NEW, ("cde",)),
    (referents.of_nobody_named, asking("fondation", reference="precedent", text="et les cinq c etait quand"), Memory(collectif="pnpm"), ("groupe",)),
    (referents.named, asking("objectifs", reference="autre", other=True, collectives=("cde",)), CDE_THEN_GROUP, ("cde",)),
    (referents.the_other, asking("presentation", reference="autre", text="celui qui reste"), CDE_THEN_GROUP, ("pnpm",)),
    (referents.next_in_order, asking("fondation", reference="courant", detail="element:suivant"), Memory(collectif="pnpm"), None),
    (referents.next_in_order, asking("nom_seul", reference="courant", detail="element:suivant"), Memory(collectif="pnpm"), ("groupe",)),
    (referents.described_by_words, asking("fondation", reference="description", text="et la plus grosse"), GROUP, ("cde",)),
    (referents.described_by_words, asking("fondation", reference="nom", themes=(MIGRANTS,)), GROUP, ("pnpm",)),
    (referents.described_by_words, asking("fondation", reference="nom", text="et la plus grosse"), GROUP, None),
    (referents.every_one, asking("valeurs", reference="courant", every=True, text="une ligne chacune"), GROUP, None),
    (referents.of_nobody_named, asking("membres", reference="aucun", text="et trente alors"), GROUP, ("cde",)),
    (referents.of_nobody_named, asking("objectifs", reference="aucun", text="le mot dignite il est ou"), GROUP, ("pnpm",)),
    (referents.of_nobody_named, asking("membres", reference="courant", text="et trente alors"), GROUP, None),
    (referents.of_nobody_named, asking("objectifs", reference="aucun", detail="element:rang", text="le numero 3"), GROUP, None),
    (referents.of_nobody_named, asking("membres", reference="aucun", text="et trente alors"), replace(GROUP, alerte=True), None),
    # As understanding has learnt to read it, without a word for it.
    (referents.the_other, asking("objectifs", reference="autre"), CDE_THEN_GROUP, ("cde",)),
    (referents.every_one, asking("valeurs", reference="tous"), LISTED, ("cde", "pnpm")),
    (referents.the_one_before, asking("charte", reference="precedent"), CDE_THEN_GROUP, ("cde",)),
    (referents.the_one_before, asking("charte", reference="precedent"), GROUP, None),
    (referents.the_one_before, asking("charte", reference="courant"), CDE_THEN_GROUP, None),
    (referents.described_by_words, asking("charte", reference="description", themes=(MIGRANTS,)), GROUP, ("pnpm",)),
    (referents.described_by_words, asking("membres", reference="description", words=("trente",)), GROUP, ("cde",)),
    (referents.described_by_words, asking("membres", words=("trente",)), GROUP, None),
    (referents.by_facts, asking("membres", words=("geneve",)), SPEAKING, ("cde",)),
    (referents.by_facts, asking("membres", reference="description", words=("geneve",)), NEW, ("cde",)),
    (referents.by_facts, asking("membres", words=("geneve",)), NEW, None),
    (referents.by_facts, asking("membres", words=("bonjour",)), NEW, None),
    (referents.only_teller, asking("valeurs"), SPEAKING, ("pnpm",)),
    (referents.only_teller, asking("membres"), SPEAKING, None),
    (referents.only_teller, asking("valeurs"), NEW, ("pnpm",)),
    (referents.only_teller, asking("membres"), NEW, None),
    # Others have a charter, too, told in another section.
    (referents.only_teller, asking("charte"), NEW, None),
    (referents.only_teller, asking("charte"), SPEAKING, ("groupe",)),
    (referents.only_teller, asking("valeurs"), replace(SPEAKING, alerte=True), None),
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
        (referents.only_owner, referents.named, asking("epu", collectives=("pnpm",)), NEW),
        (referents.only_owner, referents.spoken_of, asking("ppipem"), GROUP),
        (referents.named, referents.spoken_of, asking("membres", collectives=("pnpm",)), GROUP),
        (referents.named, referents.owner_of_section, asking("membres", collectives=("pnpm",), sections=("cde.epu",)), NEW),
        (referents.owner_of_section, referents.the_other, asking("membres", sections=("groupe.origine",), other=True), GROUP),
        (referents.the_other, referents.at_position, asking("membres", other=True, ordinals=(0,)), CDE_THEN_GROUP),
        (referents.at_position, referents.every_one, asking("membres", ordinals=(1,), every=True), NEW),
        (referents.last_two, referents.every_one, asking("membres", reference="tous", both=True), CDE_THEN_GROUP),
        (referents.spoken_of, referents.by_theme, asking("charte", themes=(MIGRANTS,)), GROUP),
        (referents.described_by_words, referents.spoken_of, asking("charte", reference="description", words=("trente",)), GROUP),
        (referents.the_one_before, referents.spoken_of, asking("charte", reference="precedent"), CDE_THEN_GROUP),
        (referents.the_one_before, referents.spoken_of, asking("charte", reference="precedent", ordinals=(0,)), CDE_THEN_GROUP),
        (referents.described_by_words, referents.at_position, asking("documents", reference="description", themes=(MIGRANTS,), ordinals=(2,)), NEW),
        (referents.of_nobody_named, referents.spoken_of, asking("membres", reference="aucun", text="et trente alors"), GROUP),
        (referents.by_facts, referents.only_teller, asking("valeurs", words=("geneve",)), SPEAKING),
    ],
)
def test_the_first_rule_that_speaks_decides(first: Rule, later: Rule, question: Question, memory: Memory) -> None:
    expected = first(question, memory, KNOWLEDGE)
    assert later(question, memory, KNOWLEDGE) not in (None, expected)
    assert meant(question, memory, KNOWLEDGE) == expected


def test_nobody_is_meant_where_no_rule_speaks() -> None:
    assert meant(asking("objectifs"), NEW, KNOWLEDGE) == ()


@pytest.mark.parametrize(
    ("question", "memory", "expected"),
    [
        (asking("comparaison", collectives=("cde", "pnpm")), GROUP, ("cde", "pnpm")),
        (asking("comparaison", collectives=("cde",)), GROUP, ("groupe", "cde")),
        (asking("comparaison", collectives=("groupe",)), GROUP, ("pnpm", "groupe", "cde")),
        (asking("comparaison", both=True, platform=True), CDE_THEN_GROUP, ("pnpm", "cde")),
        (asking("comparaison", both=True, platform=True, collectives=("groupe", "cde")), NEW, ("groupe", "cde")),
        (asking("comparaison", platform=True), GROUP, ("pnpm", "groupe", "cde")),
        (asking("comparaison", both=True), CDE_THEN_GROUP, ("cde", "groupe")),
        (asking("comparaison", every=True), LISTED, ("pnpm", "groupe", "cde")),
        (asking("comparaison", ordinals=(1,)), Memory(collectif="pnpm"), ("pnpm", "groupe", "cde")),
        (asking("comparaison"), LISTED, ("pnpm", "groupe", "cde")),
        (asking("comparaison", text="amane est fondatrice des deux"), Memory(liste=("pnpm", "cde")), ("pnpm", "cde")),
        (asking("comparaison", text="amane est fondatrice des deux"), Memory(liste=("pnpm", "groupe", "cde")), ("pnpm", "groupe", "cde")),
        # Two that were just compared stay the ones compared, until all are asked of.
        (asking("comparaison", text="qui a le plus de membres"), PAIR, ("groupe", "cde")),
        (asking("comparaison", text="le plus petit des trois"), PAIR, ("pnpm", "groupe", "cde")),
        (asking("comparaison", text="qui a le plus de membres"), replace(PAIR, dits=(("membres", "tout"),)), ("pnpm", "groupe", "cde")),
        (asking("comparaison", themes=(VIOLENCES, MIGRANTS)), NEW, ("pnpm", "groupe")),
        (asking("comparaison", themes=(MIGRANTS,)), NEW, ("pnpm", "groupe", "cde")),
    ],
)
def test_two_at_least_are_compared(question: Question, memory: Memory, expected: tuple[str, ...]) -> None:
    assert compared(question, memory, KNOWLEDGE) == expected


PNPM = asking("objectifs", collectives=("pnpm",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("geneve c etait la plateforme cde maroc", True),
        ("et l etude c est encore la cde", True),
        ("ca c est chez la cde", True),
        ("la cde est allee a geneve", False),
        ("c est ou la cde", False),
    ],
)
def test_of_something_it_is_claimed_whose_it_is(text: str, said: bool) -> None:
    assert identifies(asking("epu", detail="oui_non", collectives=("cde",), text=text), KNOWLEDGE) is said
    # Who asks when claims nothing.
    assert not identifies(asking("epu", detail="date", collectives=("cde",), text=text), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "collectives", "expected"),
    [
        ("la difference entre vos deux plateformes", (), ("pnpm", "cde")),
        ("c koi la diff entre vos 2 plateform", (), ("pnpm", "cde")),
        ("entre vos deux plateformes la pnpm et l autre", ("pnpm",), ("pnpm", "cde")),
        ("entre le groupe et les deux plateformes", ("groupe",), ("pnpm", "groupe", "cde")),
    ],
)
def test_the_two_platforms_are_put_side_by_side(text: str, collectives: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert compared(asking("comparaison", text=text, collectives=collectives), NEW, KNOWLEDGE) == expected
