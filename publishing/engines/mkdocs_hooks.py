"""What only MkDocs asks of us, by its own events. Zensical knows none, and does not read this file.

MkDocs runs this file by its path, when `mkdocs` has not yet found our code: mkdocs-macros makes it known at its own
`on_config`, just before ours. So each event imports what it needs.
"""
# ruff: noqa: PLC0415

from pathlib import Path
from typing import Any

running = {"command": ""}
"""What MkDocs was asked to do. Only its first event says so, and this file is run once for all builds of a preview."""


def on_startup(command: str, **_: Any) -> None:
    """`mkdocs build` or `mkdocs serve` begins."""
    running["command"] = command


def on_config(config: Any, **_: Any) -> Any:
    """The settings are read, and nothing else."""
    from publishing.markdown import EXTENSIONS

    config.markdown_extensions += EXTENSIONS
    # Pages for whoever is writing: see SiteSettings.
    config["preview"] = running["command"] == "serve"
    return config


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """`mkdocs serve` begins to look at the files. Not at our code: what is loaded stays as it was loaded."""
    from publishing.project.sources import SOURCES

    project = Path(config.config_file_path).parent
    for path in (project / name for name in (*SOURCES, "overrides")):
        if path.exists():
            server.watch(str(path))
    return server


def on_page_read_source(page: Any, config: Any, **_: Any) -> str | None:
    """A page is about to be read, its front matter by YAML: we have done so, and hand it over."""
    known = config.plugins["macros"].values.whole.content.pages
    return "\n" if page.file.src_uri in known else None


def on_env(env: Any, **_: Any) -> Any:
    """All pages are read, the first template is about to be."""
    from publishing.assembly.compiled_templates import OF_THEME
    from publishing.engines.page_rendering import with_page_cache

    env.bytecode_cache = OF_THEME
    return with_page_cache(env)
