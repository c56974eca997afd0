"""Names of links: whoever hears a list of them, out of their text, must know which leads where."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.site.pages import BuiltPage, built_pages

OF_THE_PAGE = ".contents a, .site-menu__here a"
"""The page's own headings, in a list of that name: one may be called what a page is called."""


def places_by_name(page: BuiltPage) -> dict[str, set[str]]:
    """Where the links of each accessible name lead. Numbers of notes are named by their role."""
    own = {node.mem_id for node in page.tree.css(OF_THE_PAGE)}
    places: dict[str, set[str]] = {}
    for node in page.tree.css("a[href]:not([role=doc-noteref])"):
        if node.mem_id in own:
            continue
        name = node.attributes.get("aria-label") or " ".join(node.text().split())
        places.setdefault(name, set()).add(urljoin(page.address, node.attributes["href"] or ""))
    return places


@pytest.mark.parametrize("site", ["built_site", "signed_site"])
def test_links_of_one_name_lead_to_one_place(site: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(site)
    many = {
        (page.path, name): places
        for page in built_pages(folder).values()
        for name, places in places_by_name(page).items()
        if name and len(places) > 1
    }
    assert many == {}
