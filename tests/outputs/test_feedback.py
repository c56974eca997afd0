"""Where a reader's word leads: an address, an issue form, or nowhere. Nothing is collected."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from publishing.content.model import Content
from publishing.outputs.feedback import FORMS, feedback_links
from publishing.settings.site import SiteSettings
from tests.conftest import build
from tests.project_files import PROJECT
from tests.site.pages import built_pages

URL = "https://g.test/"
PAGE = "guides/solid-tumors.md"
ADDRESS = "https://g.test/guides/solid-tumors/"


def links(content: Content, **settings: str) -> dict[str, str]:
    return feedback_links(content.pages[PAGE], SiteSettings("Guides", URL, **settings))


def test_without_repository_and_address_there_are_none(content: Content, built_site: Path):
    assert links(content) == {}
    for page in built_pages(built_site).values():
        assert "helpful" not in page.text("footer")
        assert "Something is wrong" not in page.text("footer")


def test_a_repository_gives_forms_that_know_the_page(content: Content):
    found = links(content, repository="https://code.test/a/b")
    assert list(found) == ["helpful", "wrong", "edit"]
    for key, form in FORMS.items():
        told = parse_qs(urlsplit(found[key]).query)
        assert told == {"template": [f"{form}.yml"], "page": [ADDRESS]}
        fields = yaml.safe_load((PROJECT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text())["body"]
        assert "page" in {field.get("id") for field in fields}
    assert found["edit"] == f"https://code.test/a/b/blob/HEAD/docs/{PAGE}"
    named = links(content, repository="https://code.test/a/b", branch="master")
    assert named["edit"] == f"https://code.test/a/b/edit/master/docs/{PAGE}"


@pytest.mark.parametrize("address", ["hello@g.test", "mailto:hello@g.test"])
def test_an_address_for_mail_comes_before_the_forms(content: Content, address: str):
    found = links(content, feedback_address=address, repository="https://code.test/a/b")
    for key in FORMS:
        assert found[key].startswith("mailto:hello@g.test?subject=")
        assert "+" not in found[key]
        assert parse_qs(urlsplit(found[key]).query)["body"] == [ADDRESS]
    assert found["helpful"] != found["wrong"]
    assert "edit" in found


def test_the_page_for_what_is_missing_is_named_as_hosts_know_it(content: Content):
    found = feedback_links(content.pages["404.md"], SiteSettings("Guides", URL, feedback_address="hello@g.test"))
    assert parse_qs(urlsplit(found["wrong"]).query)["body"] == [f"{URL}404.html"]


def test_a_form_elsewhere_is_led_to_as_it_is(content: Content):
    assert links(content, feedback_address="https://forms.test/x") == dict.fromkeys(FORMS, "https://forms.test/x")


def test_the_page_shows_the_ways(small_project: Path, tmp_path: Path):
    result = build(
        small_project, tmp_path / "site", FEEDBACK_ADDRESS="a@b.test", SECURITY_CONTACT="c@d.test", REPOSITORY_URL=""
    )
    assert result.returncode == 0, result.stderr
    page = built_pages(tmp_path / "site")["care/wait/index.html"]
    ways = {node.text(): node.attributes["href"] or "" for node in page.tree.css("footer a[href^=mailto]")}
    assert list(ways) == ["Was this page helpful? Tell us", "Something is wrong on this page"]
    assert page.tree.css("form[action], iframe") == []
    text = (tmp_path / "site" / ".well-known" / "security.txt").read_text()
    assert text == (tmp_path / "site" / "security.txt").read_text()
    assert "Contact: mailto:c@d.test\n" in text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://g.test/"])
def test_an_address_that_no_page_may_have_stops_the_build(address: str, small_project: Path, tmp_path: Path):
    result = build(small_project, tmp_path / "site", FEEDBACK_ADDRESS=address)
    assert result.returncode != 0
    assert "is not allowed" in result.stderr
