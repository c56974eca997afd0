"""Reviewers and review records that the tests start from."""

from collections.abc import Callable

Run = Callable[..., int]
"""The command on a day: records, the day, further flags; its exit code."""

REVIEWERS = """\
- id: alice
  name: Dr Alice Abel
  kind: person
  role: Oncologist
  github: alice
  second: bob
- id: bob
  name: Dr Bob Bern
  kind: person
  role: Hematologist
  github: bob
- id: cancerfax-medical-team
  name: CancerFax Medical Team
  kind: organization
  role: Oncology and hematology specialists
"""


def page_record(page: str = "guides/solid-tumors.md", **keys: object) -> dict[str, object]:
    """A page signed off by Alice, with its next review on 16 October 2026."""
    signed = {
        "page": page,
        "title": f"About {page}",
        "status": "current",
        "reviewed_by": "alice",
        "last_reviewed": "2025-10-16",
        "next_review": "2026-10-16",
        "digest": "f" * 64,
        "changed_parts": [],
        "expired_facts": [],
    }
    return signed | keys


def never_reviewed(page: str, **keys: object) -> dict[str, object]:
    nothing = {"status": "never-reviewed", "reviewed_by": None, "last_reviewed": None, "next_review": None}
    return page_record(page, **nothing | keys)


SIGNED_AGAIN = page_record(last_reviewed="2026-10-01", next_review="2027-10-01")
