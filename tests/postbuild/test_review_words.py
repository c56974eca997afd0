"""Where a built page speaks of its review, it says what the sign-offs say: no template or code adds a word."""

from pathlib import Path

import pytest

from tests.conftest import build
from tests.project_files import PROJECT
from tests.reviews.conftest import EPOCH
from tests.reviews.projects import Project

BLOCK = "{% block content %}"


def tampered(tmp_path: Path, file: str, old: str, new: str) -> tuple[int, str]:
    project = Project.create(tmp_path / "project")
    project.replace(file, old, new)
    result = build(project.path, tmp_path / "site", **EPOCH)
    return result.returncode, result.stderr


PLACES = {
    "words in the foot of printed pages": ('<p class="print-foot">Fever is harmless.</p>', "'Fever is harmless'"),
    "words in a box of the review": ('<div class="admonition review"><p>All is well.</p></div>', "'All is well'"),
    "words beside the way to paper": ('<p class="paper-link">Doctors agree.</p>', "'Doctors agree'"),
}


@pytest.mark.parametrize(("added", "words"), PLACES.values(), ids=PLACES)
def test_a_template_cannot_speak_where_no_digest_looks(added: str, words: str, tmp_path: Path):
    code, told = tampered(tmp_path, "overrides/main.html", BLOCK, BLOCK + added)
    assert code == 1
    assert f"the page says of its review what no sign-off says: {words}" in told
    assert "Traceback" not in told


def test_a_frame_that_claims_a_review_through_code_is_refused(tmp_path: Path):
    file = "overrides/partials/footer.html"
    text = (PROJECT / file).read_text(encoding="utf-8")
    old = text[text.index("<footer") :].split("\n")[0]
    halves = old + '<p>{{ "Approved by " ~ "doctors: all pages." }}</p>'
    code, told = tampered(tmp_path, file, old, halves)
    assert code == 1
    assert "around the article, 'Approved by doctors: all pages.' would pass for a review" in told
