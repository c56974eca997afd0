"""Texts in tables for spreadsheets, which run what looks like a formula; one may ask other machines for something."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins one."""


def safe_cell(text: str) -> str:
    """The text as it stands in a cell; a sign before it says that it is none."""
    return f"'{text}" if text.startswith(FORMULA) else text
