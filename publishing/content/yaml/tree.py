"""The parser's own tree of a YAML text, and what its plain words mean."""

from functools import lru_cache
from operator import is_
from typing import Any

import yaml

TEXT = "tag:yaml.org,2002:str"
KNOWN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "null", "timestamp"))
UNREADABLE = (ValueError, OverflowError, KeyError, TypeError, AttributeError)
"""What PyYAML raises for dates and numbers that look right and are not."""
GROUPS = {yaml.SequenceNode: "tag:yaml.org,2002:seq", yaml.MappingNode: "tag:yaml.org,2002:map"}
LONGEST_QUOTE = 40
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
    """The value of a number, day or answer, or why it has none."""
    if node.tag not in KNOWN_TAGS:
        return None, f"the tag {node.tag!r} is not allowed. Write the text in quotes."
    try:
        # Its method for whole trees would keep every node it has seen.
        return _CONSTRUCTOR.yaml_constructors[node.tag](_CONSTRUCTOR, node), None
    except (yaml.YAMLError, *UNREADABLE):
        if node.tag.endswith(":timestamp"):
            return None, f"{node.value} is not a day of the calendar. Write it as 2026-04-16."
        return None, f"{node.value[:LONGEST_QUOTE]!r} cannot be read. Put it in quotes."


def is_word(node: yaml.Node) -> bool:
    return node.tag == TEXT and isinstance(node, yaml.ScalarNode)
