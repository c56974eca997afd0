"""A style sheet without the rules that can match nothing in the built site.

In doubt a rule stays: a name is looked for anywhere in the site, never whether it stands where the rule wants it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tinycss2.ast import Node

from publishing.styles.rules import AnyRule, Group, Rule, Selector, Whole, selectors_of
from publishing.styles.used_names import OF_WORDS, UsedNames

PARTS: dict[str, Callable[[str, str], bool]] = {
    "^=": lambda part, value: value.startswith(part),
    "$=": lambda part, value: value.endswith(part),
    "*=": lambda part, value: part in value,
}
"""What a rule may ask of a part of an attribute's value."""
ANY_OF = frozenset(("is", "where", "has", "matches", "-webkit-any", "-moz-any"))


def used_rules(rules: Iterable[AnyRule], used: UsedNames) -> list[AnyRule]:
    """The rules that may match something, and of them the variables and animations that something reads."""
    kept = list(_matching(rules, used))
    while True:
        read, animations = set(), set()
        for rule in _plain(kept):
            for one in rule.declarations:
                read |= _variables(one.value)
                animations |= _words(one.value) if "animation" in one.lower_name or one.name[:2] == "--" else set()
        names = read | used.script_words
        fewer = list(_without_unread(kept, names, animations))
        if fewer == kept:
            return kept
        # A variable that is gone may have been the only one to read another.
        kept = fewer


def _matching(rules: Iterable[AnyRule], used: UsedNames) -> Iterator[AnyRule]:
    for rule in rules:
        match rule:
            case Rule(selectors, declarations):
                if those := [selector for selector in selectors if may_match(selector, used)]:
                    yield Rule(those, declarations)
            case Group(head, inner):
                if those := list(_matching(inner, used)):
                    yield Group(head, those)
            case Whole(keyword) if keyword != "charset":
                yield rule


def _without_unread(rules: Iterable[AnyRule], names: set[str], animations: set[str]) -> Iterator[AnyRule]:
    for rule in rules:
        match rule:
            case Rule(selectors, declarations):
                if those := [one for one in declarations if one.name[:2] != "--" or one.name in names]:
                    yield Rule(selectors, those)
            case Group(head, inner):
                if those := list(_without_unread(inner, names, animations)):
                    yield Group(head, those)
            case Whole(keyword, prelude):
                if not keyword.endswith("keyframes") or prelude in animations:
                    yield rule


def _plain(rules: Iterable[AnyRule]) -> Iterator[Rule]:
    for rule in rules:
        if isinstance(rule, Rule):
            yield rule
        elif isinstance(rule, Group):
            yield from _plain(rule.rules)


def _variables(tokens: Iterable[Node]) -> set[str]:
    return {word for word in _words(tokens) if word.startswith("--")}


def _words(tokens: Iterable[Node]) -> set[str]:
    """Every name in a value, however deep in functions and brackets."""
    found: set[str] = set()
    for token in tokens:
        if token.type == "ident":
            found.add(token.value)
        elif token.type == "function":
            found |= _words(token.arguments)
        elif token.type.endswith("block"):
            found |= _words(token.content)
    return found


def may_match(selector: Selector, used: UsedNames) -> bool:
    """Whether each name that the selector wants occurs somewhere."""
    before: Node | None = None
    for token in selector:
        if not _token_may_match(token, before, used):
            return False
        before = token
    return True


def _token_may_match(token: Node, before: Node | None, used: UsedNames) -> bool:
    match token.type:
        case "ident" if before is not None and before == ".":
            return used.has_value("class", token.value)
        case "ident" if before is None or before != ":":
            return used.has_element(token.value)
        case "hash":
            return used.has_value("id", token.value)
        case "[] block":
            return _attribute_may_match(token.content, used)
        case "function" if token.lower_name in ANY_OF:
            return any(may_match(one, used) for one in selectors_of(token.arguments))
    return True


def _attribute_may_match(tokens: list[Node], used: UsedNames) -> bool:
    words = [token.value for token in tokens if token.type in ("ident", "string")]
    if not used.has_attribute(words[0]):
        return False
    if any(part == "=" for part in tokens):
        return used.has_value(words[0], words[1])
    if words[0].lower() in OF_WORDS:
        # Of these, words are known and not how they stand together.
        return True
    part = next((part.value for part in tokens if part.type == "literal" and part.value in PARTS), None)
    return part is None or used.has_part(words[0], partial(PARTS[part], words[1]))
