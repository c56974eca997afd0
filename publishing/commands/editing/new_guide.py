"""`make new-guide NAME=...`: a page that builds, with each part explained, to be written from top to bottom."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from publishing.content.model import Content
from publishing.content.read import read
from publishing.text.short_names import is_short_name, short_name

DOCS, TEMPLATE, SETTINGS = Path("docs"), Path("writing/new-guide.md"), Path("mkdocs.yml")
LAST_GUIDE = re.compile(r"(?ms)\A.*^(?P<indent> *)- guides/[\w.-]+\.md *\n")


def main() -> int:
    try:
        path = begun((sys.argv[1:] or [""])[0], lambda text: text)
    except ValueError as error:
        print(error)
        return 1
    print(f"Write {path} from top to bottom. `make serve` shows it, `make check` lists what is still to write.")
    return 0


def begun(name: str, change: Callable[[str], str], command: str = "make new-guide") -> Path:
    """Begin a guide of this name: the template's text, changed so, and a line in the menu.

    Raises ValueError with what to write if there can be no such guide.
    """
    name = name.removesuffix(".md")
    path = DOCS / "guides" / f"{name}.md"
    if not is_short_name(name):
        likely = short_name(name) or "car-t-for-children"
        raise ValueError(f"Write a name of small letters and hyphens: {command} NAME={likely}")
    if path.exists():
        raise ValueError(f"{path} is there already. Choose another name.")
    settings = with_guide(SETTINGS.read_text("utf-8"), name)
    path.write_text(change(filled(TEMPLATE.read_text("utf-8"), name, read(DOCS)[0])), "utf-8")
    SETTINGS.write_text(settings, "utf-8")
    return path


def filled(template: str, name: str, content: Content) -> str:
    """The text of a new guide."""
    values = {
        "name": name,
        "title": name.replace("-", " ").capitalize(),
        "reviewer": min(content.data["reviewers"], default=""),
        "order": str(max((guide.meta.order for guide in content.guides), default=0) + 1),
    }
    for key, value in values.items():
        template = template.replace(f"<<{key}>>", value)
    return template


def with_guide(settings: str, name: str) -> str:
    """mkdocs.yml with the guide at the end of the guides in the navigation, comments and all else untouched.

    Raises ValueError when no guide stands in the navigation yet.
    """
    found = LAST_GUIDE.match(settings)
    if not found:
        raise ValueError("mkdocs.yml names no guide. Add '- guides/name.md' to its list 'nav'.")
    return f"{found[0]}{found['indent']}- guides/{name}.md\n{settings[found.end() :]}"


if __name__ == "__main__":
    sys.exit(main())
