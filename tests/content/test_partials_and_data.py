"""Nothing stands in the sources that no page uses."""

from pathlib import Path

from publishing.assembly.parts import assemble
from publishing.content.model import Content
from publishing.content.models.front_matter import Guide, Page
from publishing.content.read import FILES

PROJECT = Path(__file__).parent.parent.parent

TEMPLATE_NAMES = {
    "therapies",
    "pipeline",
    "glossary",
    "listed_guides",
    "topic_pages",
    "durations",
    "reviewers",
    "names",
    "front_matter",
}
TEMPLATE_NAMES |= {"cited", "terms", "reading_minutes", "duration", "drawing", "time", "extra", "config", "page"}


def test_no_partial_is_an_orphan(content: Content):
    reached = {name for page in content.pages.values() for name in assemble(page, content).partials}
    assert set(content.partials) == reached


def test_every_data_file_has_a_model():
    assert {path.stem for path in (PROJECT / "docs" / "_data").glob("*")} == set(FILES)


def test_every_data_file_opens_with_a_comment():
    for path in (PROJECT / "docs" / "_data").glob("*.yml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path


def test_front_matter_cannot_shadow_a_template_name():
    # mkdocs-macros lets front matter override variables and macros of the same name without a word.
    assert not TEMPLATE_NAMES & (set(Guide.model_fields) | set(Page.model_fields))
