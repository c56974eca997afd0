"""What only MkDocs asks of us, by its own events. Zensical knows none, and does not read this file."""

from typing import Any

from macros.lean_theme import lean, without_blank_lines


def on_env(env: Any, **_: Any) -> Any:
    """All pages are read, the first template is about to be."""
    return lean(env)


def on_post_page(output: str, **_: Any) -> str:
    """A page is whole and not yet written."""
    return without_blank_lines(output)
