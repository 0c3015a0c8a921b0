"""How texts, numbers and dates are written in the knowledge files: as by hand, and so that they are read again as what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, PlainScalarString

from bot.desk.fields import Field, Value

# Where a line of a long text ends.
_LINE = 120
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
# Nothing that YAML could take for something else, in a list on one line either.
_PLAIN = re.compile(r"[^\W_](?:[^\n#:,\[\]{}\"]|:(?=[^\s,\]}])|,(?= )|(?<=\S)#)*(?<=[^\s:])")
_AS_TEXT = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")


class _Representer(RoundTripRepresenter):
    def represent_none(self, data: None) -> Any:
        # As the files have it.
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(type(None), _Representer.represent_none)


class _Resolver(VersionedResolver):
    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        tag = super().resolve(kind, value, implicit)
        # Dates are texts, as where the files are read.
        return "tag:yaml.org,2002:str" if tag == "tag:yaml.org,2002:timestamp" else tag


def reader_and_writer() -> Any:
    """Return what reads YAML with its comments and quotation marks and writes it as the knowledge files are written."""
    yaml_of_ruamel: Any = YAML()
    yaml_of_ruamel.preserve_quotes = True
    # Lines end where this module ends them.
    yaml_of_ruamel.width = 1_000_000
    yaml_of_ruamel.indent(mapping=2, sequence=4, offset=2)
    yaml_of_ruamel.Representer = _Representer
    yaml_of_ruamel.Resolver = _Resolver
    return yaml_of_ruamel


def scalar(field: Field, value: Value, old: Any, around: Any) -> Any:
    """Return a text or a number as the files write it, and as the one that it replaces was written, in the collection `around`."""
    if isinstance(value, bool):
        return value
    text = str(value)
    if field.number and _NUMBER.fullmatch(text):
        return int(text)
    if field.kind == "paragraph" and field.name != "citation" and (isinstance(old, FoldedScalarString) or len(text) > _LINE - 10):
        folded = FoldedScalarString(text)
        folded.fold_pos = list(_folds(text))
        return folded
    on_one_line = field.kind in ("lines", "pairs") or bool(around.fa.flow_style())
    if isinstance(old, DoubleQuotedScalarString) or not _is_plain(text) or (on_one_line and re.search("[,?]", text)):
        return DoubleQuotedScalarString(text)
    return PlainScalarString(text)


def _is_plain(text: str) -> bool:
    """Tell whether a text needs no quotation marks, to be read as it is and to be written as the others are: addresses have them."""
    if text.startswith("http") or not _PLAIN.fullmatch(text):
        return False
    return yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False)) in _AS_TEXT


def _folds(text: str) -> Iterator[int]:
    """Yield where the lines of a long text end, at single spaces, so that it reads the same."""
    begin, last = 0, 0
    for found in re.finditer(r"(?<=\S) (?=\S)", text):
        if found.start() - begin > _LINE and last > begin:
            yield last
            begin = last + 1
        last = found.start()
    if len(text) - begin > _LINE and last > begin:
        yield last
