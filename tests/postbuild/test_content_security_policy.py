"""The rules of what a page may load and run, and their forms for hosts."""

import re

import pytest

from publishing.postbuild.content_security_policy import policy, script_digests, with_policy

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
    rules = policy([GO])
    assert rules.startswith("default-src 'none'; ")
    assert GO in rules
    assert not re.search(r"unsafe|\*|https?:", rules)


def test_the_order_of_digests_does_not_change_the_policy():
    assert policy(["'b'", "'a'"]) == policy(["'a'", "'b'"])


def test_a_page_gets_its_own_policy_in_the_place_kept_for_it():
    assert f'content="{policy([GO])}"' in with_policy(f"{PLACE}<script>go()</script>", [GO])


@pytest.mark.parametrize("html", ["<p>no place", PLACE * 2])
def test_a_page_without_one_place_stops_the_build(html: str):
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        with_policy(html, [])
