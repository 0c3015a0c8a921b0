"""What is wrong in a knowledge file: where it stands, and what it is called in French, with what to do."""

from __future__ import annotations

from dataclasses import dataclass

# What PyYAML says (a part of it), in French and with what to do; True where the line to show is where the thing began.
_YAML_FRENCH = (
    (r"character '\t'", "une tabulation ; mettez des espaces à la place", False),
    ("mapping values are not allowed", "un « : » de trop, ou un mauvais alignement ; un texte avec « : » se met entre guillemets", False),
    ("unexpected end of stream", "un guillemet ouvert ici n'est pas fermé", True),
    ("unexpected document separator", "un guillemet ouvert ici n'est pas fermé", True),
    ("could not find expected ':'", "il manque le « : » après le nom du champ, ou un guillemet n'est pas fermé", True),
    ("expected ',' or ']'", "un crochet ouvert ici n'est pas fermé, ou il manque une virgule", True),
    ("expected ',' or '}'", "une accolade ouverte ici n'est pas fermée, ou il manque une virgule", True),
    ("expected <block end>", "l'alignement ou les guillemets ne vont pas ; alignez cette ligne sur ses voisines", False),
    ("sequence entries are not allowed", "un tiret mal placé ; alignez-le sur ceux de la même liste", False),
    ("escape", "une barre « \\ » dans des guillemets doubles ; mettez des guillemets simples", False),
    ("found undefined alias", "un mot qui commence par « * » se met entre guillemets", False),
    ("alias", "un mot qui commence par « * » se met entre guillemets", False),
    ("anchor", "un mot qui commence par « & » se met entre guillemets", False),
    ("expected a single document", "une ligne « --- » commence un deuxième document ; retirez-la", False),
    ("that cannot start any token", "un texte qui commence par ce signe se met entre guillemets", False),
    ("tag", "un mot qui commence par « ! » se met entre guillemets", False),
    ("directive", "une ligne qui commence par « % » ; retirez-la", False),
)
YAML_OTHER = "vérifiez l'alignement, les « : » et les guillemets de cette ligne et de celle d'avant"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: file, line (from 1; None when it is of the whole file), path of the field, and what it is, in French."""

    file: str
    line: int | None
    path: str
    says: str

    def __str__(self) -> str:
        where = f"{self.file}, ligne {self.line}" if self.line else self.file
        return f"{where} : {self.path}: {self.says}" if self.path else f"{where} : {self.says}"

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
