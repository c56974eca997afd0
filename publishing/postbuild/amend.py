"""What is written where no template of ours can reach: a page's first elements, marks of notes, drawings in folds."""

import re
from pathlib import Path

from publishing.postbuild.citation_marks import with_grouped_marks

TOGGLE = re.compile(
    r'<input class="md-toggle" data-md-toggle="(\w+)" type="checkbox" id="(__\w+)" autocomplete="off">\s*'
)
SKIP = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)

FOR_SCRIPTS = re.compile(
    r'<div (?:class="md-dialog" )?data-md-component="(?:announce|dialog)">\s*'
    r'(?:<div class="md-dialog__inner md-typeset"></div>\s*)?</div>\s*'
)
"""Empty places for the theme's scripts, which no page loads."""

NAMES_FOR_SCRIPTS = re.compile(r' data-md-(?:component="(?:container|content|main|sidebar|top)"|type="\w+")')
"""By which they would find their parts."""

MARK = '<a class="footnote-ref"'
"""A guide has a hundred of them: the role is name enough for the style sheet, too."""
NOTE_ROLE = ' role="doc-noteref">'

DRAWING_IN_PARAGRAPH = re.compile(r"<p>(<figure\b(?:(?!<p>).)*?</figure>)\s*</p>", re.DOTALL)
"""Within a fold, Markdown takes HTML for words of a paragraph, which may hold no figure."""

HEADING = re.compile(r"<h([1-6])\b")
TITLE_OF_BOX = '<p class="admonition-title"'
"""Markdown makes the bar of a box, such as "Call an ambulance first", a paragraph: a jump by headings would pass it."""

WAY_BACK = re.compile(r'(<a class="footnote-backref"[^>]*) title=("[^"]*")')
"""Its title is only a hint; without a label a screen reader reads the name of the arrow."""


def mend_pages(site: Path) -> None:
    """Write every page of a built site anew, mended.

    Raises ValueError if a page does not begin as the theme's pages do.
    """
    for path in sorted(site.rglob("*.html")):
        html = mended(path.relative_to(site).as_posix(), path.read_text("utf-8"))
        path.write_text(html, encoding="utf-8", newline="")


def mended(name: str, html: str) -> str:
    """The HTML of the page of a name, with the link past the header first, and with marks of notes and bars of boxes
    that say what they are.

    Raises ValueError if it does not begin as the theme's pages do.
    """
    try:
        return _with_roles(_with_link_first(html))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _with_link_first(html: str) -> str:
    # Zensical hides a label, which HTML forbids: it has no words to hide.
    html = html.replace('for="__drawer" aria-hidden="true"', 'for="__drawer"')
    html = NAMES_FOR_SCRIPTS.sub("", FOR_SCRIPTS.sub("", DRAWING_IN_PARAGRAPH.sub(r"\1", html)))
    toggles, skip = list(TOGGLE.finditer(html)), SKIP.search(html)
    if not toggles or skip is None or skip.start() < toggles[-1].end():
        raise ValueError(
            "the theme begins its pages in another way. Look at its base.html, and mend postbuild/amend.py."
        )
    # A box without a label opens nothing.
    labeled = [toggle for toggle in toggles if f'for="{toggle[2]}"' in html]
    boxes = "".join(toggle[0].replace(' autocomplete="off"', "") for toggle in labeled)
    between = html[toggles[-1].end() : skip.start()]
    return html[: toggles[0].start()] + skip[0] + boxes + between + html[skip.end() :]


def _with_roles(html: str) -> str:
    html, *marked = html.split(MARK)
    # To cut is quicker than to ask a pattern, and a page has two hundred notes.
    html += "".join(f"<a{after.replace('>', NOTE_ROLE, 1)}" for after in marked)
    html = _with_titles_of_boxes(html)
    return with_grouped_marks(WAY_BACK.sub(r'\1 role="doc-backlink" aria-label=\2', html))


def _with_titles_of_boxes(html: str) -> str:
    """The bar of each box as a heading below the one before it. It is in no list of contents."""
    level = 1
    before, *others = html.split(f"{TITLE_OF_BOX}>")
    parts = [before]
    for other in others:
        levels = HEADING.findall(parts[-1])
        level = int(levels[-1]) if levels else level
        parts += [f'{TITLE_OF_BOX} role="heading" aria-level="{level + 1}">', other]
    return "".join(parts)
