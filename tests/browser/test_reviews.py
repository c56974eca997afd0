"""The table of reviews can be sorted, is whole without JavaScript, and a printed guide says which text it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import serving
from tests.reviews.signed_pages import CHANGED, SIGNED, WITHDRAWN

Visit = Callable[..., Page]
ADDRESS = "about/review-status/"


@pytest.fixture(scope="session")
def site_url(signed_site: Path) -> Iterator[str]:
    """Here `visit` goes to the site with sign-offs."""
    with serving(signed_site) as address:
        yield address


def test_the_picture_of_what_falls_due_is_read_on_the_narrowest_phone(visit: Visit):
    page = visit(ADDRESS, width=320)
    words = page.locator(".due-months text")
    assert words.count() > 24
    for word in words.all():
        assert word.evaluate("word => parseFloat(getComputedStyle(word).fontSize)") >= 12
        box = word.bounding_box()
        assert box["x"] >= 0, word.text_content()
        assert box["x"] + box["width"] <= 320, word.text_content()


def test_a_table_says_what_the_picture_shows(visit: Visit):
    page = visit(ADDRESS, java_script_enabled=False)
    page.locator("summary", has_text="The same as a table").click()
    bars = page.locator(".due-months rect title").all_text_contents()
    rows = page.locator("details table tbody tr").all()
    told = [": ".join(row.locator("th, td").all_inner_texts()) for row in rows]
    assert told == [bar for bar in bars if not bar.endswith(": 0")] != []


def table(page: Page) -> Locator:
    return page.locator("#every-page ~ * table, #every-page ~ table").first


def column(page: Page, number: int) -> list[str]:
    """What the cells of a column say, from top to bottom; the day as a machine reads it."""
    cell = "row => { const c = row.cells[%d]; const t = c.querySelector('time'); return t ? t.dateTime : c.innerText; }"
    return table(page).locator("tbody tr").evaluate_all(f"rows => rows.map({cell % number})")


def header(page: Page, name: str) -> Locator:
    return table(page).get_by_role("columnheader", name=name)


def test_without_javascript_the_table_is_whole_and_the_most_urgent_stand_first(visit: Visit):
    page = visit(ADDRESS, java_script_enabled=False)
    with_script = visit(ADDRESS)
    expect(table(page)).to_be_visible()
    expect(table(page).get_by_role("button")).to_have_count(0)
    expect(table(with_script).get_by_role("button")).to_have_count(6)
    texts = [table(found).locator("tbody tr").all_inner_texts() for found in (page, with_script)]
    assert texts[0] == texts[1]
    assert texts[0][0].startswith("Approved gene and cell therapies for cancer")
    assert len(texts[0]) > len(SIGNED)


@pytest.mark.parametrize(("name", "number"), [("Page", 0), ("Last reviewed", 2), ("Next review due", 3), ("State", 4)])
def test_a_click_sorts_by_a_column_and_a_second_one_turns_it_round(name: str, number: int, visit: Visit):
    page = visit(ADDRESS)
    before = column(page, number)
    header(page, name).get_by_role("button").click()
    expect(header(page, name)).to_have_attribute("aria-sort", "ascending")
    up = column(page, number)
    assert sorted(before) == sorted(up)
    assert up != before
    assert up == sorted(up, key=str.casefold)
    header(page, name).get_by_role("button").click()
    expect(header(page, name)).to_have_attribute("aria-sort", "descending")
    assert column(page, number) == sorted(up, key=str.casefold, reverse=True)


def test_the_keyboard_alone_sorts_and_stays_where_it_was(visit: Visit):
    page = visit(ADDRESS)
    header(page, "Page").get_by_role("button").focus()
    page.keyboard.press("Tab")
    button = header(page, "Reviewer").get_by_role("button")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(header(page, "Reviewer")).to_have_attribute("aria-sort", "ascending")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(header(page, "Reviewer")).to_have_attribute("aria-sort", "descending")
    assert column(page, 1)[0] == "Nobody yet"


def test_only_one_column_is_said_to_be_sorted(visit: Visit):
    page = visit(ADDRESS)
    header(page, "Page").get_by_role("button").click()
    header(page, "State").get_by_role("button").click()
    expect(table(page).locator("th[aria-sort]")).to_have_count(1)


PRINTED = {
    "guides/solid-tumors/": "Reviewed on 1 November 2026 by Lee Example. Next review due by 1 November 2027.",
    "guides/treatment-process/": "Reviewed on 1 November 2026 by Lee Example. A second review is still to come.",
    f"{WITHDRAWN.removesuffix('.md')}/": "The review of this text was taken back. It awaits a new one.",
    f"{CHANGED.removesuffix('.md')}/": "An earlier text was reviewed on 1 November 2026. This one awaits review.",
    "guides/what-is-gene-therapy/": "No one has signed off these words. They await review.",
}


@pytest.mark.parametrize(("address", "words"), PRINTED.items())
def test_a_printed_guide_says_its_date_state_and_digest(address: str, words: str, visit: Visit):
    page = visit(address)
    foot = page.locator(".print-foot")
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    digest = page.evaluate("async () => (await (await fetch('/reviews.json')).json()).pages")
    [short] = [record["digest"][:12] for record in digest if record["address"] == address]
    expect(foot).to_have_text(f"CancerFax Guides. Text {short}. {words}")
