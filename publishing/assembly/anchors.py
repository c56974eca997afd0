"""The places of a page that a link can lead to: its headings and the records it prints."""

import re
from functools import lru_cache

from jinja2 import TemplateSyntaxError
from markdown.extensions.toc import slugify

from publishing.assembly.parts import assemble
from publishing.content.model import Content

HEADING = re.compile(r"^ *#{2,6}[ ](?P<words>.*?)(?P<list>\{:?[^{}]*\})?[ ]*$", re.MULTILINE)
ID = re.compile(r"#(?P<id>[a-z][\w-]*)")
PRINTED_RECORDS = ("therapies", "pipeline", "glossary")


def anchors(path: str, content: Content) -> frozenset[str]:
    """Every id on the page. Worked out once for each page of a content."""
    if path not in content.anchors:
        content.anchors[path] = _anchors(path, content)
    return content.anchors[path]


def _anchors(path: str, content: Content) -> frozenset[str]:
    page = content.pages[path]
    try:
        assembly = assemble(page, content)
        partials, records = assembly.partials, {name for stem, name in assembly.records if stem in PRINTED_RECORDS}
    except TemplateSyntaxError:
        # Nobody can tell what it prints, and its own problem is told already.
        partials, records = content.partials, {name for stem in PRINTED_RECORDS for name in content.data[stem]}
    found = records | {name for text in (page.body, *partials.values()) for name, _ in written_ids(text)}
    core = getattr(page.meta, "core", None)
    return frozenset(found | ({core.id} if core else set()))


@lru_cache(maxsize=4096)
def written_ids(text: str) -> tuple[tuple[str, int], ...]:
    """The id of each heading of a text, with its offset; made from the words where no braces give one."""
    found = []
    for heading in HEADING.finditer(text):
        if heading["list"]:
            found += [(name["id"], heading.start()) for name in ID.finditer(heading["list"])]
        elif "{" not in heading["words"]:
            found.append((slugify(heading["words"], "-"), heading.start()))
    return tuple(found)
