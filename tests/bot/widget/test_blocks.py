"""How the blocks of an answer are shown, and its text where there are none; and that no text becomes anything else."""

from __future__ import annotations

import re
import sys
import time
from typing import Any

import pytest

from actions.answers.language import language_reply
from actions.answers.safeguarding import safeguarding_reply
from actions.blocks import Block, Button, Buttons, CitedSource, Contact, Contacts, Lead, Link, Links, Points, Sources, Text, plain_text
from actions.reply import contacts
from knowledge import load

FIRST = ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]


@pytest.fixture
def show(visit: Any, proxy: Any, chat: Any) -> Any:
    """Show an answer of this text, or of these blocks; return its bubble."""

    def shown(what: str | list[Any], kind: str = "answer", lang: str = "fr", **options: Any) -> Any:
        faults = sys.modules["widget_tests_faults"]
        page = visit(f"{proxy.url}/", **options)
        here = chat(page).greeted()
        answer = faults.reply(what, kind) if isinstance(what, str) else faults.reply("sans les blocs", kind, blocks=forms(what), lang=lang)
        proxy.faults = faults.Faults(answer=answer, times=1)
        here.say("?")
        return here.bubbles.nth(1)

    return shown


def forms(blocks: list[Any]) -> list[Any]:
    return [one.as_json() if hasattr(one, "as_json") else one for one in blocks]


def links(bubble: Any) -> list[str]:
    return list(bubble.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))"))


def lines(bubble: Any) -> list[str]:
    return [re.sub(r"\s?\(nouvel onglet\)\n?", "", text).replace("\u00a0", " ") for text in bubble.locator("p").all_inner_texts()]


BLOCKS: list[tuple[Block, list[str], list[str]]] = [
    (Lead("Oui : 2009."), ["Oui : 2009."], []),
    (Lead("Non.", "Onze, dit https://exemple.org/a."), ["Non. Onze, dit exemple.org/a."], ["https://exemple.org/a"]),
    (
        Text("À amane@exemple.ma, au 05 22 22 22 22 ou sur https://www.exemple.org/é/"),
        ["À amane@exemple.ma, au 05 22 22 22 22 ou sur exemple.org/é"],
        ["mailto:amane@exemple.ma", "tel:0522222222", "https://www.exemple.org/%C3%A9/"],
    ),
    (Text("• Un <b>point</b>"), ["• Un <b>point</b>"], []),
    (
        Links((Link("Une <i>charte</i>", "https://exemple.org/c.pdf"), Link("Rapport", None, "le lien se trouve sur https://exemple.org/page"))),
        ["Une <i>charte</i> : exemple.org/c.pdf", "Rapport : le lien se trouve sur exemple.org/page"],
        ["https://exemple.org/c.pdf", "https://exemple.org/page"],
    ),
    (
        Sources((CitedSource("« La page ; la vraie », page d’AMANE", "https://exemple.org/page"),)),
        ["Source : « La page ; la vraie », page d’AMANE"],
        ["https://exemple.org/page"],
    ),
    (
        Sources((CitedSource("Une", "https://exemple.org/1"), CitedSource("Ancienne", "http://exemple.org/x"), CitedSource("Trois", "https://e.org/3"))),
        ["Sources : Une ; Ancienne — http://exemple.org/x ; Trois"],
        ["https://exemple.org/1", "https://e.org/3"],
    ),
    (Buttons((Button("Oui", "/oui"),)), [], []),
]


@pytest.mark.parametrize(("block", "shown", "addresses"), BLOCKS)
def test_block_in_paragraphs(show: Any, block: Block, shown: list[str], addresses: list[str]) -> None:
    bubble = show([Text("Voici."), block])
    assert lines(bubble) == ["Voici.", *shown] and links(bubble) == addresses
    assert bubble.locator(".source").count() == isinstance(block, Sources)
    assert bubble.locator("b, i:not(.calls i), ul, ol").count() == 0


def test_links_to_pages_open_beside_and_tell_nothing(show: Any) -> None:
    link = show([Text("https://exemple.org/")]).locator("a")
    assert (link.get_attribute("rel"), link.get_attribute("target")) == ("noopener noreferrer", "_blank")
    assert "nouvel onglet" in link.inner_text()


