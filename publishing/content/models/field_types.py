"""The kinds of text that front matter and data files hold."""

import re
import unicodedata
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from publishing.text.short_names import SHORT_NAME
from publishing.text.spreadsheet_cells import FORMULA

BREAKS_OUT = re.compile(r"[<>\"{}\\]")
INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control, bidirectional, private and other signs without a shape: they hide what a page says, or change its order."""
MOJIBAKE = re.compile(r"โ€|β€|â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ï»¿|[ÐÑ][\u0080-\u00bf]")
PRINTABLE_BUT_ODD = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\uffff"
    r"\U000e0000-\U000e0fffโβâÃÂïÐÑ]"
)
"""What Python calls printable of INVISIBLE, and the signs that MOJIBAKE begins with."""
CURLY_ROUND = re.compile(r"\s*(?:[“”„«][^“”„«»]*[“”»]?|‘[^‘’]*’)\s*")
"""A whole text in the quotes of a word processor: to YAML they are part of the text."""
PLAIN_SIGNS = bytes((ord("\n"), *range(ord(" "), ord("~") + 1)))
LONGEST_LINE = 400
NO_BREAK = "a no-break blank, as Word types it, does not count as a blank here. Type a plain one in its place."
RAW_HTML = re.compile(r"<[A-Za-z/!?]")


class Record(BaseModel):
    """A strict group of keys: nothing unknown, nothing converted, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @cached_property
    def as_json(self) -> str:
        """All of it in one text, to look for citations and links in."""
        return self.model_dump_json()

    @cached_property
    def named_sources(self) -> tuple[str, ...]:
        """The ids that `sources` names, here and in the groups inside, each once."""
        inner = (item for name in type(self).model_fields for item in _records(getattr(self, name)))
        return tuple(
            dict.fromkeys([*getattr(self, "sources", ()), *(one for item in inner for one in item.named_sources)])
        )


def _records(value: object) -> list[Record]:
    return [item for item in (value if isinstance(value, list | tuple) else [value]) if isinstance(item, Record)]


def surely_visible(text: str) -> bool:
    """Whether nothing in the text can match INVISIBLE or MOJIBAKE: cheaper than to look for each of their signs."""
    others = other_signs(text)
    return not others or (others.isprintable() and not PRINTABLE_BUT_ODD.search(others))


def other_signs(text: str) -> str:
    """The few signs of a text that are neither plain letters, digits, marks nor line ends."""
    # Bytes are sorted out fastest.
    return text.encode("utf-8", "surrogatepass").translate(None, PLAIN_SIGNS).decode("utf-8", "surrogatepass")


def readable(text: str) -> str:
    """Refuse what a reader cannot see or a wrong encoding left behind."""
    if not text.strip():
        raise ValueError("is empty. Write the text, or remove the key.")
    # Most texts are one plain line.
    if text.isascii() and text.isprintable():
        return text
    if not surely_visible(text):
        if found := INVISIBLE.search(text):
            sign = f"U+{ord(found[0]):04X}"
            raise ValueError(f"contains the invisible character {sign}. Delete it and type the place again.")
        if found := MOJIBAKE.search(text):
            message = f"contains {found[0]!r}, left from a wrong encoding. Type the sign again and save as UTF-8."
            raise ValueError(message)
    if CURLY_ROUND.fullmatch(text):
        raise ValueError("has curly quotes around it, which would be printed. Delete them, or type straight ones.")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("contains accents typed as separate signs. Type them again as one letter.")
    return text


def plain(text: str) -> str:
    """Refuse what would break out of a title, a meta tag, a Markdown heading or the cell of a table."""
    if len(text) > LONGEST_LINE:
        raise ValueError(f"is longer than {LONGEST_LINE} characters. Shorten it.")
    if text.lstrip().startswith(FORMULA):
        raise ValueError(f"begins with {text.lstrip()[0]!r}, which begins a formula in a table. Begin with a word.")
    if found := BREAKS_OUT.search(text):
        raise ValueError(f"contains {found[0]!r}. Use plain words, and ' for quotes.")
    if "\n" in text.strip():
        raise ValueError("must stand on one line.")
    return text


def markdown(text: str) -> str:
    """Refuse raw HTML and templates in a Markdown text of the front matter or of a data file."""
    if found := RAW_HTML.search(text):
        raise ValueError(f"contains raw HTML ({found[0]!r}). Write it in Markdown.")
    if "{{" in text or "{%" in text:
        raise ValueError("contains a template ({{ or {%). Macros work in the body of a page only.")
    return text


Readable = Annotated[str, AfterValidator(readable)]
Line = Annotated[Readable, AfterValidator(plain)]
Prose = Annotated[Readable, AfterValidator(markdown)]
IDENTIFIER = f"^{SHORT_NAME}$"
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256, in hex."""
SourceIds = Annotated[tuple[Identifier, ...], Field(strict=False)]
Topic = Literal[
    "basics",
    "blood-cancers",
    "solid-tumors",
    "rare-cancers",
    "children",
    "treatment-process",
    "safety",
    "car-t",
    "oncolytic-viruses",
    "tcr-t",
    "clinical-trials",
]
ReviewClass = Literal["safety", "treatment", "background", "index"]
