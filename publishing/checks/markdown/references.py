"""Citations and short names: each must lead to a record."""

import re
from collections.abc import Iterator

from publishing.assembly.parts import CITATION
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.records import NAMED_BY
from publishing.content.passages import Passage, located_strings

DEFINITION = re.compile(r"(?m)^[ ]*(?:(?:[-*+:]|\d+\.)[ ]+)*\[\^[^\]]*\]:")
# Each pattern begins with the sign it looks for, which lets Python skip to it.
MISWRITTEN = (
    (
        re.compile(r"\[(?<![\]!]\[)\d+(?:[ ]?[,\u2013-][ ]?\d+)*\](?![(\[:])"),
        "notes have no numbers of their own here. Cite a source of docs/_data/sources.yml: [^its-id].",
    ),
    (re.compile(r"\^\["), "notes are not written in the text. Cite a source of docs/_data/sources.yml: [^its-id]."),
    (re.compile(r"\[\^(?:\s[^\]\n]*|[^\]\n]*\s)\]"), "a citation has no blanks. Write [^source-id]."),
    (re.compile(r"\[\^[^\]\n]*,[^\]\n]*\]"), "one pair of brackets cites one source. Write [^first][^second]."),
    (re.compile(r"\[\^\]"), "the citation names no source. Write [^source-id]."),
    (re.compile(r"\[\^[^\]\n]*$", re.MULTILINE), "the citation has no end. Write ] after the source's id."),
)
BARE = re.compile(r"\[(?<![\]!]\[)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\](?![(\[:])")


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Everything in one passage that cites what does not exist, or is no citation and looks like one."""
    text, known = passage.text, content.data["sources"]
    definitions = [] if passage.kind == "partial" else list(DEFINITION.finditer(text))
    for found in definitions:
        message = "footnotes are defined in docs/_data/sources.yml. Delete this line and add the source there."
        yield passage.problem(found.start(), message)
    for found in CITATION.finditer(text):
        # In partials a template may write the id.
        judged = "{" not in found["id"] and "sources" not in content.unsound
        readable = not any(shape.match(text, found.start()) for shape, _ in MISWRITTEN)
        if judged and readable and found["id"] not in known:
            yield passage.problem(found.start(), unknown("the source", found["id"], known, "docs/_data/sources.yml"))
    if passage.kind != "partial":
        for shape, message in MISWRITTEN:
            yield from (passage.problem(found.start(), message) for found in shape.finditer(text))
        for found in BARE.finditer(text):
            if found["id"] in known:
                yield passage.problem(found.start(), f"a citation needs its sign. Write [^{found['id']}].")


def record_problems(content: Content) -> Iterator[Problem]:
    """Everything in data files that names a source, kind, cancer, regulator, state or stage nobody declared."""
    for stem, source in content.located.items():
        for location, text in located_strings(source.value):
            key = str(next((step for step in reversed(location) if isinstance(step, str)), ""))
            if key == "sources":
                if text not in content.data["sources"] and "sources" not in content.unsound:
                    message = unknown("the source", text, content.data["sources"], "docs/_data/sources.yml")
                    yield source.problem(location, message)
            elif stem == "material-corrections" and key == "guide":
                if f"guides/{text}.md" not in content.pages.keys() | content.unsound:
                    known = [guide.path.removeprefix("guides/").removesuffix(".md") for guide in content.guides]
                    yield source.problem(location, unknown("the guide", text, known, "docs/guides"))
            elif stem == "own-corrections" and key == "page":
                if text not in content.pages.keys() | content.unsound:
                    yield source.problem(location, unknown("the page", text, content.pages, "docs"))
            elif (group := NAMED_BY.get(stem, {}).get(key)) and content.names:
                known = getattr(content.names, group)
                if text not in known:
                    message = unknown(key, text, known, f"docs/_data/names.yml under {group!r}")
                    yield source.problem(location, message)
