"""Links of a page that is converted in sections are those that MkDocs itself would make."""

import logging

import pytest
from mkdocs.structure.files import File, Files

from publishing.engines.page_links import PageLinks

HERE, GLOSSARY, PICTURE = (
    File(name, "docs", "site", use_directory_urls=True) for name in ("guides/one.md", "glossary.md", "assets/a.svg")
)


def links() -> PageLinks:
    return PageLinks(HERE, Files([HERE, GLOSSARY, PICTURE]))


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/glossary.md", "../../glossary/"),
        ("/glossary.md#crs", "../../glossary/#crs"),
        ("../glossary.md#crs", "../../glossary/#crs"),
        ("/assets/a.svg", "../../assets/a.svg"),
        ("one.md", "./"),
        ("#here", "#here"),
    ],
)
def test_an_address_is_relative_to_the_built_page(link: str, address: str):
    assert links().address(link) == address


def test_anchors_are_remembered_by_their_file():
    one = links()
    for link in ("/glossary.md#crs", "/glossary.md#crs", "#here", "/glossary.md"):
        one.address(link)
    assert one.to_anchors == {GLOSSARY: {"crs": "/glossary.md#crs"}, HERE: {"here": "#here"}}


def test_a_link_that_leads_nowhere_is_a_warning(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        assert links().address("/nowhere.md") == "/nowhere.md"
    assert "guides/one.md links to '/nowhere.md'" in caplog.text
