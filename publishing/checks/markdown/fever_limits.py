"""Limits for a fever in our texts: no page names another one than docs/_data/temperatures.yml does."""

import re
from collections.abc import Iterable, Iterator

from publishing.checks.words.temperatures import SENTENCE
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.models.temperatures import Temperature, Told, number, temperatures_in
from publishing.content.passages import Passage

FREE = frozenset(
    f"docs/_data/{stem}.yml" for stem in ("sources", "own-corrections", "material-corrections", "temperatures")
)
"""Titles of others, and what texts said that were wrong."""
SIGNS = "docs/_data/danger-signs.yml"
WITHOUT_SCALE = re.compile(
    r"\b(?:fever|temperature)s?\b[\s*]+(?:(?:is|of|over|above|at|from|reaches|higher than|more than|below|under)\s+)+"
    r"(?P<number>\d{2,3}(?:[.,]\d)?)"
    r"(?![\d.,]*(?:\s?(?:to|and|or|[-–])\s?\d{2,3})?[\d.,]*\s?(?:(?:[°º˚]|degrees?\b)\s?(?:[CF]\b|Celsius|Fahrenheit)|[CF]\b|%|(?:of|in|people)\b))",
    re.IGNORECASE,
)
"""A limit without its scale, as in "a fever of 38 or more": half of the readers take it for the other one."""
HOSPITAL = r"(?:hospital|center|centre|clinic|ward|team|leaflet)"
OF_A_HOSPITAL = re.compile(
    rf"\b{HOSPITAL}s?\s+(?:(?:may|might|can|often|also|still|now)\s+)*"
    r"(?:want|ask|set|say|said|use|give|gave|count|choose|chose|tell|told|name|take)(?:s|ed)?\b"
    rf"|\b{HOSPITAL}(?:['’]s|s['’]|\s+has\s+an?|s\s+have\s+an?)\s+(?:own\s+)?(?:lower\s+)?(?:limit|rule)\b"
    rf"|\b(?:set|used|named|given|chosen)\s+by\s+(?:\w+\s+){{0,2}}{HOSPITAL}s?\b"
    rf"|\b(?:at|in)\s+(?:some|many|several|certain|other|one|two|a\s+few)\s+(?:UK\s+|US\s+)?{HOSPITAL}s?\b",
    re.IGNORECASE,
)
"""Words that give a limit to a hospital. "Go to the hospital" gives it to nobody, and readers take it for ours."""

OF_A_FEVER = re.compile(
    r"\b(?:fever\w*|call\w*|phone\w*|emergenc\w*|urgent\w*|limits?|from|over|above|below|under|until|less|more|if|when)\b",
    re.IGNORECASE,
)
"""Words that make a limit even of a temperature below all limits. Others tell what is usual, or of a laboratory."""

OF_A_STUDY = re.compile(
    r"\b\d[\d,]* (?:of|in|out of) (?:the |all )?\d[\d,]*\b|\b\d[\d,]* (?:people|patients|children|adults|men|women)\b",
    re.IGNORECASE,
)
"""Words that count who had it."""
ADVISES = re.compile(
    r"\b(?:you\w*|call\w*|phone\w*|emergenc\w*|urgent\w*|hospital|go|if|when|until|limits?)\b", re.IGNORECASE
)
"""Words that make a limit of it all the same."""

OF_A_FREEZER = re.compile(r"\b(?:from|over|above|below|under|until)\s+(?:about\s+)?[-\u2212–]\s?\d+", re.IGNORECASE)
"""Such a limit is none of a fever."""

USUAL = re.compile(
    r"\b(?:normal|usual(?:ly)?|healthy|body heat|water bath|warmed|thawed|incubat\w+|laborator\w+|stored|kept)\b",
    re.IGNORECASE,
)
"""Words of what is usual, or of a laboratory: below the limit for a fever, such a sentence sets no other."""


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every body temperature in one passage that is no limit of docs/_data/temperatures.yml, or has no scale."""
    if passage.path in FREE:
        return
    known: Iterable[Temperature] = content.data["temperatures"].values()
    if "temperatures" in content.unsound:
        return
    allowed = [limit for limit in known if limit.everywhere or passage.path == SIGNS]
    of_hospitals = [limit for limit in known if limit.of_hospitals]
    of_studies = [limit for limit in known if limit.of_a_study]
    lowest = {"C": min(one.celsius for one in known), "F": min(one.fahrenheit for one in known)} if known else {}
    fever = {
        "C": min((one.celsius for one in allowed), default=0),
        "F": min((one.fahrenheit for one in allowed), default=0),
    }
    for told in temperatures_in(passage.text):
        sentence = OF_A_FREEZER.sub("", _sentence(passage.text, told))
        is_usual = told.degrees < fever[told.scale] and USUAL.search(sentence)
        if (is_usual or told.degrees < lowest.get(told.scale, 0)) and not OF_A_FEVER.search(sentence):
            continue
        if any(_is(told, limit) for limit in of_studies) and _is_of_a_study(sentence):
            continue
        if told.is_of_a_body and not any(_is(told, limit) for limit in allowed):
            if not any(_is(told, limit) for limit in of_hospitals):
                yield passage.problem(told.start, f"{number(told.degrees)} °{told.scale} {_instead(allowed)}")
            elif not _is_of_a_hospital(passage.text, told):
                message = f"{number(told.degrees)} °{told.scale} reads like a second limit of ours. {_write(allowed)}"
                yield passage.problem(
                    told.start, f"{message} Or say whose limit it is: Some hospitals want a call from it."
                )
    small = passage.text.lower()
    for found in WITHOUT_SCALE.finditer(passage.text) if "fever" in small or "temperature" in small else ():
        yield passage.problem(found.start("number"), f"{found['number']} has no scale here. {_write(allowed)}")


def _is(told: Told, limit: Temperature) -> bool:
    return told.degrees == (limit.celsius if told.scale == "C" else limit.fahrenheit)


def _is_of_a_hospital(text: str, told: Told) -> bool:
    """Whether the sentence that tells a temperature says that it is the limit of a hospital."""
    return OF_A_HOSPITAL.search(_sentence(text, told)) is not None


def _is_of_a_study(sentence: str) -> bool:
    """Whether a sentence counts who had a temperature, and tells nobody what to do."""
    return OF_A_STUDY.search(sentence) is not None and ADVISES.search(sentence) is None


def _sentence(text: str, told: Told) -> str:
    """The sentence that tells a temperature."""
    return next((found[0] for found in SENTENCE.finditer(text) if found.start() <= told.start < found.end()), "")


def _instead(allowed: list[Temperature]) -> str:
    return (
        f"is another limit than the one of docs/_data/temperatures.yml. {_write(allowed)} "
        "Or, if people in a study had it: say how many, and add it to that file with its source and of_a_study."
    )


def _write(allowed: list[Temperature]) -> str:
    limits = " or ".join(f"{number(limit.celsius)} °C ({number(limit.fahrenheit)} °F)" for limit in allowed)
    return f'Write {limits}, "or your hospital\'s lower limit".'
