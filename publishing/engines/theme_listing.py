"""Which files a theme brings along, without a walk through its ten thousand icons at each build."""

import os
from functools import partial
from pathlib import Path
from typing import Any


def with_short_listing(environment: Any) -> Any:
    """The engine's environment, which lists the files of the theme that the engine would publish or render."""
    environment.loader.list_templates = partial(listed, [Path(folder) for folder in environment.loader.searchpath])
    return environment


def listed(folders: list[Path]) -> list[str]:
    """The files below these folders, relative to them; none that is hidden, which the engine leaves out anyway."""
    found: set[str] = set()
    for folder in folders:
        for here, inside, files in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            found |= {(Path(here) / name).relative_to(folder).as_posix() for name in files if not name.startswith(".")}
    return sorted(found)
