"""A copy of the project with as many guides as wanted, in git, with sign-offs: what every build here is measured on."""

import compileall
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from py_compile import PycInvalidationMode

from bench.guides import TOPICS, Guide, Writer
from bench.measuring import cost_of
from bench.vocabulary import Vocabulary
from publishing.content.read import read
from publishing.reviews.digests import Digests
from publishing.reviews.ledger.entry import SIGNED_COMMIT, Entry
from publishing.reviews.ledger.files import FOLDER
from publishing.reviews.ledger.writing import append
from publishing.reviews.words import Words
from tests.project_files import PROJECT, copy_project

COPIED = (
    *("docs", "macros", "publishing", "overrides", "evidence-sheets"),
    *("mkdocs.yml", "writing", "zensical.yml", ".gitignore"),
)
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


def make_project(folder: Path, guides: int, place: Path | None = None) -> list[str]:
    """Put the project with so many made-up guides besides the real ones into a folder; their paths below docs/.

    With a `place` for the key of who signs, three guides of four have one to five sign-offs that count, and every
    fortieth guide has changed since. To tell how the articles read, the site is built once.
    """
    copy_project(folder, COPIED)
    # As it is for all but the very first build: what others wrote is compiled when it is installed.
    for package in ("macros", "publishing"):
        compileall.compile_dir(folder / package, quiet=2, invalidation_mode=PycInvalidationMode.TIMESTAMP)
    content, problems = read(folder / "docs")
    if problems:
        raise SystemExit(str(problems[0]))
    writer = Writer(content, Vocabulary(PROJECT / "docs" / "guides"))
    made = [writer.guide(number) for number in range(guides)]
    for guide in made:
        (folder / "docs" / _path(guide)).write_text(guide.text, encoding="utf-8")
    if guides:
        add_topics(folder, made)
    pages = [_path(guide) for guide in made]
    if place is None:
        commit(folder)
        return pages
    signer = with_signer(folder, place)
    sign(folder, pages, lambda number: 0 if number % 4 == 3 else 1 + number % 5, _read_when_built(folder), signer)
    edit(folder, [page for number, page in enumerate(pages) if number % 40 == 0])
    # As a clone has it: git would open ten files for each sign-off else.
    _git(folder, "gc", "-q")
    return pages


def _read_when_built(folder: Path) -> dict[str, str]:
    """The digest of each page's article in the built site."""
    cost_of([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", ".cache/site"], folder)
    feed = json.loads((folder / ".cache/site/reviews.json").read_text(encoding="utf-8"))
    shutil.rmtree(folder / ".cache")
    return {record["page"]: record["reads"] for record in feed["pages"] if record["reads"]}


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
NEVER_BUILT = "e" * 64
"""Stands for the article of a page that nobody builds."""


def with_signer(folder: Path, place: Path) -> Signer:
    """Put a doctor with a key of their own into the register, and commit all words; the key lies in `place`."""
    key = place / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bench", "-f", str(key)], check=True)  # noqa: S603, S607 - from the path
    kind, public, *_ = key.with_suffix(".pub").read_text(encoding="utf-8").split()
    with (folder / "docs/_data/reviewers.yml").open("a", encoding="utf-8") as register:
        register.write(SIGNER.format(key=f"{kind} {public}"))
    commit(folder)
    return Signer(key, _git(folder, "rev-parse", "HEAD"))


EDIT = ("\n## ", "\nThere is something new.\n\n## ")
"""What changes in a page that was signed, and what takes its place."""
Years = Callable[[int], int]
"""How many sign-offs the page of a number has."""


def sign(folder: Path, pages: list[str], years: Years, reads: Mapping[str, str], signer: Signer) -> None:
    """Sign pages off, once for each of their years, each time in a commit of its own, as reviewers do.

    `reads` is how each article reads when it is built, by page; what is missing there nobody builds.
    """
    content, problems = read(folder / "docs")
    if problems:
        raise SystemExit(str(problems[0]))
    digests = Digests(Words(content))
    (folder / FOLDER).mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        for year in range(years(number)):
            day = FIRST_DAY + timedelta(days=365 * year + number % 300)
            entry = Entry(
                page=page,
                outcome="approved",
                signed=f"{day} {number % 24:02}:{number % 60:02}",
                reviewer="bench-doctor",
                name="Bench Doctor",
                role="Hematologist",
                counts_as="doctor",
                interests="None to declare",
                note="Read against the sources of the page.",
                review_class=content.pages[page].meta.review_class,
                words=digests.of(page).digest,
                reads=reads.get(page, NEVER_BUILT),
                commit=signer.commit,
                proof=SIGNED_COMMIT,
            )
            commit(folder, signer.key, append(entry, folder))


def edit(folder: Path, pages: list[str]) -> None:
    """Change words of pages that somebody signed, and commit that."""
    for page in pages:
        path = folder / "docs" / page
        text = path.read_text(encoding="utf-8")
        changed = text.replace(*EDIT, 1)
        if changed == text:
            raise SystemExit(f"{path} holds no {EDIT[0]!r} to change.")
        path.write_text(changed, encoding="utf-8")
    commit(folder)


def commit(folder: Path, key: Path | None = None, file: Path | None = None) -> None:
    """Commit all in the folder, or one file, signed with a key if there is one: pages tell of their changes by that."""
    # Nobody signs off their own words.
    email = "doctor@example.org" if key else "bench@example.org"
    settings = ("-c", "user.name=Bench", "-c", f"user.email={email}", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}") if key else ()
    _git(folder, "init", "-q")
    _git(folder, "add", *([str(file)] if file else ["-A"]))
    _git(folder, *settings, *signing, "commit", "-q", "-m", "All guides", *(["-S"] if key else []))


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - git from the path
