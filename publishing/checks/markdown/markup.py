"""Signs inside a line that this site does not use: each would be printed as it is, or do what no editor meant."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from publishing.assembly.templates import without_templates
from publishing.checks.markdown.block_attributes import block_attributes
from publishing.checks.markdown.code_marks import code_marks
from publishing.checks.markdown.emphasis import odd_emphasis
from publishing.checks.markdown.raw_html import raw_html
from publishing.checks.markdown.refused_signs import PATTERNS
from publishing.checks.markdown.tabs import tabs
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import PARTIALS, Passage
from publishing.text.short_names import SHORT_NAME, short_name
from publishing.text.unwritten import UNWRITTEN

BRACES = re.compile(r"[{}](?:(?<=\{)(?P<list>[^{}\n]*)\}|(?<![{}%].)(?![{}%]))")
ATTRIBUTE = re.compile(r"[#.][A-Za-z][\w-]*")
IDENTIFIER = re.compile(rf"(?!\d){SHORT_NAME}")
UNCLOSED_ID = re.compile(r"\{\s*#\s*(?P<id>[\w-]+)\s*(?:\n|$)")
SINGLE_BRACES = re.compile(r"%?\s*(?:(?P<include>include\s.*?)|(?P<macro>\w+\(.*?\)))\s*%?")
PATTERN_KEYS = ("words",)
"""Keys of data files whose texts are looked for, never printed: an asterisk stands for the rest of a word."""
NOTE = re.compile(r"#+ .*[\w.?!] *#+|#+ *\w.*#+")
"""A note as other programs write it."""
PAGE_CLASSES = ("md-button",)
"""What pages may wear. Others belong to shared blocks: with them any words could pass for a review, or be hidden."""

HEADING_LINE = re.compile(r"#{1,6}")


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every such sign in one passage."""
    text = without_templates(passage.text) if passage.kind != "field" else passage.text
    yield from (passage.problem(at, message) for rule in (raw_html, code_marks) for at, message in rule(text))
    small = text.lower()
    for signs, pattern, message in PATTERNS[passage.kind]:
        # To look for a sign is a hundred times quicker than to look for a pattern, and few texts hold one.
        if any(sign in small for sign in signs):
            for found in pattern.finditer(text):
                yield passage.problem(found.start(), message)
    if passage.kind == "partial":
        name = passage.path.removeprefix(PARTIALS)
        yield from (passage.problem(at, message) for at, message in block_attributes(text, name, content))
        return
    if passage.key not in PATTERN_KEYS:
        yield from (passage.problem(at, message) for at, message in odd_emphasis(text, passage.kind == "body"))
    yield from (passage.problem(at, message) for at, message in tabs(passage.text))
    yield from _attribute_lists(passage, text, content)


def unfinished(passage: Passage) -> Iterator[Problem]:
    """The places of a new page that are still to be written."""
    for found in UNWRITTEN.finditer(passage.text) if "TO " in passage.text else ():
        wanted = passage.text[found.end() :].split("\n", 1)[0].strip(" :.") or "this place"
        stop = "" if wanted.endswith("?") else "."
        message = f"still to be written: {wanted}{stop} Put your own words in the place of {found[0]} and what follows."
        yield passage.problem(found.start(), message)


def _attribute_lists(passage: Passage, text: str, content: Content) -> Iterator[Problem]:
    seen_in_line: set[int] = set()
    for found in BRACES.finditer(text) if "{" in text or "}" in text else ():
        line_start = text.rfind("\n", 0, found.start()) + 1
        if _told_as_template(passage.text, found):
            continue
        if found["list"] is None:
            yield passage.problem(found.start(), _lone_brace(text[found.start() :]))
            continue
        # Python-Markdown reads from the first brace of a line to its last, whatever stands between.
        if line_start in seen_in_line:
            yield passage.problem(found.start(), "one line can have one list in braces only. Join the two.")
            continue
        seen_in_line.add(line_start)
        line = text[line_start:].split("\n", 1)[0]
        is_heading = passage.kind == "body" and HEADING_LINE.match(line) is not None
        ends_line = not line[found.end() - line_start :].strip()
        if message := _attributes(found["list"], is_heading and ends_line, content):
            yield passage.problem(found.start(), message)


def _told_as_template(text: str, found: re.Match[str]) -> bool:
    """Whether braces are half of a template, about which the check of templates says more."""
    inside, before = found["list"] or "", text[: found.start()][-1:]
    half = (
        before == "{" or text.startswith("{##", found.start()) or (inside.startswith("%") and not inside.endswith("%"))
    )
    return half or inside.startswith("##") or "{%" in text[found.start() : found.end()]


def _lone_brace(rest: str) -> str:
    if unclosed := UNCLOSED_ID.match(rest):
        return f"the id has no closing brace. Write {{#{unclosed['id']}}}."
    return f"{rest[0]} has no meaning here. Delete it."


def _attributes(text: str, is_heading: bool, content: Content) -> str | None:
    if template := SINGLE_BRACES.fullmatch(text):
        return f"a template needs more than single braces. Write {_in_full(template)}."
    if NOTE.fullmatch(text):
        return f"a note that no reader sees has two signs at each end. Write {{## {text.strip('# ')} ##}}."
    words = text.removeprefix(":").split()
    if is_heading and len(words) == 1 and IDENTIFIER.fullmatch(words[0]):
        return f"an id begins with #. Write {{#{words[0]}}}."
    if is_heading and len(words) == 2 and words[0] == "#":
        return f"no blank stands behind #. Write {{#{words[1]}}}."
    if not words or sum(word.startswith("#") for word in words) > 1:
        return "a heading has one id. Delete the others." if words else "these braces are empty. Delete them."
    return next((message for word in words if (message := _attribute(word, is_heading, content))), None)


def _in_full(found: re.Match[str]) -> str:
    return f"{{% {found['include']} %}}" if found["include"] else f"{{{{ {found['macro']} }}}}"


def _attribute(word: str, is_heading: bool, content: Content) -> str | None:
    if not ATTRIBUTE.fullmatch(word):
        return f"{word!r} is not allowed in braces. Only {{#id}} after a heading and {{ .class }} are."
    if word.startswith("."):
        return _class(word, content)
    if not is_heading:
        return f"an id belongs at the end of a heading. Move {word!r} there, or delete it."
    if not IDENTIFIER.fullmatch(word[1:]):
        return f"{word!r} is no id. {_as_id(word)}"
    return None


def _as_id(word: str) -> str:
    meant = short_name(word)
    written = f"Write {{#{meant}}}" if IDENTIFIER.fullmatch(meant) else "Write one such as {#daily-life}"
    return f"{written}: small letters, digits and single hyphens."


def _class(word: str, content: Content) -> str | None:
    if word[1:] in PAGE_CLASSES:
        return None
    if word[1:] in content.classes:
        return f"the class {word!r} is for shared blocks, and would make your words look like one. Delete it."
    near = get_close_matches(word[1:], PAGE_CLASSES, n=1)
    advice = f"Did you mean '.{near[0]}'?" if near else "Delete it."
    return f"the style sheet has no class {word!r}. {advice}"
