"""Prints a PDF of each guide, and a booklet of all, into a built site."""

import argparse
import importlib.util
import re
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publishing.content.dates import build_day, long_date
from publishing.content.read import read
from publishing.outputs.share_facts import BOOKLET, pdf_name
from publishing.paper.chromium import NoChromiumError, Printer, printer
from publishing.paper.documents import PaperGuide, paper_document, paper_guide, styles

LETTERS = "paper-letters"
"""Where the fonts of the printed pages pretend to stand; the site itself has none."""

BOOKLET_PLACE = "guides/booklet/"
"""As deep as a guide, so that links and styles of the guides' own pages lead where they led."""

STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")
"""When the PDF was made, as Chromium writes it."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args(arguments).site
    fonts = Path(importlib.util.find_spec("font_source_sans_pro").origin).parent / "files"
    try:
        home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
        name = home.css_first("meta[property='og:site_name']").attributes["content"]
        url = home.css_first("link[rel=canonical]").attributes["href"]
        with printer(site, url, {LETTERS: fonts}) as chromium:
            write_pdfs(chromium, site, {"site_name": name, "address": url}, build_day())
    except (NoChromiumError, FileNotFoundError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def write_pdfs(chromium: Printer, site: Path, about: dict[str, str], day: date) -> None:
    """Print every guide, then all of them as one. `about` names the site and its address."""
    content, _ = read(Path("docs"))
    guides = {guide.address.split("/")[-2]: guide for guide in content.guides}
    html = {name: (site / guide.address / "index.html").read_text(encoding="utf-8") for name, guide in guides.items()}
    looks = {"documents": Path("overrides/documents"), "fonts": f"../../{LETTERS}/SourceSansPro-"}
    for name, text in html.items():
        guide = paper_guide(text, name)
        document = paper_document([guide], title=guide.title, styles=styles(text), **looks)
        _write(site / pdf_name(guides[name]), chromium.pdf(document, guides[name].address), day)
    home = content.pages["index.md"].meta
    looks |= {"title": home.title, "styles": styles(next(iter(html.values())))}
    parts = [paper_guide(text, name, list(html)) for name, text in html.items()]
    says = about | {"description": home.description, "day": long_date(day)}
    # On which page a guide begins is known only when all are printed: so they are printed twice.
    draft = chromium.pdf(paper_document(parts, booklet=says | {"pages": {}}, **looks), BOOKLET_PLACE)
    says |= {"pages": first_pages(draft, parts)}
    _write(site / BOOKLET, chromium.pdf(paper_document(parts, booklet=says, **looks), BOOKLET_PLACE), day)


def first_pages(pdf: bytes, guides: list[PaperGuide]) -> dict[str, int]:
    """The page on which each guide begins, by its title, counted from 1."""
    from pypdf import PdfReader  # noqa: PLC0415 - only who prints needs it

    reader = PdfReader(BytesIO(pdf))
    marks = {mark.title: mark for mark in reader.outline if not isinstance(mark, list)}
    return {guide.title: reader.get_destination_page_number(marks[guide.title]) + 1 for guide in guides}


def _write(path: Path, pdf: bytes, day: date) -> None:
    """Write a PDF dated with the day. The same words make the same document, but Chromium promises no bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(STAMP.sub(lambda found: b"/%s (D:%s000000" % (found[1], f"{day:%Y%m%d}".encode()), pdf))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
