"""What MkDocs does after its build, for a site that Zensical built."""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from publishing.cache.site_files import SiteFiles
from publishing.commands.build_with_zensical import SETTINGS
from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.engines.blank_site import blank_pages
from publishing.postbuild.engine_pages import PagesOnDisk, TextOf
from publishing.postbuild.minify import make_pages_lean
from publishing.postbuild.run import Built, finish, pages_by_built_file
from publishing.project.outside import read_outside
from publishing.project.read import WholeProject, read_project
from publishing.reviews.state.reviews import COUNTS_FOR_NOTHING
from publishing.settings.site import SiteSettings
from publishing.views.page_markdown import own_variables, page_markdown
from publishing.views.template_values import TemplateValues


def main(arguments: list[str]) -> int:
    from zensical.config import parse_config  # noqa: PLC0415 - it is not there beside MkDocs

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args(arguments).site
    project = Path().resolve()
    whole, problems = read_project(project, project / "docs", build_day(), latest_day(), read_outside())
    if whole:
        # Zensical publishes whatever lies beside the theme's templates.
        for name in ("fragments", "documents"):
            shutil.rmtree(site / name, ignore_errors=True)
        # It makes the index of its own search whether or not a page loads that search.
        (site / "search.json").unlink(missing_ok=True)
        make_pages_lean(site)
        config = parse_config(SETTINGS)
        blank = blank_pages(project, list(whole.content.pages))
        pages = PagesOnDisk(site, pages_by_built_file(whole.content), _text_of(whole, project, config))
        built = Built(SiteFiles(site), blank, pages, "finished-zensical")
        problems = finish(built, whole, SiteSettings.read(config))
    if problems:
        print(report(problems), file=sys.stderr)
    elif whole and whole.reviews.set_aside:
        print(report(whole.reviews.set_aside, COUNTS_FOR_NOTHING), file=sys.stderr)
    return 1 if problems else 0


def _text_of(whole: WholeProject, project: Path, config: dict[str, Any]) -> TextOf:
    """The Markdown of each page as the engine was given it."""
    values = TemplateValues(whole, project, project / "docs" / "_partials", config["site_url"])

    def text_of(path: str) -> str:
        variables = values.variables | {"extra": config["extra"]} | own_variables(values, path)
        return page_markdown(values, path, variables)[0]

    return text_of


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
