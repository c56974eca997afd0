"""The parser's own tree of a YAML text, and what its plain words mean."""

import re
from datetime import datetime
from functools import lru_cache
from operator import is_
from typing import Any

import yaml

PLAIN = {
    "int": (re.compile(r"-?(?:0|[1-9]\d*)"), "is read as {value}. Write a plain number, or put the text in quotes."),
    "float": (re.compile(r"-?(?:0|[1-9]\d*)\.\d+"), "is read as {value}. Write a plain decimal, such as 0.5."),
    "bool": (re.compile("true|false"), "is read as {value}. Write true or false, or put the word in quotes."),
    "null": (re.compile("null|~|"), "is read as nothing. Write null, or put the word in quotes."),
    "timestamp": (
        re.compile(r"\d{4}-\d\d-\d\d"),
        "has a time, or is no whole day. Write the day alone, as 2026-04-16.",
    ),
}
"""How numbers, answers and days are written here. YAML knows other ways, which people read as something else."""

TEXT = "tag:yaml.org,2002:str"
KNOWN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "null", "timestamp"))
UNREADABLE = (ValueError, OverflowError, LookupError, TypeError, AttributeError)
"""What PyYAML raises for dates and numbers that look right and are not."""
GROUPS = {yaml.SequenceNode: "tag:yaml.org,2002:seq", yaml.MappingNode: "tag:yaml.org,2002:map"}
LONGEST_QUOTE = 40
LONGEST_SHOWN = 64
"""Bits of a number that is written out."""
LONGEST_MEANING = len("false")
_RESOLVER = yaml.resolver.Resolver()
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


class Loader(yaml.CSafeLoader):
    """Remembers what plain words mean: most of them are the same few keys."""

    # The parser tells of each value on which way it is, in case its meaning depends on that. Here it never does, and a
    # function in C that takes the same arguments and changes nothing costs a tenth of theirs.
    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(tuple)

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        if kind is not yaml.ScalarNode:
            return GROUPS[kind]
        # No number or day begins with a letter, and no word with a meaning of its own is longer than false.
        if not implicit[0] or (len(value) > LONGEST_MEANING and value[0].isalpha()):
            return TEXT
        return _meaning(value)


@lru_cache(maxsize=4096)
def _meaning(plain: str) -> str:
    return _RESOLVER.resolve(yaml.ScalarNode, plain, (True, False))


def tree(text: str) -> yaml.Node | None:
    """The root of one YAML document; None for an empty one. Raises yaml.YAMLError."""
    loader = Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def scalar(node: yaml.ScalarNode) -> tuple[Any, str | None]:
    """The value of a number, day or answer, and what is wrong with how it is written; None if it has no value."""
    if node.tag not in KNOWN_TAGS:
        return None, f"the tag {node.tag!r} is not allowed. Write the text in quotes."
    try:
        # Its method for whole trees would keep every node it has seen.
        value = _CONSTRUCTOR.yaml_constructors[node.tag](_CONSTRUCTOR, node)
    except (yaml.YAMLError, *UNREADABLE):
        if node.tag.endswith(":timestamp"):
            return None, f"{node.value} is not a day of the calendar. Write it as 2026-04-16."
        if not node.value:
            kind = node.tag.rpartition(":")[2]
            return None, f"the mark !!{kind} has no value behind it. Delete the mark, and write the value alone."
        return None, f"{node.value[:LONGEST_QUOTE]!r} cannot be read. Put it in quotes."
    shape, message = PLAIN[node.tag.rpartition(":")[2]]
    if shape.fullmatch(node.value):
        return value, None
    if isinstance(value, datetime):
        value = value.date()
    # Python refuses to write out a number of thousands of digits.
    long = isinstance(value, int) and value.bit_length() > LONGEST_SHOWN
    return value, f"{node.value[:LONGEST_QUOTE]!r} {message.format(value='another' if long else str(value).lower())}"


def is_word(node: yaml.Node) -> bool:
    return node.tag == TEXT and isinstance(node, yaml.ScalarNode)
