"""Who tells what was asked is found by topic and by detail."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from actions.blocks import Buttons, Points, Sources
from actions.leads import dispatch
from actions.leads.answered import ASKING_FOR_ALL, MOST_WORDS, Answered
from actions.manners import greeted, told_before
from actions.memory import Memory
from actions.question import Question
from actions.reactions import COMPLAINT
from actions.request import Request
from actions.turn import all_answers, reply_to
from bot.nlu import conversations
from bot.nlu.folding import fold
from knowledge import Collective, Knowledge
from knowledge.french import Number
from knowledge.model import Theme
from knowledge.text import plain
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

# Who asks who they are, or what sets them apart, asks for all of it.
WHOLE = {("collectifs.liste", "qui"), ("comparaison", "ecart")}
ROOT = Path(__file__).parents[3]
GROUP, PLATFORM = KNOWLEDGE.collectifs[1], KNOWLEDGE.collectifs[0]


def added(number: int, name: str, members: int, date: str) -> Collective:
    """Make a collective as staff adds it: a list of goals, members, a foundation."""
    sections = {
        "presentation": GROUP.rubriques["presentation"].model_copy(update={"introduction": f"{name} aide les crèches de montagne."}),
        "membres": GROUP.rubriques["membres"].model_copy(update={"nombre": Number(members), "unite": "crèches"}),
        "fondation": GROUP.rubriques["fondation"].model_copy(update={"date": date, "evenement": f"naissance du réseau {name}"}),
        "objectifs": PLATFORM.rubriques["objectifs"],
    }
    return GROUP.model_copy(
        update={
            "id": f"reseau{number}", "designation": f"le réseau {name}", "nom": f"Réseau {name}", "alias": (), "organisations": (),
            "themes": (Theme(nom=f"les crèches de {name}"),), "objet": f"les crèches de {name}", "role_amane": "AMANE l’a fondé",
            "rubriques": sections,
        }
    )  # fmt: skip


FIVE = KNOWLEDGE.model_copy(
    update={"collectifs": (*KNOWLEDGE.collectifs, added(4, "Arganier", 52, "2021-03"), added(5, "Tamaris", 3, "1998"))}
)
# (topic, detail, question, how its first sentence begins)
SHAPES = [
    ("reseau4.objectifs", "element:rang", "le 3e", "Le troisième objectif du réseau Arganier est d’organiser"),
    ("reseau5.objectifs", "element:rang", "le dernier", "Le quatrième objectif du réseau Tamaris est de développer"),
    ("reseau4.objectifs", "element:contenu", "lequel parle de plaidoyer", "Le deuxième objectif du réseau Arganier est de faire du plaidoyer"),
    ("reseau4.objectifs", "oui_non", "ça parle de sensibilisation ?", "Oui : le troisième objectif du réseau Arganier est"),
    ("reseau5.objectifs", "tout", "ses objectifs", "Depuis 2009, la PNPM poursuit quatre objectifs : l’échange"),
    ("reseau4.membres", "ecart", "combien de plus qu'au départ", "Quarante-sept de plus : cinq associations au départ, cinquante-deux crèches"),
    ("collectifs.liste", "nombre", "combien", "Il y en a cinq : la PNPM, le groupe de travail, la Plateforme CDE Maroc, le réseau Arganier et"),
    ("comparaison", "plus", "le plus grand", "D’après les nombres donnés, c’est le réseau Arganier, avec cinquante-deux crèches"),
    ("comparaison", "moins", "le plus petit", "D’après les nombres donnés, c’est le réseau Tamaris, avec trois crèches"),
    ("comparaison", "nombre", "le nombre de chacun", "Onze associations marocaines pour le groupe de travail, une trentaine"),
    ("comparaison", "ecart", "quelle différence", "La PNPM se consacre à la protection des migrants au Maroc ;"),
    ("chronologie", "plus", "le plus ancien", "C’est le réseau Tamaris, qui date de 1998."),
    ("chronologie", "moins", "le plus récent", "C’est le réseau Arganier, qui date de mars 2021."),
    ("chronologie", "liste", "du plus vieux au plus jeune", "Le réseau Tamaris date de 1998, la PNPM de 2009,"),
    ("recherche", "lesquels", "lesquels existaient avant 2012", "La PNPM et le réseau Tamaris."),
    ("recherche", "lesquels", "qui aide les crèches de montagne", "Le réseau Arganier et le réseau Tamaris."),
    ("recherche", "lesquels", "celui avec 52 membres", "C’est le réseau Arganier : "),
    ("recherche", "lesquels", "que AMANE a-t-elle fondé", "Le groupe de travail, la Plateforme CDE Maroc, le réseau Arganier"),
    ("recherche", "lesquels", "plus de vingt associations", "La Plateforme CDE Maroc et le réseau Arganier."),
    ("recherche", "oui_non", "les cinq ont un rapport annuel ?", "Non, pas tous, d’après la page : le dernier rapport annuel de la PNPM"),
]


def tells(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    return Answered(request.topic)


def silent(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    return None


def test_the_first_that_has_something_to_tell_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "BY_TOPIC", {"recherche": {dispatch.OTHERWISE: (silent,)}})
    monkeypatch.setattr(dispatch, "BY_DETAIL", {"nombre": (silent, tells)})
    asked = Request("recherche", asking("recherche", detail="nombre"))
    assert dispatch.lead(asked, Memory(), KNOWLEDGE) == Answered("recherche")
    assert dispatch.lead(Request("recherche", asking("recherche", detail="tout")), Memory(), KNOWLEDGE) is None


def test_another_date_is_that_of_the_section() -> None:
    told = dispatch.lead(Request("groupe.charte", asking("charte", detail="autre", text="et l autre date c est quoi")), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("C’est en décembre 2015")


def test_who_wants_more_is_told_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "BY_DETAIL", {"nombre": (tells,)})
    assert dispatch.lead(Request("pnpm.objectifs", asking("plus_de_details", detail="nombre"), more=True), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(("topic", "detail", "text", "begins"), SHAPES)
def test_every_shape_works_for_collectives_that_staff_adds(topic: str, detail: str, text: str, begins: str) -> None:
    reply = reply_to(Request(topic, asking(topic, detail=detail, text=fold(text))), Memory(), FIVE)
    assert reply.text.startswith(begins) and reply.sources


@pytest.mark.parametrize("detail", sorted({one.detail for one in conversations.read() if one.detail}))
def test_no_lead_has_a_name_or_a_date_that_is_not_in_the_file(detail: str) -> None:
    """Every topic, of every collective, asked in every way, with words that may mislead: what is told is the file's."""
    known = plain(f"{FIVE.model_dump_json()} {(ROOT / 'domain.yml').read_text(encoding='utf-8')}")
    topics = [f"{one.id}.{name}" for one in FIVE.collectifs for name in one.rubriques]
    for topic in (*topics, "collectifs.liste", "collectifs.objectifs", "comparaison", "chronologie", "recherche"):
        for text in ("", "le dernier de 1987 avec la nasa", "plus de 400 associations avant 1950 ?", "c est le plus grand", "et le handicap en 2015"):
            years = tuple(word for word in text.split() if len(word) == 4 and word.isdigit())
            told = dispatch.lead(Request(topic, asking(topic, detail=detail, text=text, years=years)), Memory(collectif="groupe"), FIVE)
            said = f"{told.text} {told.rest}" if told else ""
            for word in re.findall(r"\b[A-ZÉÈ]{2,}\b|(?<=[a-zé,] )[A-ZÉÈ][\w-]+|\b\d{3,}\b", said):
                assert plain(word) in known, (topic, text, said)


