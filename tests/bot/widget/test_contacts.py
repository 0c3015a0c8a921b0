"""Staff edits knowledge/contacts.yml while the assistant serves: every screen shows the new contacts once it has talked with the server again."""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RELEASE = json.loads((Path(__file__).parents[3] / "bot/widget/src/contacts-of-release.json").read_text(encoding="utf-8"))
DATED = f"Numéros relevés le {RELEASE['day']}. Dans le doute, appelez quand même."
FIRST = ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]
OF_RELEASE = [f"tel:{one['number']}" if "number" in one else one["site"] for one in RELEASE["contacts"]]
CONTACT = """  - {what}
    nom: {name}
    quand: de jour comme de nuit
    verifie_le: 2026-11-20
    a_confirmer: false
    sources: [essai]
"""


def contact(what: str, name: str) -> str:
    return CONTACT.format(what=what, name=name)


def without(text: str, number: str) -> str:
    """Take the contact of this number out of the file."""
    return re.sub(rf'  - numero: "{number}"\n(    .*\n)+', "", text)


def with_(text: str, added: str) -> str:
    """Add a contact as the last one of the file, before what is answered about them."""
    return text.replace("\n# Ce qu'on demande", f"{added}\n# Ce qu'on demande")


def many() -> str:
    return "contacts:\n" + "".join(contact(f'numero: "08020{index:02}"', f"Centre {index}") for index in range(12))


# What staff may do -> the links that every screen has then.
EDITS: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "changed": (lambda text: text.replace('"177"', '"1770"'), ["tel:2511", "https://2511.ma", "tel:19", "tel:1770", "tel:15"]),
    "contains another": (lambda text: text.replace('"15"', '"115"'), ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:115"]),
    "added": (lambda text: with_(text, contact('numero: "0802001717"', "Écoute & soutien")), [*FIRST, "tel:0802001717"]),
    "renamed": (lambda text: text.replace("nom: Police", "nom: Sûreté nationale (19, rue des Lilas)"), FIRST),
    "of a like name": (lambda text: with_(text, contact('numero: "1900"', "Police des mineurs, au 19 ou au 177")), [*FIRST, "tel:1900"]),
    "removed": (lambda text: without(text, "15"), ["tel:2511", "https://2511.ma", "tel:19", "tel:177"]),
    "in another order": (
        lambda text: with_(without(text, "19"), contact('numero: "19"', "Police")),
        ["tel:2511", "https://2511.ma", "tel:177", "tel:15", "tel:19"],
    ),
    "all others": (lambda text: "contacts:\n" + contact('numero: "1414"', "Un autre numéro"), ["tel:1414"]),
    "only a site": (lambda text: "contacts:\n" + contact("site: https://aide.exemple.ma/enfants", "Un site"), ["https://aide.exemple.ma/enfants"]),
    "twelve": (lambda text: many(), [f"tel:08020{index:02}" for index in range(12)]),
}


def links(place: Any) -> list[str]:
    return list(place.locator("a[href^='tel:'], a[href^='http']").evaluate_all("all => all.map(one => one.getAttribute('href'))"))


def numbers_in(text: str) -> set[str]:
    """Return what reads as a phone number: not the dates and years of the facts."""
    return set(re.findall(r"(?<![\d/-])(?:19|177|15|2511)(?![\d/-]|\.ma)", text))


def page(url: str) -> str:
    with urllib.request.urlopen(url) as response:
        return str(response.read().decode())


@pytest.mark.parametrize("edit", EDITS)
def test_every_screen_follows_an_edit(visit: Any, edited: Any, chat: Any, edit: str) -> None:
    change, wanted = EDITS[edit]
    old = visit(f"{edited.url}/")
    here = chat(old).greeted()
    here.say("SOS")
    assert links(here.bubbles.nth(1)) == FIRST
    edited.write(change(edited.original))
    # The pages, without JavaScript.
    for path, where in (("/", ".fallback ul"), ("/faq", ".numbers ul")):
        plain = visit(f"{edited.url}{path}", java_script_enabled=False)
        assert links(plain.locator(where)) == wanted, path
        assert plain.locator(where).inner_text().count("\n") == len(wanted) - 1
    # A chat opened now: its failure panel before and after the first answer, and the cards.
    new = visit(None)
    new.route("**/webhooks/**", lambda route: route.abort())
    new.goto(f"{edited.url}/")
    fresh = chat(new)
    fresh.retry.wait_for()
    assert links(fresh.log.locator(".failure")) == wanted and "relevés" not in fresh.log.inner_text()
    new.unroute("**/webhooks/**")
    fresh.retry.click()
    fresh.greeted()
    said = fresh.say("SOS")
    assert links(fresh.bubbles.nth(1)) == wanted
    assert "Merci de me l’avoir dit" in said and "de vraies personnes vous écoutent" in said and "Appelez le" not in said
    # The chat that was open all along: what it showed before follows too, in the order in which it was answered.
    here.say("quels sont les collectifs ?")
    assert links(here.bubbles.nth(1)) == (FIRST if edit == "in another order" else wanted)
    gone = {one.removeprefix("tel:") for one in FIRST} - {one.removeprefix("tel:") for one in wanted}
    assert not numbers_in(here.log.inner_text()) & gone
    old.context.set_offline(True)
    here.say("et ensuite ?", wait=False)
    here.retry.wait_for()
    assert links(here.log.locator(".failure")) == wanted and "relevés" not in here.log.inner_text()


