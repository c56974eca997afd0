"""Built pages without what no reader sees: the indents of templates, and ways back from a source that are hidden."""

import re
from pathlib import Path

KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
"""Where a blank may mean something."""

BLANKS = " \t"
SVG_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""A drawing inside a page is one without it; only a file of its own needs it."""

WAYS_BACK = re.compile(
    r'(<a class="footnote-backref"[^>]*>[^<]*</a>)(?:\s*<a class="footnote-backref"[^>]*>[^<]*</a>)+'
)
"""A source that is cited again and again has a way back to each place. Readers are offered the first."""


def make_pages_lean(site: Path) -> None:
    """Write every page of a built site anew with fewer bytes and the same words."""
    for path in sorted(site.rglob("*.html")):
        path.write_text(minified(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")


def minified(html: str) -> str:
    """The page as a browser shows it, in fewer bytes."""
    html = WAYS_BACK.sub(r"\1", html).replace(SVG_NAMESPACE, "")
    parts = KEPT.split(html)
    # Text, what is kept, and the name of its element follow one another.
    return "".join(
        _without_indents(part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    )


def _without_indents(text: str) -> str:
    """Every line break with the blanks around it, and the empty lines behind it, as one line break."""
    first, *others = text.split("\n")
    if not others:
        return text
    last = others.pop().lstrip()
    between = (line.rstrip(BLANKS) for other in others if (line := other.lstrip()))
    return "\n".join([first.rstrip(BLANKS), *between, last])
