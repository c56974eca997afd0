"""Pages beside the site for reviewers: their desk, with each form filled in, and what changed since each review.

They are no pages of the site: no menu, map or search leads to them, and no reader needs them.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from publishing.assembly.documents import documents
from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.reviews.digests import short
from publishing.reviews.reports.difference_texts import as_html
from publishing.reviews.reports.form_links import form_link_of_part, form_links
from publishing.reviews.reports.records import ReviewRecord, records
from publishing.reviews.state.difference import (
    FOLDER,
    address_of_difference,
    inputs_of_difference,
    known_difference,
)
from publishing.reviews.state.reviews import Reviews
from publishing.settings.site import SiteSettings
from publishing.workers.in_order import in_order

STYLE = "for-reviewers.css"
STATUS_PAGE = "../about/review-status/index.html"


@dataclass(frozen=True)
class Row:
    """One page on the desk."""

    title: str
    mark: str
    page: str
    """The address of the page; empty for a shared block, which is no page."""
    difference: str
    """The address of what changed since the review; empty where nothing did, or nobody knows."""
    forms: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What reviewers would have the editors change."""
    form_of_part: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    """The headings of what can be signed alone, by their ids."""


def write_for_reviewers(site: Path, reviews: Reviews, settings: SiteSettings, project: Path, cache: Cache) -> None:
    """Write the desk, and a page for each difference."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    rows = {record.page: _row(record, settings, reviews) for record in records(reviews)}
    known = {page: inputs for page in reviews.standings if (inputs := inputs_of_difference(page, reviews))}
    jobs = [
        (
            digest("difference", rows[page].page, rows[page].forms, *inputs),
            partial(_difference, page, reviews, rows[page], project),
        )
        for page, inputs in known.items()
    ]
    for page, html in zip(known, cache.once_each(jobs, in_order), strict=True):
        if html:
            (site / address_of_difference(page)).write_text(html, encoding="utf-8")
    templates = documents(project)
    (folder / STYLE).write_text(templates.get_template("style-for-reviewers.html").render(), encoding="utf-8")
    html = templates.get_template("for-reviewers.html").render(
        rows=rows.values(), has_forms=bool(settings.repository), status_page=STATUS_PAGE
    )
    (folder / "index.html").write_text(html, encoding="utf-8")


def _difference(page: str, reviews: Reviews, row: Row, project: Path) -> str | None:
    found = known_difference(page, reviews)
    return as_html(found, project, row.page, row.forms, STYLE) if found else None


def _row(record: ReviewRecord, settings: SiteSettings, reviews: Reviews) -> Row:
    form_of_part = form_link_of_part(settings.repository, record.page, record.digest)
    known = reviews.digests.words.sections(record.page) if form_of_part else {}
    return Row(
        record.title,
        short(record.digest),
        # Relative, so that they also lead on in a site that was downloaded from a check.
        "" if record.address is None else f"../{record.address}index.html",
        Path(record.difference).name if record.difference else "",
        form_links(settings.repository, record.page, record.digest, record.review_class, record.status),
        record.remarks,
        form_of_part,
        {name: section.heading for name, section in known.items()},
    )
