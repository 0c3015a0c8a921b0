"""How the text of an answer is shown: lists, links, sources, numbers; and that no text becomes anything else."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest


@pytest.fixture
def show(visit: Any, proxy: Any, chat: Any) -> Any:
    """Show an answer of this text; return its bubble."""

    def shown(text: str, kind: str = "answer", **options: Any) -> Any:
        faults = sys.modules["widget_tests_faults"]
        page = visit(f"{proxy.url}/", **options)
        here = chat(page).greeted()
        proxy.faults = faults.Faults(answer=faults.reply(text, kind), times=1)
        here.say("?")
        return here.bubbles.nth(1)

    return shown


def links(bubble: Any) -> list[str]:
    return list(bubble.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))"))


LINES = {
    "Écrivez à contact_amane.maroc@asso-amane_x.org.": [],
    "Écrivez à contact_amane.maroc+info@asso-amane.org.": ["mailto:contact_amane.maroc%2Binfo@asso-amane.org"],
    "l’adresse d’amane@exemple.ma, et amane@exemple.ma": ["mailto:amane@exemple.ma", "mailto:amane@exemple.ma"],
    "Tél. 05 22 22 22 22, +212 522-22-22-22 ou 00212522222222.": ["tel:0522222222", "tel:+212522222222", "tel:00212522222222"],
    "En 2009, 2014 et 2015 : 30 associations, 1 500 000 dirhams, le 01/02/2015.": [],
    "Voir https://exemple.org/a_b(c)?x=1&y=2, (https://exemple.org/d) et https://exemple.org/é.": [
        "https://exemple.org/a_b(c)?x=1&y=2",
        "https://exemple.org/d",
        "https://exemple.org/%C3%A9",
    ],
    "http://exemple.org javascript:alert(1) data:text/html,x ftp://exemple.org vbscript:x": [],
    "https://banque.example@mechant.example/ https://[::1]/ https:// https://localhost/": [],
    "« https://exemple.org »": ["https://exemple.org/"],
    "Police : 19, gendarmerie : 177": [],
}


@pytest.mark.parametrize("line", LINES)
def test_only_safe_addresses_become_links(show: Any, line: str) -> None:
    bubble = show(line)
    assert links(bubble) == LINES[line]


def test_lists_paragraphs_and_sources(show: Any) -> None:
    bubble = show(
        "Voici deux buts :\n1. Informer.\n2. Agir.\nEt encore :\n• Un <b>point</b>\n• Un autre\n"
        "Sources : « La page ; la vraie », page d’AMANE — https://exemple.org/page ; Une autre — https://exemple.org/autre ; Ancienne — http://exemple.org/x"
    )
    assert bubble.locator("ol > li").all_inner_texts() == ["Informer.", "Agir."]
    assert bubble.locator("ul > li").all_inner_texts() == ["Un <b>point</b>", "Un autre"]
    assert bubble.locator("p").count() == 3
    source = bubble.locator(".source")
    assert source.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "https://exemple.org/page",
        "https://exemple.org/autre",
    ]
    title = source.locator("a").first.inner_text().replace("\u00a0", " ")
    assert title.startswith("« La page ; la vraie », page d’AMANE")
    assert "Ancienne — http://exemple.org/x" in source.inner_text()
    assert bubble.locator("a").first.get_attribute("rel") == "noopener noreferrer"


def test_danger_without_numbers_in_its_text_gets_them(show: Any) -> None:
    bubble = show("Vous avez bien fait de le dire.", "safeguarding")
    assert links(bubble) == ["tel:19", "tel:177", "tel:15", "tel:2511", "https://2511.ma"]


def test_only_an_item_that_gives_a_contact_becomes_its_card(show: Any) -> None:
    """The rest of a danger answer stays as it is, also where it holds a number or a name."""
    bubble = show(
        "Le 19 novembre, la Police est venue.\n• Appelez le 19 : Police, de jour.\n• Gardez ce numéro : 2511.\n"
        "• La Police est au 1900.\n• Allez sur https://2511.ma : le même centre, sur internet.\nCourage.",
        "safeguarding",
    )
    assert links(bubble) == ["tel:19", "tel:177", "tel:15", "tel:2511", "https://2511.ma"]
    assert bubble.locator(".calls").count() == 1
    assert bubble.locator("ul:not(.calls) li").all_inner_texts() == ["Gardez ce numéro\u00a0: 2511.", "La Police est au 1900."]
    assert bubble.locator("p").all_inner_texts() == ["Le 19 novembre, la Police est venue.", "Courage."]


HOSTILE = (
    "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script><svg/onload=alert(1)>\n"
    "• <a href='javascript:document.title=1'>clic</a> ${document.title='pwned'} {{7*7}} &lt;b&gt; --><!-- <?xml ?>\n"
    "1. " + "w" * 3000 + "\n"
    "mechant_nom_avec_tirets@exemple.org \u202eabc\u202c https://exemple.org/" + "a" * 2000 + "\n"
    'Source : <b>x</b> — https://exemple.org/"onmouseover="alert(1)'
)


def test_hostile_answer_is_only_text(show: Any) -> None:
    bubble = show(HOSTILE, viewport={"width": 320, "height": 640})
    page = bubble.page
    assert page.title() == "Assistant AMANE"
    assert bubble.locator("img, script, svg[onload], b, a[href^='javascript']").count() == 0
    assert "<img src=x onerror=" in bubble.inner_text() and "<script>" in bubble.inner_text()
    assert bubble.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), "long words wrap"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.watch.complaints == []


def test_hostile_text_takes_no_time(show: Any) -> None:
    for text in (
        "a" * 60_000,
        "a@" * 30_000,
        "0" * 60_000,
        "+1 " * 20_000,
        "https://" * 8_000,
        "Source : " + " — ; " * 12_000,
        "-" * 60_000,
    ):
        started = time.monotonic()
        show(text)
        assert time.monotonic() - started < 15


@pytest.mark.parametrize("answer", [{}, {"messages": "x"}, {"messages": [{"text": 5}]}, {"messages": [{}]}, []])
def test_answer_of_a_wrong_form_is_a_failure_and_not_a_broken_page(visit: Any, proxy: Any, chat: Any, answer: Any) -> None:
    faults = sys.modules["widget_tests_faults"]
    here = chat(visit(f"{proxy.url}/")).greeted()
    proxy.faults = faults.Faults(answer={"kind": "answer", **dict(answer)}, times=1)
    here.say("Bonjour", wait=False)
    here.retry.wait_for()
    here.retry.click()
    here.bubbles.nth(1).wait_for()
