"""Text and Markdown of other sites: each word stays in its place, and signs that this site does not know are told."""

import pytest

from publishing.commands.editing.imported_page import ImportedPage, imported
from publishing.commands.editing.imported_text import text_as_html

OWED = "TO WRITE: whether the {} before these words made a heading or an item, or stood for itself."


def page_of(text: str) -> ImportedPage:
    html, told = text_as_html(text)
    return imported(html, told, {})


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        # What stands to the right as a whole stands there for its looks.
        (
            "    ##### By sea\n    Take a coat.\n\n    Bring:\n\n    - red\n    - blue\n\n    The end.",
            ["## By sea {#by-sea}", "Take a coat.", "Bring:", "- red\n- blue", "The end."],
        ),
        (
            "- red\n    - small\n\n        - tiny\n- blue\n\n    more of blue\n\n1. one\n   - inner\n2. two",
            [
                "- red",
                "    - small",
                "        - tiny",
                "- blue",
                "    more of blue",
                "1. one\n    - inner\n2. two",
            ],
        ),
        ("Bring:\n• red\n• blue", ["Bring:", "- red\n- blue"]),
        ("a) red\nb) blue", ["a) red", "b) blue"]),
        (
            "- red:\n    -   \n- blue",
            ["- red:", "    - TO WRITE: an item of this list that was empty, or nothing.", "- blue"],
        ),
        ("<h3>By sea</h3>\n| Boat | Days |\n| --- | --- |\n| Red | 3 |", ["## By sea {#by-sea}", *["*"] * 2]),
        # Signs of another program.
        (
            "/ A trip\n/// It is far.\n  >>>\n  >>> Who goes\n    We do.",
            [
                f"A trip {OWED.format('slash')}",
                f"It is far. {OWED.format('3 slashes')}",
                f"Who goes {OWED.format('3 greater-than signs')}",
                "We do.",
            ],
        ),
        ("Wait ...\n... and see.\n. . .", ["Wait ... ... and see. . . ."]),
        (
            '!!! warning "Mind the tide"\n    It is fast.\n\n> [!TIP]\n> Look up.',
            ["**Mind the tide**", "It is fast.", "Look up.", "TO WRITE: who said the words above, or delete them."],
        ),
        ("```\nRow on\n```", ["Row on"]),
        # Notes and places.
        (
            "It is wet.[^sea] Very.[^2]\n\n[^sea]: A book\n    of tides.\n[^2]: Another.",
            [
                "It is wet. TO WRITE: the source that was note 1. Very. TO WRITE: the source that was note 2.",
                "Note 1: A book of tides.",
                "Note 2: Another.",
            ],
        ),
        (
            "[Over](#sea) there.\n\n## By sea {#sea .blue}\n\nOne.",
            ["[Over](#by-sea) there.", "## By sea {#by-sea}", "One."],
        ),
        # Tables as other programs draw them.
        (
            "  Boat       Days\n  ---------- -----------\n  Red one    3 or more\n  Blue       none",
            ["Table: *", "| Boat | Days |\n| --- | --- |\n| Red one | 3 or more |\n| Blue | none |"],
        ),
        (
            "-------- -----\nBoat     Days\n-------- -----\nRed      3\n-------- -----\n\nEnd.",
            ["Table: *", "| Boat | Days |\n| --- | --- |\n| Red | 3 |", "End."],
        ),
        (
            "+------+------+\n| Boat | Days |\n+======+======+\n| Red  | 3    |\n| one  |      |\n+------+------+\n\nA",
            ["Table: *", "| Boat | Days |\n| --- | --- |\n| Red one | 3 |", "A"],
        ),
        ("Boats of wood\n------ ------\nare here now", ["Boats of wood", "are here now"]),
    ],
)
def test_each_word_stays_in_its_place(text: str, blocks: list[str]):
    found = page_of(text).blocks
    assert len(found) == len(blocks)
    for one, expected in zip(found, blocks, strict=True):
        assert one == expected or (expected.endswith("*") and one.startswith(expected[:-1]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: A trip\naliases:\n  - /old/\n---\nIt is far.", "front matter:   - /old/"),
        ('+++\ntitle = "A trip"\nweight = 3\n+++\nIt is far.', "front matter: weight = 3"),
        ("---\r\ntitle: A trip\r\nlayout: page\r\n---\r\nIt is far.", "front matter: layout: page"),
        ('!!! note "Mind"\n    It is far.', "a box (note) 'Mind': its words stand without it"),
        ("  >>>\nIt is far.", "a line of signs: >>>"),
        ("It is far.\n{: .lead }", "a line of signs: {: .lead }"),
        ("It is far.\n\n[sea]: https://sea.example.org/", "an address that no link uses: https://sea.example.org/"),
        ("Boats of wood\n------ ------\nare here now", "how a drawn table is parted in columns: 'Boats of wood'"),
        ("# Trip {#trip}\n\n## By sea {#sea}\n\nOne.", "names of places: #sea is #by-sea now"),
        ("# Trip {#trip}\n\n## By sea {#sea}\n\nOne.", "names that no place has here: #trip"),
    ],
)
def test_what_has_no_place_here_is_told(text: str, told: str):
    assert told in page_of(text).left_out


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A trip\n\nIt is far.", "A trip"),
        ("A trip\n======\n\nIt is far.", "A trip"),
        ("---\ntitle: 'A trip'\n---\n# By sea\n", "A trip"),
        ("---\ntitle: >-\n  A trip\n---\nIt is far.", ""),
        # Neither an address nor a heading behind other words is the title of the whole.
        ("# https://www.example.org/trip\n\n# By sea\n\nOne.", ""),
        ("It is far.\n\n# By sea\n\nOne.", ""),
    ],
)
def test_the_title_is_what_the_text_begins_with(text: str, title: str):
    page = page_of(text)
    assert page.title == title
    assert title or "By sea" not in text or "## By sea {#by-sea}" in page.blocks


def test_the_description_of_front_matter_is_that_of_the_page():
    described = "What you should bring for a trip by sea, and what you had better leave at home."
    assert page_of(f"---\ntitle: A trip\ndescription: {described}\n---\nOne.").description == described
