"""Whose it is that a question speaks of is told first beside others."""

from __future__ import annotations

import pytest

from actions.leads.answered import Answered
from actions.leads.whose import alone_or_together, by_whose_name, hers_or_theirs, not_her_own, not_only_there, theirs_too, why_it_takes_part
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NOT_HERS = "La page ne le dit pas d’AMANE elle-même ; elle cite le rapport annuel de la PNPM."


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("pnpm.adhesion", "pourquoi amane est dans la pnpm", "AMANE mène son plaidoyer dans une démarche collective"),
        ("cde.fondation", "pourquoi vous l avez fondee", "AMANE mène son plaidoyer dans une démarche collective"),
        # What she did that it was born of.
        ("groupe.fondation", "et amane pourquoi elle y est", "Le groupe de travail a été initié à la suite d’une étude"),
        ("pnpm.objectifs", "pourquoi vous faites ca", None),
        ("pnpm.adhesion", "pourquoi des associations s y mettent", None),
    ],
)
def test_why_amane_takes_part(topic: str, text: str, begins: str | None) -> None:
    told = why_it_takes_part(Request(topic, asking("adhesion", detail="pourquoi", text=text)), Memory(), KNOWLEDGE)
    assert told.text.startswith(begins) if told and begins else told is None and begins is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Non : onze associations marocaines.", "Non pour le groupe de travail : onze associations marocaines."),
        ("Oui, depuis 2014.", "Oui pour le groupe de travail, depuis 2014."),
        ("Onze associations marocaines.", "Le groupe de travail : onze associations marocaines."),
        ("Non : le groupe de travail date de 2014.", "Non : le groupe de travail date de 2014."),
    ],
)
def test_told_beside_others_each_says_whose_it_is(text: str, expected: str) -> None:
    assert by_whose_name(Answered(text), KNOWLEDGE.collectifs[1]).text == expected



@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("vous agissez seuls", "Non, AMANE mène son plaidoyer dans une démarche collective : "),
        ("est ce que amane bosse toute seule", "Non, AMANE mène son plaidoyer"),
        ("amane travaille dans son coin ou avec d autres associations", "Avec d’autres : AMANE mène son plaidoyer dans une démarche collective"),
        # Whom they help, and what one of them founded, is something else.
        ("vous aidez les mineurs seuls", None),
        ("vous avez une seule plateforme", None),
        ("vous etes dans une seule plateforme", None),
        ("vous poursuivez une seule mission", None),
        ("vous defendez quels mineurs seuls", None),
        ("les enfants seuls vous les aidez", None),
        ("vous avez fonde le groupe seuls", None),
    ],
)
def test_amane_acts_with_others(text: str, begins: str | None) -> None:
    found = alone_or_together(Request("collectifs.objectifs", asking("objectifs_communs", text=text)), Memory(), KNOWLEDGE)
    assert found.text.startswith(begins) if found and begins else found is None and begins is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("votre association elle travaille seulement avec les migrants", "Non : AMANE prend part à trois collectifs"),
        ("amane s occupe que des migrants c est vrai ou il raconte n importe quoi", "Non : AMANE prend part à trois collectifs"),
        ("vous faites rien pour les autres que pour les migrants", "Non : AMANE prend part à trois collectifs"),
        ("vous ne vous occupez que des migrants", "Non : AMANE prend part à trois collectifs"),
        # Said of one of them, or one of two things.
        ("votre plateforme c est juste pour les migrants", None),
        ("vous travaillez avec les migrants ou seulement pour les enfants", None),
        ("elle travaille seulement avec les migrants", None),
    ],
)
def test_whether_amane_is_in_one_only(text: str, begins: str | None) -> None:
    asked = asking("presentation", detail="oui_non", text=text, themes=(KNOWLEDGE.collectifs[0].themes[0].nom,))
    told = not_only_there(Request("pnpm.presentation", asked, ("pnpm",)), Memory(), KNOWLEDGE)
    assert told.text.startswith(begins) if told and begins else told is None and begins is None


