"""A reader with a keyboard alone: everything is reached, in the order of the page, in sight, and with a ring."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
GUIDE = "guides/solid-tumors/"
PAGES = [
    *("", GUIDE, "guides/", "find/", "cancers/blood/lymphoma/", "approved-therapies/"),
    *("approved-therapies/car-t/yescarta/", "glossary/", "about/review-status/", "404.html"),
]
"""One of each kind."""

REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(node => node.tabIndex >= 0 && !node.disabled && !node.closest('[inert]')
    && node.checkVisibility({ visibilityProperty: true })).length"""

FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  node.dataset.reached = node.dataset.reached ? 'again' : 'once';
  // The box of the search wears its ring around the whole field.
  const style = getComputedStyle(node.closest('.search__field') || node);
  const box = [...node.getClientRects()].find(one => one.width && one.height) || node.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return {
    name: (node.getAttribute('aria-label') || node.textContent.trim() || node.name || node.tagName).slice(0, 60),
    again: node.dataset.reached === 'again',
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: !!top && (top === node || node.contains(top) || top.contains(node)),
    place: document.querySelector('header').contains(node) ? 0 : document.querySelector('.md-tabs').contains(node) ? 1
      : document.querySelector('article').contains(node) ? 3 : document.querySelector('footer').contains(node) ? 4 : 2,
  };
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """What has the focus after each press of Tab, from the top of the page until it begins again."""
    steps: list[dict[str, Any]] = []
    for _ in range(page.evaluate(REACHABLE) + 20):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUSED)
        if step is None or step["again"]:
            break
        steps.append(step)
    return steps


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_everything_is_reached_in_order_in_sight_and_with_a_ring(visit: Visit, path: str, width: int):
    page = visit(path, width=width, height=700, reduced_motion="reduce")
    expected = page.evaluate(REACHABLE)
    steps = walk(page)
    assert len(steps) == expected
    assert steps[0]["name"] == "Skip to content"
    assert [step["name"] for step in steps if not step["ring"]] == []
    # 2.4.11: nothing with the focus lies under the bar at the top, or under anything else.
    assert [step["name"] for step in steps if not step["seen"]] == []
    places = [step["place"] for step in steps[1:]]
    assert places == sorted(places)


def test_the_first_press_leads_past_the_header(visit: Visit):
    page = visit(GUIDE)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


@pytest.mark.parametrize("path", PAGES)
def test_a_heading_that_is_linked_to_stands_below_the_bar(visit: Visit, path: str):
    page = visit(path)
    last = page.locator("article h2[id]").last
    page.evaluate("id => { location.hash = id }", last.get_attribute("id"))
    expect(last).to_be_in_viewport()
    bar = page.locator("header.md-header").bounding_box()
    heading = last.bounding_box()
    assert bar
    assert heading
    assert heading["y"] >= bar["y"] + bar["height"]
