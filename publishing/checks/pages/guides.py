"""What each page must have: a heading, its sections, its reviewer, its own title."""

from collections.abc import Iterator

from publishing.assembly.parts import assemble, links_to_terms, named_records
from publishing.assembly.templates import uses
from publishing.content.diagnostics import Problem, unknown
from publishing.content.guide_sections import SAFETY_TERMS, missing_partials, missing_sections
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import CORE_COUNTS, Guide
from publishing.content.passages import body, located_strings
from publishing.content.yaml.located import LocatedYaml, Location

PAGE_OPENING = "page-opening.md"
SUBJECT_OPENING = "subject-opening.md"
"""Of the page of a cancer or a product, with the way to help."""


def problems(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Everything a guide lacks beside its blocks. Raises jinja2.TemplateSyntaxError if its templates cannot be read."""
    if isinstance(page.meta, Guide):
        yield from _guide(page, page.meta, content)


def missing_blocks(page: SourcePage) -> Iterator[Problem]:
    """The shared blocks that one page lacks, for a page whose templates are sound."""
    includes = {name for name, _ in uses(page.body).includes}
    if isinstance(page.meta, Guide):
        for message in missing_partials(includes, page.meta.core is not None):
            yield Problem(page.file, page.body_line, 1, message)
    elif not includes & {PAGE_OPENING, SUBJECT_OPENING}:
        message = f'the page has no heading. Write {{% include "{PAGE_OPENING}" %}} as its first line.'
        yield Problem(page.file, page.body_line, 1, message)


def _guide(page: SourcePage, guide: Guide, content: Content) -> Iterator[Problem]:
    for offset, message in missing_sections(page.body, guide.core is not None):
        yield body(page).problem(offset, message)
    source = page.front_matter
    if guide.reviewer not in content.data["reviewers"] and "reviewers" not in content.unsound:
        message = unknown("the reviewer", guide.reviewer, content.data["reviewers"], "docs/_data/reviewers.yml")
        yield source.problem(("reviewer",), message)
    if guide.core and len(guide.core.items) != CORE_COUNTS[guide.core.id]:
        message = f"{guide.core.id!r} needs {CORE_COUNTS[guide.core.id]} items, here are {len(guide.core.items)}."
        yield source.problem(("core", "items"), message)
    for stem, name in named_records(assemble(page, content).meta):
        if name not in content.data[stem] and stem not in content.unsound:
            message = unknown(f"the entry of {stem}", name, content.data[stem], f"docs/_data/{stem}.yml")
            yield source.problem(_where(source.value, name), message)
    for index, item in enumerate(guide.core.items if guide.core else []):
        for kind in item.other_durations:
            if content.names and kind not in content.names.kinds:
                message = unknown("the kind", kind, content.names.kinds, "docs/_data/names.yml under 'kinds'")
                yield source.problem(("core", "items", index, "other_durations"), message)
    yield from _lists(source, guide)
    if guide.review_class == "safety":
        linked = set().union(*map(links_to_terms, assemble(page, content).texts))
        for term in SAFETY_TERMS:
            if term not in linked:
                message = f"a page of the class 'safety' must explain {term.upper()}. Link it: (/glossary.md#{term})."
                yield Problem(page.file, page.body_line, 1, message)


def _lists(source: LocatedYaml, guide: Guide) -> Iterator[Problem]:
    if len(set(guide.topics)) < len(guide.topics):
        yield source.problem(("topics",), "a topic stands twice. Delete one of the two.")
    for index, question in enumerate(guide.questions):
        if not question.question.rstrip().endswith("?"):
            yield source.problem(("questions", index, "question"), "a question ends with a question mark. Add it.")
    for index, text in enumerate(guide.ask_your_team):
        if not text.rstrip().endswith("?"):
            yield source.problem(("ask_your_team", index), "a question ends with a question mark. Add it.")


def _where(value: object, name: str) -> Location:
    """Where the front matter first names a record."""
    return next((location for location, text in located_strings(value) if text == name and len(location) > 1), ())


def twins(content: Content) -> Iterator[Problem]:
    """Pages that share what each must have for itself."""
    for key in ("title", "description", "topic"):
        seen: dict[object, str] = {}
        for page in content.pages.values():
            value = getattr(page.meta, key, None)
            if value is not None and value in seen:
                message = f"the {key} is the same as in {seen[value]}. Give each page its own."
                yield page.front_matter.problem((key,), message)
            seen.setdefault(value, page.file)
