"""Measures `make reviews` with 1,000 guides and 5,000 sign-offs. Run it with: make bench-reviews

The guides are the real ones under other titles, with the real partials and data, in a git repository; each has five
entries that count, signed with a key, and every tenth guide has changed since. Prints the CPU seconds of the command,
children included.
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.projects import PROJECT, Signer, commit, with_signer, write_entries
from publishing.content.read import read
from publishing.reviews.digests import Digests
from publishing.reviews.ledger.files import FOLDER
from publishing.reviews.words import Words

GUIDES = 1_000
ENTRIES = 5
RUNS = 1
TARGET_SECONDS = 3.0
TODAY = "1795000000"
"""18 November 2026, in seconds: the same statuses on every day."""


def generate(folder: Path, place: Path) -> None:
    """Put the project with all its guides and sign-offs into a repository; the key of who signs lies in `place`."""
    shutil.copytree(PROJECT / "docs", folder / "docs")
    guides = folder / "docs" / "guides"
    texts = [path.read_text(encoding="utf-8") for path in sorted(guides.glob("*.md")) if path.name != "index.md"]
    for number in range(GUIDES):
        text = retitled(texts[number % len(texts)], number)
        (guides / f"guide-{number}.md").write_text(text, encoding="utf-8")
    (folder / "overrides").mkdir()
    shutil.copytree(PROJECT / "overrides/fragments", folder / "overrides/fragments")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    signer = with_signer(folder, place)
    sign(folder, signer)
    commit(folder, signer.key)
    for number in range(0, GUIDES, 10):
        path = guides / f"guide-{number}.md"
        path.write_text(
            path.read_text(encoding="utf-8").replace("title: Guide", "title: The guide", 1), encoding="utf-8"
        )
    commit(folder)


def retitled(text: str, number: int) -> str:
    """A guide under a title and a description of its own, for no two pages may share them."""
    opening = (
        f"title: Guide number {number}\ndescription: Guide number {number} of those that measure how long it takes "
    )
    opening += "to list a thousand guides with five sign-offs each."
    return re.sub(r"^title: .*\ndescription: .*$", opening, text, count=1, flags=re.M)


def sign(folder: Path, signer: Signer) -> None:
    """Write the ledger: five yearly entries for each guide."""
    content, problems = read(folder / "docs")
    if problems:
        sys.exit(str(problems[0]))
    digests = Digests(Words(content))
    (folder / FOLDER).mkdir()
    for number in range(GUIDES):
        page = f"guides/guide-{number}.md"
        write_entries(folder, page, digests.of(page).parts, (number, ENTRIES), signer)


def measure(folder: Path) -> tuple[float, int, int]:
    """CPU seconds of one `make reviews FORMAT=json`, as the command itself runs; how many records it has, and how many
    of them tell of a sign-off that counts."""
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
    told = json.loads(done.stdout)
    signed = sum(record["last_reviewed"] is not None for record in told)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), len(told), signed


def main() -> int:
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as place:
        generate(Path(name), Path(place))
        runs = [measure(Path(name)) for _ in range(RUNS)]
    for seconds, pages, signed in runs:
        told = f"{pages} pages, {signed} of them signed, {GUIDES * ENTRIES} sign-offs"
        print(f"{told}: {seconds:.2f} s of CPU")
    best = min(seconds for seconds, *_ in runs)
    print(f"Best of {RUNS}: {best:.2f} s; the target is {TARGET_SECONDS} s.")
    return 0 if best <= TARGET_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
