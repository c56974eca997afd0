"""What looks like a link and is none: signs of which each match holds one, the pattern, and what to write instead."""

import re

LINK = re.compile(r"(?P<image>!?)\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\s*\n))*)\]\((?P<address>[^()\n]*)\)")

MISWRITTEN = (
    (
        ("] ", "]\n"),
        r"\[[^\[\]]+\][ \n]+\((?=/|https?:|mailto:|tel:|#)",
        "the link's words and its address are parted. Delete what stands between ] and (.",
    ),
    (
        (")[",),
        r"\((?P<words>[^()\n]+)\)\[(?=/|https?:)",
        "the brackets are the wrong way round. Write [words](address).",
    ),
    (
        ("]:",),
        r"(?m)^[ ]*(?:(?:[-*+:]|\d+\.)[ ]+)*\[[^\]^\n]+\]:",
        "addresses stand beside their words here. Write [words](address) in the text.",
    ),
    (("][",), r"\[[^\[\]^\n]+\]\[(?!\^)[^\]\n]*\]", "addresses stand beside their words here. Write [words](address)."),
    (("](",), r"\[[^\[\]\n]+\]\([^()\n]*$", "the link has no closing bracket. Write ) after the address."),
    (
        ("http", "www."),
        r"(?<!\]\()(?<!\] \()(?<![\w/.@=?&])(?:https?://|www\.)[\w.-]+",
        "a bare address cannot be clicked. Write [words](https://...).",
    ),
    (
        ("@",),
        r"(?<![\w.+:/@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        "a bare mail address cannot be clicked. Write [words](mailto:name@example.org).",
    ),
)
PATTERNS = tuple((signs, re.compile(pattern, re.MULTILINE), message) for signs, pattern, message in MISWRITTEN)
