"""The variables of the environment that mkdocs.yml asks for: all that it says is told by its text and by theirs."""

import re
from collections.abc import Mapping

ASKED = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)")
"""One name, or several in the order in which they are asked for, and then what counts where none of them is set."""
NAME = re.compile(r"\w+")


def said_by_environment(settings: str, environment: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """What the environment says of each variable in the text of mkdocs.yml, and whether it says anything.

    A word of what counts where none is set may be taken for a name: one question more changes nothing.
    """
    names = {name for asked in ASKED.findall(settings) for name in NAME.findall(asked)}
    return [(name, environment.get(name)) for name in sorted(names)]
