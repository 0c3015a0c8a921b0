"""What is wrong in a knowledge file: where it stands, and what it is called in French, with what to do."""

from __future__ import annotations

from dataclasses import dataclass

# What PyYAML says (a part of it), in French and with what to do; True where the line to show is where the thing began.
_YAML_FRENCH = (
    (r"character '\t'", "une tabulation ; mettez des espaces à la place", False),
    ("mapping values are not allowed", "un « : » de trop, ou un mauvais alignement ; mettez entre guillemets un texte avec « : »", False),
    ("unexpected end of stream", "un guillemet ouvert ici n’est pas fermé ; fermez-le à la fin du texte", True),
    ("unexpected document separator", "un guillemet ouvert ici n’est pas fermé ; fermez-le à la fin du texte", True),
    ("could not find expected ':'", "il manque « : » après le nom du champ, ou un guillemet à la fin d’un texte ; ajoutez-le", True),
    ("expected ',' or ']'", "un crochet « [ » ouvert ici n’est pas fermé, ou il manque une virgule ; ajoutez « ] » ou la virgule", True),
    ("expected ',' or '}'", "une accolade « { » ouverte ici n’est pas fermée, ou il manque une virgule ; ajoutez « } » ou la virgule", True),
    ("expected <block end>", "l’alignement ou les guillemets ne vont pas ; alignez cette ligne sur ses voisines", False),
    ("sequence entries are not allowed", "un tiret mal placé ; alignez-le sur ceux de la même liste", False),
    ("escape", "une barre « \\ » dans des guillemets ; effacez-la, ou doublez-la", False),
    ("found undefined alias", "un texte ne peut pas commencer par « * » ; mettez-le entre guillemets", False),
    ("alias", "un texte ne peut pas commencer par « * » ; mettez-le entre guillemets", False),
    ("anchor", "un texte ne peut pas commencer par « & » ; mettez-le entre guillemets", False),
    ("expected a single document", "une ligne « --- » commence un deuxième document ; effacez-la", False),
    ("that cannot start any token", "un texte ne peut pas commencer par ce signe ; mettez-le entre guillemets", False),
    ("tag", "un texte ne peut pas commencer par « ! » ; mettez-le entre guillemets", False),
    ("directive", "une ligne qui commence par « % » ; effacez ce signe", False),
)
YAML_OTHER = "cette ligne ne se lit pas ; vérifiez les espaces du début, les « : » et les guillemets, les siens et ceux de la ligne d’avant"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: file, line (from 1; None when it is of the whole file), path of the field, and what it is, in French.

    place: the same path as names of fields and positions from 0, for who shows the field itself; empty where it is of no one field.
    """

    file: str
    line: int | None
    path: str
    says: str
    place: tuple[int | str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.file}, ligne {self.line}" if self.line else self.file
        return f"{where}, {self.path} : {self.says}" if self.path else f"{where} : {self.says}"

    @property
    def brief(self) -> str:
        """Return it as `file:line: what`, as programs and editors write places."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.path, self.says) if part)


class KnowledgeError(ValueError):
    """Knowledge files that cannot be used; `faults` are all of them, `errors` the same as lines of French."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        self.errors = [str(fault) for fault in faults]
        super().__init__("\n".join(self.errors))


def in_french(told: str) -> tuple[str, bool]:
    """Return what PyYAML says, in French, and whether the line to show is where the thing began."""
    return next(((says, began) for part, says, began in _YAML_FRENCH if part in told), (YAML_OTHER, False))
