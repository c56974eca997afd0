"""Approved with remarks: to whom they are told, and for how long."""

from datetime import date

import pytest

from publishing.reviews.ledger.remark import UnreadableRemarkError, read_remarks
from publishing.reviews.ledger.scope import Scope
from publishing.reviews.reports.readers_review import review_for_readers
from publishing.reviews.reports.records import records
from publishing.reviews.reports.table import as_text
from tests.reviews.projects import RAY, Project
from tests.reviews.small_site import TREATMENT

PAGE = f"docs/{TREATMENT}"
WHO = (("in-short", "Say who calls."),)
TOLD = "Lee Example on “In short”: Say who calls."


def told(project: Project) -> list[str]:
    return next(one for one in records(project.reviews()) if one.page == TREATMENT).remarks


def test_a_remark_leaves_the_approval_and_is_told_to_everybody(project: Project):
    project.sign(remarks=WHO)
    record = next(one for one in records(project.reviews()) if one.page == TREATMENT)
    assert (record.status, record.remarks) == ("current", [TOLD])
    assert f"remark of {TOLD}" in as_text([record])
    assert review_for_readers(project.reviews(), TREATMENT).has_remarks


def test_a_remark_is_open_until_its_section_changes(project: Project):
    project.sign(remarks=WHO)
    project.replace(PAGE, "Ask who calls you at night.", "Ask who calls at night.")
    assert told(project) == [TOLD]
    project.replace(PAGE, "- Ask who calls you.", "- Ask whether a nurse calls you.")
    assert told(project) == []


def test_a_remark_is_settled_when_who_made_it_signs_again_or_takes_the_review_back(project: Project):
    project.sign(remarks=WHO, day=date(2026, 11, 20))
    project.sign(reviewer=RAY, day=date(2026, 11, 21))
    assert told(project) == [TOLD]
    project.sign(day=date(2026, 11, 22))
    assert told(project) == []
    project.sign(remarks=WHO, day=date(2026, 11, 23))
    project.withdraw()
    assert told(project) == []


def test_a_review_of_a_part_may_have_remarks_too(project: Project):
    project.sign(scope=Scope(("in-short",)), remarks=WHO)
    assert told(project) == [TOLD]
    assert not review_for_readers(project.reviews(), TREATMENT).has_remarks


@pytest.mark.parametrize("line", ["Say who calls.", "In short: say who.", "in-short:", "in-short:say who"])
def test_a_line_without_a_section_is_no_remark(line: str):
    with pytest.raises(UnreadableRemarkError, match="names no section"):
        read_remarks(f"daily-life: say who drives\n{line}")
