"""Write the blocks of a reply as HTML, for the page of questions and answers; everything in them is text but what this module marks up."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from actions.blocks import Block, Buttons, CitedSource, Contacts, Lead, Links, Points, Sources, Text
from actions.spans import is_safe, spans


def block_html(block: Block) -> str:
    """Return the HTML of a block; buttons are nothing on a page where nobody answers."""
    match block:
        case Lead():
            return f"<p>{_line(block.text)}{' ' + _line(block.rest) if block.rest else ''}</p>"
        case Text():
            return f"<p>{_line(block.text)}</p>"
        case Points():
            return _list("ol" if block.numbered else "ul", block.points)
        case Links():
            return "\n".join(f"<p>{escape(link.title)} : {_line(link.where)}</p>" for link in block.links)
        case Contacts():
            return _list("ul", (contact.text for contact in block.contacts))
        case Sources():
            return f'<p class="source">{block.label} : {" ; ".join(map(_source, block.sources))}</p>'
        case Buttons():
            return ""


def blocks_html(blocks: Iterable[Block]) -> str:
    """Return the HTML of blocks, one after the other."""
    return "\n".join(filter(None, map(block_html, blocks)))


def _list(tag: str, items: Iterable[str]) -> str:
    return "\n".join([f"<{tag}>", *(f"<li>{_line(item)}</li>" for item in items), f"</{tag}>"])


def _line(text: str) -> str:
    return "".join(_link(span.url, span.text) if span.url else escape(span.text) for span in spans(text))


def _source(source: CitedSource) -> str:
    return _link(source.address, source.title) if is_safe(source.address) else escape(f"{source.title} — {source.address}")


def _link(address: str, shown: str) -> str:
    return f'<a href="{escape(address)}">{escape(shown)}</a>'