def test_a_refusal_brings_the_contacts_too(visit: Any, edited: Any, chat: Any) -> None:
    """The server answers, though not with what was asked: too many messages, say. A true refusal: a message of another form."""
    here = chat(visit(f"{edited.url}/")).greeted()
    edited.write(EDITS["changed"][0](edited.original))
    here.page.route("**/messages", lambda route: route.continue_(post_data='{"texte": ""}'))
    here.say("Bonjour", wait=False)
    failure = here.log.locator(".failure")
    here.retry.wait_for()
    for _ in range(3):
        # A busy machine may let a first request fall: nobody answered then, and the chat shows what it knew.
        if "ne répond pas" not in failure.inner_text():
            break
        here.retry.click()
        here.retry.wait_for()
    assert links(failure) == EDITS["changed"][1], failure.inner_text()


def test_answer_of_before_keeps_its_cards_after_a_reload(visit: Any, edited: Any, chat: Any) -> None:
    here = chat(visit(f"{edited.url}/")).greeted()
    here.say("SOS")
    edited.write(EDITS["all others"][0](edited.original))
    here.page.reload()
    here.greeted()
    assert links(here.bubbles.nth(1)) == ["tel:1414"]
    assert not numbers_in(here.log.inner_text())


def test_cards_are_large_and_a_site_opens_beside(visit: Any, edited: Any, chat: Any) -> None:
    here = chat(visit(f"{edited.url}/", viewport={"width": 320, "height": 640})).greeted()
    more = contact("site: https://www.aide-aux-enfants-en-danger.exemple.ma/signaler/", "Signaler") + many().removeprefix("contacts:\n")
    edited.write(edited.original.replace("\nreponses:", f"\n{more}\nreponses:"))
    here.say("SOS")
    cards = here.bubbles.nth(1).locator(".calls a")
    assert cards.count() == len(FIRST) + 13
    for card in cards.all():
        box = card.bounding_box()
        assert box["height"] >= 56 and box["width"] >= 200
    site = here.bubbles.nth(1).get_by_role("link", name="aide-aux-enfants-en-danger.exemple.ma/signaler")
    assert site.get_attribute("target") == "_blank" and site.get_attribute("rel") == "noopener noreferrer"
    assert here.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert here.bubbles.nth(1).evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def element(url: str, version: str = "") -> str:
    manifest = json.loads((Path(__file__).parents[3] / "bot/widget/dist/manifest.json").read_text(encoding="utf-8"))
    files = manifest["earlier"][version] if version else manifest["files"]
    script = f"{url}/widget/v{version or manifest['version']}/chat.js"
    integrity = files["chat.js"]["integrity"]
    return f'<!doctype html><html lang=fr><title>t</title><amane-chat></amane-chat><script type=module src="{script}" integrity="{integrity}" crossorigin></script>'


def test_element_on_the_association_s_site(visit: Any, edited: Any, site: Any, chat: Any) -> None:
    """Its page is not the assistant's: contacts come with the first answer; until then those of the release, and it says so."""
    site.pages["/element"] = (element(edited.url), {})
    edited.write(EDITS["changed"][0](edited.original))
    tab = visit(None)
    tab.route("**/webhooks/**", lambda route: route.abort())
    tab.goto(f"{site.url}/element")
    tab.get_by_role("button", name="Ouvrir").click()
    here = chat(tab)
    here.retry.wait_for()
    assert links(here.log.locator(".failure")) == OF_RELEASE and DATED in here.log.inner_text()
    tab.unroute("**/webhooks/**")
    here.retry.click()
    here.greeted()
    tab.route("**/webhooks/**", lambda route: route.abort())
    tab.reload()
    here.greeted()
    here.say("Bonjour", wait=False)
    here.retry.wait_for()
    assert links(here.log.locator(".failure")) == EDITS["changed"][1] and DATED not in here.log.inner_text()


