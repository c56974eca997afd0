"""`make reading`: how each guide reads as first opened, and where it is beyond our limits. Advice, never an error."""

import sys
from pathlib import Path

from publishing.advice.open_reading import LIMITS, SHORT, OpenReading, beyond_limits, open_reading
from publishing.paper.chromium import NoChromiumError, printer

GUIDES = "guides/*/index.html"
ANY_ADDRESS = "http://site.test/"
"""Where the pages pretend to stand while they are measured."""
HEADINGS = (
    "guide",
    "words in the open",
    "of its own",
    "words a sentence",
    f"of {SHORT} or fewer",
    "grade",
    "words a mark",
    "contents",
    "px on a phone",
    "beyond our limits",
)


def main(arguments: list[str]) -> int:
    site = Path(arguments[0]) if arguments else Path("site")
    pages = {page.parent.name: page.read_text("utf-8") for page in sorted(site.glob(GUIDES))}
    if not pages:
        print(f"{site}: no guides here. Build the site first: make site", file=sys.stderr)
        return 1
    heights, missing = heights_on_a_phone(site, pages)
    width = max(map(len, pages))
    print("  ".join((HEADINGS[0].ljust(width), *HEADINGS[1:])))
    for name, html in pages.items():
        print("  ".join((name.ljust(width), *_row(open_reading(html), heights.get(name)))).rstrip())
    print(f"Our limits: {LIMITS}.")
    if missing:
        print(f"No page was measured in pixels: {missing}. `make test` installs it.")
    return 0


def heights_on_a_phone(site: Path, pages: dict[str, str]) -> tuple[dict[str, int], str]:
    """The height of each page, or why there is none."""
    try:
        with printer(site, ANY_ADDRESS, {}, scripts=True) as chromium:
            return {name: chromium.height_on_a_phone(html, f"guides/{name}/") for name, html in pages.items()}, ""
    except NoChromiumError:
        return {}, "Chromium is not installed"
    except ModuleNotFoundError:
        return {}, "Playwright, which opens Chromium, is not installed"


def _row(found: OpenReading, height: int | None) -> list[str]:
    values = (
        found.words,
        found.own_words,
        found.mean,
        f"{found.short:.0%}",
        found.grade,
        round(found.words_a_mark),
        found.contents,
        height or "not measured",
        ", ".join(beyond_limits(found, height)) or "none",
    )
    return [str(value).ljust(len(heading)) for value, heading in zip(values, HEADINGS[1:], strict=True)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
