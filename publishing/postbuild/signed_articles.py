"""Whether each page still reads as it was signed: between words and readers stand templates, settings and code."""

import json
from dataclasses import replace

from publishing.cache.site_files import SiteFiles
from publishing.cache.store import Cache
from publishing.checks.files.hiding import hidden_on_screen
from publishing.content.diagnostics import Problem
from publishing.project.read import WholeProject
from publishing.project.sources import FOUND_READS
from publishing.reviews.state.built import read_digests, reading_otherwise, signed_parts, site_to_read


def with_reads(
    files: SiteFiles, project: WholeProject, site_url: str, cache: Cache
) -> tuple[WholeProject, list[Problem]]:
    """The project with how its articles read; and each page that this build calls reviewed though it reads otherwise.

    What was found is then written down, so that the site can be built again, with pages that say so.
    """
    folder, reviews = project.history.project, project.reviews
    texts = (*project.content.pages, *signed_parts(reviews.standings))
    reads = read_digests(files, texts, site_to_read(project.content, site_url, hidden_on_screen()), cache)
    cache.save()
    problems = []
    for page in reading_otherwise(reviews.standings, reads):
        message = (
            "a template, a setting or our code changed what readers get of this page: it reads otherwise than it was "
            "signed. Take that back, or build with `make site`, which says so on the page."
        )
        problems.append(Problem(f"docs/{page}", 1, 1, message))
    if problems:
        path = folder / FOUND_READS
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(reads, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return replace(project, reviews=replace(reviews, reads=reads)), problems
