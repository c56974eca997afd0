"""Pictures: what a file says it is, it must be, and a page can show it whole."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from publishing.bounds.time_limit import TooSlowError, at_most
from publishing.checks.files.drawings import drawing_problems
from publishing.content.diagnostics import Problem

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
SIGNATURES = {".woff2": b"wOF2", ".ico": b"\x00\x00\x01\x00"}
LONGEST_SIDE = 4_000
"""Pixels. The widest column has a fifth of it."""
STEEPEST = 4
"""Times that one side may be longer than the other."""
SECONDS = 5
UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError, IndexError, TypeError)
"""What Pillow raises for a file that is broken, or made to hurt it."""


def picture_problems(path: Path, shown: str) -> Iterator[Problem]:
    """What is wrong with one picture file; nothing for files of another kind."""
    if path.suffix == ".svg":
        yield from drawing_problems(path.read_bytes(), shown)
    elif path.suffix in SIGNATURES:
        with path.open("rb") as file:
            if not file.read(16).startswith(SIGNATURES[path.suffix]):
                yield Problem(shown, 1, 1, f"the file is not what {path.suffix!r} says. Save it again in that format.")
    elif path.suffix in FORMATS and (message := _wrong(path)):
        yield Problem(shown, 1, 1, message)


def _wrong(path: Path) -> str | None:
    """What is wrong with a picture of dots; its size is asked before it is decoded."""
    again = f"the file is not what {path.suffix!r} says, or it is broken. Save the picture again in that format."
    try:
        with warnings.catch_warnings(), at_most(SECONDS), Image.open(path) as picture:
            warnings.simplefilter("ignore")
            message = again if picture.format != FORMATS[path.suffix] else _wrong_shape(picture)
            if not message:
                picture.load()
            return message
    except TooSlowError:
        return "the picture takes too long to decode. Save it again, smaller."
    except Image.DecompressionBombError:
        return f"the picture has far too many dots. {LONGEST_SIDE} on each side are the most."
    except UNREADABLE:
        return again


def _wrong_shape(picture: Image.Image) -> str | None:
    width, height = picture.size
    if max(width, height) > LONGEST_SIDE:
        return f"the picture has {width} x {height} dots. {LONGEST_SIDE} on each side are the most."
    if max(width, height) > STEEPEST * min(width, height):
        return f"the picture has {width} x {height} dots, which no page shows well. Cut it nearer to a square."
    if getattr(picture, "n_frames", 1) > 1:
        return "the picture moves, which many people cannot bear. Save one of its frames."
    return None
