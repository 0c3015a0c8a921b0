"""The page for partners in a browser: the line follows what is chosen, the example shows it, and a pasted line or policy is read without a request."""

from __future__ import annotations

import re
from typing import Any

import pytest

QUESTION = 'Qu’est-ce que la "PNPM" ?'


def said(page: Any, name: str, text: str) -> list[str]:
    page.locator(f"#{name}").fill(text)
    return list(page.locator(f"#{name}-said li").all_inner_texts())


def test_line_and_example_follow_what_is_chosen(visit: Any, proxy: Any, tag: Any, chat: Any) -> None:
    page = visit(f"{proxy.url}/widget/")
    line = page.locator("#tag")
    assert line.inner_text().split("\n")[0] == tag(proxy.url)
    page.get_by_label("Couleur").fill("#123456")
    page.get_by_label("Côté du bouton").select_option("à gauche")
    page.get_by_label("Décalage").fill("80")
    page.get_by_label("Question proposée").fill(QUESTION)
    assert line.inner_text().split("\n")[0].endswith(
        ' data-couleur="#123456" data-position="gauche" data-decalage="80" data-sujet="Qu’est-ce que la &quot;PNPM&quot; ?"></script>'
    )
    page.locator("#preview").scroll_into_view_if_needed()
    example = page.frame_locator("#preview")
    button = example.locator("#launcher")
    page.wait_for_timeout(600)
    button.wait_for()
    # In the example it is as it will be on the site: colour, side, height, and the question.
    assert button.evaluate("one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).left, getComputedStyle(one).bottom]") == [
        "rgb(18, 52, 86)",
        "20px",
        "100px",
    ]
    button.click()
    example.frame_locator("iframe").get_by_role("button", name=QUESTION).wait_for()
    assert page.watch.complaints == []


def test_without_javascript_the_forms_answer(visit: Any, proxy: Any, site: Any) -> None:
    page = visit(f"{proxy.url}/widget/", java_script_enabled=False)
    page.get_by_label("Décalage").fill("80")
    page.get_by_role("button", name="Montrer").click()
    assert 'data-decalage="80"' in page.locator("#tag").inner_text() and "decalage=80" in page.locator("#preview").get_attribute("src")
    for where, answer in ((site.url, f"L’assistant est autorisé sur {site.url}."), ("www.exemple.ma", "n’est pas encore autorisé sur https://www.exemple.ma")):
        page.get_by_label("Adresse de votre site").fill(where)
        page.get_by_role("button", name="Vérifier").click()
        assert answer in page.locator("#verifier [role=status]").first.inner_text()
        assert page.get_by_label("Adresse de votre site").input_value() == where


OPEN = "Cette politique laisse passer l’assistant."
# A policy -> what is to be done, {at} being the address of the assistant.
POLICIES = {
    "": [],
    "aucune CSP": ["Aucune politique dans les en-têtes : rien n’est interdit à l’assistant."],
    "img-src 'self'": [OPEN],
    "default-src *": [OPEN],
    "default-src https:": ["default-src tient lieu de script-src : ajoutez script-src https: {at}", "default-src tient lieu de frame-src : ajoutez frame-src https: {at}"],
    "script-src 'self' {at}; frame-src {at}": [OPEN],
    "Content-Security-Policy: SCRIPT-SRC {at}/widget/; child-src http:": [OPEN],
    "script-src 'self'": ["Ajoutez cette adresse à script-src : script-src 'self' {at}"],
    "default-src 'none'; script-src {at}": ["default-src tient lieu de frame-src : ajoutez frame-src {at}"],
    "script-src {at}; script-src-elem 'self'": ["Ajoutez cette adresse à script-src-elem : script-src-elem 'self' {at}"],
    "frame-src 'self'; frame-src {at}": [
        "frame-src est écrite deux fois : les navigateurs ne lisent que la première.",
        "Ajoutez cette adresse à frame-src : frame-src 'self' {at}",
    ],
    "script-src 'nonce-x' 'strict-dynamic' {at}": ["script-src contient 'strict-dynamic' : les adresses n’y comptent plus ; donnez à la balise le nonce de votre page."],
    "script-src {at}, frame-src 'none'": ["Ajoutez cette adresse à frame-src : frame-src {at}"],
    "sandbox allow-forms": ["sandbox ferme la page : l’assistant a besoin de allow-scripts et de allow-same-origin."],
    "frame-src {at}0": ["Ajoutez cette adresse à frame-src : frame-src {at}0 {at}"],
    "frame-src 127.0.0.1:*; script-src *:*": [OPEN],
}


def test_policy_is_read_in_the_browser(visit: Any, proxy: Any) -> None:
    page = visit(f"{proxy.url}/widget/")
    before = len(page.watch.requests)
    for policy, wanted in POLICIES.items():
        assert said(page, "policy", policy.replace("{at}", proxy.url)) == [one.replace("{at}", proxy.url) for one in wanted], policy
    assert len(page.watch.requests) == before


def test_pasted_line_is_read_in_the_browser(visit: Any, proxy: Any, tag: Any) -> None:
    page = visit(f"{proxy.url}/widget/")
    right = tag(proxy.url, couleur="#123456")
    hash_ = right.partition('integrity="')[2].partition('"')[0]
    for line, wanted in (
        (right, ["Cette ligne est juste."]),
        (right.replace("amane.js", "amane.js?couleur=123456"), ["Cette ligne est juste."]),
        (right.replace(hash_, hash_[:-1]), ["L’empreinte (integrity) ne correspond pas : le navigateur refuse le fichier. Copiez de nouveau la ligne entière."]),
        (right.replace(f' integrity="{hash_}"', ""), ["L’empreinte (integrity) manque : un outil l’a retirée. L’assistant s’ouvre, mais rien ne garantit plus le fichier."]),
        (right.replace(' crossorigin="anonymous"', ""), ["crossorigin manque : sans lui, le navigateur refuse l’empreinte."]),
        (right.replace("data-couleur", "data-color"), ["L’assistant ne connaît pas data-color."]),
        (re.sub(r"/widget/v[\d.]+/", "/widget/v7.7.7/", right), ["Cette version n’existe pas : copiez de nouveau la ligne entière."]),
        (right.replace(proxy.url, "https://exemple.ma"), [f"L’adresse n’est pas celle de cet assistant : elle commence par {proxy.url}/"]),
        ("<p>bonjour</p>", ["Il n’y a pas de balise <script> avec une adresse : copiez de nouveau la ligne entière."]),
    ):
        assert said(page, "line", line) == wanted


@pytest.mark.parametrize("javascript", [True, False])
def test_line_can_be_copied_where_the_browser_lets(visit: Any, proxy: Any, javascript: bool) -> None:
    page = visit(f"{proxy.url}/widget/", java_script_enabled=javascript, permissions=["clipboard-read", "clipboard-write"])
    copy = page.get_by_role("button", name="Copier")
    assert copy.is_visible() == javascript
    if javascript:
        copy.click()
        page.get_by_text("Copié.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#tag code").text_content()
