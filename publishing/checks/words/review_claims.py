"""Sentences that would pass for a review: only the build says who reviewed a page, and it says so from the sign-offs.

What is looked for is broad: somebody or something that checks, beside this text or beside somebody whom readers trust.
Sentences that do so honestly stand, word for word, in docs/_data/review-sentences.yml.
"""

import re
from collections.abc import Iterable, Iterator

from publishing.assembly.templates import NOTE
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import Passage
from publishing.text.ends import SENTENCE_END

ALLOWED = "review-sentences"
"""The data file's stem."""
AGREED = "material_reviewed"
"""A day of front matter that is held to the one that this file names."""

PEOPLE = (
    r"(?:doctors?|physicians?|oncologists?|ha?ematologists?|clinicians?|specialists?|nurses?|pharmacists?|experts?|"
    r"surgeons?|scientists?|professors?|consultants?|medical (?:team|board|staff|advis[eo]rs?|professionals?)|"
    r"board[- ]certified|dr|prof|md|cancerfax|hospitals?|universit(?:y|ies))"
)
REGULATORS = r"(?:fda|ema|nhs|mhra|who)"
DONE = (
    r"(?:reviewed|vetted|fact[- ]?checked|verified|signed[- ]?off|endorsed|certified|checked|validated|proofread|"
    r"audited)"
)
DOES = (
    rf"(?:{DONE}|vets|fact[- ]?checks|verifies|signs[- ]?off|endorses|certifies|checks|validates|accredited|"
    r"approve[ds](?! (?:therap|product|treatment|medicine|drug|use|uses|in|for|on)\w*)|stands? behind|guarantees?d?|"
    r"medically accurate)"
)
"""What is said of who has looked at a text. Check, verify, review: that is advice, to do it oneself."""
WHOSE = r"(?:this|these|that|those|our|every|each|all|whole|any|the)"
TEXT = (
    rf"(?:{WHOSE}\s+(?:\w+\s+){{0,2}}?(?:pages?|words?|texts?|guides?|articles?|content|website|site|information|"
    r"wording|summar(?:y|ies)|answers?|sentences?))"
)
SOMEBODY = re.compile(r"\b(?:you|your|their|his|her|my)\b", re.IGNORECASE)
ABOUT_TEXT = re.compile(rf"\b{TEXT}\b", re.IGNORECASE)
BY_WHOM = re.compile(
    rf"\b(?:{DONE}|written|approved)\b(?:\W+\w+){{0,5}}?\W+by\b(?:\W+[\w-]+){{0,4}}?\W+(?:{PEOPLE}|{REGULATORS})\b",
    re.IGNORECASE,
)
PLAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{DOES}\b.*\b{TEXT}\b|\b{TEXT}\b.*\b{DOES}\b|\breviews? (?:of|for) {TEXT}\b|\b{TEXT}\W+review\b",
        rf"\b(?:medically|clinically|independently|professionally|expertly|scientifically)[ -](?:{DONE}|approved)\b",
        # A doctor who checked your blood, or the plan, has not checked our text.
        rf"\b{PEOPLE}[- ](?:{DONE}|approved)\b(?!\s+(?:your|the|their|his|her|my|an?|whether|if|how|what)\b)",
        rf"\b{PEOPLE} (?:all )?(?:endorse|approve|certify|vet|verify|review)\b.*\b{TEXT}\b",
        rf"\b{PEOPLE}\b.*\b(?:read|wrote|looked at|went through|went over)\b.*\b{TEXT}\b",
        r"\blast (?:medical(?:ly)? )?review(?:ed)?\b|\bdate of (?:the )?(?:last )?review\b|\bmedical review(?:er)?\b",
        r"\breviewed on\b",
        # Other languages that readers of ours may speak.
        r"\b(?:revisad|aprobad|validad|verificad)[oa]s?\b|\b(?:relu|validé|vérifié|approuvé)e?s?\b",
        r"\b(?:ärztlich|geprüft|überprüft|begutachtet)\b|\b(?:revisionat|approvat|verificat)[oaei]\b",
    )
)
PERHAPS = (
    *("review", "vet", "check", "verif", "sign", "endors", "certif", "proof", "audit", "valid", "approv", "accredit"),
    *("stand", "accura", "guarant", "read", "wrote", "looked", "went", "written"),
    *("revis", "aprob", "relu", "érifié", "prüft", "ärzt", "begutacht"),
)
"""A text without any of these claims nothing."""

UNPRINTED = frozenset(("supports", "note"))
"""Keys of data files whose texts no page prints."""

