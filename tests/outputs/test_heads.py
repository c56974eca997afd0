"""What each page tells those who share it, search for it, or read it by machine."""

import json
import struct
from datetime import date
from pathlib import Path

import pytest
import schema_org
from PIL import Image
from schema_org import registry

from publishing.cache.site_files import SiteFiles
from publishing.content.model import Content, address_of
from publishing.content.places import approved_in
from publishing.outputs import social_cards
from publishing.outputs.social_cards import MOST_LINES, WIDTH, _fitted, draw_card, write_cards
from tests.site.pages import BuiltPage, built_pages

ORIGIN = "http://127.0.0.1:8000/"


def meta(page: BuiltPage, name: str) -> str:
    (node,) = page.tree.css(f"head > meta[property='{name}'], head > meta[name='{name}']")
    return node.attributes["content"] or ""


def shared(site: Path) -> dict[str, BuiltPage]:
    return {name: page for name, page in built_pages(site).items() if name != "404.html"}


def test_each_page_can_be_shared_with_its_own_words_and_picture(built_site: Path):
    pages = shared(built_site)
    assert len(pages) >= 16
    for name, page in pages.items():
        address = ORIGIN + name.removesuffix("index.html")
        assert page.tree.css_first("link[rel=canonical]").attributes["href"] == address
        assert meta(page, "og:url") == address
        assert meta(page, "og:title") == " ".join(page.text("h1").split()) or name == "index.html"
        assert meta(page, "og:description") == meta(page, "description")
        assert meta(page, "og:type") == (
            "article" if name.count("/") == 2 and name.startswith("guides/") else "website"
        )
        assert meta(page, "og:site_name") == "CancerFax Guides"
        assert meta(page, "og:locale") == "en_US"
        assert meta(page, "og:image:alt").endswith(meta(page, "og:title"))
        assert meta(page, "twitter:card") == "summary_large_image"
        card = built_site / meta(page, "og:image").removeprefix(ORIGIN)
        head = card.read_bytes()
        assert struct.unpack(">II", head[16:24]) == (1200, 630), name
        assert len(head) < 60_000, name
    assert len({meta(page, "og:image") for page in pages.values()}) == len(pages)


def test_the_page_for_what_is_missing_is_kept_from_search(built_site: Path):
    page = built_pages(built_site)["404.html"]
    assert meta(page, "robots") == "noindex"
    assert page.tree.css("link[rel=canonical], meta[property]") == []


