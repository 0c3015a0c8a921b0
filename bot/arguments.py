"""A command line that says in French what it takes and what is wrong with what was typed."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

from bot.terminal import as_typed, say

# What argparse says, and what people read; what it says otherwise in another version has the last one.
_SAYS = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"ceci est de trop : \1"),
    (r"argument (.*): expected .*", r"il manque ce qui suit « \1 »"),
    (r"argument (.*): invalid (?:int|float) value: '(.*)'", r"« \2 » n’est pas un nombre, pour « \1 »"),
    (r"argument (.*): not allowed with argument (.*)", r"« \1 » et « \2 » ne vont pas ensemble"),
    (r"ambiguous option: (\S*) could match (.*)", r"« \1 » peut vouloir dire \2 ; écrivez-le en entier"),
    (r".*", "cette commande ne se lit pas ainsi"),
)
_CHOICE = re.compile(r"argument .*: invalid choice: '(.*)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """As argparse's, in French."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog, description=description, formatter_class=_Formatter, add_help=False)
        self.add_argument("-h", "--help", "--aide", action="help", help="montre cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to see what is right; exit with 2."""
        say(f"{in_french(message)}.\nCe que cette commande attend : « {self.prog} --aide ».", file=sys.stderr)
        sys.exit(2)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section("ce qui suit" if heading == "positional arguments" else heading)


def in_french(message: str) -> str:
    """Return what argparse says of what was typed, as a French sentence without its full stop."""
    if found := _CHOICE.fullmatch(message):
        choices = re.findall(r"[^\s',]+", found[2])
        near = get_close_matches(found[1], choices, n=1) or [", ".join(choices)]
        return f"« {found[1]} » ne se comprend pas ici ; écrivez {near[0]}"
    return next(re.sub(pattern, french, message) for pattern, french in _SAYS if re.fullmatch(pattern, message))


def parser(description: str) -> Parser:
    """Return a parser for this program, named as it is typed."""
    return Parser(prog=as_typed("").rstrip(), description=description)
