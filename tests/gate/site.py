"""A made-up site for the table of inputs: each kind of record once, and a page to write into."""

from pathlib import Path

import yaml

from publishing.content.models.records import NAMES_FILE, Names
from tests.reviews.small_site import PAGE, write_small_site

PLAIN = "care/plain.md"
"""Cites nothing and prints no list of sources."""
CITING = "care/wait.md"
"""Prints a list of sources."""
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
    (folder / "docs/assets/images/shown.svg").write_text(SVG, "utf-8")
    settings = folder / "mkdocs.yml"
    listed = settings.read_text("utf-8").replace(
        "      - care/fever.md\n",
        f"      - care/fever.md\n      - {PLAIN}\n",
    )
    settings.write_text(listed, "utf-8")
