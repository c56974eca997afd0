"""What is left to do when an engine has written all pages, whichever engine it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publishing.assembly.moved_pages import write_moved
from publishing.cache.keys import digest_of_code
from publishing.cache.site_files import SiteFiles
from publishing.cache.store import Cache
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.outputs.atom_feed import write_changes_feed
from publishing.outputs.downloads import write_downloads
from publishing.outputs.for_reviewers import write_for_reviewers
from publishing.outputs.host_headers import IN_SITE, host_file
from publishing.outputs.llms_txt import write_for_machines
from publishing.outputs.security_txt import write_security_text
from publishing.outputs.sitemap import write_sitemap
from publishing.outputs.social_cards import write_cards
from publishing.postbuild import review_words
from publishing.postbuild.amend import mend_pages
from publishing.postbuild.audit.finding import at_its_source
from publishing.postbuild.audit.run import Blank
from publishing.postbuild.comparison.run import told
from publishing.postbuild.content_security_policy import OF_HOSTS
from publishing.postbuild.engine_pages import EnginePages
from publishing.postbuild.fingerprints import ScriptError, publish_assets
from publishing.postbuild.last_look import LastLook
from publishing.postbuild.not_found import move_not_found_page
from publishing.postbuild.offline import write_worker
from publishing.postbuild.page_writer import PageWriter
from publishing.postbuild.pictures import Sizes, clean_pictures
from publishing.postbuild.signed_articles import with_reads
from publishing.postbuild.theme_files import remove_theme_files
from publishing.project.read import WholeProject
from publishing.reviews.reports.feeds import write_feeds
from publishing.search.index import write_search
from publishing.search.sections import pages_to_search
from publishing.settings.not_found import MOVED
from publishing.settings.site import SiteSettings
from publishing.styles.bundle import make_one_style_sheet
from publishing.styles.rules import StyleError
from publishing.workers.meanwhile import meanwhile

CARDS_KEPT = ".cache/cards"


@dataclass(frozen=True)
class Built:
    """A site that an engine has just written, and what only the engine can tell of it."""

    files: SiteFiles
    blank: Blank
    pages: EnginePages
    cache_name: str = "finished"
    """What is cached of the pages of two engines is kept apart."""
    is_mended: bool = False
    """Whether each page was mended as soon as it was made."""

    @property
    def site(self) -> Path:
        return self.files.folder


def finish(built: Built, project: WholeProject, settings: SiteSettings) -> list[Problem]:
    """Make all that no engine makes from a page, and tell what the built site must not contain."""
    if problems := finish_pages(built, project, settings):
        return problems
    folder = project.history.project
    articles = Cache(folder, f"{built.cache_name}-articles", digest_of_code(folder))
    # Of all that follows nothing asks for the search, and it takes the longest.
    pages = pages_to_search(built.site)
    with meanwhile(partial(_write_search, built.files, pages, project, built.cache_name)) as search:
        if problems := [*review_words.problems(built.files, project, articles)]:
            return problems
        read, problems = with_reads(built.files, project, settings.url, articles)
        problems = problems or _write_files(built.files, read, settings, built.cache_name)
        if not problems:
            search()
            _write_moved(built.site, project, settings)
    return problems


def finish_pages(built: Built, project: WholeProject, settings: SiteSettings) -> list[Problem]:
    """Make the pages what readers get, and tell what they must not contain, or say otherwise than their sources."""
    site = built.site
    content, folder = project.content, project.history.project
    cache = Cache(folder, built.cache_name, digest_of_code(folder))
    clean_pictures(site, project.docs)
    move_not_found_page(site, settings.url)
    remove_theme_files(site, project.docs)
    try:
        if not built.is_mended:
            mend_pages(site)
        names = built.pages.all()
        used = ((name, built.pages.names(name)) for name in names)
        sheet = make_one_style_sheet(site, project.docs, used, cache)
        writer = PageWriter(built.files, sheet, publish_assets(site), Sizes(site), settings.preview)
        problems = _found(LastLook(writer, settings.url, built.blank, built.pages, cache), names, content)
    except StyleError as error:
        return [Problem(error.file, error.line, error.column, error.message)]
    except ScriptError as error:
        return [Problem(error.file, 1, 1, str(error))]
    except ValueError as error:
        return [Problem("overrides/main.html", 1, 1, str(error))]
    if not settings.preview:
        (site / IN_SITE).write_text(host_file(IN_SITE, OF_HOSTS), encoding="utf-8", newline="")
    cache.save()
    return problems


def _found(last_look: LastLook, names: list[str], content: Content) -> list[Problem]:
    """What is wrong with the pages, at the lines that brought it."""
    pages = pages_by_built_file(content)
    problems: list[Problem] = []
    for look in last_look.at(names):
        last_look.writer.files.known[look.name] = look.digest
        page = pages.get(look.name)
        for finding in look.findings:
            problems += at_its_source(finding, f"site/{look.name}", page, content)
        if page and look.parted:
            problems += told(look.parted, last_look.pages.page(look.name).text(), page, content)
    return problems


def write_beside(files: SiteFiles, project: WholeProject, settings: SiteSettings) -> list[Problem]:
    """Write the files beside the finished pages, and tell what stands in their way."""
    pages = pages_to_search(files.folder)
    problems = _write_files(files, project, settings, "finished")
    _write_search(files, pages, project, "finished")
    _write_moved(files.folder, project, settings)
    return problems


def _write_files(files: SiteFiles, project: WholeProject, settings: SiteSettings, cache_name: str) -> list[Problem]:
    """For machines, for reviewers, for readers without a connection."""
    site, content, folder, url = files.folder, project.content, project.history.project, settings.url
    cache = Cache(folder, f"{cache_name}-beside", digest_of_code(folder))
    write_downloads(content, site, cache)
    write_feeds(site, project.reviews, settings.name, url)
    write_for_reviewers(site, project.reviews, settings, folder, cache)
    write_cards(content, settings.name, files, folder / CARDS_KEPT)
    write_sitemap(site, project.reviews, url)
    write_changes_feed(site, project, settings)
    write_for_machines(files, content, folder, settings, cache)
    problems = write_worker(site, wanted=not settings.preview)
    problems += write_security_text(site, settings, project.reviews.today)
    cache.save()
    project.reviews.past.keep()
    return problems


def _write_search(site: SiteFiles, pages: Sequence[str], project: WholeProject, cache_name: str) -> None:
    folder = project.history.project
    cache = Cache(folder, f"{cache_name}-search", digest_of_code(folder))
    write_search(site, pages, project.content, cache)
    cache.save()


def _write_moved(site: Path, project: WholeProject, settings: SiteSettings) -> None:
    """For who kept an old address. These pages lead elsewhere by themselves, which no page that was checked may do."""
    write_moved(site, project.content, project.history.project, settings.url)


def pages_by_built_file(content: Content) -> dict[str, SourcePage]:
    """The page of each built file, relative to the site."""
    built = {f"{page.address}index.html": page for page in content.pages.values()}
    return {MOVED.get(name, name): page for name, page in built.items()}
