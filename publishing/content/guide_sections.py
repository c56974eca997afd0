"""The sections a guide has, declared once: which are required, and how a guide writes them."""

import re
from difflib import get_close_matches

from publishing.text.short_names import is_short_name

HEADING = re.compile(r"^#{2,6}(?!#).*?\{\s*#(?P<id>[\w-]+)[^}]*\}\s*$", re.MULTILINE)

ANY_HEADING = re.compile(r"^#{2,6} +(?P<words>[^{\n]*)(?:\{\s*#?\s*(?P<id>[\w-]+))?", re.MULTILINE)
ALIKE = 0.8

OPENING = "guide-opening.md"
CORE = "core.md"
ENDING = "guide-ending.md"

REQUIRED_HEADINGS: dict[str, str] = {
    "what-this-means": "what this means for patients",
    "who-this-is-for": "who this is relevant for",
    "when-to-consider": "when to consider it",
    "daily-life": "what it means for daily life",
    "other-options": "other options, and what happens without this treatment",
}
"""Sections whose words are the guide's own: heading id, and what the section is about. A guide may end with {#in-short}
where that says more than its first lines."""

REQUIRED_PARTIALS: dict[str, str] = {
    OPENING: "title, summary, standing and at a glance",
    "benefits-and-limitations.md": "benefits and limitations",
    "get-help-now.md": "when to get help now",
    "ask-your-team.md": "questions to ask your team",
    "questions-and-answers.md": "questions and answers",
    ENDING: "support, words used, sources, about this page, CancerFax's service and disclaimer",
}
"""Sections printed by a shared partial: the partial, and what it prints."""

NOT_FOR_GUIDES: dict[str, str] = {
    "guide-cards.md": "pages that lead to guides",
    "page-opening.md": "pages that are no guide",
    "subject-opening.md": "the page of a product or a cancer",
    "lists/therapies.md": "the list of products",
    "lists/pipeline.md": "the list of products",
    "product.md": "the page of a product",
    "cancer.md": "the page of a cancer",
    "lists/markers.md": "the page that finds what concerns a reader",
    "lists/concerns.md": "the page that finds what concerns a reader",
    "lists/glossary.md": "the page of the glossary",
    "my-questions.md": "the page of questions",
    "lists/own-corrections.md": "the page of corrections",
    "lists/earlier-corrections.md": "the page of corrections",
    "lists/material-corrections.md": "the page of corrections",
    "lists/review-status.md": "the page on reviews",
}
"""Shared blocks that print a list or a page of their own: in a guide they would stand for the whole site."""

ONLY_FOR_GUIDES = frozenset(
    (*REQUIRED_PARTIALS, CORE, "parts/at-a-glance.md", "parts/standing.md", "parts/what-changed.md")
) - {"get-help-now.md"}
"""Shared blocks that print lists which only the front matter of a guide has."""

LIBRARY_HEADINGS: dict[str, str] = {
    "purpose": "purpose",
    "procedure": "procedure",
    "preparation": "preparation",
    "results": "results",
    "risk-factors": "risk factors",
    "complications": "complications",
    "when-to-call": "when to call a doctor",
}
"""The core of a health-library article, which has no `core` in its front matter."""

SAFETY_TERMS = ("crs", "icans")
"""Terms that a page of the review class `safety` must explain by linking to the glossary."""

NO_CORE = (
    "the guide has no core. Write 'core:' with its items in the front matter, as writing/new-guide.md shows, and "
    f'{{% include "{CORE}" %}} where it belongs.'
)


def missing_sections(body: str, has_core: bool) -> list[tuple[int, str]]:
    """For each section of its own words that the guide lacks: where in the body to mend it, and what to write."""
    headings = {match["id"] for match in HEADING.finditer(body)}
    wanted = REQUIRED_HEADINGS if has_core else REQUIRED_HEADINGS | LIBRARY_HEADINGS
    missing = {name: about for name, about in wanted.items() if name not in headings}
    found: list[tuple[int, str]] = []
    if not has_core and missing.keys() >= LIBRARY_HEADINGS.keys():
        # Whoever has none of an article's sections did not mean to write an article: one mistake is told once.
        missing = {name: about for name, about in missing.items() if name in REQUIRED_HEADINGS}
        found.append((0, NO_CORE))
    misnamed = [_misnamed(body, name, about, wanted) for name, about in missing.items()]
    return found + [one for one in misnamed if one]


def missing_partials(includes: set[str], has_core: bool) -> list[str]:
    """For each shared block that the guide lacks: what to write."""
    partials = REQUIRED_PARTIALS | ({CORE: "the guide's core"} if has_core else {})
    return [
        f"the part '{about}' is missing. Write {{% include \"{name}\" %}} where it belongs."
        for name, about in partials.items()
        if name not in includes
    ]


def _misnamed(body: str, name: str, about: str, wanted: dict[str, str]) -> tuple[int, str] | None:
    """The heading that was meant to begin the section, by its id or by its words; else the section is missing.

    None for one that has an id as none is written: what to write is told there.
    """
    for heading in ANY_HEADING.finditer(body):
        written = heading["id"] or "-".join(re.findall(r"\w+", heading["words"].casefold()))
        if (written == name or written not in wanted) and get_close_matches(name, [written], cutoff=ALIKE):
            if heading["id"] and not is_short_name(heading["id"]):
                return None
            message = f"the section '{about}' is known by its id. Write {{#{name}}} at the end of this heading."
            return heading.start(), message
    return 0, f"the section '{about}' is missing. Write a heading with the id {{#{name}}} and its text."
