"""The Markdown of one page, assembled from all its sources: an engine converts it, and a build is compared with it."""

from collections.abc import Mapping
from typing import Any

from publishing.assembly.concerns import concern_of
from publishing.assembly.failures import FAILURES, template_problem
from publishing.assembly.sandbox import without_engine
from publishing.assembly.topics import listed_guides
from publishing.bounds.time_limit import TooSlowError, at_most
from publishing.content.diagnostics import Problem
from publishing.reviews.reports.readers_review import review_for_readers
from publishing.views.stage_timeline import timeline_of
from publishing.views.template_values import TemplateValues

SECONDS = 10
"""Most pages take a hundredth of one."""


class UnprintableError(Exception):
    """The templates of a page cannot be rendered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def own_variables(values: TemplateValues, path: str) -> dict[str, Any]:
    """What the templates of a page read of the page itself."""
    whole = values.whole
    page = whole.content.pages[path]
    reads = values.texts.reads(page.body)
    return {
        "front_matter": page.meta,
        # To sort a thousand guides for each of them takes longer than to render it.
        "therapy": whole.content.data["therapies"].get(page.meta.product),
        "concern": concern_of(page.meta.cancer, whole.content),
        "listed_guides": listed_guides(page, whole.content) if "listed_guides" in reads else [],
        "reading_minutes": values.minutes(page),
        "review": review_for_readers(whole.reviews, path),
        "text_changed_on": whole.reviews.modified_on(path),
        "timeline": timeline_of(getattr(page.meta, "core", None), whole.content.data["durations"]),
    }


def page_markdown(values: TemplateValues, path: str, variables: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The Markdown of a page, and the variables that are known only when it is made.

    `variables` are those of all pages, with `own_variables` of this one. Raises UnprintableError.
    """
    content = values.whole.content
    page = content.pages[path]
    try:
        with at_most(SECONDS):
            return values.texts.text(page.body, without_engine(variables) | page.front_matter.value)
    except (*FAILURES, TooSlowError) as error:
        raise UnprintableError(template_problem(error, page, frozenset(content.partials))) from error
