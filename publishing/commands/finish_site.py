"""What MkDocs does after its build, for a site that Zensical built."""

import argparse
import shutil
import sys
from pathlib import Path

from publishing.commands.build_with_zensical import SETTINGS
from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.engines.blank_site import blank_pages
from publishing.postbuild.minify import make_pages_lean
from publishing.postbuild.run import finish
from publishing.project.read import read_project
from publishing.settings.site import SiteSettings


def main(arguments: list[str]) -> int:
    from zensical.config import parse_config  # noqa: PLC0415 - it is not there beside MkDocs

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args(arguments).site
    project = Path().resolve()
    whole, problems = read_project(project, project / "docs", build_day(), latest_day())
    if whole:
        # Zensical publishes whatever lies beside the theme's templates.
        for name in ("fragments", "documents"):
            shutil.rmtree(site / name, ignore_errors=True)
        # It makes the index of its own search whether or not a page loads that search.
        (site / "search.json").unlink(missing_ok=True)
        make_pages_lean(site)
        settings = SiteSettings.read(parse_config(SETTINGS))
        blank = blank_pages(project, list(whole.content.pages))
        problems = finish(site, whole, settings, blank, "finished-zensical")
    if problems:
        print(report(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
