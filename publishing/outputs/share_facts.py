"""What a page tells those who share its address, and those who read it by machine."""

from publishing.content.model import SourcePage

NOT_FOUND = "404.md"
CARDS = "assets/cards"
FEED = "changes.xml"
MARKDOWN = "index.md"
"""The Markdown copy of a guide, beside its index.html."""

BOOKLET = "pdf/all-guides.pdf"

FEED_PAGES = ("index.md", "guides/index.md")
"""Who looks for a feed looks here; on every page it would be a line that nobody reads."""


def card_name(page: SourcePage) -> str:
    """The page's card below the site's root, such as assets/cards/guides--solid-tumors.png."""
    return f"{CARDS}/{page.path.removesuffix('.md').replace('/', '--')}.png"


def pdf_name(page: SourcePage) -> str:
    """The guide's PDF below the site's root, such as pdf/solid-tumors.pdf."""
    return f"pdf/{page.address.split('/')[-2]}.pdf"


def paper_facts(page: SourcePage) -> dict[str, str]:
    """The PDFs that a page leads to; they are there when `make pdf` builds the site."""
    if page.is_guide:
        return {"guide": pdf_name(page)}
    return {"booklet": BOOKLET} if page.path == "guides/index.md" else {}


def share_facts(page: SourcePage, site_url: str) -> dict[str, str]:
    """Addresses and kind of a page for its head; nothing for the page that stands in for missing ones."""
    if page.path == NOT_FOUND:
        return {}
    return {
        "type": "article" if page.is_guide else "website",
        "url": site_url + page.address,
        "image": site_url + card_name(page),
        "markdown": MARKDOWN if page.is_guide else "",
        "feed": FEED if page.path in FEED_PAGES else "",
    }
