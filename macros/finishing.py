"""What is left to do when an engine has written all pages, whichever engine it was."""

from pathlib import Path

from macros.check_built import Blank, check_site
from macros.content import Content
from macros.content_security_policy import write_policies
from macros.downloads import write_downloads
from macros.host_headers import IN_SITE, host_file
from macros.kept import Kept, digest_of_code
from macros.lean_pages import make_pages_lean
from macros.not_found import MOVED, move_not_found_page
from macros.one_style_sheet import put_one_style_sheet
from macros.problems import Problem
from macros.review_feeds import write_feeds
from macros.search_index import write_search
from macros.style_rules import StyleError
from macros.theme_files import remove_theme_files
from macros.whole_project import WholeProject

PREVIEW = "mkdocs_"
"""How the folder of `mkdocs serve` begins. It adds a script of its own to each page, which a policy would refuse."""


def finish(site: Path, project: WholeProject, site_name: str, site_url: str, blank: Blank) -> list[Problem]:
    """Make the files that no engine makes from a page, then tell what the built site must not contain."""
    move_not_found_page(site, site_url)
    make_pages_lean(site)
    remove_theme_files(site, project.docs)
    try:
        put_one_style_sheet(site, project.docs)
    except StyleError as error:
        return [Problem(error.file, error.line, error.column, error.message)]
    write_downloads(project.content, site)
    write_feeds(site, project.reviews, project.commit, site_name, site_url)
    write_search(site, project.content)
    if not site.name.startswith(PREVIEW):
        try:
            rules = write_policies(site)
        except ValueError as error:
            return [Problem("overrides/main.html", 1, 1, str(error))]
        text = host_file(IN_SITE, rules)
        (site / IN_SITE).write_text(text, encoding="utf-8", newline="")
    folder = project.docs.parent
    # Each engine's pages by themselves: what one build does not use is kept no longer.
    kept = Kept(folder, f"checked-{site.name}", digest_of_code(folder))
    return check_site(site, site_url, sources_by_built_file(project.content), blank, kept)


def sources_by_built_file(content: Content) -> dict[str, str]:
    """The source file of each built file, relative to the project and to the site."""
    built = {f"{page.address}index.html": page.file for page in content.pages.values()}
    return {MOVED.get(name, name): file for name, file in built.items()}
