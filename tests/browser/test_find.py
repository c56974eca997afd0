"""A reader finds the page of a cancer or a marker from one short list, without scripts and without a form."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from publishing.assembly.concerns import concerns
from publishing.content.model import Content, address_of

Visit = Callable[..., Page]

ADDRESS = "find/"
MOST_PX = 9_000
"""Of the whole page on a phone: a list that one can take in at a glance."""


def test_without_scripts_each_cancer_leads_to_its_page(visit: Visit, content: Content):
    page = visit(ADDRESS, java_script_enabled=False)
    links = page.locator(".concern h3 a")
    led = links.evaluate_all("links => links.map(link => link.pathname.split('/').slice(-4).join('/'))")
    assert led == [address_of(cancer.page) for cancer in content.data["cancers"].values()]
    assert links.all_text_contents() == [content.names.cancers[cancer] for cancer in content.data["cancers"]]


def test_each_cancer_says_how_much_there_is(visit: Visit, content: Content):
    page = visit(ADDRESS)
    for concern in concerns(content).by_cancer:
        row = page.locator(f".concern:has(#{concern.cancer.id})")
        approved, tested = len(concern.approved), len(concern.candidates)
        expect(row).to_contain_text(
            f"{approved} approved somewhere" if approved else "None approved, as far as we know"
        )
        expect(row).to_contain_text(f"{tested} in trials" if tested else "No trial on our list")


def test_without_scripts_each_marker_opens_by_keyboard(visit: Visit, content: Content):
    page = visit(ADDRESS, java_script_enabled=False)
    folds = page.locator(".marked")
    assert folds.locator("summary").all_text_contents() == [one.name for one in content.data["markers"].values()]
    heading = page.locator("#marker-cd19")
    expect(heading).to_be_hidden()
    folds.locator("summary", has_text="CD19").focus()
    page.keyboard.press("Enter")
    expect(heading).to_be_visible()


@pytest.mark.parametrize("anchor", ["sarcoma", "marker-gd2"])
def test_an_old_anchor_leads_to_its_place_below_the_header(anchor: str, visit: Visit):
    page = visit(f"{ADDRESS}#{anchor}")
    heading = page.locator(f"h3#{anchor}")
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] >= page.locator("header").first.bounding_box()["height"] - 1


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_line_is_wider_than_the_page(width: int, visit: Visit):
    page = visit(ADDRESS, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_is_short(visit: Visit):
    assert visit(ADDRESS, width=375).evaluate("document.documentElement.scrollHeight") <= MOST_PX
