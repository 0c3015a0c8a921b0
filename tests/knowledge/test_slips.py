"""Slips of the hand in a file: each is told at its very line with what to write instead, in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import report
from knowledge.slips import hidden_spaces, shown, slip_near
from tests.knowledge.editing import edit, errors_of

NUMBER = "        nombre: 11\n"
GENDER = "    genre: feminin\n"
OBJECT = "    objet: la protection des migrants au Maroc\n"
ALIAS = "      - cde maroc\n"
LINK = "          - {titre: La liste des membres, adresse: null}\n"
LETTERS = '{nom: UNICEF, sens: "Fonds des Nations unies'
WRITE_SPACES = "un espace insécable ou invisible ; effacez les espaces de cette ligne et retapez-les"
MERGE = "le reste de deux versions qui se contredisent ; gardez l’une, et effacez les lignes <<<<<<<, ======= et >>>>>>>"


@pytest.mark.parametrize(
    ("old", "new", "below", "says"),
    [
        (GENDER, "\tgenre: feminin\n", 0, "une tabulation ; mettez des espaces à la place, autant qu’au début des lignes voisines"),
        (ALIAS, "      -\tcde maroc\n", 0, "une tabulation ; mettez des espaces à la place, autant qu’au début des lignes voisines"),
        (OBJECT, "    objet: le but : la paix\n", 0, "un texte qui contient « : » se met entre guillemets : « objet: \"le but : la paix\" »"),
        (ALIAS, "      - cde: maroc: ici\n", 0, "un texte qui contient « : » se met entre guillemets : « cde: \"maroc: ici\" »"),
        (GENDER, "    genre feminin\n", 0, "il manque « : » après le nom du champ ; écrivez « genre: feminin »"),
        (GENDER, "    genre:feminin\n", 0, "il manque un espace après « : » ; écrivez « genre: feminin »"),
        (NUMBER, "       nombre: 11\n", 0, "cette ligne commence par 7 espaces, ses voisines par 8 ; mettez-en 8"),
        (NUMBER, "         nombre: 11\n", 0, "cette ligne commence par 9 espaces, ses voisines par 8 ; mettez-en 8"),
        ("  - id: groupe\n", "   - id: groupe\n", 0, "cette ligne commence par 3 espaces, ses voisines par 2 ; mettez-en 2"),
        (NUMBER, f"<<<<<<< HEAD\n{NUMBER}=======\n        nombre: 12\n>>>>>>> autre\n", 0, MERGE),
        (NUMBER, f"{NUMBER}=======\n", 1, MERGE),
        (NUMBER, f"||||||| avant\n{NUMBER}", 0, MERGE),
        (ALIAS, "      – cde maroc\n", 0, "« – » au début de la ligne n’est pas le tiret du clavier ; écrivez « - cde maroc »"),
        (ALIAS, "      • cde maroc\n", 0, "« • » au début de la ligne n’est pas le tiret du clavier ; écrivez « - cde maroc »"),
        (ALIAS, "      -cde maroc\n", 0, "il manque un espace après le tiret ; écrivez « - cde maroc »"),
        (ALIAS, "      cde maroc\n", 0, "il manque le tiret de la liste ; écrivez « - cde maroc »"),
        (NUMBER, "\u00a0" * 8 + "nombre: 11\n", 0, f"{WRITE_SPACES} : « nombre: 11 »"),
        (NUMBER, "       \u202fnombre: 11\n", 0, f"{WRITE_SPACES} : « nombre: 11 »"),
        (NUMBER, "        nombre:\u00a011\n", 0, f"{WRITE_SPACES} : « nombre: 11 »"),
        (NUMBER, "        nombre\u00a0: 11\n", 0, f"{WRITE_SPACES} : « nombre : 11 »"),
        (ALIAS, "      -\u00a0cde maroc\n", 0, f"{WRITE_SPACES} : « - cde maroc »"),
        (GENDER, "    \u200bgenre: feminin\n", 0, f"{WRITE_SPACES} : « genre: feminin »"),
        (OBJECT, '    objet: "la protection\n', 0, 'le guillemet " ouvert ici n’est pas fermé ; ajoutez " à la fin du texte'),
        (OBJECT, "    objet: 'l'enfant'\n", 0, "une apostrophe droite ferme ce texte trop tôt ; mettez-le entre guillemets doubles : « objet: \"l'enfant\" »"),
        (OBJECT, '    objet: "la paix" au Maroc\n', 0, "il reste des mots après le guillemet fermant ; mettez tout le texte entre guillemets"),
        (OBJECT, '    objet: "la\\paix"\n', 0, "une barre « \\ » dans des guillemets ; effacez-la, ou doublez-la"),
        ("ammane, association amane]\n", "ammane, association amane\n", 0, "le crochet « [ » ouvert ici n’est pas fermé ; ajoutez « ] » à la fin"),
        (LINK, LINK.replace("}", ""), 0, "l’accolade « { » ouverte ici n’est pas fermée ; ajoutez « } » à la fin"),
        (LINK, LINK.replace("}", "}}"), 0, "il y a un « } » de trop ; effacez-le"),
        (OBJECT, "    objet: {nombre} objectifs\n", 0, "un texte qui commence par « { » se met entre guillemets : « objet: \"{nombre} objectifs\" »"),
        (OBJECT, "    objet: @amane\n", 0, "un texte ne peut pas commencer par « @ » ; mettez-le entre guillemets : « objet: \"@amane\" »"),
        (OBJECT, "    objet: *important*\n", 0, "un texte ne peut pas commencer par « * » ; mettez-le entre guillemets : « objet: \"*important*\" »"),
        (OBJECT, "    objet: - la paix\n", 0, "un texte ne peut pas commencer par « - » ; mettez-le entre guillemets : « objet: \"- la paix\" »"),
        (OBJECT, "    objet： la paix\n", 0, "« ： » n’est pas le « : » du clavier ; écrivez « objet: la paix »"),
        (ALIAS, "      - cde maroc\tPNPM\t12\n", 0, "une tabulation ; mettez un espace à la place"),
        (OBJECT, "    objet: >-\n    la paix\n", 1, "cette ligne commence par 4 espaces, et continue le texte de la ligne d’avant ; mettez-en 6"),
        (OBJECT, "    objet: la paix\n      et le but : le Maroc\n", 1, "un texte qui contient « : » se met entre guillemets, ou sous « >- »"),
        ("page:\n", "%page:\n", 0, "une ligne qui commence par « % » ; effacez ce signe"),
        ("page:\n", "---\npage:\n", 0, "une ligne « --- » commence un deuxième document ; effacez-la"),
        (OBJECT, "    objet: la protection\ndes migrants\n", 1, "« des migrants » n’est ni un champ (« nom: texte ») ni un élément de liste (« - texte »)"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_a_slip_is_told_once_at_its_line_with_what_to_write(folder: Path, old: str, new: str, below: int, says: str) -> None:
    line = edit(folder, old, new) + below
    (error,) = errors_of(folder)
    assert error.startswith(f"collectifs.yml, ligne {line} : {says}"), error


def test_spaces_of_typography_stay_in_texts(folder: Path) -> None:
    edit(folder, OBJECT, "    objet: la\u00a0protection «\u00a0des migrants\u00a0»\n")
    edit(folder, "      - cde maroc\n", "      - cde\u202fmaroc\n")
    assert report(folder).errors == []
    assert list(hidden_spaces(["a: >-", "  \u00a0- un texte", "b: 1"])) == []


def test_what_no_slip_explains_is_left_to_the_reader_of_yaml() -> None:
    assert slip_near(["a: 1", "b: 2"], 2) is None
    assert slip_near([], 1) is None


def test_a_long_text_is_cut() -> None:
    assert shown("mot") == "« mot »" and shown("a" * 500) == f"« {'a' * 70}… »"
