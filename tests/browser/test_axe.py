"""axe-core finds nothing: every page, light on a phone, dark on a desk; menus, answers, popups open and closed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import barriers
from tests.browser.test_search import touch
from tests.site.pages import ADDRESSES, files_for_readers

Visit = Callable[..., Page]
GUIDE = "guides/solid-tumors/"
STATES = [("light", 375), ("dark", 1280)]
"""Both schemes and both layouts; four pairs would take twice the time and find nothing more."""


def show(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function("innerWidth === " + str(width))


@pytest.mark.parametrize("path", [*ADDRESSES, "404.html"])
def test_no_page_has_a_barrier(visit: Visit, path: str):
    page = visit(path)
    found = []
    for scheme, width in STATES:
        show(page, scheme, width)
        found += [f"{scheme}, {width} px: {barrier}" for barrier in barriers(page)]
    assert found == []


def test_every_built_page_is_looked_at(built_site: Path):
    built = {path.relative_to(built_site).as_posix() for path in files_for_readers(built_site)}
    # One partial makes all pages of products, and one all of cancers.
    of_one_record = {name for name in built if re.match(r"(approved-therapies|cancers)/[\w-]+/[\w-]+/index.html", name)}
    looked_at = {f"{address}index.html" for address in ADDRESSES} | {"404.html"}
    assert looked_at <= built
    assert built - of_one_record == looked_at - of_one_record


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_the_open_menu(visit: Visit, scheme: str):
    page = visit(GUIDE)
    show(page, scheme, 375)
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    assert barriers(page) == []


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_no_barrier_in_open_answers_and_the_meaning_of_a_word(visit: Visit, scheme: str, width: int):
    page = visit(GUIDE)
    show(page, scheme, width)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    page.keyboard.press("Tab")
    page.locator("a.glossary-term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_no_barrier_in_filtered_lists(visit: Visit, scheme: str, width: int):
    page = visit("approved-therapies/?name=zzz")
    show(page, scheme, width)
    expect(page.get_by_text("No product matches all of these choices.")).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize(("scheme", "width"), STATES)
@pytest.mark.parametrize("query", ["leukapheresis", "zzzzzz"])
def test_no_barrier_in_the_open_search(visit: Visit, scheme: str, width: int, query: str):
    page = visit(GUIDE)
    show(page, scheme, width)
    touch(page)
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator("[role=status]:visible").filter(has_text=re.compile("found|places")).first).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_where_the_colors_were_chosen(visit: Visit, scheme: str):
    page = visit(GUIDE)
    show(page, scheme, 1280)
    page.get_by_role("button", name="Dark colors").click()
    assert barriers(page) == []


def test_a_barrier_is_found(visit: Visit):
    page = visit(GUIDE)
    page.evaluate("document.querySelector('article').append(new Image())")
    page.evaluate("document.querySelector('article p').style.color = '#aaa'")
    found = barriers(page)
    assert any("image-alt" in one for one in found)
