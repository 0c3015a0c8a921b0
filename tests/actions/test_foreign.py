"""What is asked after a disclosure in other languages."""

from __future__ import annotations

import pytest

from actions.disclosure import FACTS, SAID, asked_after, language_of
from actions.foreign import OR, SPOKEN_TO, WORDS, in_another_language
from actions.kinds import LANGUAGE_KINDS
from tests.actions.questions import asking

ASKED = [
    ("does it cost anything", "gratuit", "anglais"),
    ("how much does it cost", "gratuit", "anglais"),
    ("will my mum find out", "parents", "anglais"),
    ("nobody picks up", "pas_de_reponse", "anglais"),
    ("maybe i am mistaken", "doute", "anglais"),
    ("i am so scared", "peur", "anglais"),
    ("can they keep it private", "confidentiel", "anglais"),
    ("i am an adult can i call", "adultes", "anglais"),
    ("cuesta dinero llamar", "gratuit", "espagnol"),
    ("mi madre se va a enterar", "parents", "espagnol"),
    ("nadie responde", "pas_de_reponse", "espagnol"),
    ("y si me equivoco", "doute", "espagnol"),
    ("tengo que dar mi nombre", "anonyme", "espagnol"),
    ("wird meine mutter informiert", "parents", "allemand"),
    ("kostet das etwas", "gratuit", "allemand"),
    ("ich habe angst", "peur", "allemand"),
    ("هل سيخبرون امي", "parents", "arabe"),
    ("هل يجب ان اقول اسمي", "anonyme", "arabe"),
    ("انا خايفة", "peur", "arabe"),
    ("اتصلت ولم يجب احد", "pas_de_reponse", "arabe"),
    ("wach blach", "gratuit", "darija"),
    ("ma kayjawbouch", "pas_de_reponse", "darija"),
    ("ghadi y3erfo walidiya", "parents", "darija"),
    ("kankhaf mnou", "peur", "darija"),
    ("wach ana sbabi", "faute", "darija"),
]


@pytest.mark.parametrize(("text", "asked", "language"), ASKED)
def test_what_is_asked_in_so_many_words_has_its_name_and_its_language(text: str, asked: str, language: str) -> None:
    assert in_another_language(text, language) == (asked, language)
    assert in_another_language(text) == (asked, language)


def test_a_word_of_french_too_is_not_of_another_language_alone() -> None:
    assert in_another_language("numero police") == ("", "") and in_another_language("will you call the police") == ("police", "anglais")


@pytest.mark.parametrize("text", ["my brother hits me", "mi padre me pega", "mein vater schlagt mich", "خالي يضربني", "khali kaydrebni"])
def test_a_disclosure_asks_nothing(text: str) -> None:
    assert in_another_language(text) == ("", "")


def test_every_name_is_one_that_is_answered_in_every_language() -> None:
    assert {f"langue_{language}" for language in OR} == LANGUAGE_KINDS
    assert set(WORDS) <= {*FACTS, *SPOKEN_TO} and set(SPOKEN_TO) <= set(SAID)


def test_words_of_another_language_count_where_none_is_french_and_no_danger_is_told() -> None:
    def asked(text: str, *, foreign: bool, afresh: float = 0.0) -> tuple[str, str]:
        questions = (asking("urgence", text=text, foreign=foreign, afresh=afresh),)
        return asked_after(questions), language_of(questions)

    assert asked("no contestan", foreign=True) == ("pas_de_reponse", "langue_espagnol")
    assert asked("no contestan", foreign=False) == asked("i am scared", foreign=True, afresh=0.95) == ("", "")
