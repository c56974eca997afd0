"""Plain text, and Markdown as other sites write it, as HTML: what it means there and not here, and its front matter."""

import re
from collections.abc import Iterator

from publishing.commands.editing.drawn_tables import with_drawn_tables
from publishing.commands.editing.imported_signs import owed_for

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n(?P<keys>.*?)\n\1[ \t]*\n", re.DOTALL)
KEPT_KEY = re.compile(r"(?P<key>title|description) *[:=] *(?P<words>[^\s>|].*)")
"""A key of front matter that a guide has too, if its value stands in its line."""
IN_ANOTHER_WAY = (
    (re.compile(r"(?m)^( *\d{3,})\. "), r"\1\\. "),
    (re.compile(r"(?m)^(.*</h[1-6]>)[ \t]*\n(?=[ \t]*\S)"), r"\1\n\n"),
    (re.compile(r"(?m)^([ \t]*\S.*\n)(?=[ \t]*[-*+][ \t]*$)"), r"\1\n"),
    (re.compile(r"(?m)^([ \t]*)[•·‣▪●○◦][ \t]+(?=\S)"), r"\1- "),
)
"""A year that begins a line, words right below a heading of HTML, an item without words, bullets as Word types them."""
BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?|:{3,}|> ?\[!(?=\w+\]))[ \t]*(?P<kind>[\w-]*)\]?[ \t]*(?P<title>.*?)[ \t]*$")
LETTERED = re.compile(r"^[ \t]*(?:\(?[a-zA-Z]\)|\(\d{1,2}\)|\(?[ivx]{1,4}[.)])[ \t]+\S")
"""An item of a list as Markdown has none: it stays a line of its own, and the check says what to write."""
FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^`]*$")
IDS = re.compile(r"^(?P<heading>[ \t]*#{1,6} .*?)[ \t]*\{:?[ \t]*#(?P<name>[\w-]+)[^{}]*\}[ \t]*$")
ATTRIBUTES = re.compile(r"^[ \t]*\{:.*\}[ \t]*$")
STRANGE = re.compile(
    r"^[ \t]*(?P<sign>/+|\.{1,2}|>{3,}|;+|%+|@+|\^+|~+|&|\\+|\$+)(?:[ \t]+(?P<words>[^\s.].*?))?[ \t]*$"
)
"""A line that begins with a sign which is no Markdown: some other program's, and only its people know for what."""
ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])(?: |$)")
NOTE = re.compile(r"(?m)^[ \t]*\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<words>.*(?:\n[ \t]+\S.*)*)")


def text_as_html(text: str) -> tuple[str, list[str]]:
    """The text as HTML, and what has no place in it."""
    # Only this command needs it, and only for such a file.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    told: list[str] = []
    text = text.replace("\r\n", "\n")
    keys = FRONT_MATTER.match(text)
    kept: dict[str, str] = {}
    for line in keys["keys"].splitlines() if keys else ():
        if found := KEPT_KEY.fullmatch(line):
            kept[found["key"]] = found["words"].strip(" '\"")
        elif line.strip():
            told.append(f"front matter: {line}")
    body = text[keys.end() :] if keys else text
    for pattern, instead in IN_ANOTHER_WAY:
        body = pattern.sub(instead, body)
    body = _with_notes(body.expandtabs(4))
    body = with_drawn_tables("\n".join(_lines(body.split("\n"), told)), told)
    body = "\n".join(_from_the_left(body.split("\n")))
    # Words of patient guides are no code, however far to the right they stand.
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 1000}).enable(["table", "strikethrough"])
    environment: dict[str, dict[str, dict[str, str]]] = {}
    html = reader.disable(["code", "fence"]).render(body, environment)
    for name, link in environment.get("references", {}).items():
        if body.upper().count(f"[{name}]") < 2 and link["href"] != "#":
            told.append(f"an address that no link uses: {link['href']}")
    if not kept.get("title") and re.sub(r"(?s)<!--.*?-->|<[^>]*>", "", html.partition("<h1")[0]).strip():
        # What begins with other words has no title in its headings.
        html = f"<h1></h1>{html}"
    return f"{_head(kept)}{html}", told


def _head(kept: dict[str, str]) -> str:
    from markdown_it.common.utils import escapeHtml  # noqa: PLC0415

    title, description = escapeHtml(kept.get("title", "")), escapeHtml(kept.get("description", ""))
    meta = f'<meta name="description" content="{description}">' if description else ""
    return f"{meta}<h1>{title}</h1>\n" if title else meta


def _lines(lines: list[str], told: list[str]) -> Iterator[str]:
    """The lines, each mark of another program taken off and told."""
    for line in lines:
        if ATTRIBUTES.match(line) or FENCE.match(line):
            told.append(f"a line of signs: {line.strip()}")
        elif box := BOX.match(line):
            title = box["title"].strip("\"'[]{} ")
            if box["kind"] or title:
                told.append(f"a box ({box['kind'] or 'no kind'}) '{title}': its words stand without it")
            yield from ("", f"**{title}**" if title else "", "")
        elif strange := STRANGE.match(line):
            if strange["words"]:
                yield from ("", f"{strange['words']} {owed_for(strange['sign'])}", "")
            else:
                told.append(f"a line of signs: {strange['sign']}")
                yield ""
        elif found := IDS.match(line):
            yield f'{found["heading"]} <span id="{found["name"]}"></span>'
        elif LETTERED.match(line):
            yield from ("", line, "")
        else:
            yield line


def _from_the_left(lines: list[str]) -> Iterator[str]:
    """The lines without the blanks that all lines of their part begin with, which mean nothing; lists keep theirs."""
    base, in_list, behind_words = 0, False, False
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        item = ITEM.match(line) is not None
        if not (in_list and (behind_words or indent > base or (item and indent == base))) and line.strip():
            base, in_list = indent, item
        yield line[min(indent, base) :]
        behind_words = bool(line.strip())


def _with_notes(text: str) -> str:
    """The text with each footnote as a paragraph in its place, and its marks as those of HTML."""
    numbers: dict[str, int] = {}

    def definition(found: re.Match[str]) -> str:
        number = numbers.setdefault(found["name"], len(numbers) + 1)
        return f"\nNote {number}: {' '.join(found['words'].split())}\n"

    text = NOTE.sub(definition, text)
    for name, number in numbers.items():
        text = text.replace(f"[^{name}]", f'<sup><a href="#fn{number}">{number}</a></sup>')
    return text
