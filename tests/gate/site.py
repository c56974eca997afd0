"""A made-up site for the table of inputs: each kind of record once, and a page to write into."""

from pathlib import Path

import yaml

from publishing.content.models.records import NAMES_FILE, Names
from tests.project_files import PROJECT
from tests.reviews.small_site import PAGE, write_small_site

PLAIN = "care/plain.md"
"""Cites nothing and prints no list of sources."""
CITING = "care/wait.md"
"""Prints a list of sources."""
GUIDE = "guides/harbors.md"
DAY = "2026-10-01"
FACT = f"  checked: {DAY}\n  holds_months: 60\n"
RECORDS = {
    "sources": """\
- id: harbor-2
  kind: trial
  publisher: A journal of the harbor
  title: Cells at the harbor
  published: "2024-05"
  url: https://journal.example.org/harbor
  doi: 10.1234/harbor.2
  checked: 2026-10-01
  checked_by: page
  holds_months: 60
  primary: true
  supports: What the trial found.
""",
    "numbers": f"""\
- id: harbor-shrank
  in_100: 62
  events: 31
  of: 50
  people: people with a made-up cancer
  happened: had a tumor that shrank
  study: One study without a comparison group
  sources: [harbor-2]
{FACT}""",
    "temperatures": f"""\
- id: fever
  celsius: 38
  fahrenheit: 100.4
  means: The limit for a fever
  everywhere: true
  sources: [harbor-2]
{FACT}
- id: lower-limit
  celsius: 37.5
  fahrenheit: 99.5
  means: The limit that some hospitals set
  everywhere: false
  of_hospitals: true
  sources: [harbor-2]
{FACT}""",
    "evidence": """\
- {id: approved, marks: standing, label: Approved, means: An office said yes.}
- {id: one-group, marks: study, label: one group had it, means: Nobody compared it.}
""",
    "cancers": """\
- id: made-up
  other_names: []
  is_solid: true
  topics: [basics]
""",
    "glossary": """\
- id: harbor-cell
  term: Harbor cell
  other_names: []
  definition: >-
    A cell that was made up for a test.
  sources: []
- id: tide
  term: Tide
  other_names: [ebb]
  definition: >-
    What comes and goes.
  sources: []
""",
    "therapies": """\
- id: harborcel
  brand: Harborcel
  generic: harbortagene autoleucel
  other_names: []
  kind: virus
  gene_modified: true
  target: HLA-A*02 types
  what_it_is: A virus for a test.
  how_given: By drip.
  uses:
    - cancer: made-up
      disease: a made-up cancer
      youngest: 18
      relapsed_or_refractory: false
      lines: 2
      sources: [harbor-2]
  approvals:
    - regulator: harbor-office
      approved: "2020-03"
      sources: [harbor-2]
  none_found: []
  status: approved
  state: It is made up.
  safety: It can cause a fever.
  sources: [harbor-2]
  checked: 2026-10-01
  holds_months: 60
""",
}
NAMES = {
    "kinds": {"virus": "viruses"},
    "cancers": {"made-up": "made-up cancers"},
    "regulators": {"harbor-office": "Harbor Office"},
    "states": {"approved": "approved"},
    "checkers": {"page": "The page was read"},
}
OF_GUIDES = (
    *("guide-opening", "core", "benefits-and-limitations", "evidence-marks", "ask-your-team", "questions-and-answers"),
    *("parts/standing", "parts/at-a-glance", "parts/evidence-legend", "parts/what-changed"),
)
"""Partials of the real site that print what the front matter of a guide says."""
PARTIALS = {
    "get-help-now.md": "## When to get help now {#get-help-now}\n\nCall your hospital if you shiver.\n",
    "guide-ending.md": "## About this page {#about-this-page}\n\nIt is made up.\n\n"
    '{% include "parts/what-changed.md" %}\n\n{% include "sources.md" %}\n',
}
FRONT_MATTER = """\
title: A guide to harbors
description: A guide to harbors, told for the tests of what editors type, in one plain sentence of the right length.
series: A made-up guide
summary: >-
  What a harbor is, and who
  may go there.
card: What a harbor is.
review_class: treatment
reviewer: dr-lee
order: 1
topics: [basics]
what_changed:
  - date: 2026-10-01
    text: The harbor has a name now.
at_a_glance:
  - A harbor gives shelter.[^harbor-2]
  - You may ask what it costs.
  - "Some boats wait: ask why."
core:
  id: three-distinctions
  title: Three harbors
  intro: They are not the same.
  items:
    - title: The first
      evidence:
        standing: approved
        where: in the first country
        study: one-group
        people: 50
      picture: harbor-shrank
      text: |
        It is **large**, see [harbor cell](/glossary.md#harbor-cell).[^harbor-2]

        Ask who keeps it.
    - title: The second
      text: It is small.
    - title: The third
      text: It is new.
benefits_and_limitations:
  title: Benefits and limitations
  benefits_title: What may help
  benefits:
    - title: Shelter
      evidence:
        study: one-group
      text: In 31 of 50 people it helped.[^harbor-2]
    - title: Rest
      text: Many slept well.
  limitations_title: What limits it
  limitations:
    - title: Time
      text: The way is long.
    - title: Money
      text: The price is not known.
ask_your_team: [Is there a boat?, When does it go?, Who comes along?, What does it cost?, Who calls me?]
questions:
  - question: What is a harbor?
    answer: >-
      A place for boats.[^harbor-2]
  - question: Is it safe?
    answer: Often it is.
  - question: Is it far?
    answer: "That differs: ask."
  - question: May I bring somebody?
    answer: Yes, you may.
  - question: Who decides?
    answer: You do.
call_to_action:
  title: Do you want to talk it over?
  text: It depends on your case.
"""
BODY = """\
{% include "guide-opening.md" %}

## Who this is for {#who-this-is-for}

It is for people with boats.[^harbor-2] The cells take {{ duration("making") }}.

## What this means for you {#what-this-means}

1. Ask your team.
2. Read about the [tide](/glossary.md#tide) and [the wait](/care/wait.md#in-short).

{% include "core.md" %}

{% include "benefits-and-limitations.md" %}

{% include "get-help-now.md" %}

## When to consider it {#when-to-consider}

Table: Boats and days

| Boat | Days |
|---|---|
| Red | Three |
| Blue | Four |

## Daily life {#daily-life}

- Pack a bag:
    - a coat
    - a map

!!! warning "Mind the wind"

    A fever is 38 °C (100.4 °F) or more, *also* at sea.

## Other options {#other-options}

![A square](/assets/images/shown.svg)

{## Ask the harbor office. ##}

Some stay at home.

{% include "ask-your-team.md" %}

{% include "questions-and-answers.md" %}

{% include "guide-ending.md" %}
"""
OTHER_PAGES = {
    "glossary.md": ("Glossary", '{% include "lists/glossary.md" %}'),
    "my-questions.md": ("My questions", "Write them down."),
    "guides/index.md": ("All guides", "[Harbors](/guides/harbors.md)."),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>\n'


def write_site(folder: Path) -> None:
    """Write the site into a folder that is not there yet."""
    folder.mkdir(parents=True)
    write_small_site(folder)
    data = folder / "docs/_data"
    for stem, text in RECORDS.items():
        before = (data / f"{stem}.yml").read_text("utf-8").removesuffix("[]\n")
        (data / f"{stem}.yml").write_text(f"{before}\n{text}".lstrip("\n"), "utf-8")
    names = {key: {} for key in Names.model_fields} | NAMES
    (data / f"{NAMES_FILE}.yml").write_text(yaml.safe_dump(names), "utf-8")
    page = PAGE.format(title="Plain words", summary="Words.", review_class="index", body="What you may do is here.")
    (folder / "docs" / PLAIN).write_text(page, "utf-8")
    _write_guide(folder / "docs")
    (folder / "docs/assets/images/shown.svg").write_text(SVG, "utf-8")
    settings = folder / "mkdocs.yml"
    listed = settings.read_text("utf-8").replace(
        "      - care/fever.md\n",
        f"      - care/fever.md\n      - {PLAIN}\n" + "".join(f"      - {name}\n" for name in (GUIDE, *OTHER_PAGES)),
    )
    settings.write_text(listed, "utf-8")


def _write_guide(docs: Path) -> None:
    (docs / "guides").mkdir()
    (docs / GUIDE).write_text(f"---\n{FRONT_MATTER}---\n{BODY}", "utf-8")
    for name, (title, body) in OTHER_PAGES.items():
        (docs / name).write_text(PAGE.format(title=title, summary="Words.", review_class="index", body=body), "utf-8")
    real = PROJECT / "docs/_partials"
    for folder in ("lists", "parts"):
        (docs / "_partials" / folder).mkdir(exist_ok=True)
    for name in (*OF_GUIDES, "lists/glossary"):
        (docs / "_partials" / f"{name}.md").write_text((real / f"{name}.md").read_text("utf-8"), "utf-8")
    for name, text in PARTIALS.items():
        (docs / "_partials" / name).write_text(text, "utf-8")
