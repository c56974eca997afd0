"""A whole visit as one reader makes it: the policy refuses nothing, nobody else is asked, nothing else is kept."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

LISTEN = (
    "window.refused = []; document.addEventListener('securitypolicyviolation', (event) => "
    "window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"
)
CHOICE = "cancerfax-guides-colors"
STORE = "cancerfax-guides-pages"


class Visitor:
    """One reader's browser, and everything that it asked for or complained about."""

    def __init__(self, page: Page, site_url: str) -> None:
        self.page, self.site_url = page, site_url
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", lambda line: self.complaints.append(line.text) if line.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.context.on("request", lambda request: self._asked(request.url))

    def _asked(self, address: str) -> None:
        if not address.startswith((self.site_url, "data:", "blob:")):
            self.elsewhere.append(address)

    def opens(self, path: str) -> Page:
        self.page.goto(self.site_url + path)
        return self.page

    def refused(self) -> list[str]:
        return self.page.evaluate("window.refused")


@pytest.fixture
def visitor(browser: Browser, site_url: str) -> Iterator[Visitor]:
    context = browser.new_context(color_scheme="light")
    yield Visitor(context.new_page(), site_url)
    context.close()


def test_a_whole_visit(visitor: Visitor):
    page = visitor.opens("")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.get_by_role("button", name="Dark colors").click()
    assert visitor.refused() == []
    page.get_by_role("combobox", name="Search").fill("leukapheresis")
    expect(page.get_by_role("option").first).to_be_visible()
    assert visitor.refused() == []
    page = visitor.opens("guides/solid-tumors/")
    page.locator('article p a[href*="/glossary/#"]').first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("details.question summary").first.click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visitor.refused() == []
    page.emulate_media(media="screen")
    page = visitor.opens("approved-therapies/")
    page.get_by_label("Approved in").select_option("Japan")
    assert visitor.refused() == []
    page = visitor.opens("about/review-status/")
    page.get_by_role("button", name="Page", exact=True).first.click()
    assert visitor.refused() == []
    page = visitor.opens("glossary/")
    page.set_viewport_size({"width": 375, "height": 700})
    page.locator("header [data-menu]").click()
    assert visitor.refused() == []
    assert visitor.complaints == []
    assert visitor.elsewhere == []
    assert page.context.cookies() == []
    assert page.evaluate("Object.entries(localStorage)") == [[CHOICE, "dark"]]
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 1
    assert page.evaluate("caches.keys()") == [STORE]


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))",
        "document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()",
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/a.png'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: '/'}))",
        "fetch('https://example.org/').catch(() => {})",
        "setTimeout(() => { try { eval('window.ran = true') } catch {} })",
        "document.body.setAttribute('style', 'color: red')",
    ],
)
def test_what_is_not_ours_is_refused(visitor: Visitor, attack: str):
    page = visitor.opens("")
    page.evaluate(f"() => {{ {attack} }}")
    # Not wait_for_function: it evaluates text, which the policy refuses.
    tries = 100
    while not visitor.refused() and (tries := tries - 1):
        page.wait_for_timeout(20)
    assert visitor.refused()
    assert page.evaluate("window.ran") is None


def test_the_privacy_page_names_what_is_kept(visitor: Visitor):
    article = visitor.opens("about/privacy/").locator("article")
    expect(article).to_contain_text(CHOICE)
    expect(article).to_contain_text(STORE)
