"""Numbers that are none for a screen reader or a search, and numbers that two people read in two ways."""

import re
from collections.abc import Iterator

MEASURE = r"(?:mg|kg|g|mcg|[µμ]g|ng|ml|mL|dl|dL|mmol)"
DOSE = rf"(?:{MEASURE}|IU|units?|tablets?|capsules?|drops?)"
UNIT = (
    rf"(?:{DOSE}|%|°[ ]?[CF]?|percent\b|degrees?|minutes?|hours?|days?|weeks?|months?|years?|people|patients"
    r"|in 100|times|cells)"
)
COUNTED = r"(?:people|patients|men|women|children|cells|studies|hospitals|dollars|euros|rupees)"
LIKE_DIGITS = "lIOoı|"
# Each pattern begins with the sign it looks for, which lets Python skip to it, and looks back from there.
ROWS = (
    (
        rf"[\d{LIKE_DIGITS}](?<![\w-].)"
        rf"(?:(?<=\d)(?=[\d.,]{{0,19}}[{LIKE_DIGITS}])|(?<=[{LIKE_DIGITS}])(?=[{LIKE_DIGITS}.,]{{0,19}}\d))"
        rf"[\d{LIKE_DIGITS}]*(?:[.,][\d{LIKE_DIGITS}]+)?"
        rf"(?=[  ]?{UNIT}(?!\w))",
        "{0!r} has a letter that looks like a digit. Type the number again.",
    ),
    (
        rf"[lIO](?<![\w-].)[lIO]{{0,3}}(?=[  ]{MEASURE}(?!\w))",
        "{0!r} has letters that look like digits. Type the number again.",
    ),
    (r"\d(?<!\w.)\d*[lIO]\d+(?!\w)", "{0!r} has a letter that looks like a digit. Type the number again."),
    (r"\d(?<![\w.,].)[\d.,]*[  ]?ug(?![\w-])", "{0!r} is no unit that people know. Write micrograms."),
    (r"\d·\d+", "{0!r} has a dot in the middle, which few read as a decimal. Write a period: 5.3."),
    (
        rf"\d(?<![\w.,].)\d*,\d{{1,2}}(?=[  ]?{UNIT}(?!\w))",
        "{0!r} has a decimal comma. Write a period: {1}.",
    ),
    (
        rf"[1-9](?<![\w.,/].)\d{{0,2}}(?:(?:\.\d{{3}})+(?=[  ]?{COUNTED}(?!\w))|(?:\.\d{{3}}){{2,}}(?![\w.,/:]))",
        "{0!r} has a period where the thousands end. Write a comma: 1,000.",
    ),
    (rf"\.(?<![\w.,].)\d+(?=[  ]?{UNIT}(?!\w))", "{0!r} loses its point easily. Write a zero before it: 0.5."),
    (
        r"\d(?<![\w./-].)(?:(?<=[0-3])\d)?(?:([./-])[0-3]?\d\1(?:19|20)\d\d|/[0-3]?\d/\d\d)(?![\w/-]|[.]\d)",
        "{0!r} is another day in another country. Write the month as a word: 4 May 2026.",
    ),
)
PATTERNS = tuple((re.compile(pattern), message) for pattern, message in ROWS)


def odd_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each such number."""
    for pattern, message in PATTERNS:
        for found in pattern.finditer(text):
            yield found.start(), message.format(found[0], found[0].replace(",", "."))
