"""A small site to sign: a page of each class, shared blocks, a source, a length of time. All of it is made up."""

import shutil
from pathlib import Path

import yaml

from publishing.content.models.records import DATA_FILES, NAMES_FILE, Names
from tests.project_files import PROJECT
from tests.reviews.keys import public_key

TREATMENT, SAFETY, BACKGROUND, LIST = "care/wait.md", "care/fever.md", "about/cells.md", "index.md"
STATUS = "about/review-status.md"
SHARED_BLOCKS = (
    *("page-opening", "about-this-page", "lists/review-status"),
    *("parts/standing", "parts/print-foot", "parts/what-changed", "parts/review-line", "parts/review-taken-back"),
    *("parts/review-of-part", "parts/review-state", "parts/review-remarks"),
)
"""Partials of the real site that print what is told of reviews."""

PAGE = """\
---
title: {title}
description: {title}, told for the tests of reviews in one plain sentence of the length that is asked for.
summary: {summary}
review_class: {review_class}
---
{{% include "page-opening.md" %}}

{body}
"""
PAGES = {
    LIST: ("Start here", "Two pages to read.", "index", "[The wait](/care/wait.md), [the fever](/care/fever.md)."),
    TREATMENT: (
        "The wait",
        "How long the cells take.",
        "treatment",
        '## In short {#in-short}\n\nThe cells take {{ duration("making") }} to make. You may say no.\n\n'
        "- Ask who calls you.\n- Ask where you sleep for 2 weeks.\n\nSome people wait longer.[^waiting]\n\n"
        "## Who calls {#who-calls}\n\nAsk who calls you at night.\n\n"
        '{% include "note-on-help.md" %}\n\n{% include "small-print.md" %}\n\n{% include "sources.md" %}\n\n'
        '{% include "about-this-page.md" %}',
    ),
    SAFETY: (
        "The fever",
        "When to call.",
        "safety",
        "## Call at once {#call}\n\nDo not wait if you shiver for 2 hours.\n\n"
        '{% include "note-on-help.md" %}\n\n{% include "small-print.md" %}\n\n{% include "about-this-page.md" %}',
    ),
    BACKGROUND: (
        "The cells",
        "What the cells are.",
        "background",
        "## Their names {#names}\n\nT cells are white blood cells. They look for what is foreign.\n\n"
        '{% include "small-print.md" %}\n\n{% include "about-this-page.md" %}',
    ),
    STATUS: ("Review status", "Where each page stands.", "index", '{% include "lists/review-status.md" %}'),
    "404.md": ("Not here", "This page is not here.", "index", "[Start again](/index.md)."),
    "about/how-we-write-and-review.md": ("How we work", "How we write.", "index", "We write in plain words."),
}
CODE = ("macros", "publishing")
SMALL_PRINT = "docs/_partials/small-print.md"

PARTIALS = {
    "note-on-help.md": '!!! danger "Help"\n\n    Do not wait. Call your hospital if you shiver for 2 hours.\n',
    "small-print.md": "This page gives information only. Your team knows your case.\n",
    "sources.md": "{% for source in cited %}\n[^{{ source.id }}]: [{{ source.title }}]({{ source.url }}) "
    "[cited {{ source.checked | vancouver_date }}].\n{% endfor %}\n\n///Footnotes Go Here///\n",
}
SOURCES = """\
- id: waiting
  title: A made-up register of waiting
  publisher: The example hospital
  url: https://www.example.org/waiting
  kind: reference
  published: null
  holds_months: 60
  checked: 2026-10-01
  checked_by: page
  primary: true
  supports: The wait.
"""
DURATIONS = """\
- id: making
  text: 2 to 4 weeks
  shortest: 2
  longest: 4
  unit: weeks
  note: Made up.
  sources: []
  checked: 2026-10-01
  holds_months: 60
"""


def reviewers() -> str:
    """The register: people of each kind, with a key or a login or neither."""
    return f"""\
- id: dr-lee
  name: Lee Example
  kind: person
  role: Hematologist, MD
  counts_as: doctor
  interests: None to declare
  github: lee-example
  keys: ["{public_key("lee")}"]
  signers: [lee@hospital.example]
  signs: [safety, treatment, background, index]
  second: dr-ray
- id: dr-ray
  name: Ray Example
  kind: person
  role: Oncologist
  counts_as: doctor
  interests: Speaks for a maker of cells, who pays the travel
  keys: ["{public_key("ray")}"]
  signers: [ray@hospital.example]
  signs: [background, treatment]
- id: nurse-kim
  name: Kim Example
  kind: person
  role: Nurse
  counts_as: nurse
  interests: None to declare
  keys: ["{public_key("kim")}"]
  signers: [kim@hospital.example]
  signs: [safety, background]
- id: reader-jo
  name: Jo Example
  kind: person
  role: Has had the treatment
  counts_as: lay-reader
  interests: None to declare
  github: jo-example
  signs: [safety, treatment, background]
- id: dr-gone
  name: Gone Example
  kind: person
  role: Oncologist
  counts_as: doctor
  interests: None to declare
  keys: ["{public_key("gone")}"]
  signs: [treatment]
  left: 2026-06-30
- id: team
  name: Example Team
  kind: organization
  role: Specialists
  signs: [safety, treatment, background, index]
  signers: []
"""


def write_small_site(folder: Path) -> None:
    """Write the sources of the site into a folder, with the real templates and settings around them."""
    docs = folder / "docs"
    for path, (title, summary, review_class, body) in PAGES.items():
        text = PAGE.format(title=title, summary=summary, review_class=review_class, body=body)
        _write(docs / path, text)
    for name in SHARED_BLOCKS:
        _write(docs / "_partials" / f"{name}.md", (PROJECT / "docs/_partials" / f"{name}.md").read_text("utf-8"))
    for name, text in PARTIALS.items():
        _write(docs / "_partials" / name, text)
    for stem in DATA_FILES:
        _write(docs / "_data" / f"{stem}.yml", "[]\n")
    names = {key: {} for key in Names.model_fields} | {"checkers": {"page": "The page was read"}}
    _write(docs / "_data" / f"{NAMES_FILE}.yml", yaml.safe_dump(names))
    _write(docs / "_data/reviewers.yml", reviewers())
    _write(docs / "_data/sources.yml", SOURCES)
    _write(docs / "_data/durations.yml", DURATIONS)
    shutil.copy(PROJECT / "docs/_data/review-sentences.yml", docs / "_data")
    # Its readers have no page to keep for when there is no connection.
    shutil.copytree(PROJECT / "docs/assets", docs / "assets", ignore=shutil.ignore_patterns("offline.js"))
    shutil.copytree(PROJECT / "overrides", folder / "overrides")
    _write(folder / "mkdocs.yml", _settings())
    _write(folder / ".gitignore", "site\n.cache\n")
    # The code stays where it is: a test that changes code puts a copy in its place.
    for name in CODE:
        (folder / name).symlink_to(PROJECT / name)


def _settings() -> str:
    """The real settings, with a menu of these pages."""
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index("nav:\n"), text.index("# Shared prose and data")
    menu = "nav:\n  - Home: index.md\n  - Care:\n      - care/wait.md\n      - care/fever.md\n  - About:\n"
    pages = ("about/cells.md", "about/review-status.md", "about/how-we-write-and-review.md")
    return text[:start] + menu + "".join(f"      - {page}\n" for page in pages) + "\n" + text[end:]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
