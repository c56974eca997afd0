"""The built site, checked again: a hole in the checks before the build must not be a hole in the site."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.postbuild.audit.article import article_findings
from publishing.postbuild.audit.finding import Finding, attribute, text
from publishing.postbuild.content_security_policy import DIGEST, SCRIPT_OF_TEMPLATE, digest_of

FORBIDDEN = "iframe, frame, frameset, object, embed, applet, base, portal, noembed, meta[http-equiv=refresh]"
WRITTEN_SCRIPTS = "script:not([src])"
DATA_SCRIPTS = ("application/json", "application/ld+json")
BEHIND = rb"[\s\"'/]"
RISKY = tuple(
    re.compile(rb"%b(?<=%b%b)%b\s*=" % (start, BEHIND, start, rest))
    for start, rest in ((b"on", rb"\w+"), (b"style", b""), (b"srcdoc", b""), (b"formaction", b""))
)
"""Bytes, in small letters, without which the slow look at every attribute of a page finds nothing: names cannot be
written in code, and each begins behind a blank, a quote or a slash. Python skips to the letters of each pattern."""

RUNS = re.compile(r"on\w+|srcdoc|formaction|style")
ADDRESS_KEYS = frozenset(("href", "src", "action", "xlink:href", "poster", "cite", "background", "ping", "srcset"))
WITH_ADDRESS = ", ".join(f"[{key}]" for key in sorted(ADDRESS_KEYS) if ":" not in key) + ", use"
SCHEMES = re.compile(r"^(https|mailto|tel)?$")
LOADED_FROM_ELSEWHERE = (
    "script[src*='//'], link[rel=stylesheet][href*='//'], img[src*='//'], source[src*='//'], link[rel=preload]"
    "[href*='//'], link[rel=modulepreload][href*='//'], video[src*='//'], audio[src*='//'], link[rel=icon][href*='//']"
)

Blank = Callable[[str], str]
"""Gives the HTML of a built file as the theme makes it without a word of its page."""


def check_page(name: str, raw: bytes, tree: LexborHTMLParser, site_url: str, blank: Blank) -> list[Finding]:
    """What one built file must not contain; `tree` is what its bytes say."""
    return [*_page(tree, raw, site_url), *article_findings(tree, lambda: LexborHTMLParser(blank(name)))]


def that_run(written: Iterable[LexborNode]) -> Iterator[str]:
    """The text of each of the scripts written in a page that a browser would run."""
    for node in written:
        if node.attributes.get("type") not in DATA_SCRIPTS:
            yield node.text() or ""


def _page(tree: LexborHTMLParser, raw: bytes, site_url: str) -> Iterator[Finding]:
    # One walk through the page tells that two are not needed.
    suspect = tree.css_first(f"{FORBIDDEN}, {LOADED_FROM_ELSEWHERE}") is not None
    for node in tree.css(FORBIDDEN) if suspect else ():
        yield Finding(f"<{node.tag}> is not allowed anywhere. Remove what brought it there.", f"<{node.tag}")
    written = tree.css(WRITTEN_SCRIPTS)
    for script in that_run(written):
        if (digest := digest_of(script)) != DIGEST:
            message = f"a script that the theme does not write: {script[:60]!r}. Remove what brought it there."
            own = f"If {SCRIPT_OF_TEMPLATE} changed, write {digest} into content_security_policy.py."
            yield Finding(f"{message} {own}", text(script))
    for node in tree.css(LOADED_FROM_ELSEWHERE) if suspect else ():
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        yield Finding(f"{address!r} is loaded from another host. Keep the file in docs/assets.", text(address))
    for node in written:
        if node.attributes.get("type") in DATA_SCRIPTS and not _is_json(node.text() or ""):
            yield Finding("data for machines (JSON) is not readable. Check the quotes in title and description.")
    yield from _links_to_nothing(tree)
    yield from address_findings(tree.css(WITH_ADDRESS), site_url)
    small = raw.lower()
    if any(pattern.search(small) for pattern in RISKY):
        yield from running_attributes(tree.css("*"))


def _links_to_nothing(tree: LexborHTMLParser) -> Iterator[Finding]:
    """Each link to a place of the same page that is not there: most often a shared block leads to another one's."""
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for place in dict.fromkeys(node.attributes["href"][1:] for node in tree.css("article a[href^='#']")):
        if place not in ids and unquote(place) not in ids:
            message = f"the link #{place} leads to no heading of this page. Name one that is there, or delete the link."
            yield Finding(message, rf"\(#{re.escape(place)}\)")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def running_attributes(nodes: Iterable[LexborNode]) -> Iterator[Finding]:
    """Each attribute that runs a script or moves things about the screen."""
    for node in nodes:
        for key in node.attributes:
            if RUNS.fullmatch(key.lower()):
                message = f"the attribute {key!r} of <{node.tag}> is not allowed. Remove what brought it there."
                yield Finding(message, attribute(key))


def address_findings(nodes: Iterable[LexborNode], site_url: str) -> Iterator[Finding]:
    """Each address that is not one of those a page may have."""
    for node in nodes:
        for key, value in node.attributes.items():
            if key.lower() in ADDRESS_KEYS and value and not _allowed(value, site_url):
                message = f"the address {value[:60]!r} is not allowed. Use https, mailto, tel or a place in this site."
                yield Finding(message, text(value))


@lru_cache(maxsize=10_000)
def _allowed(address: str, site_url: str) -> bool:
    """Few addresses stand on one page only."""
    # A preview is served without encryption, and names its own address in each page.
    return address.startswith(site_url) or bool(SCHEMES.match(scheme(address)))


def scheme(address: str) -> str:
    """The scheme as a browser reads it: blanks and control signs in it do not count. Empty if there is none."""
    plain = re.sub(r"[\x00-\x20]", "", address)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return found[1].lower() if found else ""
