"""Prints a PDF of each guide, and a booklet of all, into a built site."""

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf
from selectolax.lexbor import LexborHTMLParser

from publishing.content.dates import build_day, long_date
from publishing.content.read import read
from publishing.outputs.share_facts import BOOKLET, pdf_name
from publishing.paper.chromium import NoChromiumError, Printer, printer
from publishing.paper.documents import links_of, paper_document, paper_guide, styles
from publishing.paper.pdf_ua import Facts, with_names_and_facts

LETTERS = "paper-letters"
"""Where the fonts of the printed pages pretend to stand; the site itself has none."""

BOOKLET_PLACE = "guides/booklet/"
"""As deep as a guide, so that links and styles of the guides' own pages lead where they led."""


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

    def write(path: Path, document: str, place: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        facts = Facts(about["site_name"], day)
        made = with_names_and_facts(chromium.pdf(document, place), links_of(document, about["address"] + place), facts)
        path.write_bytes(made)

    for name, text in html.items():
        guide = paper_guide(text, name)
        document = paper_document([guide], title=guide.title, styles=styles(text), **looks)
        write(site / pdf_name(guides[name]), document, guides[name].address)
    home = content.pages["index.md"].meta
    looks |= {"title": home.title, "styles": styles(next(iter(html.values())))}
    parts = [paper_guide(text, name, list(html)) for name, text in html.items()]
    says = about | {"description": home.description, "day": long_date(day)}
    # On which page a guide begins is known only when all are printed: so they are printed twice.
    draft = chromium.pdf(paper_document(parts, booklet=says | {"pages": {}}, **looks), BOOKLET_PLACE)
    says |= {"pages": first_pages(draft, [guide.title for guide in parts])}
    write(site / BOOKLET, paper_document(parts, booklet=says, **looks), BOOKLET_PLACE)


def first_pages(pdf: bytes, titles: Sequence[str]) -> dict[str, int]:
    """The page on which the bookmark of each title leads, counted from 1."""
    with Pdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        leads = {mark.title: mark.destination or mark.action.D for mark in outline.root}
        return {title: numbers[leads[title][0].objgen] for title in titles}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
