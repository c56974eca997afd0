"""The one style sheet of the site shows each element exactly as the whole sheets of the theme and ours would."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import material
import pytest
import yaml
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route

from publishing.styles.rules import read_rules, write_rules
from publishing.styles.system_colors import following_the_system
from tests.project_files import PROJECT

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
PAGES = ["", "guides/solid-tumors/", "approved-therapies/", "glossary/", "about/review-status/", "404.html"]
# Each width, each set of colors and each medium once: what is dropped in one of them shows in one of these.
SITUATIONS = [(375, "light", "screen"), (1280, "dark", "screen"), (1280, "light", "print")]

UNSEEN = 2
"""Of 255 shades: the browser itself draws a round corner otherwise by so much from one time to the next."""

# Custom properties are the sheet's own words; what they lead to is in the properties that read them. Of elements that
# stand in the same place of the same kind of parents, such as the twenty paragraphs of a section, one is looked at.
LOOK = """() => {
  const names = [...getComputedStyle(document.documentElement)].filter((name) => !name.startsWith("--"));
  const look = (node, part) => {
    const style = getComputedStyle(node, part);
    if (part && style.content === "none") return part;
    return names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  };
  const place = (node, depth) => {
    if (!node || !depth) return "";
    const before = node.previousElementSibling;
    const own = [node.tagName, node.className.baseVal ?? node.className, node.id && "#", !before, before?.tagName];
    return [...own, !node.nextElementSibling, place(node.parentElement, depth - 1)].join();
  };
  const kinds = new Map([...document.querySelectorAll("*")].map((node) => [place(node, 5), node]));
  return [...kinds.values()].map((node) =>
    [null, "::before", "::after"].map((part) => look(node, part)).join("; ")
  );
}"""
OPEN_ALL = """() => {
  document.querySelectorAll("details").forEach((answer) => (answer.open = true));
  document.querySelectorAll("[data-md-toggle]").forEach((toggle) => (toggle.checked = true));
}"""


@pytest.fixture(scope="module")
def whole_sheet() -> str:
    """Every rule of the theme's sheet and of ours."""
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    names = yaml.safe_load(settings[settings.index("extra_css:") : settings.index("plugins:")])["extra_css"]
    (theme,) = THEME.glob("main.*.css")
    sheets = [theme, *(PROJECT / "docs" / name for name in names)]
    rules = [rule for sheet in sheets for rule in read_rules(sheet.read_text("utf-8"), sheet.name)]
    return write_rules(following_the_system(rules))


@pytest.fixture
def two_pages(browser: Browser, whole_sheet: str) -> Iterator[tuple[Page, Page]]:
    """One with the site's sheet, one with all rules."""
    ours, whole = (browser.new_context(reduced_motion="reduce").new_page() for _ in range(2))

    given = []

    def give_all(route: Route) -> None:
        given.append(route.request.url)
        route.fulfill(body=whole_sheet, content_type="text/css")

    # The sheet for paper stands beside the one sheet, and both pages have it.
    whole.route("**/stylesheets/site.*.css", give_all)
    yield ours, whole
    for page in (ours, whole):
        page.context.close()
    assert given, "no page asked for the one sheet under this name, so nothing was compared"


def differences(first: Page, second: Page, without: str = "none") -> list[tuple[str, str]]:
    """Each value of each element that the two pages do not share."""
    found = []
    for one, other in zip(first.evaluate(LOOK), second.evaluate(LOOK), strict=True):
        if one != other:
            pairs = zip(one.split("; "), other.split("; "), strict=True)
            # None of a length and none of a share are one place, however the sheet is written.
            found += [pair for pair in pairs if pair[0].replace("0%", "0px") != pair[1].replace("0%", "0px")]
    return [pair for pair in found if not pair[0].startswith(without)]


def same_picture(first: Page, second: Page) -> bool:
    """Whether every pixel comes to look the same; a browser under load may draw the last of them a little later."""
    for _ in range(10):
        one, other = (Image.open(BytesIO(page.screenshot())).convert("RGB") for page in (first, second))
        assert one.size == other.size
        if max(high for _, high in ImageChops.difference(one, other).getextrema()) <= UNSEEN:
            return True
        second.wait_for_timeout(200)
    return False


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_the_same(two_pages: tuple[Page, Page], site_url: str, path: str, situation: tuple[int, str, str]):
    width, colors, media = situation
    for page in two_pages:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colors, media=media)
        page.goto(site_url + path)
        # The opened menu must not slide below the pointer: one browser might notice it before the other.
        page.mouse.move(width - 2, 898)
    ours, whole = two_pages
    assert same_picture(ours, whole)
    for page in two_pages:
        page.evaluate(OPEN_ALL)
    assert differences(ours, whole) == []
    assert same_picture(ours, whole)


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_colors_that_a_reader_chose_look_like_those_of_a_device(browser: Browser, site_url: str, colors: str):
    pages = []
    for device in (colors, "light" if colors == "dark" else "dark"):
        page = browser.new_context(color_scheme=device, reduced_motion="reduce").new_page()
        page.goto(site_url)
        pages.append(page)
    pages[1].get_by_role("button", name="Dark colors").click()
    for page in pages:
        page.mouse.move(0, 600)
        page.evaluate("document.activeElement.blur()")
    # Which of the two a device prefers is told to pages in this one value where nothing was chosen.
    assert differences(*pages, without="color-scheme") == []
    for page in pages:
        page.context.close()
