"""Selectors with `:is()` written out: `.a :is(h1, h2)` as `.a h1, .a h2`.

Browsers of before 2021 do not know `:is()`, and the older word that could stand beside it, `:-webkit-any()`, weighs
more than its elements in the cascade of today's browsers. Written out, a rule weighs the same everywhere.
"""

from collections.abc import Iterable, Iterator

from publishing.styles.rules import AnyRule, Group, Rule, Selector, selectors_of

ENDS_OF_COMPOUNDS = (">", "+", "~", ",")


def without_is(rules: Iterable[AnyRule]) -> Iterator[AnyRule]:
    """The rules with each `:is()` written out whose choices weigh the same; others would weigh another way."""
    for rule in rules:
        match rule:
            case Group(head, inner):
                yield Group(head, list(without_is(inner)))
            case Rule(selectors, declarations):
                yield Rule([plain for selector in selectors for plain in _plain(selector)], declarations)
            case _:
                yield rule


def _plain(selector: Selector) -> list[Selector]:
    for place, token in enumerate(selector):
        if token.type != "function" or token.lower_name != "is" or place == 0 or selector[place - 1] != ":":
            continue
        before, after = selector[: place - 1], selector[place + 1 :]
        choices = [_trimmed(choice) for choice in selectors_of(token.arguments)]
        begins = not before or before[-1].type == "whitespace" or before[-1] in ENDS_OF_COMPOUNDS
        weights = {_weight(choice) for choice in choices}
        # An element stands first in its compound; what stands within brackets alone could lead elsewhere outside.
        if len(weights) == 1 and None not in weights and (begins or weights != {"element"}):
            return [plain for choice in choices for plain in _plain([*before, *choice, *after])]
    return [selector]


def _trimmed(choice: Selector) -> Selector:
    words = [token.type != "whitespace" for token in choice]
    return choice[words.index(True) : len(words) - words[::-1].index(True)] if any(words) else []


def _weight(choice: Selector) -> str | None:
    """What one simple selector weighs; None of anything longer."""
    match [token.type for token in choice]:
        case ["ident"]:
            return "element"
        case ["hash"]:
            return "id"
        case ["[] block"]:
            return "class"
        case ["literal", "ident"] if choice[0] == ".":
            return "class"
    return None
