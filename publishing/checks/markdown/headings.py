"""Headings of a page: their level, words and ids, together with those that its partials print."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from jinja2 import TemplateSyntaxError

from publishing.assembly.anchors import written_ids
from publishing.assembly.parts import assemble
from publishing.assembly.templates import without_templates
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.passages import Passage, body

HEADING = re.compile(r"^(?P<indent> *)(?P<marks>#+)(?P<blank>[ ]*)(?P<words>[^\n{]*)(?P<list>\{[^\n]*)?$", re.MULTILINE)
MAX_LEVEL = 4
CAPITALS, LETTERS = re.compile(r"\b[A-Z]{2,}\b"), re.compile(r"[^\W\d_]+(?: +[^\W\d_]+)*")
SEVERAL = re.compile(r"\s*[,/&+]\s*")
"""What stands between names. Words with blanks between them are a sentence."""
LONGEST_SHORT = 4
"""Letters of an abbreviation that the glossary need not know."""
TAKEN_IDS = frozenset(
    (
        *("contents", "every-page", "search-results"),
        *("therapy-filter", "therapy-filter-title", "therapy-filter-name", "therapy-filter-kind"),
        *("therapy-filter-cancer", "therapy-filter-country", "therapy-filter-state", "therapy-filter-sort"),
    )
)
"""Ids by which scripts find what is theirs, on whatever page."""


def problems(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Everything wrong with the headings of one page."""
    passage = body(page)
    text = without_templates(page.body)
    known = _capitals(content)
    level = 1
    found = list(HEADING.finditer(text))
    for heading in found:
        for message in _heading(heading, level, known):
            yield passage.problem(heading.start("marks"), message)
        level = len(heading["marks"])
    yield from _empty_sections(passage, text, page.body, found)
    yield from _twins(page, passage, content)


def _capitals(content: Content) -> frozenset[str] | None:
    """Words of the glossary that are written in capitals, such as ICANS; nothing while it cannot be read."""
    if "glossary" in content.unsound:
        return None
    terms = content.data["glossary"].values()
    return frozenset(word for term in terms for word in CAPITALS.findall(" ".join((term.term, *term.other_names))))


def _is_a_name(word: str, known: frozenset[str] | None) -> bool:
    """Whether a word in capitals is an abbreviation or a sign, such as US, CAR-T or HLA-A*02:01, and nobody shouts."""
    return known is None or all(len(piece) <= LONGEST_SHORT or piece in known for piece in LETTERS.findall(word))


def _heading(heading: re.Match[str], level_before: int, known: frozenset[str] | None) -> Iterator[str]:
    level, words = len(heading["marks"]), heading["words"].strip()
    if not heading["blank"] and level == 1 and words[:1].isdigit():
        yield f"# before a number makes a heading. Write 'number {words.split()[0]}', or begin with another word."
    elif not heading["blank"]:
        yield f"a heading needs a blank after its marks. Write {heading['marks']} and a blank before its words."
    elif heading["indent"]:
        yield "a heading begins at the start of its line. Delete the blanks before it."
    elif not words:
        yield "the heading has no words. Write them, or delete the line."
    elif level == 1:
        yield "the page's title is its only heading of the first level. Write ## here."
    elif level > MAX_LEVEL:
        yield f"headings go down to {'#' * MAX_LEVEL}. Write fewer marks, or make it a paragraph."
    elif level > level_before + 1:
        yield f"the level below {'#' * level_before} is {'#' * (level_before + 1)}. Write that here."
    elif words.endswith((".", ":", ",", ";")):
        yield f"a heading does not end with {words[-1]!r}. Delete it."
    elif words.endswith("#"):
        yield "marks stand before a heading only. Delete those after it."
    elif words.upper() == words and not all(_is_a_name(word, known) for word in SEVERAL.split(words) if word):
        yield "capitals are hard to read. Write the heading as in a sentence."
    elif words.count("[") or words.count("**"):
        yield "a heading is plain words. Put links and bold in the text below it."


def _empty_sections(passage: Passage, text: str, full: str, found: list[re.Match[str]]) -> Iterator[Problem]:
    for heading, following in zip_longest(found, found[1:]):
        end = following.start() if following else len(text)
        deeper = following is not None and len(following["marks"]) > len(heading["marks"])
        if not full[heading.end() : end].strip() and not deeper and heading["words"].strip() and heading["blank"]:
            yield passage.problem(heading.start("marks"), "nothing stands below this heading. Write it, or delete it.")


def _twins(page: SourcePage, passage: Passage, content: Content) -> Iterator[Problem]:
    try:
        partials = assemble(page, content).partials
    except TemplateSyntaxError:
        return
    seen = dict.fromkeys(TAKEN_IDS, "the frame of every page")
    seen |= {name: f"docs/_partials/{partial}" for partial, text in partials.items() for name, _ in written_ids(text)}
    for name, offset in written_ids(page.body):
        if name in seen:
            message = f"the id {name!r} stands twice on the page, also in {seen[name]}. Give this heading another."
            yield passage.problem(offset, message)
        seen.setdefault(name, passage.path)