def test_partner_s_page_without_the_server(visit: Any, edited: Any, site: Any, tag: Any, chat: Any, violations: Any) -> None:
    for name in ("une", "deux"):
        site.pages[f"/{name}"] = (f"<!doctype html><html lang=fr><title>{name}</title><main><h1>Page</h1></main>{tag(edited.url)}", {})
    edited.write(EDITS["changed"][0](edited.original))
    tab = visit(f"{site.url}/une")
    edited.proxy.down()
    tab.get_by_role("button", name="Ouvrir").click()
    panel = tab.locator("#waiting")
    tab.get_by_text("ne répond pas").wait_for(timeout=15_000)
    assert links(panel) == OF_RELEASE and DATED in panel.inner_text()
    assert violations(tab) == []
    edited.proxy.up()
    panel.get_by_role("button", name="Réessayer").click()
    here = chat(tab, framed=True).greeted()
    # The next page of the partner, with the panel open, when the server is down behind its proxy. (This browser keeps no cache.)
    edited.proxy.faults = sys.modules["widget_tests_faults"].Faults(path="/widget/cadre", status=502)
    tab.goto(f"{site.url}/deux")
    tab.get_by_text("ne répond pas").wait_for(timeout=15_000)
    assert links(panel) == EDITS["changed"][1] and DATED not in panel.inner_text()
    # Nothing of it stays when the panel is closed.
    panel.get_by_role("button", name="Fermer").click()
    assert tab.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])") == "[{},{}]"
    edited.proxy.faults.times = 0
    tab.get_by_role("button", name="Ouvrir").click()
    here.greeted()


def test_partner_s_page_keeps_nothing_after_leaving_fast(visit: Any, edited: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/vite"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(edited.url)}", {})
    tab = visit(f"{site.url}/vite")
    tab.get_by_role("button", name="Ouvrir").click()
    here = chat(tab, framed=True).greeted()
    here.say("SOS")
    here.place.get_by_role("button", name="Quitter vite").click()
    tab.wait_for_url("https://fr.wikipedia.org/")
    tab.goto(f"{site.url}/vite")
    assert tab.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])") == "[{},{}]"


@pytest.mark.parametrize("framed", [True, False], ids=["loader", "element"])
def test_tag_of_the_first_release_goes_on_working(visit: Any, edited: Any, site: Any, chat: Any, framed: bool) -> None:
    """Pinned by its hash on a partner's site, after an edit of the contacts."""
    loader = '<script async src="{}/widget/v1.0.0/amane.js" integrity="{}" crossorigin="anonymous"></script>'
    integrity = "sha384-MkX7cky1Xmm0GzqBmv2jg880hoHx0HVSfMrn2Mzh1kY+sXY2mCaHfa66/A3AxZbT"
    html = "<!doctype html><html lang=fr><title>t</title>" + loader.format(edited.url, integrity) if framed else element(edited.url, "1.0.0")
    site.pages["/ancien"] = (html, {"content-security-policy": f"script-src {edited.url}; frame-src {edited.url}; connect-src {edited.url}"})
    edited.write(EDITS["changed"][0](edited.original))
    tab = visit(f"{site.url}/ancien")
    tab.get_by_role("button", name="Ouvrir").click()
    here = chat(tab, framed=framed).greeted()
    assert "universalité" in here.say("Quelles sont les valeurs de la PNPM ?")
    said = here.say("SOS")
    assert "1770" in said and "177 " not in said
    if framed:
        # The frame is the server's: an old tag has the chat of today.
        assert links(here.bubbles.nth(2)) == EDITS["changed"][1]
    assert tab.watch.mistakes == []


HOSTILE = [
    [{"number": "19<img src=x>", "name": "x", "when": "y"}],
    [{"site": "javascript:alert(1)", "name": "x", "when": "y"}],
    [{"site": "https:// ", "name": "x", "when": "y"}, {"number": 19, "name": "x", "when": "y"}, None, "19", {"number": "19"}],
    "19",
    {"0": {"number": "19"}},
    [],
]


@pytest.mark.parametrize("contacts", HOSTILE)
def test_what_is_no_contact_is_never_shown(visit: Any, proxy: Any, chat: Any, contacts: Any) -> None:
    tab = visit(f"{proxy.url}/")
    here = chat(tab).greeted()
    wanted = [f"tel:{one['number']}" if "number" in one else one["site"] for one in json.loads(tab.locator("amane-chat").get_attribute("contacts"))]
    refusal = json.dumps({"code": "trop_occupe", "message": "Merci de patienter.", "contacts": contacts})
    tab.route("**/messages", lambda route: route.fulfill(status=503, body=refusal, content_type="application/json"))
    here.say("Bonjour", wait=False)
    here.retry.wait_for()
    assert links(here.log.locator(".failure")) == wanted


def test_contacts_are_data_on_every_page(edited: Any) -> None:
    """Names are text: a sign of HTML in one ends neither an attribute nor an element."""
    name = "Écoute \"&\" <b>soutien</b> 'l’aide'"
    edited.write("contacts:\n" + contact('numero: "1414"', json.dumps(name, ensure_ascii=False)))
    for path in ("/", "/widget/cadre", "/faq"):
        content = page(f"{edited.url}{path}")
        assert "<b>soutien" not in content and "1414" in content, path
