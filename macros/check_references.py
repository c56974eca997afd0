"""Citations, links and short names: each must lead somewhere."""

import re
from collections.abc import Iterator

from macros.assembly import CITATION
from macros.content import Content
from macros.field_types import RAW_HTML
from macros.guide_sections import HEADING
from macros.located_yaml import Location
from macros.problems import Problem, unknown
from macros.records import NAMED_BY

DEFINITION = re.compile(r"^\[\^[^\]]+\]:")
PAGE_LINK = re.compile(r"\]\((?P<page>/?[\w./-]+\.md)(?P<anchor>#[\w-]+)?\)")
ANCHORED = {"glossary.md": ("glossary",), "approved-therapies.md": ("therapies", "pipeline")}
"""Pages whose anchors are the ids of data files."""


def problems(content: Content) -> list[Problem]:
    """Everything in pages, partials and data that cites, links or names what does not exist."""
    found: list[Problem] = []
    for page in content.pages.values():
        found += _page_lines(page.file, page.body, page.body_line, content)
        for location, text in located_strings(page.front_matter.value):
            found += [page.front_matter.problem(location, message) for _, message in _references(text, content)]
    for name, text in content.partials.items():
        for number, line in enumerate(text.split("\n"), start=1):
            # A template in the line may write half of the reference.
            if "{{" not in line:
                place = f"docs/_partials/{name}"
                found += [Problem(place, number, column, message) for column, message in _references(line, content)]
    return found + list(_records(content))


def located_strings(value: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text inside nested groups and lists, with where it stands."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from located_strings(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from located_strings(item, (*location, index))


def _page_lines(file: str, text: str, first_line: int, content: Content) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=first_line):
        if DEFINITION.match(line):
            message = "footnotes are defined in docs/_data/sources.yml. Delete this line and add the source there."
            yield Problem(file, number, 1, message)
        elif found := RAW_HTML.search(line):
            message = "raw HTML is not allowed. Write it in Markdown, or 'less than' for the sign <."
            yield Problem(file, number, found.start() + 1, message)
        for column, message in _references(line, content):
            yield Problem(file, number, column, message)


def _references(text: str, content: Content) -> Iterator[tuple[int, str]]:
    """Column and message of each citation or link in the text that leads nowhere."""
    for match in CITATION.finditer(text):
        if match["id"] not in content.data["sources"]:
            known = content.data["sources"]
            yield match.start() + 1, unknown("the source", match["id"], known, "docs/_data/sources.yml")
    for match in PAGE_LINK.finditer(text):
        target = match["page"].lstrip("/")
        if not match["page"].startswith("/"):
            yield match.start() + 3, f"links start at the docs folder. Write /{target} with its folder."
        elif target not in content.pages:
            yield match.start() + 3, unknown("the page", f"/{target}", [f"/{name}" for name in content.pages], "docs/")
        elif match["anchor"] and target in ANCHORED:
            known = [name for stem in ANCHORED[target] for name in content.data[stem]]
            known += [heading["id"] for heading in HEADING.finditer(content.pages[target].body)]
            if match["anchor"][1:] not in known:
                stems = " and ".join(f"docs/_data/{stem}.yml" for stem in ANCHORED[target])
                yield match.start() + 3, unknown("the entry", match["anchor"][1:], known, stems)


def _records(content: Content) -> Iterator[Problem]:
    for stem, source in content.located.items():
        for location, text in located_strings(source.value):
            key = str(next((step for step in reversed(location) if isinstance(step, str)), ""))
            if key == "sources":
                if text not in content.data["sources"]:
                    message = unknown("the source", text, content.data["sources"], "docs/_data/sources.yml")
                    yield source.problem(location, message)
            elif stem == "material-corrections" and key == "guide":
                if f"guides/{text}.md" not in content.pages:
                    known = [guide.path.removeprefix("guides/").removesuffix(".md") for guide in content.guides]
                    yield source.problem(location, unknown("the guide", text, known, "docs/guides"))
            elif group := NAMED_BY.get(stem, {}).get(key):
                known = getattr(content.names, group)
                if text not in known:
                    message = unknown(key, text, known, f"docs/_data/names.yml under {group!r}")
                    yield source.problem(location, message)
            for _, message in _references(text, content):
                yield source.problem(location, message)
