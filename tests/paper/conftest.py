"""The real site with its PDFs, as `make pdf` makes it, once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from tests.conftest import build
from tests.made_once import made_once
from tests.paper.spoken_text import spoken_text
from tests.project_files import PROJECT

DAY = {"SOURCE_DATE_EPOCH": "1796126400"}
"""1 December 2026."""
DASH_AT_END = "\ufffe"


def make_pdf(site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing.commands.make_pdf", str(site)]
    settings = os.environ | DAY | environment
    return subprocess.run(command, cwd=PROJECT, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def pdf_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        built = build(PROJECT, folder / "site", PDFS="1", SITE_URL="http://site.test/", **DAY)
        assert built.returncode == 0, built.stderr
        printed = make_pdf(folder / "site")
        assert printed.returncode == 0, printed.stderr

    return made_once(tmp_path_factory, "paper", make) / "site"


def _lines(page: PageObject) -> list[tuple[int, str]]:
    found: dict[int, str] = {}

    def note(text: str, page_matrix: list[float], text_matrix: list[float], *_: object) -> None:
        height = round(page_matrix[5] + text_matrix[5] * page_matrix[3])
        found[height] = found.get(height, "") + text

    page.extract_text(visitor_text=note)
    return sorted((height, text) for height, text in found.items() if text.strip())


class Pdf:
    """One PDF, as a test asks about it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.reader = PdfReader(path)

    @cached_property
    def pages(self) -> list[str]:
        # pypdf takes seconds for what Chromium's own reader does at once. That one tells a dash at a line's end apart.
        pages = pypdfium2.PdfDocument(self._path)
        return [page.get_textpage().get_text_range().replace(DASH_AT_END, "-") for page in pages]

    @cached_property
    def lines(self) -> list[list[tuple[int, str]]]:
        """The height and words of each line of each page, the lowest first: what is painted last may stand first."""
        return [_lines(page) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return squash("".join(self.pages))

    @cached_property
    def spoken(self) -> str:
        return spoken_text(self._path)

    def bookmarks(self) -> list[tuple[str, int]]:
        """Every bookmark in order: its words, and its page counted from 1."""
        marks = _flat(self.reader.outline)
        return [(mark.title, self.reader.get_destination_page_number(mark) + 1) for mark in marks]

    def figures(self) -> list[str | None]:
        """What a screen reader hears in place of each picture; None where it hears of a picture and no more."""
        return [part.get("/Alt") for part in _parts(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
                if part.get("/S") == "/Figure"]  # fmt: skip

    def links_without_a_tag(self) -> int:
        """How many places can be followed of which a screen reader hears no link."""
        parts = _parts(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
        links = [part for part in parts if part.get("/S") == "/Link"]
        tagged = {part.raw_get("/Obj").idnum for link in links for part in _parts(link) if part.get("/Type") == "/OBJR"}
        places = {place.idnum for page in self.reader.pages for place in page.get("/Annots", [])}
        return len(places - tagged)

    def is_tagged(self) -> bool:
        root = self.reader.trailer["/Root"]
        return bool(root["/MarkInfo"]["/Marked"]) and bool(root["/StructTreeRoot"]["/K"])


def _flat(outline: list) -> list:
    return [mark for part in outline for mark in (_flat(part) if isinstance(part, list) else [part])]


def _parts(node: Any) -> Iterator[DictionaryObject]:
    """Each tagged part of a PDF, from the root of its tags."""
    node = node.get_object()
    for child in node if isinstance(node, list) else [node]:
        part = child.get_object()
        if isinstance(part, DictionaryObject):
            yield part
            yield from _parts(part["/K"]) if "/K" in part else ()


def squash(text: str) -> str:
    """The signs of a text: where a line ends, and whether a word is cut there, is the sheet's affair."""
    return "".join(text.split())
