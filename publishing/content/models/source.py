"""One entry of the register of sources: who published what, when, and how far it can be leaned on."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Identifier, Line, Readable
from publishing.text.addresses import passed_on

HTTPS = re.compile(
    r"https://(?P<host>(?!xn--)[a-z0-9-]+(\.(?!xn--)[a-z0-9-]+)*\.[a-z]{2,})(/[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*)?"
)
"""A public address in plain letters: no name of who logs in, no machine of one's own, no other alphabet in disguise."""
PARTIAL_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
EARLIEST_YEAR = 1900
DOI = r"^10\.\d{4,9}/[A-Za-z0-9._;()/:+-]+$"
REGISTRATION = r"^(NCT\d{8}|ISRCTN\d{8}|EUCTR\d{4}-\d{6}-\d{2}|ChiCTR\w+|jRCT\w+|CTRI/\d{4}/\d{2}/\d{6})$"
"""Numbers of the trial registers that our sources name."""


def web_address(text: str) -> str:
    if text.lower().startswith("http://") and HTTPS.fullmatch(f"https{text[4:]}"):
        raise ValueError(
            f"begins with http://, which anybody on the way can change. Write https{text[4:]} if that opens; "
            "else cite another page that says the same."
        )
    if not HTTPS.fullmatch(text):
        raise ValueError("is not a public web address. Write it whole, as https://host.org/page, in plain letters.")
    if message := passed_on(text):
        raise ValueError(f"is not the page itself: {message}")
    return text


def partial_date(text: str) -> str:
    found = PARTIAL_DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        raise ValueError("is not a date. Write '2024', '2024-08' or '2024-08-02', in quotes.") from None
    if int(text[:4]) < EARLIEST_YEAR:
        raise ValueError(f"is {text}, which is long ago. Check the year.")
    return text


PartialDate = Annotated[str, AfterValidator(partial_date)]


class Source(CheckedFact):
    """A source that claims are cited to."""

    kind: Literal["label", "regulator", "trial", "review", "hospital", "news", "industry", "reference"] = Field(
        description="what kind of source it is"
    )
    authors: list[Line] = Field(default=[], description="a list of authors as 'Neelapu SS', if known")
    publisher: Readable = Field(description="who published it")
    title: Readable = Field(description="its title")
    published: PartialDate | None = Field(description="when, in quotes: '2024-08', or null if that is not known")
    pages: Line | None = Field(None, description="volume, issue and pages, as '41(9):1664-9'")
    url: Annotated[str, AfterValidator(web_address)] = Field(description="its address")
    doi: Annotated[str, Field(pattern=DOI)] | None = Field(
        None, description="its DOI, as 10.1056/NEJMoa1707447, without https://doi.org/"
    )
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = Field(
        None, description="its PubMed number, digits only, in quotes"
    )
    registration: Annotated[str, Field(pattern=REGISTRATION)] | None = Field(
        None, description="the trial's number in a register, such as NCT02435849"
    )
    checked_by: Identifier = Field(description="who checked it, as named under 'checkers' in docs/_data/names.yml")
    primary: bool = Field(description="true if it is the original, false if it reports on one")
    stands_for: Readable | None = Field(None, description="the original it should be replaced with")
    supports: Readable = Field(description="what we use it for")

    @model_validator(mode="after")
    def _secondary_names_its_original(self) -> Self:
        if not self.primary and not self.stands_for:
            raise ValueError("a source that is not primary must name its original. Write: stands_for: ...")
        return self

    @property
    def is_paper(self) -> bool:
        """Whether it is cited as a paper in a journal, not as a web page."""
        return bool(self.doi or self.pmid or self.pages)
