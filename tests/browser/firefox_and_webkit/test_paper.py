"""What Firefox prints. WebKit's driver cannot print."""

from collections.abc import Iterator

import pypdfium2
import pytest

from tests.browser.firefox_and_webkit.drivers import VISIBLE, Driver, firefox

GUIDE = "guides/treatment-process/"
FOOT = 60
"""Points from the lower edge: our own foot, and the margin below it."""


@pytest.fixture(scope="module")
def guide(site_url: str) -> Iterator[Driver]:
    with firefox() as window:
        window.open(site_url + GUIDE)
        window.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        yield window


@pytest.fixture(scope="module")
def sheets(guide: Driver) -> list[pypdfium2.PdfTextPage]:
    return [sheet.get_textpage() for sheet in pypdfium2.PdfDocument(guide.printed())]


def lines(sheet: pypdfium2.PdfTextPage) -> list[float]:
    """How high above the lower edge each line of text ends, our foot left out."""
    boxes = (sheet.get_rect(number) for number in range(sheet.count_rects()))
    return [bottom for _, bottom, _, _ in boxes if bottom > FOOT]


def test_each_sheet_says_whose_text_it_is(guide: Driver, sheets: list[pypdfium2.PdfTextPage]):
    foot = guide.run("return document.querySelector('.print-foot').textContent").split(".")[1].strip()
    assert len(sheets) > 5
    assert [number for number, sheet in enumerate(sheets) if foot not in sheet.get_text_bounded()] == []


@pytest.mark.parametrize("kind", ["article h2", "article h3", "article summary"])
def test_no_heading_is_the_last_line_of_a_sheet(guide: Driver, sheets: list[pypdfium2.PdfTextPage], kind: str):
    headings = guide.run(f"return {VISIBLE}(arguments[0]).map((one) => one.innerText.trim()).filter(Boolean)", kind)
    found = 0
    for heading in headings:
        for number, sheet in enumerate(sheets):
            if (hit := sheet.search(heading, match_case=True, match_whole_word=True).get_next()) is None:
                continue
            found += 1
            _, bottom, _, _ = sheet.get_charbox(hit[0])
            assert [other for other in lines(sheet) if other < bottom - 5], f"{heading!r} ends sheet {number + 1}"
    assert found > 3


def test_the_signs_of_danger_stand_whole_on_one_sheet(guide: Driver, sheets: list[pypdfium2.PdfTextPage]):
    boxes = guide.run("return [...document.querySelectorAll('.danger')].map((one) => one.innerText)")
    boxes = [box for box in boxes if box.count("\n") > 5]
    assert boxes
    texts = ["".join(sheet.get_text_bounded().split()) for sheet in sheets]
    for box in boxes:
        first, *_, last = ("".join(line.split("[")[0].split()) for line in box.splitlines() if line.strip())
        assert [text for text in texts if first in text and last in text], first
