"""Slips of the hand in a YAML file, as they stand in its lines: what is there and what to write instead, in French.

YAML tells where it stumbled, which may be lines below the slip, and tells it in its own words; people see lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Slip = tuple[int, str]

# How far above the place where YAML stumbled a slip may stand.
_LINES_ABOVE = 6
_LONGEST_SHOWN = 70
# A longer line was not written by hand.
_LONGEST_READ = 3_000
# Spaces that no eye tells from a space, among them those that French typography asks for in texts.
_HIDDEN = "\u00a0\u2007\u202f\u200b\u2060\ufeff\u3000\u00ad"
_HIDDEN_IN_STRUCTURE = re.compile(rf"^ *(?:- )? *(?:[{_HIDDEN}][ {_HIDDEN}]*(?:-|\w+ *:)|-[{_HIDDEN}]|\w+[{_HIDDEN}]+:|\w+:[{_HIDDEN}])")
_OTHER_DASH = re.compile(r"^ *([–—−‐‑•·▪●◦‣*])\s*(.*)$")
_OTHER_COLON = re.compile(r"^ *(?:- +)?(\w+) *([：﹕∶꞉])\s*(.*)$")
_GLUED_DASH = re.compile(r"^ *-(?!-)(\S.*)$")
_GLUED_COLON = re.compile(r"^ *(?:- +)?([a-z_]+):(?!//)(\S.*)$")
_FIELD = re.compile(r"^(?P<indent> *)(?P<dash>(?:- +)?)(?P<name>\w+):(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"^(?P<indent> *)- +(?P<value>.*)$")
_BLOCK = re.compile(r"(?::|-) +[>|][+-]?\d?\s*(?:#.*)?$")
_DOUBLE = re.compile(r'^"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"^'(?:[^']|'')*'")
_SIGNS = "@*&!%`|>?,"


def hidden_spaces(lines: Sequence[str]) -> Iterator[Slip]:
    """Yield (line from 1, what to do) of spaces that look like others and are none where YAML needs one."""
    inside = _in_texts(lines)
    for number, line in enumerate(lines, 1):
        if number not in inside and _HIDDEN_IN_STRUCTURE.search(line):
            plain = re.sub(rf"[{_HIDDEN}]", " ", line).strip()
            yield number, f"un espace insécable ou invisible ; effacez les espaces de cette ligne et retapez-les : {shown(plain)}"


def slip_near(lines: Sequence[str], pointed: int) -> Slip | None:
    """Return (line from 1, what to do) of the slip that made YAML stumble at the line `pointed`, or None where none is seen."""
    inside = _in_texts(lines)
    near = [number for number in range(pointed, max(0, pointed - _LINES_ABOVE), -1) if number not in inside and _some(lines, number)]
    for number in near:
        if says := _in_line(lines[number - 1]):
            return number, says
    for number in sorted(near):
        if says := _misaligned(lines, number, inside):
            return number, says
    return next(((number, says) for number in near[:1] if (says := _not_a_field(lines, number, inside))), None)


def shown(text: str) -> str:
    """Return a text in French quotation marks, cut where it is long."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()}…"
    return f"« {short} »"


def _some(lines: Sequence[str], number: int) -> bool:
    return number <= len(lines) and bool(lines[number - 1].strip()) and not lines[number - 1].lstrip().startswith("#")


def _in_line(line: str) -> str | None:
    if len(line) > _LONGEST_READ:
        return None
    if "\t" in line:
        begin = re.match(r"^\s*(?:-\s*)?", line)
        if begin and "\t" in begin[0]:
            return "une tabulation ; mettez des espaces à la place, autant qu’au début des lignes voisines"
        return "une tabulation ; mettez un espace à la place"
    if found := _OTHER_COLON.match(line):
        return f"« {found[2]} » n’est pas le « : » du clavier ; écrivez {shown(f'{found[1]}: {found[3]}')}"
    if found := _OTHER_DASH.match(line):
        return f"« {found[1]} » au début de la ligne n’est pas le tiret du clavier ; écrivez {shown('- ' + found[2])}"
    if found := _GLUED_DASH.match(line):
        return f"il manque un espace après le tiret ; écrivez {shown('- ' + found[1])}"
    if found := _GLUED_COLON.match(line):
        return f"il manque un espace après « : » ; écrivez {shown(f'{found[1]}: {found[2]}')}"
    if re.match(r"^(?:---|\.\.\.)", line):
        return f"une ligne « {line[:3]} » commence un deuxième document ; effacez-la"
    if line.startswith("%"):
        return "une ligne qui commence par « % » ; effacez ce signe"
    # An item may be a field itself: « - id: pnpm ».
    found = _FIELD.match(line) or _ITEM.match(line)
    return _wrong_value(found["value"] or "", found.groupdict().get("name")) if found else None


def _wrong_value(value: str, name: str | None) -> str | None:
    value = value.strip()
    before = f"{name}: " if name else "- "
    quoted = shown(before + _quoted(value))
    match value[:1]:
        case '"':
            return _wrong_quotation(value, _DOUBLE, before)
        case "'":
            return _wrong_quotation(value, _SINGLE, before)
        case "[" | "{":
            return _wrong_brackets(value, quoted)
        case sign if sign and sign in _SIGNS and not _BLOCK.search(before + value):
            return f"un texte ne peut pas commencer par « {sign} » ; mettez-le entre guillemets : {quoted}"
    if value.startswith("- ") and name:
        return f"un texte ne peut pas commencer par « - » ; mettez-le entre guillemets : {quoted}"
    if ": " in value or value.endswith(":"):
        return f"un texte qui contient « : » se met entre guillemets : {quoted}"
    return None


