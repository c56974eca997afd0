"""The letters and signs that a text of this site may have: all others are named, with what to type in their place.

A list of what is allowed, because no list of what is refused is ever whole: signs that turn numbers round, strike words
out or only look like letters are added to Unicode each year.
"""

import re
import unicodedata
from collections.abc import Iterator

PUNCTUATION = frozenset("–—‘’“”„«»…•·†‡§©®™°′″¡¿")
MATHEMATICS = frozenset("×÷±−≤≥≈≠∞∗→←↑↓½¼¾")
MONEY = frozenset("$€£¥₹₩₽¢")
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉")
BLANKS = frozenset("\u00a0\u202f")
"""Blanks that do not break. Where they would hide a mark of Markdown they are told elsewhere."""

GREEK = frozenset("αβγδεζηθκλμξπσςτφχψωΓΔΘΛΞΠΣΦΨΩ")
"""Greek letters that no Latin one looks like."""
MICRO = frozenset("µμ")
ALLOWED = PUNCTUATION | MATHEMATICS | MONEY | RAISED | BLANKS | MICRO

LATIN_NAME = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER (?!DZ|LONG S|IJ|L WITH MIDDLE)[A-Z]")
LATIN_BLOCKS = (("\u00c0", "\u024f"), ("\u1e00", "\u1eff"))
"""Where the letters of European and Vietnamese names stand. Those further on only look like them."""
REFUSED_LATIN = frozenset("ŉſƒ")

UNIT_OF_MICRO = re.compile(r"(?:g|l|L|m|M|mol|s|Gy|Sv|A|V|W|IU|kat)(?![A-Za-z])")
IN_A_WORD = re.compile(r"[A-Za-z]")
SMALL_WORD = re.compile(r"[a-z]{2}")

NO_ASCII = re.compile(r"[^\x00-~]")


def odd_signs(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each sign that a text may not have, and what to do about it; each kind once in a line."""
    told: set[tuple[int, str]] = set()
    for at in _suspects(text):
        if (message := _message(text, at)) and (place := (text.count("\n", 0, at), text[at])) not in told:
            told.add(place)
            yield at, message


def _suspects(text: str) -> Iterator[int]:
    return (found.start() for found in NO_ASCII.finditer(text) if found[0] in MICRO or found[0] not in ALLOWED)


def _message(text: str, at: int) -> str | None:
    sign = text[at]
    if sign in GREEK or sign in MICRO:
        return _greek(text, at)
    if _is_latin(sign):
        return None
    return _refusal(sign)


def _is_latin(sign: str) -> bool:
    known = any(first <= sign <= last for first, last in LATIN_BLOCKS) and sign not in REFUSED_LATIN
    return known and LATIN_NAME.match(unicodedata.name(sign, "")) is not None


def _greek(text: str, at: int) -> str | None:
    """Greek letters name things, as in β2 or TGF-β; inside a word they stand for a Latin letter."""
    before, after = text[max(at - 2, 0) : at], text[at + 1 : at + 4]
    if text[at] in MICRO and UNIT_OF_MICRO.match(after) and not IN_A_WORD.search(before[-1:]):
        return None
    inside = IN_A_WORD.match(after) and IN_A_WORD.search(before[-1:])
    if inside or SMALL_WORD.match(after) or SMALL_WORD.fullmatch(before):
        return f"{_named(text[at])} stands inside a word. Type the word again, or a hyphen between the two."
    return None


def _refusal(sign: str) -> str:
    plain, category = unicodedata.normalize("NFKC", sign).replace("⁄", "/"), unicodedata.category(sign)
    if category == "Nd":
        what = f"is a digit that most readers and voices cannot read. Type {unicodedata.digit(sign)}."
    elif unicodedata.bidirectional(sign) in ("R", "AL", "AN"):
        what = "is read from right to left, and turns the numbers beside it round. Type the place again."
    elif plain != sign and plain.strip() and all(one <= "~" or one in ALLOWED for one in plain):
        what = f"is not what it looks like: search and voices do not know it. Type {plain}."
    else:
        what = next((message for kinds, message in BY_CATEGORY if category in kinds), OF_ANOTHER_SCRIPT)
    return f"{_named(sign)} {what}"


BY_CATEGORY = (
    (("Mn", "Mc", "Me"), "is laid over the letter before it. Delete it, and type the letter again."),
    (("Zs",), "is no plain blank. Type a plain one."),
    (("Pd",), "only looks like a hyphen. Type - or, between numbers, –."),
    (("So", "Sk", "Sm", "Cn", "Co", "Cs"), "is a picture or sign that not every reader sees. Say it in words."),
)
OF_ANOTHER_SCRIPT = "is no letter or sign of this site, and may only look like one. Type the place again."


def _named(sign: str) -> str:
    number, name = f"U+{ord(sign):04X}", unicodedata.name(sign, "").lower()
    shown = sign if sign.isprintable() and not unicodedata.category(sign).startswith("M") else ""
    return " ".join(part for part in (shown, f"({name}, {number})" if name else f"({number})") if part)