# What is claimed, asked or named besides, so that each way of telling has its turn.
TEXTS = ("", "c est payant", "ils sont douze", "ou est elle basee", "c etait quand", "lequel parle de plaidoyer", "c est la pnpm qui l a fait")


@pytest.mark.parametrize("topic", [topic for topic, _, _ in all_answers(KNOWLEDGE)])
def test_an_answer_has_ninety_words_at_most_unless_all_there_is_was_asked_for(topic: str) -> None:
    narrow = [detail for detail in (*dispatch.BY_DETAIL, "plus", "moins") if detail not in ASKING_FOR_ALL and (topic, detail) not in WHOLE]
    for detail, text in product(narrow, TEXTS):
        reply = reply_to(Request(topic, Question("choisir", detail=detail, text=text)), Memory(), KNOWLEDGE)
        told = [line for block in reply.blocks if not isinstance(block, Sources | Buttons) for line in block.lines()]
        words = [word for line in told for word in line.split() if re.search(r"[^\W\d_]", word)]
        assert len(words) <= MOST_WORDS, (detail, text, told)


def test_lists_asked_for_whole_are_told_whole() -> None:
    for topic, detail in WHOLE:
        reply = reply_to(Request(topic, Question("choisir", detail=detail)), Memory(), KNOWLEDGE)
        assert any(isinstance(block, Points) for block in reply.blocks)


_COLON = " : "
# Claims that are right, wrong and not known, and what asks for all there is, in few words and in plain ones.
CLAIMS = (
    "ils sont onze", "six de plus", "trois de plus", "trois c est ca", "une vingtaine d ecart", "c est le plus grand", "c etait en 2009", "en 2015",
    "c est a geneve", "la meme annee", "elle en parle", "ca parle de sensibilisation", "la 2e c est le plaidoyer", "en bref", "plus simple",
)  # fmt: skip
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…]) |\n")


