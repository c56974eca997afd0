"""The kinds of text that front matter and data files hold."""

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

BREAKS_OUT = re.compile(r"[<>\"{}\\]")
INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control, bidirectional, private and other signs without a shape: they hide what a page says, or change its order."""
MOJIBAKE = re.compile(r"โ€|β€|â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ï»¿|[ÐÑ][\u0080-\u00bf]")
RAW_HTML = re.compile(r"<[A-Za-z/!?]")


class Record(BaseModel):
    """A strict group of keys: nothing unknown, nothing converted, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def surely_readable(text: str) -> bool:
    """Whether the text is plain ASCII in one line, which most are: cheaper than to look for each odd sign."""
    return text.isascii() and text.isprintable()


def without_odd_signs(text: str) -> bool:
    """Whether nothing in the text could match INVISIBLE or MOJIBAKE."""
    return text.isprintable() and not any(sign in text for sign in "โβâÃÂï\ufffd")


def readable(text: str) -> str:
    """Refuse what a reader cannot see or a wrong encoding left behind."""
    if not text.strip():
        raise ValueError("is empty. Write the text, or remove the key.")
    if surely_readable(text):
        return text
    if found := INVISIBLE.search(text):
        raise ValueError(f"contains the invisible character U+{ord(found[0]):04X}. Delete it and type the place again.")
    if found := MOJIBAKE.search(text):
        raise ValueError(f"contains {found[0]!r}, left from a wrong encoding. Type the sign again and save as UTF-8.")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("contains accents typed as separate signs. Type them again as one letter.")
    return text


def plain(text: str) -> str:
    """Refuse what would break out of a title, a meta tag or a Markdown heading."""
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
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceIds = Annotated[tuple[Identifier, ...], Field(strict=False)]
ReviewClass = Literal["safety", "treatment", "background", "index"]
