"""How large a drawing (SVG) says that it is."""

import re
from collections.abc import Mapping

LENGTH = re.compile(r"\s*(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?P<unit>[a-z%]*)\s*", re.IGNORECASE)
DOTS = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 4 / 3, "pc": 16}
"""Dots of a screen in each unit. What is measured by its surroundings, as 100%, is no size."""
LARGEST = 100_000
"""Dots. Programs that draw count up to some thousands."""
STEEPEST, FLATTEST = 4, 10
"""Times that a drawing may be higher than wide, and wider than high: a line of time is long and low."""


def size_told(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Width and height in dots, of the attributes of the outermost element; nothing if a page decides."""
    given = _dots([attributes.get("width", ""), attributes.get("height", "")])
    return given or _dots(attributes.get("viewBox", "").replace(",", " ").split()[2:])


def odd_size(attributes: Mapping[str, str]) -> str | None:
    """What is wrong with the size that a drawing tells."""
    size = size_told(attributes)
    if size is None:
        return None
    width, height = size
    if min(size) <= 0:
        return "the drawing has no width or no height, so nobody sees it. Save it again."
    if max(size) > LARGEST:
        return f"the drawing is more than {LARGEST} dots wide or high. Save it again, smaller."
    if height > STEEPEST * width or width > FLATTEST * height:
        shown = f"{width:g} x {height:g}"
        return f"the drawing has {shown} dots, which no page shows well. Draw it nearer to a square."
    return None


def _dots(lengths: list[str]) -> tuple[float, float] | None:
    found = [LENGTH.fullmatch(length) for length in lengths]
    told = [float(one["number"]) * DOTS[one["unit"].lower()] for one in found if one and one["unit"].lower() in DOTS]
    return (told[0], told[1]) if len(told) == 2 else None
