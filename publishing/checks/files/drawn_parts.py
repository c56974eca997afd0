"""How much a browser has to draw: parts of an SVG that are used again and again count each time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_SHAPES = 5_000
"""Old phones draw so many in the blink of an eye."""
MOST_LEVELS = 60
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)")
CHEAP = frozenset(("linearGradient", "radialGradient", "stop"))
"""What is used without being drawn anew."""


@dataclass
class _Part:
    line: int
    inner: "list[_Part]" = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    cost: int | None = None


class _EndlessError(Exception):
    pass


class DrawnParts:
    """The elements of one drawing, told one after the other as a reader of XML meets them."""

    def __init__(self) -> None:
        self._root = _Part(1)
        self._open = [self._root]
        self._by_id: dict[str, _Part] = {}
        self._deepest = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        part = _Part(line, cost=0 if tag in CHEAP else None)
        self._open[-1].inner.append(part)
        if name := attributes.get("id"):
            self._by_id.setdefault(name, part)
        if tag == "use":
            part.uses.append(attributes.get("href", "").removeprefix("#"))
        part.uses += [found for value in attributes.values() for found in REFERENCE.findall(value)]
        self._open.append(part)
        self._deepest = max(self._deepest, len(self._open))

    def end(self) -> None:
        self._open.pop()

    def problems(self) -> Iterator[tuple[int, str]]:
        """Line and message of what makes a drawing endless."""
        if self._deepest > MOST_LEVELS:
            yield 1, f"the drawing is nested more than {MOST_LEVELS} levels deep. Save it with fewer groups."
            return
        try:
            shapes = self._cost(self._root, ())
        except _EndlessError as error:
            yield error.args[0], "this part uses itself, by way of others or directly. Draw it without."
            return
        if shapes > MOST_SHAPES:
            yield (
                1,
                f"a browser would have to draw more than {MOST_SHAPES} shapes. Save the drawing with fewer of them.",
            )

    def _cost(self, part: _Part, above: tuple[int, ...]) -> int:
        """How many shapes a part is, with those it uses; no more than is told."""
        if id(part) in above:
            raise _EndlessError(part.line)
        if part.cost is None:
            here = (*above, id(part))
            inner = sum(self._cost(one, here) for one in part.inner)
            used = sum(self._cost(self._by_id[name], here) for name in part.uses if name in self._by_id)
            part.cost = min(1 + inner + used, MOST_SHAPES + 1)
        return part.cost
