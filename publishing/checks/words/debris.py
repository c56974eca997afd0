"""What pasting and drafting leave in a text: notes to oneself, marks of programs, words and paragraphs twice."""

import re
from collections.abc import Iterator

from publishing.text.ends import PARAGRAPH_END
from publishing.text.unwritten import TO_WRITE

A_CARET = "this sign would be printed. Write raised digits (10⁶, m²), or words."
OF_A_PROGRAM = "a program left this mark. Delete it, and check every fact near it."
"""Begins a place that nobody has written yet; two of them may ask for the same."""
TO_ONESELF = "this is a note to yourself. Do what it says, then delete it."
A_CHAT = "a message program wrote here who said this and when. Delete it: names of people do not belong here."
# Patterns of which many texts hold a sign begin with what they look for, which lets Python skip to it.
ROWS = (
    (("turn",), r"(?:\bcite\W*|\b)turn\d+(?:search|view|fetch|news|image|file|open|click|academia)\d+\b", OF_A_PROGRAM),
    (("contentreference", "oaicite", "filecite"), r"(?i):?contentReference\b|\boaicite\b|\bfilecite\w*", OF_A_PROGRAM),
    (("source", "†"), r"\W?\d+(?::\d+)?†\w*", OF_A_PROGRAM),
    (
        (" ai ", "language model", "knowledge cut", "training data", "last update", "last knowledge"),
        r"(?i)\bas an? (?:AI\b|(?:large )?language model)|\bknowledge cut-?off\b|\bmy training data\b"
        r"|\bas of my last (?:knowledge )?(?:update|training)\b",
        "a program wrote this sentence about itself. Delete it, and check every fact near it.",
    ),
    (
        (
            *("certainly", "sure", "hope this helps", "let me know if", "here is", "here's", "would you like me"),
            *("great question", "regenerate response"),
        ),
        r"(?im)^(?:certainly|sure|of course|absolutely)[!,] (?:here(?:'s| is| are)|I)\b|\bI hope this helps\b"
        r"|\bhere(?:'s| is| are) (?:an?|the|your) (?:revised|updated|improved|shorter|rewritten|polished)"
        r" (?:version|draft|text|section|paragraph|answer)s?\b"
        r"|\blet me know if you(?:'d like| would like| need| want)\b|\bwould you like me to\b"
        r"|^great question[!.]|^regenerate response$",
        "a program said this to you, not to readers. Delete it.",
    ),
    (
        ("needed", "need ", "source?", "ref?", "verify", "check", "confirm", "ask ", "cite", "citation"),
        r"[\[({CcRrSsſVv-](?:(?<=[\[({])(?i:"
        r"(?:citation|source|reference|ref|cite|fact|date|number|figure)s?"
        r"(?: (?:needed|missing|required|please|unclear|unknown))?"
        r"|(?:to |please )?(?:check|confirm|verify)(?: (?:this|that|me|again|date|number|figure|source|fact)s?)*"
        r"|(?:needs?|add)(?: an?)? (?:citation|source|reference|ref)s?)[?!]*[\])}](?!\()"
        r"|(?<!\w.)(?i:(?:(?<=c)itation|(?<=s)ource|(?<=r)eference) needed\b)"
        r"|(?<=-)- ?(?i:check|verify|confirm)(?=[.!?]*[ ]*(?:\n|\Z))"
        r"|(?<!\w.)(?:(?<=C)HECK|(?<=V)ERIFY|(?<=C)ONFIRM) (?:THIS|THAT|WITH)\b)",
        TO_ONESELF,
    ),
    (
        ("comment", "[", "commented"),
        r"[\[Cc](?i:(?<=\[)(?:comment\w*|note|[a-z]{1,3}\d+)\b[^\]\n(]*\](?!\()|(?<=c)(?<!\w.)ommented \[[^\]\n]*\])",
        "a word processor left a comment here. Answer it, then delete it.",
    ),
    (
        ("error!", "click here to enter", "click or tap", "mergefield", "<<", "[insert", "[your"),
        r"Error! (?:Reference|Bookmark|Hyperlink|No|Not)[^.\n]*\.|(?i:click (?:here|or tap here) to enter text)"
        r"|\bMERGEFIELD\b|«\w+»|<<[^<>\n]+>>|(?i:\[(?:insert|your|name of)\b[^\]\n]*\](?![(\[]))",
        "a word processor left this. Write what belongs here.",
    ),
    (
        ("sent from my", "get outlook for", "begin forwarded", "original message"),
        r"(?i)\bsent from my (?:iphone|ipad|android|samsung|galaxy|mobile|phone)\b|\bget outlook for (?:ios|android)\b"
        r"|\bbegin forwarded message\b|-{2,} ?original message ?-{2,}",
        "a mail program left this. Delete it.",
    ),
    (
        ("formatted: ",),
        r"\bFormatted: (?:Font|Indent|Left|Right|Centered|Justified|Space|Bulleted|Numbered|Normal|Tab)\b",
        "a word processor told here how the text looks. Delete it.",
    ),
    (
        (":",),
        r"\[\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?, \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\] ?[^:\n]{1,40}:"
        r"|(?m:^)\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}, \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?\]?(?: -)? [^:\n]{1,40}:",
        A_CHAT,
    ),
    (
        ("???", "(?)", "[?]", "tbc", "tba", "wip", "draft", "placeholder", "n.n.", "@@"),
        r"(?<!\w)\?{3}(?!\+?[ \w-]* \")|\(\?+\)|\[\?+\]|\b(?:TBC|TBA|WIP|TK)\b|\bDRAFT:"
        r"|(?i:\b(?:placeholder|dummy) text\b)|@@+",
        TO_ONESELF,
    ),
    (("//", "%%"), r"(?m)^[ ]*(?://|%%)(?=[ ]?\w)", TO_ONESELF),
    (("->", "=>", "<-"), r"(?<![-<!])-{1,2}>|=>|<-{1,2}(?!-)", "an arrow is read out as signs. Say it in words."),
    (("^",), r"(?<!\[)\^", A_CARET),
    (
        ("~",),
        r"(?<![\w~])~(?=[^\s~]+ )[^~\n]*(?<=\S)~(?![\w~])",
        "words that are struck out would be printed. Delete them.",
    ),
    (("~",), r"~\w[\w+-]{0,5}~", "this sign would be printed. Write lowered digits (H₂O, CO₂), or words."),
    ((".. ",), r"(?m)^[ ]*\.\. \w[\w-]*::", 'boxes begin with three exclamation marks here. Write !!! note "Title".'),
)
PATTERNS = tuple((signs, re.compile(pattern), message) for signs, pattern, message in ROWS)

