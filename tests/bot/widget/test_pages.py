"""The pages around the chat: what they say without JavaScript, their headers, their addresses."""

from __future__ import annotations

import gzip
import html
import http.client
import json
import re
import shutil
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from actions.blocks import Points
from actions.turn import all_answers
from bot.server.block_html import blocks_html
from bot.server.pages import DIST, Pages, Widget
from bot.server.reading import question
from knowledge import FOLDER, KnowledgeStore


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})) as response:
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    except urllib.error.HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


@pytest.fixture
def base(assistant: tuple[str, int]) -> str:
    return f"http://{assistant[0]}:{assistant[1]}"


def words(text: str) -> list[str]:
    """Return the words of a text, without list marks: what must be the same whatever the form."""
    return re.findall(r"[\w’'-]+", re.sub(r"(?m)^\s*(•|\d+\.)\s", "", text))


def test_every_answer_stands_on_the_page_of_questions(base: str) -> None:
    _, _, content = get(f"{base}/faq")
    page = content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1))
    assert data["@type"] == "FAQPage"
    knowledge = KnowledgeStore().current()
    answers = all_answers(knowledge)
    asked = [question(knowledge, topic, title) for topic, title, _ in answers]
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in data["mainEntity"]] == list(zip(asked, (one.text for *_, one in answers), strict=True))
    for (topic, _, reply), title in zip(answers, asked, strict=True):
        section = re.search(rf'<section id="{re.escape(topic)}".*?</section>', page, re.S).group(0)
        assert html.escape(title) in section and blocks_html(reply.blocks) in section


def test_page_of_questions_says_what_the_chat_says(visit: Any, proxy: Any, chat: Any) -> None:
    """Each answer as the chat shows it and as the page shows it: the same words."""
    page = visit(f"{proxy.url}/faq", java_script_enabled=False)
    shown = {
        section.get_attribute("id"): words(section.inner_text().split("\n", 1)[1].split("\nSource")[0].split("\nRetour au sommaire")[0]) for section in page.locator("section").all()
    }
    answers = {topic: reply for topic, _, reply in all_answers(KnowledgeStore().current())}
    assert list(shown) == list(answers)
    faults = sys.modules["widget_tests_faults"]
    here = chat(visit(f"{proxy.url}/")).greeted()
    for index, topic in enumerate(answers):
        proxy.faults = faults.Faults(answer=faults.reply("sans les blocs", blocks=[one.as_json() for one in answers[topic].blocks]), times=1)
        here.say("?")
        said = re.sub(r"\s*\(nouvel onglet\)", "", here.bubbles.nth(index + 1).inner_text())
        assert words(said.removeprefix("Assistant :").split("\nSource")[0]) == shown[topic], topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Quelles sont les valeurs de la PNPM ?", "pnpm.valeurs"),
        ("Quels sont les objectifs de la PNPM ?", "pnpm.objectifs"),
    ],
)
def test_real_answers_are_those_of_the_page(visit: Any, proxy: Any, chat: Any, question: str, topic: str) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    (reply,) = [reply for name, _, reply in all_answers(KnowledgeStore().current()) if name == topic]
    said = here.say(question).removeprefix("Assistant :").split("\nSource")[0]
    (points,) = [block for block in reply.blocks if isinstance(block, Points)]
    told = words("\n".join(points.points))
    # After the sentence that answers what was asked, which stands for what introduces them on the page.
    assert words(said)[-len(told) :] == told


def test_the_collectives_are_named_as_on_the_page(visit: Any, proxy: Any, chat: Any) -> None:
    said = chat(visit(f"{proxy.url}/")).greeted().say("Quels sont les collectifs d’AMANE ?")
    assert all(one.designation in said for one in KnowledgeStore().current().collectifs), said


def test_without_javascript_the_chat_leads_to_the_answers_and_the_numbers(visit: Any, proxy: Any) -> None:
    page = visit(f"{proxy.url}/", java_script_enabled=False)
    assert page.locator("noscript a").get_attribute("href") == "/faq"
    page.get_by_role("link", name="sur cette page").click()
    page.wait_for_url("**/faq")
    assert page.get_by_role("heading", name="Questions et réponses").is_visible()
    assert "trois valeurs" in page.inner_text("main")


