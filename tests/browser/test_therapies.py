"""The lists of products can be filtered, sorted and shared, and stay whole without JavaScript."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from publishing.content.model import Content
from publishing.content.models.products import Candidate, Therapy
from publishing.content.places import none_found_in, not_known

Product = Therapy | Candidate
Visit = Callable[..., Page]

ADDRESS = "approved-therapies/"
COUNTRIES = {
    **{"United States": "fda", "European Union": "ema", "China": "nmpa", "Japan": "pmda", "India": "cdsco"},
    **{"United Kingdom": "mhra", "Canada": "health-canada", "Australia": "tga", "South Korea": "mfds"},
}
MOST_PX = 14_000
"""Of the whole page on a phone: a list that one can take in at a glance."""
NONE_AT_ALL = "No product matches all of these choices"
NONE_IN_LIST = "No product in this list matches your choices"


def products(content: Content) -> list[Product]:
    return [*content.data["therapies"].values(), *content.data["pipeline"].values()]


def ids(content: Content, fits: Callable[[Product], bool]) -> list[str]:
    """The products that a filter must leave, in the order of the data."""
    return [product.id for product in products(content) if fits(product)]


def approved_by(product: Product) -> set[str]:
    """Regulators whose approval stands."""
    return {approval.regulator for approval in getattr(product, "standing", [])}


def shown(page: Page) -> list[str]:
    """The products that a reader sees, from top to bottom."""
    return page.locator(".records > :visible h3").evaluate_all("headings => headings.map(heading => heading.id)")


def form(page: Page) -> Locator:
    return page.get_by_role("search", name="Find a product in both lists")


def expect_count(page: Page, shown: int, content: Content) -> None:
    expect(form(page).get_by_role("status")).to_contain_text(f"{shown} of {len(products(content))} products shown")


def choose(page: Page, label: str, choice: str) -> None:
    form(page).get_by_label(label).select_option(label=choice)


def write_name(page: Page, text: str) -> None:
    form(page).get_by_label("Brand, generic or other name").fill(text)


@pytest.fixture
def lists(visit: Visit) -> Page:
    page = visit(ADDRESS)
    expect(form(page)).to_be_visible()
    return page


def test_at_first_every_product_is_shown_in_our_order(lists: Page, content: Content):
    everything = ids(content, lambda _product: True)
    assert shown(lists) == everything
    expect_count(lists, len(everything), content)


def test_the_form_stands_above_both_lists(lists: Page):
    following = "form => form.nextElementSibling.id"
    assert form(lists).evaluate(following) == "approved"


def test_filter_by_kind(lists: Page, content: Content):
    for kind in {one.kind for one in products(content)}:
        choose(lists, "Kind of treatment", content.names.kinds[kind])
        assert shown(lists) == ids(content, lambda product, kind=kind: product.kind == kind), kind


def test_filter_by_cancer(lists: Page, content: Content):
    for cancer in {cancer for one in products(content) for cancer in one.cancers}:
        choose(lists, "Cancer", content.names.cancers[cancer])
        assert shown(lists) == ids(content, lambda product, cancer=cancer: cancer in product.cancers), cancer


def test_filter_by_country(lists: Page, content: Content):
    for country, regulator in COUNTRIES.items():
        choose(lists, "Approved in", country)
        expected = ids(content, lambda product, regulator=regulator: regulator in approved_by(product))
        assert shown(lists) == expected != [], country


def test_a_list_for_one_country_says_what_was_looked_for_and_what_nobody_knows(lists: Page, content: Content):
    warning = form(lists).get_by_role("status").locator("[data-gaps]")
    expect(warning).to_be_hidden()
    counted = [product for product in content.data["therapies"].values() if product.can_be_counted_on]
    for country in COUNTRIES:
        choose(lists, "Approved in", country)
        expect(warning).to_contain_text("This list is not complete.")
        in_vain = [one.brand for one in counted if country in none_found_in(one, content.names)]
        unknown = [one.brand for one in counted if country in not_known(one, content.names)]
        for place, begins, brands in (
            ("[data-in-vain]", "We looked and found no approval there: ", in_vain),
            ("[data-unknown]", "We do not know about: ", unknown),
        ):
            spot = warning.locator(place)
            expect(spot).to_be_visible(visible=bool(brands))
            assert not brands or spot.text_content() == f"{begins}{', '.join(brands)}.", (country, place)
    form(lists).get_by_role("button", name="Show all products").click()
    expect(warning).to_be_hidden()


def test_without_scripts_each_country_opens_and_says_what_was_looked_for(visit: Visit, content: Content):
    page = visit(ADDRESS, java_script_enabled=False)
    folds = page.locator("details.country")
    assert folds.count() == len(COUNTRIES)
    for country, regulator in COUNTRIES.items():
        fold = folds.filter(has=page.locator("summary", has_text=f"{country} ("))
        fold.locator("summary").click()
        approved = [one for one in content.data["therapies"].values() if regulator in approved_by(one)]
        assert fold.locator("a").all_text_contents() == [one.brand for one in approved]
        expect(fold.locator(".not-known")).to_be_visible()


def test_filter_by_where_it_stands(lists: Page, content: Content):
    for state in {one.status for one in content.data["therapies"].values()}:
        choose(lists, "Where it stands", content.names.states[state])
        assert shown(lists) == ids(content, lambda product, state=state: getattr(product, "status", "") == state), state
    for stage in {one.stage for one in content.data["pipeline"].values()}:
        choose(lists, "Where it stands", content.names.stages[stage])
        assert shown(lists) == ids(content, lambda product, stage=stage: getattr(product, "stage", "") == stage), stage


def test_filter_by_any_of_its_names(lists: Page):
    for text in ("kymr", "TISAGEN", "tisa cel", "tisacel", "ctl019", "  Kymriah "):
        write_name(lists, text)
        assert shown(lists) == ["kymriah"], text
    write_name(lists, "v940")
    assert shown(lists) == ["intismeran"]


def test_words_around_the_names_are_no_names(lists: Page):
    write_name(lists, "also called")
    assert shown(lists) == []


def test_filters_add_up(lists: Page, content: Content):
    choose(lists, "Kind of treatment", content.names.kinds["car-t"])
    choose(lists, "Cancer", content.names.cancers["myeloma"])
    choose(lists, "Approved in", "China")
    expected = ids(
        content,
        lambda product: product.kind == "car-t" and "myeloma" in product.cancers and "nmpa" in approved_by(product),
    )
    assert shown(lists) == expected != []
    expect_count(lists, len(expected), content)


def test_the_choices_are_those_of_the_cards(lists: Page, content: Content):
    def choices(label: str) -> list[str]:
        return form(lists).get_by_label(label).locator("option").all_text_contents()[1:]

    kinds = {content.names.kinds[one.kind] for one in products(content)}
    assert choices("Kind of treatment") == sorted(kinds, key=str.casefold)
    cancers = {content.names.cancers[cancer] for one in products(content) for cancer in one.cancers}
    assert choices("Cancer") == sorted(cancers, key=str.casefold)
    regulators = {content.names.regulators[name] for one in products(content) for name in approved_by(one)}
    assert choices("Approved in") == sorted(name.partition(" (")[0] for name in regulators)
    states = {content.names.states[one.status] for one in content.data["therapies"].values()}
    stages = {content.names.stages[one.stage] for one in content.data["pipeline"].values()}
    assert sorted(choices("Where it stands")) == sorted(states | stages)


def test_states_stand_under_the_heading_of_their_list(lists: Page):
    groups = form(lists).get_by_label("Where it stands").locator("optgroup")
    labels = groups.evaluate_all("groups => groups.map(group => group.label)")
    assert labels == lists.locator("h2#approved, h2#in-trials").all_text_contents()


def test_sort_by_name(lists: Page, content: Content):
    choose(lists, "Sort by", "Name, A to Z")
    brands = sorted(content.data["therapies"].values(), key=lambda product: product.brand.casefold())
    candidates = sorted(content.data["pipeline"].values(), key=lambda product: product.name.casefold())
    assert shown(lists) == [product.id for product in [*brands, *candidates]]


def first_year(product: Therapy) -> str:
    return min((approval.approved[:4] for approval in product.approvals if approval.approved), default="")


@pytest.mark.parametrize(("order", "newest"), [("newest first", True), ("oldest first", False)])
def test_sort_by_first_approval(order: str, newest: bool, lists: Page, content: Content):
    choose(lists, "Sort by", f"First approval, {order}")
    therapies = content.data["therapies"].values()
    dated = sorted(filter(first_year, therapies), key=first_year, reverse=newest)
    undated = [one for one in therapies if not first_year(one)]
    assert undated
    assert shown(lists) == [one.id for one in [*dated, *undated, *content.data["pipeline"].values()]]


def test_sorting_keeps_the_filter_and_back_again(lists: Page):
    choose(lists, "Approved in", "Japan")
    before = shown(lists)
    choose(lists, "Sort by", "Name, A to Z")
    assert sorted(shown(lists)) == sorted(before)
    choose(lists, "Sort by", "Our order")
    assert shown(lists) == before


def test_no_match_says_so_and_one_button_brings_all_back(lists: Page, content: Content):
    note = form(lists).get_by_role("status").get_by_text(NONE_AT_ALL)
    expect(note).to_be_hidden()
    write_name(lists, "no such product")
    choose(lists, "Sort by", "Name, A to Z")
    expect_count(lists, 0, content)
    expect(note).to_be_visible()
    button = form(lists).get_by_role("button", name="Show all products")
    button.click()
    assert shown(lists) == ids(content, lambda _product: True)
    expect(button).to_be_focused()
    expect(form(lists).get_by_label("Brand, generic or other name")).to_have_value("")
    expect(note).to_be_hidden()
    assert urlsplit(lists.url).query == ""


def test_a_list_that_is_empty_says_so(lists: Page):
    notes = lists.get_by_text(NONE_IN_LIST)
    for note in notes.all():
        expect(note).to_be_hidden()
    choose(lists, "Approved in", "Japan")
    expect(notes.nth(0)).to_be_hidden()
    expect(notes.nth(1)).to_be_visible()


def test_by_keyboard_and_the_focus_stays(lists: Page):
    name = form(lists).get_by_label("Brand, generic or other name")
    name.focus()
    lists.keyboard.type("tecelra")
    lists.keyboard.press("Enter")
    expect(name).to_be_focused()
    assert shown(lists) == ["tecelra"]
    reached = []
    for _field in range(6):
        lists.keyboard.press("Tab")
        reached.append(lists.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
    assert reached == ["kind", "cancer", "country", "state", "sort", "Show all products"]
    lists.keyboard.press("Enter")
    assert len(shown(lists)) > 1


def test_a_shared_link_shows_the_same_list(lists: Page, visit: Visit, site_url: str, content: Content):
    choose(lists, "Where it stands", content.names.states["limited"])
    choose(lists, "Sort by", "First approval, oldest first")
    write_name(lists, "in")
    seen, address = shown(lists), lists.url
    assert address.startswith(site_url)
    assert parse_qs(urlsplit(address).query).keys() == {"name", "state", "sort"}
    assert len(seen) > 1
    other_reader = visit(address.removeprefix(site_url))
    assert shown(other_reader) == seen
    expect(form(other_reader).get_by_label("Where it stands")).to_have_value(content.names.states["limited"])


def test_an_old_link_with_an_unknown_choice_shows_all(visit: Visit, content: Content):
    page = visit(f"{ADDRESS}?{urlencode({'kind': 'Something else', 'sort': 'nothing', 'other': 'kept'})}")
    assert len(shown(page)) == len(products(content))
    for label in ("Kind of treatment", "Sort by"):
        assert form(page).get_by_label(label).evaluate("field => field.selectedIndex") == 0, label
    choose(page, "Approved in", "Japan")
    assert parse_qs(urlsplit(page.url).query) == {"country": ["Japan"], "other": ["kept"]}


def on_screen(page: Page, product: str) -> None:
    expect(page.locator(f"h3#{product}")).to_be_in_viewport()
    below_header = page.locator(f"h3#{product}").bounding_box()["y"]
    assert below_header >= page.locator("header").first.bounding_box()["height"] - 1


@pytest.mark.parametrize("product", ["kymriah", "ebvallo", "intismeran"])
def test_an_anchor_leads_to_its_product(product: str, visit: Visit):
    on_screen(visit(f"{ADDRESS}#{product}"), product)


def test_an_anchor_shows_a_product_that_the_filter_hides(visit: Visit, content: Content):
    page = visit(f"{ADDRESS}?{urlencode({'country': 'Japan'})}#intismeran")
    on_screen(page, "intismeran")
    japan = ids(content, lambda product: "pmda" in approved_by(product))
    assert shown(page) == [*japan, "intismeran"]
    expect_count(page, len(japan) + 1, content)


def test_a_changed_anchor_shows_its_product(lists: Page):
    choose(lists, "Approved in", "Japan")
    lists.evaluate("location.hash = '#ebvallo'")
    on_screen(lists, "ebvallo")


def test_a_link_to_a_hidden_product_works_again_and_again(lists: Page):
    """A source leads back to its product, and the second time the address does not change."""
    mark = lists.locator(".candidate:has(#anito-cel) sup[id^='fnref:']").first
    back = lists.locator(f"a.footnote-backref[href='#{mark.get_attribute('id')}']")
    for country in ("Japan", "China"):
        choose(lists, "Approved in", country)
        expect(lists.locator(".candidate:has(#anito-cel)")).to_be_hidden()
        lists.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
        back.click()
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_form_fits_and_its_fields_are_easy_to_hit(width: int, visit: Visit):
    page = visit(ADDRESS, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for field in form(page).locator("input, select, button").all():
        assert field.bounding_box()["height"] >= 44


def test_without_javascript_all_is_there_and_no_form(visit: Visit, content: Content):
    page = visit(ADDRESS, java_script_enabled=False)
    assert shown(page) == ids(content, lambda _product: True)
    led = page.locator(".therapy h3 a").evaluate_all("links => links.map(link => link.pathname.split('/').at(-2))")
    assert led == list(content.data["therapies"])
    expect(form(page)).to_have_count(0)
    expect(page.get_by_text(NONE_IN_LIST)).to_have_count(0)


def test_other_pages_have_no_form(visit: Visit):
    page = visit("glossary/")
    expect(page.locator("#therapy-filter")).to_have_count(0)
    expect(form(page)).to_have_count(0)


def test_the_list_is_short(visit: Visit):
    assert visit(ADDRESS, width=375).evaluate("document.documentElement.scrollHeight") <= MOST_PX
