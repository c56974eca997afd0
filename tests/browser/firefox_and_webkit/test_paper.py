"""What Firefox and WebKit print."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from tests.browser.conftest import serving
from tests.browser.firefox_and_webkit.drivers import VISIBLE, Driver, firefox, webkit
from tests.reviews.signed_pages import CARRIED

GUIDE = "guides/treatment-process/"
MARGIN = 35
"""Points at each edge that every printer leaves white; the sheet asks for 14 millimeters and more."""
WORDS = f"""// What the page says on a screen: its foot, headings by kind, boxes of danger, and each text.
const kinds = ["article h2", "article h3", "article summary"];
const headings = kinds.map((kind) => [kind, {VISIBLE}(kind).map((one) => one.innerText.trim()).filter(Boolean)]);
const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
const unprinted = ".footnote-backref, .paper-link, .print-foot, script, template, svg, button, [hidden]";
const texts = [];
while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(unprinted)) texts.push(walker.currentNode.data);
return {{
  foot: document.querySelector(".print-foot").textContent,
  headings: Object.fromEntries(headings),
  boxes: [...document.querySelectorAll(".danger")].map((one) => one.innerText),
  texts,
}}"""


Box = tuple[float, float, float, float]
"""Left, bottom, right and top of what is printed, in points."""


@dataclass(frozen=True)
class Printed:
    """A page on paper, and what it says on a screen."""

    sheets: list[pypdfium2.PdfTextPage]
    foot: str
    headings: dict[str, list[str]]
    boxes: list[str]
    texts: list[str]

    def letters(self) -> list[str]:
        """Of each sheet."""
        return [letters(sheet.get_text_bounded()) for sheet in self.sheets]


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Driver]:
    with request.param() as opened:
        yield opened


@pytest.fixture(scope="module")
def guide(window: Driver, site_url: str) -> Printed:
    return on_paper(window, site_url + GUIDE)


def on_paper(window: Driver, address: str) -> Printed:
    window.open(address)
    window.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    said = window.run(WORDS)
    said["foot"] = letters(said["foot"])
    return Printed([sheet.get_textpage() for sheet in pypdfium2.PdfDocument(window.printed())], **said)


def letters(text: str) -> str:
    """A text as both a page and paper tell it: no blanks, no hyphens at line ends, no letters that are joined."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(one for one in text if not one.isspace() and one not in "-\u00ad\u2010\ufffe\x02")


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def lines(sheet: pypdfium2.PdfTextPage, foot: str) -> list[float]:
    """How high above the lower edge each line of text ends, our foot left out."""
    boxes = [sheet.get_rect(number) for number in range(sheet.count_rects())]
    return [box[1] for box in boxes if letters(sheet.get_text_bounded(*box)) not in foot]


def share(one: Box, other: Box) -> float:
    """How much of the smaller of two boxes lies within the other."""
    width, height = (min(one[side + 2], other[side + 2]) - max(one[side], other[side]) for side in (0, 1))
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return max(width, 0) * max(height, 0) / smaller


def sheets_without(foot: str, printed: Printed) -> list[int]:
    return [number for number, text in enumerate(printed.letters(), 1) if foot not in text]


def test_each_sheet_says_whose_text_it_is_and_where_it_stands(guide: Printed):
    assert len(guide.sheets) > 5
    assert "signedoff" in guide.foot
    assert sheets_without(guide.foot, guide) == []


@pytest.mark.parametrize("page", ["cancers/solid/brain/", "find/"])
def test_a_short_last_sheet_says_so_too(window: Driver, site_url: str, page: str):
    printed = on_paper(window, site_url + page)
    assert sheets_without(printed.foot, printed) == []


def test_no_line_is_printed_over_another(window: Driver, site_url: str):
    sheet = on_paper(window, site_url + "cancers/solid/brain/").sheets[0]
    # The title and what follows it. Letters that are joined have one place.
    seen = [place for place, letter in enumerate(sheet.get_text_range(0, 600)) if letter.isalpha()]
    boxes = {sheet.get_charbox(place) for place in seen}
    assert len(boxes) > 400
    assert [pair for pair in combinations(boxes, 2) if share(*pair) > 0.2] == []


def test_a_long_standing_is_whole_on_each_sheet(window: Driver, signed_site: Path):
    with serving(signed_site) as address:
        printed = on_paper(window, f"{address}{CARRIED.removesuffix('.md')}/")
    assert len(printed.foot) > 120
    assert sheets_without(printed.foot, printed) == []


@pytest.mark.parametrize("kind", ["article h2", "article h3", "article summary"])
def test_no_heading_is_the_last_line_of_a_sheet(guide: Printed, kind: str):
    found = 0
    for heading in guide.headings[kind]:
        for number, sheet in enumerate(guide.sheets, 1):
            if (hit := sheet.search(heading, match_case=True, match_whole_word=True).get_next()) is None:
                continue
            found += 1
            _, bottom, _, _ = sheet.get_charbox(hit[0])
            assert [other for other in lines(sheet, guide.foot) if other < bottom - 5], f"{heading!r} ends {number}"
    assert found > 3


def test_the_signs_of_danger_stand_whole_on_one_sheet(guide: Printed):
    boxes = [box for box in guide.boxes if box.count("\n") > 5]
    assert boxes
    for box in boxes:
        first, *_, last = (letters(line.split("[")[0]) for line in box.splitlines() if line.strip())
        assert [text for text in guide.letters() if first in text and last in text], first


def test_no_words_are_lost_between_sheets(guide: Printed):
    # Not in their order: raised numbers of notes come before or after their line.
    paper = words(sheet.get_text_bounded() for sheet in guide.sheets)
    page = words(guide.texts)
    assert page.total() > 5000
    assert page - paper == Counter()


def test_no_line_is_cut_at_the_edge_of_a_sheet(guide: Printed):
    for number, sheet in enumerate(guide.sheets, 1):
        boxes = [sheet.get_rect(place) for place in range(sheet.count_rects())]
        assert min(left for left, _, _, _ in boxes) > MARGIN, number
        # A raised mark in the first line of a sheet begins on the one before it, and is whole on its own.
        lowest = [box for box in boxes if not re.fullmatch(r"[\[\]\d, ]*", sheet.get_text_bounded(*box).strip())]
        assert min(bottom for _, bottom, _, _ in lowest) > MARGIN, number
