"""Pictures: what a file says it is, it must be; and a drawing draws, it does not run or load anything."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from publishing.content.diagnostics import Problem

SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".woff2": (b"wOF2",),
    ".ico": (b"\x00\x00\x01\x00",),
}

DRAWING_ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"),
        *("polygon", "text", "tspan", "use", "clipPath", "mask", "marker", "linearGradient", "radialGradient"),
        *("stop", "pattern"),
    )
)
STYLE_LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:", re.IGNORECASE)


class _RefusedError(Exception):
    pass


def picture_problems(path: Path, shown: str) -> Iterator[Problem]:
    """What is wrong with one picture file; nothing for files of another kind."""
    if path.suffix == ".svg":
        yield from drawing_problems(path.read_bytes(), shown)
    elif path.suffix in SIGNATURES:
        with path.open("rb") as file:
            if not file.read(16).startswith(SIGNATURES[path.suffix]):
                message = f"the file is not what {path.suffix!r} says. Save the picture again in that format."
                yield Problem(shown, 1, 1, message)


def drawing_problems(raw: bytes, shown: str) -> list[Problem]:
    """What an SVG file contains beyond shapes and words, at its line and column."""
    found: list[Problem] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def tell(message: str) -> None:
        found.append(Problem(shown, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, message))

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", 1)[-1]
        if tag not in DRAWING_ELEMENTS:
            tell(f"<{tag}> is not allowed in a picture. Draw with shapes and words only.")
        for key, value in attributes.items():
            attribute = key.rsplit(" ", 1)[-1]
            if attribute.lower().startswith("on"):
                tell(f"{attribute!r} runs a script. Delete it.")
            elif (attribute in ("href", "src") and not value.startswith("#")) or STYLE_LOADS.search(value):
                tell(f"{attribute!r} loads another file. Draw it here.")

    def refuse(*_arguments: object) -> None:
        tell("entities and document types are not allowed in a picture. Delete the line.")
        raise _RefusedError

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(raw, True)
    except _RefusedError:
        pass
    except (expat.ExpatError, ValueError) as error:
        tell(f"this is no readable SVG file ({error}). Save the drawing again.")
    return found
