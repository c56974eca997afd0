"""Which issues ask for which reviews: from the state of every page to what must be written on GitHub.

Nothing here writes. What is right already yields no action, so a second run has nothing to do.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publishing.content.models.field_types import ReviewClass
from publishing.content.models.reviewers import Reviewer
from publishing.github.block import page_of
from publishing.github.changes import Action, Issue, Wanted, duplicate, step
from publishing.github.page_review import PageReview
from publishing.github.stage import Stage, stage_of
from publishing.github.words import IssueWords
from publishing.reviews.classes import NEEDED
from publishing.reviews.reports.form_links import form_links

NOBODY = "nobody"
"""Stands for the reviewer in the label of a page that names none."""


@dataclass(frozen=True)
class Desk:
    """What every decision needs: who reviews, in what words, on which day."""

    reviewers: Mapping[str, Reviewer]
    words: IssueWords
    today: date
    site: str = ""
    """The address of the published site, ending in a slash; empty where nobody knows it."""
    repository: str = ""
    """The repository's address on the website."""


def plan(records: Iterable[PageReview], issues: Iterable[Issue], desk: Desk) -> list[Action]:
    """Everything to write, grouped by who is asked, the most urgent page of each first."""
    pages = {record.page: record for record in records}
    tracked: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.is_trusted and (page := page_of(issue.body)):
            tracked.setdefault(page, []).append(issue)
    decided: list[tuple[Wanted, Action]] = []
    for page in pages.keys() | tracked.keys():
        wanted = _wanted(pages[page], desk) if page in pages else _gone(page, desk)
        keeper, *others = sorted(tracked.get(page, []), key=_first_to_keep) or [None]
        if action := step(wanted, keeper):
            decided.append((wanted, action))
        if keeper and (spare := [issue for issue in others if issue.is_open]):
            words = desk.words.write("duplicate", number=keeper.number)
            decided += [(wanted, duplicate(wanted, issue, words)) for issue in spare]
    return [action for _, action in sorted(decided, key=_by_person_and_urgency)]


def _first_to_keep(issue: Issue) -> tuple[bool, int]:
    """Of several for one page: the oldest that is open, else the newest that was closed."""
    return (not issue.is_open, issue.number if issue.is_open else -issue.number)


def _by_person_and_urgency(decided: tuple[Wanted, Action]) -> tuple[str, int, str, int]:
    wanted, action = decided
    stages = [stage.value for stage in Stage]
    urgency = stages.index(wanted.stage) if wanted.stage in stages else len(stages)
    return (wanted.asked, urgency, wanted.page, action.number or 0)


def _wanted(record: PageReview, desk: Desk) -> Wanted:
    first, second = _people(record, desk)
    stage = stage_of(record, second is not None, desk.today)
    asked = second if stage is Stage.HANDED_OVER else first
    group = desk.words.label("reviewer", asked.id if asked else NOBODY)
    last = desk.reviewers.get(record.reviewed_by or "")
    facts = {
        "page": record.page,
        "title": record.heading,
        "asked": asked,
        "first": first,
        "second": second,
        "reviewed_by": last.name if last else record.reviewed_by,
        "last_reviewed": record.last_reviewed,
        "next_review": record.next_review,
        "changed_on": record.changed_on,
        "changed_parts": record.changed_in_words or record.changed_parts,
        "published": desk.site + record.address if desk.site and record.address is not None else "",
        "difference": desk.site + record.difference if desk.site and record.difference else "",
        "forms": form_links(desk.repository, record.page, record.digest, record.review_class, record.status),
        "waits_for": record.waits_for,
        "expired_facts": record.expired_facts,
        "group": group,
    }
    name = asked.name if asked else ""
    common = (desk.words.label("review"), group)
    assignees = (asked.github,) if asked and asked.github else ()
    if stage is None:
        was_signed = record.last_reviewed is not None and record.scheduled
        template = "signed-off" if was_signed else "not-needed"
        words = desk.words.write(template, **facts)
        reason = "completed" if was_signed else "not_planned"
        return Wanted(record.page, name, words, template, common, assignees, is_open=False, reason=reason)
    words = desk.words.write(stage, **facts)
    labels = (*common, desk.words.label(stage))
    reminder = desk.words.line("reminder", heading=words.title)
    return Wanted(record.page, name, words, stage, labels, assignees, reminder=reminder)


def _people(record: PageReview, desk: Desk) -> tuple[Reviewer | None, Reviewer | None]:
    """Who is asked for a review, and who once it is late. Their second person stands in for who left or is away."""
    found = next(filter(None, (_here(name, desk) for name in _names(record, desk))), [])
    first, second, *_ = (*found, None, None)
    return first, second


def _names(record: PageReview, desk: Desk) -> Iterator[str]:
    """Who could be asked, by id, the best first: who reviewed the page knows it, who answers for it finds somebody."""
    last = desk.reviewers.get(record.reviewed_by or "")
    if record.waits_for:
        yield from (one.id for one in desk.reviewers.values() if _is_waited_for(one, record))
    elif last and _counts(last, record.review_class):
        yield last.id
    yield record.reviewer or record.reviewed_by or ""


def _is_waited_for(reviewer: Reviewer, record: PageReview) -> bool:
    wanted = {profession for group in record.waits_for for profession in group.split(" or ")}
    return reviewer.counts_as in wanted and record.review_class in reviewer.signs and reviewer.can_prove_it


def _counts(reviewer: Reviewer, review_class: ReviewClass | None) -> bool:
    """Whether the page needs one like them: it needs no lay reader, though many may have signed it."""
    groups = NEEDED[review_class] if review_class else ()
    return not groups or reviewer.counts_as is None or any(reviewer.counts_as in group for group in groups)


def _here(name: str, desk: Desk) -> list[Reviewer]:
    """A reviewer and those who stand in for them one after the other, as far as they are here."""
    found: list[Reviewer] = []
    seen: set[str] = set()
    while name in desk.reviewers and name not in seen:
        seen.add(name)
        reviewer = desk.reviewers[name]
        if reviewer.is_here(desk.today):
            found.append(reviewer)
        name = reviewer.second or ""
    return found


def _gone(page: str, desk: Desk) -> Wanted:
    words = desk.words.write("not-needed", title=page)
    return Wanted(page, "", words, "not-needed", (desk.words.label("review"),), is_open=False, reason="not_planned")
