"""A glossary word's meaning shows where the word stands, for a mouse, a keyboard and a finger."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]

GUIDES = ("gene-therapy-for-cancer", "solid-tumors", "rare-cancers", "treatment-process", "what-is-gene-therapy")
GUIDE = "guides/solid-tumors/"
PHONE = {"width": 375, "height": 700, "has_touch": True, "is_mobile": True}
# What a small phone's browser leaves of 568 px below its own bars.
SMALLEST_PHONE = PHONE | {"width": 320, "height": 440}
LONGER_THAN_ANY_DELAY = 900
WORD = 'article a[href*="/glossary/#"]'
WORD_IN_TEXT = 'article p a[href*="/glossary/#"]'
WORD_IN_LIST = 'article dt > a[href*="/glossary/#"]'
IN_GLOSSARY = re.compile(r"/glossary/#[\w-]+$")


@pytest.fixture
def guide(visit: Visit) -> Page:
    return visit(GUIDE)


@pytest.fixture
def phone(visit: Visit) -> Page:
    """The same guide where a finger is the only pointer."""
    return visit(GUIDE, **PHONE)


def first_word(page: Page) -> Locator:
    """The first glossary word in the running text."""
    word = page.locator(f"{WORD_IN_TEXT}:visible").first
    word.scroll_into_view_if_needed()
    return word


def meaning(page: Page, word: Locator) -> str:
    """What the page's own list of words says."""
    address = word.get_attribute("href")
    described = page.locator(f'dt:has(> a[href="{address}"]) + dd').text_content()
    return " ".join(described.split())


