"""Drawings (SVG): they draw, they neither run nor load anything, and they end."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from publishing.checks.files.drawn_parts import DrawnParts
from publishing.checks.files.drawn_size import odd_size
from publishing.checks.words.debris import debris
from publishing.checks.words.impossible_days import impossible_days
from publishing.checks.words.look_alikes import odd_numbers
from publishing.checks.words.temperatures import odd_temperatures
from publishing.content.diagnostics import Problem
from publishing.text.signs import odd_signs

ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"),
        *("polygon", "text", "tspan", "use", "clipPath", "mask", "marker", "linearGradient", "radialGradient"),
        *("stop", "pattern"),
    )
)
LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|image-set|image\(|\\", re.IGNORECASE)
"""A backslash writes letters by their numbers, so that no pattern finds the word."""
TURNS = frozenset(("direction", "unicode-bidi", "writing-mode", "glyph-orientation-vertical"))
"""They turn the order of letters and digits round."""
TURNS_BY_STYLE = re.compile(rf"(?:{'|'.join(TURNS)})\s*:", re.IGNORECASE)


ON_WORDS = (odd_signs, debris, impossible_days, odd_numbers, odd_temperatures)
"""Rules on the words of a drawing, which are read like those of a page."""


class _RefusedError(Exception):
    pass


def drawing_problems(raw: bytes, shown: str) -> list[Problem]:
    """What an SVG file contains beyond shapes and words, at its line and column."""
    found: list[Problem] = []
    parts = DrawnParts()
    begun = False
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def tell(message: str) -> None:
        found.append(Problem(shown, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, message))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal begun
        tag = name.rsplit(" ", 1)[-1]
        plain = {key.rsplit(" ", 1)[-1]: value for key, value in attributes.items()}
        if tag not in ELEMENTS:
            tell(f"<{tag}> is not allowed in a picture. Draw with shapes and words only.")
        for attribute, value in plain.items():
            for message in _attribute(attribute, value):
                tell(message)
        if not begun and (message := odd_size(plain)):
            tell(message)
        begun = True
        parts.start(tag, plain, parser.CurrentLineNumber)

    def words(text: str) -> None:
        for rule in ON_WORDS:
            for _, message in rule(text):
                tell(message)

    def refuse(*_arguments: object) -> None:
        tell("entities and document types are not allowed in a picture. Delete the line.")
        raise _RefusedError

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: parts.end()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(raw, True)
    except _RefusedError:
        return found
    except (expat.ExpatError, ValueError) as error:
        tell(f"this is no readable SVG file ({error}). Save the drawing again.")
        return found
    return [*found, *(Problem(shown, line, 1, message) for line, message in parts.problems())]


def _attribute(attribute: str, value: str) -> Iterator[str]:
    if attribute.lower().startswith("on"):
        yield f"{attribute!r} runs a script. Delete it."
    elif (attribute in ("href", "src", "base") and not value.startswith("#")) or LOADS.search(value):
        yield f"{attribute!r} loads another file. Draw it here."
    elif attribute in TURNS or (attribute == "style" and TURNS_BY_STYLE.search(value)):
        yield f"{attribute!r} can turn numbers round. Delete it."
    yield from (message for _, message in odd_signs(value))
