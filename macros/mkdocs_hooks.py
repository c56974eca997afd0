"""What only MkDocs asks of us, by its own events. Zensical knows none, and does not read this file."""

from typing import Any

from macros.lean_theme import lean, without_blank_lines
from macros.quick_pages import KEPT, keep, with_kept_pages


def on_env(env: Any, **_: Any) -> Any:
    """All pages are read, the first template is about to be."""
    return with_kept_pages(lean(env))


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """A page is whole and not yet written."""
    if kept := getattr(page, KEPT, None):
        return kept
    html = without_blank_lines(output)
    keep(page, html)
    return html
