"""Rules on words: each finds what it is for, at its place, and leaves honest prose alone."""

from collections.abc import Callable, Iterator
from time import process_time

import pytest

from publishing.checks.markdown.near_citations import loose_brackets, named_sources, near_citations
from publishing.checks.markdown.numbered_lists import odd_numbers_of_lists
from publishing.checks.markdown.open_brackets import open_brackets
from publishing.checks.words.debris import debris, paragraphs_twice
from publishing.checks.words.long_words import long_words
from publishing.checks.words.look_alikes import odd_numbers
from publishing.checks.words.of_paper import left_of_paper
from publishing.checks.words.temperatures import odd_temperatures
from publishing.text.addresses import passed_on
from publishing.text.signs import odd_signs

Rule = Callable[[str], Iterator[tuple[int, str]]]
KNOWN = frozenset(("trial-1", "phocus", "label-x"))
MOST_SECONDS = 2
"""Of CPU: a rule that looks at the whole text for each find takes five times as long."""


def named(text: str) -> Iterator[tuple[int, str]]:
    return named_sources(text, KNOWN)


FOUND = [
    (odd_numbers_of_lists, "2024. The rule.", 0, "begins a list"),
    (odd_numbers_of_lists, "38. Call at once.", 0, "begins a list"),
    (odd_numbers_of_lists, "- 2017. That was it.", 2, "begins a list"),
    (odd_numbers_of_lists, "1. a\n1. b", 5, "Write 2."),
    (odd_numbers_of_lists, "1. a\n2. b\n4. c", 10, "Write 3."),
    (odd_numbers_of_lists, "Steps:\n2. b\n3. c", 7, "an empty line before it"),
    (odd_numbers_of_lists, "7. ", 0, "without words"),
    (odd_numbers_of_lists, "## A\n\n1. a\n2. b\n\n## B\n\n3. c", 23, "begins a list"),
    (near_citations, "It may return.(^trial-1)", 14, "square brackets"),
    (near_citations, "It may return.[ ^trial-1]", 14, "no blanks"),
    (near_citations, "It may return.\u00b9 Some stay well.\u00b2", 13, "notes of another text"),
    (near_citations, "It may return.[@trial-1]", 14, "another program"),
    (near_citations, "It may return.[^trial-1; label-x]", 14, "one source"),
    (near_citations, "It may return.[^trial-1](https://a.org)", 14, "by itself"),
    (near_citations, "Some[^trial-1]may.", 4, "a blank is missing"),
    (near_citations, "It may return.[^trial-1],[^label-x]", 14, "side by side"),
    (near_citations, "It may return[^trial-1].", 13, "behind the period"),
    (near_citations, "It may **return[^trial-1]**. Ask.", 15, "behind the period"),
    (near_citations, "Will it return[^trial-1][^label-x]?", 24, "behind the period"),
    (near_citations, "It may return[^trial-1], so ask.", 13, "behind the comma"),
    (near_citations, "Two things may return[^trial-1]: ask.", 21, "behind the colon"),
    (near_citations, "It may return. [^trial-1]", 15, "a blank stands before"),
    (near_citations, "It may **return.**  [^trial-1] Ask.", 20, "a blank stands before"),
    (near_citations, "It may return.\n[^trial-1] Ask.", 15, "a blank stands before"),
    (near_citations, "It may return (ref. 3).", 14, "leads nowhere"),
    (named, "It may return (trial-1).", 14, "needs its sign"),
    (named, "It may return (phocus).", 14, "needs its sign"),
    (named, "It may return.^trial-1", 15, "short name"),
    (named, "See [trial-1, label-x].", 5, "short name"),
    (open_brackets, "Ask (your team.", 4, "has no end"),
    (open_brackets, "Ask (one (or two.\n\nWait (a day).", 4, "has no end"),
    (open_brackets, "See [a map](/a.md) (page 2.", 19, "has no end"),
    (loose_brackets, "Most keep logs [as far as I know].", 15, "links and citations only"),
    (debris, "Ask the host.\u30105\u2020source\u3011", 13, "left this mark"),
    (debris, "Ask the host. citeturn1search4", 14, "left this mark"),
    (debris, "Ask the host. turn3view0", 14, "left this mark"),
    (debris, "Text :contentReference[oaicite:2].", 5, "left this mark"),
    (debris, "As an AI language model, I cannot say.", 0, "about itself"),
    (debris, "Sure, here is the text.", 0, "not to readers"),
    (debris, "Certainly! Here’s a revised version.", 0, "not to readers"),
    (debris, "Great question! It varies.", 0, "not to readers"),
    (debris, "One.\n\nRegenerate response", 6, "not to readers"),
    (debris, "Most keep logs (need source).", 15, "note to yourself"),
    (debris, "Most keep logs -- check!", 15, "note to yourself"),
    (debris, "Most keep logs, **CHECK THIS**.", 18, "note to yourself"),
    (debris, "DRAFT: most keep logs.", 0, "note to yourself"),
    (debris, "The treat-\nment is new.", 4, "treat-ment or treatment, in one line"),
    (debris, "It is long- term care.", 6, "long-term or longterm, in one line"),
    (left_of_paper, "One.\n\n© 2024 A Publisher Ltd. All rights reserved.", 6, "mark of a publisher"),
    (left_of_paper, "Downloaded from a-journal.org on May 3, 2024.", 0, "mark of a publisher"),
    (debris, "Most keep logs [citation needed].", 15, "note to yourself"),
    (debris, "Most keep logs (source?).", 15, "note to yourself"),
    (debris, "Most keep logs (check this).", 15, "note to yourself"),
    (debris, "Ask [comment ab3: so?] them.", 4, "left a comment"),
    (debris, "Ask [AB12] them.", 4, "left a comment"),
    (debris, "Error! Reference source not found.", 0, "word processor left"),
    (debris, "It took 5 ??? days.", 10, "note to yourself"),
    (debris, "First CRS -> then ICANS.", 10, "arrow"),
    (debris, "10^9 cells.", 2, "would be printed"),
    (debris, "CO~2~ and H~2~O.", 2, "would be printed"),
    (debris, "Read this\nthis before.", 5, "twice in a row"),
    (debris, "Go to to the ward.", 3, "twice in a row"),
    (
        paragraphs_twice,
        "One two three four five six seven eight.\n\nOne two three four\nfive six seven eight.",
        42,
        "twice",
    ),
    (left_of_paper, "One.\n\nPage 3 of 12\n\nTwo.", 6, "numbers the pages"),
    (left_of_paper, "One.\n\n**p. 3**", 6, "numbers the pages"),
    (left_of_paper, "CONFIDENTIAL", 0, "mark of a paper"),
    (left_of_paper, "Confidential - do not distribute", 0, "mark of a paper"),
    (left_of_paper, "STRICTLY CONFIDENTIAL\n\nOne.", 0, "mark of a paper"),
    (left_of_paper, "For internal use only.", 0, "mark of a paper"),
    (left_of_paper, "One.\n\nFigure 1\n\nTwo.", 6, "the caption of nothing"),
    (left_of_paper, "One.\n\nTable 2. Boats of each year", 6, "the caption of nothing"),
    (long_words, "An " + "a" * 46 + " end.", 3, "fits no phone"),
    (long_words, "| " + "a" * 29 + " | b |", 2, "for a table"),
    (odd_numbers, "Take l0 mg a day.", 5, "looks like a digit"),
    (odd_numbers, "Take 1O mg a day.", 5, "looks like a digit"),
    (odd_numbers, "From 1O0 to 200.", 5, "looks like a digit"),
    (odd_numbers, "For 5\u00b73 months.", 4, "Write a period"),
    (odd_numbers, "At 38,5 °C.", 3, "Write a period"),
    (odd_numbers, "Take .5 mg.", 5, "a zero before it"),
    (odd_numbers, "On 4/5/2026 it came.", 3, "another country"),
    (odd_numbers, "On 04.05.2026 it came.", 3, "another country"),
    (odd_temperatures, "A fever of 38 °F (100.4 °C).", 11, "are swapped"),
    (odd_temperatures, "A fever of 38 °C (101 °F).", 11, "write 38 °C (100.4 °F)"),
    (odd_temperatures, "A fever of 38 °C, or 101.4 °F.", 11, "is not"),
    (odd_temperatures, "Kept at 2 to 8 °C (36 to 48 °F).", 13, "write 8 °C (46.4 °F)"),
    (odd_temperatures, "A fever of 100.4 °C.", 11, "no body has"),
    (odd_signs, "Take 5\u05be50 mg.", 6, "from right to left"),
    (odd_signs, "Take \u0661\u0665 mg.", 5, "Type 1."),
    (odd_signs, "Take \uff11\uff10 mg.", 5, "Type 1."),
    (odd_signs, "The \ufb01rst visit.", 4, "Type fi."),
    (odd_signs, "Step \u2460.", 5, "Type 1."),
    (odd_signs, "Do n\u0336ot wait.", 4, "laid over the letter"),
    (odd_signs, "10 m\u0581", 4, "no letter or sign"),
    (odd_signs, "10 m\u03bf", 4, "no letter or sign"),
    (odd_signs, "For a p\u03b1tient.", 7, "inside a word"),
    (odd_signs, "CAR\u2011T", 3, "looks like a hyphen"),
    (odd_signs, "Yes \u2705", 4, "Say it in words"),
    (odd_signs, "A\u3000b", 1, "no plain blank"),
    (odd_signs, "At 38 \u2103", 6, "Type °C."),
]
HONEST = [
    "The first label came in 2017. In 2024 the words changed, and 2025 brought more.",
    "38 people took part, most of them in the US.",
    "2.5 months was the time for half of 1,750 people aged 18\u201375.",
    "The label was changed in the spring of the year\n2024. Ask for the new one.",
    "1. Ask for it.\n\nWait.\n\n2. Keep a copy.\n3. Take it with you.",
    "3. Third, ask.\n4. Fourth, keep a copy.",
    "1. a\n    - b\n    - c\n2. d\n    1. e\n    2. f",
    "- a\n    1. b\n    2. c\n- d\n    1. e",
    "TRIAL-1 was a study of 101 people.[^trial-1][^label-x]",
    "See [TRIAL-1 in brief](/guides/a.md#trial-1) and [the FDA](https://www.fda.gov/).",
    "Know [your rights](/guides/a.md#rights), and [insert a port](/glossary.md#port) early.",
    "The test for \u03b22-microglobulin, TGF-\u03b2, IFN\u03b3 and \u03b1\u03b2 T cells.",
    "Ask Zo\u00eb M\u00fcller, Jos\u00e9 N\u00fa\u00f1ez, \u0141ukasz Dvo\u0159\u00e1k or Anders S\u00f8rensen.",
    'Ask for a \u201cplan B\u201d. It\u2019s your right, and "yes" is not the only answer.',
    "The wait was 30 \u00b1 2.5 days, the dose 5 \u00b5g, later 0.5 mg/m\u00b2, with 10\u2076 cells of CD8\u207a type.",
    "A fever of 38 °C (100.4 °F) or more. Some want a call from 37.5 °C (99.5 °F).",
    "A fever of 40 °C is common, and it rose. Cells are kept at -150 °C (-238 °F) or at 2\u20138 °C (36\u201346 °F).",
    "She had had it, and said that that was right. If the cells come, come back.",
    "HLA-A*02:01 and HLA-A\u221702:01, IL-2, CO\u2082, O2, ~50 people, 24/7, version 26.01.03.",
    "Confidential talks are part of it.\n\nKeep page 3 of the form.\n\nFigure 1 shows it.\n\nDo not drive.",
    "Table 2\n\n| Boat | Days |\n|---|---|\n\n![The harbor](/assets/images/a.png)\n\nFigure 1. The harbor",
    "Pre- and post-treatment care, first- or second-line, in two- to three-week steps: a well-known way.",
    "Check this with them. Copyright holds for years. Great questions help. A draft: it may change.",
    "You may get: a) a bus, (b) a taxi (or\ntwo), or 3) a bed. See [it](https://a.org/x) (in English).",
    "| [^trial-1] | x |\n\n- [^trial-1]\n\nSource: [^trial-1]",
    "What if I drop it? (Ask your team.) (Check with the ward.)",
    '??? question "What is it?"\n\n    axicabtagene ciloleucel, nadofaragene firadenovec and talimogene laherparepvec',
]
RULES: tuple[Rule, ...] = (
    *(odd_numbers_of_lists, near_citations, named, loose_brackets, debris, long_words, odd_numbers, paragraphs_twice),
    *(left_of_paper, open_brackets),
    *(odd_temperatures, odd_signs),
)


