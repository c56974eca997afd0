"""`make reading`: how each guide reads as first opened. Advice, never an error."""

import sys
from pathlib import Path

from publishing.advice.open_reading import MOST_CONTENTS, MOST_OPEN_WORDS, SHORT, open_reading

GUIDES = "guides/*/index.html"
HEADINGS = (
    "guide",
    "words in the open",
    "of its own",
    "words a sentence",
    f"of {SHORT} or fewer",
    "grade",
    "words a mark",
    "contents",
)


def main(arguments: list[str]) -> int:
    site = Path(arguments[0]) if arguments else Path("site")
    pages = sorted(site.glob(GUIDES))
    if not pages:
        print(f"{site}: no guides here. Build the site first: make site", file=sys.stderr)
        return 1
    print("  ".join(HEADINGS))
    for page in pages:
        found = open_reading(page.read_text("utf-8"))
        row = (
            page.parent.name,
            found.words,
            found.own_words,
            found.mean,
            f"{found.short:.0%}",
            found.grade,
            round(found.words_a_mark),
            found.contents,
        )
        print("  ".join(str(value).ljust(len(heading)) for value, heading in zip(row, HEADINGS, strict=True)))
    print("Aims: 11 to 16 words a sentence, grade 6 to 7.5, 25 words a mark;")
    print(f"at most {MOST_OPEN_WORDS} words of its own in the open, and {MOST_CONTENTS} entries of contents.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
