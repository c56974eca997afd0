"""What was wrong and is now right: in the material the guides come from, and in our own pages."""

from datetime import date
from typing import Literal

from pydantic import Field

from publishing.content.models.field_types import Identifier, Line, Prose, Record, SourceIds
from publishing.content.models.own_pages import LISTS


class Correction(Record):
    """What a text said, what we print instead, and why."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    said: Prose = Field(description="what was said, in our own words")
    print: Prose = Field(description="what is printed instead")
    why: Prose = Field(description="why, in a sentence or two")
    sources: SourceIds = Field(description="a list of source ids, may be empty")


class MaterialCorrection(Correction):
    """A fault of the material that a guide comes from."""

    title: Line = Field(description="what it is about, in a few words")
    guide: Identifier = Field(description="the name of a file in docs/guides, without .md")
    kind: Literal["wrong", "outdated", "missing"] = Field(description="wrong, outdated or missing")


class OwnCorrection(Correction):
    """A fault of our own."""

    day: date = Field(description="the day of the correction, as 2026-11-22")
    page: Line = Field(description="the page that was wrong, as guides/solid-tumors.md")

    @property
    def page_name(self) -> str:
        """The page's name as readers see it, made of its path: what a list holds follows the name of the list."""
        folder, _, name = self.page.removesuffix(".md").rpartition("/")
        top = folder.partition("/")[0]
        return (f"{top}/{name}" if top in LISTS else name).replace("-", " ").capitalize()
