"""What voids a sign-off, and what does not; on which pages; through which part."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from publishing.content.page_parts import PARTS
from publishing.reviews.words import PARTIALS_FOLDER
from tests.gate.site import GUIDE, PLAIN, write_site
from tests.project_files import PROJECT
from tests.reviews.projects import Project
from tests.reviews.small_site import BACKGROUND, SAFETY, TREATMENT

PAGE = f"docs/{GUIDE}"
REAL_GUIDE = "docs/guides/solid-tumors.md"
WORDS = """
You may wait, because tests take time, and it is always your choice. Of those who waited, most waited for 8.3 months.
Ask what a [tide](/glossary.md#tide) means, and you may say no.
"""
"""What the edits below change."""
ENDING = """
{% include "small-print.md" %}

{{ reviewers[front_matter.reviewer].name }} answers for it. [Talk it over]({{ extra.intake_url }})

{% for term in terms %}
**{{ term.term }}**: {{ term.definition }}

{% endfor %}
"""
WAVE = """
- id: wave
  term: Wave
  other_names: []
  definition: >-
    What moves the water.
  sources: []
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A made-up site with a guide that prints something of each kind: a source, a number, a drawing, an address."""
    project = Project(tmp_path / "project")
    write_site(project.path)
    with (project.path / PAGE).open("a", encoding="utf-8") as page:
        page.write(WORDS)
    with (project.path / "docs/_data/glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write(WAVE)
    project.replace(PAGE, "topics: [basics]", "topics: [basics, car-t]")
    project.replace("docs/_partials/guide-ending.md", "It is made up.\n", ENDING)
    drawing = '\n\n{{ drawing("fever-scale") }}\n'
    project.replace("docs/_partials/get-help-now.md", "if you shiver.\n", f"if you shiver.{drawing}")
    (project.path / "docs/_data/drawings.yml").write_text(SCALE, encoding="utf-8")
    return project


def _record(file: str, name: str) -> str:
    """A record of the real site, as it stands there."""
    text = (PROJECT / "docs/_data" / file).read_text(encoding="utf-8")
    return f"- id: {name}\n" + text.split(f"- id: {name}\n", 1)[1].split("\n- id: ", 1)[0].rstrip() + "\n"


SCALE = _record("drawings.yml", "fever-scale")


@dataclass(frozen=True)
class Edit:
    """A change of one file, and the parts it changes in the guide; none if it voids nothing."""

    file: str
    old: str
    new: str
    parts: tuple[str, ...]


SOURCE = "docs/_data/sources.yml#harbor-2"
EDITS = {
    "word of the body": Edit(PAGE, "because tests take time", "for tests take time", (PAGE,)),
    "number": Edit(PAGE, "8.3 months", "3.8 months", (PAGE,)),
    "line wrapped in the body": Edit(PAGE, "always your choice", "always\nyour choice", ()),
    "space at the end": Edit(PAGE, "you may say no.\n", "you may say no.  \n", ()),
    "title": Edit(PAGE, "title: ", "title: Once more, ", (f"{PAGE}#front-matter",)),
    "line wrapped in the front matter": Edit(PAGE, "What a harbor is, and", "What a harbor\n  is, and", ()),
    "link target in the front matter": Edit(
        PAGE, "(/glossary.md#harbor-cell)", "(/glossary.md#wave)",
        ("docs/_data/glossary.yml#harbor-cell", "docs/_data/glossary.yml#wave", f"{PAGE}#front-matter"),
    ),
    "topics": Edit(PAGE, "topics: [basics, car-t]", "topics: [basics]", ()),
    "place among the cards": Edit(PAGE, "order: 1", "order: 9", ()),
    "comment in data": Edit("docs/_data/sources.yml", "- id: harbor-2", "# Look again.\n- id: harbor-2", ()),
    "definition of a linked word": Edit(
        "docs/_data/glossary.yml", "What comes and goes", "What goes and comes", ("docs/_data/glossary.yml#tide",)
    ),
    "word in a drawing of a nested partial": Edit(
        "docs/_data/drawings.yml", "above_a: Call now,", "above_a: Call soon,",
        ("docs/_data/drawings.yml#fever-scale",),
    ),
    "shape of a drawing": Edit(
        "overrides/fragments/fever-scale.html", 'x="4" y="34"', 'x="40" y="34"',
        ("overrides/fragments/fever-scale.html",),
    ),
    "line wrapped in a drawing": Edit(
        "overrides/fragments/fever-scale.html", '<rect x="4"', '<rect\nx="4"', ()
    ),
    "words around a number": Edit(
        "overrides/fragments/number.md", "in 100**", "in every 100**", ("overrides/fragments/number.md",)
    ),
    "count of a share, which decides whether it is About so many": Edit(
        "docs/_data/numbers.yml", "in_100: 62\n  events: 31", "in_100: 62\n  events: null",
        ("docs/_data/numbers.yml#harbor-shrank",),
    ),
    "address of the settings": Edit(
        "mkdocs.yml", "https://www.cancerfax.com/", "https://www.example.org/", ("mkdocs.yml#extra.intake_url",)
    ),
    "address of the settings that the page does not print": Edit(
        "mkdocs.yml", 'FEEDBACK_ADDRESS, ""', 'FEEDBACK_ADDRESS, "https://www.example.org/"', ()
    ),
    "text of a duration": Edit(
        "docs/_data/durations.yml", "text: 2 to 4 weeks", "text: 2 to 4 long weeks",
        ("docs/_data/durations.yml#making",),
    ),
    "note of a duration, which no page prints": Edit(
        "docs/_data/durations.yml", "note: Made up", "note: Made up for once", ()
    ),
    "name of the reviewer": Edit(
        "docs/_data/reviewers.yml", "name: Lee Example", "name: Leonore Example",
        ("docs/_data/reviewers.yml#dr-lee",),
    ),
    "who may sign": Edit("docs/_data/reviewers.yml", "signs: [safety, treatment", "signs: [treatment", ()),
    "partial": Edit("docs/_partials/small-print.md", "gives information only", "gives facts only",
                    ("docs/_partials/small-print.md",)),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_changes_exactly_the_parts_that_a_reader_sees(edit: Edit, project: Project):
    before = project.reviews().digests.of(GUIDE)
    project.replace(edit.file, edit.old, edit.new)
    after = project.reviews().digests.of(GUIDE)
    assert tuple(after.changed_since(before.parts)) == edit.parts
    assert (after.digest != before.digest) == bool(edit.parts)


def record_of(project: Project, name: str, old: str, new: str) -> None:
    """Replace the first text after a record's id."""
    path = project.path / "docs" / "_data" / "sources.yml"
    before, record = path.read_text(encoding="utf-8").split(f"- id: {name}\n", 1)
    assert old in record
    path.write_text(f"{before}- id: {name}\n{record.replace(old, new, 1)}", encoding="utf-8")


def test_a_source_that_was_checked_again_voids_nothing(project: Project):
    before = project.digests()
    record_of(project, "harbor-2", "checked: 2026-10-01", "checked: 2026-11-01")
    assert project.digests() == before


def test_another_address_of_a_source_voids_the_pages_that_cite_it(project: Project):
    before = project.reviews().digests
    record_of(project, "harbor-2", "url: https://", "url: https://www.")
    after = project.reviews().digests
    changed = {page for page in project.reviews().content.pages if before.of(page) != after.of(page)}
    assert GUIDE in changed
    assert PLAIN not in changed
    assert after.of(GUIDE).changed_since(before.of(GUIDE).parts) == [SOURCE]


def test_a_partial_in_a_partial_voids_exactly_the_pages_that_reach_it(project: Project):
    before = project.digests()
    project.replace("docs/_partials/small-print.md", "gives information only", "gives facts only")
    reached = {TREATMENT, SAFETY, BACKGROUND, GUIDE}
    assert {page for page, digest in project.digests().items() if digest != before[page]} == reached


def test_the_order_of_front_matter_keys_voids_nothing(project: Project):
    before = project.digests()
    path = project.path / PAGE
    text = path.read_text(encoding="utf-8")
    match = PARTS.match(text)
    assert match
    keys = dict(reversed(yaml.load(match[1], Loader=yaml.CSafeLoader).items()))
    front_matter = yaml.safe_dump(keys, sort_keys=False, allow_unicode=True, width=70)
    path.write_text(f"---\n{front_matter}---\n{text[match.end() :]}", encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert project.digests() == before


def test_a_navigation_change_voids_nothing(project: Project):
    before = project.digests()
    settings = project.path / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").split("\n")
    first = next(number for number, line in enumerate(lines) if GUIDE in line)
    lines[first - 1 : first + 1] = [lines[first].replace("- ", '- "By another name": ', 1), lines[first - 1]]
    settings.write_text("\n".join(lines), encoding="utf-8")
    assert project.digests() == before


def test_a_link_a_picture_and_its_alternative_text_are_words(project: Project):
    picture = "![A cell](/assets/images/logo.svg) and [its harms](/glossary.md#tide)\n"
    (project.path / f"docs/{GUIDE}").open("a", encoding="utf-8").write(f"\n{picture}")
    seen = {project.reviews().digests.of(GUIDE).digest}
    for old, new in (("A cell", "A T cell"), ("logo.svg", "favicon.svg"), ("#tide)\n", "#wave)\n")):
        project.replace(f"docs/{GUIDE}", old, new)
        seen.add(project.reviews().digests.of(GUIDE).digest)
    assert len(seen) == 4


def test_another_picture_under_the_same_name_is_another_picture(project: Project):
    picture = project.path / "docs" / "assets" / "images" / "cell.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>\n', encoding="utf-8")
    (project.path / PAGE).open("a", encoding="utf-8").write("\n![A cell](/assets/images/cell.svg)\n")
    before = project.reviews().digests.of(GUIDE)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>\n', encoding="utf-8")
    after = project.reviews().digests.of(GUIDE)
    assert after.changed_since(before.parts) == ["docs/assets/images/cell.svg"]


def test_the_title_of_a_guide_is_a_word_of_each_page_that_prints_it(real_project: Project):
    pages = ("find.md", "about/corrections.md", "about/evidence.md")
    before = real_project.reviews().digests
    real_project.replace(REAL_GUIDE, "title: Gene therapy for solid tumors", "title: Cures for solid tumors")
    after = real_project.reviews().digests
    changed = {page: after.of(page).changed_since(before.of(page).parts) for page in pages}
    assert changed == {page: [f"{REAL_GUIDE}#title"] for page in pages}


def test_what_real_pages_print_of_names_and_cards_are_words(real_project: Project):
    before = real_project.reviews().digests
    names = yaml.safe_load((real_project.path / "docs/_data/names.yml").read_text(encoding="utf-8"))
    real_project.replace("docs/_data/names.yml", f"til: {names['kinds']['til']}", "til: Cured cells")
    real_project.replace("docs/_data/names.yml", "car-t: CAR-T cells", "car-t: CAR-T")
    real_project.replace(REAL_GUIDE, "card: ", "card: Here are ")
    after = real_project.reviews().digests
    pages = ("guides/treatment-process.md", "approved-therapies.md", "guides/index.md")
    changed = {page: after.of(page).changed_since(before.of(page).parts) for page in pages}
    assert changed == {
        "guides/treatment-process.md": ["docs/_data/names.yml#kinds.til"],  # beside a length of time
        "approved-therapies.md": ["docs/_data/names.yml#kinds.car-t", "docs/_data/names.yml#kinds.til"],
        "guides/index.md": [f"{REAL_GUIDE}#card"],
    }


def test_every_partial_has_a_digest_of_its_own(real_project: Project):
    reviews = real_project.reviews()
    digests = {name: reviews.digests.of(PARTIALS_FOLDER + name).digest for name in reviews.content.partials}
    assert len(set(digests.values())) == len(digests)


def test_the_way_digests_are_made_never_changes_by_accident(tmp_path: Path):
    """Another digest for these unchanged words would void every sign-off of every page."""
    project = Project.of_real_pages(tmp_path / "project")
    page = project.path / "docs" / "about" / "privacy.md"
    page.write_text(FIXED_PAGE, encoding="utf-8")
    # The headings that others link to are gone with its words.
    for other in (project.path / "docs").rglob("*.md"):
        text = other.read_text(encoding="utf-8")
        other.write_text(re.sub(r"(/about/privacy\.md)#[\w-]+", r"\1", text), encoding="utf-8")
    (project.path / "docs" / "_partials" / "page-opening.md").write_text("# Fixed\n", encoding="utf-8")
    digest = project.reviews().digests.of("about/privacy.md")
    assert digest.parts == FIXED_PARTS
    assert digest.digest == FIXED_DIGEST


FIXED_PAGE = """\
---
title: A page that stays
description: This page is here so that a test can tell when the way in which digests are made is another one.
summary: It never changes.
review_class: index
---
{% include "page-opening.md" %}

## Caf\u00e9 {#cafe}

One paragraph on
two lines, with [what CRS means](/glossary.md#crs).

- an item
"""
FIXED_PARTS = """\
e7c19f7feb8507fd87c55f5ffc4aafd2 docs/_partials/page-opening.md
0d06727acc1bd08ff19396fc12a522e6 docs/about/privacy.md
45fb2d7aa43961e3fba849e9850e7a7e docs/about/privacy.md#front-matter
"""
FIXED_DIGEST = "84250c5dddc76d8e119d9194699afb099bb59a8104521e0a8ed28071911eb22a"
