"""YAML made to hurt its reader: names that stand for other text, and nesting without end."""

import re

import yaml

MAX_DEPTH = 20
TOO_DEEP = f"the text is nested more than {MAX_DEPTH} levels deep. Check the indentation of this line."
ALIASED = "anchors (&name) and aliases (*name) are not allowed. Write the text out in quotes."

# Each pattern begins with the sign or signs it looks for, which lets Python skip to them.
ALIAS_OR_ANCHOR = tuple(re.compile(rf"{sign}(?<![\w*]{sign})[\w-]") for sign in ("&", "\\*"))
BLOCK_IN_BLOCK = tuple(re.compile(rf"{sign} [ \t]*[-?:]\s") for sign in ("-", "\\?", ":"))
TABS_IN_BLOCK = ("-\t", "?\t", ":\t")
FAR_INDENTED = " " * 100
MANY_BRACKETS = 1_000


def first_hostile(text: str) -> tuple[int, int, str] | None:
    """Where the first alias, anchor or too deep part stands, line and column from 0, and what to do; None without one.

    Raises yaml.YAMLError where the text is no YAML before it comes to one.
    """
    # Building every event costs as much as reading the values; it is needed only where the text could be hostile.
    if _surely_harmless(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return event.start_mark.line, event.start_mark.column, ALIASED
        if depth > MAX_DEPTH:
            return event.start_mark.line, event.start_mark.column, TOO_DEEP
    return None


def _surely_harmless(text: str) -> bool:
    """Whether the text holds no alias and cannot nest so deep that the parser's own recursion runs out of stack."""
    if text.count("[") + text.count("{") >= MANY_BRACKETS or FAR_INDENTED in text:
        return False
    if "\t" in text and any(tab in text for tab in TABS_IN_BLOCK):
        return False
    return not any(pattern.search(text) for pattern in (*BLOCK_IN_BLOCK, *ALIAS_OR_ANCHOR))
