"""The part of an issue's text that is ours, between two HTML comments that readers do not see.

The first comment also remembers what was written last time. Whatever differs from that memory was done by a person,
and stays.
"""

import json
import re
from dataclasses import asdict, dataclass, fields, replace

START = re.compile(r"<!-- page-review: (?P<page>\S+) (?P<memory>\{.*?\})? ?-->")
END = "<!-- end of page-review -->"


@dataclass(frozen=True)
class Memory:
    """What an issue was last given: compared with what it has now, it tells our hand from a person's."""

    stage: str = ""
    title: str = ""
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """Our part of an issue: the page it is about, what it remembers, the text people read."""

    page: str
    memory: Memory
    text: str

    def __str__(self) -> str:
        # A > could end the comment early; JSON has another spelling for it.
        memory = json.dumps(asdict(self.memory), sort_keys=True).replace(">", "\\u003e")
        return f"<!-- page-review: {self.page} {memory} -->\n{self.text}\n{END}"


def page_of(body: str) -> str:
    """The page that an issue's text is about, or an empty text when nothing in it is ours."""
    found = START.search(body)
    return found["page"] if found else ""


def memory_of(body: str) -> Memory:
    """What the issue was last given; empty when a person's edit made that unreadable."""
    found = START.search(body)
    try:
        kept = json.loads(found["memory"]) if found and found["memory"] else {}
    except json.JSONDecodeError:
        return Memory()
    known = {field.name: kept[field.name] for field in fields(Memory) if _is_like(field.default, kept.get(field.name))}
    return replace(
        Memory(), **{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
    )


def _is_like(usual: object, value: object) -> bool:
    """Whether a remembered value is a text, or a list of texts, as it should be: a person may have edited it."""
    if isinstance(usual, str):
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def with_block(body: str, block: Block | str) -> str:
    """The issue's text with our part replaced, and every word around it kept.

    Where a person deleted the closing comment, nobody can tell our words from theirs: only the opening one is replaced.
    """
    found = START.search(body)
    if not found:
        return f"{body}\n\n{block}".strip()
    end = body.find(END, found.end())
    rest = body[end + len(END) :] if end >= 0 else body[found.end() :]
    return f"{body[: found.start()]}{block}{rest}"


def line_ends(text: str) -> str:
    """GitHub's web editor saves with Windows line ends; every comparison here is without them."""
    return text.replace("\r\n", "\n")
