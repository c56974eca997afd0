"""The text of a built article, which reviewers sign: what of its markup reaches a reader, and what does not."""

import unicodedata

import pytest

from publishing.reviews.article import ReadSite, read_article

URL = "https://guides.test/"
COMPOSED = "\N{LATIN SMALL LETTER E WITH ACUTE}"


def read(html: str, *hiding: str) -> list[str]:
    site = ReadSite(URL, {"guides/new/": "guides/first/"}, hiding)
    return read_article(f"<main><article>{html}</article></main>", "guides/this/", site).splitlines()


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a <b>b</b> <em>c</em>\n d</p><div>e<p>f</p>g</div>", ["a **b** *c* d", "e", "f", "g"]),
        ("<h2>A</h2><h3>B</h3><hr><dl><dt>c</dt><dd>d</dd></dl>", ["## A", "### B", "---", "term: c", ": d"]),
        ("<table><tr><th colspan=2>a</th><td>b</td></tr></table>", ["table", "row", "| heading: colspan=2a", "| b"]),
        ("<ul><li>a</li></ul><details><summary>b</summary>c</details>", ["- a", "> b", "c"]),
        ("<p>a<!-- b --><script>c</script><style>d</style>e</p>", ["ae"]),
        ("<p>a&nbsp;\u2028 b\tc</p>", ["a b c"]),
        ("<div class='admonition review'>a</div><p class='standing'>b</p><p>c</p>", ["c"]),
    ],
)
def test_each_kind_of_element(html: str, lines: list[str]):
    assert read(html) == lines


def test_the_items_of_each_ordered_list_are_counted_apart():
    inner = "<ol><li>in</li><li>it</li></ol>"
    outer = f"<ol start='4'>\n<li>a{inner}</li><!-- no item --><li>b<ul><li>c</li></ul></li><li>d{inner}</li></ol>"
    assert read(outer) == ["4. a", "1. in", "2. it", "5. b", "- c", "6. d", "1. in", "2. it"]


def test_what_a_script_may_show_later_is_read_and_counted_apart():
    template = "<template><ol><li>x <i>y</i></li></ol></template>"
    lines = ["shown by a script:", "1. x *y*"]
    assert read(f"<ol><li>a{template}</li><li>b</li></ol>{template}") == ["1. a", *lines, "2. b", *lines]


def test_what_is_hidden_says_so_and_nothing_else_does():
    html = "<p class='a'>1</p><p hidden>2</p><p>3 <b class='b' title='t'>4</b></p><p>5</p>"
    assert read(html, ".a", "p > .b", ".none") == ["(hidden) 1", "(hidden) 2", "3 **(title: t) (hidden) 4**", "5"]
    assert read(html) == ["1", "(hidden) 2", "3 **(title: t) 4**", "5"]


def test_what_is_read_aloud_stands_in_one_order():
    html = "<img title='t' src='../a.svg' alt='a'><svg aria-label='l'></svg><input value='v' placeholder=''>"
    assert read(html) == ["picture: (alt: a; title: t) <" + "/guides/a.svg>", "drawing: (aria-label: l)", "(value: v)"]


@pytest.mark.parametrize("spelled", [COMPOSED, unicodedata.normalize("NFD", COMPOSED)])
def test_what_looks_the_same_reads_the_same(spelled: str):
    assert read(f"<p>caf{spelled}, {spelled[0]}<b>{spelled[1:]}</b></p>")[0].startswith(f"caf{COMPOSED}, ")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("#fn:1", "#fn:1"),
        ("#", "/guides/this/"),
        ("../other/#a", "/guides/other/#a"),
        ("../new/", "/guides/first/"),
        (f"{URL}guides/new/#a", "/guides/first/#a"),
        (f"{URL}guides/this/#a", "#a"),
        ("https://example.org/a?#", "https://example.org/a"),
        ("http://example.org/a?#", "http://example.org/a?#"),
        ("//example.org/a", "https://example.org/a"),
        ("https:///a", "/a"),
        ("https:a", "/guides/this/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_leads_where_a_reader_gets(address: str, target: str):
    assert read(f"<p><a href='{address}'>x</a></p>") == [f"[x]({target})"]


def test_a_link_from_two_sites_is_each_ones_own():
    html = "<article><a href='https://example.org/a#'>x</a></article>"
    read_at = [read_article(html, "", ReadSite(url)) for url in ("https://guides.test/", "http://guides.test/")]
    assert read_at == ["[x](https://example.org/a)\n", "[x](https://example.org/a#)\n"]


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("Title [cited 2026 May 3].", "Title [cited]."),
        ("Title [cited 2026 minutes to read] a", "Title [cited] a"),
        ("Title [cited 2026, May]", "Title [cited 2026, May]"),
        ("12 minutes to read", "minutes to read"),
        ("1 minute to read, 2 minutes to reader", "minute to read, 2 minutes to reader"),
        ("x3 minutes to read", "x3 minutes to read"),
        ("<p>30 minutes</p><p>to read</p>", "30 minutes"),
    ],
)
def test_days_of_looking_and_minutes_of_reading_say_nothing_new(words: str, read_as: str):
    assert read(words)[0] == read_as


def test_a_page_without_an_article_reads_as_nothing():
    assert read_article("<main><p>a</p></main>", "", ReadSite(URL)) == ""
