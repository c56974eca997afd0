"""Links and images: where they lead, how they are written, what they are called."""

import re
from collections.abc import Iterator

from publishing.assembly.anchors import PRINTED_RECORDS, anchors
from publishing.assembly.templates import without_templates
from publishing.checks.markdown.miswritten_links import LINK, PATTERNS
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.source import HTTPS
from publishing.content.passages import Passage
from publishing.text.addresses import passed_on

OPENS_ADDRESS = re.compile(r"\]\(")
INTERNAL = re.compile(r"/(?P<page>[A-Za-z0-9._/-]*)(?P<anchor>#[\w-]*)?")
MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+")
PHONE = re.compile(r"tel:\+[0-9-]{5,20}")
SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")
WEB_ADDRESS = re.compile(r"https?://(?P<host>[\w.-]+)(?::\d+)?(?P<path>[^?#\s]*)(?:\?[^#\s]*)?(?P<anchor>#[\w-]+)?")
OF_A_REPOSITORY = re.compile(r"/[\w.-]+/[\w.-]+/(?:blob|edit|raw)/[^/]+/docs/(?P<page>[\w./-]+\.md)")
"""The path of a page's file on GitHub."""
OWN_COMPUTER = ("127.0.0.1", "localhost")
"""Where `make serve` shows the site."""
HOST = re.compile(r"\b(?:[\w-]+\.)+(?:gov|org|com|net|int|edu|info|eu|uk|cn|in|de|ch)\b(?!\.\w)", re.IGNORECASE)
ONLY_A_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,24}", re.IGNORECASE)
"""Words that are nothing but the name of a host, whatever its ending."""
VAGUE = frozenset(("here", "click here", "this", "link", "this link", "read more", "more", "this page", "click"))
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
FILE_NAME = re.compile(r"\.(png|jpe?g|webp|svg|gif)$|^(image|picture|photo|img)[\d _-]*$", re.IGNORECASE)

