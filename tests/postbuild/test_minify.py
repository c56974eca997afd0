"""What is taken out of a built page, and what is not."""

import pytest

from publishing.postbuild.minify import minified

BACK = '<a class="footnote-backref" href="#fnref{}:a" title="Back">↩</a>'


@pytest.mark.parametrize(
    ("html", "same"),
    [
        ("<p>\n    a\n\n  b</p>", "<p>\na\nb</p>"),
        ("<p>a  \n</p>", "<p>a\n</p>"),
        ("<pre>\n    a\n</pre>\n  <p>", "<pre>\n    a\n</pre>\n<p>"),
        ("<script>\n  a\n</script>\n\n<script>\n  b</script>", "<script>\n  a\n</script>\n<script>\n  b</script>"),
        (f"<p>{BACK.format('')}{BACK.format(2)}{BACK.format(3)}</p>", f"<p>{BACK.format('')}</p>"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', '<svg viewBox="0 0 1 1"/>'),
        (f"<p>{BACK.format('')}</p>\n<p>{BACK.format(2)}</p>", f"<p>{BACK.format('')}</p>\n<p>{BACK.format(2)}</p>"),
    ],
)
def test_only_what_nobody_sees_goes(html: str, same: str):
    assert minified(html) == same
    assert minified(same) == same
