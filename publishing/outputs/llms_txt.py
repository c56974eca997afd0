"""For those who read by machine: a Markdown copy of each guide, and llms.txt, which says where they are."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.cache.store import Cache
from publishing.content.model import Content, SourcePage
from publishing.outputs.markdown_copy import page_as_markdown
from publishing.outputs.share_facts import MARKDOWN, NOT_FOUND
from publishing.settings.site import SiteSettings
from publishing.workers.in_order import in_order

HOME = "index.md"
HTML = "index.html"


def llms_text(content: Content, documents: Path, settings: SiteSettings) -> str:
    """A map of the site as https://llmstxt.org describes it; `documents` holds its template."""
    environment = Environment(  # noqa: S701 - it writes Markdown from texts that break out of nothing
        loader=FileSystemLoader(documents), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    others = [page for page in content.pages.values() if not page.is_guide and page.path not in (NOT_FOUND, HOME)]
    return environment.get_template("llms.md").render(
        site_name=settings.name,
        site_url=settings.url,
        description=content.pages[HOME].meta.description,
        guides=content.guides,
        others=sorted(others, key=lambda page: page.address),
        copy=MARKDOWN,
    )


def write_for_machines(
    files: SiteFiles,
    content: Content,
    project: Path,
    settings: SiteSettings,
    cache: Cache,
) -> None:
    def copy(guide: SourcePage) -> str:
        return page_as_markdown(html(guide), settings.url + guide.address)

    def html(guide: SourcePage) -> str:
        return (files.folder / guide.address / HTML).read_text(encoding="utf-8")

    built = (files.digest_of(f"{guide.address}{HTML}") for guide in content.guides)
    keys = (digest("markdown", settings.url + g.address, known) for g, known in zip(content.guides, built, strict=True))
    jobs = [(key, partial(copy, guide)) for key, guide in zip(keys, content.guides, strict=True)]
    for guide, text in zip(content.guides, cache.once_each(jobs, in_order), strict=True):
        files.write(f"{guide.address}{MARKDOWN}", text.encode())
    text = llms_text(content, project / "overrides" / "documents", settings)
    files.write("llms.txt", text.encode())
