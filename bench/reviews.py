"""Measures `make reviews` with 1,000 guides and 5,000 sign-offs. Run it with: make bench-reviews

The guides are the real ones under other titles, with the real partials and data; each has five entries of its own real
digest and parts, and every tenth guide has changed since. Prints the CPU seconds of the command, children included.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.projects import PROJECT, write_entries
from publishing.content.read import read
from publishing.reviews.digests import Digests
from publishing.reviews.ledger.files import FOLDER
from publishing.reviews.words import Words

GUIDES = 1_000
ENTRIES = 5
RUNS = 3
TARGET_SECONDS = 3.0
TODAY = "1795000000"
"""18 November 2026, in seconds: the same statuses on every day."""


def generate(folder: Path) -> None:
    """Put the project with all its guides and sign-offs into a folder."""
    shutil.copytree(PROJECT / "docs", folder / "docs")
    guides = folder / "docs" / "guides"
    texts = [path.read_text(encoding="utf-8") for path in sorted(guides.glob("*.md")) if path.name != "index.md"]
    for number in range(GUIDES):
        text = retitled(texts[number % len(texts)], number)
        (guides / f"guide-{number}.md").write_text(text, encoding="utf-8")
    sign(folder)
    for number in range(0, GUIDES, 10):
        path = guides / f"guide-{number}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("## In short", "## Shortly", 1), encoding="utf-8")


def retitled(text: str, number: int) -> str:
    """A guide under a title and a description of its own, for no two pages may share them."""
    opening = (
        f"title: Guide number {number}\ndescription: Guide number {number} of those that measure how long it takes "
    )
    opening += "to list a thousand guides with five sign-offs each."
    return re.sub(r"^title: .*\ndescription: .*$", opening, text, count=1, flags=re.M)


def sign(folder: Path) -> None:
    """Write the ledger: five yearly entries for each guide."""
    content, problems = read(folder / "docs")
    if problems:
        sys.exit(str(problems[0]))
    digests = Digests(Words(content))
    (folder / FOLDER).mkdir()
    for number in range(GUIDES):
        page = f"guides/guide-{number}.md"
        write_entries(folder, page, digests.of(page).parts, number, ENTRIES)


def measure(folder: Path) -> tuple[float, int]:
    """CPU seconds of one `make reviews FORMAT=json`, as the command itself runs, and the number of its records."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "publishing.commands.reviews.table", "--format", "json"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": TODAY},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(done.stderr)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), done.stdout.count('"page":')


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name))
        runs = [measure(Path(name)) for _ in range(RUNS)]
    for seconds, pages in runs:
        print(f"{pages} pages, {GUIDES * ENTRIES} sign-offs: {seconds:.2f} s of CPU")
    best = min(seconds for seconds, _ in runs)
    print(f"Best of {RUNS}: {best:.2f} s; the target is {TARGET_SECONDS} s.")
    return 0 if best <= TARGET_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
