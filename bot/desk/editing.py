"""Write what was typed into a knowledge file: only the lines of the fields that changed, with the comments and the order that they have."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from bot.desk.fields import TAKEN_OUT, Field, UnfitError, Value, is_empty, shown, shown_block
from bot.desk.scalars import reader_and_writer, scalar
from knowledge.reading import Path_, read_document

# A longer list has a line for each item, as where it is written by hand.
_SHORT = 90


class EditError(ValueError):
    """A change that could not be written without touching anything else."""


class UnreadableError(EditError):
    """What was typed is no text that a file may hold; it says why in French."""


def edited(text: str, path: Path_, fields: Sequence[Field], values: Mapping[str, Value]) -> str:
    """Return the text of a file with the values of these fields of the block at `path` in the place of its own. Raises EditError.

    What is read again afterwards is compared: the fields have their values, and everything else is as it was.
    """
    before = read_again(text)
    new = text
    try:
        was = shown_block(tuple(fields), _at(before, path))
        changed = [one for one in fields if values[one.name] != was[one.name]]
        if not changed:
            return text
        for one in changed:
            new = _with_field(new, path, one, [field.name for field in fields], was[one.name], values[one.name])
        after = read_again(new)
        good = all(_same(one, values[one.name], _at(after, path).get(one.name)) for one in changed)
        others = _without(before, path, changed) == _without(after, path, changed)
    except (YAMLError, yaml.YAMLError, UnfitError, LookupError, TypeError, AttributeError) as error:
        raise EditError(str(error)) from error
    if not good or not others:
        raise EditError("read again, it is something else")
    return new


def read_again(text: str) -> Any:
    """Return what a file with this text holds, as plain values. Raises UnreadableError."""
    document = read_document("", lambda _: text.encode())
    if document.data is None:
        raise UnreadableError(document.faults[0].says)
    return document.data


def _at(data: Any, path: Path_) -> Any:
    for part in path:
        data = data[part]
    return data


def _same(field: Field, value: Value, data: Any) -> bool:
    return shown(field, data) == (kept(value) if field.kind == "blocks" else value)


def kept(items: Value) -> Value:
    """Return the items of a list of blocks without those that are taken out."""
    return [one for one in items if not (isinstance(one, dict) and one.get(TAKEN_OUT))] if isinstance(items, list) else items


def _without(data: Any, path: Path_, fields: Sequence[Field]) -> Any:
    """Return the plain values of a file without some fields of a block, for a comparison."""
    if not path:
        return {name: value for name, value in data.items() if name not in {one.name for one in fields}}
    inside = _without(data[path[0]], path[1:], fields)
    if isinstance(data, list):
        return [inside if index == path[0] else one for index, one in enumerate(data)]
    return [(name, inside if name == path[0] else value) for name, value in data.items()]


def _with_field(text: str, path: Path_, field: Field, order: Sequence[str], was: Value, value: Value) -> str:
    """Return the text with one field of a block as it is now; nothing is read or written but the lines of this field."""
    block = _node(text, path)
    names = [key.value for key, _ in block.value]
    if block.flow_style:
        raise EditError("a block on one line")
    if field.name in names:
        key, node = block.value[names.index(field.name)]
        start, end = key.start_mark.index, _end(text, key, node)
        fragment = _fragment(text[start:end], key.start_mark.column, field, was, value)
        if fragment is None:
            end = text.find("\n", end) + 1 or len(text)
            start = text.rfind("\n", 0, start) + 1
            if len(names) == 1 or text[start : key.start_mark.index].strip():
                raise EditError("the first field of an item can't be taken out")
            return text[:start] + text[end:]
        return text[:start] + fragment + text[end:]
    fragment = _fragment("", block.start_mark.column, field, was, value)
    if fragment is None:
        return text
    # After the nearest field that comes before it in the order of the schema.
    earlier = [name for name in names if name in order and order.index(name) < order.index(field.name)]
    last = max(earlier, key=order.index) if earlier else names[0]
    place = _end(text, *block.value[names.index(last)])
    place = len(text) if (line_end := text.find("\n", place)) < 0 else line_end
    return f"{text[:place]}\n{' ' * block.start_mark.column}{fragment}{text[place:]}"


def _node(text: str, path: Path_) -> Any:
    node: Any = yaml.compose(text, yaml.SafeLoader)
    for part in path:
        node = node.value[part] if isinstance(part, int) else next(value for key, value in node.value if key.value == part)
    return node


def _end(text: str, key: Any, node: Any) -> int:
    """Return where the last sign of a field's value stands: a block of YAML else reaches over the comments after it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        key, node = last if isinstance(last, tuple) else (last, last)
    end = max(node.end_mark.index, key.end_mark.index)
    if node.start_mark.index == node.end_mark.index:
        # A key without a value ends with its colon.
        end = text.index(":", key.end_mark.index) + 1
    return len(text[:end].rstrip())


