"""`make rename-guide` and `make retire-guide`: all edits that a guide's new name, or its end, asks for.

Whoever kept the old address is led on, corrections and reviews stay, and links lead to the page that has the words now.
"""

import re
import sys
from pathlib import Path

from publishing.assembly.anchors import anchors
from publishing.commands.editing.record_files import RECORD, change_file, record_text, with_record
from publishing.content.read import read
from publishing.text.short_names import is_short_name

DOCS, SETTINGS, SHEETS = Path("docs"), Path("mkdocs.yml"), Path("evidence-sheets")
MOVED = DOCS / "_data" / "moved.yml"
CORRECTIONS = DOCS / "_data" / "material-corrections.yml"


def rename(old: str, new: str) -> int:
    """Give a guide another name; or, if its file has that name already, mend all else."""
    old, new = _name(old), _name(new)
    before, after = f"guides/{old}.md", f"guides/{new}.md"
    by_hand = not (DOCS / before).exists() and (DOCS / after).is_file() and new != "index"
    if old == "index":
        return _refused(f"{DOCS / before} is the list of guides, and has this name on every site. It stays.")
    if not is_short_name(old) or not (by_hand or (DOCS / before).is_file()):
        return _refused(f"{DOCS / before} is not there. Write: make rename-guide OLD=its-name NEW=other-name")
    if not is_short_name(new):
        return _refused(f"Write a name of small letters and hyphens: make rename-guide OLD={old} NEW=other-name")
    if not by_hand:
        if (DOCS / after).exists():
            return _refused(f"{DOCS / after} is there already. Choose another name.")
        (DOCS / before).rename(DOCS / after)
    sheet = SHEETS / f"{old}.yml"
    if sheet.exists() and not (SHEETS / f"{new}.yml").exists():
        sheet.rename(SHEETS / f"{new}.yml")
    _lead(f"guides/{old}/", before, after, taken_in=False)
    _name_instead(before, after, retired=False)
    print(f"{DOCS / after} has the words now, and its old address leads there.")
    return 0


def retire(old: str, to: str) -> int:
    """Take a guide away, and lead its readers to the page, or the part of a page, that has its subject now."""
    old = _name(old)
    before, page = f"guides/{old}.md", to.partition("#")[0]
    if old == "index":
        return _refused(f"{DOCS / before} is the list of guides, which leads to all others. It stays.")
    if not is_short_name(old) or not (DOCS / before).is_file():
        return _refused(f"{DOCS / before} is not there. Write: make retire-guide NAME=old-name TO=guides/other.md")
    if page == before or not page.endswith(".md") or not (DOCS / page).is_file():
        return _refused(f"Say where readers find its subject now: make retire-guide NAME={old} TO=guides/other.md")
    if not page.startswith("guides/") and _of_material(old).search(CORRECTIONS.read_text("utf-8")):
        place = f"{CORRECTIONS} names faults of its material, which stay with a guide. Name one that has its subject"
        return _refused(f"{place} now: make retire-guide NAME={old} TO=guides/other.md")
    if to != page and not _has_place(to):
        return _refused(f"{page} prints no heading of that id. Name one that it has, or the page alone: TO={page}")
    (DOCS / before).unlink()
    (SHEETS / f"{old}.yml").unlink(missing_ok=True)
    _lead(f"guides/{old}/", before, to, taken_in=True)
    _name_instead(before, page, retired=True)
    print(f"{old} is gone, and its address leads to {to}. Read the links to it again: git diff shows them.")
    return 0


def _has_place(to: str) -> bool:
    """Whether a page prints the id behind its #. Of one that cannot be read, `make check` tells more."""
    page, _, place = to.partition("#")
    content, _ = read(DOCS)
    return page not in content.pages or place in anchors(page, content)


def _name(given: str) -> str:
    """The name of a guide, also if somebody gives its file."""
    return given.removeprefix("docs/").removeprefix("guides/").removesuffix(".md")


def _refused(message: str) -> int:
    print(message)
    return 1


def _lead(address: str, before: str, to: str, *, taken_in: bool) -> None:
    """Record the old address once, and lead those on that led to the guide.

    No record stays for the address where the words are now: a guide may take back a name that it had.
    """
    record = record_text({"id": address, "to": to, "taken_in": True if taken_in else None})
    earlier = re.compile(rf"(?m)^  to: *{re.escape(before)}(?:#[\w-]+)?\n(?:  taken_in: true\n)?")
    on = record.partition("\n")[2]
    stale = {address, f"{to.partition('#')[0].removesuffix('.md')}/"}

    def led(text: str) -> str:
        kept = RECORD.sub(lambda found: "" if found["id"].strip("\"'") in stale else found[0], text)
        return with_record(earlier.sub(lambda _: on, kept), record)

    change_file(MOVED, led)


def _name_instead(before: str, after: str, *, retired: bool) -> None:
    """Name another page wherever the guide was named: the menu, links, corrections, other guides' sheets."""
    line = re.compile(rf"(?m)^(?P<key> *- (?:[^\n:#]+: *)?){re.escape(before)} *\n")
    change_file(SETTINGS, lambda text: line.sub("" if retired else rf"\g<key>{after}\n", text))
    # A heading of a guide that is gone is no heading of the other page.
    name = re.compile(rf"(?<![\w.-]){re.escape(before)}{'(?:#[a-z][a-z0-9-]*)?' if retired else ''}(?![\w-])")
    # What is said of a guide under its name ends with it: the other page may say the same of itself.
    own = re.compile(rf"(?m)^ +{re.escape(before)}: .*\n")
    for path in (*DOCS.rglob("*.md"), *(DOCS / "_data").glob("*.yml"), *SHEETS.glob("*.yml")):
        if path != MOVED:
            change_file(path, lambda text: name.sub(after, own.sub("", text) if retired else text))
    if after.startswith("guides/"):
        guide = _of_material(Path(before).stem)
        change_file(CORRECTIONS, lambda text: guide.sub(rf"\g<key>{Path(after).stem}", text))


def _of_material(guide: str) -> re.Pattern[str]:
    """The lines that name the guide in corrections of the material."""
    return re.compile(rf"(?m)^(?P<key> +guide: *){re.escape(guide)}$")


if __name__ == "__main__":
    do, *names = sys.argv[1:]
    sys.exit({"rename": rename, "retire": retire}[do](*names))
