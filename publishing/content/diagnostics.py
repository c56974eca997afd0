"""What is wrong in the sources, told to the person who can mend it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

GUIDES = "guides/"
MISSING_GUIDE = re.compile(r"the page '/?(?P<page>guides/[a-z0-9-]+\.md)' is (?:unknown|not there)\.")
"""How the messages below begin where a guide is not there."""
NOT_FOUND = "no reader can find this page."
LIKE_A_SLIP = 0.85
"""From 0 to 1, how like a name is that was meant and mistyped."""
MUCH_LESS_LIKE = 0.1
"""From 0 to 1, how far behind the likest name another one is no help."""
WITHOUT_SHAPE = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs"))
"""Kinds of signs that end a line, turn it round or hide in it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, what to write instead.

    `path` is relative to the project folder; `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return in_one_line(f"{self.path}:{self.line}:{self.column}: {self.message}")


def in_one_line(text: str) -> str:
    """The text with its line ends and other control signs written out.

    A file's name can hold them, and a line of its own is a command to GitHub's runners, or a heading in a report.
    """
    return "".join(
        sign.encode("unicode_escape").decode() if unicodedata.category(sign) in WITHOUT_SHAPE else sign for sign in text
    )


def report(problems: Iterable[Problem], until: str = "to mend before the site can be built") -> str:
    """All problems, once each, in the order an editor walks through the files."""
    return _listed(problems, "problem", until)


def report_unfinished(places: Iterable[Problem]) -> str:
    """The places that nobody has written yet: the site builds with them, for its editors alone."""
    return _listed(places, "place", "to write before this can be published")


def _listed(problems: Iterable[Problem], what: str, until: str) -> str:
    ordered = sorted(set(problems))
    count = f"{len(ordered)} {what}" + ("" if len(ordered) == 1 else "s")
    return "\n".join([f"{count} {until}:", *map(str, ordered)])


def annotation(problem: Problem, level: str = "error") -> str:
    """The problem as a command to GitHub's runners, which print it beside the line; `level` is error or warning."""

    def escaped(text: str, more: str = "") -> str:
        for sign in "%\r\n" + more:
            text = text.replace(sign, f"%{ord(sign):02X}")
        return text

    place = f"file={escaped(problem.path, ':,')},line={problem.line},col={problem.column}"
    return in_one_line(f"::{level} {place}::{escaped(problem.message)}")


def unknown(kind: str, name: str, known: Iterable[str], where: str) -> str:
    """The message for a name nobody declared: near misses first, else where the names are kept."""
    near = _nearest(name, sorted(known))
    advice = (
        f"Did you mean {' or '.join(repr(match) for match in near)}?" if near else f"The known ones are in {where}."
    )
    return f"{kind} {name!r} is unknown. {advice}"


def is_slip(name: str, known: Iterable[str]) -> bool:
    """Whether a name is so like a known one that it is that one, mistyped."""
    return bool(get_close_matches(name, sorted(known), n=1, cutoff=LIKE_A_SLIP))


def unknown_page(path: str, known: Iterable[str], where: str) -> str:
    """The message for a page that is not there: mistyped, or a guide that somebody renamed or deleted by hand."""
    known = sorted(known)
    if not path.startswith(GUIDES):
        return unknown("the page", path, known, where)
    name = path.removeprefix(GUIDES).removesuffix(".md")
    renamed = f"If you renamed it, write `make rename-guide OLD={name} NEW=its-new-name`, which mends all places"
    if is_slip(path, known):
        return f"{unknown('the page', path, known, where)} {renamed}."
    return (
        f"the page {path!r} is not there. {renamed}. If you deleted it, bring it back with git, and write "
        f"`make retire-guide NAME={name} TO=guides/another.md`, which leads its readers on."
    )


def _nearest(name: str, known: list[str]) -> list[str]:
    """The names that may have been meant: the likest one, and those hardly less like."""
    if same := [one for one in known if one.casefold() == name.casefold()]:
        return same
    # A file that lies in another folder: the one beside its old place may look likelier, and be of another cancer.
    _, slash, file = name.rpartition("/")
    if slash and len(elsewhere := [one for one in known if one.rpartition("/")[2] == file]) == 1:
        return elsewhere
    near = get_close_matches(name, known, n=3, cutoff=0.6)
    likeness = [SequenceMatcher(None, match, name).ratio() for match in near]
    return [match for match, like in zip(near, likeness, strict=True) if like > likeness[0] - MUCH_LESS_LIKE]