def _fragment(text: str, column: int, field: Field, was: Value, value: Value) -> str | None:
    """Return the lines of one field, written at a column, as they are now; None where there is nothing to write."""
    lines = text.splitlines()
    dedented = [line[min(column, len(line) - len(line.lstrip(" "))) :] for line in lines[1:]]
    reader = reader_and_writer()
    holder = reader.load("\n".join([lines[0], *dedented])) if lines else CommentedMap()
    _set(holder, field, was, value)
    if not holder:
        return None
    out = io.StringIO()
    reader.dump(holder, out)
    first, *rest = out.getvalue().rstrip("\n").split("\n")
    return "\n".join([first, *(" " * column + line if line else line for line in rest)])


def _set(block: CommentedMap, field: Field, was: Value, value: Value) -> None:
    """Set a field of a block, or take it out where nothing is left of it."""
    old = block.get(field.name)
    if is_empty(kept(value)) and not (field.kind == "yes_no" and (field.required or field.name in block)):
        if field.required:
            block[field.name] = None if field.nullable else [] if isinstance(value, list) else ""
        else:
            block.pop(field.name, None)
    elif field.kind in ("lines", "pairs", "blocks") and isinstance(value, list):
        new = _FILL[field.kind](old, field, was, value)
        _put(block, field, new)
    elif isinstance(value, dict):
        inside = old if isinstance(old, CommentedMap) else _like(block, CommentedMap())
        _set_all(inside, field.fields, was if isinstance(was, dict) else {}, value)
        _put(block, field, inside)
    else:
        _put(block, field, scalar(field, value, old, block))


def _set_all(block: CommentedMap, fields: Sequence[Field], was: Mapping[str, Value], value: Mapping[str, Value]) -> None:
    for one in fields:
        if value[one.name] != was.get(one.name) and not (is_empty(value[one.name]) and one.name not in was and not one.required):
            _set(block, one, was.get(one.name, ""), value[one.name])


def _put(block: CommentedMap, field: Field, value: Any) -> None:
    if block.get(field.name) is not value:
        block[field.name] = value


def _filled_lines(old: Any, field: Field, was: Value, value: list[Any]) -> Any:
    if not isinstance(old, CommentedSeq):
        if old is not None and len(value) == 1:
            return scalar(field, value[0], old, None)
        old = CommentedSeq()
        if sum(map(len, value)) < _SHORT:
            old.fa.set_flow_style()
    there = [str(one) for one in old]
    for tag, first, last, begin, end in reversed(SequenceMatcher(None, there, value, autojunk=False).get_opcodes()):
        if tag != "equal":
            for index in reversed(range(first, last)):
                del old[index]
            for place, one in enumerate(value[begin:end], first):
                old.insert(place, scalar(field, one, None, None))
    return old


def _filled_pairs(old: Any, field: Field, was: Value, value: list[Any]) -> Any:
    block = old if isinstance(old, CommentedMap) else CommentedMap()
    if not block:
        block.fa.set_flow_style()
    # A line without a colon is written as it is, for the check to tell.
    pairs = {name.strip(): sense.strip() for name, _, sense in (one.partition(":") for one in value)}
    for name in [one for one in block if str(one) not in pairs]:
        del block[name]
    for name, sense in pairs.items():
        if name not in block or str(block[name]) != sense:
            block[name] = scalar(field, sense, block.get(name), block)
    return block


def _filled_blocks(old: Any, field: Field, was: Value, value: list[Any]) -> Any:
    items = old if isinstance(old, CommentedSeq) else CommentedSeq()
    before = was if isinstance(was, list) else []
    del items[len(value) :]
    count = len(items)
    for index, one in enumerate(value):
        if one.get(TAKEN_OUT):
            continue
        if index >= count:
            item = _like(items, CommentedMap())
            _set_all(item, field.fields, {}, one)
            items.append(item)
        elif one != before[index]:
            if not isinstance(items[index], CommentedMap):
                items[index] = CommentedMap({field.fields[0].name: items[index]})
            _set_all(items[index], field.fields, before[index], one)
    for index in reversed(range(count)):
        if value[index].get(TAKEN_OUT):
            del items[index]
    return items


def _like(around: Any, inside: Any) -> Any:
    """Return a new collection, on one line where what it stands in is."""
    if around.fa.flow_style():
        inside.fa.set_flow_style()
    return inside


_FILL = {"lines": _filled_lines, "pairs": _filled_pairs, "blocks": _filled_blocks}
