"""What only MkDocs asks of us, by its own events. Zensical knows none, and does not read this file."""

from typing import Any

from publishing.assembly.compiled_templates import OF_THEME
from publishing.engines.page_rendering import with_kept_pages
from publishing.engines.theme_listing import with_short_listing


def on_config(config: Any, **_: Any) -> Any:
    """The settings are read, and nothing else."""
    get_env = config.theme.get_env
    config.theme.get_env = lambda: with_short_listing(get_env())
    return config


def on_page_read_source(page: Any, config: Any, **_: Any) -> str | None:
    """A page is about to be read, its front matter by YAML: we have done so, and hand it over."""
    known = config.plugins["macros"].values.whole.content.pages
    return "\n" if page.file.src_uri in known else None


def on_env(env: Any, **_: Any) -> Any:
    """All pages are read, the first template is about to be."""
    env.bytecode_cache = OF_THEME
    return with_kept_pages(env)
