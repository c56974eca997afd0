"""The words of the guides: long enough to tell, plain enough to read."""

import re

import pytest
import textstat

from publishing.assembly.reading_time import word_count
from publishing.content.model import Content, SourcePage

GUIDES = ["gene-therapy-for-cancer", "rare-cancers", "solid-tumors", "treatment-process", "what-is-gene-therapy"]
UK_SPELLING = re.compile(
    r"\b(tumour|leukaemia|haemat|anaemi|oedema|centre\b|organis|recognis|programme|licence|paediatr|diarrhoea|oesoph)",
    re.I,
)
MARKUP = re.compile(r"\{[%{].*?[%}]\}|\{[^}]*\}|\[\^[^\]]+\]|\]\([^)]*\)|[*_`\[\]]|^\s*[-|].*\|.*$", re.M)


def running_prose(page: SourcePage) -> list[str]:
    """Sentences of a guide's paragraphs, lists and answers; headings and tables are not running prose."""
    guide = page.meta
    texts = [guide.summary, *guide.at_a_glance, *(item.answer for item in guide.questions)]
    texts += [item.text for item in guide.core.items] if guide.core else []
    pairs = guide.benefits_and_limitations
    texts += [item.text for item in [*pairs.benefits, *pairs.limitations]]
    texts += [block for block in re.split(r"\n\s*\n|\n- ", page.body) if not block.lstrip().startswith(("#", "{", "|"))]
    plain = [" ".join(MARKUP.sub("", text).split()) for text in texts]
    return [text if text.endswith((".", "?")) else f"{text}." for text in plain if len(text.split()) > 3]


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_900_to_1800_words(name: str, content: Content):
    assert 900 <= word_count(content.pages[f"guides/{name}.md"]) <= 1800


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_reads_at_grade_8_or_below(name: str, content: Content):
    prose = running_prose(content.pages[f"guides/{name}.md"])
    assert len(prose) > 30
    assert textstat.flesch_kincaid_grade("\n".join(prose)) <= 8.0


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_spelled_in_one_way(name: str, content: Content):
    page = content.pages[f"guides/{name}.md"]
    words = page.body + page.meta.model_dump_json()
    assert not UK_SPELLING.search(words), UK_SPELLING.search(words)