class TestCards:
    def test_the_same_words_make_the_same_bytes_with_or_without_kept_cards(self, content: Content, tmp_path: Path):
        kept = tmp_path / "kept"
        for site in ("new", "again", "lost"):
            if site == "lost":
                for card in kept.iterdir():
                    card.unlink()
            write_cards(content, "CancerFax Guides", SiteFiles(tmp_path / site), kept)
        names = sorted(path.relative_to(tmp_path / "new") for path in (tmp_path / "new").rglob("*.png"))
        assert len(names) == len(content.pages) - 1
        for name in names:
            first = (tmp_path / "new" / name).read_bytes()
            assert first == (tmp_path / "again" / name).read_bytes() == (tmp_path / "lost" / name).read_bytes()

    def test_a_kept_card_is_not_drawn_again(self, content: Content, tmp_path: Path):
        write_cards(content, "N", SiteFiles(tmp_path / "site"), tmp_path / "kept")
        for card in (tmp_path / "kept").iterdir():
            card.write_bytes(b"kept")
        write_cards(content, "N", SiteFiles(tmp_path / "site"), tmp_path / "kept")
        assert {path.read_bytes() for path in (tmp_path / "site").rglob("*.png")} == {b"kept"}

    def test_another_build_may_draw_the_same_card_meanwhile(
        self, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        class Twice:
            """A card that another build has drawn and put in its place before this one does."""

            def __init__(self, *said: str) -> None:
                self._card = draw_card(*said)

            def save(self, *where: object, **how: object) -> None:
                self._card.save(*where, **how)
                monkeypatch.undo()
                write_cards(one, "N", SiteFiles(tmp_path / "other"), tmp_path / "kept")

        one = Content(pages={"index.md": content.pages["index.md"]})
        monkeypatch.setattr(social_cards, "draw_card", Twice)
        write_cards(one, "N", SiteFiles(tmp_path / "site"), tmp_path / "kept")
        (first,), (second,) = ([*(tmp_path / name).rglob("*.png")] for name in ("site", "other"))
        assert first.read_bytes() == second.read_bytes()
        assert len([*(tmp_path / "kept").iterdir()]) == 1

    @pytest.mark.parametrize("title", ["Short", "words " * 14, "words " * 60])
    def test_a_title_of_any_length_fits(self, title: str):
        font, lines = _fitted(title, 800)
        assert 1 <= len(lines) <= MOST_LINES
        assert max(map(font.getlength, lines)) <= 800 + font.getlength(" \N{HORIZONTAL ELLIPSIS}")
        assert draw_card("Series", title, "Name").size == (WIDTH, 630)

    def test_two_titles_make_two_pictures(self):
        one, other = (draw_card("Series", title, "Name") for title in ("One", "Other"))
        assert isinstance(one, Image.Image)
        assert one.tobytes() != other.tobytes()

    def test_a_card_shows_nothing_of_the_one_drawn_before(self):
        said = [("Series", "One", "Name"), ("Another", "Other", "Name"), ("Series", "One", "Other name")]
        first, other, named = (draw_card(*words).convert("RGB").tobytes() for words in said)
        assert len({first, other, named}) == 3
        assert draw_card(*said[0]).convert("RGB").tobytes() == first


class TestVocabulary:
    """JSON-LD against schema.org's own types, properties, domains and ranges."""

    def test_every_page_says_only_what_schema_org_knows(self, built_site: Path):
        assert schema_org.SCHEMA_VERSION == "30.1"
        for name, page in built_pages(built_site).items():
            data = json.loads(page.tree.css_first('script[type="application/ld+json"]').text())
            assert data.pop("@context") == "https://schema.org"
            assert list(faults(data)) == [], name

    @pytest.mark.parametrize(
        ("node", "fault"),
        [
            ({"@type": "MedicalPage"}, "no type MedicalPage"),
            ({"@type": "WebPage", "reviewer": "x"}, "WebPage has no reviewer"),
            ({"@type": "Question", "acceptedAnswer": {"@type": "Person"}}, "acceptedAnswer is no Person"),
            ({"@type": "WebPage", "lastReviewed": "soon"}, "lastReviewed is no Text"),
            ({"@type": "ListItem", "position": {"@type": "Organization"}}, "position is no Organization"),
            ({"@type": "Person", "breadcrumb": "x"}, "Person has no breadcrumb"),
        ],
    )
    def test_what_it_does_not_know_is_seen(self, node: dict, fault: str):
        assert [*faults(node)] == [fault]

    def test_a_guide_tells_what_it_is_and_the_way_to_it(self, built_site: Path, content: Content):
        for guide in content.guides:
            page = built_pages(built_site)[f"{guide.address}index.html"]
            data = json.loads(page.tree.css_first('script[type="application/ld+json"]').text())
            assert data["@type"] == "MedicalWebPage"
            steps = data["breadcrumb"]["itemListElement"]
            assert [(step["position"], step["item"]) for step in steps] == [
                (1, ORIGIN), (2, f"{ORIGIN}guides/"), (3, ORIGIN + guide.address)]  # fmt: skip
            assert data["publisher"]["@type"] == "Organization"

    @pytest.mark.parametrize(
        ("page", "above"),
        [("approved-therapies/car-t/yescarta/", "approved-therapies/"), ("cancers/blood/lymphoma/", "find/")],
    )
    def test_the_way_to_a_product_or_a_cancer_leads_over_the_list(self, page: str, above: str, built_site: Path):
        tree = built_pages(built_site)[f"{page}index.html"].tree
        data = json.loads(tree.css_first('script[type="application/ld+json"]').text())
        assert [step["item"] for step in data["breadcrumb"]["itemListElement"]] == [
            ORIGIN, ORIGIN + above, ORIGIN + page]  # fmt: skip

    def test_the_page_of_a_product_tells_the_drug_and_where_it_stands_approved(
        self, built_site: Path, content: Content
    ):
        for product in content.data["therapies"].values():
            drug = subject(built_site, address_of(product.page))
            assert (drug["@type"], drug["name"]) == ("Drug", product.brand)
            assert drug["nonProprietaryName"] == product.generic
            told = [status["applicableLocation"]["name"] for status in drug.get("legalStatus", [])]
            assert told == (approved_in(product, content.names) if product.can_be_counted_on else [])

    def test_the_page_of_a_cancer_tells_the_condition_unless_it_gathers_several(
        self, built_site: Path, content: Content
    ):
        cancers = content.data["cancers"].values()
        assert {cancer.is_group for cancer in cancers} == {True, False}
        for cancer in cancers:
            condition = subject(built_site, address_of(cancer.page))
            if cancer.is_group:
                assert condition is None
            else:
                assert condition["@type"] == "MedicalCondition"
                assert condition["name"] == content.names.cancers[cancer.id]

    def test_no_other_page_tells_a_subject(self, built_site: Path):
        for address in ("", "find/", "approved-therapies/", "guides/solid-tumors/"):
            assert subject(built_site, address) is None


def subject(site: Path, address: str) -> dict | None:
    """What a page's JSON-LD says that the page is about."""
    page = built_pages(site)[f"{address}index.html"]
    return json.loads(page.tree.css_first('script[type="application/ld+json"]').text()).get("mainEntity")


def faults(node: dict) -> list[str]:
    """What in a JSON-LD node schema.org's vocabulary does not know."""
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    unknown = [f"no type {name}" for name in types if name not in registry.CLASS_METADATA]
    if unknown:
        return unknown
    found = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        known = registry.PROPERTY_BY_SCHEMA.get(key)
        if known is None or known.superseded_by or not set(known.domains) & ancestors(types):
            found.append(f"{types[0]} has no {key}")
            continue
        for one in value if isinstance(value, list) else [value]:
            kinds = kinds_of(one)
            if not set(known.ranges) & ancestors(kinds):
                found.append(f"{key} is no {kinds[0]}")
            if isinstance(one, dict):
                found += faults(one)
    return found


def ancestors(types: list[str]) -> set[str]:
    """The types and everything they are a kind of."""
    return set(types).union(*(ancestors(list(registry.PARENTS.get(name, ()))) for name in types))


def kinds_of(value: object) -> list[str]:
    """The schema.org types that a value can stand for, the plainest first."""
    if isinstance(value, dict):
        return [value["@type"]]
    if isinstance(value, int):
        return ["Integer"]
    text = str(value)
    if text.startswith(("http://", "https://")):
        # An address may stand for the thing that has it: schema.org's context reads it as an @id.
        return ["URL", "Thing"]
    try:
        date.fromisoformat(text)
    except ValueError:
        return ["Text"]
    return ["Text", "Date"]


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())