ADDRESSED = ("signers",)
"""Keys whose texts are mail addresses for git, and are printed nowhere."""


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every link and image of one passage that leads nowhere, elsewhere than it may, or is not written well."""
    text = without_templates(passage.text) if passage.kind != "field" else passage.text
    taken = set()
    for found in LINK.finditer(text):
        taken.add(found.start("address") - 2)
        at = found.start("address")
        if passage.kind == "partial" and "{{" in passage.text[at : found.end()]:
            continue  # a template writes the address
        check = _image if found["image"] else _link
        for message in check(found["words"].strip(), found["address"], passage, content):
            yield passage.problem(at, message)
    for opening in OPENS_ADDRESS.finditer(text):
        if opening.start() not in taken and passage.kind != "partial":
            message = (
                "this address cannot be read. Write [words](address), without blanks or brackets in the address: "
                "%20, %28 and %29 stand for them."
            )
            yield passage.problem(opening.start() + 2, message)
    if passage.kind != "partial" and passage.key not in ADDRESSED:
        for signs, pattern, message in PATTERNS:
            if not any(sign in text for sign in signs):
                continue  # quicker than to look for the pattern
            yield from (passage.problem(found.start(), message) for found in pattern.finditer(text))


def _link(words: str, address: str, passage: Passage, content: Content) -> Iterator[str]:
    if not words and passage.kind != "partial":
        yield "the link has no words. Write what it leads to between [ and ]."
    elif "[^" in words:
        yield "a citation inside a link is a link in a link. Write it behind the address: [words](address)[^its-id]."
    elif words.casefold().strip(".!?") in VAGUE:
        yield f"{words!r} does not say where the link leads. Name the page it opens."
    named = "." in words and (HOST.search(words) or ONLY_A_HOST.fullmatch(words))
    outside = HTTPS.fullmatch(address)
    if named and outside and not f".{outside['host']}".endswith(f".{named[0].lower().removeprefix('www.')}"):
        yield f"the words name {named[0]}, but the link leads elsewhere. Write words that say where."
    if address.startswith("#"):
        # What headings a page gets from its front matter is not known while that is not sound.
        if passage.page in content.pages and address[1:] not in anchors(passage.page, content):
            known = anchors(passage.page, content)
            yield unknown("the heading", address[1:], known, "this page, in braces after each heading")
    elif address.startswith("/") and not address.startswith("//"):
        yield from _internal(address, content)
    elif message := passed_on(address):
        yield message
    else:
        yield from _outside(address, content)


def _internal(address: str, content: Content) -> Iterator[str]:
    found = INTERNAL.fullmatch(address)
    page = found["page"] if found else ""
    judged = content.unsound.isdisjoint(PRINTED_RECORDS)
    if not found or ".." in page or "//" in address:
        yield f"{address!r} is not an address in this site. Write /guides/name.md or /glossary.md#word."
    elif not page.endswith(".md"):
        target = page.rstrip("/").removesuffix(".html") or "index"
        guess = next(
            (name for name in (f"{target}.md", f"{target}/index.md") if name in content.pages), "guides/name.md"
        )
        yield f"links name the file, not the address. Write /{guess}{found['anchor'] or ''}."
    elif page not in content.pages:
        if page not in content.unsound:
            yield unknown("the page", f"/{page}", [f"/{name}" for name in content.pages], "docs/")
    elif found["anchor"] is not None and found["anchor"][1:] not in anchors(page, content) and judged:
        yield unknown("the heading or entry", found["anchor"][1:], anchors(page, content), f"docs/{page}")


def _outside(address: str, content: Content) -> Iterator[str]:
    if own := _our_page(address, content):
        yield f"this is the web address of a page of ours. Write {own}, which leads there on every host."
    elif HTTPS.fullmatch(address) or MAIL.fullmatch(address) or PHONE.fullmatch(address):
        return
    elif not address.strip():
        yield "the link has no address. Write it between ( and )."
    elif address.startswith("http://"):
        yield "the address is not safe to open. Write https:// instead of http://."
    elif address.startswith("//"):
        yield "the address has no beginning. Write https:// before it."
    elif address.lower().startswith("www."):
        yield f"the address has no beginning. Write https://{address}."
    elif '"' in address or "'" in address or " " in address.strip():
        yield "an address has no blanks, quotes or title. Write only the address between ( and )."
    elif address.startswith("https://"):
        yield "this is not a whole public address. Write https://host.org/page in small plain letters."
    elif address.lower().startswith("mailto:"):
        yield "this is not a mail address. Write mailto:name@example.org."
    elif address.lower().startswith("tel:"):
        yield "this is not a phone number. Write tel: and the number with + and country, such as tel:+44123456789."
    elif SCHEME.match(address):
        yield "this kind of address is not allowed. Links begin with https://, mailto:, tel: or /."
    else:
        place = re.sub(r"^(\.{0,2}/)*", "", address)
        file, *anchor = re.split("(?=#)", place, maxsplit=1)
        known = [f"/{name}" for name in content.pages if f"/{name}".endswith(f"/{file}")]
        advice = f"Write {''.join([*known, *anchor])}" if len(known) == 1 else f"Write /{place} with its folder"
        yield f"links start at the docs folder. {advice}."


def _our_page(address: str, content: Content) -> str | None:
    """How to write the link to the page of ours whose web address this is; the host is not asked."""
    found = WEB_ADDRESS.fullmatch(address)
    if not found:
        return None
    if found["host"] == "github.com" and (file := OF_A_REPOSITORY.fullmatch(found["path"])):
        return f"/{file['page']}{found['anchor'] or ''}" if file["page"] in content.pages else None
    path, local = found["path"].rstrip("/").removesuffix("/index.html") + "/", found["host"] in OWN_COMPUTER
    for page in content.pages.values():
        # Other sites, too, have a glossary or a page about privacy; a path like that of a guide is our own.
        if (page.is_guide and path.endswith(f"/{page.address}")) or (local and path == f"/{page.address}" != "/"):
            return f"/{page.path}{found['anchor'] or ''}"
    return None


def _image(words: str, address: str, passage: Passage, content: Content) -> Iterator[str]:
    if passage.kind != "body":
        yield "pictures stand in the body of a page only. Move it there."
    elif not words:
        yield "the picture has no words for people who cannot see it. Say what it shows between [ and ]."
    elif FILE_NAME.search(words):
        yield f"{words!r} does not say what the picture shows. Describe it for people who cannot see it."
    elif not address.startswith("/") or address.startswith("//"):
        yield "pictures are kept in this site. Put the file in docs/assets/images and write /assets/images/name.png."
    elif '"' in address or "'" in address or " " in address.strip():
        yield "an address has no blanks, quotes or title. Write only the address between ( and )."
    elif not address.lower().endswith(IMAGES):
        yield f"{address!r} is no picture. Use one of {', '.join(IMAGES)}."
    elif address[1:] not in content.assets:
        known = [f"/{name}" for name in content.assets if name.endswith(IMAGES)]
        yield unknown("the picture", address, known, "docs/assets/images")
