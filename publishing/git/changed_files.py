"""Which files of docs/ a change touches, as git knows."""

import subprocess


def changed_since(base: str, *options: str) -> list[str]:
    """The files of docs/ that differ from the commit the change began at, relative to the project.

    An unknown commit changes nothing: git says so itself, on standard error.
    """
    # A name with odd letters is written as it is, between zeros.
    command = ["git", "diff", "--name-only", "-z", *options, f"{base}...", "--", "docs"]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    return [name for name in result.stdout.split("\0") if name]
