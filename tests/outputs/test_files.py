"""The files beside the pages: sitemap, robots.txt, feed, security.txt, llms.txt and Markdown copies."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from publishing.content.model import Content
from publishing.outputs.atom_feed import NAMESPACE, News, feed
from publishing.outputs.markdown_copy import page_as_markdown
from publishing.outputs.security_txt import security_text, write_security_text
from publishing.outputs.sitemap import NAMESPACE as SITEMAP
from publishing.settings.site import SiteSettings
from tests.site.pages import built_pages

ORIGIN = "http://127.0.0.1:8000/"
SETTINGS = SiteSettings("Guides", "https://guides.test/")
DAY = date(2026, 12, 1)


def test_the_sitemap_lists_every_page_but_the_one_for_what_is_missing(built_site: Path):
    listed = [node.text for node in ET.parse(built_site / "sitemap.xml").iter(f"{{{SITEMAP}}}loc")]
    assert sorted(listed) == sorted(
        ORIGIN + name.removesuffix("index.html") for name in built_pages(built_site) if name != "404.html"
    )
    assert not (built_site / "sitemap.xml.gz").exists()
    assert f"Sitemap: {ORIGIN}sitemap.xml" in (built_site / "robots.txt").read_text().splitlines()


class TestFeed:
    def entries(self, items: list[News]) -> list[dict[str, str]]:
        root = ET.fromstring(feed(items, SETTINGS, DAY))
        names = ("id", "title", "updated", "summary")
        return [
            {name: entry.findtext(f"{{{NAMESPACE}}}{name}", "") for name in names}
            for entry in root.iter(f"{{{NAMESPACE}}}entry")
        ]

    def test_an_entry_has_a_lasting_name_its_day_and_its_words(self, content: Content):
        guide = content.guides[0]
        told = self.entries([News(DAY, guide, "changed", 2, "Words & more <words>.")])
        assert told == [
            {
                "id": f"tag:guides.test,2026-12-01:{guide.address}changed-2",
                "title": guide.meta.title,
                "updated": "2026-12-01T00:00:00Z",
                "summary": "Words & more <words>.",
            }
        ]

    def test_a_feed_without_entries_is_a_feed(self):
        root = ET.fromstring(feed([], SETTINGS, DAY))
        assert root.findtext(f"{{{NAMESPACE}}}updated") == "2026-12-01T00:00:00Z"
        assert self.entries([]) == []

    def test_readers_find_it_from_the_home_page(self, built_site: Path):
        page = built_pages(built_site)["index.html"]
        (link,) = page.tree.css("link[type='application/atom+xml']")
        assert (built_site / (link.attributes["href"] or "")).is_file()


class TestSecurity:
    def test_nothing_is_made_up_where_no_contact_is_named(self, built_site: Path, tmp_path: Path):
        assert list(built_site.rglob("security.txt")) == []
        assert write_security_text(tmp_path, SETTINGS, DAY) == []
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("contact", "shown"),
        [("a@b.org", "mailto:a@b.org"), ("mailto:a@b.org", "mailto:a@b.org"), ("https://b.org/report",) * 2],
    )
    def test_it_names_the_contact_and_runs_out_within_a_year(self, contact: str, shown: str):
        lines = dict(line.split(": ", 1) for line in security_text(contact, SETTINGS.url, DAY).splitlines())
        assert lines["Contact"] == shown
        assert DAY < date.fromisoformat(lines["Expires"][:10]) < date(2027, 12, 1)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", lines["Expires"])
        assert lines["Canonical"] == "https://guides.test/.well-known/security.txt"

    @pytest.mark.parametrize(
        "contact", ["nonsense", "http://plain.org", "javascript:alert(1)", "a@b.org\nExpires: never"]
    )
    def test_what_is_no_address_stops_the_build(self, contact: str, tmp_path: Path):
        (problem,) = write_security_text(tmp_path, SiteSettings("G", "https://g.test/", security_contact=contact), DAY)
        assert "is no address" in str(problem)
        assert list(tmp_path.iterdir()) == []


class TestMarkdownCopies:
    def test_a_copy_has_every_word_of_the_page(self, built_site: Path, content: Content):
        for guide in content.guides:
            page = built_pages(built_site)[f"{guide.address}index.html"]
            copy = (built_site / guide.address / "index.md").read_text(encoding="utf-8")
            words = plain(re.sub(r"\]\([^)\s]*\)", "", copy))
            for node in page.tree.css("article :is(h1, h2, h3, h4, dt, dd, summary, td, th, p)"):
                for text in node.iter(include_text=True):
                    if text.tag == "-text":
                        assert plain(text.text()) in words, text.text()

    def test_each_citation_leads_to_a_source_with_its_address(self, built_site: Path, content: Content):
        for guide in content.guides:
            copy = (built_site / guide.address / "index.md").read_text(encoding="utf-8")
            text, sources = copy.split("\n**Sources (")
            marks = re.findall(r"\[(\d+(?:, \d+)*)\](?!\()", text)
            cited = {number for mark in marks for number in mark.split(", ")}
            listed = re.findall(r"^(\d+)\. .*\]\(https://", sources, re.MULTILINE)
            assert cited == set(listed), guide.path
            assert len(listed) >= 20
            assert copy.startswith(f"{guide.meta.series}\n\n# {guide.meta.title}\n\n<{ORIGIN}{guide.address}>\n")

    def test_it_is_named_in_the_page_and_in_llms_txt(self, built_site: Path, content: Content):
        text = (built_site / "llms.txt").read_text(encoding="utf-8")
        assert text.startswith("# CancerFax Guides\n\n> ")
        for guide in content.guides:
            (link,) = built_pages(built_site)[f"{guide.address}index.html"].tree.css("link[type='text/markdown']")
            assert link.attributes["href"] == "index.md"
            assert f"[{guide.meta.title}]({ORIGIN}{guide.address}index.md): {guide.meta.description}" in text
        for address in re.findall(r"\]\(([^)]+)\)", text):
            name = address.removeprefix(ORIGIN)
            assert (built_site / name / "index.html").is_file() or (built_site / name).is_file(), address

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<p>2 * 3 <b>bold</b> &lt;b&gt;</p>", r"2 \* 3 **bold** \<b>"),
            ("<p>1999. A year</p>", r"1999\. A year"),
            ("<p># no heading</p>", r"\# no heading"),
            ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
            ("<p><a href='../x/#y'>x <strong>y</strong></a></p>", "[x **y**](https://g.test/x/#y)"),
            ("<table><tr><th>a|b</th></tr><tr><td>c</td></tr></table>", "| a\\|b |\n| --- |\n| c |"),
            ("<p><svg role='img' aria-label='4 of 100'></svg> people</p>", "(4 of 100) people"),
            ("<p><svg aria-hidden='true'><path/></svg>words</p>", "words"),
            ("<p>so<sup>&nbsp;<a role='doc-noteref' href='#fn:3'>[3, 4]</a></sup>.</p>", "so [3, 4]."),
            ("<dl><dt>CRS</dt><dd>A storm.</dd></dl>", "**CRS**\n\nA storm."),
            ("<div><p class='admonition-title'>Call</p><p>Now.</p></div>", "**Call**\n\nNow."),
            ("<details><summary>Why?</summary><p>So.</p></details>", "**Why?**\n\nSo."),
        ],
    )
    def test_each_kind_of_element(self, html: str, expected: str):
        made = page_as_markdown(f"<article>{html}</article>", "https://g.test/guides/")
        assert made == f"<https://g.test/guides/>\n\n{expected}\n"

    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("#a", "https://g.test/guides/#a"),
            ("", "https://g.test/guides/"),
            ("../a/", "https://g.test/a/"),
            ("/a.csv?b=1&c#d", "https://g.test/a.csv?b=1&c#d"),
            ("a b", "https://g.test/guides/a%20b"),
            ("https://example.org/a(b)?c=%20#d", "https://example.org/a(b)?c=%20#d"),
            ("http://example.org", "http://example.org"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("tel:112", "tel:112"),
        ],
    )
    def test_a_link_leads_to_the_same_place_from_anywhere(self, address: str, expected: str):
        html = f"<article><p><a href='{address.replace('&', '&amp;')}'>words</a></p></article>"
        made = page_as_markdown(html, "https://g.test/guides/")
        assert f"[words]({expected})" in made


def plain(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(sign for sign in text if sign.isalnum())
