"""What the model refuses is told at its line with what is there and what to write instead, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.editing import edit, errors_of

C, K = "collectifs.yml", "contacts.yml"
SITE = '"https://www.plateformecdemaroc.com"}'
NO_ADDRESS = "n’est pas une adresse : elle commence par https:// et ne contient ni espace ni guillemet de traitement de texte"
NO_NUMBER = "n’est pas un numéro : seulement des chiffres, de 2 à 10, entre guillemets droits"
MEMBERS = "        sources:\n          - citation: regroupant une trentaine d’associations\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "says"),
    [
        (C, "date: 2017-06", "date: juin 2017", "cde › fondation › date", "« juin 2017 » n’est pas une date de ce fichier ; écrivez 2017-06"),
        (C, "date: 2017-06", "date: 06/2017", "cde › fondation › date", "« 06/2017 » n’est pas une date de ce fichier ; écrivez 2017-06"),
        (C, "date: 2017-06", "date: Juin 2017 environ", "cde › fondation › date", "écrivez 2017-06"),
        (C, "date: 2017-06", "date: 1er juin 2017", "cde › fondation › date", "écrivez 2017-06-01"),
        (C, "date: 2017-06", "date: bientôt", "cde › fondation › date", "écrivez l’année, le mois et le jour ainsi : 2014, 2014-11 ou 2014-11-20"),
        (C, "consulte_le: 2026-11-23", "consulte_le: 23/11/2026", "association › sources n° 2 › consulte_le", "écrivez 2026-11-23"),
        (C, "consulte_le: 2026-11-23", "consulte_le: 23 nov. 2026", "association › sources n° 2 › consulte_le", "écrivez 2026-11-23"),
        (K, 'numero: "2511"', 'numero: "+212537758686"', "contacts n° 1 › numero", f'« +212537758686 » {NO_NUMBER} ; écrivez "0537758686"'),
        (K, 'numero: "2511"', 'numero: "25 11"', "contacts n° 1 › numero", f'« 25 11 » {NO_NUMBER} ; écrivez "2511"'),
        (K, 'numero: "2511"', "numero: “2511”", "contacts n° 1 › numero", f'« “2511” » {NO_NUMBER} ; écrivez "2511"'),
        (K, 'numero: "2511"', "numero: 2511", "contacts n° 1 › numero", 'un texte est attendu ; mettez-le entre guillemets : "2511"'),
        (K, 'numero: "2511"', "numero: police", "contacts n° 1 › numero", f'« police » {NO_NUMBER}, par exemple "2511"'),
        (C, "- id: pnpm", "- id: Réseau", "Réseau › id", "« Réseau » n’est pas un nom court en minuscules, sans accent ni espace ; écrivez « reseau »"),
        (C, "      valeurs:\n", "      Valeurs:\n", "pnpm › Valeurs", "écrivez « valeurs »"),
        (C, "genre: feminin", "genre: féminin", "pnpm › genre", "« féminin » n’est pas l’un des choix ; écrivez « feminin »"),
        (C, "numerotes: true", "numerotes: oui", "pnpm › objectifs › numerotes", "« oui » ne se lit pas ici ; écrivez true, sans guillemets"),
        (C, "numerotes: true", "numerotes: Vrai", "pnpm › objectifs › numerotes", "écrivez true, sans guillemets"),
        (C, "numerotes: true", "numerotes: peut-être", "pnpm › objectifs › numerotes", "écrivez true (oui) ou false (non), sans guillemets"),
        (C, "nombre: 11", "nombre: 11 associations", "groupe › membres › nombre", "écrivez 11, et « associations » dans « unite: »"),
        (C, "nombre: 11", "nombre: une dizaine d’associations", "groupe › membres › nombre", "écrivez environ 10, et « associations » dans « unite: »"),
        (C, "consulte_le: 2026-11-23", "consulte_le: 2026–11–23", "association › sources n° 2 › consulte_le", "écrivez 2026-11-23"),
        (C, "          - citation: regroupant une", "          - regroupant une", "cde › membres › sources n° 1", "écrivez « - citation: … », ou « - adresse: … »"),
        (C, "      membres:\n        titre: Les membres du groupe", "    membres:\n        titre: Les membres du groupe", "groupe › membres", "si c’est une rubrique, mettez deux espaces de plus"),
        (K, 'numero: "2511"', 'numero: "2511"\n    site: https://exemple.ma', "contacts n° 1", "un contact a soit un numéro, soit un site ; gardez l’un des deux"),
        (C, "nombre: 11", "nombre: beaucoup", "groupe › membres › nombre", "« beaucoup » n’est pas un nombre ; écrivez par exemple 11, ou environ 30"),
        (C, SITE, "“https://exemple.ma”}", "cde › documents › liens n° 1 › adresse", f'« “https://exemple.ma” » {NO_ADDRESS} ; écrivez "https://exemple.ma"'),
        (C, SITE, "« https://exemple.ma »}", "cde › documents › liens n° 1 › adresse", '; écrivez "https://exemple.ma"'),
        (C, SITE, "www.exemple.ma}", "cde › documents › liens n° 1 › adresse", '; écrivez "https://www.exemple.ma"'),
        (C, SITE, '"htp:/exemple.ma"}', "cde › documents › liens n° 1 › adresse", '; écrivez "https://exemple.ma"'),
        (C, SITE, '"https://exe mple.ma"}', "cde › documents › liens n° 1 › adresse", f"{NO_ADDRESS} ; recopiez-la depuis votre navigateur"),
        (C, SITE, '"contact@exemple.ma"}', "cde › documents › liens n° 1 › adresse", "est une adresse de courriel ; écrivez ici celle d’une page"),
        (C, "alias: [amane, ", "alias: [amane: oui, ", "association › alias n° 1", "« amane: » en a fait un bloc de champs ; mettez tout le texte entre guillemets"),
        (C, 'alias: [amane, "l\'amane", amanee, ammane, association amane]', "alias: amane", "association › alias", "écrivez « alias: [amane] », ou une ligne"),
        (C, 'alias: [amane, "l\'amane", amanee, ammane, association amane]', "alias:\n    • amane", "association › alias", "« • » n’est pas le tiret du clavier"),
        (C, "objet: la protection des migrants au Maroc", "objet:", "pnpm › objet", "il n’y a rien après « objet: » ; écrivez le texte"),
        (C, "objet: la protection des migrants au Maroc", "objet: [la paix]", "pnpm › objet", "écrivez-le sans tiret ni crochets"),
        (C, MEMBERS, "        sources:\n", "cde › membres › sources", "il n’y a rien après « sources: » ; ajoutez en dessous au moins une ligne « - … »"),
        (C, MEMBERS, "        sources: []\n", "cde › membres › sources", "la liste « sources » est vide ; ajoutez-y au moins une ligne « - … »"),
        (C, "objet: la protection", f"objet: {'la protection ' * 8000}", "pnpm › objet", "ce texte a 112\u202f022 signes, et 2\u202f000 au plus se lisent ici ; raccourcissez-le, ou faites-en plusieurs"),
        (C, "titre: La liste des membres", f"titre: {'La liste ' * 30}", "groupe › membres › liens n° 1 › titre", "signes, et 200 au plus se lisent ici ; raccourcissez-le"),
        (C, "      - cde maroc\n", f"      - {'cde ' * 60}\n", "cde › alias n° 3", "signes, et 200 au plus"),
        (C, "genre: feminin", "gendre: feminin", "pnpm › gendre", "le champ « gendre » n’existe pas ici ; écrivez « genre: »"),
        (C, "    objet: la protection", "    Objet: la protection", "pnpm › Objet", "le champ « Objet » n’existe pas ici ; écrivez « objet: »"),
        (C, "genre: feminin", "genre: feminin\n    nomm: x", "pnpm › nomm", "le champ « nomm » n’existe pas ici ; effacez cette ligne : « nom: » est déjà écrit"),
        (C, "{nom: la lutte contre les discriminations, alias:", "{nom: la lutte, aliass:", "pnpm › themes › la lutte › aliass", "écrivez « alias: »"),
        (C, "        titre: Les membres du groupe de travail\n", "      - titre: Les membres\n", "groupe › membres", "des champs sont attendus sous « membres: », un par ligne"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_it_is_told_once_with_what_to_write(folder: Path, file: str, old: str, new: str, where: str, says: str) -> None:
    edit(folder, old, new, file)
    errors = [error for error in errors_of(folder) if "ne désigne aucune valeur" not in error and "aucune rubrique" not in error]
    assert len(errors) == 1, errors
    assert errors[0].startswith(f"{file}, ligne ") and f", {where} : " in errors[0] and says in errors[0], errors


def test_what_is_missing_is_told_where_its_block_begins(folder: Path) -> None:
    line = edit(folder, MEMBERS, "")
    begin = (folder / C).read_text(encoding="utf-8").splitlines()[:line]
    start = max(number for number, text in enumerate(begin, 1) if text == "      membres:")
    assert errors_of(folder) == [
        f"collectifs.yml, ligne {start}, cde › membres › sources : il manque le champ « sources » ; ajoutez ici une ligne « sources: »"
    ]
