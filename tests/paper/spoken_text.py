"""A PDF as a screen reader reads it: the words in the order of the tags, not of the ink."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


def spoken_text(path: Path) -> str:
    """The words of all tagged parts, page by page. What no tag holds, such as the foot of a page, is left out."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(part for page in document for part in _page(page))


def _page(page: pypdfium2.PdfPage) -> Iterator[str]:
    words = _words_by_mark(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), words)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _element(element: object, words: dict[int, str]) -> Iterator[str]:
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _element(child, words)
        elif (mark := pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
            yield words.get(mark, "")


def _words_by_mark(page: pypdfium2.PdfPage) -> dict[int, str]:
    words: dict[int, str] = {}
    reader = page.get_textpage()
    for part in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=10):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(part)
        size = pdfium.FPDFTextObj_GetText(part, reader, None, 0)
        text = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(part, reader, ctypes.cast(text, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
        words[mark] = words.get(mark, "") + text.raw.decode("utf-16-le").rstrip("\0")
    return words
