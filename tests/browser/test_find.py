"""A reader finds what concerns them, by list or by two choices, and nobody else learns of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from publishing.assembly.concerns import concerns, for_reader
from publishing.content.model import Content

Visit = Callable[..., Page]

ADDRESS = "find/"
NONE_LOOKS_FOR_IT = "No product in our list looks for this marker in this cancer."


def form(page: Page) -> Locator:
    return page.get_by_role("search", name="Show only what concerns you")


def choose(page: Page, cancer: str = "", marker: str = "") -> None:
    form(page).get_by_label("Your cancer").select_option(cancer)
    form(page).get_by_label("A marker, if you know it").select_option(marker)


def shown(page: Page, kind: str) -> list[str]:
    return page.locator(f"{kind}:visible h3").evaluate_all("headings => headings.map(heading => heading.id)")


def products_shown(page: Page, cancer: str) -> list[str]:
    links = page.locator(f".concern:has(#{cancer}) li:visible a[href*='approved-therapies']")
    # An approved product has a page, one in trials a place in the list.
    return links.evaluate_all("links => links.map(link => link.hash.slice(1) || link.pathname.split('/').at(-2))")


def all_products(content: Content) -> list:
    return [*content.data["therapies"].values(), *content.data["pipeline"].values()]


@pytest.fixture
def lists(visit: Visit) -> Page:
    page = visit(ADDRESS)
    expect(form(page)).to_be_visible()
    return page


def test_without_javascript_the_page_is_whole_and_has_no_form(visit: Visit, content: Content):
    page = visit(ADDRESS, java_script_enabled=False)
    expect(form(page)).to_have_count(0)
    assert shown(page, ".concern") == list(content.data["cancers"])
    assert shown(page, ".marked") == [f"marker-{marker}" for marker in content.data["markers"]]
    for cancer in content.data["cancers"]:
        fitting = {product.id for product in for_reader(all_products(content), cancer)}
        assert set(products_shown(page, cancer)) == fitting


def test_each_choice_narrows_as_the_rule_says(lists: Page, content: Content):
    for concern in concerns(content).by_cancer:
        cancer = concern.cancer.id
        for marker in ["", *content.data["markers"]]:
            choose(lists, cancer, f"marker-{marker}" if marker else "")
            assert shown(lists, ".concern") == [cancer]
            fitting = {product.id for product in for_reader(all_products(content), cancer, marker)}
            assert set(products_shown(lists, cancer)) == fitting, (cancer, marker)
            looks = any(marker in product.markers for product in all_products(content) if product.id in fitting)
            expect(lists.get_by_text(NONE_LOOKS_FOR_IT)).to_be_visible(visible=bool(marker) and not looks)


def test_a_cancer_alone_shows_its_markers(lists: Page, content: Content):
    choose(lists, "sarcoma")
    assert shown(lists, ".marked") == ["marker-gd2", "marker-mage-a4", "marker-ny-eso-1"]
    expect(form(lists).get_by_role("status")).to_contain_text(f"You see 1 of {len(content.data['cancers'])} cancers.")


def test_a_marker_alone_shows_the_cancers_it_is_named_for(lists: Page):
    choose(lists, marker="marker-gd2")
    assert shown(lists, ".concern") == ["brain", "neuroblastoma", "sarcoma"]
    assert shown(lists, ".marked") == ["marker-gd2"]


def test_no_title_is_left_without_its_list(lists: Page):
    choose(lists, "stomach", "marker-cd19")
    expect(lists.locator("#stomach")).to_be_visible()
    expect(lists.locator(".concern:has(#stomach)").get_by_text("Approved somewhere")).to_be_hidden()
    expect(lists.get_by_text(NONE_LOOKS_FOR_IT)).to_be_visible()
    choose(lists, "leukemia", "marker-gd2")
    for words in ("Approved somewhere", "None of these is for"):
        expect(lists.locator(".concern:has(#leukemia)").get_by_text(words)).to_be_hidden()


def test_what_was_chosen_comes_right_after_the_form(lists: Page):
    expect(lists.locator("article .jump").first).to_be_visible()
    choose(lists, "leukemia")
    expect(lists.locator("article .jump").first).to_be_hidden()
    form(lists).get_by_role("button", name="Show everything").click()
    expect(lists.locator("article .jump").first).to_be_visible()


def test_one_button_shows_everything_again(lists: Page, content: Content):
    choose(lists, "stomach", "marker-cd19")
    form(lists).get_by_role("button", name="Show everything").click()
    assert shown(lists, ".concern") == list(content.data["cancers"])
    assert lists.locator("article li[hidden], article ul[hidden], article .concern [hidden]").count() == 0
    expect(form(lists).get_by_role("status")).to_contain_text("You see every cancer and every marker.")


def test_nothing_leaves_the_page(lists: Page):
    requests: list[str] = []
    lists.on("request", lambda request: requests.append(request.url))
    before = lists.url
    choose(lists, "lymphoma", "marker-cd19")
    form(lists).get_by_label("Your cancer").press("Enter")
    form(lists).get_by_role("button", name="Show everything").click()
    choose(lists, "myeloma")
    assert requests == []
    assert lists.url == before
    kept = lists.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])")
    assert not any(word in kept.lower() for word in ("lymphoma", "myeloma", "cd19"))
    lists.reload()
    expect(form(lists).get_by_label("Your cancer")).to_have_value("")


def test_by_keyboard(lists: Page):
    form(lists).get_by_label("Your cancer").focus()
    lists.keyboard.type("Sarc")
    assert shown(lists, ".concern") == ["sarcoma"]
    lists.keyboard.press("Tab")
    lists.keyboard.type("MAGE")
    assert shown(lists, ".marked") == ["marker-mage-a4"]
    lists.keyboard.press("Tab")
    expect(form(lists).get_by_role("button", name="Show everything")).to_be_focused()
    lists.keyboard.press("Enter")
    assert len(shown(lists, ".concern")) > 1


def test_a_link_to_a_hidden_card_shows_it(lists: Page):
    choose(lists, "bladder")
    lists.locator(".concern:has(#bladder) a[href='#other-solid']").click()
    expect(lists.locator("#other-solid")).to_be_in_viewport()


def test_an_anchor_leads_to_its_card_below_the_header(visit: Visit):
    page = visit(f"{ADDRESS}#sarcoma")
    heading = page.locator("h3#sarcoma")
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] >= page.locator("header").first.bounding_box()["height"] - 1


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_form_fits_and_its_fields_are_easy_to_hit(width: int, visit: Visit):
    page = visit(ADDRESS, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for field in form(page).locator("select, button").all():
        assert field.bounding_box()["height"] >= 44


def test_the_script_is_on_no_other_page(visit: Visit):
    for address in ("", "approved-therapies/"):
        expect(visit(address).locator("script[src*='find']")).to_have_count(0)
