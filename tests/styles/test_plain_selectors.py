"""`:is()` is written out where that changes no weight, and left where it would."""

import pytest

from publishing.styles.plain_selectors import without_is
from publishing.styles.rules import read_rules, write_rules


@pytest.mark.parametrize(
    ("css", "plain"),
    [
        (".a :is(h1, h2){b:c}", ".a h1,.a h2{b:c}"),
        (".a:is(.b, [c]) p{b:c}", ".a.b p,.a[c] p{b:c}"),
        (":is(h1, h2) :is(b, i){b:c}", "h1 b,h1 i,h2 b,h2 i{b:c}"),
        ("@media print{:is(h1, h2):hover{b:c}}", "@media print{h1:hover,h2:hover{b:c}}"),
        (":is(h1, .a){b:c}", ":is(h1,.a){b:c}"),
        (":is(ul li, h1){b:c}", ":is(ul li,h1){b:c}"),
        (".a:is(h1, h2){b:c}", ".a:is(h1,h2){b:c}"),
        (":not(:is(h1, h2)){b:c}", ":not(:is(h1,h2)){b:c}"),
    ],
)
def test_written_out(css: str, plain: str):
    assert write_rules(without_is(read_rules(css, "a.css"))) == plain
