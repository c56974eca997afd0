"""Every text of the sources gets a mark of its own: what a page prints of them, its digest must have seen."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from publishing.checks.run import read_and_check
from publishing.content.model import SourcePage
from publishing.content.models.field_types import IDENTIFIER
from publishing.evidence.scored_guides import scored_guides
from publishing.project.read import WholeProject
from publishing.reviews.history.changes import History
from publishing.reviews.state.reviews import review
from publishing.reviews.words import Words
from publishing.views.page_markdown import own_variables
from publishing.views.template_values import TemplateValues
from tests.conftest import PROJECT

NO_PROSE = re.compile(rf"{IDENTIFIER}|\d{{4}}(-\d\d)*|https?://\S+|[\w./-]+\.md|10\.\S+|[\w/-]+/")
NAMES_OF_RECORDS = ("id", "url", "doi", "pmid", "signers")
MARK = re.compile(r"qz\d+q")
TABLE_OF_THE_DAY = "about/review-status.md"
"""Lists every page as it stands on the day of the build, in a table that nobody could sign."""


class Marked:
    """The real content with a mark behind each text."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}
        self.content, problems = read_and_check(PROJECT / "docs")
        assert problems == []
        for stem, records in self.content.data.items():
            for name, record in records.items():
                records[name] = self._marked(record, f"{stem}#{name}")
        self.content.names = self._marked(self.content.names, "names")
        for path, page in self.content.pages.items():
            self.content.pages[path] = replace(page, meta=self._marked(page.meta, path))
        self.content.assemblies.clear()

    def _marked(self, value: Any, where: str) -> Any:
        if isinstance(value, str):
            return value if NO_PROSE.fullmatch(value) else f"{value.rstrip()} {self._mark(where)}"
        if isinstance(value, BaseModel):
            fields = [name for name in type(value).model_fields if name not in NAMES_OF_RECORDS]
            update = {name: self._marked(getattr(value, name), f"{where}.{name}") for name in fields}
            return value.model_copy(update=update)
        if isinstance(value, dict):
            return {key: self._marked(item, f"{where}.{key}") for key, item in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self._marked(item, where) for item in value)
        return value

    def _mark(self, where: str) -> str:
        mark = f"qz{len(self.where)}q"
        self.where[mark] = where
        return mark


@pytest.fixture(scope="module")
def marked() -> Marked:
    return Marked()


@pytest.fixture(scope="module")
def values(marked: Marked) -> TemplateValues:
    reviews, problems = review(marked.content, PROJECT / "reviews", date(2026, 12, 1))
    assert problems == []
    scored, _ = scored_guides(marked.content, PROJECT / "evidence-sheets")
    whole = WholeProject(PROJECT / "docs", marked.content, scored, reviews, History(PROJECT))
    return TemplateValues(whole, PROJECT, PROJECT / "docs" / "_partials", "http://127.0.0.1/")


def printed(page: SourcePage, values: TemplateValues) -> str:
    """The page's Markdown, made as for a build."""
    variables = (
        values.variables
        | own_variables(values, page.path)
        | {
            "text_changed_on": date(2026, 12, 1),
            "extra": {"intake_url": "https://www.example.org/", "feedback_address": "", "pdfs": ""},
        }
    )
    return values.texts.text(page.body, variables)[0]


def test_no_page_prints_a_text_that_its_digest_has_not_seen(marked: Marked, values: TemplateValues):
    words, found = Words(marked.content), {}
    for path, page in marked.content.pages.items():
        shown = set(MARK.findall(printed(page, values)))
        assert shown or path == TABLE_OF_THE_DAY
        if unseen := shown - set(MARK.findall(json.dumps(words.of(path)))):
            found[path] = sorted(marked.where[mark] for mark in unseen)
    found.pop(TABLE_OF_THE_DAY)
    assert found == {}
