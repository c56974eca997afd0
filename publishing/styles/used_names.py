"""The names that a style sheet can find in the built site: elements, attributes, classes and ids."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']++|\"[^\"]*\"|'[^']*')*>")
NAME = re.compile(r"<([^\s/>]+)")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")


@dataclass
class UsedNames:
    """What occurs in the pages, and every word of the scripts: a script may set any word it contains as a class."""

    elements: set[str] = field(default_factory=set)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    script_words: set[str] = field(default_factory=set)

    def sorted(self) -> list[object]:
        """Everything of it, in an order that is the same in every build."""
        values = [(name, sorted(known)) for name, known in sorted(self.values.items())]
        return [sorted(self.elements), values, sorted(self.script_words)]

    def has_element(self, name: str) -> bool:
        return name.lower() in self.elements or name in self.script_words

    def has_attribute(self, name: str) -> bool:
        return name.lower() in self.values or name in self.script_words

    def has_value(self, name: str, value: str) -> bool:
        """Whether the attribute may hold exactly this value, or this word among others."""
        return value in self.script_words or any(
            value == known or value in known.split() for known in self.values.get(name.lower(), ())
        )


def used_names(pages: Iterable[str], scripts: Iterable[str]) -> UsedNames:
    """Read the names out of pages (HTML) and scripts (JavaScript). Both may be lazy: one is held at a time."""
    used = UsedNames()
    seen: set[str] = set()
    for html in pages:
        # Most tags stand on every page: each is taken apart once.
        new = set(TAG.findall(html)) - seen
        seen |= new
        for tag in new:
            _add(tag, used)
        for script in INLINE.findall(html):
            used.script_words.update(WORD.findall(script))
    for script in scripts:
        used.script_words.update(WORD.findall(script))
    # Every word of a class or id is asked for often: looked up as a set, not among the values.
    for name in ("class", "id"):
        used.values[name] = {word for value in used.values[name] for word in value.split()}
    return used


def _add(tag: str, used: UsedNames) -> None:
    name = NAME.match(tag)
    if name is None:
        return
    used.elements.add(name[1].lower())
    for key, *values in ATTRIBUTE.findall(tag[name.end() : -1]):
        used.values[key.lower()].add("".join(values))
