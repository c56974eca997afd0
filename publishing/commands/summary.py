"""`make summary BASE=...`: what a change does to pages, reading grades and reviews, as Markdown for a pull request."""

import argparse
import sys
from collections.abc import Collection
from pathlib import Path

from publishing.advice.cached import advice_on_pages
from publishing.advice.plain_text import sentences
from publishing.advice.reading_grade import grade, grades
from publishing.assembly.moved_pages import unled
from publishing.commands.reviews.impact import impact_since
from publishing.content.diagnostics import in_one_line
from publishing.content.model import Content, SourcePage
from publishing.content.read import read, read_page
from publishing.evidence.read_again import RECORDS, read_again
from publishing.evidence.scored_guides import FOLDER as SHEETS
from publishing.evidence.scored_guides import run_out, scored_guides
from publishing.git.changed_files import changed_since
from publishing.git.changed_lines import ChangedLines, changed_lines
from publishing.git.repository import NoHistoryError, Repository
from publishing.text.comments import in_a_comment

DOCS = Path("docs")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("base", help="the commit or branch to compare with")
    try:
        tell(options.parse_args().base)
    except NoHistoryError as error:
        print(f"### Summary\n\nNot worked out: {error}")
        return 1
    return 0


def tell(base: str) -> None:
    """Print what the change since `base` does. Raises NoHistoryError when git cannot tell what changed."""
    content, _ = read(DOCS)
    changed = changed_since(base)
    print(f"### Files changed in docs/: {len(changed)}\n")
    print("\n".join(f"- {_code(name)}" for name in changed) or "None.")
    gone = changed_since(base, "--no-renames", "--diff-filter=D")
    if lost := unled((name.removeprefix("docs/") for name in gone), content):
        print("\n### Addresses that lead nowhere now\n")
        print(
            "\n".join(
                f"- {_code(address)}: somebody may have kept it. Name it in `docs/_data/moved.yml`." for address in lost
            )
        )
    pages = [page for page in content.pages.values() if page.file in changed]
    if pages:
        print("\n### Years of school a reader needs\n\n| Page or section | Before | Now |\n|---|---|---|")
        for page in pages:
            print("\n".join(rows(page, _before(page, base, content))))
        print(f"\n### Advice on words\n\n{advice_on(content, changed_lines(Path().resolve(), base))}")
        print(own_scores(content, changed))
    print(to_read_again(base, changed, content))
    print(f"\n{impact_since(base)}")


def advice_on(content: Content, changed: ChangedLines) -> str:
    """The advice on what changed, as a list. It stops nothing; a person decides."""
    pages = advice_on_pages(content, DOCS.parent)
    found = sorted(one for page in pages.values() for one in page.problems if changed.touch(one.path, one.line))
    return (
        "\n".join(f"- {_code(f'{one.path}:{one.line}')} {in_a_comment(in_one_line(one.message))}" for one in found)
        or "None."
    )


def own_scores(content: Content, files: Collection[str]) -> str:
    """Which of our own scores of these guides have run out, as a list; empty if none has. Nothing waits for them."""
    scored, _ = scored_guides(content, Path(SHEETS))
    found = [guide for guide in run_out(scored) if content.pages[guide.path].file in files]
    lines = [f"- {_code(guide.path)}: the words changed. Score them again when there is time." for guide in found]
    return "\n".join(("\n### Our own scores that have run out\n", *lines)) if lines else ""


def to_read_again(base: str, changed: Collection[str], content: Content) -> str:
    """The guides that may contradict a fact that changed, as a list; empty if no such fact did."""
    spoken: dict[str, set[str]] = {}
    for stem in RECORDS:
        file = f"docs/_data/{stem}.yml"
        if file in changed and content.names:
            before = Repository(Path()).file_at(base, file) or ""
            for path, said in read_again(stem, before, Path(file).read_text("utf-8"), content).items():
                spoken.setdefault(path, set()).update(said)
    lines = [
        f"- {_code(path)}: it speaks of {in_a_comment(in_one_line(', '.join(sorted(said))))}."
        for path, said in sorted(spoken.items())
    ]
    return "\n".join(("\n### Guides to read again, for a fact changed\n", *lines)) if lines else ""


def _code(name: str) -> str:
    """A name as code, which nothing in it can end: anybody may have chosen it."""
    plain = in_one_line(name).replace("`", "'")
    return f"`{plain}`"


def rows(page: SourcePage, before: SourcePage | None) -> list[str]:
    """The table's rows for one page: the page, then each section whose grade changed."""
    said, old = list(sentences(page)), list(sentences(before)) if before else []
    found = [f"| **{in_a_comment(page.path)}** | {_shown(grade(old))} | {_shown(grade(said))} |"]
    then = grades(old)
    for heading, value in grades(said).items():
        if value is not None and value != then.get(heading):
            found.append(f"| {in_a_comment(heading)} | {_shown(then.get(heading))} | {_shown(value)} |")
    return found


def _shown(value: float | None) -> str:
    return "-" if value is None else str(value)


def _before(page: SourcePage, base: str, content: Content) -> SourcePage | None:
    """The page as it was, under this name or the one that it moved from."""
    earlier = [f"docs/{moved.id.strip('/')}.md" for moved in content.data["moved"].values() if moved.to == page.path]
    texts = (Repository(Path()).file_at(base, file) for file in (page.file, *earlier))
    return read_page(page.path, next((text for text in texts if text), ""))[0]


if __name__ == "__main__":
    sys.exit(main())
