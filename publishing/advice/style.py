"""Advice on words for patients. None of it stops a build: a person decides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.advice.closed_links import closed_links
from publishing.advice.odd_numbers import odd_numbers
from publishing.advice.plain_text import Sentence, sentences
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage

LONGEST_SENTENCE = 25
"""Words. Longer ones lose a tired reader."""

CLAIM = re.compile(
    r"\b(approved|authori[sz]ed|licensed|cured?|surviv\w+|effective|works better|reduc\w+|lowers? the risk|died|deaths?"
    r"|\d+ (?:in|of|out of) (?:about )?[\d,]+|\d[\d,.]* (?:people|patients|percent)"
    r"|(?:in|since|until|by) (?:\w+ )?20\d\d)\b",
    re.IGNORECASE,
)
"""Words of approval, effect, number and date: whoever writes them owes a source."""

PERCENT = re.compile(r"\d[\d.,]*\s*(?:%|per ?cent\b)", re.IGNORECASE)
NO_SHARE_OF_PEOPLE = re.compile(r"\b(?:oxygen|in 100|enlarged|zoom\w*)\b", re.IGNORECASE)
"""Words beside percentages that count no people, or that tell the people as well."""

OWN_VIEW = re.compile(r"\b(CancerFax|we|our|ask|your|you|glossary|this (?:page|guide|list))\b", re.IGNORECASE)
"""Advice, views and words about this site need no source."""

ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,6}(?:-[A-Z0-9]+)?\b")
KNOWN_ACRONYMS = frozenset(("US", "UK", "EU", "FDA", "EMA", "MHRA", "DNA", "RNA", "HIV", "CT", "MRI", "PET"))


@dataclass(frozen=True)
class Lists:
    """The word lists of the folder writing/."""

    avoid: dict[str, str]
    ours: dict[str, str]
    words: frozenset[str]


def read_lists(folder: Path) -> Lists:
    """The lists as their files say; missing files, and lines that name no pair, count as empty ones."""
    avoid = dict(line.split(" = ", 1) for line in _lines(folder / "avoid.txt") if " = " in line)
    ours = dict(line.split(" ", 1) for line in _lines(folder / "us-spellings.txt") if " " in line)
    return Lists(avoid, ours, frozenset(word.casefold() for word in _lines(folder / "words.txt")))


def advice(page: SourcePage, content: Content, lists: Lists) -> list[Problem]:
    """Everything worth a second look on one page, spelling apart."""
    said = list(sentences(page))
    found = [
        *_long(said),
        *_words(said, lists),
        *_uncited(said),
        *_percentages(said),
        *odd_numbers(said),
        *closed_links(said),
    ]
    found += _unexplained(said, content)
    return sorted(found)


def _lines(path: Path) -> list[str]:
    raw = path.read_bytes() if path.is_file() else b""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # as older programs on Windows save it
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _long(said: Iterable[Sentence]) -> Iterator[Problem]:
    for sentence in said:
        if sentence.length > LONGEST_SENTENCE:
            message = f"this sentence has {sentence.length} words. Make two of it: {LONGEST_SENTENCE} are the most."
            yield sentence.passage.problem(sentence.offset, message)


def _words(said: Iterable[Sentence], lists: Lists) -> Iterator[Problem]:
    avoid = _any_of(lists.avoid)
    british = _any_of(lists.ours)
    for sentence in said:
        for found in avoid.finditer(sentence.words):
            better = lists.avoid[found[0].casefold()]
            message = f"{found[0]!r} may promise, frighten or sell. Better: {better}."
            yield sentence.passage.problem(_at(sentence, found[0]), message)
        for found in british.finditer(sentence.words):
            message = f"{found[0]!r} is British spelling. Write {lists.ours[found[0].casefold()]!r}."
            yield sentence.passage.problem(_at(sentence, found[0]), message)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)


def _at(sentence: Sentence, words: str) -> int:
    return max(sentence.passage.text.find(words, sentence.offset), sentence.offset)


def _uncited(said: Iterable[Sentence]) -> Iterator[Problem]:
    for sentence in said:
        claim = CLAIM.search(sentence.words)
        if claim and not sentence.cites and not OWN_VIEW.search(sentence.words) and not sentence.words.endswith("?"):
            message = f"{claim[0]!r} sounds like a fact without a source. Cite one, or word it as advice or a view."
            yield sentence.passage.problem(_at(sentence, claim[0]), message)


def _percentages(said: Iterable[Sentence]) -> Iterator[Problem]:
    for sentence in said:
        if (found := PERCENT.search(sentence.words)) and not NO_SHARE_OF_PEOPLE.search(sentence.words):
            message = (
                f"{found[0]!r} says little without people. Write how many of how many: "
                "'about 43 in 100 people', and how many the study had."
            )
            yield sentence.passage.problem(_at(sentence, found[0]), message)


def _unexplained(said: list[Sentence], content: Content) -> Iterator[Problem]:
    explained: set[str] = set()
    told: set[str] = set()
    names = {record.id: re.split(r" \(", record.term)[0] for record in content.data["glossary"].values()}
    known = {name for record in content.data["glossary"].values() for name in (record.term, *record.other_names)}
    products = [record for stem in ("therapies", "pipeline") for record in content.data[stem].values()]
    spelled = " ".join([*known, *(name for record in products for name in _names(record))])
    for sentence in said:
        explained |= sentence.linked
        for term, name in names.items():
            # Short everyday words such as "gene" stand in every sentence of this site.
            if (
                len(name) > 5
                and name in sentence.words
                and term not in explained | told
                and _whole(name, sentence.words)
            ):
                told.add(term)
                message = f"{name!r} is used before it is explained. Link it: (/glossary.md#{term})."
                yield sentence.passage.problem(_at(sentence, name), message)
        for found in ACRONYM.finditer(sentence.words):
            if found[0] not in KNOWN_ACRONYMS | told and found[0] not in spelled and "(" not in sentence.words:
                told.add(found[0])
                message = f"{found[0]!r} is not in the glossary. Write it out, explain it, or add it there."
                yield sentence.passage.problem(_at(sentence, found[0]), message)


def _whole(name: str, words: str) -> bool:
    """Whether the words hold the name as words of their own."""
    return re.search(rf"\b{re.escape(name)}\b", words) is not None


def _names(record: object) -> list[str]:
    found = [getattr(record, key, "") or "" for key in ("brand", "generic", "name", "target")]
    return [*found, *getattr(record, "other_names", ())]