def _wrong_quotation(value: str, whole: re.Pattern[str], before: str) -> str | None:
    sign = value[0]
    found = whole.match(value)
    if not found:
        if sign == '"' and "\\" in value:
            return "une barre « \\ » dans des guillemets ; effacez-la, ou doublez-la"
        return f"le guillemet {sign} ouvert ici n’est pas fermé ; ajoutez {sign} à la fin du texte"
    rest = value[found.end() :].strip()
    if rest and not rest.startswith(("#", ",", "}", "]", ":")):
        inner = value.strip(sign)
        if sign == "'":
            return f"une apostrophe droite ferme ce texte trop tôt ; mettez-le entre guillemets doubles : {shown(before + _quoted(inner))}"
        return f"il reste des mots après le guillemet fermant ; mettez tout le texte entre guillemets : {shown(before + _quoted(inner))}"
    if sign == '"' and re.search(r'\\[^"\\/abefnrtv0NLP_xuU ]', found[0]):
        return "une barre « \\ » dans des guillemets ; effacez-la, ou doublez-la"
    return None


def _wrong_brackets(value: str, quoted: str) -> str | None:
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", value)
    for opening, closing, name in (("[", "]", "le crochet"), ("{", "}", "l’accolade")):
        more = bare.count(opening) - bare.count(closing)
        if more > 0:
            e = "" if name == "le crochet" else "e"
            return f"{name} « {opening} » ouvert{e} ici n’est pas fermé{e} ; ajoutez « {closing} » à la fin, ou une virgule qui manque"
        if more < 0:
            return f"il y a un « {closing} » de trop ; effacez-le"
    if re.match(r"^(?:\{[^{}]*\}|\[[^\[\]]*\])\s*[^\s#]", value):
        return f"un texte qui commence par « {value[0]} » se met entre guillemets : {quoted}"
    if re.search(r'"[^",:{}\[\]]*"\s*[^\s,\]}:#]', value):
        return "il reste des mots après un guillemet fermant ; mettez tout le texte entre guillemets"
    return None


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', "”") + '"'


def _misaligned(lines: Sequence[str], number: int, inside: set[int]) -> str | None:
    """Return what is wrong with the spaces at the beginning of a line, from those of the lines above."""
    line, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    indent, least = len(line) - len(line.lstrip(" ")), len(above) - len(above.lstrip(" ")) + 1
    if _BLOCK.search(above) and indent < least:
        return f"cette ligne commence par {_spaces(indent)}, et continue le texte de la ligne d’avant ; mettez-en {least + 1}"
    found = _FIELD.match(line) or _ITEM.match(line)
    if not found:
        return None
    levels, items, opens = _levels(lines, number, inside)
    if not levels or indent in levels or (opens and indent > max(levels)):
        return None
    # An item stands where items stand, if there are any.
    alike = [one for one in levels if one in items] if not found.groupdict().get("name") or found["dash"] else levels
    wanted = min(alike or levels, key=lambda one: (abs(one - indent), -one))
    return f"cette ligne commence par {_spaces(indent)}, ses voisines par {wanted} ; mettez-en {wanted}"


def _spaces(count: int) -> str:
    return "1 espace" if count == 1 else f"{count} espaces" if count else "aucun espace"


def _levels(lines: Sequence[str], number: int, inside: set[int]) -> tuple[list[int], set[int], bool]:
    """Return how many spaces may stand at the beginning of a line, which of them before a dash, and whether the line above opens a new level."""
    levels: list[int] = []
    items: set[int] = set()
    opens = False
    for above in range(1, number):
        if above in inside or not _some(lines, above):
            continue
        found = _FIELD.match(lines[above - 1]) or _ITEM.match(lines[above - 1])
        if not found:
            continue
        indent = len(found["indent"])
        levels = [one for one in levels if one < indent] + [indent]
        items = {one for one in items if one < indent}
        if lines[above - 1].lstrip().startswith("- "):
            items.add(indent)
            levels.append(indent + len(found.groupdict().get("dash") or "- "))
        opens = found.groupdict().get("name") is not None and not (found["value"] or "").split("#")[0].strip()
    return levels, items, opens


def _not_a_field(lines: Sequence[str], number: int, inside: set[int]) -> str | None:
    line = lines[number - 1]
    if _FIELD.match(line) or _ITEM.match(line):
        return None
    text = line.strip()
    first, _, rest = text.partition(" ")
    names = {found["name"] for one in lines if (found := _FIELD.match(one))}
    if ": " in text:
        return "un texte qui contient « : » se met entre guillemets, ou sous « >- » écrit à la fin de la ligne du champ"
    if first in names:
        return f"il manque « : » après le nom du champ ; écrivez {shown(f'{first}: {rest}'.strip())}"
    indent = len(line) - len(line.lstrip())
    above = next((lines[one - 1] for one in range(number - 1, 0, -1) if one not in inside and _some(lines, one)), "")
    if (item := _ITEM.match(above)) and len(item["indent"]) == indent:
        return f"il manque le tiret de la liste ; écrivez {shown('- ' + text)}"
    wanted = len(above) - len(above.lstrip()) + 2
    return (
        f"{shown(text)} n’est ni un champ (« nom: texte ») ni un élément de liste (« - texte ») ;"
        f" si c’est la suite de la ligne d’avant, commencez-la par {_spaces(wanted)}"
    )


def _in_texts(lines: Sequence[str]) -> set[int]:
    """Return the lines of texts that stand below their field (`>-`), where everything may be written."""
    inside: set[int] = set()
    # The fewest spaces that go on with the text: more than its field has, and once it began, as many as its first line.
    least: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if least is not None and (not line.strip() or indent >= least):
            inside.add(number)
            least = indent if line.strip() and number - 1 not in inside else least
            continue
        least = indent + 1 if _BLOCK.search(line) else None
    return inside
