"""What is told in a disclosure and asked after it."""

from __future__ import annotations

import pytest

from actions.disclosure import (
    CALL,
    SURE_AFRESH,
    asked_after,
    asks_for_numbers_alone,
    confirms,
    in_words,
    is_afresh,
    is_now,
    may_talk,
    role,
    turns_away,
    turns_to_us,
)
from actions.question import Question
from tests.actions.questions import asking


def told(name: str, afresh: float = 0.0) -> tuple[Question, ...]:
    return (asking("urgence", told=name, afresh=afresh),)


@pytest.mark.parametrize(
    ("name", "who", "asked"),
    [("enfant", "enfant", ""), ("gratuit", "", "gratuit"), ("maintenant", "maintenant", "maintenant"), ("changer", "", ""), ("", "", "")],
)
def test_who_writes_and_what_is_asked(name: str, who: str, asked: str) -> None:
    assert (role(told(name)), asked_after(told(name))) == (who, asked)


@pytest.mark.parametrize(
    ("name", "afresh", "new"),
    [("gratuit", 0.0, False), ("gratuit", 0.5, False), ("gratuit", SURE_AFRESH, False),
     ("gratuit", CALL, True), ("maintenant", SURE_AFRESH, True), ("enfant", 0.2, True), ("", 0.2, True), ("", 0.0, False)],
)
def test_a_danger_told_anew_is_heard_before_what_is_asked(name: str, afresh: float, new: bool) -> None:
    assert is_afresh(told(name, afresh)) is new


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("jve parle dotr chose", True),
        ("on peut changer de sujet", True),
        ("bghit nhder 3la chi haja khra", True),
        ("can we talk about something else", True),
        ("بغيت نهضر على شي حاجة أخرى", True),
        ("parlons d autre chose il me frappe", False),
        ("il m a demande d aller chercher autre chose dans la cave et la il a commence encore une fois", False),
        ("il me touche", False),
    ],
)
def test_in_words_one_turns_away_however_much_it_sounds_like_a_disclosure(text: str, away: bool) -> None:
    assert turns_away((asking("urgence", text=text, afresh=0.5),)) is away


@pytest.mark.parametrize(
    ("text", "confirmed"), [("en fait c est vrai", True), ("je rigole pas", True), ("bssa7", True), ("c est faux", False), ("ok", False)]
)
def test_what_was_taken_back_may_be_said_to_be_true(text: str, confirmed: bool) -> None:
    assert confirms((asking("affirmer", text=text),)) is confirmed


def test_who_asks_how_often_asks_of_the_contacts() -> None:
    assert in_words((asking("urgence", text="c est tous les jours", asks=True),)) == ""


def test_what_somebody_else_says_takes_nothing_back() -> None:
    assert asked_after((asking("urgence", text="il dit que c est un jeu", told="retrait"),)) == "" != asked_after(told("retrait"))


@pytest.mark.parametrize("asked", ["confidentiel", "anonyme"])
def test_who_may_learn_a_name_is_asked_of_the_contacts_however_much_it_sounds_like_a_disclosure(asked: str) -> None:
    assert asked_after((asking("urgence", text="je veu pas que mon nom soit dit", told=asked, afresh=0.95),)) == asked
    assert asked_after((asking("urgence", text="il me touche et personne doit savoir", told=asked, afresh=0.95),)) == ""


