"""The emergency contacts as every screen gets them, always those of the present knowledge file."""

from __future__ import annotations

from html import escape

from actions.reply import contacts
from actions.spans import short
from knowledge import Knowledge


def as_data(knowledge: Knowledge) -> list[dict[str, str]]:
    """Return each contact with its name, when it helps, and its `number` or its `site`, in the order of the file."""
    return [one.as_json() for one in contacts(knowledge).contacts]


def as_html(knowledge: Knowledge) -> str:
    """Return the items of an HTML list: each contact is a link that calls it or opens it."""
    items = []
    for one in as_data(knowledge):
        address, shown = (f"tel:{one['number']}", one["number"]) if "number" in one else (one["site"], short(one["site"]))
        items.append(f'<li><a href="{escape(address)}"><b>{escape(shown)}</b> {escape(one["name"])}, {escape(one["when"])}</a></li>')
    return "".join(items)
