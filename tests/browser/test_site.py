"""What readers do on every page: go on, read on a phone, read without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from publishing.content.model import Content
from tests.site.pages import ADDRESSES

Visit = Callable[..., Page]

PAGES = [*ADDRESSES, "404.html"]


def test_navigation_reaches_every_guide_from_home(visit: Visit, content: Content):
    page = visit()
    addresses = [link.get_attribute("href") for link in page.locator("article .card h3 a").all()]
    assert set(addresses) == {guide.address for guide in content.guides}
    for address in addresses:
        page.goto(page.url)
        page.locator(f"article .card h3 a[href='{address}']").click()
        expect(page.locator("article .lede")).to_be_visible()
        page.go_back()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(visit: Visit, path: str):
    page = visit(path)
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=5000)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts(visit: Visit, path: str):
    page = visit(path, java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("article").inner_text().split()) > 30


def test_answers_open_without_scripts(visit: Visit):
    page = visit("guides/solid-tumors/", java_script_enabled=False)
    question = page.locator("details.question").first
    expect(question.locator("p").last).to_be_hidden()
    question.locator("summary").click()
    expect(question.locator("p").last).to_be_visible()


def test_an_unknown_address_at_any_depth_gets_a_helpful_page(visit: Visit):
    page = visit("guides/no/such/page/")
    expect(page.locator("h1")).to_have_text("Page not found")
    page.locator("article a", has_text="glossary").first.click()
    expect(page.locator("h1")).to_have_text("Glossary")
