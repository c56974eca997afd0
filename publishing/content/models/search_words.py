"""Words that patients use, as docs/_data/search-words.yml groups them."""

from pydantic import Field

from publishing.content.models.field_types import Identifier, Line, Record


class SearchWords(Record):
    """A group of words that patients and doctors use for the same thing."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    words: list[Line] = Field(min_length=2, description="a list of words and phrases that mean the same")
