"""A built page as plain Markdown, for those who read by machine: every word a reader sees, and the sources.

It is made from the built page: only there do partials, data and the numbers of notes come together.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

BOLD_LINES = "dt, .admonition-title"
"""What stands above a text of its own, and is no heading."""

MARKUP = re.compile("<(?=[a-zA-Z/!])")
"""A sign of a text that Markdown would take for HTML; the library leaves it as it is."""


def page_as_markdown(html: str, address: str) -> str:
    """The article of a page; links are absolute. `address` is the page's own, and stands below its title."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return f"<{address}>\n"
    for picture in article.css("svg, img"):
        picture.replace_with(_said_of(picture))
    for mark in article.css("a[role=doc-noteref]"):
        mark.replace_with(mark.text())
    for line in article.css(BOLD_LINES):
        line.inner_html = f"<strong>{line.inner_html}</strong>"
    text = MARKUP.sub(r"\\<", _converted(article.html or "", address)).replace("\N{NO-BREAK SPACE}", " ").strip()
    title = re.search(r"^# .*\n", f"{text}\n", re.MULTILINE)
    end = title.end() if title else 0
    return f"{text[:end]}\n<{address}>\n\n{text[end:].lstrip()}".lstrip() + "\n"


def _said_of(picture: LexborNode) -> str:
    """What a screen reader says of a picture; nothing of one that it passes over."""
    title = picture.css_first("title")
    said = picture.attributes.get("aria-label") or picture.attributes.get("alt") or (title.text() if title else "")
    return f" ({said.strip()}) " if said else ""


def _converted(html: str, address: str) -> str:
    # A build that finds all copies in its cache shall not wait for what makes them.
    from html_to_markdown import ConversionOptions, convert  # noqa: PLC0415

    options = ConversionOptions(
        list_indent_width=4,
        bullets="-",
        escape_asterisks=True,
        compact_tables=True,
        autolinks=False,
        extract_metadata=False,
        base_url=address,
        exclude_selectors=["hr", "button", "input", "label", "form", "a[role=doc-backlink]"],
    )
    return convert(html, options).content
