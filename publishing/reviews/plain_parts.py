"""The parts of a page in the words of somebody who never opened the project's files."""

import re
from collections.abc import Callable
from pathlib import PurePath

from publishing.content.model import Content

DATA = "docs/_data/"
RECORDS = {
    "class-warnings": "the warning on all products of a kind",
    "danger-signs": "the sign of danger",
    "drawings": "the words in the drawing",
    "durations": "the length of time",
    "evidence": "the mark of how something was tested",
    "glossary": "the glossary on",
    "names": "the name",
    "numbers": "the number",
    "reaction-rates": "how often a reaction comes:",
    "reviewers": "who answers for the page:",
    "sources": "the source",
    "temperatures": "the limit for a fever",
    "therapies": "the facts on",
}
"""What a record of each data file is, before its own name."""
NAMED_BY = ("title", "term", "name", "text")
"""The keys of a record that tell people which one it is."""
INSIDE: dict[str, Callable[[str], str]] = {
    "": lambda title: f"the text of “{title}”",
    "front-matter": lambda title: f"the opening, lists and questions of “{title}”",
    "title": lambda title: f"the title of “{title}”",
    "card": lambda title: f"the card of “{title}”",
}
"""What is meant inside a page."""
SHARED, SETTINGS = "docs/_partials/", "mkdocs.yml"
LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]^]+)\]\((?P<to>[^)\s]+)\)")
CITED = re.compile(r"\[\^(?P<id>[^\]]+)\]")
FILLED_IN = re.compile(r"\{\{ *(?P<kind>\w+)\(\"(?P<name>[^\"]+)\"[^}]*\}\}")
INCLUDED = re.compile(r"\{% *include *\"(?P<name>[^\"]+)\.md\" *%\}")
ATTRIBUTES = re.compile(r" *\{ *[#.][^}]*\}")
BOX = re.compile(r"\A(?:!!!|\?\?\?\+?) *(?P<kind>[a-z]+)(?: +\"(?P<title>.*)\")? *\Z")
HEADING = re.compile(r"\A(?P<signs>#+) +")
COUNTED = frozenset(("items", "text"))


def in_plain_words(part: str, content: Content) -> str:
    """What a part is, in plain words; `part` is named as files of today are."""
    file, _, inside = part.partition("#")
    if file.startswith(DATA):
        stem = PurePath(file).stem
        return f"{RECORDS.get(stem, f'the record in {stem}')} “{_name(stem, inside, content)}”"
    if file.startswith(SHARED):
        return f"the shared block “{PurePath(file).stem.replace('-', ' ')}”"
    page = content.pages.get(file.removeprefix("docs/"))
    if page or file.endswith(".md"):
        title = page.meta.title if page else PurePath(file).stem.replace("-", " ")
        return INSIDE.get(inside, lambda title: f"{inside.replace('_', ' ')} of “{title}”")(title)
    if file == SETTINGS:
        return f"a setting of the whole site ({inside.rpartition('.')[2].replace('_', ' ')})"
    return f"the picture or drawing “{PurePath(file).stem.replace('-', ' ')}”"


def place(under: str) -> str:
    """Where in a list or under which heading words stand: 'core > items > 3 > text' is 'Core, 3'."""
    steps = [step.strip() for step in under.split(">")]
    kept = [step for step in steps if step not in COUNTED]
    text = ", ".join(kept)
    return text[:1].upper() + text[1:]


def readable(text: str) -> str:
    """Markdown without the signs that only editors know: links, sources, boxes and headings are told in words."""
    text = BOX.sub(lambda found: f"Box ({found['kind']}): {found['title'] or ''}".rstrip(), text)
    text = HEADING.sub(lambda found: f"Heading {len(found['signs'])}: ", text)
    text = LINK.sub(lambda found: f"{'Picture: ' * bool(found['picture'])}{found['text']} (to {found['to']})", text)
    text = FILLED_IN.sub(lambda found: f"({found['kind']}: {found['name'].replace('-', ' ')})", text)
    text = INCLUDED.sub(lambda found: f"(shared block: {PurePath(found['name']).name.replace('-', ' ')})", text)
    return ATTRIBUTES.sub("", CITED.sub(lambda found: f" (source {found['id']})", text))


def _name(stem: str, inside: str, content: Content) -> str:
    record = content.data.get(stem, {}).get(inside)
    names = (getattr(record, key, None) for key in NAMED_BY)
    return next((name for name in names if isinstance(name, str) and name), inside.rpartition(".")[2])