FILLED = "{}"
"""Stands in a sentence for what a template fills in."""
LEFT_OUT = tuple(
    (re.compile(pattern, re.DOTALL), filling)
    for pattern, filling in (
        (rf"{NOTE.pattern}|\{{#-?.*?#\}}|<!--.*?-->", " "),
        (r"\{\{.*?\}\}", FILLED),
        (r"\{%.*?%\}", "\n\n"),
        (r"\[\^[^\]]+\]", ""),
        (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
        (r"\{[:.#][^}]*\}|\{ [.#:][^}]*\}", ""),
        (r"</?[a-zA-Z][^>]*>", "\n\n"),
        (r"[*_`]{1,2}", ""),
    )
)
BREAK = re.compile(
    r"\n\s*\n|\n\s*(?:[-+]|\d+\.)\s+|^\s*#+ |^\s*(?:!!!|\?\?\?)\+? *[\w -]*|\s\|\s|^\s*\||\|\s*$|\"$|(?<= )\"",
    re.MULTILINE,
)


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every such sentence in the words of a page, a partial or a record that is not allowed there."""
    if passage.key in UNPRINTED or ALLOWED in content.unsound or not _holds(passage.text, PERHAPS):
        return
    allowed = allowed_in(passage.path.removeprefix("docs/"), content)
    # A note that no reader sees may hold the same words.
    text = NOTE.sub(lambda note: " " * len(note[0]), passage.text)
    at = 0
    plain = _without_marks(passage.text)
    # A text holds few of them, so each of its sentences is asked for few.
    perhaps = list(filter(plain.lower().__contains__, PERHAPS))
    blocks = (block for block in BREAK.split(plain) if _holds(block, perhaps))
    for sentence in (sentence for block in blocks for sentence in _sentences_of(block)):
        if _holds(sentence, perhaps) and claims_a_review(sentence) and sentence not in allowed:
            found = _beginning(sentence).search(text, at) or _beginning(sentence, words=1).search(text)
            start, at = found.span() if found else (0, at)
            yield passage.problem(start, message_of(sentence))


def material_problems(content: Content) -> Iterator[Problem]:
    """Every day on which a guide says that its older material was reviewed, and that nobody agreed to."""
    if ALLOWED in content.unsound:
        return
    agreed = {page: day for record in content.data[ALLOWED].values() for page, day in record.material_reviewed.items()}
    for path, page in (content.pages | content.half_read).items():
        source, here = page.front_matter, (AGREED,)
        day = source.value.get(AGREED) if isinstance(source.value, dict) else None
        if day is not None and not source.is_refused(here) and day != agreed.get(path):
            message = f"{day} is not the day that docs/_data/{ALLOWED}.yml names for the older material of this guide."
            place = source.value_position(here)
            yield Problem(source.path, *place, f"{message} Write that day, or leave the key out.")


def message_of(sentence: str) -> str:
    return (
        f"{sentence[:80]!r} would pass for a review. Who reviewed a page is printed from reviews/. Delete the words; "
        f"if they claim nothing about our text, a reviewer adds the sentence to docs/_data/{ALLOWED}.yml."
    )


def _holds(text: str, parts: Iterable[str]) -> bool:
    # A fifth of the time that one pattern of them all takes, and nearly every paragraph of the site is asked.
    return any(map(text.lower().__contains__, parts))


def claims_a_review(sentence: str) -> bool:
    """Whether a reader could take the sentence for word of a review of this text."""
    if any(pattern.search(sentence) for pattern in PLAIN):
        return True
    # Your scans may be reviewed by a specialist: what is somebody's is not our text.
    return bool(BY_WHOM.search(sentence)) and (not SOMEBODY.search(sentence) or bool(ABOUT_TEXT.search(sentence)))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a Markdown text, a template or plain words, without marks; what is filled in is {}."""
    for block in BREAK.split(_without_marks(text)):
        yield from _sentences_of(block)


def _without_marks(text: str) -> str:
    for pattern, filling in LEFT_OUT:
        text = pattern.sub(filling, text)
    return text


def _sentences_of(block: str) -> Iterator[str]:
    for sentence in SENTENCE_END.split(" ".join(block.split())):
        if any(map(str.isalpha, sentence)):
            yield sentence.strip(" \"'-")


def allowed_in(file: str, content: Content) -> frozenset[str]:
    """The sentences that may stand in a file, named below docs/ or, elsewhere, below the project."""
    return frozenset(record.says for record in content.data[ALLOWED].values() if file in record.files)


def _beginning(sentence: str, words: int = 4) -> re.Pattern[str]:
    """The first words of a sentence as they stand in its text, with marks between them."""
    first = [word for word in sentence.split() if word != FILLED][:words]
    return re.compile(r"[\W_]+".join(map(re.escape, first)))
