"""Two records of one paper or page, found whatever way they say it."""

from pathlib import Path

import pytest

from publishing.checks.data import same_sources
from publishing.content.read import read

RECORD = """- id: {id}
  kind: trial
  publisher: A journal
  title: A paper
  published: "2024"
  url: {url}
{more}  checked: 2026-01-01
  checked_by: someone
  holds_months: 12
  primary: true
  supports: Words.
"""


def told(project: Path, *records: tuple[str, str]) -> list[str]:
    data = project / "docs" / "_data"
    data.mkdir(parents=True)
    texts = [RECORD.format(id=f"paper-{number}", url=url, more=more) for number, (url, more) in enumerate(records)]
    (data / "sources.yml").write_text("".join(texts), "utf-8")
    content, problems = read(project / "docs")
    assert not [problem for problem in problems if "missing. Bring" not in problem.message]
    return [str(problem) for problem in same_sources.problems(content)]


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (("https://a.org/x", "  doi: 10.1234/AbC\n"), ("https://b.org/y", "  doi: 10.1234/aBc\n"), "the same DOI"),
        (("https://doi.org/10.1234/abc", ""), ("https://b.org/y", "  doi: 10.1234/abc\n"), "the same DOI"),
        (("https://a.org/x", '  pmid: "7"\n'), ("https://b.org/y", '  pmid: "7"\n'), "the same PubMed number"),
        (("https://www.a.org/x/", ""), ("https://a.org/x", ""), "the same address"),
    ],
)
def test_the_second_record_of_one_source_is_told(tmp_path: Path, first, second, says: str):
    (found,) = told(tmp_path, first, second)
    assert found.startswith("docs/_data/sources.yml:"), found
    assert "'paper-0'" in found
    assert says in found


def test_different_papers_of_one_journal_are_sound(tmp_path: Path):
    papers = ("https://a.org/x", '  doi: 10.1234/abc\n  pmid: "7"\n'), ("https://a.org/x/2", "  doi: 10.1234/abd\n")
    assert told(tmp_path, *papers) == []


def test_an_address_counts_once_beside_its_own_doi(tmp_path: Path):
    assert told(tmp_path, ("https://doi.org/10.1234/abc", "  doi: 10.1234/abc\n")) == []