@pytest.mark.parametrize(
    ("told", "topic", "text", "said"),
    [
        ("pnpm.presentation", "cde.epu", "l examen a geneve c est eux aussi", "Non : c’est la Plateforme CDE Maroc."),
        ("cde.membres", "pnpm.presentation", "et pour les migrants c est elle aussi", "Non : c’est la PNPM qui se consacre"),
        ("cde.membres", "groupe.fondation", "et contre les violences sexuelles c est elle aussi", "Non : c’est le groupe de travail qui se consacre"),
        # Of the one just told of, or asked otherwise.
        ("cde.membres", "cde.epu", "l examen a geneve c est eux aussi", None),
        ("pnpm.presentation", "cde.epu", "ils sont alles a geneve", None),
    ],
)
def test_whether_it_is_theirs_too(told: str, topic: str, text: str, said: str | None) -> None:
    themes = (KNOWLEDGE.collectifs[1].themes[0].nom,) if "violences" in text else ()
    found = theirs_too(Request(topic, asking("epu", detail="oui_non", text=text, themes=themes)), Memory(sujets=(told,)), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "told", "said"),
    [
        ("pnpm.documents", "rapport annuel d amane", (), NOT_HERS),
        ("pnpm.documents", "amane a son propre rapport annuel", (), NOT_HERS),
        ("pnpm.documents", "c est celui d amane ou celui de la plateforme", ("pnpm.documents",), "C’est le rapport annuel de la PNPM."),
        ("groupe.charte", "la charte c est celle d amane ou du groupe", (), "C’est la charte du groupe de travail."),
        # Just told, whatever it was read as.
        ("pnpm.adhesion", "c est celui d amane", ("pnpm.documents",), NOT_HERS),
        # Hers it is, or nothing of the kind is spoken of.
        ("groupe.origine", "l etude d amane", (), None),
        ("pnpm.documents", "le role d amane", (), None),
        ("pnpm.documents", "le rapport annuel de la pnpm", (), None),
    ],
)
def test_what_a_collective_has_is_not_said_to_be_hers(topic: str, text: str, told: tuple[str, ...], said: str | None) -> None:
    found = not_her_own(Request(topic, asking("documents", text=text)), Memory(sujets=told), KNOWLEDGE)
    assert (found and found.text) == said


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.epu", "Qui parlait là-bas, AMANE toute seule ou tout le réseau ?", "La Plateforme CDE Maroc a pu présenter à Genève"),
        ("cde.epu", "C'est la plateforme ou juste AMANE ?", "La Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.charte", "Écrite par vous seuls ou par le groupe ?", ""),
        ("groupe.charte", "C'est vous ou le groupe qui l'a écrite ?", "Au fil des rencontres, le groupe de travail a élaboré"),
        ("groupe.origine", "L'étude, c'est AMANE seule ou le groupe ?", "AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("pnpm.documents", "C'est vous ou la plateforme ?", ""),
        ("cde.epu", "Genève ou Paris ?", ""),
    ],
)
def test_hers_or_theirs(topic: str, text: str, begins: str) -> None:
    found = hers_or_theirs(Request(topic, asking("epu", detail="autre", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)


@pytest.mark.parametrize(
    ("topic", "text", "begins"),
    [
        ("cde.epu", "C'est bien AMANE toute seule qui est allée à Genève ?", "Non : la Plateforme CDE Maroc a pu présenter à Genève"),
        ("groupe.origine", "C'est AMANE qui a fait l'étude ?", ""),
        ("cde.epu", "AMANE y est allée ?", ""),
    ],
)
def test_what_the_collective_did_she_did_not_do_alone(topic: str, text: str, begins: str) -> None:
    found = hers_or_theirs(Request(topic, asking("epu", detail="oui_non", text=fold(text))), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(begins) and bool(found) == bool(begins)
