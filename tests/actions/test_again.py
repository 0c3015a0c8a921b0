"""What was told just before is not told again in the same words, unless somebody asks to hear it again."""

from __future__ import annotations

import pytest

from actions.memory import Memory
from actions.message import Message
from actions.question import Question
from actions.turn import Turn, answer
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

VALUES = asking("valeurs", collectives=("pnpm",))
REPEATED = ("Je vous le redis volontiers : ", "Voici de nouveau la réponse : ")
SORRY = ("Je suis désolé : ", "Excusez-moi : ")


def say(*questions: Question, memory: Memory) -> Turn:
    return answer(Message(questions), memory, KNOWLEDGE)


def test_the_same_answer_is_told_in_short_with_where_to_look_and_never_the_same_twice() -> None:
    first = say(VALUES, memory=Memory())
    second = say(VALUES, memory=first.memory)
    third = say(VALUES, memory=second.memory)
    texts = [turn.replies[0].text for turn in (first, second, third)]
    assert len(set(texts)) == 3 and len(texts[1]) < len(texts[0])
    assert "trois valeurs" in texts[1] and KNOWLEDGE.page.adresse in texts[1] and not texts[1].splitlines()[0].endswith(":")
    assert first.topics == second.topics and second.replies[0].buttons == first.replies[0].buttons
    # Something else between: it is told whole again.
    other = say(asking("membres", collectives=("cde",)), memory=first.memory)
    assert say(VALUES, memory=other.memory).replies[0].text == texts[0]


def test_an_address_told_again_stands_in_brackets_within_its_sentence() -> None:
    asked = asking("charte", detail="lien", collectives=("groupe",), text="ou lire la charte du groupe")
    again = say(asked, memory=say(asked, memory=Memory()).memory).replies[0].text
    assert again.splitlines()[0].endswith(f"({KNOWLEDGE.page.adresse}).")


def test_what_the_page_does_not_give_is_not_told_twice_in_the_same_words() -> None:
    first = say(asking("valeurs", collectives=("cde",)), memory=Memory())
    second = say(asking("valeurs"), memory=first.memory)
    third = say(asking("valeurs"), memory=second.memory)
    assert first.topics == second.topics == ["hors_sujet"]
    assert "https://www.plateformecdemaroc.com" in second.replies[0].text
    assert first.replies[0].text.startswith("La page d’AMANE ne donne pas les valeurs")
    # Whose page it is was told.
    assert second.replies[0].text.startswith("La page ne donne pas les valeurs")
    assert third.replies[0].text.startswith(tuple(f"{one}la page ne donne pas" for one in SORRY))


@pytest.mark.parametrize(
    ("before", "after", "begins"),
    [
        # The same words, or another way to ask for the same value.
        (VALUES, VALUES, REPEATED),
        (
            asking("membres", collectives=("cde",), detail="nombre", text="combien a la cde"),
            asking("membres", detail="nombre", text="ils sont combien deja", reference="courant"),
            ("La Plateforme CDE Maroc regroupe une trentaine",),
        ),
        (
            asking("epu", detail="tout", text="vous avez fait quoi a geneve", sections=("cde.epu",)),
            asking("epu", detail="tout", text="et ils ont dit quoi comme preoccupations"),
            ("Ses principales préoccupations, résumées dans un document que l’on peut consulter ; la page n’en donne pas le détail.",),
        ),
        # A place that was told in passing is told whoever asks where.
        (
            asking("epu", detail="tout", text="vous avez fait quoi a geneve", sections=("cde.epu",)),
            asking("epu", detail="lieu", text="ou ca"),
            ("À Genève : ",),
        ),
        # What is said to whom a list of names was asked for.
        (
            asking("membres", collectives=("groupe",), detail="liste", text="la liste des onze"),
            asking("membres", detail="liste", text="ca repond pas a ma question je veux leurs noms"),
            tuple(f"{one}la page ne cite pas" for one in SORRY),
        ),
        # Something else of which no more is told.
        (
            asking("presentation", collectives=("pnpm",), detail="tout", text="la pnpm"),
            asking("presentation", detail="lieu", text="dans quel pays"),
            ("Au Maroc. ",),
        ),
        (
            asking("attribut_inconnu", collectives=("groupe",), detail="oui_non", text="le groupe se reunit tous les mois"),
            asking("attribut_inconnu", detail="oui_non", text="on peut assister aux reunions"),
            ("Je ne sais pas quand et où ont lieu les rencontres du groupe de travail, car la page ne le dit pas. ",),
        ),
        (
            asking("presentation", collectives=("pnpm",), detail="oui_non", text="la pnpm construit des ponts"),
            asking("presentation", detail="oui_non", text="et des routes"),
            ("Voici ce que j’en sais : la PNPM",),
        ),
    ],
)
def test_only_who_asks_the_same_again_is_told_that_it_is_said_again(before: Question, after: Question, begins: tuple[str, ...]) -> None:
    assert say(after, memory=say(before, memory=Memory()).memory).replies[0].text.startswith(begins)


