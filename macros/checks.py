"""What must hold before anything is built. Each rule stands in a file of its own; here they are called."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError

from macros import (
    check_concerns,
    check_dates,
    check_drawings,
    check_files,
    check_guides,
    check_headings,
    check_layout,
    check_links,
    check_lost_words,
    check_markup,
    check_moved,
    check_navigation,
    check_partials,
    check_references,
    check_review_claims,
    check_reviewers,
    check_styles,
    check_templates,
    topics,
)
from macros.assembly import assemble
from macros.content import Content, SourcePage
from macros.passages import Passage, told
from macros.problems import Problem
from macros.read_content import read
from macros.sound_pages import SoundPages


def read_and_check(docs: Path, latest: date = date.max, project: Path | None = None) -> tuple[Content, list[Problem]]:
    """The content of a docs folder, and every problem in it.

    `latest` is the last day that something can have been checked or reviewed on. What refers to a file that
    cannot be read is not judged: a broken register would make every citation look wrong. With the project's folder,
    pages that were sound before are not looked at again while nothing they depend on has changed.
    """
    content, problems = read(docs)
    content.assets, content.classes = check_files.asset_names(docs), check_files.style_classes(docs)
    problems += check_files.problems(docs)
    problems += check_navigation.problems(content, docs.parent)
    problems += check_drawings.problems(content, docs.parent)
    problems += check_styles.problems(docs)
    problems += check_dates.problems(content, latest)
    problems += check_lost_words.problems(content)
    sound = SoundPages(project, docs, content) if project and not problems else None
    problems += check(content, sound.paths if sound else frozenset())
    if sound and not problems:
        sound.keep_all()
    return content, sorted(set(problems))


def check(content: Content, sound: frozenset[str] = frozenset()) -> list[Problem]:
    """Every problem in the texts of a content, and between them; pages known to be sound are left out."""
    registered = check_reviewers.REGISTER in content.located.keys() - content.unsound
    pages = [page for path, page in content.pages.items() if path not in sound]
    return [
        *(
            problem
            for page in (*pages, *content.half_read.values())
            for problem in check_templates.page_problems(page, content)
        ),
        *check_partials.problems(content),
        *check_references.record_problems(content),
        *check_concerns.problems(content),
        *check_moved.problems(content),
        *(check_reviewers.problems(content) if registered else ()),
        *told(content, partial(_text, content=content), sound),
        *_pages(pages, content),
    ]


def unfinished(content: Content) -> list[Problem]:
    """The places that a new page still has to be given words for. They build, but are not for readers."""
    return sorted(told(content, check_markup.unfinished))


def _text(passage: Passage, content: Content) -> Iterator[Problem]:
    yield from check_markup.problems(passage, content)
    yield from check_links.problems(passage, content)
    yield from check_references.problems(passage, content)
    yield from check_review_claims.problems(passage)
    if passage.kind == "body":
        yield from check_layout.problems(passage, content)


def _pages(pages: list[SourcePage], content: Content) -> Iterator[Problem]:
    yield from check_guides.twins(content)
    yield from topics.problems(content)
    for page in pages:
        if _readable(page, content):
            yield from check_headings.problems(page, content)
            yield from check_guides.problems(page, content)


def _readable(page: SourcePage, content: Content) -> bool:
    """Whether the page's templates can be followed; if not, their own problem says why."""
    try:
        assemble(page, content)
    except TemplateSyntaxError:
        return False
    return True
