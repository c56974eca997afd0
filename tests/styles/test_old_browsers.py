"""Old phones read the style sheet: what they do not know has an older word beside it."""

import pytest

from publishing.styles.old_browsers import for_old_browsers
from publishing.styles.rules import StyleError

LOWERED = {
    "any of several": (".a :is(.b,summary) p{margin:0}", ".a :-webkit-any(.b,summary) p{margin:0}"),
    "none of several": ("a:not(.b,[c]){margin:0}", "a:not(:-webkit-any(.b,[c])){margin:0}"),
    "all four sides": ("a{inset:0}", "top:0"),
    "two sides": ("a{padding-block:0}", "padding-block-start:0"),
}


@pytest.mark.parametrize(("css", "older"), LOWERED.values(), ids=LOWERED)
def test_an_older_word_stands_beside_a_new_one(css: str, older: str):
    assert older in for_old_browsers(css)


def test_browsers_that_know_all_get_it_as_it_was_written():
    css = ".a :is(.b,summary) p{margin:0}"
    assert for_old_browsers(css).endswith(css)
    assert for_old_browsers(css, ("chrome 140",)) == css


def test_what_nobody_can_read_is_named():
    with pytest.raises(StyleError, match=r"no browser can read this: p\{margin:0\}a >> b"):
        for_old_browsers("p{margin:0}a >> b{margin:0}")
