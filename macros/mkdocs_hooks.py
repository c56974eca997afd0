"""What only MkDocs asks of us, by its own events. Zensical knows none, and does not read this file."""

from typing import Any

from macros.compiled_templates import OF_THEME
from macros.quick_pages import with_kept_pages


def on_env(env: Any, **_: Any) -> Any:
    """All pages are read, the first template is about to be."""
    env.bytecode_cache = OF_THEME
    return with_kept_pages(env)
