"""Shared blocks can neither grow without bound nor hide a word, and a page's own templates tear no sentence."""

import pytest

from publishing.checks.markdown.block_attributes import block_attributes
from publishing.checks.templates.page_templates import page_problems
from publishing.checks.templates.partials import problems
from publishing.content.model import Content
from publishing.content.read import read_page

DOUBLED = "{% set a = 'xx' %}" + "".join(
    "{% set " + second + " = " + first + " ~ " + first + " %}" for first, second in ("ab", "bc", "cd")
)
UNBOUND = {
    "doubling": (DOUBLED, "put together"),
    "adding up": ("{% set a = names + names %}", "put together"),
    "joining in a name": ("{% set a = names | join(names) %}", "put together"),
    "a wide line": ("{{ 'x' | center(9000) }}", "'center' is not for partials"),
    "a format": ("{{ '%9000s' | format('x') }}", "'format' is not for partials"),
    "a deep indent": ("{{ names | indent(9000) }}", "9000 is too much"),
    "a long chain": ("{{ 'x'" + " | replace('x', 'xx')" * 6 + " }}", "filters in a row"),
    "a long text": ("{{ '" + "x y " * 60 + "' }}", "stands in a template"),
}


@pytest.mark.parametrize("name", UNBOUND)
def test_a_block_cannot_grow_without_bound(name: str):
    text, words = UNBOUND[name]
    found = list(problems(Content(partials={"block.md": f"Words.\n\n{text}\n"})))
    assert any(problem.line == 3 and words in problem.message for problem in found), found


def test_blocks_that_include_each_other_again_and_again():
    partials = {f"b{number}.md": f'{{% include "b{number + 1}.md" %}}\n' * 4 for number in range(5)}
    found = list(problems(Content(partials=partials | {"b5.md": "Words."})))
    told = [problem.path for problem in found if "includes more than" in problem.message]
    assert told == ["docs/_partials/b0.md", "docs/_partials/b1.md"]


def test_what_blocks_do_today_is_left_alone(content: Content):
    assert list(problems(content)) == []


LISTS = {
    "hidden": ("**Do not wait**{ hidden=hidden }", 15, "may hide"),
    "from screen readers": ("**Fever**{ aria-hidden=true aria-label=No }", 9, "may hide"),
    "direction": ("Words { dir=rtl }", 6, "may hide"),
    "unknown class": ("Words\n{ .no-such-class }", 6, "no class '.no-such-class'"),
    "class that hides": ("Words\n{ .unseen }", 6, "hides the words"),
    "class for paper": ("Words\n{ .print-foot }", 6, "hides the words"),
    "box that hides": ('!!! unseen ""\n\n    Words', 4, "is not seen"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_braces_hides_nothing(name: str):
    text, offset, words = LISTS[name]
    content = Content(classes=frozenset(("lede", "unseen", "print-foot")), hiding=frozenset(("unseen",)))
    found = list(block_attributes(text, "block.md", content))
    assert any(at == offset and words in message for at, message in found), found


def test_ids_and_known_classes_are_allowed():
    content = Content(classes=frozenset(("lede", "hero")))
    text = '!!! hero ""\n\n    ## Words {: #words data-search-exclude }\n\n    Text\n    { .lede }'
    assert list(block_attributes(text, "block.md", content)) == []
    assert list(block_attributes("Words\n{ .print-foot }", "parts/print-foot.md", content)) == []


FRONT_MATTER = f"---\ntitle: A\ndescription: {'A sentence for search. ' * 5}\nsummary: A.\nreview_class: index\n---\n"


@pytest.mark.parametrize(
    ("body", "torn"),
    [
        ('It is {{ number("a") }} in all.', True),
        ('{{ number("a") }} This was one study.', True),
        ('Words above.\n{{ number("a") }}', True),
        ('Look at {{ drawing("a") }} before you call.', True),
        ('Words.\n\n{{ number("a") }}\n\nWords.', False),
        ('It takes {{ duration("a") }} or more.', False),
    ],
)
def test_a_block_macro_has_a_paragraph_of_its_own(body: str, torn: bool):
    page, _ = read_page("about/a.md", FRONT_MATTER + body + "\n")
    content = Content(unsound={"numbers", "drawings", "durations"})
    assert any("a paragraph of its own" in problem.message for problem in page_problems(page, content)) == torn
