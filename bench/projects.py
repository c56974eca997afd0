"""A copy of the project with as many guides as wanted, in git, with sign-offs: what every build here is measured on."""

import re
import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.guides import TOPICS, Guide, Writer
from bench.vocabulary import Vocabulary
from publishing.content.read import read
from publishing.reviews.digests import Digests, digest_of_parts
from publishing.reviews.ledger.entry import SIGNED_COMMIT, Entry
from publishing.reviews.ledger.files import FOLDER, file_name
from publishing.reviews.ledger.writing import entry_text
from publishing.reviews.words import Words
from tests.project_files import PROJECT, copy_project

COPIED = ("docs", "macros", "publishing", "overrides", "evidence-sheets", "mkdocs.yml", "writing")
FIRST_DAY = date(2021, 6, 1)
LAST_GUIDE = re.compile(r"(?ms)\A.*^(?P<indent> *)- guides/[\w.-]+\.md *\n")
TOPIC_PAGE = """---
title: {title}
description: All our guides on {words}, each with a short note on what it tells and how many minutes it takes to read.
summary: The guides on this page are all about {words}.
review_class: index
topic: {topic}
---
{{% include "page-opening.md" %}}

## Guides {{#guides}}

{{% include "guide-cards.md" %}}
"""


def make_project(folder: Path, guides: int) -> list[str]:
    """Put the project with so many made-up guides besides the real ones into a folder; their paths below docs/."""
    copy_project(folder, COPIED)
    content, problems = read(folder / "docs")
    if problems:
        raise SystemExit(str(problems[0]))
    writer = Writer(content, Vocabulary(PROJECT / "docs" / "guides"))
    made = [writer.guide(number) for number in range(guides)]
    for guide in made:
        (folder / "docs" / _path(guide)).write_text(guide.text, encoding="utf-8")
    if guides:
        add_topics(folder, made)
    sign(folder, [_path(guide) for guide in made])
    commit(folder)
    return [_path(guide) for guide in made]


def _path(guide: Guide) -> str:
    return f"guides/guide-{guide.number}.md"


def add_topics(folder: Path, guides: list[Guide]) -> None:
    """Give each topic a page and a section of the navigation, as an editor of many guides does."""
    (folder / "docs" / "topics").mkdir()
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    found = LAST_GUIDE.match(text)
    if not found:
        raise SystemExit("mkdocs.yml names no guide.")
    indent, lines = found["indent"], []
    for topic in TOPICS:
        words = topic.replace("-", " ")
        title = f"Guides on {words}"
        page = TOPIC_PAGE.format(title=title, words=words, topic=topic)
        (folder / "docs" / "topics" / f"{topic}.md").write_text(page, encoding="utf-8")
        lines.append(f"{indent}- {title}:")
        lines.append(f"{indent}    - topics/{topic}.md")
        lines += [f"{indent}    - {_path(guide)}" for guide in guides if guide.topic == topic]
    navigation = "\n".join(lines)
    settings.write_text(f"{found[0]}{navigation}\n{text[found.end() :]}", encoding="utf-8")


def sign(folder: Path, pages: list[str]) -> None:
    """Give three pages of four one to five sign-offs; every tenth of these was for other words."""
    content, problems = read(folder / "docs")
    if problems:
        raise SystemExit(str(problems[0]))
    digests = Digests(Words(content))
    (folder / FOLDER).mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        if number % 4 == 3:
            continue
        found = digests.of(page)
        parts = found.parts if number % 10 else re.sub(r"^[0-9a-f]{32}", "0" * 32, found.parts)
        write_entries(folder, page, parts, (number, 1 + number % 5))


@dataclass(frozen=True)
class Signer:
    """Somebody who can prove that they signed: with a key, and in a commit that is there."""

    key: Path
    commit: str


SIGNER = """- id: bench-doctor
  name: Bench Doctor
  kind: person
  role: Hematologist
  counts_as: doctor
  interests: None to declare
  keys: ["{key}"]
  signs: [safety, treatment, background, index]
"""
READS = "e" * 64
"""Stands for the article of a page that nobody builds."""


def with_signer(folder: Path, place: Path) -> Signer:
    """Put a doctor with a key of their own into the register, and commit all words; the key lies in `place`."""
    key = place / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bench", "-f", str(key)], check=True)  # noqa: S603, S607 - from the path
    kind, public, *_ = key.with_suffix(".pub").read_text(encoding="utf-8").split()
    with (folder / "docs/_data/reviewers.yml").open("a", encoding="utf-8") as register:
        register.write(SIGNER.format(key=f"{kind} {public}"))
    commit(folder)
    head = ["git", "-C", str(folder), "rev-parse", "HEAD"]
    return Signer(key, subprocess.run(head, check=True, capture_output=True, text=True).stdout.strip())  # noqa: S603 - git from the path


def write_entries(folder: Path, page: str, parts: str, series: tuple[int, int], signer: Signer | None = None) -> None:
    """Write a page's ledger with a sign-off of these parts for each year.

    `series` is a number that makes them differ between pages, and how many years there are.

    Without a signer nobody can prove them, and a build sets them aside.
    """
    number, years = series
    text = (folder / "docs" / page).read_text(encoding="utf-8")
    review_class = text.partition("\nreview_class: ")[2].partition("\n")[0]
    entries = [
        Entry(
            page=page,
            outcome="approved",
            signed=f"{FIRST_DAY + timedelta(days=365 * year + number % 300)} {number % 24:02}:{number % 60:02}",
            reviewer="bench-doctor",
            name="Bench Doctor",
            role="Hematologist",
            counts_as="doctor",
            interests="None to declare",
            note="Read against the sources of the page.",
            review_class=review_class,
            words=digest_of_parts(parts),
            reads=READS if signer else None,
            commit=signer.commit if signer else f"{number:040x}",
            proof=SIGNED_COMMIT,
        )
        for year in range(years)
    ]
    (folder / FOLDER / file_name(page)).write_text("".join(map(entry_text, entries)), encoding="utf-8")


def commit(folder: Path, key: Path | None = None) -> None:
    """Commit all in the folder, signed with a key if there is one: what pages say of their changes comes from there."""
    # Nobody signs off their own words.
    email = "doctor@example.org" if key else "bench@example.org"
    author = ("-c", "user.name=Bench", "-c", f"user.email={email}", "-c", "commit.gpgsign=false")
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}") if key else ()
    signed = ("-S",) if key else ()
    for command in (("init", "-q"), ("add", "-A"), (*author, *signing, "commit", "-q", "-m", "All guides", *signed)):
        subprocess.run(["git", "-C", str(folder), *command], check=True)  # noqa: S603, S607 - git from the path
