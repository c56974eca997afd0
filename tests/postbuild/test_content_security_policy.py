"""The rules of what a page may load and run, and their forms for hosts."""

import re

import pytest

from publishing.postbuild.content_security_policy import (
    DIGEST,
    POLICY,
    SCRIPT_OF_TEMPLATE,
    script_digests,
    with_policy,
)
from tests.project_files import PROJECT

PLACE = '<meta http-equiv="Content-Security-Policy" content="">'
# printf 'go()' | openssl dgst -sha256 -binary | base64
GO = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"


@pytest.mark.parametrize(
    ("html", "digests"),
    [
        ("<script>go()</script>", {GO}),
        ("<script>go()</script><p><script>go()</script>", {GO}),
        ("<script type=module>go()</script>", {GO}),
        ("<script src=a.js></script>", set()),
        ('<script type="application/ld+json">{}</script>', set()),
        ('<script type="application/json">{}</script>', set()),
        ("<p>none", set()),
    ],
)
def test_only_inline_scripts_that_run_need_a_digest(html: str, digests: set[str]):
    assert script_digests(html) == digests


def test_nothing_is_allowed_that_is_not_named():
    assert POLICY.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|\*|https?:", POLICY)


def test_the_script_of_the_template_is_the_one_that_is_allowed():
    assert script_digests((PROJECT / SCRIPT_OF_TEMPLATE).read_text("utf-8")) == {DIGEST}


def test_a_page_gets_the_policy_in_the_place_kept_for_it():
    assert f'content="{POLICY}"' in with_policy(f"{PLACE}<p>words")


@pytest.mark.parametrize("script", ["<script>go()</script>", "<script type=module>go()</script>"])
def test_a_script_that_nobody_wrote_down_stops_the_build(script: str):
    with pytest.raises(ValueError, match="does not allow") as told:
        with_policy(f"{PLACE}{script}")
    assert GO in str(told.value)


@pytest.mark.parametrize("html", ["<p>no place", PLACE * 2])
def test_a_page_without_one_place_stops_the_build(html: str):
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        with_policy(html)
