"""Temperatures: both scales say the same, and a fever is one that a body can have."""

import re
from collections.abc import Iterator

VALUE = r"(?<![\d.])(?P<{0}>[-−]?\d{{1,3}}(?:\.\d+)?)"
DEGREES = r"[  ]?(?:°|degrees?)[  ]?"
BARE = r"[  ]?(?:°|degrees?)?[  ]?"
PAIR = re.compile(
    rf"{VALUE.format('first')}{BARE}(?P<scale>[CF])(?:elsius|ahrenheit)?\b"
    r"(?P<between>,?[  \n]*(?:\(|/|or|which is|that is|=)[  \n]*(?:about|around|which is)?[  \n]*)"
    rf"{VALUE.format('second')}{BARE}(?P<other>[CF])(?:elsius|ahrenheit)?\b"
)
TO = r"[  ]?(?:to|–|-|and)[  ]?"
RANGES = re.compile(
    rf"{VALUE.format('first')}(?:{DEGREES}[CF])?{TO}{VALUE.format('last')}{DEGREES}(?P<scale>[CF])\b[  \n]*\([  ]*"
    rf"{VALUE.format('other_first')}(?:{DEGREES}[CF])?{TO}{VALUE.format('other_last')}{DEGREES}(?P<other>[CF])\b"
)
ANY = re.compile(rf"{VALUE.format('value')}{DEGREES}(?P<scale>[CF])(?:elsius|ahrenheit)?\b")
FEVER = re.compile(r"\b(?:fever|temperature of|body temperature)\b", re.IGNORECASE)
WITHOUT_SIGN = re.compile(
    r"(?<![\w.,/-])(?P<value>(?:3[4-9]|4[0-3]|9[3-9]|10[0-9])(?:\.\d)?)[  ]?(?P<scale>[CF])(?![\w-])"
)
A_SCALE = re.compile(r"[CF](?<=[\d \u00a0].)(?![\w-])")
"""Ends each of these, and is found five times as quickly."""
OF_A_BODY = re.compile(r"\b(?:fever\w*|temperature|thermometer|call|shiver\w*)\b", re.IGNORECASE)
"""Without such words it may be a room or a seat."""
OF_THE_OTHER_SCALE = {"C": (43.0, 120.0), "F": (30.0, 60.0)}
"""A fever between these was measured in the other scale, or mistyped."""

SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d)|\n(?!\s*\n))+")


def odd_temperatures(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each temperature that cannot be right. What a page may name: fever_limits.py."""
    yield from _without_sign(text)
    if "°" not in text and "degree" not in text:
        return
    wrong: list[tuple[int, str]] = []
    ranges = list(RANGES.finditer(text))
    for found in ranges:
        for first, second in (("first", "other_first"), ("last", "other_last")):
            message = _disagreement(found[first], found["scale"], found[second], found["other"])
            wrong += [(found.start(first), message)] if message else []
    for pair in PAIR.finditer(text):
        if not any(found.start() <= pair.start() < found.end() for found in ranges):
            message = _disagreement(pair["first"], pair["scale"], pair["second"], pair["other"])
            wrong += [(pair.start(), message)] if message else []
    yield from wrong
    for sentence in SENTENCE.finditer(text):
        if FEVER.search(sentence[0]) and not any(sentence.start() <= at < sentence.end() for at, _ in wrong):
            yield from _fevers(sentence)


def _without_sign(text: str) -> Iterator[tuple[int, str]]:
    """Temperatures of a body without the sign of degrees, where a sentence speaks of a fever or a call."""
    if not A_SCALE.search(text) or not WITHOUT_SIGN.search(text):
        return
    for sentence in SENTENCE.finditer(text):
        if not OF_A_BODY.search(sentence[0]) or PAIR.search(sentence[0]):
            continue
        for found in WITHOUT_SIGN.finditer(sentence[0]):
            written = f"{found['value']} °{found['scale']}"
            message = f"{found[0]!r} has no sign of degrees. Write {written}; a limit for a fever is 38 °C (100.4 °F)."
            yield sentence.start() + found.start(), message


def _disagreement(first: str, scale: str, second: str, other: str) -> str | None:
    """What is wrong with a value and the one behind it, which must be the first as it is rounded in the other scale."""
    if scale == other or _rounded(OTHER[scale](_number(first)), second):
        return None
    if _rounded(OTHER[other](_number(first)), second):
        return f"the two scales are swapped. Write {first} °{other} ({second} °{scale})."
    right = f"{first} °{scale} ({OTHER[scale](_number(first)):.1f} °{other})"
    return f"{first} °{scale} is not {second} °{other}. If {first} °{scale} is right, write {right}."


def _number(written: str) -> float:
    return float(written.replace("−", "-"))


def _rounded(exact: float, written: str) -> bool:
    decimals = len(written.partition(".")[2])
    return abs(exact - _number(written)) <= 0.5 * 10**-decimals + 1e-9


def _to_fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32


def _to_celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) * 5 / 9


OTHER = {"C": _to_fahrenheit, "F": _to_celsius}
"""From each scale to the other."""


def _fevers(sentence: re.Match[str]) -> Iterator[tuple[int, str]]:
    for found in ANY.finditer(sentence[0]):
        value, scale, at = _number(found["value"]), found["scale"], sentence.start() + found.start()
        low, high = OF_THE_OTHER_SCALE[scale]
        if low < value < high:
            yield at, f"no body has {found['value']} °{scale}. Check the number and the scale."
