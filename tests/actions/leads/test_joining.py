"""When AMANE joined is told beside when a collective began, and of nobody else."""

from __future__ import annotations

import pytest

from actions.leads import joining
from actions.memory import Memory
from actions.request import Request
from bot.nlu.folding import fold
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "vous y etiez des le depart ou vous etes venus apres", "Dès le début : AMANE en fait partie depuis sa constitution"),
        ("pnpm.adhesion", "amane y est depuis le debut moi je dis rejointe plus tard qui a raison", "Dès le début : AMANE en fait partie depuis"),
        ("cde.fondation", "amane l a t elle rejointe une fois constituee", "Non : AMANE a contribué à sa fondation."),
        # Others came later, nothing is said of when, or of something else.
        ("groupe.fondation", "d autres associations ont elles rejoint amane apres", None),
        ("groupe.fondation", "amane l a fonde", None),
        ("pnpm.adhesion", "amane a rejoint la pnpm", None),
        ("pnpm.adhesion", "et vous vous y etes entres plus tard", "Non : AMANE en fait partie depuis sa constitution"),
        ("groupe.fondation", "amane est arrivee dans le groupe en retard", "Non : AMANE est l’une des cinq associations"),
        ("pnpm.adhesion", "amane est toujours membre de la pnpm apres toutes ces annees", None),
        ("cde.epu", "amane y est allee plus tard", None),
        # How AMANE takes part is told of her, whoever is named; « la vôtre en était » is from the start.
        ("pnpm.adhesion", "des le debut donc, ou bien ils l ont rejointe plus tard", "Dès le début : "),
        ("groupe.fondation", "et la votre en etait, ou elle est venue apres", "Dès le début : "),
        ("groupe.fondation", "elles l ont rejointe plus tard ou des le debut", None),
    ],
)
def test_from_the_start_or_later(topic: str, text: str, said: str | None) -> None:
    found = joining.since_when(Request(topic, asking("adhesion", text=text, detail="oui_non")), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "AMANE l'a rejointe en retard ou dès le début ?", "Dès le début : AMANE en fait partie depuis sa constitution"),
        ("pnpm.adhesion", "Donc elle est venue plus tard, ou dès le départ ?", "Dès le début : AMANE en fait partie depuis sa constitution"),
        ("groupe.origine", "AMANE est venue après sa création, ou dès l'origine ?", "Dès le début : AMANE est l’une des cinq associations"),
        ("pnpm.adhesion", "AMANE est venue plus tard ?", ""),
    ],
)
def test_early_or_late_whatever_it_was_read_as(topic: str, text: str, said: str) -> None:
    found = joining.early_or_late(Request(topic, asking("adhesion", text=fold(text), detail="autre")), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(said) and bool(found) == bool(said)


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("pnpm.adhesion", "2009, c'est la création ou l'adhésion d'AMANE ?", "Les deux : c’est en 2009 que la PNPM a été constituée, et AMANE"),
        ("groupe.fondation", "C'est l'arrivée d'AMANE, ou la naissance du groupe ?", "Les deux : c’est en novembre 2014 que cinq associations"),
        ("pnpm.adhesion", "2009 : naissance de la PNPM ou entrée d'AMANE ?", "Les deux : c’est en 2009 que la PNPM a été constituée"),
        ("groupe.fondation", "AMANE était-elle à sa création, ou est-elle entrée plus tard ?", ""),
        # Nothing dates it on the page, or only one of the two is asked for.
        ("cde.fondation", "2017, c'est la création ou votre arrivée ?", ""),
        ("pnpm.adhesion", "2009, c'est la création ?", ""),
        ("pnpm.adhesion", "AMANE l'a rejointe en retard ou dès le début ?", ""),
    ],
)
def test_a_creation_and_a_joining_at_once_are_both(topic: str, text: str, said: str) -> None:
    found = joining.both_at_once(Request(topic, asking("adhesion", text=fold(text), detail="autre")), Memory(), KNOWLEDGE)
    assert (found.text if found else "").startswith(said) and bool(found) == bool(said)
