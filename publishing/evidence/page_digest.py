"""A fingerprint of what a reader reads on a page, so that a score cannot outlive its text."""

import hashlib
import json
import re

from publishing.assembly.parts import assemble, strings
from publishing.content.model import Content, SourcePage

HOUSEKEEPING = frozenset(
    ("checked", "checked_by", "holds_months", "review_class", "reviewer", "order", "topics", "card")
)
"""Keys that a reader does not read on the page: changing them changes no words."""

MARKUP = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{:?[^{}]*\}|^\s*(?:!!!|\?\?\?)[^\n\"]*(?:\"\")?|^\s*-\s|[*_#|]", re.MULTILINE
)
"""Templates, attribute lists, boxes, bullets and emphasis of partials: how they look is not what they say."""


def page_digest(page: SourcePage, content: Content) -> str:
    """SHA-256, in hex, of the words of a page, its partials and its records; line wraps and markup do not count."""
    assembly = assemble(page, content)
    parts = {
        "body": assembly.body,
        "front matter": _words(assembly.meta),
        # By words alone: a block may be split or renamed without a reader noticing.
        "partials": sorted(filter(str.strip, (MARKUP.sub(" ", text) for text in assembly.partials.values()))),
        "records": {"#".join(key): _words(record.model_dump()) for key, record in assembly.records.items()},
    }
    text = json.dumps(_unwrapped(parts), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _words(value: dict[str, object]) -> dict[str, object]:
    return {key: item for key, item in value.items() if key not in HOUSEKEEPING and item is not None}


def _unwrapped(value: object) -> object:
    if isinstance(value, dict):
        return {key: _unwrapped(item) for key, item in value.items()}
    return [" ".join(text.split()) for text in strings(value)] if isinstance(value, str | list | tuple) else value
