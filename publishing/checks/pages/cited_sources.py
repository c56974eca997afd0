"""Citations on a page that prints no list of sources: their marks would lead nowhere."""

from collections.abc import Iterator

from publishing.assembly.parts import CITATION, assemble
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.passages import body, fields
from publishing.markdown.sections import NOTE_PLACE

LIST = "sources.md"


def problems(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Every citation of a page without the block that prints its sources. Raises jinja2.TemplateSyntaxError."""
    if any(NOTE_PLACE in text for text in assemble(page, content).partials.values()):
        return
    message = f'this page prints no sources, so the citation leads nowhere. Write {{% include "{LIST}" %}} at its end.'
    for passage in (body(page), *fields(page.front_matter, page.path)):
        for found in CITATION.finditer(passage.text):
            yield passage.problem(found.start(), message)
