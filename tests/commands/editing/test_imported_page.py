"""What a page from elsewhere holds is carried over, or stands in the draft or the list as something to look at."""

import pytest

from publishing.commands.editing.imported_page import ImportedPage, imported

OWED = "TO WRITE: whether the {} before these words made a heading or an item, or stood for itself."


def page_of(body: str) -> ImportedPage:
    return imported(f"<html><body><main><h1>Tides</h1>{body}</main></body></html>", [], {"wait": "/care/wait.md"})


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<div>Bare words.<div>Other words.</div>Last words.</div>", ["Bare words.", "Other words.", "Last words."]),
        ("<div>Bare <b>bold</b> words.<p>More.</p></div>", ["Bare **bold** words.", "More."]),
        ("<div><span>Inside</span></div><div>Beside.</div>", ["Inside", "Beside."]),
        ("<p>One.</p><pre>Two.</pre><p>Three.</p>", ["One.", "Two.", "Three."]),
        ("<p style='display:none'>Folded.</p><div hidden>Hidden.</div>", ["Folded.", "Hidden."]),
        ("<dl><dt>Tide</dt><dd>It comes.</dd><dd>It goes.</dd></dl>", ["**Tide**", "It comes.", "It goes."]),
        (
            "<blockquote><p>I was afraid.</p></blockquote>",
            ["I was afraid.", "TO WRITE: who said the words above, or delete them."],
        ),
        (
            '<p>A boat.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">A book. <a href="#r1">↩</a></li></ol>',
            ["A boat. TO WRITE: the source that was note 1.", "1. A book."],
        ),
        ('<p>See <img src="a.png" alt="A ward"></p>', ["See TO WRITE: a picture that shows 'A ward', or nothing."]),
        ('<p>See <img src="data:image/png;base64,AA"></p>', ["See TO WRITE: a picture that stood here, or nothing."]),
        (
            '<p><a href="https://www.example.org/a?utm_source=x&amp;id=3">Words</a></p>',
            ["[Words](https://www.example.org/a?id=3)"],
        ),
        (
            '<p><a href="https://www.google.com/url?q=https%3A%2F%2Fwww.example.org%2Fa">Words</a></p>',
            ["[Words](https://www.example.org/a)"],
        ),
        ("<p>• red<br>• blue</p>", ["- red", "- blue"]),
        ("<p>- red</p>", [f"red {OWED.format('hyphen')}"]),
        ("<p>##### By sea\nOne.</p>", [f"By sea One. {OWED.format('5 number signs')}"]),
        ("<p><b># By sea</b></p>", [f"**By sea** {OWED.format('number sign')}"]),
        ("<p>+ 3 days</p>", [f"3 days {OWED.format('plus sign')}"]),
        ("<div># By sea<p>One.</p></div>", [f"By sea {OWED.format('number sign')}", "One."]),
        ("<ul><li><h3 id='a'>By sea</h3><p>One.</p></li></ul>", ["- **By sea**", "One."]),
        ("<ul><li></li><li>One</li></ul>", ["- TO WRITE: an item of this list that was empty, or nothing. - One"]),
        (
            "<p>See https://sea.example.org/a?b=1&amp;c=2.</p>",
            ["See [TO WRITE: words for this link](https://sea.example.org/a?b=1&c=2)."],
        ),
        (
            "<h1>https://sea.example.org/</h1>",
            ["[TO WRITE: words for this link](https://sea.example.org/)"],
        ),
        ('<p>Call <a href="tel:112">112</a>, text <a href="sms:123">123</a>.</p>', ["Call 112, text 123."]),
        ('<p>One <a href="https://www.example.org/"><img src="x.png"></a> two.</p>', ["One two."]),
    ],
)
def test_nothing_grows_together_or_is_lost(body: str, blocks: list[str]):
    found = page_of(body)
    assert [" ".join(block.split()) for block in found.blocks] == blocks


def test_an_address_that_was_not_safe_stays_as_a_safe_one_and_is_told():
    found = page_of('<p><a href="http://old.example.org/a?utm_source=x&amp;id=3#b">Words</a> here.</p>')
    assert [" ".join(block.split()) for block in found.blocks] == ["[Words](https://old.example.org/a?id=3#b) here."]
    told = "http:// before the link 'Words': open https://old.example.org/a?id=3#b once, and mend it if need be"
    assert told in found.left_out


@pytest.mark.parametrize("address", ["http://old.example.org:8080/a", "http:///a", "ftp://old.example.org/a"])
def test_an_address_that_cannot_be_safe_is_told_and_its_words_stay(address: str):
    found = page_of(f'<p><a href="{address}">Words</a> here.</p>')
    assert found.blocks == ["Words here."]
    assert f"the address of the link 'Words': {address}" in found.left_out


def test_joined_cells_become_whole_rows():
    head = '<tr><th rowspan="2">Boat</th><th colspan="2">Days</th></tr><tr><th>out</th><th>home</th></tr>'
    rows = '<tr><td rowspan="2">Red</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>'
    found = page_of(f"<table>{head}{rows}<tr><td></td><td colspan='2'>None</td></tr></table>")
    assert found.blocks[1].split("\n") == [
        "| Boat | Days | Days |",
        "| --- | --- | --- |",
        "| Boat | out | home |",
        "| Red | 1 | 2 |",
        "| Red | 3 | 4 |",
        "| TO WRITE | None | None |",
    ]
    assert any("are joined" in one for one in found.left_out)


