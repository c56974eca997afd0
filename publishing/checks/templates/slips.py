"""What is wrong with a template that cannot be read or is not for where it stands, in an editor's words."""

import re
from collections.abc import Iterable, Iterator

from publishing.assembly.templates import NOTE, ONLY

TAG = re.compile(r"\{%[-+]?[ ]*(?P<name>[A-Za-z]\w*)(?P<rest>[^%]*)")
OPENED = ("for", "if", "macro", "block", "call", "filter", "raw", "with", "autoescape", "trans")
"""What Jinja wants closed by a tag with end before its name."""
BRANCHES = ("else", "elif")
OF_PROGRAMS = frozenset((*OPENED, *BRANCHES, "set", "extends", "import", "from", "do", "break", "continue"))
WORD = re.compile(r"[\w/-]+(?:\.md)?")
CALL = re.compile(r"\{\{[-+]?\s*(?P<macro>[a-z_]+?)s?(?:[ (.\[]+[\"'“”‘’]?(?P<name>[a-z0-9][\w-]*(?:\.[\w.-]+)?)|\W)")
TEMPLATE = re.compile(r"\{[{%].*?(?:[%}]\}|$)", re.MULTILINE)
IN_PARTIALS = (
    "Write {{ name }}, {% if name %} ... {% endif %}, {% for one in list %} ... {% endfor %} or "
    '{% include "name.md" %}.'
)


def of_a_program(template: str) -> str | None:
    """What to say of a template of a page that decides or repeats something; None for any other."""
    found = TAG.match(template)
    if not found or not (found["name"] in OF_PROGRAMS or found["name"].startswith("end")):
        return None
    return f"this template is not allowed: pages are words, not programs. Delete {{% {found['name']} %}}. {ONLY}"


def closes_another(template: str, above: str) -> bool:
    """Whether a template only goes on with what one above it began, which is told there."""
    found = TAG.match(template)
    if not found:
        return False
    names = [tag["name"] for tag in TAG.finditer(above)]
    name = found["name"].removeprefix("end")
    return name in names if name != found["name"] else name in BRANCHES and bool({"if", "for"} & set(names))


def meant_call(template: str, macros: Iterable[str]) -> str | None:
    """The call that a template was meant to be, in full; None where it names no macro."""
    found = CALL.match(template)
    if not found or found["macro"] not in macros:
        return None
    return f'{{{{ {found["macro"]}("{found["name"] or "name"}") }}}}'


def meant_include(template: str, partials: Iterable[str]) -> str | None:
    """The include that a template was meant to be, in full; None where it names no shared block."""
    known = {partial.rpartition("/")[2]: partial for partial in partials}
    for word in WORD.findall(template):
        name = f"{word.rpartition('/')[2].removesuffix('.md')}.md"
        if name in known:
            return f'{{% include "{known[name]}" %}}'
    return None


def slip_in_partial(text: str, line: int) -> tuple[int, str]:
    """Offset of what keeps a shared block from being read, and what to do; `line`, from 1, is where Jinja stumbled."""
    bare = NOTE.sub(lambda note: "".join("\n" if sign == "\n" else " " for sign in note[0]), text)
    if (open_note := bare.find("{##")) >= 0:
        return open_note, "{## begins a note and is never closed. Write ##} behind it."
    if unclosed := re.search(r"\{\{(?!(?:(?!\{\{)[\s\S])*?\}\})|\{%(?!(?:(?!\{%)[\s\S])*?%\})", bare):
        closing = "}}" if unclosed[0] == "{{" else "%}"
        return unclosed.start(), f"{unclosed[0]} is never closed. Write {closing} behind it."
    if unpaired := next(_unpaired(bare), None):
        return unpaired
    start = sum(len(one) + 1 for one in bare.split("\n")[: line - 1])
    found = TEMPLATE.search(bare, start) or TEMPLATE.search(bare)
    at, template = (found.start(), found[0]) if found else (start, "this")
    return at, f"{template} cannot be read. {_why(template)}"


HOW = {"if": "Write {% if name %}.", "elif": "Write {% elif name %}.", "for": "Write {% for one in list %}."}


def _why(template: str) -> str:
    if any(sign in template for sign in "“”„‘’"):
        return 'Curly quotes do not work in a template. Type straight ones: ".'
    if template.count('"') % 2 or template.count("'") % 2:
        return "A quote in it has no partner. Write another one."
    if any(template.count(opening) != template.count(closing) for opening, closing in ("()", "[]")):
        return "Its brackets are not pairs. Write the one that is missing."
    tag = TAG.match(template)
    if not tag or tag["name"] not in HOW:
        return IN_PARTIALS
    if tag["name"] != "for" and re.search(r"[^=!<>]=[^=]", tag["rest"]):
        return "To compare, write == in place of =."
    return HOW[tag["name"]]


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Tags that are opened and never closed, or close what nobody opened."""
    opened: list[re.Match[str]] = []
    for tag in TAG.finditer(text):
        name = tag["name"]
        if name in OPENED:
            opened.append(tag)
        elif name.startswith("end"):
            if opened and opened[-1]["name"] == name.removeprefix("end"):
                opened.pop()
            elif opened and name.removeprefix("end") in OPENED:
                above = opened[-1]["name"]
                message = f"{{% {above} %}} is not closed before {{% {name} %}}. Write {{% end{above} %}} there."
                yield opened[-1].start(), message
            else:
                yield tag.start(), f"{{% {name} %}} closes what nobody opened. Delete it."
        elif name in BRANCHES and not opened:
            yield tag.start(), f"{{% {name} %}} belongs to an {{% if %}} above it, and there is none. Delete it."
        elif name not in OF_PROGRAMS | {"include"}:
            yield tag.start(), f"{{% {name} %}} is unknown here. {IN_PARTIALS}"
    for tag in opened:
        name = tag["name"]
        yield tag.start(), f"{{% {name} %}} is never closed. Write {{% end{name} %}} behind what belongs to it."
