"""The sections a guide has, declared once: which are required, and how a guide writes them."""

import re

HEADING = re.compile(r"^#{2,6} .*?\{\s*#(?P<id>[\w-]+)[^}]*\}\s*$", re.MULTILINE)

OPENING = "guide-opening.md"
CORE = "core.md"
ENDING = "guide-ending.md"

REQUIRED_HEADINGS: dict[str, str] = {
    "what-this-means": "what this means for patients",
    "who-this-is-for": "who this is relevant for",
    "when-to-consider": "when to consider it",
    "daily-life": "what it means for daily life",
    "other-options": "other options, and what happens without this treatment",
    "in-short": "in short",
}
"""Sections whose words are the guide's own: heading id, and what the section is about."""

REQUIRED_PARTIALS: dict[str, str] = {
    OPENING: "title, summary, byline and at a glance",
    "benefits-and-limitations.md": "benefits and limitations",
    "get-help-now.md": "when to get help now",
    "ask-your-team.md": "questions to ask your team",
    "questions-and-answers.md": "questions and answers",
    ENDING: "support, how CancerFax helps, call to action, sources and disclaimer",
}
"""Sections printed by a shared partial: the partial, and what it prints."""

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


def missing_sections(body: str, includes: set[str], has_core: bool) -> list[str]:
    """One message for each section the guide lacks, saying what to write."""
    headings = {match["id"] for match in HEADING.finditer(body)}
    wanted = REQUIRED_HEADINGS if has_core else REQUIRED_HEADINGS | LIBRARY_HEADINGS
    messages = [
        f"the section '{about}' is missing. Write a heading with the id {{#{name}}} and its text."
        for name, about in wanted.items()
        if name not in headings
    ]
    partials = REQUIRED_PARTIALS | ({CORE: "the guide's core"} if has_core else {})
    return messages + [
        f"the part '{about}' is missing. Write {{% include \"{name}\" %}} where it belongs."
        for name, about in partials.items()
        if name not in includes
    ]
