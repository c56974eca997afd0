"""The words of a drawing, kept where editors change them and where a sign-off covers them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from publishing.content.models.field_types import Identifier, Line, Record

Label = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Drawing(Record):
    """A drawing of overrides/fragments; its lines and shapes stand there, its words here."""

    id: Identifier = Field(description="the name of the drawing's file in overrides/fragments, without .html")
    words: dict[Label, Line] = Field(min_length=1, description="each place for words in the drawing, and its words")