def test_who_turns_away_tells_of_no_danger() -> None:
    assert turns_away(told("changer")) and not turns_away(told("changer", 0.2)) and not turns_away(told("gratuit")) and not turns_away(())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("est ce que je peux rester anonyme", "anonyme"),
        ("c est trop tard pour faire quelque chose", "trop_tard"),
        ("c est a casablanca qui faut il appeler", "qui_appeler"),
        ("c est tous les jours", "souvent"),
        ("il fait ca souvent", "souvent"),
        ("depuis longtemps", "souvent"),
        ("ca dure depuis 2 ans", "souvent"),
        ("la nuit surtout", "souvent"),
        ("ca arrete pas", "souvent"),
        ("ils repondent tous les jours", ""),
        ("c est ouvert tous les jours", ""),
        ("il est ou", ""),
        ("on va prevenir mes parents", "parents"),
        ("vou alle le dir a ma mere", "parents"),
        ("jveu pa ke mes parent le save", "parents"),
        ("faut pas le dire a ma mere", "parents"),
        ("dis rien a papa stp", "parents"),
        ("qui contacter en cas de maltraitance", "qui_appeler"),
        ("tu peux m aider", "humain"),
        ("est ce que ca coute quelque chose", "gratuit"),
        ("vous avez un numero", "qui_appeler"),
        ("quel numero", "qui_appeler"),
        ("c est quoi les numeros", "qui_appeler"),
        ("ca me coute de le dire", ""),
        # Taken back, by who told it, not by somebody else.
        ("c t 1 blag", "retrait"),
        ("c bon oubliez ce que j ai dit c t une blague", "retrait"),
        ("il a dit c t une blague", ""),
        ("jrigole", "retrait"),
        ("mdr c pas vrai", "retrait"),
        ("ghir kandhek", "retrait"),
        ("ki kandhak m3ak", "retrait"),
        ("just kidding lol", "retrait"),
        ("غير كنضحك", "retrait"),
        ("il dit que c est pour rire", ""),
        ("je rigole pas", ""),
        ("c est pas une blague", ""),
        # A danger told anew, or nothing of the kind.
        ("il me tape tous les jours", ""),
        ("il m a encore frappe j ai honte", ""),
        ("il va me tuer ou je peux aller", ""),
        ("je crois que oui", ""),
        ("combien d associations", ""),
    ],
)
def test_what_is_said_in_so_many_words_is_known_however_much_it_sounds_like_a_disclosure(text: str, name: str) -> None:
    questions = (asking("urgence", text=text, afresh=0.95),)
    assert in_words(questions) == name and is_afresh(questions) is (not name)


@pytest.mark.parametrize(
    ("text", "told", "known"),
    [
        ("personne va me croire", "pas_cru", "pas_cru"),
        ("je peux pas parler au telephone", "sans_telephoner", "sans_telephoner"),
        ("il va me tuer ou je peux aller", "ou_aller", ""),
        ("je veux plus vivre j ai honte", "honte", ""),
        ("il est la", "maintenant", ""),
    ],
)
def test_what_is_learnt_is_known_however_much_it_sounds_like_a_disclosure_that_names_no_act(text: str, told: str, known: str) -> None:
    questions = (asking("urgence", text=text, told=told, afresh=0.95),)
    assert asked_after(questions) == known and is_afresh(questions) is (not known)


@pytest.mark.parametrize(
    "text",
    [
        "bonjour est ce que je peux parler ici", "jai 11 ans je peu vous parler", "puis je vous ecrire", "bjr c pr une copine jpeux parler",
        "g 12 ans je peux parler a une vraie personne ici",
        "jpeux te dire un truc tu repete pas", "je peux vous dire quelque chose", "puis je vous raconter quelque chose",
    ],
)  # fmt: skip
def test_whether_one_may_talk_is_asked_before_anything_is_told(text: str) -> None:
    assert may_talk((asking("salutation", text=text),))


@pytest.mark.parametrize(
    "text", ["je peux parler a un humain", "je peux parler de la pnpm", "je peux parler il me frappe", "je peux dire un truc faux dans mon expose"]
)
def test_to_whom_or_of_what_is_another_question(text: str) -> None:
    assert not may_talk((asking("salutation", text=text),))


def test_the_numbers_are_asked_for_by_a_button_or_in_words_with_nothing_told() -> None:
    assert asks_for_numbers_alone(()) and asks_for_numbers_alone((asking("hors_sujet", calls=True),))
    assert not asks_for_numbers_alone((asking("urgence", calls=True),)) and not asks_for_numbers_alone((asking("urgence"),))