def test_points_are_lists(show: Any) -> None:
    bubble = show([Text("Deux buts :"), Points(("Informer.", "Agir."), numbered=True), Text("Et :"), Points(("Un <b>point</b>", "1. Un autre"))])
    assert bubble.locator("ol > li").all_inner_texts() == ["Informer.", "Agir."]
    assert bubble.locator("ul > li").all_inner_texts() == ["Un <b>point</b>", "1. Un autre"]
    assert bubble.evaluate("one => [...one.children].map(child => child.localName).join()") == "span,p,ol,p,ul"


def test_contacts_are_cards_of_now_where_their_block_stands(show: Any) -> None:
    bubble = show([Text("Avant 19."), Contacts((Contact("Ancien", "jamais", number="1414"),)), Points(("Gardez le 2511.",)), Text("Après.")], "safeguarding")
    assert links(bubble) == FIRST and lines(bubble) == ["Avant 19.", "Après."]
    assert bubble.evaluate("one => [...one.children].map(child => child.className || child.localName).join()").strip() == "hidden,p,calls ,ul,p"


def test_a_real_danger_answer(show: Any) -> None:
    reply = safeguarding_reply(load())
    bubble = show(list(reply.blocks), "safeguarding")
    assert links(bubble) == FIRST and bubble.locator(".calls").count() == 1
    assert lines(bubble) == [block.text for block in reply.blocks if isinstance(block, Lead | Text)]


def test_cards_stand_in_the_order_of_the_answer(show: Any) -> None:
    """Who comes at once stands first where the danger is now; what the answer does not name comes last, what is no contact any more nowhere."""
    at_once = contacts(load(), at_once=True)
    assert links(show([Lead("Appelez."), at_once], "safeguarding")) == ["tel:19", "tel:177", "tel:15", "tel:2511", "https://2511.ma"]
    some = Contacts((Contact("La Protection civile", "x", number="150"), Contact("Ancien", "x", number="1414"), Contact("Autre nom", "x", site="https://2511.ma")))
    assert links(show([Lead("Appelez."), some], "safeguarding")) == ["tel:15", "https://2511.ma", "tel:2511", "tel:19", "tel:177"]


def test_an_answer_in_another_language_is_marked_as_such(show: Any) -> None:
    reply = language_reply(load(), "langue_arabe")
    bubble = show(list(reply.blocks), "fallback", reply.lang)
    assert bubble.locator("p[lang=ar]").inner_text().startswith("عذرا")
    assert show([Text("Bonjour.")]).locator("[lang]").count() == 0


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        ["texte"],
        [None],
        [{"type": "tableau", "rows": []}],
        [{"type": "constructor"}],
        [Text("Un."), {"type": "text"}],
        [{"type": "text", "spans": [{"text": 5}]}],
        [{"type": "text", "spans": [{"text": "x", "url": 5}]}],
        [{"type": "lead", "spans": [{"text": "x"}]}],
        [{"type": "points", "points": ["x"]}],
        [{"type": "links", "links": [{"title": "x"}]}],
        [{"type": "sources", "sources": [{"title": "x"}]}],
        [{"type": "sources", "sources": "x"}],
    ],
)
def test_blocks_that_are_not_known_give_way_to_the_text(show: Any, blocks: list[Any]) -> None:
    """A newer server, or something wrong between: the text says everything, so nothing is lost."""
    bubble = show(blocks)
    assert lines(bubble) == ["sans les blocs"] and bubble.page.watch.complaints == []


LINES = {
    "Écrivez à contact@asso-amane.org ou au 05 22 22 22 22.": [],
    "Voir https://exemple.org/a_b?x=1&y=2, (https://exemple.org/d) et https://exemple.org/é.": [
        "https://exemple.org/a_b?x=1&y=2",
        "https://exemple.org/d",
        "https://exemple.org/%C3%A9",
    ],
    "http://exemple.org javascript:alert(1) data:text/html,x ftp://exemple.org vbscript:x": [],
    "https://banque.example@mechant.example/ https://[::1]/ https:// https://localhost/": [],
    "« https://exemple.org »": ["https://exemple.org/"],
    "Police : 19, gendarmerie : 177": [],
}


@pytest.mark.parametrize("line", LINES)
def test_text_without_blocks_has_its_safe_web_addresses(show: Any, line: str) -> None:
    bubble = show(line)
    assert links(bubble) == LINES[line] and lines(bubble) == [line]


def test_text_without_blocks_is_paragraphs(show: Any) -> None:
    text = plain_text([Text("Voici :"), Points(("Un",)), Sources((CitedSource("La page", "https://exemple.org/page"),))])
    bubble = show(text.replace("\n", "\n\n"))
    assert lines(bubble) == ["Voici :", "• Un", "Source : La page — https://exemple.org/page"]


