"""Citations and short names: each must lead to a record."""

import re
from collections.abc import Iterator

from publishing.assembly.parts import CITATION
from publishing.assembly.templates import without_templates
from publishing.checks.markdown.near_citations import is_miswritten, named_sources, near_citations
from publishing.content.diagnostics import Problem, is_slip, unknown, unknown_page
from publishing.content.model import Content
from publishing.content.models.records import NAMED_BY
from publishing.content.passages import Passage, located_strings

DEFINITION = re.compile(r"(?m)^[ ]*(?:(?:[-*+:]|\d+\.)[ ]+)*\[\^[^\]]*\]:")


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Everything in one passage that cites what does not exist, or is no citation and looks like one."""
    text, known = passage.text, content.data["sources"]
    definitions = [] if passage.kind == "partial" else list(DEFINITION.finditer(text))
    for found in definitions:
        message = "footnotes are defined in docs/_data/sources.yml. Delete this line and add the source there."
        yield passage.problem(found.start(), message)
    for found in CITATION.finditer(text):
        # In partials a template may write the id.
        judged = found["id"] not in known and "{" not in found["id"] and "sources" not in content.unsound
        if judged and not is_miswritten(text, found.start()):
            yield passage.problem(found.start(), unknown("the source", found["id"], known, "docs/_data/sources.yml"))
    words = text if passage.kind == "field" else without_templates(text)
    for at, message in [*near_citations(words), *named_sources(words, known)]:
        yield passage.problem(at, message)


def record_problems(content: Content) -> Iterator[Problem]:
    """Everything in data files that names a source, kind, cancer, regulator, state or stage nobody declared."""
    for stem, source in content.located.items():
        for location, text in located_strings(source.value):
            if source.is_refused(location):
                continue
            key = str(next((step for step in reversed(location) if isinstance(step, str)), ""))
            if key == "sources":
                if text not in content.data["sources"] and "sources" not in content.unsound:
                    message = unknown("the source", text, content.data["sources"], "docs/_data/sources.yml")
                    yield source.problem(location, message)
            elif stem == "material-corrections" and key == "guide":
                if f"guides/{text}.md" not in content.pages.keys() | content.unsound:
                    known = [guide.path.removeprefix("guides/").removesuffix(".md") for guide in content.guides]
                    # What is written here is the guide's name alone.
                    mistyped = is_slip(text, known) and unknown("the guide", text, known, "docs/guides")
                    gone = unknown_page(f"guides/{text}.md", content.pages, "docs/guides")
                    yield source.problem(location, mistyped or gone)
            elif stem == "own-corrections" and key == "page":
                if text not in content.pages.keys() | content.unsound:
                    yield source.problem(location, unknown_page(text, content.pages, "docs"))
            elif (group := NAMED_BY.get(stem, {}).get(key)) and content.names:
                known = getattr(content.names, group)
                if text not in known:
                    where = f"docs/_data/names.yml under {group!r}. Is it a new one? Add it there"
                    message = unknown(key, text, known, where)
                    yield source.problem(location, message)
