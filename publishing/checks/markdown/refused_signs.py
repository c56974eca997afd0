"""Signs of Markdown that this site does not use: what each looks like, and what to write instead."""

import re

Row = tuple[tuple[str, ...], str, str]
"""What a pattern looks for: signs in small letters of which each match holds one, the pattern, what to tell."""

TO_TICK = r"(?m)^[ ]*[-*+] \[[ xX]\].*(?:\n[ ]*[-*+] \[[ xX]\].*)*"
"""A list of boxes is one mistake."""

ADVICE: tuple[Row, ...] = (
    (("&",), r"&(#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);", "coded signs are not allowed. Type the sign itself."),
    (("\\",), r"\\", "a backslash would be printed or hide a sign. Delete it."),
    (
        ("~~",),
        # Three at the start of a line begin a piece of code, which is told as one.
        r"(?:(?<!~)~~(?!~)|(?<=\S)(?<!~)~{3,}|(?<=\S )~{3,})(?:[^~\n]*~~+)?",
        "crossing out is not used here. Delete ~~ and say in words what changed.",
    ),
    (("==",), r"(?<!=)==(?!=)(?:[^=\n]*==(?!=))?", "highlighting is not used here. Write **bold**."),
    (("++", "^^"), r"\+\+|\^\^", "this mark is not used here. Write **bold**, or plain words."),
    (
        (":",),
        # Begins with the sign it looks for, which lets Python skip to it.
        r":(?<![\w:/]:)[a-z][\w+-]*:(?![\w/])",
        "icons and emoji by name are not used here. Delete this one.",
    ),
    (("8<",), r"--8<--|^--?8<", 'this way to include a file is not used here. Write {% include "name.md" %}.'),
    ((":::",), r"(?m)^:::", 'boxes begin with three exclamation marks here. Write !!! note "Title".'),
    (("===",), r'(?m)^[ ]*===[+!]? *"', "tabs are not used here, because they hide text. Write headings."),
    (("///",), r"(?m)^[ ]*///", "this kind of block is not used here. Write a heading or a list."),
    (("[!",), r"(?m)^[ ]*> ?\[![A-Za-z]+\]", 'boxes begin with three exclamation marks here. Write !!! note "Title".'),
    (
        (">",),
        r"(?m)^[ ]*>(?! ?\[!)",
        "quotation marks at the start of a line are not used here. Write it as a paragraph.",
    ),
    (("[[",), r"\[\[", "links are not written like this. Write [words](/guides/name.md)."),
    (("[toc]",), r"(?m)^[ ]*\[TOC\]", "the theme prints the list of headings. Delete this line."),
    (("[ ]", "[x]"), TO_TICK, "boxes to tick are not used here. Write a plain list."),
    (
        ("*[",),
        r"(?m)^[ ]*\*\[[^\]]+\]:",
        "abbreviations are explained in docs/_data/glossary.yml. Delete this line.",
    ),
    (("****", "__"), r"\*{4,}|_{2,}(?:[^_\n]+_{2,})?", "too many * or _ in a row. Write **bold**."),
    (
        ("** ",),
        r"\*\*(?<!\S..)[ ](?=[^*\n]+\*\*)",
        "the blank after ** keeps it from being bold. Delete the blank.",
    ),
    (
        # Of each word what has no second form: Python takes a long s for an s. "Todo T" is an author.
        ("todo", "tbd", "xme", "xxx", "lorem"),
        r"(?i)\b(todo(?!(?-i:[ ][A-Z]{1,3}\b(?![ ]\w)))|tbd|fixme|xxx|lorem ipsum)\b",
        "this place is unfinished. Write it, or delete it.",
    ),
)
IN_FIELDS: tuple[Row, ...] = (
    (("    ",), r"(?:\A|\n[ ]*\n)[ ]{4,}\S", "blanks at the start would print this as code. Delete them."),
    (("# ",), r"(?m)^[ ]*#{1,6}[ ]", "headings stand in the body of a page only. Write **bold**, or plain words."),
    (
        ("!!!", "???"),
        r"(?m)^[ ]*(?:!!!|\?\?\?)",
        "boxes stand in the body of a page only. Write a plain sentence.",
    ),
)
"""What would leave its place when a partial prints the text inside a list, a card or a definition."""
IN_PARTIALS = tuple(row for row in ADVICE if row[0] != ("///",))
"""What shared blocks may not contain either: the place of the footnotes is marked in one of them."""

ROWS: dict[str, tuple[Row, ...]] = {"body": ADVICE, "field": ADVICE + IN_FIELDS, "partial": IN_PARTIALS}
PATTERNS = {
    kind: tuple((signs, re.compile(pattern), message) for signs, pattern, message in rows)
    for kind, rows in ROWS.items()
}
