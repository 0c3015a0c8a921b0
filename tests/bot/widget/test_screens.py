"""Reading on any screen: one scroller, what is in sight after each step, the keyboard of a phone, text of any size, any direction, paper."""

from __future__ import annotations

import sys
from typing import Any

import pytest

QUESTION = "Quels sont les objectifs de la PNPM ?"
DISCLOSURE = "mon oncle me frappe"
LONG = "Je voudrais savoir tout ce que vous pouvez me dire de la PNPM, depuis quand elle existe, qui en fait partie et pourquoi, " * 2 + QUESTION
# A phone, its keyboard up, on its side, on its side with the keyboard up, 400 % zoom of a laptop, and a laptop.
SCREENS = {"phone": (360, 740), "keyboard": (360, 324), "landscape": (740, 360), "both": (740, 200), "zoom": (320, 256), "laptop": (1200, 800)}
# Whatever of the page can be scrolled, but the conversation itself; the text field with its own lines apart.
OTHER_SCROLLERS = """() => {
    const all = root => [...root.querySelectorAll('*')].flatMap(one => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const scrolls = one => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY);
    return [document.scrollingElement, ...all(document)].filter(one => one.matches(':not(.log, textarea)') && (scrolls(one) ||
        (one === document.scrollingElement && one.scrollHeight > one.clientHeight))).map(one => one.className || one.localName);
}"""
TOUCH = {"has_touch": True, "is_mobile": True}