def test_blocks_in_a_cell_are_kept_apart():
    found = page_of("<table><tr><th>Boat</th></tr><tr><td><h3>Red</h3><p>Fast.</p>Small.</td></tr></table>")
    assert found.blocks[1].endswith("| Red; Fast.; Small. |")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>Words <del>of old</del> stay.</p>", "struck out: of old"),
        ('<div class="cookie-bar">We count you.</div><p>Words.</p>', "words beside the page: We count you."),
        ("<aside>Other pages.</aside><p>Words.</p>", "words beside the page: Other pages."),
        (
            f"<aside>{'sea ' * 40}<a href='/x'>far</a></aside>",
            f"words beside the page: {'sea ' * 40}far, with links: far (/x)",
        ),
        ('<p><img src="/sea.png" alt="The sea"></p>', "a picture: The sea: /sea.png"),
        ('<p>Call <a href="tel:112">112</a>.</p>', "the address of the link '112': tel:112"),
        ('<p>Text <a href="sms:123">123</a>.</p>', "the address of the link '123': sms:123"),
        ("<div class='alert alert-info'><p>Mind it.</p></div>", "a box: its words stand open from 'Mind it.' on"),
        ("<details><summary>More</summary>One.</details>", "a fold: its words stand open from 'More One.' on"),
        ("<div class='x-expander x-closed'>One.</div>", "a fold: its words stand open from 'One.' on"),
        ("<p style='display: none'>One.</p>", "a fold: its words stand open from 'One.' on"),
        ("<pre>one\ntwo</pre>", "the lines of 'one two': they are one paragraph now"),
        ("<ol type='a'><li>One</li></ol>", "the letters before the items from 'One': they are numbers now"),
        ("<p><abbr title='Far sea'>FS</abbr></p>", "what 'FS' is short for: Far sea"),
        ("<p>One<br>two.</p>", "breaks inside a paragraph, each a blank now: 1"),
        (
            "<table><tr><th>Boat</th></tr><tr><td><ul><li>a</li></ul></td></tr></table>",
            "lists in cells of the table 'Boat': semicolons part their items now",
        ),
        ("<ul><li><h3>By sea</h3></li></ul>", "the heading 'By sea' inside a list: bold words now"),
        ("<h2 id='sea'>By sea</h2><p>One.</p>", "names of places: #sea is #by-sea now"),
        ("<div id='old'><p>One.</p></div>", "names that no place has here: #old"),
        ('<p><a href="javascript:x()">Open</a></p>', "the address of the link 'Open': javascript:x()"),
    ],
)
def test_what_is_left_out_is_told(body: str, told: str):
    assert told in page_of(body).left_out


def test_a_line_of_the_source_begins_nothing():
    body = "<p>Words:\n- red</p><ul><li><p>One</p><pre>two\n# three</pre></li></ul>"
    assert page_of(body).blocks == ["Words: - red", "- One", "    two # three"]


def test_several_articles_are_one_page():
    articles = "<article><p>One.</p></article><article><p>Two.</p></article>"
    assert imported(f"<body>{articles}</body>", [], {}).blocks == ["One.", "Two."]


def test_words_around_the_own_part_are_told():
    body = "<body><header>Home</header><main><h1>A trip</h1><p>One.</p></main><footer>Seen in May</footer></body>"
    told = "4 words around the page's own part <main>: menus, head, foot: Home Seen in May"
    assert told in imported(body, [], {}).left_out


def test_a_link_inside_the_page_leads_to_its_heading():
    body = (
        '<p><a href="#out">Out</a>, <a href="#home">home</a>, '
        '<a href="#fees">fees</a> and <a href="#gone">gone</a>.</p>'
        '<span id="out"></span><h2>The way out</h2><p>One.</p><section id="home"><h2>The way home</h2><p>Two.</p>'
        '</section><h2><a id="fees"></a>Fees</h2><p>Three.</p><p id="gone">Words.</p>'
    )
    found = page_of(body)
    assert found.blocks[0] == "[Out](#the-way-out), [home](#the-way-home), [fees](#fees) and gone."
    assert "## The way out {#the-way-out}" in found.blocks
    assert "the address of the link 'gone': #gone" in found.left_out


def test_headings_of_one_level_stay_of_one_level():
    found = page_of("<h4>A</h4><p>1.</p><h6>B</h6><p>2.</p><h6>C</h6><p>3.</p><h4>D</h4><p>4.</p>")
    assert [block.split()[0] for block in found.blocks if block.startswith("#")] == ["##", "###", "###", "##"]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("About 200 children fall ill each year.", "200 children"),
        ("It costs more than $500,000.", "$500,000"),
        ("They give 10 mg of it.", "10 mg"),
        ("It came back in 20-35% of them.", "35%"),
    ],
)
def test_a_number_asks_for_its_source(line: str, claim: str):
    assert page_of(f"<p>{line}</p>").blocks == [f"{line} TO WRITE: the source of '{claim}'."]


def test_a_number_of_ours_asks_for_none():
    assert page_of("<p>Call us within 2 days: we are here.</p>").blocks == ["Call us within 2 days: we are here."]
