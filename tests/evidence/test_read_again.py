"""Which guides may contradict a fact that changed."""

from pathlib import Path

import pytest

from publishing.content.model import Content
from publishing.content.read import read
from publishing.evidence.read_again import read_again
from tests.gate.site import GUIDE, write_site


@pytest.fixture
def told(tmp_path: Path) -> tuple[Content, str]:
    """A site whose guide speaks of a product, and its records of products."""
    project = tmp_path / "project"
    write_site(project)
    guide = project / "docs" / GUIDE
    guide.write_text(f"{guide.read_text('utf-8')}\nAsk about harborcel.\n", "utf-8")
    return read(project / "docs")[0], (project / "docs/_data/therapies.yml").read_text("utf-8")


def test_a_guide_that_speaks_of_a_product_is_named_when_its_record_changes(told: tuple[Content, str]):
    content, before = told
    now = before.replace("A virus for a test.", "Another virus.")
    assert now != before
    assert "Harborcel" in read_again("therapies", before, now, content)[GUIDE]


def test_it_is_named_when_the_record_is_new_or_gone(told: tuple[Content, str]):
    content, text = told
    assert GUIDE in read_again("therapies", "", text, content)
    assert GUIDE in read_again("therapies", text, "[]\n", content)


def test_what_is_no_fact_names_no_guide(told: tuple[Content, str]):
    content, before = told
    assert read_again("therapies", before, f"# a note\n{before}", content) == {}


def test_a_guide_that_speaks_of_something_else_is_not_named(told: tuple[Content, str]):
    content, before = told
    assert read_again("therapies", before, before.replace("Harborcel", "Quaycel"), content).keys() == {GUIDE}
    other = "- id: x\n  brand: Quaycel\n  generic: quaycel\n"
    assert read_again("therapies", "", other, content) == {}


def test_a_file_that_cannot_be_read_names_no_guide(told: tuple[Content, str]):
    content, _ = told
    assert read_again("therapies", "- id: [", ": x: y", content) == {}
