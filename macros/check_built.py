"""The built site, checked again: a hole in the checks before the build must not be a hole in the site."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.built_article import article_problems
from macros.kept import Kept, digest
from macros.problems import Problem

FORBIDDEN = "iframe, frame, frameset, object, embed, applet, base, portal, noembed, meta[http-equiv=refresh]"
DATA_SCRIPTS = ("application/json", "application/ld+json")
RISKY = re.compile(rb"(on\w+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
"""Bytes without which the slow look at every attribute of a page finds nothing: names cannot be written in code."""

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


def check_site(
    site: Path, site_url: str, source_of: dict[str, str], blank: Blank, kept: Kept | None = None
) -> list[Problem]:
    """Every element, attribute, address, script and left-over mark that the site must not contain.

    `source_of` names the source file of a built file; both are relative, to the project and to `site`. A page with the
    very bytes of one that was found clean, as `kept` knows them, is not looked at again.
    """
    found: list[Problem] = []
    scripts: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        raw = path.read_bytes()
        key, before = digest(name, site_url, raw), len(found)
        if kept and kept.get(key):
            continue
        tree = LexborHTMLParser(raw)

        def tell(message: str, name: str = name) -> None:
            found.append(Problem(source_of.get(name, f"site/{name}"), 1, 1, f"on the built page, {message}"))

        for message in _page(tree, raw, site_url):
            tell(message)
        for script, text in inline_scripts(tree):
            if script not in scripts:
                # The theme's scripts differ by the depth of a page only, so few pages are made again.
                scripts |= {known for known, _ in inline_scripts(LexborHTMLParser(blank(name)))}
            if script not in scripts:
                tell(f"a script that the theme does not write: {text[:60]!r}. Remove what brought it there.")
        for message in article_problems(tree, lambda name=name: LexborHTMLParser(blank(name))):
            tell(message)
        if kept and len(found) == before:
            kept.put(key, True)
    return found


def inline_scripts(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Digest and text of every script of a page that a browser would run and that is not a file."""
    for node in tree.css("script:not([src])"):
        if node.attributes.get("type") not in DATA_SCRIPTS:
            text = node.text() or ""
            yield hashlib.sha256(text.encode()).hexdigest(), text


def _page(tree: LexborHTMLParser, raw: bytes, site_url: str) -> Iterator[str]:
    for node in tree.css(FORBIDDEN):
        yield f"<{node.tag}> is not allowed anywhere. Remove what brought it there."
    for node in tree.css(LOADED_FROM_ELSEWHERE):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        yield f"{address!r} is loaded from another host. Keep the file in docs/assets."
    for node in tree.css("script:not([src])"):
        if node.attributes.get("type") in DATA_SCRIPTS and not _is_json(node.text() or ""):
            yield "data for machines (JSON) is not readable. Check the quotes in title and description."
    yield from address_problems(tree.css(WITH_ADDRESS), site_url)
    if RISKY.search(raw):
        yield from running_attributes(tree.css("*"))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def running_attributes(nodes: Iterable[LexborNode]) -> Iterator[str]:
    """A message for each attribute that runs a script or moves things about the screen."""
    for node in nodes:
        for key in node.attributes:
            if RUNS.fullmatch(key.lower()):
                yield f"the attribute {key!r} of <{node.tag}> is not allowed. Remove what brought it there."


def address_problems(nodes: Iterable[LexborNode], site_url: str) -> Iterator[str]:
    """A message for each address that is not one of those a page may have."""
    for node in nodes:
        for key, value in node.attributes.items():
            # A preview is served without encryption, and names its own address in each page.
            allowed = not value or value.startswith(site_url) or SCHEMES.match(scheme(value))
            if key.lower() in ADDRESS_KEYS and not allowed:
                yield f"the address {value[:60]!r} is not allowed. Use https, mailto, tel or a place in this site."


def scheme(address: str) -> str:
    """The scheme as a browser reads it: blanks and control signs in it do not count. Empty if there is none."""
    plain = re.sub(r"[\x00-\x20]", "", address)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return found[1].lower() if found else ""