def test_script_that_does_not_load_leaves_the_numbers(visit: Any, proxy: Any) -> None:
    page = visit(None)
    page.route("**/chat.js", lambda route: route.abort())
    page.goto(f"{proxy.url}/")
    links = page.locator("amane-chat li a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert links == ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]
    assert page.get_by_role("link", name="sur cette page").is_visible()


def test_tag_page_prints_the_current_tag(base: str, tag: Any) -> None:
    for path in ("/widget/", "/widget"):
        page = html.unescape(get(f"{base}{path}")[2].decode())
        assert tag(base) in page
        assert "Ajoutez cette adresse à vos directives" in page and f"<code>{base}\n</code>" in page


def test_public_address_is_https_and_a_hostile_host_is_not_repeated(base: str) -> None:
    assert "https://assistant.exemple.ma/widget/v" in get(f"{base}/widget/", Host="assistant.exemple.ma")[2].decode()
    for host in ('x"><script>alert(1)</script>', "a b", "x/y", "x;script-src *"):
        for path in ("/widget/", "/demo/partenaire", "/widget/cadre"):
            _, headers, content = get(f"{base}{path}", Host=host)
            assert b"alert(1)" not in content and "script-src *" not in headers.get("content-security-policy", "")


def test_files_never_change_and_any_partner_may_load_them(base: str) -> None:
    manifest = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    for name in manifest["files"]:
        status, headers, content = get(f"{base}/widget/v{manifest['version']}/{name}")
        assert status == 200 and len(content) == manifest["files"][name]["bytes"]
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
        assert headers["access-control-allow-origin"] == "*" and headers["content-type"].startswith("text/javascript")
        _, compressed, small = get(f"{base}/widget/v{manifest['version']}/{name}", Accept_Encoding="gzip")
        assert compressed["content-encoding"] == "gzip" and len(small) < len(content) * 0.6
    for path in ("/widget/v0.0.0/amane.js", "/widget/v1.0.0/manifest.json", "/widget/v1.0.0/..%2f..%2fpackage.json", "/widget/x/y/z"):
        assert get(f"{base}{path}")[0] == 404


def test_pages_send_strict_headers(base: str, site: Any) -> None:
    for path in ("/", "/faq", "/confidentialite", "/widget/", "/widget/cadre"):
        _, headers, content = get(f"{base}{path}")
        # A chat that "back" brings out of the browser's cache would carry the contacts of another hour.
        assert headers["cache-control"] == ("no-store" if path in ("/", "/widget/cadre") else "no-cache")
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer" and "set-cookie" not in headers
        ancestors = re.search(r"frame-ancestors ([^;]*)", policy).group(1)
        assert ancestors == (f"'self' {site.url} http://localhost:{base.rpartition(':')[2]}" if path == "/widget/cadre" else "'none'")
        assert b"http://fonts" not in content and b"googleapis" not in content
    assert "localhost:" not in get(f"{base}/widget/cadre", Host="assistant.exemple.ma")[1]["content-security-policy"].replace(site.url, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Knowledge files that a test may edit."""
    shutil.copytree(FOLDER, tmp_path / "knowledge", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return tmp_path / "knowledge"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Each time that the answers are composed for the page of questions."""
    times: list[Any] = []

    def counted(knowledge: Any) -> Any:
        times.append(knowledge)
        return all_answers(knowledge)

    monkeypatch.setattr("actions.turn.all_answers", counted)
    return times


def test_a_page_is_composed_and_compressed_once_per_state_of_the_files(folder: Path, composed: list[Any]) -> None:
    pages = Pages(Widget(), KnowledgeStore(folder))
    names = ("chat.html", "frame.html", "faq.html")
    first = [pages.current(name) for name in names]
    assert all(pages.current(name) is one for name, one in zip(names, first, strict=True))
    assert len(composed) == 1
    # A file that is refused changes nothing; one that is good is on the pages at the next request.
    replace(folder / "contacts.yml", "contacts:", "contact:")
    assert all(pages.current(name) is one for name, one in zip(names, first, strict=True))
    replace(folder / "contacts.yml", "contact:", "contacts:")
    replace(folder / "contacts.yml", '"177"', '"1770"')
    for name in names:
        page = pages.current(name)
        assert b"1770" in page.content and gzip.decompress(page.compressed) == page.content
    assert len(composed) == 2


def test_an_edited_fact_stands_on_the_page_at_once(folder: Path) -> None:
    old, new = "AMANE fait partie de la PNPM", "AMANE fait bien partie de la PNPM"
    pages = Pages(Widget(), KnowledgeStore(folder))
    assert new not in pages.current("faq.html").content.decode()
    path = folder / "collectifs.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    # Only AMANE's own wording: a quotation must stay verbatim.
    path.write_text("".join(line if "citation" in line else line.replace(old, new) for line in lines), encoding="utf-8")
    assert new in pages.current("faq.html").content.decode()


PATHS = ("/", "/faq", "/confidentialite", "/widget/cadre", "/widget/", "/widget", "/demo/partenaire", "/widget/v1.0.0/amane.js")


@pytest.mark.parametrize("path", [*PATHS, "/widget/v0.0.0/amane.js", "/rien", "/faq/rien"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_head_says_what_get_would_and_sends_nothing(base: str, path: str, encoding: str) -> None:
    answers = {}
    for method in ("GET", "HEAD"):
        connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=10)
        connection.request(method, path, headers={"accept-encoding": encoding})
        response = connection.getresponse()
        answers[method] = (response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
    assert answers["HEAD"][:2] == answers["GET"][:2]
    assert answers["HEAD"][2] == b"" and int(answers["HEAD"][1]["content-length"]) == len(answers["GET"][2])
    assert answers["GET"][0] == (200 if path in PATHS else 404)


HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/rien", "/faq/rien", "/widget/v0.0.0/amane.js", "/metrics/"])
def test_somebody_who_goes_to_a_wrong_address_gets_a_page(base: str, path: str) -> None:
    status, headers, content = get(f"{base}{path}", Accept=HTML)
    page = content.decode()
    assert status == 404 and headers["content-type"] == "text/html; charset=utf-8" and headers["cache-control"] == "no-store"
    assert "Cette page n’existe pas" in page and 'href="/faq"' in page and 'href="/"' in page and 'href="tel:19"' in page
    assert "default-src 'none'" in headers["content-security-policy"] and headers["x-content-type-options"] == "nosniff"
    # A program gets what it reads.
    for accept in ("*/*", "application/json", ""):
        assert json.loads(get(f"{base}{path}", Accept=accept)[2])["code"] == "introuvable"


def test_other_refusals_are_pages_too_and_the_channel_s_are_not(base: str) -> None:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=10)
    connection.request("POST", "/faq", headers={"accept": HTML})
    response = connection.getresponse()
    assert (response.status, response.getheader("allow")) == (405, "GET, HEAD") and b"<h1>" in response.read()
    connection.request("GET", "/webhooks/web/conversations", headers={"accept": HTML})
    response = connection.getresponse()
    assert response.status == 405 and json.loads(response.read())["code"] == "methode_refusee"
    connection.close()


def test_way_out_and_way_up_are_always_in_reach(visit: Any, proxy: Any) -> None:
    for width, height in ((360, 740), (320, 256)):
        page = visit(f"{proxy.url}/faq", viewport={"width": width, "height": height})
        for place in (0, 6000, 10**6):
            page.evaluate("place => scrollTo(0, place)", place)
            box = page.get_by_role("link", name="Quitter vite").bounding_box()
            assert 0 <= box["y"] <= 60 and box["x"] + box["width"] <= width
        page.get_by_role("link", name="Retour au sommaire").last.click()
        assert page.get_by_role("heading", name="Sommaire").bounding_box()["y"] < height
        page.get_by_role("link", name="Qui sont les membres du groupe de travail").click()
        heading = page.get_by_role("heading", name="Qui sont les membres du groupe de travail").bounding_box()
        assert page.locator(".top").bounding_box()["height"] <= heading["y"] + 60 and 40 <= heading["y"] < height / 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_to_read_print_what_there_is_to_read(visit: Any, proxy: Any) -> None:
    for path in ("/faq", "/confidentialite"):
        page = visit(f"{proxy.url}{path}")
        page.emulate_media(media="print")
        assert page.locator(".numbers a").first.is_visible() and page.locator("section").last.is_visible()
        assert [one for one in page.locator(".top, main nav, .up").all() if one.is_visible()] == []


def test_numbers_of_the_page_of_questions_are_complete(base: str) -> None:
    content = html.unescape(get(f"{base}/faq")[2].decode())
    numbers = re.search(r'<aside class="numbers".*?</aside>', content, re.S).group(0)
    for contact in KnowledgeStore().current().contacts:
        assert contact.nom[1:] in numbers and contact.quand in numbers and str(contact.numero or contact.site) in numbers
