"""Our own corrections as two pages print them: the newest, and those before them."""

from collections.abc import Iterable

from publishing.content.models.corrections import OwnCorrection

NEWEST = 50
"""Corrections on the page that readers are sent to: with all of them it is too heavy for a slow phone."""


def newest_and_earlier(corrections: Iterable[OwnCorrection]) -> tuple[list[OwnCorrection], list[OwnCorrection]]:
    """The newest corrections, the last one first, and all others; those of one day as they stand in their file."""
    ordered = sorted(corrections, key=lambda one: one.day, reverse=True)
    return ordered[:NEWEST], ordered[NEWEST:]
