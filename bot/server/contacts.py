"""The emergency contacts as every screen gets them, always those of the present knowledge file."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from knowledge import Knowledge


def as_data(knowledge: Knowledge) -> list[dict[str, str]]:
    """Return each contact with its name, when it helps, and its `number` or its `site`, in the order of the file."""
    return [
        {**({"number": one.numero} if one.numero else {"site": str(one.site)}), "name": one.nom, "when": one.quand}
        for one in knowledge.contacts
    ]


def as_html(knowledge: Knowledge) -> str:
    """Return the items of an HTML list: each contact is a link that calls it or opens it."""
    items = []
    for one in as_data(knowledge):
        address, shown = (f"tel:{one['number']}", one["number"]) if "number" in one else (one["site"], _short(one["site"]))
        items.append(f'<li><a href="{escape(address)}"><b>{escape(shown)}</b> {escape(one["name"])}, {escape(one["when"])}</a></li>')
    return "".join(items)


def _short(address: str) -> str:
    """Return an address as it is said aloud: « 2511.ma »."""
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www.") + parts.path.removesuffix("/")
