"""What a review was of, where it was not of the whole page: named sections, one subject, or one subject in sections."""

from dataclasses import dataclass
from typing import Literal, get_args

from publishing.reviews.sections import text_of

Subject = Literal[
    "medicines and their doses", "signs of danger and whom to call", "numbers and their sources", "plain language"
]
"""A closed list: readers are told these words, so nobody types them."""
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


@dataclass(frozen=True)
class Scope:
    """The only things that were read or looked at."""

    sections: tuple[str, ...] = ()
    """The ids of their headings; none if the whole page was looked at for the subject."""
    subject: Subject | None = None

    def text(self, page: str) -> str:
        """The name of the words that it binds: the page, or the sections with their ids behind a #."""
        return text_of(page, self.sections)

    def __str__(self) -> str:
        parts = [f"sections {', '.join(self.sections)}"] if self.sections else []
        return "only " + ", ".join((*parts, *filter(None, [self.subject])))
