"""The rules of what a page may load and run: written down, not worked out from what was built."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing.postbuild.audit.run import WRITTEN_SCRIPTS, that_run
from publishing.postbuild.content_security_policy import DIGEST, POLICY, SCRIPT_OF_TEMPLATE, digest_of, with_policy
from tests.project_files import PROJECT

PLACE = '<meta http-equiv="Content-Security-Policy" content="">'


def test_a_digest_is_written_as_a_policy_writes_it():
    # printf 'go()' | openssl dgst -sha256 -binary | base64
    assert digest_of("go()") == "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>go()</script>", ["go()"]),
        ("<script type=module>go()</script>", ["go()"]),
        ("<script src=a.js></script>", []),
        ('<script type="application/ld+json">{}</script>', []),
        ('<script type="application/json">{}</script>', []),
        ("<p>none", []),
    ],
)
def test_only_scripts_in_a_page_that_run_need_a_digest(html: str, scripts: list[str]):
    assert [*that_run(LexborHTMLParser(html).css(WRITTEN_SCRIPTS))] == scripts


def test_the_script_of_the_template_is_the_one_that_is_allowed():
    template = LexborHTMLParser((PROJECT / SCRIPT_OF_TEMPLATE).read_text("utf-8"))
    assert [digest_of(script) for script in that_run(template.css(WRITTEN_SCRIPTS))] == [DIGEST]


def test_nothing_is_allowed_that_is_not_named():
    assert POLICY.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|\*|https?:", POLICY)


def test_a_page_gets_the_policy_in_the_place_kept_for_it():
    assert f'content="{POLICY}"' in with_policy(f"{PLACE}<p>words")


@pytest.mark.parametrize("html", ["<p>no place", PLACE * 2])
def test_a_page_without_one_place_stops_the_build(html: str):
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        with_policy(html)
