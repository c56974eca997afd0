"""The frame around every page, with and without scripts: colors, the menu of a phone, the list of headings."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
GUIDE = "guides/solid-tumors/"
PHONE = {"width": 375, "height": 700}
CHOICE = "cancerfax-guides-colors"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(15, 27, 31)"


def ground(page: Page) -> str:
    return page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")


def colors(page: Page) -> Locator:
    return page.get_by_role("button", name="Dark colors")


@pytest.mark.parametrize("scripts", [True, False])
def test_colors_follow_the_device(visit: Visit, scripts: bool):
    assert ground(visit(color_scheme="light", java_script_enabled=scripts)) == LIGHT
    assert ground(visit(color_scheme="dark", java_script_enabled=scripts)) == DARK


@pytest.mark.parametrize(("device", "before", "after"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
def test_other_colors_can_be_chosen_and_are_kept(visit: Visit, device: str, before: str, after: str):
    page = visit(GUIDE, color_scheme=device)
    assert ground(page) == before
    expect(colors(page)).to_have_attribute("aria-pressed", str(device == "dark").lower())
    colors(page).click()
    assert ground(page) == after
    expect(colors(page)).to_have_attribute("aria-pressed", str(device == "light").lower())
    page.locator("header .site-name").click()
    assert ground(page) == after
    expect(colors(page)).to_have_attribute("aria-pressed", str(device == "light").lower())
    colors(page).click()
    assert ground(page) == before


def test_a_choice_is_known_before_anything_is_drawn(visit: Visit):
    page = visit(color_scheme="light")
    colors(page).click()
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    assert ground(page) == DARK


def test_where_nothing_may_be_stored_the_button_still_works(visit: Visit):
    page = visit("404.html")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    page.reload()
    colors(page).click()
    assert ground(page) == DARK


def test_what_is_read_in_the_dark_is_printed_dark_on_white(visit: Visit):
    page = visit(GUIDE, color_scheme="dark")
    page.emulate_media(media="print")
    assert ground(page) == LIGHT
    expect(page.locator("article h1")).to_have_css("color", "rgb(0, 0, 0)")


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Menu")


def opener(page: Page) -> Locator:
    """What a reader presses to open the menu: a button, or without scripts the label of a box."""
    return page.locator("header :is([data-menu], label[for=__drawer]):visible")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finger_opens_the_menu(visit: Visit, scripts: bool):
    page = visit(GUIDE, **PHONE, java_script_enabled=scripts, has_touch=True)
    expect(menu(page)).to_be_hidden()
    opener(page).tap()
    expect(menu(page)).to_be_in_viewport()
    menu(page).get_by_role("link", name="Gene therapy for rare cancers").tap()
    expect(page.locator("h1")).to_have_text("Gene therapy for rare cancers")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finger_closes_the_menu(visit: Visit, scripts: bool):
    page = visit(GUIDE, **PHONE, java_script_enabled=scripts, has_touch=True)
    opener(page).tap()
    menu(page).locator(":text('Close menu'):visible").tap()
    expect(menu(page)).to_be_hidden()
    opener(page).tap()
    page.touchscreen.tap(350, 400)
    expect(menu(page)).to_be_hidden()


def test_a_keyboard_opens_the_menu_without_scripts(visit: Visit):
    page = visit(GUIDE, **PHONE, java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Menu")).to_be_focused()
    page.keyboard.press("Space")
    expect(menu(page)).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_stays_in_the_open_menu_until_escape(visit: Visit, key: str):
    page = visit(GUIDE, **PHONE)
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press(key)
    expect(menu(page)).to_be_in_viewport()
    expect(page.locator("[data-menu]")).to_have_attribute("aria-expanded", "true")
    expect(menu(page).get_by_role("button", name="Close menu")).to_be_focused()
    for _ in range(menu(page).get_by_role("link").count()):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.site-menu') !== null")
    page.keyboard.press("Escape")
    expect(menu(page)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator("[inert]").count() == 0


def test_the_button_in_the_menu_leads_back_to_the_button_that_opened_it(visit: Visit):
    page = visit(GUIDE, **PHONE)
    opener(page).press("Enter")
    menu(page).get_by_role("button", name="Close menu").press("Enter")
    expect(menu(page)).to_be_hidden()
    expect(opener(page)).to_be_focused()


def test_a_menu_that_is_closed_before_it_is_drawn_gives_the_keyboard_back(visit: Visit):
    page = visit(GUIDE, **PHONE)
    page.evaluate(
        """() => {
          const closer = document.querySelector(".md-sidebar--primary button");
          document.querySelector("[data-menu]").click();
          // It can be pressed as soon as its style is known, which is before the next frame.
          getComputedStyle(closer).visibility;
          closer.focus();
          closer.click();
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }"""
    )
    expect(opener(page)).to_be_focused()


def test_a_heading_in_the_menu_is_reached_and_the_menu_closes(visit: Visit):
    page = visit(GUIDE, **PHONE)
    opener(page).click()
    link = menu(page).locator(".site-menu__here a").nth(3)
    name = link.inner_text()
    link.click()
    expect(menu(page)).to_be_hidden()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()


def test_nothing_stays_out_of_reach_when_the_screen_widens(visit: Visit):
    page = visit(GUIDE, **PHONE)
    opener(page).click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("[inert]")).to_have_count(0)
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Glossary").click()
    expect(page.locator("h1")).to_have_text("Glossary")


def test_the_list_of_headings_follows_the_reader(visit: Visit):
    page = visit(GUIDE)
    here = page.get_by_role("navigation", name="On this page").locator("[aria-current]")
    expect(here).to_have_count(0)
    names = page.locator(".contents a").all_inner_texts()
    for name in (names[3], names[-2], names[0]):
        page.get_by_role("heading", name=name, exact=True).evaluate("node => node.scrollIntoView()")
        expect(here).to_have_text(name)


def test_the_way_back_to_the_top_shows_when_a_reader_turns_back(visit: Visit):
    page = visit(GUIDE)
    button = page.get_by_role("button", name="Back to top")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("scrollY > 3000")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, -300)
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()


def test_a_link_to_an_answer_opens_it(visit: Visit):
    page = visit(GUIDE)
    question = page.locator("details.question").nth(2)
    question.evaluate("node => { node.querySelector('p').id = 'linked' }")
    page.evaluate("location.hash = '#linked'")
    expect(question.locator("#linked")).to_be_in_viewport()


def test_answers_are_open_on_paper_and_as_before_afterwards(visit: Visit):
    page = visit(GUIDE)
    answers = page.locator("details")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert answers.evaluate_all("all => all.every(one => one.open)")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert answers.evaluate_all("all => all.every(one => !one.open)")
