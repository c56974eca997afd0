"""What each page must have: a heading, its sections, its reviewer, its own title."""

from collections.abc import Iterator

from macros.assembly import TERM_LINK, assemble, named_records
from macros.check_references import located_strings
from macros.content import Content, SourcePage
from macros.front_matter import CORE_COUNTS, Guide
from macros.guide_sections import SAFETY_TERMS, missing_sections
from macros.located_yaml import Location
from macros.problems import Problem, unknown
from macros.templates import uses

PAGE_OPENING = "page-opening.md"


def problems(content: Content) -> list[Problem]:
    """Everything that a page lacks, or has in common with another and should not."""
    found = list(_twins(content))
    for page in content.pages.values():
        includes = {name for name, _ in uses(page.body).includes}
        if isinstance(page.meta, Guide):
            found += _guide(page, page.meta, includes, content)
        elif PAGE_OPENING not in includes:
            message = f'the page has no heading. Write {{% include "{PAGE_OPENING}" %}} as its first line.'
            found.append(Problem(page.file, page.body_line, 1, message))
    return found


def _guide(page: SourcePage, guide: Guide, includes: set[str], content: Content) -> Iterator[Problem]:
    for message in missing_sections(page.body, includes, guide.core is not None):
        yield Problem(page.file, page.body_line, 1, message)
    source = page.front_matter
    if guide.reviewer not in content.data["reviewers"]:
        message = unknown("the reviewer", guide.reviewer, content.data["reviewers"], "docs/_data/reviewers.yml")
        yield source.problem(("reviewer",), message)
    if guide.core and len(guide.core.items) != CORE_COUNTS[guide.core.id]:
        message = f"{guide.core.id!r} needs {CORE_COUNTS[guide.core.id]} items, here are {len(guide.core.items)}."
        yield source.problem(("core", "items"), message)
    for stem, name in named_records(guide.model_dump()):
        if name not in content.data[stem]:
            message = unknown(f"the entry of {stem}", name, content.data[stem], f"docs/_data/{stem}.yml")
            yield source.problem(_where(source.value, name), message)
    if guide.review_class == "safety":
        linked = {match["id"] for text in assemble(page, content).texts for match in TERM_LINK.finditer(text)}
        for term in SAFETY_TERMS:
            if term not in linked:
                message = f"a page of the class 'safety' must explain {term.upper()}. Link it: (/glossary.md#{term})."
                yield Problem(page.file, page.body_line, 1, message)


def _where(value: object, name: str) -> Location:
    """Where the front matter first names a record."""
    return next((location for location, text in located_strings(value) if text == name and len(location) > 1), ())


def _twins(content: Content) -> Iterator[Problem]:
    for key in ("title", "description"):
        seen: dict[str, str] = {}
        for page in content.pages.values():
            text = getattr(page.meta, key)
            if text in seen:
                message = f"the {key} is the same as in {seen[text]}. Give each page its own."
                yield page.front_matter.problem((key,), message)
            seen.setdefault(text, page.file)
