"""What a built page says of its own review: the sentences of our partials, filled in from the sign-offs, no others.

These places are left out of the digest that a reviewer signs, so no template or code may put other words there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.cache.store import Cache, Job
from publishing.checks.words.review_claims import ALLOWED, FILLED, claims_a_review, message_of, sentences
from publishing.content.dates import long_date
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.project.read import WholeProject
from publishing.reviews.article import OF_THE_REVIEW
from publishing.reviews.reports.readers_review import review_for_readers
from publishing.reviews.state.built import built_file
from publishing.workers.in_order import in_order

PARTIALS = (
    *("parts/review-line.md", "parts/review-taken-back.md", "parts/review-of-part.md"),
    *("parts/standing.md", "parts/print-foot.md"),
)
PAPER_LINKS = (
    "Print or save this guide as a PDF",
    ", with room to write beside the questions for your team.",
    "All guides as one booklet (PDF)",
    ", to print or to read without a connection.",
)
"""The way to paper, as overrides/partials/paper-link.html prints it."""
JOINED = ("or a",)
"""Between two things that a partial joins."""
WORD = re.compile(r"[^\W_]+")


def problems(files: SiteFiles, project: WholeProject, cache: Cache) -> Iterator[Problem]:
    """Every word in these places that is not ours, and every sentence around articles that would pass for a review.

    A page that was found right in an earlier build is not looked at again.
    """
    content = project.content
    pieces = [*_pieces(content), *PAPER_LINKS, *JOINED]
    allowed = frozenset(record.says for record in content.data[ALLOWED].values() if FILLED not in record.says)
    jobs: list[Job] = []
    names = {page: built_file(page) for page in content.pages}
    built = {page: name for page, name in names.items() if (files.folder / name).is_file()}
    for page, name in built.items():
        # The longest first, and all in one order: the next build shall find what this one kept.
        known = tuple(sorted({*pieces, *_filled_in(page, project)}, key=lambda piece: (-len(piece), piece)))
        key = digest("review words", files.digest_of(name), known, sorted(allowed))
        jobs.append((key, partial(_messages, files.folder / name, known, allowed)))
    for page, messages in zip(built, cache.once_each(jobs, in_order), strict=True):
        yield from (Problem(content.pages[page].file, 1, 1, message) for message in messages)


def _messages(path: Path, known: tuple[str, ...], allowed: frozenset[str]) -> list[str]:
    tree = LexborHTMLParser(path.read_bytes())
    found = []
    for node in tree.css(", ".join(f"article {place.strip()}" for place in OF_THE_REVIEW.split(","))):
        if left := _left(node.text(separator=" "), known):
            message = f"the page says of its review what no sign-off says: {left[:60]!r}. Look for it in overrides/."
            found.append(message)
    for node in tree.css("article, script, style"):
        node.decompose()
    # Pages share most of what stands around their articles.
    claims = (claim for text in _around(tree) for claim in _claims(text))
    return found + [f"around the article, {message_of(claim)}" for claim in claims if claim not in allowed]


@lru_cache(maxsize=10_000)
def _claims(text: str) -> tuple[str, ...]:
    """The sentences of a text that would pass for a review."""
    return tuple(sentence for sentence in sentences(text) if claims_a_review(sentence))


def _pieces(content: Content) -> Iterable[str]:
    """What the partials print between the places that are filled in."""
    for name in PARTIALS:
        for sentence in sentences(content.partials.get(name, "").replace("\n    {", "\n\n{")):
            yield from filter(None, (part.strip() for part in sentence.split(FILLED)))


def _filled_in(page: str, project: WholeProject) -> Iterator[str]:
    """What the sign-offs fill in."""
    yield from _texts(asdict(review_for_readers(project.reviews, page)))
    meta = project.content.pages[page].meta
    for day in (getattr(meta, "material_reviewed", None), project.reviews.modified_on(page)):
        yield from [long_date(day)] if day else []
    reviewer = project.content.data["reviewers"].get(getattr(meta, "reviewer", ""))
    yield from [reviewer.name, reviewer.name.replace("CancerFax ", "")] if reviewer else []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield long_date(value)
    elif isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _left(text: str, known: tuple[str, ...]) -> str:
    """The words of a text that are not among those that are known; the longest are taken first."""
    left = f" {_words(text)} "
    for piece in known:
        left = left.replace(f" {_words(piece)} ", " | ")
    return " ".join(word for word in WORD.findall(left) if not word.isdigit())


@lru_cache(maxsize=10_000)
def _words(text: str) -> str:
    return " ".join(WORD.findall(text))


def _around(tree: LexborHTMLParser) -> Iterator[str]:
    """The texts of a page outside its article, seen or heard."""
    for node in tree.css("title, body *"):
        if own := node.text(deep=False).strip():
            yield own
    for node in tree.css("meta[content], [aria-label], [title], [alt]"):
        for key in ("content", "aria-label", "title", "alt"):
            if value := node.attributes.get(key):
                yield value
