"""One study, one number: a text that cites it and tells the same thing gives the share that is on record.

Only what can be decided is judged: the source is cited, the words say what happened, and no other number of people is
told. Everything else a study found may be told freely.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.assembly.parts import CITATION, CITATIONS
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import Passage
from publishing.text.ends import SENTENCE_END

FREE = frozenset(f"docs/_data/{stem}.yml" for stem in ("own-corrections", "material-corrections", "sources"))
"""What texts said that were wrong, and titles of others."""
BLOCK_END = re.compile(r"\n[ ]*\n|\n[ ]*(?:[-*+]|\d+\.)[ ]|\|")
CLAUSE = re.compile(r"(?:(?!,\s|[;:()]|\s(?:and in|against|but|while)\s)[\s\S])+")
SHARE = re.compile(
    r"(?<!\d)(?<!to )(?<!-)(?P<in_100>\d{1,2}) in 100\b|(?<!\d)(?P<events>\d{1,4}) of (?P<of>\d{1,5})\b(?! in)"
)
MAY_SHARE = re.compile(r"\d (?:in 100|of \d)")
"""Stands in each of them."""
PEOPLE = re.compile(r"(?<!in )\b(?P<people>\d[\d,]*) (?:people|persons|children|adults|men|women|patients)\b")
TELLS_ALL = r"\b(?:had|have|got|get|developed) {0}\b(?! that| which| with| and)|\b{0} (?:came|occurred|happened) in\b"
TELLS_SEVERE = r"\b{0} was severe in\b|\bsevere {0}\b"
REACTIONS = {
    (kind, degree): re.compile(words.format(name).replace(" ", r"\s+"))
    for kind, name in (("crs", "CRS"), ("nerves", "ICANS"))
    for degree, words in (("any", TELLS_ALL), ("severe", TELLS_SEVERE))
}
"""Words that tell one column of docs/_data/reaction-rates.yml, and nothing else of the same reaction."""


@dataclass(frozen=True)
class Found:
    """A share on record, and the file that holds it."""

    in_100: int
    of: int
    path: str
    id: str


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every share in one passage that differs from the one on record for the same study and the same thing."""
    if passage.path in FREE or {"numbers", "reaction-rates", "therapies"} & content.unsound:
        return
    if "[^" not in passage.text or not MAY_SHARE.search(passage.text):
        return
    for start, claim, cited in _claims(passage.text):
        if not MAY_SHARE.search(claim):
            continue
        for at, sentence in _parts(SENTENCE_END, claim):
            for clause in CLAUSE.finditer(sentence):
                shares = list(SHARE.finditer(clause[0]))
                if len(shares) != 1:
                    continue
                known = [
                    *_numbers(clause[0], cited, content),
                    *_rates(clause[0], sentence, cited, content),
                ]
                told = {int(people["people"].replace(",", "")) for people in PEOPLE.finditer(sentence)}
                known = [found for found in known if not told or found.of in told]
                if known and not any(_same(shares[0], found) for found in known):
                    yield passage.problem(start + at + clause.start() + shares[0].start(), _message(known[0]))


def _claims(text: str) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Each claim with its offset, and the sources that its citations name."""
    end = 0
    for run in CITATIONS.finditer(text):
        blocks = [found.end() for found in BLOCK_END.finditer(text, end, run.start())]
        start = max([end, *blocks])
        yield start, text[start : run.start()], frozenset(found["id"] for found in CITATION.finditer(run[0]))
        end = run.end()


def _parts(end: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in (*end.finditer(text), None):
        stop = found.start() if found else len(text)
        yield start, text[start:stop]
        start = found.end() if found else stop


def _numbers(clause: str, cited: frozenset[str], content: Content) -> Iterator[Found]:
    """Shares of docs/_data/numbers.yml that a clause tells: nothing but their own sources is cited for it."""
    for record in content.data["numbers"].values():
        if cited <= set(record.sources) and any(_word(word).search(clause) for word in record.words):
            yield Found(record.in_100, record.of, "docs/_data/numbers.yml", record.id)


def _rates(clause: str, sentence: str, cited: frozenset[str], content: Content) -> Iterator[Found]:
    """Shares of docs/_data/reaction-rates.yml that a clause tells of the one product it names, citing that study."""
    brands = {therapy.brand for therapy in content.data["therapies"].values()}
    named = _named(brands, clause) or _named(brands, sentence)
    told = [column for column, words in REACTIONS.items() if words.search(clause)]
    for record in content.data["reaction-rates"].values():
        if named == {record.name} and record.sources[0] in cited and len(told) == 1:
            ((kind, degree),) = told
            rate = getattr(record, kind)
            if rate:
                yield Found(getattr(rate, degree), record.of, "docs/_data/reaction-rates.yml", record.id)


def _named(brands: set[str], text: str) -> set[str]:
    return {brand for brand in brands if re.search(rf"\b{re.escape(brand)}\b", text)}


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\s+"), re.IGNORECASE)


def _same(told: re.Match[str], found: Found) -> bool:
    """Whether a share is the one on record, told in 100 or as so many of so many."""
    if told["in_100"]:
        return int(told["in_100"]) == found.in_100
    return int(told["of"]) != found.of or abs(100 * int(told["events"]) / found.of - found.in_100) <= 0.5


def _message(found: Found) -> str:
    return (
        f"{found.path} has another number for the same study ({found.id}): {found.in_100} in 100 of {found.of} people. "
        "Write that, correct the record, or say what else was counted, and in how many people."
    )
