"""Makes one mark of all the citations that stand together: "[3, 7]", with a name for those who hear the page.

Three numbers in a row read as one to whoever copies a line into a message ("28 to 307818"), and are three stops on the
way of a keyboard. A mark that carries its own brackets and space can be taken for no part of a number.
"""

import re

MARK = re.compile(
    r'<sup(?: id="fnref:(?P<first>\d+)")?><a href="#fn:(?P<number>\d+)" role="doc-noteref">(?P=number)</a></sup>'
)
ONE = r'<sup(?: id="fnref:\d+")?><a href="#fn:\d+" role="doc-noteref">\d+</a></sup>'
# Begins with a sign, not with a group that may stand often: Python skips to it.
TOGETHER = re.compile(rf"{ONE}(?:{ONE})*")


def with_grouped_marks(html: str) -> str:
    """The page with one mark for each run of citations; marks already grouped stay as they are."""
    return TOGETHER.sub(lambda run: grouped_mark(run[0]), html)


def grouped_mark(run: str) -> str:
    """One mark for a run of marks: it leads to the first source, and keeps the ids that ways back lead to.

    Where it keeps a single one of several sources, that stands before it: it is the way back from one of them.
    """
    marks = list(MARK.finditer(run))
    numbers = sorted({int(mark["number"]) for mark in marks})
    ways = [f'id="fnref:{mark["first"]}"' for mark in marks if mark["first"]]
    # Of an empty one without a role, screen readers would hear that it is raised.
    before = f'<sup {ways.pop()} role="none"></sup>' if len(ways) == 1 < len(marks) else ""
    first = f" {ways[0]}" if ways else ""
    others = "".join(f"<span {way}></span>" for way in ways[1:])
    shown = ", ".join(map(str, numbers))
    # The name holds what is seen, or who speaks to the device says it in vain.
    label = f"Source {shown}" if len(numbers) == 1 else f"Sources {shown}"
    target = f'href="#fn:{numbers[0]}" role="doc-noteref" aria-label="{label}"'
    return f"{before}<sup{first}>{others}\N{NO-BREAK SPACE}<a {target}>[{shown}]</a></sup>"
