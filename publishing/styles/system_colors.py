"""The dark colors for readers whose device asks for them, and who have not chosen otherwise on this site.

Style sheets say once, with the theme's own mark, what is dark: `[data-md-color-scheme=slate]`. A script sets the mark
when a reader chooses. What follows the device must hold without any script, so each such rule is written once more
under the media query for it, with the same weight and at the same place.
"""

from collections.abc import Iterable, Iterator

from tinycss2 import parse_component_value_list
from tinycss2.ast import Node

from publishing.styles.rules import AnyRule, Group, Rule, Selector

MARK = "data-md-color-scheme"
DARK = "slate"
ASKED_FOR = "@media (prefers-color-scheme:dark)"
NOT_CHOSEN = parse_component_value_list(f":root:where(:not([{MARK}]))")
"""As heavy as the mark itself: one attribute weighs as much as `:root`, and `:where` weighs nothing."""


def following_the_system(rules: Iterable[AnyRule]) -> Iterator[AnyRule]:
    """All rules, and after each that is for the dark its copy for readers who have chosen nothing."""
    for rule in rules:
        if isinstance(rule, Group):
            yield Group(rule.head, list(following_the_system(rule.rules)))
            continue
        yield rule
        if isinstance(rule, Rule):
            copies = [_unchosen(selector) for selector in rule.selectors if any(map(_is_dark, selector))]
            if copies:
                yield Group(ASKED_FOR, [Rule(copies, rule.declarations)])


def _is_dark(token: Node) -> bool:
    if token.type != "[] block":
        return False
    words = [part.value for part in token.content if part.type in ("ident", "string")]
    return words == [MARK, DARK]


def _unchosen(selector: Selector) -> Selector:
    return [part for token in selector for part in (NOT_CHOSEN if _is_dark(token) else [token])]
