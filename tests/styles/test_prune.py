"""What stays of a style sheet, told by example: rules that may match, and what these read."""

import pytest

from publishing.styles.prune import used_rules
from publishing.styles.rules import StyleError, read_rules, write_rules
from publishing.styles.system_colors import following_the_system
from publishing.styles.used_names import names_of, used_names

PAGE = """<html lang="en" dir="ltr"><body class="no-js"><input type="checkbox" id="menu" checked>
<p class='lede first' data-kind="a b" title="a > b">Text with <a href=x.html>a link</a>.<br/></p></body></html>"""
SCRIPT = 'node.classList.toggle("is-open"); popup.className = "term__more"; node.hidden = true'


def kept(css: str) -> str:
    return write_rules(used_rules(read_rules(css, "a.css"), used_names([names_of(PAGE)], [SCRIPT])))


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        "P",
        ".lede.first",
        "#menu:checked~p",
        "a:hover::after",
        "*",
        ":root",
        "::selection",
        "[dir=ltr] p",
        '[data-kind="a"]',
        "[data-kind~=b]",
        "[href^=http]",
        "[data-kind^=a]",
        "[data-kind$=b]",
        '[data-kind*=" "]',
        "[class^=lede]",
        "[hidden^=term]",
        ".is-open p",
        ".term__more",
        "[hidden]",
        "p:not(.nowhere)",
        "p:is(.nowhere,.lede)",
        "p:nth-child(odd)",
        "p>a+br",
    ],
)
def test_a_rule_that_may_match_stays(selector: str):
    assert kept(f"{selector}{{color:red}}") == f"{selector}{{color:red}}"


@pytest.mark.parametrize(
    "selector",
    [
        "table",
        ".nowhere",
        "p.nowhere",
        "#nowhere",
        "[dir=rtl] p",
        "[data-other]",
        "[data-kind^=b]",
        "[data-kind$=a]",
        "[data-kind*=zz]",
        "p:is(.nowhere,table)",
        "p .lede table",
        "p:has(table)",
    ],
)
def test_a_rule_for_what_occurs_nowhere_goes(selector: str):
    assert kept(f"{selector}{{color:red}}") == ""
    assert kept(f"@media print{{{selector}{{color:red}}}}") == ""


def test_of_several_selectors_those_that_may_match_stay():
    assert kept("table, p , .nowhere,a { color: red }") == "p,a{color:red}"


def test_an_open_tag_sign_in_a_value_hides_no_name():
    assert kept("[title]{color:red}") != ""


def test_only_variables_that_something_reads_stay():
    css = ":root{--a:var(--b);--b:1px;--c:var(--d);--d:2px}p{margin:calc(var(--a) + 1px)}"
    assert kept(css) == ":root{--a:var(--b);--b:1px}p{margin:calc(var(--a) + 1px)}"


def test_only_animations_that_run_stay():
    css = "@keyframes turn{to{top:0}}@keyframes fade{to{top:0}}p{animation:turn 1s}"
    assert kept(css) == "@keyframes turn{to{top:0}}p{animation:turn 1s}"


def test_paper_and_screens_keep_their_rules():
    css = '@charset "utf-8";@media print { p { color: #000 !important } } @page { margin: 1cm }'
    assert kept(css) == "@media print{p{color:#000!important}}@page { margin: 1cm }"


def test_strings_and_addresses_keep_their_blanks():
    css = """p::before{content:"a  >  b";mask:url("data:image/svg+xml,<svg  x='1'>")}"""
    assert kept(css) == css


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("p{color:red}\n}", "a.css:2:1: "),
        ("\n@import 'b.css';", "a.css:2:1: @import"),
        ("p{a{color:red}}", "a.css:1:1: a rule stands inside"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_where(css: str, message: str):
    with pytest.raises(StyleError) as caught:
        read_rules(css, "a.css")
    assert str(caught.value).startswith(message)


def test_what_is_dark_follows_the_device_until_the_reader_chooses():
    css = '@media screen{[data-md-color-scheme="slate"] p,a{color:red}}p{color:blue}'
    assert write_rules(following_the_system(read_rules(css, "a.css"))) == (
        '@media screen{[data-md-color-scheme="slate"] p,a{color:red}'
        "@media (prefers-color-scheme:dark){:root:where(:not([data-md-color-scheme])) p{color:red}}}p{color:blue}"
    )