@pytest.mark.parametrize("what", ["Vous avez bien fait de le dire.", [Text("Vous avez bien fait de le dire.")]])
def test_danger_without_contacts_gets_them(show: Any, what: Any) -> None:
    bubble = show(what, "safeguarding")
    assert links(bubble) == FIRST and lines(bubble) == ["Vous avez bien fait de le dire."]


HOSTILE = (
    "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script><svg/onload=alert(1)>",
    "<a href='javascript:document.title=1'>clic</a> ${document.title='pwned'} {{7*7}} &lt;b&gt; --><!-- <?xml ?>",
    "w" * 3000,
    "\u202eabc\u202c https://exemple.org/" + "a" * 2000,
    'Source : <b>x</b> — https://exemple.org/"onmouseover="alert(1)',
)
BAD = ("javascript:document.title='pwned'", "data:text/html,x", "https://banque.example@mechant.example/", "http://exemple.org", "//exemple.org", "https://x")


@pytest.mark.parametrize("with_blocks", [True, False])
def test_hostile_answer_is_only_text(show: Any, with_blocks: bool) -> None:
    blocks: list[Any] = [
        *map(Text, HOSTILE),
        Points(HOSTILE),
        Links(tuple(Link(text, None, text) for text in HOSTILE)),
        {"type": "text", "spans": [{"text": f"<b>{address}", "url": address} for address in BAD]},
        Sources(tuple(CitedSource(HOSTILE[0], address) for address in BAD)),
    ]
    bubble = show(blocks if with_blocks else "\n".join(HOSTILE), viewport={"width": 320, "height": 640})
    page = bubble.page
    assert page.title() == "Assistant AMANE"
    assert bubble.locator("img, script, svg[onload], b, a:not([href^='https://exemple.org/'])").count() == 0
    assert "<img src=x onerror=" in bubble.inner_text() and "<script>" in bubble.inner_text()
    assert bubble.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), "long words wrap"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.watch.complaints == []


def test_hostile_text_takes_no_time(show: Any) -> None:
    for text in ("a" * 60_000, "https://" * 8_000, "https://" + "." * 60_000, "https://. " * 6_000, "\n" * 60_000 + "x"):
        started = time.monotonic()
        show(text)
        assert time.monotonic() - started < 15


def test_what_a_visitor_types_is_plain_text(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("• <b>Voir</b> https://exemple.org")
    assert here.mine.first.locator("a, b, li, p").count() == 0
    assert here.mine.first.inner_text().endswith("• <b>Voir</b> https://exemple.org")


@pytest.mark.parametrize("with_blocks", [True, False])
def test_answers_are_as_they_were_after_a_reload(visit: Any, proxy: Any, chat: Any, with_blocks: bool) -> None:
    """Also those that this tab kept from a chat of before the blocks."""
    faults = sys.modules["widget_tests_faults"]
    here = chat(visit(f"{proxy.url}/")).greeted()
    blocks = {"blocks": forms([Text("Deux :"), Points(("Un", "Deux"))])} if with_blocks else {}
    proxy.faults = faults.Faults(answer=faults.reply("Deux :\n• Un\n• Deux", **blocks), times=1)
    before = here.say("?")
    here.page.reload()
    assert here.greeted().bubbles.nth(1).inner_text() == before
    assert here.bubbles.nth(1).locator("li").count() == (2 if with_blocks else 0)


WRONG = [{"messages": None}, {"messages": "x"}, {"messages": [{"text": 5}]}, {"messages": [{}]}, {"messages": [None]}, {"messages": []}, None, [], "x", 5]


@pytest.mark.parametrize("answer", WRONG)
def test_answer_of_a_wrong_form_is_a_failure_and_not_a_broken_page(visit: Any, chat: Any, proxy: Any, answer: Any) -> None:
    page = visit(f"{proxy.url}/")
    here = chat(page).greeted()
    content = {"token": "x.y", "kind": "answer", **answer} if isinstance(answer, dict) else answer
    page.route("**/messages", lambda route: route.fulfill(json=content))
    here.say("Bonjour", wait=False)
    here.retry.wait_for()
    assert here.bubbles.count() == 1
    page.unroute("**/messages")
    here.retry.click()
    here.bubbles.nth(1).wait_for()
    assert page.watch.complaints == []
