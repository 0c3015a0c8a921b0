"""Read the numbers and dates that stand in a French text, however they are written: « onze », « une trentaine », « nov 2014 »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.french import ABOUT, FIRST_IN_DIGITS, MONTHS, Number, spelled
from knowledge.text import plain

_ADDRESS = re.compile(r"https?://\S+")
_MONTH = {plain(month): index for index, month in enumerate(MONTHS, 1)} | {
    "janv": 1, "fev": 2, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = "|".join(sorted(_MONTH, key=len, reverse=True))
_YEAR = r"(?:1[6-9]|20|21)\d\d"
# « Deux mille quatorze », as who dictates it says.
_SINCE_2000 = {plain(spelled(value)).replace("-", " "): value for value in range(1, FIRST_IN_DIGITS)}
_IN_WORDS_SINCE = "|".join(word.replace(" ", r"[\s-]+") for word in sorted(_SINCE_2000, key=len, reverse=True))
_SAID_YEAR = rf"(?:{_YEAR}|\bdeux[\s-]+mille[\s-]+(?:{_IN_WORDS_SINCE})\b)"
# The first that fits at a place.
_DATE = re.compile(
    rf"\b(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)\b"
    rf"|\b(?:(?P<day>\d{{1,2}})(?:er)?\s+)?(?P<month>{_MONTHS})\b\.?(?:\s+(?P<year>{_SAID_YEAR}))?(?!\w)"
    # « 11/2014 », which folding leaves as « 11 2014 ».
    rf"|\b(?P<slash>\d{{1,2}}(?=/)|(?:0?[1-9]|1[0-2])(?=[ .-]))[/ .-](?P<slash_year>{_YEAR})\b"
    rf"|(?<![\d.,])(?P<alone>{_SAID_YEAR})(?![\d.,]\d|\d)"
)
# « Mars » and « mai » without a year or a day may be anything; the other months are months.
_UNSURE_ALONE = frozenset({"mars", "mai", "dec", "oct", "avr", "nov", "fev", "juil", "sept", "janv", "fevr"})

_ELSEWHERE = {"septante": 70, "huitante": 80, "nonante": 90}
_HUNDREDS = {f"{spelled(value)} {hundred}": 100 * value for value in range(2, 10) for hundred in ("cent", "cents")} | {"cent": 100, "mille": 1000}
_WORDS = {plain(spelled(value)).replace("-", " "): value for value in range(2, FIRST_IN_DIGITS)} | _ELSEWHERE | _HUNDREDS | {"quatre vingts": 80}
_ABOUT = {word: value for value, word in ABOUT.items()}
_IN_WORDS = "|".join(word.replace(" ", r"[\s-]+") for word in sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?:\b(?P<about>environ|autour de|a peu pres|pres de)\s+)?"
    # « Une 30aine »
    r"(?:(?<![\w.,-])(?P<tens>\d{1,2})\s?t?aines?\b"
    rf"|(?<![\w.,-])(?P<digits>\d{{1,6}})(?!\w|[.,]\d|\s*h(?:eures?)?\b)|\b(?P<words>{_IN_WORDS})\b|\b(?P<some>{'|'.join(_ABOUT)})\b)"
)
_SPACES = re.compile(r"\s+|-")


@dataclass(frozen=True)
class SaidNumber:
    """A number in a text: its value, the words that say it, and the words that follow (what is counted), folded."""

    number: Number
    words: str
    after: str


@dataclass(frozen=True)
class SaidDate:
    """A date in a text: YYYY, YYYY-MM or YYYY-MM-DD, `--MM` or `--MM-DD` where no year stands; and the words that say it, folded."""

    value: str
    words: str


def dates_in(text: str) -> list[SaidDate]:
    """Return the dates of a text, in its order; an address has none."""
    return [date for date, _ in _dates(_folded(text))]


def numbers_in(text: str) -> list[SaidNumber]:
    """Return the numbers of a text, in its order; « un » and « une » are articles, and what stands in a date or an address is no number."""
    folded = _folded(text)
    for _, (start, end) in _dates(folded):
        folded = folded[:start] + "|" * (end - start) + folded[end:]
    found = []
    for match in _NUMBER.finditer(folded):
        digits, words, some = match["digits"], match["words"], match["some"]
        digits = digits or match["tens"]
        value = int(digits) if digits else _WORDS[" ".join(_SPACES.sub(" ", words).split())] if words else _ABOUT[some]
        if value > 1 or digits == "0":
            after = re.match(r"[\s\w’'-]*", folded[match.end() :])
            found.append(SaidNumber(Number(value, bool(match["about"] or some or match["tens"])), match[0], after[0].strip() if after else ""))
    return found


def read_number(text: str) -> Number | None:
    """Return the number that a text says and nothing else: « 11 », « onze », « une trentaine », « environ 30 »; None where it says no such thing."""
    words = re.sub(r"^une\s+", "", plain(text).strip())
    found = numbers_in(words)
    return found[0].number if len(found) == 1 and found[0].words == words and found[0].number.value else None


def same_date(said: str, known: str) -> bool | None:
    """Tell whether a date agrees with the known one; None where it agrees as far as the known one goes, and says more."""
    pairs = list(zip(parts(said), parts(known), strict=True))
    if any(one and other and one != other for one, other in pairs):
        return False
    return None if any(one and not other for one, other in pairs) else True


def same_number(said: Number, known: Number) -> bool:
    """Tell whether a number agrees with the known one: « 30 » and « une trentaine » do, « onze » and « une dizaine » do not."""
    return said.value == known.value


def says_number(text: str, known: Number) -> bool:
    """Tell whether a number stands in a text."""
    return any(same_number(said.number, known) for said in numbers_in(text))


@lru_cache(maxsize=512)
def says_date(text: str, known: str) -> bool:
    """Tell whether a date stands in a text of the facts, in full: « en 2014 » says no month. Never asked of what a visitor writes: it is kept."""
    return any(same_date(known, said.value) for said in dates_in(text))


def parts(date: str) -> tuple[str, str, str]:
    """Return year, month and day of a date, empty where it does not say."""
    if date.startswith("--"):
        year, rest = "", date[2:].split("-")
    else:
        year, *rest = date.split("-")
    month, day, *_ = [*rest, "", ""]
    return year, month, day


def _folded(text: str) -> str:
    return _ADDRESS.sub(" ", plain(text).replace("’", "'"))


def _dates(folded: str) -> list[tuple[SaidDate, tuple[int, int]]]:
    found = []
    for match in _DATE.finditer(folded):
        if value := _value(match):
            found.append((SaidDate(value, match[0]), match.span()))
    return found


def _value(match: re.Match[str]) -> str | None:
    if match["iso"] or match["alone"]:
        return match["iso"] or _year(match["alone"])
    if match["slash"]:
        return f"{match['slash_year']}-{int(match['slash']):02}" if 1 <= int(match["slash"]) <= 12 else None
    if not match["year"] and not match["day"] and match["month"] in _UNSURE_ALONE:
        return None
    month = f"{_MONTH[match['month']]:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
    return f"{_year(match['year'])}-{month}" if match["year"] else f"--{month}"


def _year(said: str) -> str:
    """Return a year that is said, in four digits."""
    words = " ".join(_SPACES.sub(" ", said).split())
    return said if said.isdigit() else str(2000 + _SINCE_2000[words.removeprefix("deux mille ")])
