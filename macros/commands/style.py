"""The second half of `make check`: advice on the words of pages. It never fails."""

import os
import sys
from pathlib import Path

from macros.content import read
from macros.style_report import show


def main() -> int:
    content, _ = read(Path("docs"))
    show(content, "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
