"""Pages that moved: one page with one history of reviews, whatever its file is called today."""

import re
from collections.abc import Mapping

from publishing.content.model import Content

INDEX = "index"


class Moves:
    """The paths below docs/ that each page had before, as docs/_data/moved.yml tells."""

    def __init__(self, content: Content) -> None:
        self._before: dict[str, list[str]] = {}
        for moved in content.data["moved"].values():
            if not moved.is_same_page:
                continue
            stem = moved.id.strip("/")
            paths = [path for path in (f"{stem}.md", f"{stem}/{INDEX}.md") if path not in content.pages]
            self._before.setdefault(moved.to, []).extend(paths)
        firsts = {page: paths[0] for page, paths in self._before.items() if paths}
        self._first = firsts
        self._now = {first: page for page, first in firsts.items()}
        names = "|".join(re.escape(f"/{page}") for page in sorted(firsts, key=len, reverse=True))
        self._links = re.compile(rf"(?<=\()({names})(?=[)#])") if firsts else None

    def paths(self, page: str) -> tuple[str, ...]:
        """Every path of a page, today's last."""
        return (*self._before.get(page, ()), page)

    def first(self, page: str) -> str:
        """The path that a page is known by in digests: its first one, so that a move changes no digest."""
        return self._first.get(page, page)

    def now(self, first: str) -> str:
        """Where the page is today that is known by its first path."""
        return self._now.get(first, first)

    def with_first_paths(self, text: str) -> str:
        """A Markdown text whose links lead to the first paths of pages: a link that follows a move says nothing new."""
        # Most texts are short and lead nowhere.
        if not self._links or "(/" not in text:
            return text
        return self._links.sub(lambda found: f"/{self.first(found[0][1:])}", text)

    @property
    def addresses(self) -> Mapping[str, str]:
        """The first path of each page that moved, by today's."""
        return self._first
