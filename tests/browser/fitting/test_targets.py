"""What is tapped is 24 pixels high and wide, or stands that far apart (WCAG 2.2, 2.5.8): measured, not read from rules.

axe-core measures this too, but leaves out what it cannot decide, such as a line of a question.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.pages import ADDRESSES

Visit = Callable[..., Page]

TOO_SMALL = """() => {
  const targets = [...document.querySelectorAll('a[href], button, input, select, summary, [role=option]')]
    .filter(node => !node.closest('svg, [inert]'))
    .filter(node => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(node => ({ node, box: node.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const amongWords = node => {
    // The size of such a link is that of the words.
    const block = node.closest('p, li, dd, dt, td, th, h2, h3, caption, div');
    const own = [...block.querySelectorAll('a')].map(link => link.textContent).join('');
    return getComputedStyle(node).display === 'inline' && block.textContent.trim().length > own.trim().length;
  };
  const small = targets.filter(({ node, box }) => Math.min(box.width, box.height) < 23.9 && !amongWords(node));
  const center = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  const toBox = ([x, y], { box }) => Math.hypot(
    Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const between = ([x, y], [otherX, otherY]) => Math.hypot(x - otherX, y - otherY);
  const tooNear = (one, other) => toBox(center(one), other) < 12
    || small.includes(other) && between(center(one), center(other)) < 24;
  return small
    .filter(one => targets.some(other => !other.node.contains(one.node) && !one.node.contains(other.node)
      && tooNear(one, other)))
    .map(({ node, box }) => `${box.width} x ${box.height}: ${node.outerHTML.slice(0, 90)}`);
}"""


@pytest.mark.parametrize("path", [*ADDRESSES, "404.html"])
def test_whatever_is_tapped_is_large_enough_or_apart(visit: Visit, path: str):
    page = visit(path)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("path", ["guides/solid-tumors/", "guides/treatment-process/"])
def test_the_line_of_a_question_has_room_for_a_finger(visit: Visit, path: str):
    page = visit(path, width=375)
    for line in page.locator("article summary").all():
        assert line.bounding_box()["height"] >= 44, line.text_content()


def test_the_menu_of_a_phone_has_room_for_a_finger(visit: Visit):
    page = visit("guides/solid-tumors/", width=375)
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    assert page.evaluate(TOO_SMALL) == []


def test_what_is_too_small_is_found(visit: Visit):
    page = visit("")
    page.evaluate("""() => {
      const links = '<a href="#a" style="display: block; font-size: 9px">One</a>'.repeat(2);
      document.querySelector('article').insertAdjacentHTML('beforeend', `<div>${links}</div>`);
    }""")
    assert len(page.evaluate(TOO_SMALL)) == 2


TAKEN_BACK = {
    "the menu": "[data-menu]",
    "dark colors": "[data-colors]",
    "the search": ".search__open",
    "a link": "article .standing a",
    "a word": 'article p a[href*="/glossary/#"]',
    "a mark": "article a[role=doc-noteref]",
    "a fold": "article details:not([open]) > summary",
}
STATE = """() => [
  location.href,
  document.querySelectorAll("details[open], dialog[open], .term-popup:not([hidden])").length,
  document.querySelector("[data-menu]").getAttribute("aria-expanded"),
  getComputedStyle(document.body).backgroundColor,
]"""


@pytest.mark.parametrize("target", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_a_press_is_taken_back_by_moving_away(visit: Visit, target: str):
    """WCAG 2.2, 2.5.2: nothing happens before the finger or the button goes up, nor if it does so elsewhere."""
    page = visit("guides/solid-tumors/", width=375)
    one = page.locator(target).first
    one.scroll_into_view_if_needed()
    box = one.evaluate(
        "node => { const { x, y, width, height } = node.getClientRects()[0]; return [x, y, width, height] }"
    )
    before = page.evaluate(STATE)
    page.mouse.move(box[0] + box[2] / 2, box[1] + box[3] / 2)
    page.mouse.down()
    page.mouse.move(2, 450, steps=4)
    page.mouse.up()
    page.mouse.move(2, 500)
    expect(page.locator(".term-popup")).to_be_hidden()
    assert page.evaluate(STATE) == before
