"""The real pages in every state: signed, carried over, changed, half signed, taken back, never signed, unscheduled."""

import json
import re
from datetime import date
from pathlib import Path

from tests.project_files import PROJECT
from tests.reviews.projects import RAY, Project
from tests.reviews.small_site import CODE, reviewers

GUIDE, CHANGED, CARRIED = "guides/solid-tumors.md", "guides/rare-cancers.md", "guides/gene-therapy-for-cancer.md"
PARTLY, WITHDRAWN, TWICE = "guides/treatment-process.md", "approved-therapies.md", "glossary.md"
SIGNED = (GUIDE, CHANGED, CARRIED, PARTLY, WITHDRAWN, TWICE, "about/privacy.md")
STATES = {
    GUIDE: "current",
    CHANGED: "changed-since-review",
    CARRIED: "current",
    PARTLY: "partly-reviewed",
    WITHDRAWN: "withdrawn",
    TWICE: "current",
    "about/privacy.md": "current",
    "guides/what-is-gene-therapy.md": "never-reviewed",
}
TOLD = re.compile(r"^what_changed:\n(?:  .*\n)+", re.MULTILINE)
EPOCH = {"SOURCE_DATE_EPOCH": "1796126400"}
"""1 December 2026."""


def forget_changes(path: Path) -> None:
    """Take what guides tell of their changes out of a copy of the real pages."""
    for guide in (path / "docs" / "guides").glob("*.md"):
        guide.write_text(TOLD.sub("", guide.read_text(encoding="utf-8")), encoding="utf-8")


def create(path: Path) -> Project:
    project = Project.of_real_pages(path)
    for name in CODE:
        (path / name).symlink_to(PROJECT / name)
    register = path / "docs" / "_data" / "reviewers.yml"
    register.write_text(register.read_text(encoding="utf-8") + reviewers(), encoding="utf-8")
    # What the real guides tell of their changes is theirs: one change is told here, below.
    forget_changes(path)
    project.begin()
    (path / ".git" / "info" / "exclude").write_text("site\n.cache\n", encoding="utf-8")
    reads = _built(project)
    for page in SIGNED:
        project.sign(page, date(2026, 11, 1), reads=reads[page])
    project.commit("lee", key="lee", day="2026-11-01")
    project.sign_and_commit(TWICE, date(2026, 11, 2), reviewer=RAY, reads=reads[TWICE])
    taken_back = {"outcome": "withdrawn", "note": "A date was wrong."}
    project.sign_and_commit(WITHDRAWN, date(2026, 11, 2), reads=reads[WITHDRAWN], **taken_back)
    more = "\nwhat_changed:\n  - date: 2026-11-20\n    text: There is one more line at the end.\nreview_class:"
    project.replace(f"docs/{CHANGED}", "\nreview_class:", more)
    for page in (CHANGED, CARRIED):
        (path / "docs" / page).open("a", encoding="utf-8").write("\nThank you for reading.\n")
    project.commit(day="2026-11-20")
    project.carry(CARRIED, date(2026, 11, 22), "A line of thanks came.", reads=_built(project)[CARRIED])
    project.commit("lee", key="lee", day="2026-11-22")
    return project


def _built(project: Project) -> dict[str, str]:
    """How each page reads when it is built."""
    from tests.conftest import build  # noqa: PLC0415 - it needs this file

    result = build(project.path, project.path / "site", **EPOCH)
    assert result.returncode == 0, result.stderr
    feed = json.loads((project.path / "site" / "reviews.json").read_text(encoding="utf-8"))
    return {record["page"]: record["reads"] for record in feed["pages"]}
