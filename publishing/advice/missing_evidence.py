"""Benefits that rest on what was studied or approved, and do not say how sure that is."""

from collections.abc import Iterator

from publishing.assembly.parts import cited_sources
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import Guide

STUDIED = frozenset(("label", "regulator", "review", "trial"))
"""Kinds of sources that tell what was studied in people, or approved."""
PLACE = ("benefits_and_limitations", "benefits")


def missing_evidence(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Each benefit of a guide that cites such a source and has no mark."""
    if not isinstance(page.meta, Guide):
        return
    for index, benefit in enumerate(page.meta.benefits_and_limitations.benefits):
        studied = any(source.kind in STUDIED for source in cited_sources(benefit.text, content))
        if studied and benefit.evidence is None:
            message = (
                "this benefit does not say how sure we are. Write 'evidence:' below its title, with where it stands "
                "and how it was tested: docs/_data/evidence.yml has the words."
            )
            yield page.front_matter.problem((*PLACE, index, "title"), message)
