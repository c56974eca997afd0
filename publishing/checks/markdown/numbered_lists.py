"""Numbered lists that would be counted anew, and numbers at the start of a line that would begin a list."""

import re
from collections.abc import Iterator

ITEM = re.compile(r"(?P<indent> *)(?:[-*+] +)?(?P<number>\d+)\.(?: +(?P<words>\S.*)?)?$")
ANY_ITEM = re.compile(r"(?m)^ *(?:[-*+] +)?\d+\.")
ENDS_LISTS = re.compile(r" *(?:#|!!!|\?\?\?|\||[-*+] )")
LONGEST_LIST = 99

INSTEAD = "Write the number inside the sentence, such as 'In 2024, ...', or the line behind the one above it."


def odd_numbers_of_lists(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each number at the start of a line that its readers would not see as it is typed.

    A list may begin with another number than 1 where it goes on with one above it, or where it has more than one item.
    """
    if not ANY_ITEM.search(text):
        return
    lines = text.split("\n")
    last: dict[int, int] = {}
    offset, in_list, in_paragraph = 0, False, False
    for place, line in enumerate(lines):
        item = ITEM.match(line)
        if line.strip():
            depth = len(line) - len(line.lstrip())
            last = {known: count for known, count in last.items() if known <= depth}
        if not line.strip():
            in_list = in_paragraph = False
        elif item and not in_paragraph:
            indent, number = len(item["indent"]), int(item["number"])
            if message := _message(item, lines[place + 1 :], last.get(indent), in_list):
                yield offset + item.start("number"), message
            last[indent] = number
            in_list = True
        elif item and not in_list:
            if message := _inside_paragraph(item, lines[place + 1 :]):
                yield offset + item.start("number"), message
        elif ENDS_LISTS.match(line):
            last = {} if line.lstrip().startswith("#") else last
            in_paragraph = False
        elif not in_list:
            in_paragraph = True
        offset += len(line) + 1


def _message(item: re.Match[str], below: list[str], before: int | None, in_list: bool) -> str | None:
    number = int(item["number"])
    if not item["words"]:
        return f"'{number}.' is a list item without words. {INSTEAD}"
    if in_list and before is not None and number != before + 1:
        return f"the numbers of a list go up by one. Write {before + 1}."
    if number == 1 or number - 1 == before:
        return None
    if number <= LONGEST_LIST and _goes_on(item, below):
        return None
    return f"'{number}.' at the start of a line begins a list. {INSTEAD}"


def _goes_on(item: re.Match[str], below: list[str]) -> bool:
    """Whether the next item carries the next number."""
    following = next((found for line in below if (found := ITEM.match(line))), None)
    return (
        following is not None
        and int(following["number"]) == int(item["number"]) + 1
        and following["indent"] == item["indent"]
    )


def _inside_paragraph(item: re.Match[str], below: list[str]) -> str | None:
    """A year that ends a sentence may stand first in a line. Two items, or a first one, were meant as a list."""
    following = ITEM.match(below[0]) if below else None
    listed = following is not None and int(following["number"]) == int(item["number"]) + 1
    return "a list needs an empty line before it. Add one above this line." if listed else None