LETTER = "[A-Za-zİıſK]"
"""The last four are seen as an i, s or k by whoever does not ask for capitals."""
TWICE = re.compile(rf"(?P<word>{LETTER}(?<![\w'’-].){LETTER}*+)\s+(?i:(?P=word))(?![\w'’-])")
SLIPS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by can could does each every for from has have her his how i "
        "if in into it its may might more most must no not of on one or our out should so some such "
        "than the their them then there these they this those to too until up was we were what when "
        "where which while who will with would you your ",
    )
)
"""Words that nobody means twice in a row. "Had had" and "that that" can be right."""

ENDS_IN_A_HYPHEN = re.compile(r"-(?<=[A-Za-z]-)\s+[a-z]")
PARTED = re.compile(
    r"(?<![\w'-])(?P<one>[A-Za-z]{2,})-\s+"
    r"(?P<other>(?!(?:and|or|nor|to|but|as|through|versus|vs|rather|than|instead)\b)[a-z]+)"
)
"""A word that a paper parted at the end of its line. "Pre- and post-" goes on with a word between the two."""

ENOUGH_WORDS = 8
"""A shorter paragraph may be meant twice, as a label is."""


def debris(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of everything of this kind in a text."""
    plain = text.replace("’", "'")
    small = plain.lower()
    for signs, pattern, message in PATTERNS:
        if any(sign in small for sign in signs):
            yield from ((found.start(), message) for found in pattern.finditer(plain))
    for found in PARTED.finditer(text) if ENDS_IN_A_HYPHEN.search(text) else ():
        one, other = found["one"], found["other"]
        yield found.start(), f"'{one}- {other}' has a blank inside. Write {one}-{other} or {one}{other}, in one line."
    for found in TWICE.finditer(text):
        word = found["word"]
        if word.lower() in SLIPS and not (word.isupper() and len(word) > 1):
            yield found.start(), f"{word!r} stands twice in a row. Delete one of the two."


def paragraphs_twice(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each paragraph of a page that stands in it before, as a paste leaves it."""
    seen: set[str] = set()
    offset = 0
    for paragraph in PARAGRAPH_END.split(text):
        at, words = text.index(paragraph, offset), paragraph.split()
        offset = at + len(paragraph)
        key = " ".join(words).lower()
        if len(words) >= ENOUGH_WORDS and key in seen and TO_WRITE not in paragraph:
            yield at + len(paragraph) - len(paragraph.lstrip()), "this paragraph stands twice. Delete one of the two."
        seen.add(key)
