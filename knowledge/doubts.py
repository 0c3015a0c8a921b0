"""What may be written and is surely wrong: a text cut by « # », a section no question reaches, a name that is any word, a date to come."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from knowledge.check import walk
from knowledge.filling import is_text
from knowledge.french import date
from knowledge.model import CollectivesFile
from knowledge.reading import Document, Path_
from knowledge.slips import shown
from knowledge.text import plain_words

Found = Iterator[tuple[Path_, str]]

# The sections that a kind of question asks for (actions/kinds.yml; a test holds them equal); others are reached by their own names only.
ASKED_SECTIONS = frozenset(
    {"presentation", "adhesion", "objectifs", "valeurs", "origine", "fondation", "charte", "membres", "ppipem", "epu", "documents"}
)
# Words of anybody's question: as the name of one collective they would draw every question to it.
_COMMON_WORDS = frozenset(
    """
    aide adresse amane association associations collectif collectifs contact contacts date dates droit droits ecole ecoles enfant enfants enfance
    jeune jeunes loi lois maroc marocain marocaine membre mission missions nom nombre numero objectif page personne personnes plateforme
    plateformes protection question questions reseau reseaux role site site web valeur violence document liste histoire but buts
    bonjour bonsoir salut merci oui non au revoir ok qui quoi quand ou comment combien pourquoi
    """.split()
)
_ARTICLES = frozenset("l le la les un une des d de du ce ces cette notre nos votre vos".split())
_DATES = ("consulte_le", "verifie_le")
# What sentences take up, each beside other words.
_PARTS_OF_A_SENTENCE = frozenset({"role_amane", "objet", "orientation", "evenement", "designation", "unite", "lieu", "quand", "immediat", "quoi"})
_ADDRESS = re.compile(r"https?://(?P<host>[^/?#]*)")
_LONG_NUMBER = re.compile(r"0[0-9]{9}")
_LABEL = re.compile(r"[\w]([\w-]*\w)?")


def doubts_of(collectives: Document, content: CollectivesFile, today: datetime.date) -> Found:
    """Yield (path, what is surely wrong and what to write) of `collectifs.yml`."""
    yield from _cut_texts(collectives)
    yield from _sections(content)
    yield from _common_names(collectives.data)
    yield from _names_twice(collectives)
    yield from _proving_nothing(collectives.data)
    yield from _single_values(collectives.data, today)
    yield from _ends(collectives.data)


def doubts_of_contacts(contacts: Document, today: datetime.date) -> Found:
    """Yield (path, what is surely wrong and what to write) of `contacts.yml`."""
    yield from _cut_texts(contacts)
    yield from _given_twice(contacts)
    yield from _odd_numbers(contacts)
    yield from _single_values(contacts.data, today)
    yield from _ends(contacts.data)


def _cut_texts(document: Document) -> Found:
    for path, comment in document.cut.items():
        sentence = is_text(path) or path[-1:] in (("citation",), ("quand",), ("texte",), ("quoi",))
        if comment[1:2].strip() or sentence:
            yield path, f"le texte s’arrête avant {shown(comment)} ; mettez le texte entre guillemets, ou la note sur sa propre ligne"


def _sections(content: CollectivesFile) -> Found:
    for index, collective in enumerate(content.collectifs):
        for name, section in collective.rubriques.items():
            if name not in ASKED_SECTIONS and not section.alias:
                near = get_close_matches(name, sorted(ASKED_SECTIONS - collective.rubriques.keys()), n=1)
                says = f"aucune question ne mène à la rubrique « {name} »"
                meant = f"écrivez « {near[0]}: »" if near else "donnez-lui l’un de ces noms : " + ", ".join(sorted(ASKED_SECTIONS))
                yield ("collectifs", index, "rubriques", name), f"{says} ; {meant}, ou ajoutez-lui des alias"


def _proving_nothing(data: Any) -> Found:
    """Yield the sources that no reply would show: the words that they prove stand nowhere."""
    told = [plain_words(value) for path, value in walk(data) if isinstance(value, str) and path[-1] not in ("prouve", "citation", "titre")]
    for path, value in walk(data):
        if path[-1:] == ("prouve",) and isinstance(value, str) and not any(plain_words(value) in text for text in told):
            says = f"aucun texte du fichier ne dit « {value} », et cette source ne serait jamais montrée"
            yield path, f"{says} ; recopiez les mots du texte, ou effacez la ligne"


def _common_names(data: Any) -> Found:
    for path, value in walk(data):
        if path[-2:-1] != ("alias",) or "themes" in path or not isinstance(value, str):
            continue
        own = {path[path.index("rubriques") + 1]} if "rubriques" in path else set()
        words = [word for word in plain_words(value).split() if word not in _ARTICLES]
        if path[0] == "association":
            own.add("amane")
        if '"' in value:
            yield path, f"« {value} » contient un guillemet ; il manque sans doute une virgule avant lui"
        common = _COMMON_WORDS | ASKED_SECTIONS
        if len(words) <= 1 and all(word in common - own for word in words):
            yield path, f"« {value} » se dit dans bien d’autres questions ; effacez-le, ou ajoutez un mot que lui seul a"


def _names_twice(document: Document) -> Found:
    owners: dict[str, list[tuple[Path_, str]]] = defaultdict(list)
    for path, value in walk(document.data):
        if path[-2:-1] == ("alias",) and isinstance(value, str) and plain_words(value):
            owners[plain_words(value)].append((path, value))
    for written in owners.values():
        for position, (path, value) in enumerate(written):
            before = [one for one in written[:position] if _same_owner(one[0], path)]
            if before:
                line = document.fault(before[0][0], "").line
                other = before[0][1]
                yield path, f"« {value} » se lit comme « {other} » de la ligne {line} (accents et majuscules ne comptent pas) ; effacez l’un des deux"


def _same_owner(one: Path_, other: Path_) -> bool:
    """Tell whether two aliases may not be the same: in one list, or of a section and of another thing of its collective that is no theme."""
    if one[:-1] == other[:-1]:
        return True
    return one[:2] == other[:2] and "themes" not in (*one, *other)


def _given_twice(contacts: Document) -> Found:
    first: dict[str, Path_] = {}
    for index, contact in enumerate(contacts.data["contacts"]):
        for name in ("numero", "site"):
            value = contact.get(name)
            if value is None:
                continue
            path: Path_ = ("contacts", index, name)
            if (earlier := first.setdefault(str(value), path)) != path:
                line = contacts.fault(earlier, "").line
                yield path, f"« {value} » est déjà donné à la ligne {line} ; corrigez l’un des deux, ou effacez ce contact"


def _odd_numbers(contacts: Document) -> Found:
    """Yield the numbers that a slip may have made: no source that is kept here tells which ones exist, so nothing is refused for its length."""
    for index, contact in enumerate(contacts.data["contacts"]):
        number = str(contact.get("numero") or "")
        if len(number) > 4 and not _LONG_NUMBER.fullmatch(number):
            slip = f" (ou est-ce 0{number} ?)" if _LONG_NUMBER.fullmatch(f"0{number}") else ""
            told = f"{number} a {len(number)} chiffres ; d’ordinaire, un numéro court en a de deux à quatre, un long dix, dont le premier est 0"
            yield ("contacts", index, "numero"), f"{told}{slip} : appelez-le avant de le donner"


def _single_values(data: Any, today: datetime.date) -> Found:
    for path, value in walk(data):
        if not isinstance(value, str):
            continue
        if path[-1] in _DATES and _day(value) and _day(value) > today:
            yield path, f"le {date(value)} n’est pas encore venu ; écrivez le jour où la page a été lue, au plus tard {today.isoformat()}"
        elif is_text(path) and value[:1] == "“" and value[-1:] == "”":
            yield path, "les guillemets “ ” d’un traitement de texte seront lus par les visiteurs ; effacez-les, ou mettez des guillemets droits"
        elif path[-1] in ("adresse", "site") and (found := _ADDRESS.match(value)) and not _a_host(found["host"]):
            yield path, f"« {found['host']} » ne peut pas être l’adresse d’un site ; recopiez-la depuis votre navigateur"


def _ends(data: Any) -> Found:
    """Yield what ends where it should not: a part of a sentence with its full stop, a text of a list at a comma inside its parentheses."""
    for path, value in walk(data):
        if not isinstance(value, str):
            continue
        if path[-1] in _PARTS_OF_A_SENTENCE and (sign := re.search(r"(?<!etc)([.;,:])\s*$", value)):
            yield path, f"« {sign[1]} » à la fin serait lu au milieu d’une phrase ; effacez-le"
        elif isinstance(path[-1], int) and value.count("(") > value.count(")"):
            yield path, f"il manque une parenthèse à {shown(value)} ; si une virgule l’a coupé en deux, mettez le tout entre guillemets"


def _day(value: str) -> Any:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _a_host(host: str) -> bool:
    labels = host.partition(":")[0].rstrip(".").split(".")
    enough = 3 if labels[0].lower() == "www" else 2
    return len(labels) >= enough and all(map(_LABEL.fullmatch, labels)) and bool(re.fullmatch(r"(?!\d)\w{2,}(?:-\w+)*", labels[-1]))