@pytest.mark.parametrize("topic", [topic for topic, _, _ in all_answers(FIVE)] + ["recherche"])
def test_no_sentence_has_two_colons(topic: str) -> None:
    every = (*dispatch.BY_DETAIL, "plus", "moins")
    for detail, text in (*product(every, TEXTS), *product(("oui_non", "tout", "ecart"), CLAIMS)):
        reply = reply_to(Request(topic, asking("choisir", detail=detail, text=text)), Memory(collectif="groupe"), FIVE)
        for again in (reply, told_before(reply, "redit"), greeted(reply, "Bonjour")):
            told = "\n".join(line for block in again.blocks if not isinstance(block, Sources | Buttons) for line in block.lines())
            assert not [said for said in _SENTENCE_ENDS.split(told) if said.count(_COLON) > 1], (detail, text)


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("pnpm.documents", "lien", "pnpm rapport", "Oui : le dernier rapport annuel de la PNPM peut être téléchargé"),
        ("cde.documents", "tout", "cde charte", "Oui : la charte et les documents de la Plateforme CDE Maroc"),
        ("pnpm.documents", "lien", "pnpm rapport financier", "Vous trouverez le rapport annuel sur le site de la PNPM"),
        ("pnpm.valeurs", "tout", "charte", "Les signataires de la charte de la PNPM adhèrent à trois valeurs"),
    ],
)
def test_a_thing_and_a_question_mark_ask_whether_it_is_there(topic: str, detail: str, text: str, begins: str) -> None:
    asked = asking("documents", detail=detail, text=text, collectives=(topic.partition(".")[0],), asks=True)
    assert (found := dispatch.lead(Request(topic, asked), Memory(), KNOWLEDGE)) and found.text.startswith(begins)


def test_who_tells_what_somebody_asks_for_is_not_told_yes() -> None:
    text = "elle demande ce que les associations ont presente aux nations unies a geneve"
    found = dispatch.lead(Request("cde.epu", asking("epu", detail="oui_non", text=text)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith("La plateforme a pu présenter à Genève, lors de l’Examen Périodique Universel, ses")


def test_after_its_link_the_thing_alone_asks_for_the_link() -> None:
    asked = asking("charte", detail="lien", text="dommage et la charte", asks=True)
    found = dispatch.lead(Request("groupe.charte", asked), Memory(dits=(("charte", "lien"),)), KNOWLEDGE)
    assert found and found.text.startswith("Vous pouvez consulter la charte")


@pytest.mark.parametrize(
    ("detail", "text", "rest"),
    [
        ("qui", "qui l a fonde et quand", "C’est en novembre 2014 que"),
        ("date", "c est fonde quand et par qui", "cinq associations, dont AMANE"),
        # Nothing tells where, the same twice, « et » within.
        ("qui", "qui l a fonde et ou", ""),
        ("date", "en quelle annee et quand", ""),
        ("qui", "quand et par qui il a ete fonde", ""),
    ],
)
def test_what_is_asked_in_a_word_more_is_told_too(detail: str, text: str, rest: str) -> None:
    found = dispatch.lead(Request("groupe.fondation", asking("fondation", detail=detail, text=text)), Memory(), KNOWLEDGE)
    assert found and (rest in found.rest if rest else "novembre 2014" not in found.rest)


def test_who_wants_it_summed_up_is_told_what_it_is_in_its_three_sentences() -> None:
    for text, shortened in (("tu peux resumer la plateforme cde", False), ("resume la cde en une phrase", True), ("la cde en bref", True)):
        question = asking("presentation", detail="tout", collectives=("cde",), text=text)
        assert (dispatch.lead(Request("cde.presentation", question), Memory(), KNOWLEDGE) is not None) is shortened


@pytest.mark.parametrize(
    ("topic", "detail", "text", "begins"),
    [
        ("cde.membres", "sens", "une trentaine ca veut dire 30 ou 35", "La page"),
        ("cde.epu", "qui", "qui y est alle", "La Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.presentation", "autre", "il lutte contre quoi exactement", "Le groupe de travail se consacre à la lutte"),
        ("cde.epu", "lieu", "sa s passait ou", "À Genève : la plateforme a pu présenter, lors de l’Examen Périodique Universel"),
    ],
)
def test_what_readers_found_recited_is_answered(topic: str, detail: str, text: str, begins: str) -> None:
    found = dispatch.lead(Request(topic, asking(topic.partition(".")[2], detail=detail, text=text)), Memory(), KNOWLEDGE)
    assert found and found.text.startswith(begins)


def test_who_reproaches_an_answer_with_being_told_badly_is_told_it_in_plainer_words() -> None:
    reproached = asking("presentation", detail="encore", reference="courant", text="c est mal explique franchement", told=COMPLAINT)
    told = dispatch.lead(Request("cde.presentation", reproached, again=True), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("La Plateforme CDE Maroc se consacre à") and not told.rest
    again = dispatch.lead(Request("cde.presentation", replace(reproached, whole=replace(reproached.whole, told="")), again=True), Memory(), KNOWLEDGE)
    assert again is None or again.rest or again.text != told.text


def test_in_what_sense_asks_for_no_name() -> None:
    asked = asking("valeurs", detail="sens", text="dans quel sens", reference="courant")
    told = dispatch.lead(Request("pnpm.valeurs", asked), Memory("pnpm", sujets=("recherche",), point=("pnpm.valeurs", 1)), KNOWLEDGE)
    assert told and told.text.startswith("La deuxième valeur de la PNPM est la lutte contre")
