"""One old address, as docs/_data/moved.yml records it, and where it leads."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from publishing.content.models.field_types import Readable, Record
from publishing.text.short_names import SHORT_NAME

PART = r"[A-Za-z0-9_](?:[A-Za-z0-9_.~-]*[A-Za-z0-9_~-])?"
OLD_ADDRESS = re.compile(rf"(?P<path>(?:{PART}/)*(?:{PART}/?)?)(?:\?(?P<query>[\w.~%+=&;,:@/-]+))?")
OF_A_PAGE = re.compile(f"(?:{SHORT_NAME}/)+")
"""How the addresses of this site's own pages look."""
LONGEST_PART, LONGEST = 200, 500
"""Letters of the name of one folder, and of a whole address: disks hold hardly more."""
DEEPEST = 12


def old_address(text: str) -> str:
    found = OLD_ADDRESS.fullmatch(text)
    if not text or not found:
        raise ValueError(
            "is not an address below the site's root. Write it without a host and without a slash first, "
            "as guides/old-name/, guides/old.html or page?id=12."
        )
    parts = found["path"].split("/")
    if len(text) > LONGEST or max(map(len, parts)) > LONGEST_PART or len(parts) > DEEPEST:
        raise ValueError(
            f"is longer than a disk can hold. Write at most {LONGEST_PART} letters between two slashes, "
            f"{LONGEST} in all, and {DEEPEST} folders."
        )
    return text


class Moved(Record):
    """An address of a page that is elsewhere now."""

    id: Annotated[str, AfterValidator(old_address)] = Field(
        description="the old address below the site's root, as guides/old-name/, guides/old.html or page?id=12"
    )
    to: Readable = Field(
        description="where its words are now, as a file below docs/, with a heading if they became a part of it: "
        "guides/new-name.md or glossary.md#crs"
    )
    taken_in: bool = Field(
        False, description="true if the page at 'to' is another one with a history of its own, and not this one renamed"
    )

    @property
    def page(self) -> str:
        """The page that it leads to, relative to docs/."""
        return self.to.partition("#")[0]

    @property
    def fragment(self) -> str:
        """The place on that page with its sign, such as #crs, or nothing."""
        return "".join(self.to.partition("#")[1:])

    @property
    def path(self) -> str:
        """The old address without its query."""
        return self.id.partition("?")[0]

    @property
    def query(self) -> str:
        """What stood behind the question mark of the old address, or nothing."""
        return self.id.partition("?")[2]

    @property
    def is_same_page(self) -> bool:
        """Whether the page itself moved, so that its history goes on at the new place."""
        return not self.taken_in and not self.fragment and OF_A_PAGE.fullmatch(self.id) is not None

    @property
    def file(self) -> str | None:
        """The built file that stands at the old address, relative to the site; None where no file can."""
        if self.query:
            return None
        return f"{self.path.rstrip('/')}/index.html" if not self.path.endswith((".html", ".htm")) else self.path
