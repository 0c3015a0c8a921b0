"""What a partner needs to know: whether its site may show the chat, why not, and the page with the line to copy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from bot.server.guide import guide
from bot.server.origins import normal_origin
from bot.server.phrases import phrase

if TYPE_CHECKING:
    from bot.server.pages import Widget

# What the tag can be given, and how many characters of it are used at most.
OPTIONS = {"couleur": 7, "position": 6, "decalage": 4, "accueil": 200, "sujet": 120}
SIDES = {"": "selon la page", "droite": "à droite", "gauche": "à gauche"}


def refusal(site: str, allowed: Iterable[str]) -> str:
    """Return why `site`, an address as browsers or people write it, may not show the chat; empty where it may."""
    if site == "null":
        # What browsers say of a file on a disk, or of a page in a closed frame.
        return phrase("site_sans_adresse")
    try:
        origin = origin_of(site)
    except ValueError:
        return phrase("site_illisible")
    allowed = tuple(allowed)
    if origin in allowed:
        return ""
    near = next((one for one in allowed if _bare(one) == _bare(origin)), "")
    return phrase("site_sous_un_autre_nom" if near else "site_non_autorise").format(site=origin, autre=near)


def origin_of(site: str) -> str:
    """Return the origin of an address that somebody copied or typed, with or without https:// and a path; else `ValueError`."""
    site = site.strip()
    parts = urlsplit(site if "://" in site else f"https://{site}")
    return normal_origin(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")


def options(given: Mapping[str, str]) -> dict[str, str]:
    """Return those of the tag's options that have a value."""
    return {name: given[name][:most] for name, most in OPTIONS.items() if given.get(name)}


def page(origin: str, widget: Widget, given: Mapping[str, str], allowed: Iterable[str]) -> dict[str, str]:
    """Return the parts of the page for partners; `given` are what its two forms ask: options of the tag, or about a `site`."""
    chosen, site = options(given), given.get("site", "").strip()[:200]
    shown = {name: escape(chosen.get(name, "")) for name in OPTIONS}
    why = refusal(site, allowed) if site else ""
    said = (why or phrase("site_autorise").format(site=origin_of(site))).replace("'", "’") if site else ""
    parts = guide(escape(origin), escape(f"{origin}/{widget.path('amane.js')}"), widget.integrity["amane.js"])
    return {
        "version": widget.version[1:],
        "origin": escape(origin),
        "tag": escape(widget.tag(origin, chosen)),
        "preview": escape("/demo/partenaire?" + urlencode(chosen)),
        "sides": "".join(_choice(value, said, value == chosen.get("position", "")) for value, said in SIDES.items()),
        "site": escape(site),
        "said": escape(said),
        "releases": escape(json.dumps(widget.releases)),
        "partners_script": "/" + widget.path("partners.js"),
        "partners_integrity": widget.integrity["partners.js"],
        **shown,
        **parts,
    }


def _choice(value: str, said: str, chosen: bool) -> str:
    return f'<option value="{value}"{" selected" if chosen else ""}>{said}</option>'


def _bare(origin: str) -> str:
    """Return what two spellings of one site have in common: neither http or https, nor www."""
    return origin.partition("://")[2].removeprefix("www.")
