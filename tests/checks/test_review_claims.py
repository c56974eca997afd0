"""Words that would pass for a review are refused wherever they reach a reader; honest words about doctors are not."""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from publishing.checks.words.review_claims import claims_a_review
from tests.gate.site import PLAIN, write_site
from tests.reviews.projects import Project
from tests.reviews.small_site import LIST, TREATMENT

CLAIMS = (
    "This page was medically reviewed by a named doctor on 1 November 2026.",
    "Every guide here was medically reviewed and signed off by a named doctor, oncologist.",
    "A board-certified oncologist has vetted every word of this page.",
    "Medically fact-checked in November 2026 by a hematologist.",
    "Our doctors read this page in full and stand behind it.",
    "Contenido revisado por oncólogos.",
    "Texte relu par un médecin.",
    "Ärztlich geprüft.",
    "Reviewed and approved by the FDA.",
    "All guides: approved by the NHS.",
    "All pages medically approved by oncologists.",
    "Oncologist-approved Guides",
    "Reviewed by Dr. Smith",
    "Last reviewed: today",
    "The CancerFax Medical Team reviewed these words on 1 May 2026.",
    "Medically checked.",
    "Doctors endorse this guide.",
    "Verified by an independent medical board.",
    "An expert checked the whole text.",
    "Written by doctors.",
    "Every word of this page was vetted.",
    "We fact-checked this guide in full.",
)
HONEST = (
    "The FDA approved Kymriah in 2017.",
    "Your scans are reviewed by a specialist before the visit.",
    "Ask who reviewed your tumor sample.",
    "A doctor checks your blood every day.",
    "Check this list with your doctor.",
    "Verify every word on this page with your team.",
    "The trial was reviewed by an ethics board.",
    "Our list of approved therapies leads to the guides.",
    "Nurses check your temperature, and you can read the leaflet.",
    "A pharmacist prepared the cells.",
    "Read the guide before you see the doctor.",
    "Show these words to your nurse.",
)


@pytest.mark.parametrize("sentence", CLAIMS)
def test_it_would_pass_for_a_review(sentence: str):
    assert claims_a_review(sentence)


@pytest.mark.parametrize("sentence", HONEST)
def test_it_claims_nothing_about_our_text(sentence: str):
    assert not claims_a_review(sentence)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


CLAIM = "This page was medically reviewed by a named doctor."
PLACES = {
    "a page": (f"docs/{TREATMENT}", "You may say no.", CLAIM),
    "the home page": (f"docs/{LIST}", "[The wait]", f"{CLAIM} [The wait]"),
    "a description": (f"docs/{TREATMENT}", "summary: How long", f"summary: {CLAIM} How long"),
    "a partial": ("docs/_partials/small-print.md", "This page gives", f"{CLAIM} This page gives"),
    "the partial of the review line": ("docs/_partials/parts/print-foot.md", "CancerFax Guides.", f"{CLAIM} Guides."),
    "the title of a source": ("docs/_data/sources.yml", "title: A", "title: Medically reviewed by doctors. A"),
    "the role of a reviewer": ("docs/_data/reviewers.yml", "role: Nurse", "role: Has reviewed every page of this site"),
    "the name of a reviewer": ("docs/_data/reviewers.yml", "name: Kim Example", "name: Kim, who vetted these pages"),
    "the settings": ("mkdocs.yml", "copyright: ", "copyright: All pages medically approved by oncologists. "),
    "the name of the site": ("mkdocs.yml", "site_name: CancerFax Guides", "site_name: Oncologist-approved Guides"),
    "a template": ("overrides/main.html", "{% block content %}", "{% block content %}<p>Reviewed by the FDA.</p>"),
    "an attribute of a template": ("overrides/partials/logo.html", 'alt=""', 'alt="Doctor-approved"'),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), PLACES.values(), ids=PLACES)
def test_a_claim_is_refused_wherever_it_stands(file: str, old: str, new: str, project: Project):
    assert project.problems() == []
    project.replace(file, old, new)
    problems = project.problems()
    assert any(problem.startswith(f"{file}:") and "would pass for a review" in problem for problem in problems), (
        problems
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("images/seal.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Reviewed by an oncologist</text></svg>"),
        ("javascripts/seal.js", 'document.title = "Reviewed by an oncologist";'),
    ],
)
def test_a_claim_is_refused_in_a_drawing_and_in_a_script(name: str, text: str, project: Project):
    (project.path / "docs" / "assets" / name).write_text(text, encoding="utf-8")
    assert any(f"docs/assets/{name}:1:" in problem and "pass for a review" in problem for problem in project.problems())


def test_a_sentence_that_is_allowed_in_one_file_is_refused_in_another(project: Project):
    """Filled in by hand it would be a review of nobody's."""
    for sentence in ("Not yet checked by a doctor.", "A famous doctor (Chief) reviewed these words on 1 May 2026."):
        project.replace(f"docs/{TREATMENT}", "You may say no.", f"{sentence} You may say no.")
    assert len([problem for problem in project.problems() if "pass for a review" in problem]) == 2


def test_an_allowed_sentence_is_allowed_word_for_word(project: Project):
    project.replace("docs/_partials/parts/print-foot.md", "No one has signed off", "Everyone has signed off")
    assert any("'Everyone has signed off these words.' would pass" in problem for problem in project.problems())


def test_a_reviewer_may_allow_a_sentence(project: Project):
    project.replace(f"docs/{TREATMENT}", "You may say no.", "The old page was never reviewed by doctors.")
    assert any("pass for a review" in problem for problem in project.problems())
    record = f"- id: old-page\n  says: The old page was never reviewed by doctors.\n  files: [{TREATMENT}]\n"
    with (project.path / "docs/_data/review-sentences.yml").open("a", encoding="utf-8") as file:
        file.write(record)
    assert project.problems() == []


def test_each_claim_is_told_at_its_own_line_and_none_in_a_note(tmp_path: Path):
    write_site(tmp_path / "project")
    page = tmp_path / "project/docs" / PLAIN
    before = page.read_text("utf-8")
    note = "{## Medically reviewed by Dr. A. ##}"
    page.write_text(f"{before}\n{note}\n\nMedically **reviewed** by Dr. A.\n\nMedically reviewed by Dr. B.\n", "utf-8")
    line = before.count("\n") + 2
    _, problems = read_and_check(tmp_path / "project/docs")
    assert [problem.line for problem in problems] == [line + 2, line + 4]


def test_the_day_of_the_older_material_is_not_an_editors_to_choose(tmp_path: Path):
    real = Project.of_real_pages(tmp_path / "real")
    content = real.reviews().content
    guide = next(page for page in content.guides if page.meta.material_reviewed)
    real.replace(guide.file, f"material_reviewed: {guide.meta.material_reviewed}", "material_reviewed: 2026-11-28")
    assert any("2026-11-28 is not the day that docs/_data/review-sentences.yml" in told for told in real.problems())