def popup(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def move_away(page: Page) -> None:
    page.mouse.move(3, 3)


def test_hover_shows_the_meaning(guide: Page):
    word = first_word(guide)
    expect(popup(guide)).to_be_hidden()
    word.hover()
    expect(popup(guide)).to_be_visible()
    expect(popup(guide)).to_contain_text(meaning(guide, word))


def test_a_pointer_that_leaves_takes_the_meaning_away(guide: Page):
    first_word(guide).hover()
    expect(popup(guide)).to_be_visible()
    move_away(guide)
    expect(popup(guide)).to_be_hidden()


def test_the_pointer_may_move_into_the_popup_and_stay(guide: Page):
    first_word(guide).hover()
    popup(guide).hover()
    guide.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    expect(popup(guide)).to_be_visible()
    move_away(guide)
    expect(popup(guide)).to_be_hidden()


def test_keyboard_focus_shows_and_describes_the_word(guide: Page):
    word = first_word(guide)
    word.focus()
    word.blur()
    expect(popup(guide)).to_be_hidden()
    word.focus()
    guide.keyboard.press("Shift+Tab")
    guide.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(popup(guide)).to_be_visible()
    expect(word).to_have_accessible_description(re.compile(re.escape(meaning(guide, word))))
    guide.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    expect(popup(guide)).to_be_visible()
    guide.keyboard.press("Tab")
    expect(word).to_have_accessible_description("")


def test_a_passing_pointer_does_not_take_the_meaning_from_the_keyboard(guide: Page):
    word = first_word(guide)
    word.focus()
    word.hover()
    guide.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    move_away(guide)
    guide.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    expect(popup(guide)).to_be_visible()


@pytest.mark.parametrize("reach", ["focus", "hover"])
def test_escape_closes_and_nothing_moves(reach: str, guide: Page):
    word = first_word(guide)
    getattr(word, reach)()
    expect(popup(guide)).to_be_visible()
    scrolled = guide.evaluate("window.scrollY")
    guide.keyboard.press("Escape")
    expect(popup(guide)).to_be_hidden()
    assert guide.evaluate("window.scrollY") == scrolled
    if reach == "focus":
        expect(word).to_be_focused()


def test_a_mouse_click_follows_the_link(guide: Page):
    first_word(guide).click()
    expect(guide).to_have_url(IN_GLOSSARY)


def test_enter_follows_the_link(guide: Page):
    first_word(guide).press("Enter")
    expect(guide).to_have_url(IN_GLOSSARY)


def test_the_first_tap_shows_the_meaning_and_stays_on_the_page(phone: Page):
    word = first_word(phone)
    word.tap()
    expect(popup(phone)).to_contain_text(meaning(phone, word))
    phone.wait_for_timeout(LONGER_THAN_ANY_DELAY)
    expect(popup(phone)).to_be_visible()
    expect(phone).to_have_url(re.compile(f"/{GUIDE}$"))


def test_a_second_tap_follows_the_link(phone: Page):
    word = first_word(phone)
    word.tap()
    expect(popup(phone)).to_be_visible()
    word.tap()
    expect(phone).to_have_url(IN_GLOSSARY)


def test_the_popup_of_a_tap_leads_to_the_glossary(phone: Page):
    word = first_word(phone)
    address = word.evaluate("link => link.href")
    word.tap()
    link = phone.get_by_role("link", name="Open in the glossary")
    assert link.bounding_box()["height"] >= 44
    link.tap()
    expect(phone).to_have_url(address)


def test_only_a_finger_is_offered_the_second_link(guide: Page):
    first_word(guide).hover()
    expect(popup(guide)).to_be_visible()
    expect(guide.get_by_role("link", name="Open in the glossary")).to_be_hidden()


def test_a_tap_elsewhere_closes(phone: Page):
    first_word(phone).tap()
    expect(popup(phone)).to_be_visible()
    popup(phone).tap()
    expect(popup(phone)).to_be_visible()
    phone.touchscreen.tap(phone.viewport_size["width"] / 2, phone.viewport_size["height"] - 5)
    expect(popup(phone)).to_be_hidden()


def test_a_tap_on_another_word_shows_that_word(phone: Page):
    word = first_word(phone)
    address = word.get_attribute("href")
    another = phone.locator(f'{WORD_IN_TEXT}:not([href="{address}"]):visible').last
    word.tap()
    expect(popup(phone)).to_contain_text(meaning(phone, word))
    another.tap()
    expect(popup(phone)).to_contain_text(meaning(phone, another))
    expect(word).to_have_accessible_description("")


@pytest.mark.parametrize("name", GUIDES)
def test_every_meaning_fits_the_smallest_phone(name: str, visit: Visit):
    page = visit(f"guides/{name}/", **SMALLEST_PHONE)
    words = page.locator("a.glossary-term:visible")
    assert words.count() > 5
    for word in words.all():
        # In the middle, as a reader holds the word that is read: less room above and below than anywhere else.
        word.evaluate("link => link.scrollIntoView({ block: 'center' })")
        word.tap()
        shown = popup(page).locator("..")
        expect(shown).to_be_in_viewport(ratio=1)
        box, link = shown.bounding_box(), word.bounding_box()
        apart = box["y"] >= link["y"] + link["height"] or box["y"] + box["height"] <= link["y"]
        assert apart, f"{word.text_content()} is covered by its own meaning"
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST_PHONE["width"]


@pytest.mark.parametrize("name", GUIDES)
def test_every_glossary_word_of_a_guide_has_its_meaning_and_looks_so(name: str, visit: Visit):
    page = visit(f"guides/{name}/")
    expect(page.locator(WORD_IN_LIST).first).to_be_attached()
    expect(page.locator(f"{WORD}:not(dl *):not(.glossary-term)")).to_have_count(0)
    line = "link => getComputedStyle(link).textDecorationStyle"
    assert page.locator("a.glossary-term").first.evaluate(line) == "dotted"
    assert page.locator(WORD_IN_LIST).first.evaluate(line) == "solid"


def test_the_list_of_words_and_the_glossary_itself_stay_plain(visit: Visit):
    expect(visit(GUIDE).locator("dl .glossary-term")).to_have_count(0)
    expect(visit("glossary/").locator(".glossary-term")).to_have_count(0)


def test_without_javascript_the_meanings_stand_on_the_page(visit: Visit):
    page = visit(GUIDE, java_script_enabled=False)
    expect(page.locator(".glossary-term")).to_have_count(0)
    page.get_by_text("Words used on this page").click()
    for address in {word.get_attribute("href") for word in page.locator(WORD_IN_TEXT).all()}:
        expect(page.locator(f'dt:has(> a[href="{address}"]) + dd')).to_be_visible()
