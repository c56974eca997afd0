"""Readers who enlarge, who space letters out, who bear no motion, and whose device chooses all colors."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_keyboard import PAGES as KINDS
from tests.site.pages import ADDRESSES

Visit = Callable[..., Page]
PAGES = [*ADDRESSES, "404.html"]
GUIDE = "guides/solid-tumors/"

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 2.2 (1.4.12) lets a reader set."""

CUT_OFF = """() => [...document.querySelectorAll('header, article, footer, nav')]
  .flatMap(part => [...part.querySelectorAll('*')])
  .filter(node => !node.closest('svg, template, .for-ears, thead, [hidden]') && node.checkVisibility())
  .filter(node => {
    const style = getComputedStyle(node);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return hides && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  }).map(node => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_when_text_is_spaced_out(visit: Visit, path: str):
    page = visit(path, bypass_csp=True)
    page.add_style_tag(content=SPACED)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT_OFF) == []
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=5000)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("percent", [200, 400])
def test_an_enlarged_page_scrolls_one_way_only(visit: Visit, path: str, percent: int):
    """A browser that enlarges 1280 px to 200 % lays the page out in 640 px, to 400 % in 320 px."""
    page = visit(path, width=128000 // percent, height=102400 // percent, device_scale_factor=percent / 100)
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=5000)
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", KINDS)
def test_a_phone_can_be_held_sideways(visit: Visit, path: str):
    """WCAG 2.2, 1.3.4: no direction is asked for, and the page begins within the first screen."""
    page = visit(path, width=667, height=375)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT_OFF) == []
    assert page.locator("article h1").bounding_box()["y"] < 375


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_for_readers_who_bear_no_motion(visit: Visit, path: str):
    page = visit(path, width=375, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].flatMap(node => [null, '::before', '::after'].map(part => {
      const style = getComputedStyle(node, part);
      const moves = [...style.transitionDuration.split(', '), ...style.animationDuration.split(', ')];
      const smooth = style.scrollBehavior !== 'auto';
      return smooth || moves.some(time => parseFloat(time) > 0) ? node.outerHTML.slice(0, 80) : '';
    })).filter(Boolean)"""
    assert page.evaluate(moving) == []
    page.get_by_role("button", name="Menu", exact=True).click()
    assert page.evaluate("document.getAnimations().length") == 0


def test_motion_is_there_for_the_others(visit: Visit):
    page = visit(GUIDE, width=375)
    assert (
        page.locator(".md-sidebar--primary").evaluate("node => parseFloat(getComputedStyle(node).transitionDuration)")
        > 0
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_take_the_colors_of_the_device(visit: Visit, scheme: str):
    page = visit("guides/what-is-gene-therapy/", forced_colors="active", color_scheme=scheme)
    ground, ink = page.locator("body").evaluate(
        "node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]"
    )
    assert ground != ink
    drawing = page.locator("article svg").first
    fills = drawing.locator("text").evaluate_all("all => all.map(node => getComputedStyle(node).fill)")
    assert fills
    assert ground not in {fill for fill in fills if fill != "none"} or drawing.locator(".fill-primary").count()
    lines = drawing.locator("[class*=line-]").evaluate_all("all => all.map(node => getComputedStyle(node).stroke)")
    assert ground not in lines


@pytest.mark.parametrize(
    ("selector", "part"), [("article details > summary", "::after"), (".footnote-backref", "::before")]
)
def test_an_arrow_stays_in_sight_in_colors_of_the_device(visit: Visit, selector: str, part: str):
    page = visit(GUIDE, forced_colors="active")
    arrow = page.locator(selector).first
    color = arrow.evaluate("(node, part) => getComputedStyle(node, part).backgroundColor", part)
    assert color != page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    assert arrow.evaluate("(node, part) => getComputedStyle(node, part).forcedColorAdjust", part) == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_lie_on_the_ground_of_the_device(visit: Visit, scheme: str):
    """The browser lays its own ground under words; on a surface of another color they would be lost in a patch."""
    page = visit("guides/treatment-process/", forced_colors="active", color_scheme=scheme)
    ground = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    for selector, part in ((".stages .step", "::before"), (".danger > .admonition-title", None)):
        looks = page.locator(selector).first.evaluate(
            "(node, part) => { const one = getComputedStyle(node, part); return [one.backgroundColor, one.color]; }",
            part,
        )
        assert looks[0] == ground, selector
        assert looks[1] != ground, selector
