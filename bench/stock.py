"""Writes the same text for Material for MkDocs as it comes: python -m bench.stock PROJECT TARGET

Every page as our partials and macros assemble it, also what the menu leaves out, in plain Markdown with footnotes;
the theme's own templates and settings, its search, the same Markdown extensions, the same navigation. No macros, no
checks, no reviews.
"""

import os
import sys
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros import prepare_page

EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "pymdownx.details")


def write_stock(project: Path, target: Path) -> None:
    """Put the assembled pages of a project and the settings of a stock site into a folder."""
    os.chdir(project)
    sys.path.insert(0, str(project))
    config = load_config("mkdocs.yml")
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    config.plugins.on_files(files, config=config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for page in [file.page or Page(None, file, config) for file in files.documentation_pages()]:
        page.read_source(config)
        config.plugins.on_page_markdown(page.markdown, page=page, config=config, files=files)
        text = prepare_page(config.plugins["macros"], page.file.src_uri, page.meta)
        meta = {key: page.meta[key] for key in ("title", "description")}
        path = target / "docs" / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{yaml.safe_dump(meta)}---\n{text}", encoding="utf-8")
    settings = {
        "site_name": "Stock",
        "site_url": "http://127.0.0.1:8000/",
        "nav": config.nav,
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": list(EXTENSIONS),
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"absolute_links": "relative_to_docs", "not_found": "ignore", "anchors": "ignore"},
        },
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    write_stock(*(Path(argument).resolve() for argument in sys.argv[1:3]))