@pytest.mark.parametrize(("rule", "text", "offset", "words"), FOUND)
def test_found_at_its_place(rule: Rule, text: str, offset: int, words: str):
    found = list(rule(text))
    assert any(at == offset and words in message for at, message in found), found


@pytest.mark.parametrize("text", HONEST)
def test_honest_prose_is_left_alone(text: str):
    assert [found for rule in RULES for found in rule(text)] == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2F", "counts readers"),
        ("https://bit.ly/3xyz", "counts readers"),
        ("https://www.google.com/url?q=https://a.org", "counts readers"),
        ("https://a.org/?utm_source=x", "'utm_source'"),
        ("https://a.org/?page=2&fbclid=x", "'fbclid'"),
        ("https://a.org/go?to=https://b.org", "a second one"),
        ("https://www-nejm-org.ezproxy.b.edu/doi/1", "members of one library"),
        ("https://www.nejm.org.proxy.lib.b.edu/doi/1", "members of one library"),
        ("https://login.ezproxy2.b.ac.uk/login", "members of one library"),
        ("https://www-nejm-org.libproxy.b.ac.uk/doi/1", "members of one library"),
        ("https://www-nejm-org.b.idm.oclc.org/doi/1", "members of one library"),
        ("https://sci-hub.se/10.1/x", "copies that are not its own"),
        ("https://www.scihub.tw/10.1/x", "copies that are not its own"),
        ("https://libgen.rs/x", "copies that are not its own"),
    ],
)
def test_address_that_tells_a_third_party(address: str, words: str):
    assert words in (passed_on(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.fda.gov/",
        "https://www.proxymity.org.uk/",
        "https://proxy.org/",
        "https://www.oclc.org/",
        "https://a.org/?id=5&page=2#top",
        "https://web.archive.org/web/2024/https://a.org/",
        "/x.md",
    ],
)
def test_plain_address(address: str):
    assert passed_on(address) is None


def test_a_long_text_of_fevers_is_read_in_one_go():
    text = "Call if you have 101 F.\n" * 3000
    began = process_time()
    assert len(list(odd_temperatures(text))) == 3000
    assert process_time() - began < MOST_SECONDS
