"""What the pages of a preview say while a mistake stands."""

from collections.abc import Iterable
from wsgiref.util import setup_testing_defaults

import pytest

from publishing.content.diagnostics import Problem
from publishing.engines.mistakes_shown import Mistakes, with_words
from tests.project_files import PROJECT

ONE = Problem("docs/care/wait.md", 7, 3, "<b> is not allowed. Write **bold**.")
TWO = Problem("docs/_data/sources.yml", 1, 1, "this file is missing. Bring it back.")


def served(kind: str, body: bytes, words: bytes) -> tuple[bytes, dict[str, str]]:
    sent: dict[str, str] = {}

    def pages(_environ: object, start_response: object) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    answer = with_words(pages, lambda: words)(environ, lambda _status, headers: sent.update(headers))
    return b"".join(answer), sent


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (b"<body><p>Words.</body></html>", b"<body><p>Words.<i>!</i></body></html>"),
        (b"<h1>Not built yet</h1>", b"<h1>Not built yet</h1><i>!</i>"),
    ],
)
def test_each_page_ends_with_the_words(html: bytes, shown: bytes):
    body, headers = served("text/html", html, b"<i>!</i>")
    assert body == shown
    assert headers.get("Content-Length", str(len(body))) == str(len(body))


def test_a_page_without_mistakes_and_other_files_are_sent_as_they_are():
    assert served("text/html", b"<body></body>", b"")[0] == b"<body></body>"
    body, headers = served("text/css", b"</body>", b"<i>!</i>")
    assert (body, headers["Content-Length"]) == (b"</body>", "7")


def test_every_place_is_named_and_nothing_in_it_is_markup():
    html = Mistakes([ONE, TWO], others_follow=True).html(PROJECT).decode()
    assert "2 places to mend." in html
    assert "<code>docs/care/wait.md:7:3</code> &lt;b&gt; is not allowed. Write **bold**." in html
    assert "<code>docs/_data/sources.yml:1:1</code>" in html
    assert "all others as you saved them" in html


def test_what_the_browser_shows_meanwhile_is_said():
    assert "You see the site as it was before." in Mistakes([ONE], others_follow=False).html(PROJECT).decode()
    assert "our code fails" in Mistakes([], others_follow=False).html(PROJECT).decode()
