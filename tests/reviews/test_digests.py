"""What voids a sign-off, and what does not; on which pages; through which part."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from publishing.content.page_parts import PARTS
from publishing.reviews.digests import changed_parts
from publishing.reviews.words import PARTIALS_FOLDER
from tests.project_files import PROJECT
from tests.reviews.projects import Project

GUIDE = "guides/solid-tumors.md"
PAGE = f"docs/{GUIDE}"
WORDS = """
You may wait, because tests take time, and it is always your choice. Of those who waited, most waited for 8.3 months.
Ask what an [early approval](/glossary.md#accelerated-approval) means, and you may say no.
"""
"""What the edits below change, so that they do not hang on the words of the day."""


@pytest.fixture
def project(real_project: Project) -> Project:
    """Digests are tried on the real pages: they print more than any made-up page."""
    page = real_project.path / PAGE
    page.write_text(page.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    return real_project


@dataclass(frozen=True)
class Edit:
    """A change of one file, and the parts it changes in the guide; none if it voids nothing."""

    file: str
    old: str
    new: str
    parts: tuple[str, ...]


SOURCE = "docs/_data/sources.yml#label-tecelra"
EDITS = {
    "word of the body": Edit(PAGE, "because tests take time", "for tests take time", (PAGE,)),
    "number": Edit(PAGE, "8.3 months", "3.8 months", (PAGE,)),
    "line wrapped in the body": Edit(PAGE, "always your choice", "always\nyour choice", ()),
    "space at the end": Edit(PAGE, "you may say no.\n", "you may say no.  \n", ()),
    "title": Edit(PAGE, "title: ", "title: Once more, ", (f"{PAGE}#front-matter",)),
    "line wrapped in the front matter": Edit(PAGE, "helps some people", "helps some\n  people", ()),
    "link target in the front matter": Edit(
        PAGE, "(/glossary.md#solid-tumor)", "(/glossary.md#sarcoma)",
        ("docs/_data/glossary.yml#sarcoma", "docs/_data/glossary.yml#solid-tumor", f"{PAGE}#front-matter"),
    ),
    "topics": Edit(PAGE, "topics: [solid-tumors, car-t,", "topics: [solid-tumors,", ()),
    "place among the cards": Edit(PAGE, "order: 2", "order: 9", ()),
    "comment in data": Edit("docs/_data/sources.yml", "- id: label-tecelra", "# Look again.\n- id: label-tecelra", ()),
    "definition of a linked word": Edit(
        "docs/_data/glossary.yml", "definition: >-\n    A US approval", "definition: >-\n    An American approval",
        ("docs/_data/glossary.yml#accelerated-approval",),
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
        "docs/_data/numbers.yml", "in_100: 22\n  events: null", "in_100: 22\n  events: 23",
        ("docs/_data/numbers.yml#satri-cel-response",),
    ),
    "address of the settings": Edit(
        "mkdocs.yml", "https://www.cancerfax.com/", "https://www.example.org/", ("mkdocs.yml#extra.intake_url",)
    ),
    "address of the settings that the page does not print": Edit(
        "mkdocs.yml", 'FEEDBACK_ADDRESS, ""', 'FEEDBACK_ADDRESS, "https://www.example.org/"', ()
    ),
    "text of a duration": Edit(
        "docs/_data/durations.yml", "text: every 3 months", "text: every three months",
        ("docs/_data/durations.yml#adstiladrin-interval",),
    ),
    "note of a duration, which no page prints": Edit(
        "docs/_data/durations.yml", "note: How often Adstiladrin", "note: How rarely Adstiladrin", ()
    ),
    "name of the reviewer": Edit(
        "docs/_data/reviewers.yml", "name: CancerFax Medical Team", "name: The Medical Team",
        ("docs/_data/reviewers.yml#cancerfax-medical-team",),
    ),
    "who may sign": Edit("docs/_data/reviewers.yml", "signs: [safety, treatment", "signs: [treatment", ()),
    "partial": Edit("docs/_partials/disclaimer.md", "give information only", "give facts only",
                    ("docs/_partials/disclaimer.md",)),
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
    record_of(project, "label-tecelra", "checked: 2026-11-21", "checked: 2026-12-01")
    assert project.digests() == before


def test_another_address_of_a_source_voids_the_pages_that_cite_it(project: Project):
    before = project.reviews().digests
    record_of(project, "label-tecelra", "url: https://", "url: https://www.")
    after = project.reviews().digests
    changed = {page for page in project.reviews().content.pages if before.of(page) != after.of(page)}
    assert GUIDE in changed
    assert "about/privacy.md" not in changed
    assert after.of(GUIDE).changed_since(before.of(GUIDE).parts) == [SOURCE]


def test_a_partial_in_a_partial_voids_exactly_the_pages_that_reach_it(project: Project):
    before = project.digests()
    project.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    guides = {guide.path for guide in project.reviews().content.guides}
    assert {page for page, digest in project.digests().items() if digest != before[page]} == guides


def test_the_order_of_front_matter_keys_voids_nothing(project: Project):
    before = project.digests()
    path = project.path / PAGE
    text = path.read_text(encoding="utf-8")
    match = PARTS.match(text)
    assert match
    keys = dict(reversed(yaml.safe_load(match[1]).items()))
    front_matter = yaml.safe_dump(keys, sort_keys=False, allow_unicode=True, width=70)
    path.write_text(f"---\n{front_matter}---\n{text[match.end() :]}", encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert project.digests() == before


def test_a_navigation_change_voids_nothing(project: Project):
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (project.path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    before = project.digests()
    lines = settings.split("\n")
    first = next(number for number, line in enumerate(lines) if "guides/solid-tumors.md" in line)
    lines[first - 1 : first + 1] = [lines[first].replace("- ", '- "By another name": ', 1), lines[first - 1]]
    (project.path / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    assert project.digests() == before


def test_a_link_a_picture_and_its_alternative_text_are_words(project: Project):
    picture = "![A cell](/assets/images/logo.svg) and [its harms](/glossary.md#crs)\n"
    (project.path / f"docs/{GUIDE}").open("a", encoding="utf-8").write(f"\n{picture}")
    seen = {project.reviews().digests.of(GUIDE).digest}
    for old, new in (("A cell", "A T cell"), ("logo.svg", "favicon.svg"), ("glossary.md#crs", "glossary.md#icans")):
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


@pytest.mark.parametrize("page", ["find.md", "about/corrections.md", "about/evidence.md"])
def test_the_title_of_a_guide_is_a_word_of_each_page_that_prints_it(page: str, project: Project):
    before = project.reviews().digests.of(page)
    project.replace(PAGE, "title: Gene therapy for solid tumors", "title: Cures for solid tumors")
    assert project.reviews().digests.of(page).changed_since(before.parts) == [f"{PAGE}#title"]


def test_the_name_of_a_treatment_beside_a_duration_is_a_word(project: Project):
    page = "guides/treatment-process.md"
    before = project.reviews().digests.of(page)
    names = yaml.safe_load((project.path / "docs/_data/names.yml").read_text(encoding="utf-8"))
    project.replace("docs/_data/names.yml", f"til: {names['kinds']['til']}", "til: Cured cells")
    assert project.reviews().digests.of(page).changed_since(before.parts) == ["docs/_data/names.yml#kinds.til"]


def test_a_page_that_lists_the_guides_prints_their_cards(project: Project):
    before = project.reviews().digests.of("guides/index.md").parts
    project.replace(PAGE, "card: ", "card: Here are ")
    after = project.reviews().digests.of("guides/index.md").parts
    assert changed_parts(before, after) == [f"{PAGE}#card"]


def test_a_page_of_products_prints_the_plain_words_for_their_short_names(project: Project):
    before = project.reviews().digests.of("approved-therapies.md").parts
    project.replace("docs/_data/names.yml", "car-t: CAR-T cells", "car-t: CAR-T")
    after = project.reviews().digests.of("approved-therapies.md").parts
    assert changed_parts(before, after) == ["docs/_data/names.yml#kinds.car-t"]


def test_every_partial_has_a_digest_of_its_own(project: Project):
    reviews = project.reviews()
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
