"""What is asked: requests and memory of each kind of question, their readings in order, and messages of several questions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.kinds import FACTUAL_KINDS, SECTIONS_OF_KIND
from actions.memory import Memory
from actions.message import Message
from actions.plan import BY_KIND, resolve
from actions.question import Question
from actions.readings import SURE, asked_which
from actions.request import of_topics
from actions.turn import answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

ALL = ("pnpm", "groupe", "cde")
MIGRANTS, VIOLENCES = (next(one.themes[0].nom for one in KNOWLEDGE.collectifs if one.id == name) for name in ("pnpm", "groupe"))
NEW = Memory()
CHARTER_OF_GROUP = Memory(collectif="groupe", genres=("charte",), vus=("groupe.charte",), sujets=("groupe.charte",))
WAITING = Memory(en_attente=("objectifs",), sujets=("collectifs.liste",))
CDE_AFTER_PNPM = Memory(collectif="cde", collectif_precedent="pnpm", genres=("membres",), sujets=("cde.membres",))

MEMBERS_OF_BOTH = [("groupe.membres", ("groupe",), "membres"), ("cde.membres", ("cde",), "membres")]
BOTH_TOLD = {
    "collectif": "cde", "collectif_precedent": "groupe", "liste": ("groupe", "cde"), "genres": ("membres",), "vus": ("groupe.membres", "cde.membres"),
}  # fmt: skip

# Question, memory, requests as (topic, collectives, kind), and what the memory has then beside what it had.
CASES: list[tuple[Question, Memory, list[tuple[str, tuple[str, ...], str]], dict[str, Any]]] = [
    # Of one collective.
    (asking("charte", collectives=("groupe",)), NEW, [("groupe.charte", ("groupe",), "charte")],
     {"collectif": "groupe", "genres": ("charte",), "vus": ("groupe.charte",)}),
    (asking("membres"), CHARTER_OF_GROUP, [("groupe.membres", ("groupe",), "membres")],
     {"genres": ("membres",), "vus": ("groupe.charte", "groupe.membres")}),
    (asking("membres", collectives=("cde",)), CHARTER_OF_GROUP, [("cde.membres", ("cde",), "membres")],
     {"collectif": "cde", "collectif_precedent": "groupe", "genres": ("membres",), "vus": ("groupe.charte", "cde.membres")}),
    # The best section that its page has, or none.
    (asking("charte", collectives=("pnpm",)), NEW, [("pnpm.valeurs", ("pnpm",), "charte")],
     {"collectif": "pnpm", "genres": ("charte",), "vus": ("pnpm.charte",)}),
    (asking("valeurs", collectives=("cde",)), NEW, [("hors_sujet", ("cde",), "valeurs")],
     {"collectif": "cde", "genres": ("valeurs",), "vus": ("cde.valeurs",)}),
    # Of several, in the order named.
    (asking("membres", collectives=("groupe", "cde")), WAITING, MEMBERS_OF_BOTH, {**BOTH_TOLD, "en_attente": ()}),
    # Of nobody, or of more than one « autre »: asks back.
    (asking("objectifs"), NEW, [("precision", (), "objectifs")], {"en_attente": ("objectifs",)}),
    (asking("objectifs", other=True), CHARTER_OF_GROUP, [("precision", ("pnpm", "cde"), "objectifs")],
     {"en_attente": ("objectifs",), "liste": ("pnpm", "cde")}),
    (asking("objectifs", other=True), CDE_AFTER_PNPM, [("pnpm.objectifs", ("pnpm",), "objectifs")],
     {"collectif": "pnpm", "collectif_precedent": "cde", "genres": ("objectifs",), "vus": ("pnpm.objectifs",)}),
    (asking("membres", other=True, both=True), Memory(collectif="pnpm"), MEMBERS_OF_BOTH, BOTH_TOLD),
    # « La plateforme », of which there are two.
    (asking("nom_seul", platform=True, text="la plateforme"), NEW, [("precision", (), "presentation")], {"en_attente": ("presentation",)}),
    # Who names one after being asked which asks of it what was asked.
    (asking("attribut_inconnu", 0.38, reference="description", detail="date", themes=(MIGRANTS,), text="celle des migrants"),
     Memory(en_attente=("charte",)), [("pnpm.valeurs", ("pnpm",), "charte")],
     {"collectif": "pnpm", "genres": ("charte",), "vus": ("pnpm.charte",), "en_attente": ()}),
    # A section by its own name.
    (asking("presentation", sections=("cde.epu",)), CHARTER_OF_GROUP, [("cde.epu", ("cde",), "")],
     {"collectif": "cde", "collectif_precedent": "groupe", "genres": ("epu",), "vus": ("groupe.charte", "cde.epu")}),
    (asking("origine", sections=("groupe.origine",)), NEW, [("groupe.origine", ("groupe",), "")],
     {"collectif": "groupe", "genres": ("origine",), "vus": ("groupe.origine",)}),
    (asking("membres", sections=("cde.epu",)), NEW, [("cde.membres", ("cde",), "membres")],
     {"collectif": "cde", "genres": ("membres",), "vus": ("cde.membres",)}),
    (asking("presentation", sections=("cde.epu",), collectives=("pnpm",)), NEW, [("pnpm.presentation", ("pnpm",), "presentation")],
     {"collectif": "pnpm", "genres": ("presentation",), "vus": ("pnpm.presentation",)}),
    (asking("epu"), CHARTER_OF_GROUP, [("cde.epu", ("cde",), "epu")],
     {"collectif": "cde", "collectif_precedent": "groupe", "genres": ("epu",), "vus": ("groupe.charte", "cde.epu")}),
    # A charter is no report.
    (asking("documents", collectives=("groupe",)), NEW, [("groupe.charte", ("groupe",), "documents")],
     {"collectif": "groupe", "genres": ("documents",), "vus": ("groupe.documents",)}),
    (asking("documents", collectives=("groupe",), report=True), NEW, [("hors_sujet", ("groupe",), "documents")],
     {"collectif": "groupe", "genres": ("documents",), "vus": ("groupe.documents",)}),
    (asking("documents", sections=("groupe.origine",)), NEW, [("hors_sujet", ("groupe",), "documents")],
     {"collectif": "groupe", "genres": ("documents",), "vus": ("groupe.documents",)}),
    (asking("documents", collectives=("pnpm",), report=True), NEW, [("pnpm.documents", ("pnpm",), "documents")],
     {"collectif": "pnpm", "genres": ("documents",), "vus": ("pnpm.documents",)}),
    (asking("fondation", when=True), CHARTER_OF_GROUP, [("groupe.fondation", ("groupe",), "fondation")],
     {"genres": ("fondation",), "vus": ("groupe.charte", "groupe.fondation")}),
    (asking("fondation", when=True, feminine=True), Memory(collectif="groupe", genres=("membres",)),
     [("groupe.fondation", ("groupe",), "fondation")], {"genres": ("fondation",), "vus": ("groupe.fondation",)}),
    # Staff may take a collective out of the file while somebody speaks of it.
    (asking("fondation", when=True, feminine=True, collectives=("parti",)), Memory(genres=("charte",)), [("hors_sujet", ("parti",), "fondation")],
     {"collectif": "parti", "genres": ("fondation",), "vus": ("parti.fondation",)}),
    # What is asked of a name is a guess.
    (asking("charte", collectives=("pnpm",), confidence=SURE.named - 0.01), NEW, [("pnpm.presentation", ("pnpm",), "presentation")],
     {"collectif": "pnpm", "genres": ("presentation",), "vus": ("pnpm.presentation",)}),
    (asking("charte", collectives=("pnpm",), confidence=SURE.named), NEW, [("pnpm.valeurs", ("pnpm",), "charte")],
     {"collectif": "pnpm", "genres": ("charte",), "vus": ("pnpm.charte",)}),
    (asking("charte", field=True, confidence=SURE.named - 0.01), CHARTER_OF_GROUP, [("groupe.charte", ("groupe",), "charte")], {}),
    # A name alone: what is waited for, else the last kinds, else what it is.
    (asking("nom_seul", collectives=("pnpm",)), WAITING, [("pnpm.objectifs", ("pnpm",), "objectifs")],
     {"collectif": "pnpm", "genres": ("objectifs",), "vus": ("pnpm.objectifs",), "en_attente": ()}),
    (asking("nom_seul", collectives=("cde",)), replace(CHARTER_OF_GROUP, genres=("membres", "epu")),
     [("cde.membres", ("cde",), "membres"), ("cde.epu", ("cde",), "epu")],
     {"collectif": "cde", "collectif_precedent": "groupe", "vus": ("groupe.charte", "cde.membres", "cde.epu")}),
    (asking("nom_seul", collectives=("cde",)), NEW, [("cde.presentation", ("cde",), "presentation")],
     {"collectif": "cde", "genres": ("presentation",), "vus": ("cde.presentation",)}),
    (asking("nom_seul", collectives=("cde",)), Memory(genres=("chronologie",)), [("cde.presentation", ("cde",), "presentation")],
     {"collectif": "cde", "genres": ("presentation",), "vus": ("cde.presentation",)}),
    (asking("nom_seul", reference="description", themes=(MIGRANTS,)), CHARTER_OF_GROUP, [("pnpm.valeurs", ("pnpm",), "charte")],
     {"collectif": "pnpm", "collectif_precedent": "groupe", "vus": ("groupe.charte", "pnpm.charte")}),
    (asking("nom_seul", collectives=("cde",)), Memory(genres=("recherche",)), [("cde.presentation", ("cde",), "presentation")],
     {"collectif": "cde", "genres": ("presentation",), "vus": ("cde.presentation",)}),
    (asking("nom_seul", collectives=("groupe", "cde")), Memory(genres=("comparaison", "membres")), MEMBERS_OF_BOTH, BOTH_TOLD),
    (asking("nom_seul"), NEW, [("aide", (), "")], {}),
    # Again.
    (asking("repeter"), CDE_AFTER_PNPM, [("cde.membres", (), "")], {}),
    (asking("repeter"), NEW, [("aide", (), "")], {}),
    (asking("plus_de_details", ordinals=(1,), platform=True), NEW, [("groupe.presentation", ("groupe",), "presentation")],
     {"collectif": "groupe", "genres": ("presentation",), "vus": ("groupe.presentation",)}),
    (asking("plus_de_details", collectives=("groupe",)), CDE_AFTER_PNPM, [("groupe.presentation", ("groupe",), "presentation")],
     {"collectif": "groupe", "collectif_precedent": "cde", "genres": ("presentation",), "vus": ("groupe.presentation",)}),
    (asking("plus_de_details", sections=("cde.epu",)), CDE_AFTER_PNPM, [("cde.epu", ("cde",), "")], {"genres": ("epu",), "vus": ("cde.epu",)}),
    # All of them.
    (asking("liste_collectifs"), WAITING, [("collectifs.liste", (), "")], {"liste": ALL, "en_attente": ()}),
    (asking("objectifs_communs"), WAITING, [("collectifs.objectifs", (), "")], {"genres": ("objectifs",), "en_attente": ()}),
    (asking("identite"), WAITING, [("identite", (), "")], {}),
    (asking("comparaison", collectives=("cde", "pnpm")), WAITING, [("comparaison", ("cde", "pnpm"), "")],
     {"liste": ("cde", "pnpm"), "genres": ("comparaison",), "en_attente": ()}),
    (asking("chronologie"), WAITING, [("chronologie", (), "")], {"en_attente": ()}),
    (asking("chronologie", first=True), CHARTER_OF_GROUP, [("chronologie", (), "")],
     {"collectif": "pnpm", "collectif_precedent": "groupe", "genres": ("chronologie",)}),
    (asking("recherche", themes=(MIGRANTS,)), NEW, [("recherche", (), "")], {"collectif": "pnpm", "genres": ("recherche",)}),
    (asking("recherche", themes=(MIGRANTS, VIOLENCES)), NEW, [("recherche", (), "")], {"liste": ("pnpm", "groupe"), "genres": ("recherche",)}),
    # When it began is told of each that tells it, however it is read.
    (asking("attribut_inconnu", text="la plateforme existe depuis 2015", collectives=("cde",)), NEW, [("cde.fondation", ("cde",), "fondation")],
     {"collectif": "cde", "genres": ("fondation",), "vus": ("cde.fondation",), "en_attente": ()}),
    # Not on the page.
    (asking("valeurs", confidence=0.1), CHARTER_OF_GROUP, [("hors_sujet", (), "incertain")], {}),
    (asking("attribut_inconnu"), CHARTER_OF_GROUP, [("hors_sujet", ("groupe",), "attribut_inconnu")], {}),
    (asking("attribut_inconnu", text="les salaries d amane"), CHARTER_OF_GROUP, [("hors_sujet", (), "attribut_inconnu")], {}),
    (asking("attribut_inconnu", words=("amane",), collectives=("cde", "pnpm")), WAITING, [("hors_sujet", ("cde",), "attribut_inconnu")],
     {"collectif": "cde", "en_attente": ()}),
    (asking("attribut_inconnu", ordinals=(9,)), WAITING, [("hors_sujet", (), "attribut_inconnu")], {}),
    (asking("hors_sujet"), CHARTER_OF_GROUP, [("hors_sujet", (), "hors_sujet")], {}),
    (asking("hors_sujet", collectives=("pnpm",)), CHARTER_OF_GROUP, [("hors_sujet", (), "hors_sujet")],
     {"collectif": "pnpm", "collectif_precedent": "groupe"}),
    (asking("contexte"), CHARTER_OF_GROUP, [("hors_sujet", (), "contexte")], {}),
]  # fmt: skip


def asked(*questions: Question, memory: Memory = NEW) -> list[str]:
    return [request.topic for request in resolve(questions, memory, KNOWLEDGE)[0]]


def after(*questions: Question, memory: Memory = NEW) -> Memory:
    return resolve(questions, memory, KNOWLEDGE)[1]


@pytest.mark.parametrize(("question", "memory", "requests", "changes"), CASES)
def test_a_question_comes_to_requests_and_a_memory(
    question: Question, memory: Memory, requests: list[tuple[str, tuple[str, ...], str]], changes: dict[str, Any]
) -> None:
    found, then = resolve((question,), memory, KNOWLEDGE)
    assert [(one.topic, one.collectives, one.kind) for one in found] == requests
    assert then == replace(memory, **changes)


def test_every_kind_that_is_answered_has_its_row() -> None:
    answered = set(BY_KIND) - set(SECTIONS_OF_KIND)
    assert answered <= {question.kind for question, *_ in CASES}
    assert not FACTUAL_KINDS - set(BY_KIND)


@pytest.mark.parametrize("kind", sorted(SECTIONS_OF_KIND))
def test_every_kind_about_one_is_answered_by_a_section_that_some_page_has(kind: str) -> None:
    found = {topic for one in ALL for topic in asked(asking(kind, collectives=(one,)))}
    assert found - {"hors_sujet"} and all(KNOWLEDGE.section(topic) for topic in found - {"hors_sujet"})


def test_what_is_said_again_says_so() -> None:
    for kind, more in (("repeter", False), ("plus_de_details", True)):
        (request,) = resolve((asking(kind),), CDE_AFTER_PNPM, KNOWLEDGE)[0]
        assert request.again and request.more is more
    assert [(one.topic, one.again) for one in of_topics(["pnpm.valeurs"])] == [("pnpm.valeurs", False)]


@pytest.mark.parametrize(
    ("questions", "memory", "topics"),
    [
        # Two things, in the order asked, with the name of the second.
        ((asking("objectifs"), asking("valeurs", collectives=("pnpm",))), NEW, ["pnpm.objectifs", "pnpm.valeurs"]),
        # The same twice is said once.
        ((asking("charte", collectives=("pnpm",)), asking("charte", collectives=("pnpm",))), NEW, ["pnpm.valeurs"]),
        # The second reads what the first has set.
        ((asking("membres", collectives=("groupe",)), asking("charte", refers=True)), NEW, ["groupe.membres", "groupe.charte"]),
        ((asking("charte", collectives=("pnpm",)), asking("fondation")), NEW, ["pnpm.valeurs", "pnpm.adhesion"]),
        ((asking("charte", collectives=("pnpm",)), asking("fondation", when=True, collectives=("cde",))), NEW, ["pnpm.valeurs", "cde.fondation"]),
        ((asking("fondation", when=True), asking("charte", collectives=("pnpm",))), NEW, ["pnpm.adhesion", "pnpm.valeurs"]),
        ((asking("charte", collectives=("groupe",)), asking("membres", when=True)), NEW, ["groupe.charte", "groupe.membres"]),
        ((asking("membres", collectives=("cde",)), asking("fondation", when=True)), NEW, ["cde.membres", "cde.fondation"]),
        ((asking("recherche", organisations=("UNICEF",)), asking("origine", collectives=("groupe",))), NEW, ["recherche", "groupe.origine"]),
        ((asking("origine", collectives=("groupe",)), asking("recherche", organisations=("UNICEF",), themes=(MIGRANTS,))), NEW,
         ["groupe.origine", "recherche"]),
        ((asking("origine", collectives=("groupe",)), asking("recherche", text="geneve")), NEW, ["groupe.origine", "recherche"]),
        ((asking("membres", collectives=("groupe",)), asking("recherche", organisations=("UNICEF",))), NEW, ["groupe.membres", "recherche"]),
        ((asking("membres", collectives=("cde",)), asking("recherche", words=("astronautes",))), NEW, ["cde.membres"]),
        ((asking("identite"), asking("recherche", words=("astronautes",))), NEW, ["identite", "recherche"]),
        # Nobody is asked back about half of a message whose other half was understood.
        ((asking("objectifs"), asking("liste_collectifs")), NEW, ["collectifs.liste"]),
        ((asking("objectifs"), asking("charte")), NEW, ["precision", "precision"]),
        ((asking("objectifs"), asking("hors_sujet")), NEW, ["precision", "hors_sujet"]),
        # What can't be answered is worth a word where it was asked for by itself.
        ((asking("liste_collectifs"), asking("hors_sujet", confidence=SURE.half)), NEW, ["collectifs.liste"]),
        ((asking("liste_collectifs"), asking("hors_sujet", confidence=SURE.half + 0.01)), NEW, ["collectifs.liste", "hors_sujet"]),
        ((asking("liste_collectifs", asks=True), asking("hors_sujet", confidence=0.5, asks=True)), NEW, ["collectifs.liste", "hors_sujet"]),
        ((asking("presentation", collectives=("cde",), confidence=0.5), asking("valeurs", collectives=("cde",), confidence=0.5)), NEW,
         ["cde.presentation", "hors_sujet"]),
    ],
)  # fmt: skip
def test_a_message_of_several_questions(questions: tuple[Question, ...], memory: Memory, topics: list[str]) -> None:
    assert asked(*questions, memory=memory) == topics


def test_kinds_asked_together_are_asked_together_of_the_next() -> None:
    memory = after(asking("objectifs", collectives=("pnpm",)), asking("documents", collectives=("pnpm",)))
    assert memory.genres == ("objectifs", "documents")
    assert asked(asking("nom_seul", collectives=("cde",)), memory=memory) == ["hors_sujet", "cde.documents"]
    memory = after(asking("objectifs"), asking("charte"))
    assert memory.en_attente == ("objectifs", "charte")
    assert asked(asking("nom_seul", collectives=("pnpm",)), memory=memory) == ["pnpm.objectifs", "pnpm.valeurs"]


@pytest.mark.parametrize("aside", ["hors_sujet", "identite", "liste_collectifs"])
def test_kinds_of_the_turn_before_are_not_asked_again_of_the_next(aside: str) -> None:
    """« Les membres du groupe ? — Qui êtes-vous ? Et les valeurs de la PNPM ? — Et la CDE ? » asks for values alone."""
    memory = after(asking(aside), asking("valeurs", collectives=("pnpm",)), memory=CDE_AFTER_PNPM)
    assert memory.genres == ("valeurs",)
    assert asked(asking("nom_seul", collectives=("cde",)), memory=memory) == ["hors_sujet"]
    # What nobody asks after keeps them.
    assert after(asking("hors_sujet"), asking("identite"), memory=CDE_AFTER_PNPM) == CDE_AFTER_PNPM


def test_what_waited_in_the_turn_before_waits_no_more_once_something_else_does() -> None:
    assert after(asking("identite"), asking("charte"), memory=WAITING).en_attente == ("charte",)
    assert after(asking("identite"), asking("hors_sujet"), memory=WAITING).en_attente == ("objectifs",)
    assert after(asking("charte"), asking("liste_collectifs"), memory=WAITING).en_attente == ()


# As understanding reads it, sure of the kind, unsure of who is meant.
READ = asking(
    "charte", 0.6, kinds=(("charte", 0.6), ("valeurs", 0.4)), references=(("aucun", 0.53), ("description", 0.17)), detail="oui_non",
    words=("charte", "racisme"), text="dans votre charte ya ecrit racisme", asks=True,
)  # fmt: skip
OTHERS = "les autres collectifs se sont ils dotes d un texte de ce genre"
SPOKEN_OF = Memory(collectif="pnpm", genres=("objectifs",), sujets=("pnpm.objectifs",), dits=(("objectifs", "tout"),))
UNICEF = asking(
    "origine", 0.9, kinds=(("origine", 0.9), ("recherche", 0.05)),
    references=(("courant", 0.4), ("description", 0.35)), organisations=("UNICEF",), words=("unicef",), text="et unicef", detail="sens",
)  # fmt: skip


def test_a_section_that_is_clearly_likelier_is_answered_instead_of_asking_back() -> None:
    told = Memory(dits=(("liste_collectifs", "tout"),))
    assert asked(READ, memory=told) == ["pnpm.valeurs"]
    assert asked(READ) == ["pnpm.valeurs"]
    remembered = after(READ, memory=told)
    assert (remembered.collectif, remembered.genres, remembered.vus) == ("pnpm", ("charte",), ("pnpm.charte",))
    # Where nothing was read but a kind, the rules alone decide.
    assert asked(replace(READ, kinds=(), confidence=SURE.guess_out_of_the_blue)) == ["precision"]
    bare = replace(READ, kind="membres", kinds=(("membres", 1.0),), words=(), text="les membres", references=(("aucun", 1.0),), detail="tout")
    assert asked(bare, memory=told) == ["precision"]


def test_a_section_that_is_clearly_likelier_is_answered_instead_of_another() -> None:
    spoken_of = replace(SPOKEN_OF, collectif="cde", sujets=("cde.presentation",), genres=("presentation",))
    assert asked(UNICEF, memory=spoken_of) == ["groupe.origine"]
    assert asked(replace(UNICEF, kinds=()), memory=spoken_of) == ["cde.fondation"]


def test_what_is_asked_of_somebody_by_name_is_told_of_nobody_else() -> None:
    # « Bonjour, la CDE existe depuis quand ? »: that AMANE belongs to one since then is told of the PNPM alone.
    kinds = (("adhesion", 0.82), ("fondation", 0.13))
    since = asking("adhesion", 0.82, kinds=kinds, references=(("nom", 0.9),), collectives=("cde",), text="la cde existe depuis quand", detail="date")
    assert asked(since) == ["cde.fondation"]


def test_a_section_that_is_clearly_likelier_is_answered_instead_of_a_search() -> None:
    search = replace(UNICEF, kind="recherche", kinds=(("recherche", 0.55), ("origine", 0.45)))
    assert asked(search, memory=SPOKEN_OF) == ["groupe.origine"]
    # Who asks which one is told which.
    assert asked(replace(search, detail="lesquels"), memory=SPOKEN_OF) == ["recherche"]
    assert asked(replace(search, kinds=()), memory=SPOKEN_OF) == ["recherche"]


def test_the_talk_turns_to_whom_something_unknown_is_asked_of_without_a_name() -> None:
    question = asking("attribut_inconnu", reference="description", text="rien avec la plateforme des trente", words=("trente",))
    memory = after(question, memory=SPOKEN_OF)
    assert (memory.collectif, memory.collectif_precedent) == ("cde", "pnpm")
    assert after(asking("attribut_inconnu", text="et le budget"), memory=SPOKEN_OF).collectif == "pnpm"


def test_after_the_contacts_and_among_several_questions_nothing_is_ranked() -> None:
    assert asked(READ, memory=Memory(alerte=True)) == ["precision"]
    assert asked(asking("epu"), READ) == ["cde.epu", "cde.documents"]


def test_what_is_said_again_is_not_ranked() -> None:
    again = asking("repeter", kinds=(("repeter", 0.5), ("membres", 0.5)), references=(("courant", 1.0),))
    assert asked(again, memory=CDE_AFTER_PNPM) == ["cde.membres"]
    assert asked(again, memory=replace(CDE_AFTER_PNPM, sujets=("cde.epu",))) == ["cde.epu"]


def unsure(**fields: object) -> Question:
    """Return a question that may ask for any section of the CDE, as understanding reads it."""
    kinds = tuple((kind, 0.1) for kind in ("membres", "charte", "fondation", "origine", "presentation", "valeurs", "objectifs", "documents"))
    return asking("membres", 0.4, kinds=kinds, references=(("courant", 0.5), ("aucun", 0.5)), **fields)


def test_where_every_section_is_a_guess_it_asks_which_and_never_twice_in_a_row() -> None:
    memory = Memory(collectif="cde", dits=(("membres", "nombre"),))
    (request,), _ = resolve([unsure()], memory, KNOWLEDGE)
    assert request.kind == "incertain" and len(set(request.between)) == 2 and all(map(KNOWLEDGE.section, request.between))
    after = answer(Message((unsure(),), "?"), memory, KNOWLEDGE).memory
    assert asked_which(after)
    (again,), _ = resolve([unsure()], after, KNOWLEDGE)
    assert again.kind != "incertain"
    (guessed,), _ = resolve([asking("valeurs", confidence=0.1)], after, KNOWLEDGE)
    assert (guessed.topic, guessed.kind) == ("hors_sujet", "hors_sujet")


@pytest.mark.parametrize(("text", "topic"), [("c est tout", "aide"), ("pourquoi", "aide"), ("les chats du voisin", "hors_sujet")])
def test_who_begins_with_words_that_name_nothing_is_told_what_there_is_to_ask_for(text: str, topic: str) -> None:
    question = asking("valeurs", confidence=0.1, text=text)
    (first,), _ = resolve([question], Memory(), KNOWLEDGE)
    assert first.topic == topic
    (later,), _ = resolve([question], Memory(collectif="cde", dits=(("membres", "nombre"),)), KNOWLEDGE)
    assert later.topic == "hors_sujet"


@pytest.mark.parametrize(
    ("text", "kind", "topics"),
    [
        ("les ecoles", "hors_sujet_proche", ["pnpm.objectifs"]),
        ("l etat ou la commune", "hors_sujet", ["pnpm.objectifs"]),
        ("vous avez une recette de tajine", "hors_sujet", ["pnpm.objectifs", "hors_sujet"]),
        # What a page never gives is asked for, and not guessed at.
        ("le budget", "attribut_inconnu", ["pnpm.objectifs", "hors_sujet"]),
    ],
)
def test_what_only_guesses_at_the_answer_is_no_question_of_its_own(text: str, kind: str, topics: list[str]) -> None:
    whom = asking("objectifs", detail="qui", collectives=("pnpm",), text="elle sensibilise qui", asks=True)
    assert asked(whom, asking(kind, detail="oui_non", text=text, asks=True)) == topics
    # First, or alone, it is one.
    assert asked(asking("hors_sujet", text="les ecoles", asks=True)) == ["hors_sujet"]


def test_the_same_is_asked_of_the_others_where_a_search_would_find_nothing() -> None:
    kinds = (("recherche", 0.5), ("charte", 0.2), ("documents", 0.1))
    others = asking("recherche", 0.5, kinds=kinds, detail="oui_non", reference="autre", other=True, text=OTHERS)
    assert asked(others, memory=SPOKEN_OF) == ["groupe.charte", "cde.documents"]
    assert asked(others, memory=Memory()) == ["recherche"]
    assert asked(replace(others.naming(organisations=("UNICEF",)), kinds=()), memory=SPOKEN_OF) == ["recherche"]


def test_the_talk_turns_to_the_one_whose_dates_are_asked_for() -> None:
    between = asking("chronologie", detail="ecart", collectives=("groupe",), text="combien de temps entre la fondation du groupe et sa charte")
    assert after(between).collectif == "groupe"


def test_who_asks_whether_has_the_list_before_in_mind() -> None:
    listed = Memory(liste=ALL, sujets=("collectifs.liste",))
    whether, which = (asking("recherche", detail=one, text="amane les a fondes", words=("fondes",)) for one in ("oui_non", "lesquels"))
    assert after(whether, memory=listed).liste == ALL
    assert after(which, memory=listed).liste == ("groupe", "cde")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("le droit international figure t il parmi les valeurs d un de vos collectifs", ["pnpm.valeurs"]),
        ("les valeurs de tous", ["pnpm.valeurs", "hors_sujet", "hors_sujet"]),
    ],
)
def test_where_one_of_them_is_enough_nothing_is_refused_of_the_others(text: str, topics: list[str]) -> None:
    asked = asking("valeurs", detail="oui_non", reference="tous", text=text, asks=True)
    assert [one.topic for one in resolve([asked], NEW, KNOWLEDGE)[0]] == topics
