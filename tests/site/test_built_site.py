"""The real site, as a reader sees it."""

import json
import re
from itertools import pairwise
from pathlib import Path
from unicodedata import name

import pytest
from selectolax.lexbor import LexborNode

from publishing.assembly.reading_time import reading_minutes, word_count
from publishing.content.model import Content, address_of
from publishing.content.models.front_matter import CORE_COUNTS
from publishing.search.index import FOLDER as SEARCH
from publishing.search.records import SearchRecord
from tests.site.pages import ADDRESSES, built_pages, dead_links

GUIDES = [address for address in ADDRESSES if address.startswith("guides/") and address != "guides/"]
LEFTOVERS = re.compile(
    r"\{\{|\{%|\{[#:]|โ€|β€|â€|Â |ï»¿|\ufffd|\[\^|check_circle|verified_user|support_agent|footer\.[a-z]+[A-Z]"
)
NUMBER_WORDS = {3: "three", 4: "four", 5: "five", 7: "seven"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_promised_page_exists(address: str, built_site: Path):
    assert (built_site / address / "index.html").is_file()


def test_every_page_has_one_h1_and_ordered_headings(built_site: Path):
    for page in built_pages(built_site).values():
        article = page.tree.css_first("article")
        levels = [int(node.tag[1]) for node in article.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, page.path
        assert levels[0] == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_titles_and_descriptions_are_there_and_unique(built_site: Path):
    pages = built_pages(built_site).values()
    titles = [page.text("title") for page in pages]
    descriptions = [page.tree.css_first("meta[name=description]").attributes["content"] for page in pages]
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_no_passage_needs_another_voice(built_site: Path):
    """All is English. Letters of another script would need a `lang` of their own to be read out."""
    for page in built_pages(built_site).values():
        words = page.tree.css_first("article").text()
        foreign = {sign for sign in words if sign.isalpha() and not name(sign).startswith(("LATIN", "GREEK"))}
        # A feminine or masculine ordinal, or the sign of micro, is no letter of a word.
        assert {sign for sign in foreign if not name(sign).endswith(("INDICATOR", "SIGN"))} == set(), page.path


def test_ids_are_unique(built_site: Path):
    for page in built_pages(built_site).values():
        ids = [node.attributes["id"] for node in page.tree.css("[id]")]
        assert len(ids) == len(set(ids)), page.path


def test_no_template_mojibake_or_icon_name_is_left(built_site: Path):
    for page in built_pages(built_site).values():
        assert not LEFTOVERS.search(page.tree.body.text()), (page.path, LEFTOVERS.search(page.tree.body.text()))


def test_no_dead_link(built_site: Path):
    assert dead_links(built_site) == []


def test_nothing_is_asked_of_another_host(built_site: Path):
    for page in built_pages(built_site).values():
        for node in page.tree.css("script[src], link[href], img[src], iframe, source, form[action]"):
            address = node.attributes.get("src") or node.attributes.get("href") or node.attributes.get("action") or ""
            if node.attributes.get("rel") != "canonical":
                assert not re.match(r"(https?:)?//", address), (page.path, node.html)
    for style in built_site.rglob("*.css"):
        assert not re.search(r"url\([\"']?(https?:)?//|@import", style.read_text(encoding="utf-8")), style


def test_json_ld_is_valid_and_claims_no_review(built_site: Path, content: Content):
    for page in content.pages.values():
        path = "404.html" if page.path == "404.md" else f"{page.address}index.html"
        nodes = built_pages(built_site)[path].tree.css('script[type="application/ld+json"]')
        (data,) = [json.loads(node.text()) for node in nodes]
        assert data["name"] == page.meta.title
        assert not {"lastReviewed", "reviewedBy"} & data.keys()


def numbers_of(mark: LexborNode) -> list[int]:
    """The sources behind one mark."""
    return [int(number) for number in re.findall(r"\d+", mark.text())]


@pytest.mark.parametrize("path", GUIDES)
class TestGuide:
    """What each guide carries."""

    def test_every_citation_leads_to_a_source_and_back(self, path: str, built_site: Path):
        page = built_pages(built_site)[f"{path}index.html"]
        sources = {node.attributes["id"] for node in page.tree.css(".footnote li")}
        cited = {f"fn:{number}" for mark in page.tree.css("a[role=doc-noteref]") for number in numbers_of(mark)}
        assert cited == sources
        assert len(sources) >= 20
        for node in page.tree.css(".footnote li"):
            (back,) = node.css("a.footnote-backref")
            (mark,) = page.tree.css(f"[id='{back.attributes['href'][1:]}']")
            while mark.css_first("a") is None:
                # An empty one stands in its mark, or before it with nothing between.
                mark = mark.parent if mark.tag == "span" else mark.next
            assert node.attributes["id"] in {f"fn:{number}" for number in numbers_of(mark.css_first("a"))}
            assert node.css_first("a[href^=http]"), node.text()
            assert re.search(r"\[cited \d{4} [A-Z][a-z]{2} \d{1,2}\]", node.text()), node.text()

    def test_citations_are_numbered_in_the_order_of_the_text(self, path: str, built_site: Path):
        page = built_pages(built_site)[f"{path}index.html"]
        numbers = [number for node in page.tree.css("a[role=doc-noteref]") for number in numbers_of(node)]
        firsts = list(dict.fromkeys(numbers))
        assert firsts == sorted(firsts)

    def test_what_is_copied_keeps_a_citation_apart_from_the_number_before_it(self, path: str, built_site: Path):
        for mark in built_pages(built_site)[f"{path}index.html"].tree.css("a[role=doc-noteref]"):
            assert re.fullmatch(r"\N{NO-BREAK SPACE}\[\d+(, \d+)*\]", mark.parent.text())
            assert mark.attributes["aria-label"].startswith("Source")

    def test_it_has_its_ending(self, path: str, built_site: Path):
        page = built_pages(built_site)[f"{path}index.html"]
        headings = [node.attributes["id"] for node in page.tree.css("article h2")]
        ending = ["independent-support", "more-about-this-page", "cancerfax-service"]
        assert headings[-len(ending) :] == ending
        folds = [
            fold.css_first("summary").text().split(" (")[0] for fold in page.tree.css("#more-about-this-page ~ details")
        ]
        assert folds == ["Words used on this page", "Sources", "About this page"]

    def test_the_way_to_help_comes_before_everything(self, path: str, built_site: Path):
        page = built_pages(built_site)[f"{path}index.html"]
        assert page.tree.css_first(".hero .help-bar a").attributes["href"] == "#get-help-now"
        assert page.tree.css("#get-help-now")

    def test_both_disclaimers_six_services_and_the_intake_are_there(self, path: str, built_site: Path):
        page = built_pages(built_site)[f"{path}index.html"]
        text = page.text("article")
        assert "cannot promise" in text
        assert "Not medical advice" in text
        assert page.tree.css("article a[href='https://www.cancerfax.com/']")
        assert len(page.tree.css(".service li")) == 6

    def test_five_questions_stand_with_their_answers(self, path: str, built_site: Path):
        questions = built_pages(built_site)[f"{path}index.html"].tree.css("details.question")
        assert len(questions) >= 5
        for question in questions:
            summary = question.css_first("summary").text().strip()
            assert summary.endswith("?")
            assert len(question.text()) > len(summary) + 40

    def test_it_says_that_these_words_are_not_reviewed(self, path: str, built_site: Path, content: Content):
        page = built_pages(built_site)[f"{path}index.html"]
        material = content.pages[path.rstrip("/") + ".md"].meta.material_reviewed
        dates = [node.attributes["datetime"] for node in page.tree.css(".review time")]
        assert dates == ([material.isoformat()] if material else [])
        assert ("shows no review" in page.text(".review")) == (material is None)
        assert "awaits review" in page.text(".review")

    def test_the_reading_time_is_that_of_its_words(self, path: str, built_site: Path, content: Content):
        minutes = reading_minutes(word_count(content.pages[path.rstrip("/") + ".md"]))
        assert f"{minutes} minutes" in built_pages(built_site)[f"{path}index.html"].text(".standing")


def test_the_announced_number_is_the_number_of_items(built_site: Path, content: Content):
    cores = {page.address: page.meta.core for page in content.pages.values() if getattr(page.meta, "core", None)}
    assert cores
    for address, core in cores.items():
        page = built_pages(built_site)[f"{address}index.html"]
        said = {word for word in NUMBER_WORDS.values() if word in core.title.lower().split()}
        assert said <= {NUMBER_WORDS[CORE_COUNTS[core.id]]}, page.path
        assert len(page.tree.css(f".{core.id} .step")) == CORE_COUNTS[core.id]


def test_every_product_is_listed_with_its_state_and_tells_source_and_day(built_site: Path, content: Content):
    pages = built_pages(built_site)
    page = pages["approved-therapies/index.html"]
    for kind, stem in (("therapy", "therapies"), ("candidate", "pipeline")):
        cards = page.tree.css(f".{kind}")
        assert len(cards) == len(content.data[stem])
        assert all(card.css_first(".what strong") and card.css_first(".where strong") for card in cards)
    # An approved product tells the rest on its page, one in trials in its fold.
    articles = [
        pages[f"{address_of(product.page)}index.html"].tree.css_first("article")
        for product in content.data["therapies"].values()
    ]
    for told in (*articles, *page.tree.css(".candidate")):
        assert told.css_first("a[role=doc-noteref]"), told.text()
        assert told.css_first("time")


def test_who_holds_a_test_result_finds_what_each_product_looks_for(built_site: Path, content: Content):
    page = built_pages(built_site)["approved-therapies/index.html"]
    said = {card.css_first("h3").attributes["id"]: card.css_first(".what").text() for card in page.tree.css(".therapy")}
    looking = {name: product for name, product in content.data["therapies"].items() if product.markers}
    assert looking
    assert {name for name, text in said.items() if "Looks for" in text} == set(looking)
    assert all(product.target in said[name] for name, product in looking.items())


def test_every_term_of_the_glossary_can_be_linked(built_site: Path, content: Content):
    page = built_pages(built_site)["glossary/index.html"]
    assert {node.attributes["id"] for node in page.tree.css("article h3")} == set(content.data["glossary"])


@pytest.fixture(scope="module")
def search_records(built_site: Path) -> list[SearchRecord]:
    """What the search of the real site shows."""
    rows = [row for path in (built_site / SEARCH).glob("*/texts-*.json") for row in json.loads(path.read_text("utf-8"))]
    return [SearchRecord(page, title, anchor, *rest) for page, anchor, title, *rest in rows]


def test_shared_blocks_stay_out_of_the_search(search_records: list[SearchRecord]):
    anchors = [record.anchor for record in search_records if record.page.startswith("guides/")]
    for shared in ("more-about-this-page", "cancerfax-service", "disclaimer", "words-used", "sources"):
        assert shared not in anchors
    assert "stages" in anchors
    emergency = [record for record in search_records if record.anchor == "get-help-now"]
    assert len({record.text for record in emergency}) == len(emergency) > 0


def test_the_search_knows_every_page(search_records: list[SearchRecord], content: Content):
    unwanted = {"404/"}
    assert {record.page for record in search_records} == {page.address for page in content.pages.values()} - unwanted


def test_nothing_of_the_theme_s_own_search_is_published(built_site: Path):
    names = {path.name for path in (built_site / "search").iterdir() if path.is_file()}
    assert names == {"index.json"}


def test_the_not_found_page_works_from_any_depth(built_site: Path):
    page = built_pages(built_site)["404.html"]
    for node in page.tree.css("a[href], link[href], script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert re.match(r"/|#|https?:", address), node.html
    assert page.tree.css_first("article a[href='/guides/']")


def test_private_folders_are_not_published(built_site: Path):
    assert not [path for path in built_site.rglob("_*") if path.name in ("_data", "_partials")]


def test_what_can_be_ticked_on_any_page_can_be_printed(built_site: Path):
    """The page that prints what was ticked knows it by its words."""
    asked = {
        path: {" ".join(item.text().split()) for item in page.tree.css(".checklist li")}
        for path, page in built_pages(built_site).items()
    }
    printed = asked.pop("my-questions/index.html")
    assert printed
    assert {path: some for path, all_ in asked.items() if (some := all_ - printed)} == {}