def test_whoever_asks_to_hear_it_again_hears_it_whole() -> None:
    first = say(VALUES, memory=Memory())
    assert say(asking("repeter"), memory=first.memory).replies[0].text == first.replies[0].text


@pytest.mark.parametrize("claims", [("cinq de plus", "sept de plus"), ("quinze associations", "douze associations")])
def test_what_is_right_of_another_claim_is_no_repetition(claims: tuple[str, str]) -> None:
    memory, told = Memory(), []
    for text in claims:
        turn = say(asking("membres", collectives=("groupe",), detail="oui_non", text=text), memory=memory)
        memory = turn.memory
        told.append(turn.replies[0].text.splitlines()[0])
    first, second = told
    assert first.startswith("Non : ") and second.startswith(first.split(". ")[0].removesuffix(".")) and "rien d’autre" not in second


def test_who_insists_hears_it_confirmed_and_not_in_the_same_words() -> None:
    def claim(text: str, memory: Memory) -> Turn:
        return say(asking("adhesion", collectives=("pnpm",), detail="oui_non", text=text, years=("2012",)), memory=memory)

    first = claim("la pnpm a ete creee en 2012", Memory())
    again = claim("non 2012 je suis sur", first.memory).replies[0].text
    assert first.replies[0].text.startswith("Non : c’est en 2009") and again.startswith("Non, ") and ": c’est en 2009 que" in again


@pytest.mark.parametrize(("text", "says"), [("plus simple", "plus simplement"), ("plus court", "moins de mots")])
def test_who_asks_for_it_plainer_or_shorter_twice_is_told_that_it_can_be_no_more(text: str, says: str) -> None:
    memory = say(asking("presentation", collectives=("pnpm",)), memory=Memory()).memory
    texts = []
    for _ in range(2):
        turn = say(asking("repeter", text=text), memory=memory)
        memory = turn.memory
        texts.append(turn.replies[0].text)
    assert texts[0] != texts[1] and says in texts[1].splitlines()[0] and says not in texts[0]


@pytest.mark.parametrize(
    "text",
    [
        "ok en francais alors la plateforme des migrants date de quand",
        "en francais ses valeurs",
        "je repete quelles sont ses valeurs",
        "pardon en francais quelles valeurs",
        "je la repose quelles valeurs",
        "alors en fr les valeurs de la plateforme",
    ],
)
def test_who_says_that_it_is_asked_once_more_hears_it_without_an_excuse(text: str) -> None:
    first = say(VALUES, memory=Memory())
    (again,) = say(asking("valeurs", collectives=("pnpm",), text=text), memory=first.memory).replies
    assert again.text == first.replies[0].text


def test_what_is_asked_more_closely_of_what_was_told_whole_is_no_repetition() -> None:
    first = say(asking("presentation", collectives=("pnpm",), detail="tout", text="c est quoi la pnpm"), memory=Memory())
    dated = say(asking("adhesion", detail="date", text="depuis quand amane en fait partie"), memory=first.memory)
    assert "2009" in dated.replies[0].text and "pas plus" not in dated.replies[0].text
