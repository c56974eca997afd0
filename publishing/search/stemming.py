"""Turns words into terms, so that a word is found however it is spelled: British or American, plural or not, by ear.

The rules are data: the site's script gets the same lists with the index and applies them to what a reader types.
They use only what Python and JavaScript understand alike.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits: "CD19", "CD-19" and "cd 19" are the same two words."""
LINE_END = "\n"
WORD_OR_LINE_END = re.compile(f"{WORD.pattern}|{LINE_END}")
POSSESSIVE = r"['’](s\b)?"

IRREGULAR = {
    form: word
    for word, forms in {
        "begin": "began begun",
        "break": "broke broken",
        "child": "children",
        "choose": "chose chosen",
        "come": "came",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fall": "fell fallen",
        "feel": "felt",
        "find": "found",
        "foot": "feet",
        "give": "gave given",
        "go": "goes gone went",
        "grow": "grew grown",
        "keep": "kept",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "pay": "paid",
        "send": "sent",
        "shrink": "shrank shrunk",
        "speak": "spoke spoken",
        "take": "took taken",
        "tell": "told",
        "wake": "woke woken",
        "woman": "women",
        "write": "wrote written",
        "2": "two",
        "3": "three",
        "4": "four",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "12": "twelve",
        "15": "fifteen",
    }.items()
    for form in forms.split()
}
"""Forms that no rule makes: "taken" is looked up as "take", and "five" as "5"."""

ENDINGS = (
    ("ies$", "y"),
    ("([sxz]|ch|sh)es$", "$1"),
    ("([^sui])s$", "$1"),
    ("(.*[aeiouy].*[a-z])(ing|ed)$", "$1"),
    ("(ness|ment|ful|ly)$", ""),
    ("ations?$", "at"),
    ("([st])ion$", "$1"),
    ("(ity|ive|able|ible)$", ""),
    ("([a-z]{4})(al|i[sz])$", "$1"),
    ("([a-z]{4})(ic|e)$", "$1"),
)
"""Applied in this order, each only where it leaves LEAST letters: "infused" and "infusion" become "infus"."""

SOUNDS = (
    ("[ao]e", "e"),
    ("([a-z]{2})our$", "$1or"),
    ("ter$", "tr"),
    ("ph", "f"),
    ("eu", "u"),
    ("ei|ie", "i"),
    ("rh", "r"),
    ("c([eiy])", "s$1"),
    ("ck?", "k"),
    ("y", "i"),
    ("z", "s"),
    (r"(.)\1+", "$1"),
)
"""What sounds alike becomes alike: "leukaferesis" and "leucapheresis", "sarcomma" and "sarcoma"."""

LEAST = 3
"""Letters that an ending or a sound leaves, and letters of a word that is not changed at all."""

_SMALL = """
a about actually after again all also am an and any anyone are arent as at be been before but by can cant could
couldnt did didnt do does doesnt dont during each else for from get had has hasnt have havent having he her here
him his how i if im in into is isnt it its ive just know like may me mean meaning means might mine more most much
must my need no not now of off on once one only or other our out over own per please really she should shouldnt so
some someone something such than that the their them then there these they thing things this those till to too
under until up us very want was wasnt we were werent what when where which while who whom whose why will with wont
would wouldnt yet you your youre
"""
SMALL = frozenset(_SMALL.split())
"""Words that tell little of what a text is about. They count where a heading has them, and little."""

CAPITALS = "ALL"
"""Acute lymphoblastic leukemia: a name of the glossary that is a small word when it is not in capitals."""


def _put(result: str) -> str | Callable[[re.Match[str]], str]:
    """What replaces a match, written as JavaScript has it. Python reads its own templates anew for each match."""
    return (lambda found: result.replace("$1", found[1])) if "$1" in result else result


_ENDINGS = [(re.compile(pattern), _put(result)) for pattern, result in ENDINGS]
_SOUNDS = [(re.compile(pattern), _put(result)) for pattern, result in SOUNDS]
_POSSESSIVE = re.compile(POSSESSIVE)


def words(text: str, pattern: re.Pattern[str] = WORD) -> list[str]:
    """The words of a text in lower case, without accents. ALL, the leukemia, stays as it is."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        text = _POSSESSIVE.sub("", text)
    elif "'" in text:
        text = _POSSESSIVE.sub("", text)
    if CAPITALS in text:
        return [word if word == CAPITALS else word.lower() for word in pattern.findall(text)]
    return pattern.findall(text.lower())


@lru_cache(maxsize=1)
def words_and_line_ends(text: str) -> tuple[str, ...]:
    """The words of a text, with LINE_END between those of two lines. Whoever asks asks twice."""
    return tuple(words(text, WORD_OR_LINE_END))


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """What a word is looked up as."""
    word = IRREGULAR.get(word, word)
    if word in SMALL or len(word) < LEAST or not (word.isascii() and word.isalpha() and word.islower()):
        return word
    for pattern, result in _ENDINGS:
        shorter = pattern.sub(result, word)
        if len(shorter) >= LEAST:
            word = shorter
    for pattern, result in _SOUNDS:
        heard = pattern.sub(result, word)
        if len(heard) >= LEAST:
            word = heard
    return word


def terms(text: str) -> list[str]:
    """The terms of a text in its order."""
    return list(map(term, words(text)))