@pytest.mark.parametrize(
    ("question", "now"),
    [
        (asking("urgence", told="maintenant"), True),
        (asking("urgence", text="la maintenant ca recommence chez les voisins"), True),
        (asking("urgence", text="il frappe son fils en ce moment"), True),
        (asking("urgence", text="il est derriere la porte"), True),
        (asking("urgence", text="mes voisins frappent leur petit on l entend crier la encore maintenant"), True),
        (asking("urgence", text="on l entendait crier l annee derniere"), False),
        (asking("urgence", text="je viens de prendre plein de cachets"), True),
        (asking("urgence", text="j ai avale une boite de doliprane"), True),
        (asking("urgence", text="elle vient de prendre sa retraite"), False),
        (asking("urgence", text="il va revenir ce soir", asks=True, told="peur"), True),
        (asking("urgence", text="demain elles vont rentrer"), True),
        (asking("urgence", text="son pere veut la reprendre ds 10 min"), True),
        (asking("urgence", text="ya un type ki le suit j ai trop peur"), True),
        (asking("urgence", text="quelqu un va venir me taper"), True),
        (asking("urgence", text="mon oncle va revenir a la maison"), True),
        (asking("urgence", text="il me tape des qu elle part et elle part dans un quart d heure"), True),
        (asking("urgence", text="mon beau pere arrive dans vingt minutes"), True),
        (asking("urgence", text="on m a touche dans une maison y a deux heures"), False),
        (asking("urgence", text="il y a dix minutes il dormait"), False),
        (asking("urgence", text="demain il vient me chercher"), True),
        (asking("urgence", text="ils vont venir me parler", asks=True), False),
        (asking("urgence", text="ils repondent en ce moment", asks=True), False),
        (asking("urgence", text="ca sert a quoi maintenant"), False),
        (asking("urgence", text="il a recommence hier"), False),
        (asking("urgence", text="mon fils saigne j appelle qui"), True),
        (asking("urgence", text="elle respire plus"), True),
        (asking("urgence", text="il est blesse a la tete"), True),
        (asking("urgence", text="j ai ete blesse quand j etais petit"), False),
        (asking("urgence", text="je saigne du nez"), False),
        # What is asked in so many words is asked.
        (asking("urgence", text="je peux rester anonyme", told="maintenant"), False),
    ],
)
def test_whether_the_danger_is_there_now(question: Question, now: bool) -> None:
    assert is_now((question,)) is now


@pytest.mark.parametrize(
    ("text", "who", "now"),
    [
        ("la corde est deja prete", "suicide", True),
        ("j ai des comprimes sur la table", "suicide", True),
        ("j ai avale une boite de comprimes", "", True),
        ("il garde une corde dans le garage", "enfant", False),
        ("je suis triste", "suicide", False),
    ],
)
def test_who_thinks_of_dying_and_has_the_means_at_hand_is_in_danger_now(text: str, who: str, now: bool) -> None:
    assert is_now((asking("urgence", text=text, told="faute"),), who) is now


def test_who_asks_whether_a_sentence_may_be_written_so_has_nothing_to_tell() -> None:
    for text in ("je peux ecrire ici", "je peux te parler c etait en 2019", "je peux vous dire un secret de 2018"):
        assert may_talk((asking("aide", text=text),))
    assert not may_talk((asking("aide", text="je peux ecrire fonde par cinq associations en 2014"),))


@pytest.mark.parametrize(
    ("text", "afresh", "of_us"),
    [
        ("ok je vais le faire sinon le groupe contre les viols d enfants il depend du ministere", 0.0, True),
        ("du coup a part ca vous etes qui", 0.0, True),
        ("rien a voir amane veut dire quoi", 0.0, True),
        # Of a danger still, or of nothing that is known.
        ("sinon il va me tuer", 0.0, False),
        ("sinon le groupe il tape les enfants", 0.0, False),
        ("sinon le groupe de mon frere il attend dehors", 0.0, False),
        ("a part ca votre asso elle peut m heberger", 0.0, False),
        ("sinon vous etes la", 0.9, False),
        ("sinon je vais ou", 0.0, False),
        ("vous etes qui", 0.0, False),
    ],
)
def test_who_says_so_turns_to_something_else(text: str, afresh: float, of_us: bool) -> None:
    assert turns_to_us((asking("identite", text=text, afresh=afresh),)) is of_us
