"""What must hold before anything is built. Each rule stands in a file of its own; here they are called."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import TemplateSyntaxError

from publishing.assembly import topics
from publishing.assembly.parts import assemble
from publishing.assembly.templates import without_templates
from publishing.checks.checked_texts import CheckedTexts
from publishing.checks.data import (
    concerns,
    dates,
    drawings,
    glossary,
    named_products,
    products,
    reviewers,
    same_sources,
    subject_pages,
)
from publishing.checks.files import drawn_limits, files, frames, hiding, styles, tracked_cache
from publishing.checks.markdown import (
    danger_signs,
    fever_limits,
    headings,
    layout,
    links,
    lost_words,
    markup,
    references,
    told_numbers,
)
from publishing.checks.markdown.near_citations import IS_A_SOURCE, NO_NOTE, loose_brackets
from publishing.checks.markdown.numbered_lists import odd_numbers_of_lists
from publishing.checks.markdown.open_brackets import open_brackets
from publishing.checks.pages import cited_sources, gone_guides, guides, moved, navigation, plain_names
from publishing.checks.templates import page_templates, partials
from publishing.checks.words import review_claims
from publishing.checks.words.debris import A_CARET, OF_A_PROGRAM, debris, paragraphs_twice
from publishing.checks.words.impossible_days import impossible_days
from publishing.checks.words.long_words import long_words
from publishing.checks.words.look_alikes import odd_numbers
from publishing.checks.words.of_paper import left_of_paper
from publishing.checks.words.temperatures import odd_temperatures
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.passages import Passage, problems_in_texts, text_jobs
from publishing.content.read import read
from publishing.text.signs import OF_ANOTHER_SCRIPT
from publishing.workers.in_order import in_order

ON_WORDS = (debris, impossible_days, left_of_paper, odd_numbers, odd_temperatures, odd_numbers_of_lists)
"""Rules that need nothing but the text: offsets and messages."""

QUOTED = {"docs/_data/sources.yml": frozenset(("title", "publisher", "authors", "pages"))}
"""Keys that repeat what others wrote, slips and all."""


def read_and_check(docs: Path, latest: date = date.max, project: Path | None = None) -> tuple[Content, list[Problem]]:
    """The content of a docs folder, and every problem in it, as `all_problems` has it."""
    content, unreadable = read(docs)
    return content, all_problems(content, unreadable, docs, latest, project)


def all_problems(
    content: Content, unreadable: list[Problem], docs: Path, latest: date = date.max, project: Path | None = None
) -> list[Problem]:
    """Every problem in a content that was just read from a docs folder, with those that reading it found.

    `latest` is the last day that something can have been checked or reviewed on. What refers to a file that
    cannot be read is not judged: a broken register would make every citation look wrong. With the project's folder,
    texts that were sound before are not looked at again while nothing they depend on has changed. What checks alone
    ask for is put into the content here: elsewhere nobody shall, for a build checks in a process of its own.
    """
    # A page that is told to go where it belongs is as good as there: links to that place are right.
    content.unsound |= subject_pages.awaited(content)
    content.assets, content.classes = files.asset_names(docs), files.style_classes(docs)
    content.hiding = files.hiding_classes(docs)
    problems = [
        *unreadable,
        *files.problems(docs),
        *navigation.problems(content, docs.parent),
        *drawings.problems(content, docs.parent),
        *drawn_limits.problems(content, docs),
        *styles.problems(docs),
        *hiding.problems(docs),
        *tracked_cache.problems(docs.parent),
        *frames.problems(docs.parent, content),
        *dates.problems(content, latest),
        *lost_words.problems(content),
    ]
    sound = CheckedTexts(project, docs, content) if project and not problems else None
    problems += check(content, sound.paths if sound else frozenset())
    if sound and not problems:
        sound.keep_all()
    return sorted(gone_guides.told_once(_nearest({*problems}), content, docs))


def _nearest(problems: set[Problem]) -> Iterator[Problem]:
    """The problems without those that only tell again, of its signs, what one of them tells of the whole mark."""
    of_programs = {(one.path, one.line) for one in problems if one.message == OF_A_PROGRAM}
    of_sources = {(one.path, one.line, one.column) for one in problems if IS_A_SOURCE in one.message}
    for one in problems:
        of_sign = one.message == A_CARET and (one.path, one.line, one.column + 1) in of_sources
        of_mark = (one.path, one.line) in of_programs and (
            one.message == NO_NOTE or one.message.endswith(OF_ANOTHER_SCRIPT)
        )
        if not of_sign and not of_mark:
            yield one


def check(content: Content, sound: frozenset[str] = frozenset()) -> list[Problem]:
    """Every problem in the texts of a content, and between them; those known to be sound are left out."""
    registered = reviewers.REGISTER in content.located.keys() - content.unsound
    pages = [page for path, page in content.pages.items() if path not in sound]
    together = [
        *text_jobs(content, partial(_text, content=content), sound),
        *(partial(_page, page, content) for page in pages),
    ]
    return [
        *(problem for page in content.half_read.values() for problem in page_templates.page_problems(page, content)),
        *partials.problems(content),
        *references.record_problems(content),
        *review_claims.material_problems(content),
        *concerns.problems(content),
        *named_products.problems(content),
        *products.problems(content),
        *glossary.problems(content),
        *same_sources.problems(content),
        *subject_pages.problems(content),
        *moved.problems(content),
        *moved.taken_addresses(content),
        *(reviewers.problems(content) if registered else ()),
        *guides.twins(content),
        *topics.problems(content),
        *plain_names.problems_of_records(content),
        *chain.from_iterable(in_order(together)),
    ]


def unfinished(content: Content) -> list[Problem]:
    """The places that a new page still has to be given words for. They build, but are not for readers."""
    return sorted(problems_in_texts(content, markup.unfinished))


def _text(passage: Passage, content: Content) -> Iterator[Problem]:
    found = [
        *markup.problems(passage, content),
        *links.problems(passage, content),
        *references.problems(passage, content),
        *review_claims.problems(passage, content),
        *fever_limits.problems(passage, content),
        *danger_signs.problems(passage, content),
        *told_numbers.problems(passage, content),
        *(layout.problems(passage, content) if passage.kind == "body" else ()),
    ]
    words = passage.text if passage.kind == "field" else without_templates(passage.text)
    if passage.key not in QUOTED.get(passage.path, ()):
        found += [passage.problem(at, message) for rule in ON_WORDS for at, message in rule(words)]
        found += [passage.problem(at, message) for at, message in long_words(passage.text)]
        if passage.kind == "body":
            found += [passage.problem(at, message) for at, message in paragraphs_twice(words)]
        if passage.kind != "partial":
            # Where something nearer is wrong with the brackets, it has been told.
            told = {problem.line for problem in found}
            brackets = [*loose_brackets(words), *open_brackets(words)]
            loose = (passage.problem(at, message) for at, message in brackets)
            found += [problem for problem in loose if problem.line not in told]
    yield from found


def _page(page: SourcePage, content: Content) -> list[Problem]:
    """What is wrong with a page as a whole."""
    of_templates = [*page_templates.page_problems(page, content)]
    found = [*of_templates, *plain_names.problems_of_page(page)]
    if not _readable(page, content):
        return found
    found += [*headings.problems(page, content), *guides.problems(page, content)]
    # What a broken template was to print is not known, so nobody can say that it is missing.
    if not of_templates:
        found += [*guides.missing_blocks(page), *cited_sources.problems(page, content)]
    return found


def _readable(page: SourcePage, content: Content) -> bool:
    """Whether the page's templates can be followed; if not, their own problem says why."""
    try:
        assemble(page, content)
    except TemplateSyntaxError:
        return False
    return True
