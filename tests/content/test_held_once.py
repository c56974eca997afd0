"""What says the same is the same object, and what nobody asks again is not held: a build may have 1,000 guides."""

import shutil
import sys
from pathlib import Path

from publishing.assembly.parts import linked_terms
from publishing.checks.markdown import lost_words
from publishing.content.read import read
from publishing.reviews.digests import Digests
from publishing.reviews.words import Words

PROJECT = Path(__file__).parent.parent.parent
GUIDE, OTHER = "guides/solid-tumors.md", "guides/rare-cancers.md"


def test_a_page_that_reads_as_before_is_not_held_twice(tmp_path: Path):
    docs = shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    before = read(docs)[0].pages
    page = docs / GUIDE
    page.write_text(f"{page.read_text(encoding='utf-8')}\nOne sentence more.\n", encoding="utf-8")
    after = read(docs)[0].pages
    assert after[OTHER] is before[OTHER]
    assert after[GUIDE] is not before[GUIDE]
    assert after[GUIDE].body.endswith("One sentence more.\n")


def test_front_matter_that_changed_is_read_anew(tmp_path: Path):
    docs = shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    before = read(docs)[0].pages[GUIDE]
    page = docs / GUIDE
    title = f"title: {before.meta.title}"
    text = page.read_text(encoding="utf-8")
    assert title in text
    page.write_text(text.replace(title, "title: Another title"), encoding="utf-8")
    assert read(docs)[0].pages[GUIDE].meta.title == "Another title"


def test_pages_share_the_digests_of_what_they_share():
    digests = Digests(Words(read(PROJECT / "docs")[0]))
    mine, others = (dict(map(reversed, enumerate(digests.of(page).lines))) for page in (GUIDE, OTHER))
    both = mine.keys() & others.keys()
    of_other = {line: line for line in others}
    assert len(both) > 20
    assert all(line is of_other[line] for line in mine if line in both)


def test_keys_are_held_once():
    pages = read(PROJECT / "docs")[0].pages
    mine, others = (pages[page].front_matter.value for page in (GUIDE, OTHER))
    known = {id(key) for key in others}
    assert all(id(key) in known for key in mine if key in others)


def test_the_words_of_a_printed_page_are_not_kept(tmp_path: Path):
    content = read(PROJECT / "docs")[0]
    # Long enough that it is no string of Python's own.
    draft = f"{tmp_path} [a virus](/glossary.md#vector)"
    holders = sys.getrefcount(draft)
    assert [term.id for term in linked_terms(draft, content)] == ["vector"]
    assert sys.getrefcount(draft) == holders


def test_looking_for_lost_words_keeps_no_lines(tmp_path: Path):
    # Read from texts of their own, so that nobody asked for their lines before.
    docs = shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    page = docs / GUIDE
    page.write_text(page.read_text(encoding="utf-8").replace("\n---\n", "\n# A note of ours\n---\n", 1), "utf-8")
    content = read(docs)[0]
    assert not [*lost_words.problems(content)]
    assert "lines" not in vars(content.pages[GUIDE].front_matter)
