"""What looks like a citation and is none: it would be printed as it is, and its claim would look cited."""

import re
from collections.abc import Collection, Iterator

from publishing.checks.markdown.miswritten_links import LINK
from publishing.text.short_names import SHORT_NAME

CITE = "Cite a source of docs/_data/sources.yml: [^its-id]."
NO_NOTE = f"this sign leads to no note. {CITE}"
IS_A_SOURCE = "is our short name of a source"
RAISED = "[⁰¹²³⁴-⁹]"
RAISED_DIGIT = re.compile(RAISED)
NOTES_OF_ANOTHER = re.compile(
    rf"(?:(?<![\w/])(?!(?:[kcmdn]m|ft|in|yd|mi){RAISED})[A-Za-z-]*[A-Za-z]{{2}}|[.,;:!?)\]”\"’])"
    rf"{RAISED}+(?:[,–⁻-]{RAISED}+)*(?=[\s.,;:!?)]|$)",
    re.MULTILINE,
)
# Each pattern begins with the sign it looks for, which lets Python skip to it, and looks back from there.
MISWRITTEN = tuple(
    (re.compile(pattern, re.MULTILINE), message)
    for pattern, message in (
        (
            r"\[(?<![\]!]\[)\d+(?:[ ]?[,\u2013-][ ]?\d+)*\](?![(\[:])",
            f"notes have no numbers of their own here. {CITE}",
        ),
        (r"\^\[", f"notes are not written in the text. {CITE}"),
        (r"\[(?:[ \t]+\^[^\]\n]*|\^\s[^\]\n]*|\^[^\]\n]*\s)\]", "a citation has no blanks. Write [^source-id]."),
        (r"\[\^[^\]\n]*[,;][^\]\n]*\]", "one pair of brackets cites one source. Write [^first][^second]."),
        (r"\[\^\]", "the citation names no source. Write [^source-id]."),
        (r"\[\^[^\]\n]*$", "the citation has no end. Write ] after the source's id."),
        (r"\[@[\w-]", "this is how another program cites. Write [^source-id]."),
        (r"[({]\s*\^\s*[\w-]+\s*[)}]", "a citation stands in square brackets. Write [^source-id]."),
        (r"\[\^[^\]\s]+\]\(", "a citation leads to its source by itself. Delete the address behind it."),
        (
            r"\[\^(?P<cited>[^\]\s]+)\](?=(?:\[\^[^\]\s]+\]){0,9}\[\^(?P=cited)\])",
            "the same source stands twice here. Delete one of the two.",
        ),
        (
            r"\[(?:(?<=[.!?,;)\w*”’\"'][ \u00a0\n]\[)|(?<=[.!?,;)\w*”’\"'][ \u00a0]{2}\[))\^[^\]\s]+\](?!:)",
            "a blank stands before the citation, and would be printed. Delete it: .[^source-id].",
        ),
        (r"\[\^[^\]\s]+\](?=\w)", "a blank is missing behind the citation. Type one."),
        (r"\[\^[^\]\s]+\][,;][ ]*\[\^", "citations stand side by side. Write [^first][^second]."),
        (
            r"\[\^[^\]\s]+\](?=(?:[.!?]|\*+[.!?])(?:[\s*”\"')]|$))",
            "a citation stands behind the period. Write .[^source-id].",
        ),
        (r"\[\^[^\]\s]+\](?=[,;](?:\s|$))", "a citation stands behind the comma. Write ,[^source-id]."),
        # At the start of a line it is the note itself, which is told as that.
        (
            r"\[\^(?<=[^\s\]]\[\^)[^\]\s]+\](?=:(?:\s|$))",
            "a citation stands behind the colon. Write :[^source-id].",
        ),
        (
            r"\((?<=[a-z)”\"’][.!?]\()\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3})*\)(?=\s|$)",
            f"this number leads to no note. {CITE}",
        ),
        (r"[†‡](?<=[\w.,;:!?)].)", NO_NOTE),
        (
            # Two names and a year may be a pair of countries, or a company: (Japan and China, 2015).
            r"[A-Z](?<!\w.)[\w'’-]+ et al\.?,? \(?(?:19|20)\d\d[a-z]?\)?",
            f"this is how papers cite, and here it leads nowhere. {CITE}",
        ),
        (
            r"[PpDd](?<!\w.)(?i:(?<=p)MC?ID[: ]*\d+|(?<=d)oi: ?10\.\d{4,}/\S+)",
            f"the number of a paper leads nowhere here. {CITE}",
        ),
        (
            r"(?i)[(\[](?:refs?\.?|references?|notes?|sources?):?\s*\d+(?:[,–-]\s*\d+)*[)\]]",
            f"this note leads nowhere. {CITE}",
        ),
    )
)
CITATION = re.compile(r"\[\^[^\]\s]+\]")
BRACKET = re.compile(r"\[[^\[\]\n]*\]|[\[\]]")
BOX_TO_TICK = re.compile(r"(?m)^[ ]*[-*+] \[[ xX]\]")
"""Told as what it is."""
IN_BRACKETS = re.compile(rf"[\[({{][ ]*[@^]?(?P<id>{SHORT_NAME})[ ]*[\])}}]")
NAME = re.compile(r"(?P<id>[a-z0-9](?<![\w/#.=&-].)(?<!\[\^.)[a-z0-9]*+(?:-[a-z0-9]++)++)(?![\w-])")


def near_citations(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each mark that is written like a citation of another kind."""
    for shape, message in MISWRITTEN:
        yield from ((found.start(), message) for found in shape.finditer(text))
    if RAISED_DIGIT.search(text):
        message = f"raised digits are the notes of another text. {CITE}"
        yield from ((found.start(), message) for found in NOTES_OF_ANOTHER.finditer(text))


def is_miswritten(text: str, at: int) -> bool:
    """Whether what begins at an offset is told already."""
    return any(shape.match(text, at) for shape, _ in MISWRITTEN)


def named_sources(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Offset and message of each id of a source that stands in a sentence as a word, in brackets or without."""
    told = set()
    for found in IN_BRACKETS.finditer(text):
        if found["id"] in known and not text.startswith("[^", found.start()):
            told.add(found.start("id"))
            yield found.start(), f"a citation needs its sign. Write [^{found['id']}]."
    for found in NAME.finditer(text):
        alone = text[: found.start()].rpartition("\n")[2] + text[found.end() :].partition("\n")[0]
        if found["id"] in known and alone.strip() and found.start() not in told:
            message = f"{found['id']} {IS_A_SOURCE}, which tells readers nothing. Write [^{found['id']}]."
            yield found.start(), message


def loose_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of square brackets that are neither a link nor a citation: most often a note to oneself."""
    if "[" not in text and "]" not in text:
        return
    rest = LINK.sub(_blank, BOX_TO_TICK.sub(_blank, CITATION.sub(_blank, text)))
    for found in BRACKET.finditer(LINK.sub(_blank, rest)):
        yield (
            found.start(),
            "square brackets hold links and citations only. Delete the note in them, or write ( ) round it.",
        )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
