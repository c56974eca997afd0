"""Drawings: each has its words, and each of its places for words has one."""

import re
from collections.abc import Iterator
from pathlib import Path

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

FRAGMENTS = Path("overrides/fragments")
PLACE = re.compile(r"\{\{ words\.(\w+) \}\}")


def problems(content: Content, project: Path) -> Iterator[Problem]:
    """Records without a drawing, words that no drawing shows, and places that have no words."""
    source = content.located.get("drawings")
    for index, record in enumerate(source.value if source else ()):
        drawing = content.data["drawings"].get(record.get("id")) if isinstance(record, dict) else None
        if drawing is None:
            continue  # its own problem is told already
        fragment = project / FRAGMENTS / f"{drawing.id}.html"
        if not fragment.is_file():
            yield source.problem((index, "id"), f"there is no drawing {fragment.name} in {FRAGMENTS}. Mend the id.")
            continue
        places = dict.fromkeys(PLACE.findall(fragment.read_text(encoding="utf-8")))
        for label in drawing.words.keys() - places.keys():
            yield source.problem((index, "words", label), unknown("the place", label, places, f"{fragment.name}"))
        if missing := [place for place in places if place not in drawing.words]:
            message = f"the drawing has no words for {', '.join(missing)}. Add a line for each."
            yield source.problem((index, "words"), message)