def size(width: int, height: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": height}}


def inside(here: Any, part: Any, whole: bool = True) -> bool:
    """Whether a part of the conversation is in sight; else at least its first line."""
    log, box = here.log.bounding_box(), part.bounding_box()
    end = box["y"] + (box["height"] if whole else min(box["height"], 28))
    return bool(box["y"] >= log["y"] - 1 and end <= log["y"] + log["height"] + 1)


def top(here: Any) -> float:
    return float(here.log.evaluate("log => log.scrollTop"))


@pytest.fixture(params=SCREENS)
def here(request: pytest.FixtureRequest, visit: Any, proxy: Any, chat: Any) -> Any:
    return chat(visit(f"{proxy.url}/", **size(*SCREENS[request.param]))).greeted()


def test_first_opening_starts_at_its_top(here: Any) -> None:
    assert top(here) == 0 and inside(here, here.page.locator(".privacy"))
    assert here.page.evaluate(OTHER_SCROLLERS) == []


def test_question_and_start_of_its_answer_are_in_sight(here: Any) -> None:
    for text in (QUESTION, "et ses valeurs ?"):
        here.say(text)
        assert inside(here, here.mine.last.locator(".bubble")) and inside(here, here.bubbles.last.locator("p").first, whole=False)
    assert here.page.evaluate(OTHER_SCROLLERS) == []


def test_start_of_the_answer_is_in_sight_below_a_long_question(here: Any) -> None:
    here.say(LONG)
    assert inside(here, here.bubbles.last.locator("p").first, whole=False)


def test_danger_shows_its_first_number(here: Any) -> None:
    here.say(QUESTION)
    here.say(DISCLOSURE)
    assert inside(here, here.bubbles.last.locator(".calls a").first)
    assert here.choices.count() == 0, "nothing is suggested below the contacts"


def test_return_lands_at_the_last_exchange(here: Any) -> None:
    here.say("Parlez-moi de la PNPM")
    here.say(QUESTION)
    here.say("et ses valeurs ?")
    before = top(here)
    here.page.reload()
    here.greeted()
    here.page.wait_for_timeout(200)
    assert inside(here, here.mine.last.locator(".bubble")) and abs(top(here) - before) < 3


def test_typing_never_moves_the_conversation(here: Any, proxy: Any) -> None:
    here.say(QUESTION)
    proxy.faults = sys.modules["widget_tests_faults"].Faults(status=500, times=1)
    here.say("et ses valeurs ?", wait=False)
    here.retry.wait_for()
    for place in (0, 40, 10_000):
        here.log.evaluate("(log, place) => log.scrollTop = place", place)
        before = top(here)
        here.field.press_sequentially("abcdefghij klmno pqrst uvw " * 3, delay=1)
        here.field.fill("")
        assert top(here) == before
    proxy.faults = sys.modules["widget_tests_faults"].Faults(delay=8, times=1)
    here.retry.click()
    here.log.get_by_text("La réponse tarde").wait_for()
    here.log.evaluate("log => log.scrollTop = 20")
    here.field.type("abc")
    assert top(here) == 20


def test_contacts_are_one_tap_away(here: Any) -> None:
    button = here.page.get_by_role("button", name="Numéros d’urgence")
    assert button.get_attribute("aria-expanded") == "false"
    box = button.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44 and box["y"] + box["height"] <= here.page.viewport_size["height"]
    here.say(QUESTION)
    before = top(here)
    button.click()
    cards = here.page.get_by_role("group", name="Numéros d’urgence").get_by_role("link")
    assert cards.evaluate_all("all => all.map(one => one.getAttribute('href'))") == ["tel:2511", "https://2511.ma", "tel:19", "tel:177", "tel:15"]
    assert cards.first.evaluate("card => card.getRootNode().activeElement === card") and not here.log.is_visible()
    here.page.keyboard.press("Escape")
    assert cards.count() == 0 and top(here) == before
    assert button.evaluate("one => one.getRootNode().activeElement === one")
    # Whoever writes meanwhile sees the answer.
    button.click()
    here.say("et ses valeurs ?")
    assert cards.count() == 0 and here.log.is_visible()


def test_everything_can_be_done_on_a_low_screen(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/", **size(320, 256))).greeted()
    here.say(QUESTION)
    for name in ("Enregistrer", "Effacer"):
        here.page.get_by_role("button", name=name, exact=True).click()
        here.page.get_by_role("button", name="Annuler").click()
        assert here.page.get_by_role("button", name=name, exact=True).evaluate("one => one.getRootNode().activeElement === one")


# --- a phone ---

# The on-screen keyboard of Safari: the page keeps its height, and is pushed up.
KEYBOARD = """() => {
    const view = new EventTarget();
    Object.assign(view, {height: innerHeight, offsetTop: 0, scale: 1});
    Object.defineProperty(window, 'visualViewport', {value: view});
    window.keyboard = (height, offsetTop) => {
        Object.assign(view, {height, offsetTop});
        view.dispatchEvent(new Event('resize'));
    };
}"""


def test_chat_keeps_above_a_keyboard_that_covers_it(visit: Any, proxy: Any, chat: Any) -> None:
    page = visit(None, **size(360, 740), **TOUCH)
    page.add_init_script(f"({KEYBOARD})()")
    page.goto(f"{proxy.url}/")
    here = chat(page).greeted()
    here.say(DISCLOSURE)
    page.evaluate("keyboard(324, 90)")
    box = page.locator(".panel").bounding_box()
    assert (box["y"], box["height"]) == (90, 324)
    assert page.get_by_role("button", name="Quitter vite").bounding_box()["y"] >= 90
    assert here.field.bounding_box()["y"] + here.field.bounding_box()["height"] <= 414
    assert inside(here, here.bubbles.last.locator(".calls a").first)
    page.evaluate("keyboard(740, 0)")
    assert page.locator(".panel").bounding_box()["height"] == 740


@pytest.mark.parametrize("touch", [True, False])
def test_keyboard_goes_after_sending_on_touch(visit: Any, proxy: Any, chat: Any, touch: bool) -> None:
    here = chat(visit(f"{proxy.url}/", **size(360, 740), **(TOUCH if touch else {}))).greeted()
    here.say(QUESTION)
    assert here.field.evaluate("field => field.getRootNode().activeElement === field") is not touch


def test_whoever_scrolled_elsewhere_stays_there_when_the_screen_turns(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/", **size(360, 740))).greeted()
    here.say(QUESTION)
    here.page.set_viewport_size({"width": 740, "height": 360})
    here.page.wait_for_timeout(200)
    assert inside(here, here.mine.last.locator(".bubble")) and inside(here, here.bubbles.last.locator("p").first, whole=False)
    here.log.evaluate("log => log.scrollTop = 30")
    here.page.set_viewport_size({"width": 740, "height": 340})
    here.page.wait_for_timeout(200)
    assert top(here) == 30


def test_late_answer_is_read_from_its_start_when_the_panel_opens_again(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/tard"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/tard", **size(360, 600))
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    proxy.faults.delay = 0.8
    here.say(QUESTION, wait=False)
    here.field.press("Escape")
    page.get_by_role("button", name="1 nouveau message").click()
    here.bubbles.nth(1).wait_for()
    page.wait_for_timeout(200)
    assert inside(here, here.mine.last.locator(".bubble")) and inside(here, here.bubbles.last.locator("p").first, whole=False)


def test_partner_s_own_words_are_the_first_that_one_reads(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/mots"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url, accueil='Bienvenue chez nous !')}", {})
    page = visit(f"{site.url}/mots", **size(320, 500))
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    greeting = here.bubbles.first
    assert greeting.locator("p").first.inner_text() == "Bienvenue chez nous\u00a0!" and inside(here, greeting.locator("p").first)
    # They take the place of the assistant's first words; that it is no emergency service stays.
    assert "assistant automatique" not in greeting.inner_text() and "service d’urgence" in greeting.inner_text()
    assert here.bubbles.count() == 1 and top(here) == 0


# --- text ---


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_text_follows_the_size_chosen_in_the_browser(large: Any, proxy: Any, site: Any, tag: Any, chat: Any, percent: int) -> None:
    base = 16 * percent / 100
    here = chat(large(percent, f"{proxy.url}/", **size(640, 900))).greeted()
    here.say(QUESTION)
    font = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert here.bubbles.last.evaluate(font) == base and here.field.evaluate(font) == base
    for small in (".privacy", ".tools button", ".source", ".quit"):
        assert here.page.locator(small).first.evaluate(font) >= 0.8 * base
    assert here.page.evaluate("document.documentElement.scrollWidth") <= 640
    assert here.page.evaluate(OTHER_SCROLLERS) == []
    # On AMANE's own site, whatever size that page gives its root; in a partner's page the launcher's panel too.
    site.pages["/racine"] = (f"<!doctype html><html lang=fr style='font-size:62.5%'><title>t</title>{tag(proxy.url)}", {})
    page = large(percent, f"{site.url}/racine", **size(1400, 1200))
    page.get_by_role("button", name="Ouvrir").click()
    framed = chat(page, framed=True).greeted()
    assert framed.bubbles.last.evaluate(font) == base
    assert abs(page.locator("dialog").bounding_box()["width"] - 25 * base) < 2


def test_title_and_subtitle_show_where_there_is_room(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any) -> None:
    site.pages["/titre"] = (f"<!doctype html><html lang=fr><title>t</title>{tag(proxy.url)}", {})
    page = visit(f"{site.url}/titre")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=True).greeted()
    for part in (here.place.get_by_text("Je cite mes sources"), here.place.get_by_role("heading", name="Assistant AMANE")):
        assert part.bounding_box()["height"] < 30, "on one line"
    assert here.place.locator(".face").is_visible()
    for width in (390, 360, 320):
        page = visit(f"{proxy.url}/", **size(width, 740))
        chat(page).greeted()
        assert page.get_by_role("heading", name="Assistant AMANE").bounding_box()["height"] < 30, width


def test_bubble_has_the_same_room_above_and_below(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    above, below = here.bubbles.first.evaluate("""bubble => {
        const [box, first, last] = [bubble, bubble.querySelector('p'), [...bubble.children].at(-1)].map(one => one.getBoundingClientRect());
        return [first.top - box.top, box.bottom - last.bottom];
    }""")
    assert above == pytest.approx(below, abs=0.01)


@pytest.mark.parametrize(
    ("typed", "direction", "lang"),
    [("ما هي المنصة؟", "rtl", "ar"), ("Où est la PNPM ?", "ltr", "fr"), ("What is it?", "ltr", "fr"), ("123 ما هي", "rtl", "ar")],
)
def test_what_is_typed_has_its_own_direction(visit: Any, proxy: Any, chat: Any, typed: str, direction: str, lang: str) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.field.fill(typed)
    computed = "one => [getComputedStyle(one).direction, one.closest('[lang]').lang]"
    assert here.field.evaluate(computed)[0] == direction
    here.field.press("Enter")
    here.bubbles.nth(1).wait_for()
    assert here.mine.last.locator("[dir]").evaluate(computed) == [direction, lang]


@pytest.mark.parametrize(
    ("question", "lang", "begins", "direction"),
    [("ما هي المنصة الوطنية؟", "ar", "عذرا", "rtl"), ("Is there a map of your offices?", "en", "Sorry", "ltr")],
)
def test_answer_in_another_language_says_so_and_its_french_is_french(
    visit: Any, proxy: Any, chat: Any, question: str, lang: str, begins: str, direction: str
) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say(question)
    read = "all => all.map(one => [one.closest('[lang]').lang, getComputedStyle(one).direction, one.textContent.trim()])"
    first, *others = here.bubbles.last.locator("p").evaluate_all(read)
    assert first[:2] == [lang, direction] and first[2].startswith(begins) and "français" not in first[2]
    assert others and all(one[:2] == ["fr", "ltr"] for one in others) and "français" in others[0][2]
    assert not here.log.get_by_text("Ce n’est pas ce que je demandais").count()


def test_what_is_answered_to_another_language_says_so_in_a_bubble_of_its_own(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say("Since when is AMANE a member of the PNPM?")
    *_, said, answered = here.bubbles.all()
    assert said.locator("p[lang=en]").inner_text().startswith("Sorry") and not answered.locator("[lang=en]").count()
    assert "2009" in answered.inner_text()


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("position", ["", "gauche", "droite"])
def test_right_to_left_page(visit: Any, proxy: Any, site: Any, tag: Any, chat: Any, element: Any, inline: bool, position: str) -> None:
    """Launcher and panel stand on one side, that of the end of its lines unless the page says which; what is French runs from left to right."""
    widget = element(proxy.url, position=position) if inline else tag(proxy.url, **({"position": position} if position else {}))
    site.pages["/rtl"] = (f"<!doctype html><html lang=ar dir=rtl><title>t</title><h1>صفحة</h1>{widget}", {})
    page = visit(f"{site.url}/rtl")
    page.get_by_role("button", name="Ouvrir").click()
    here = chat(page, framed=not inline).greeted()
    launcher = page.get_by_role("button", name="Fermer l’assistant AMANE").last.bounding_box()
    panel = page.locator("dialog").bounding_box()
    left = position != "droite"
    assert (launcher["x"] < 600) == left and (panel["x"] < 600) == left
    assert here.bubbles.first.locator("p").first.evaluate("one => getComputedStyle(one).direction") == "ltr"
    title, leave = here.place.get_by_role("heading", name="Assistant"), here.place.get_by_role("button", name="Quitter vite")
    assert title.bounding_box()["x"] < leave.bounding_box()["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("position", ["", "gauche", "droite"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_small_screen_is_filled_whatever_the_side(
    visit: Any, proxy: Any, site: Any, tag: Any, chat: Any, element: Any, inline: bool, position: str, direction: str
) -> None:
    widget = element(proxy.url, position=position) if inline else tag(proxy.url, **({"position": position} if position else {}))
    site.pages["/petit"] = (f"<!doctype html><html lang=fr dir={direction}><title>t</title>{widget}", {})
    page = visit(f"{site.url}/petit", reduced_motion="reduce", **size(360, 640))
    page.get_by_role("button", name="Ouvrir").click()
    chat(page, framed=not inline).greeted()
    assert page.locator("dialog").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}


# --- paper ---


def test_printing_shows_the_conversation_whole_and_nothing_to_press(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/", **size(360, 740))).greeted()
    for text in (QUESTION, "et ses valeurs ?", DISCLOSURE):
        here.say(text)
    page = here.page
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0 and page.get_by_role("textbox").count() == 0
    last = here.bubbles.last
    assert last.is_visible() and page.evaluate("document.documentElement.scrollHeight") >= last.bounding_box()["y"] + last.bounding_box()["height"]
    assert here.log.evaluate("log => log.scrollHeight <= log.clientHeight + 1")
    assert "Vous :" in here.mine.first.inner_text() and "19" in last.inner_text()


@pytest.mark.parametrize("inline", [True, False])
def test_printing_a_page_leaves_the_launcher_out(visit: Any, proxy: Any, site: Any, tag: Any, element: Any, inline: bool) -> None:
    site.pages["/papier"] = (f"<!doctype html><html lang=fr><title>t</title><h1>Page</h1>{element(proxy.url) if inline else tag(proxy.url)}", {})
    page = visit(f"{site.url}/papier")
    button = page.get_by_role("button", name="Ouvrir l’assistant AMANE")
    button.wait_for()
    page.emulate_media(media="print")
    assert not button.is_visible() and page.locator("h1").is_visible()


# --- keys ---


def test_escape_takes_one_step_back_and_the_focus_is_never_lost(visit: Any, proxy: Any, chat: Any) -> None:
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.say(QUESTION)
    active = "document.querySelector('amane-chat').shadowRoot.activeElement"
    for name in ("Effacer", "Enregistrer", "Numéros d’urgence"):
        here.page.get_by_role("button", name=name, exact=True).click()
        here.page.keyboard.press("Escape")
        assert here.page.locator(".asking").count() == 0
        assert name in here.page.evaluate(f"{active}.textContent")
    here.page.get_by_role("button", name="Effacer", exact=True).click()
    here.page.get_by_role("button", name="Oui, effacer").click()
    here.log.get_by_text("La conversation est effacée.").wait_for()
    assert here.page.evaluate(f"{active}.localName") == "textarea"


def test_end_of_a_composition_sends_nothing(visit: Any, proxy: Any, chat: Any) -> None:
    """Safari ends one with an Enter whose code is 229."""
    here = chat(visit(f"{proxy.url}/")).greeted()
    here.field.fill("bonjour")
    here.field.evaluate("field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true}))")
    assert here.mine.count() == 0 and here.field.input_value() == "bonjour"
    here.field.press("Enter")
    here.mine.wait_for()
