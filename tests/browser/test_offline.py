"""Without a connection: what was read stays readable and says its day, and a newer site is never hidden by it."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Timer
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server, serving
from tests.browser.test_search import touch

HELP = "when-to-get-help/"
GUIDE = "guides/solid-tumors/"
MOST_BYTES = 2_000
"""Of the worker, packed as hosts pack it."""
MOST_KEPT_BYTES = 50_000
"""Of the page of help and all that it loads, which follow the first view; most of it a browser has by then."""


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 375, "height": 700})
    yield context
    context.close()


@pytest.fixture
def copied_site(built_site: Path, tmp_path: Path) -> Path:
    """A copy to publish anew, in a folder of its host."""
    shutil.copytree(built_site, tmp_path / "host/health")
    shutil.copy(built_site / "404.html", tmp_path / "host")
    return tmp_path / "host"


def opened(reader: BrowserContext, address: str) -> Page:
    """The page, when its worker is at work."""
    page = reader.new_page()
    page.goto(address)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
    until(page, lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
    return page


def until(page: Page, said: Callable[[], object]) -> None:
    """Not wait_for_function: it evaluates text, which the policy refuses."""
    tries = 200
    while not said() and (tries := tries - 1):
        page.wait_for_timeout(25)
    assert said()


def store_of(site: str) -> str:
    """The name of what the site in that folder of its host keeps."""
    return f"cancerfax-guides-pages/{site}".rstrip("/")


def kept(page: Page, site: str = "") -> list[str]:
    return page.evaluate(
        "name => caches.open(name).then((store) => store.keys()).then((all) => all.map((one) => one.url))",
        store_of(site),
    )


def puts(page: Page, store: str, address: str) -> None:
    """What is at no host any more, or was put there by somebody else."""
    page.evaluate(
        """([name, address]) => caches.open(name).then((store) => store.put(
          address, new Response("<h1>An old page</h1>", { headers: { "Content-Type": "text/html" } })))""",
        [store, address],
    )


def read(page: Page, address: str, site: str = "") -> None:
    page.goto(address)
    until(page, lambda: address.split("?", maxsplit=1)[0] in kept(page, site))


def test_what_was_read_and_the_signs_of_danger_can_be_read_again(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    read(page, site_url + GUIDE)
    assert page.locator("#kept-copy").is_hidden()
    reader.set_offline(True)
    today = f"{datetime.now(UTC):%-d %B %Y}"
    # The first page was open before there was a worker.
    for path in (GUIDE, "", HELP):
        page.goto(site_url + path)
        expect(page.locator("#kept-copy")).to_contain_text(f"kept on {today}")
        expect(page.locator("#kept-copy")).not_to_contain_text("is not kept on this device", use_inner_text=True)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        assert page.evaluate("document.documentElement.scrollWidth") == 375
    expect(page.get_by_role("heading", name="When to get help now")).to_be_visible()
    reader.set_offline(False)
    page.reload()
    expect(page.locator("#kept-copy")).to_be_hidden()


def test_in_place_of_a_page_that_was_not_read_stand_the_signs_of_danger(reader: BrowserContext, copied_site: Path):
    with serving(copied_site) as host:
        page = opened(reader, f"{host}health/")
    wanted = f"{host}health/guides/treatment-process/#get-help-now"
    page.goto(wanted)
    expect(page.locator("#kept-copy")).to_contain_text("not kept on this device. Here is when to get help.")
    expect(page.get_by_role("heading", name="When to get help now")).to_be_in_viewport()
    # The address is the one that was asked for, so that loading again is all that is needed.
    assert page.url == wanted
    assert page.get_by_role("link", name="CancerFax Guides").get_attribute("href") == f"{host}health/"
    assert page.locator("img").first.evaluate("picture => picture.complete && picture.naturalWidth > 0")
    until(page, lambda: page.locator("[data-colors]").is_visible())


class Held(Server):
    """A host whose answers get stuck while it is told so, as on the line of many a hospital."""

    free = Event()

    def send_head(self) -> BinaryIO | None:
        self.free.wait(timeout=20)
        return super().send_head()


def test_where_no_answer_comes_the_copy_is_shown_in_time(reader: BrowserContext, copied_site: Path):
    worker = copied_site / "health/offline.js"
    worker.write_text(worker.read_text("utf-8").replace("LONGEST_WAIT_MS=10000", "LONGEST_WAIT_MS=300"), "utf-8")
    Held.free.set()
    with serving(copied_site, Held) as host:
        page = opened(reader, f"{host}health/")
        Held.free.clear()
        page.reload()
        expect(page.locator("#kept-copy")).to_be_visible()
        Held.free.set()
        page.reload()
        expect(page.locator("#kept-copy")).to_be_hidden()


def test_a_page_that_was_not_read_is_waited_for(reader: BrowserContext, copied_site: Path):
    worker = copied_site / "health/offline.js"
    worker.write_text(worker.read_text("utf-8").replace("LONGEST_WAIT_MS=10000", "LONGEST_WAIT_MS=300"), "utf-8")
    Held.free.set()
    with serving(copied_site, Held) as host:
        page = opened(reader, f"{host}health/")
        Held.free.clear()
        Timer(1.5, Held.free.set).start()
        page.goto(f"{host}health/{GUIDE}")
        expect(page.locator("h1")).to_contain_text("solid tumors")
        expect(page.locator("#kept-copy")).to_be_hidden()


def test_a_store_that_is_damaged_keeps_nobody_from_the_site(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    (worker,) = reader.service_workers
    worker.evaluate("""() => {
      CacheStorage.prototype.open = CacheStorage.prototype.match = () => Promise.reject(new Error("damaged"));
    }""")
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(site_url + GUIDE)
    expect(page.locator("h1")).to_contain_text("solid tumors")
    assert page.evaluate("document.styleSheets.length") > 0
    assert failed == []


def test_a_full_device_keeps_nobody_from_the_site(reader: BrowserContext, copied_site: Path):
    index = copied_site / "health/index.html"
    with serving(copied_site) as host:
        page = opened(reader, f"{host}health/")
        reader.new_cdp_session(page).send(
            "Storage.overrideQuotaForOrigin", {"origin": host.rstrip("/"), "quotaSize": 1}
        )
        page.goto(f"{host}health/{GUIDE}")
        expect(page.locator("h1")).to_contain_text("solid tumors")
        index.write_text(re.sub("<h1[^>]*>[^<]*", "<h1>Written anew", index.read_text("utf-8")), "utf-8")
        page.goto(f"{host}health/")
        expect(page.locator("h1")).to_have_text("Written anew")
        assert f"{host}health/{GUIDE}" not in kept(page, "health"), "there was room for it"


def test_pieces_of_files_and_what_is_sent_go_past_the_worker(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    style = page.evaluate("document.querySelector('link[rel=stylesheet]').href")

    def by_worker(address: str, asks: dict[str, object]) -> bool:
        with page.expect_response(address) as answer:
            page.evaluate("([address, asks]) => fetch(address, asks).then(() => {})", [address, asks])
        return answer.value.from_service_worker

    assert by_worker(style, {})
    assert not by_worker(style, {"method": "POST"})
    assert not by_worker(f"{site_url}pdf/one.pdf", {"headers": {"Range": "bytes=0-9"}})


def test_each_site_of_a_host_keeps_its_own_pages(reader: BrowserContext, copied_site: Path):
    shutil.copytree(copied_site / "health", copied_site / "second")
    (copied_site / "index.html").write_text("<title>Another site of this host</title>", "utf-8")
    with serving(copied_site) as host:
        reader.new_page().goto(host)
        first, second = opened(reader, f"{host}health/"), opened(reader, f"{host}second/")
        for page, site in ((first, "health"), (second, "second")):
            read(page, f"{host}{site}/{GUIDE}", site)
            assert all(address.startswith(f"{host}{site}/") for address in kept(page, site))
        # What somebody else keeps is no page of ours.
        unread = f"{host}health/guides/treatment-process/"
        puts(first, "somebody-elses", unread)
    first.goto(unread)
    expect(first.locator("#kept-copy")).to_contain_text("not kept on this device")


def test_of_what_was_open_before_only_pages_are_kept(reader: BrowserContext, copied_site: Path):
    (copied_site / "health/long.txt").write_text("A file of any size", "utf-8")
    with serving(copied_site) as host:
        reader.new_page().goto(f"{host}health/long.txt")
        page = opened(reader, f"{host}health/")
        assert f"{host}health/" in kept(page, "health")
        assert f"{host}health/long.txt" not in kept(page, "health")


def test_a_newer_site_is_never_hidden(reader: BrowserContext, copied_site: Path):
    index, help_page = copied_site / "health/index.html", copied_site / "health" / HELP / "index.html"
    with serving(copied_site) as host:
        page = opened(reader, f"{host}health/")
        index.write_text(re.sub("<h1[^>]*>[^<]*", "<h1>Written anew", index.read_text("utf-8")), "utf-8")
        page.reload()
        expect(page.locator("h1")).to_have_text("Written anew")
        # With another page of help the build writes another worker, and browsers take it up by themselves.
        help_page.write_text(help_page.read_text("utf-8").replace("<h1", "<h1 class=newer"), "utf-8")
        with (copied_site / "health/offline.js").open("a", encoding="utf-8") as worker:
            worker.write("//")
        page.reload()
        wanted = f"fetch('{host}health/{HELP}').then((one) => one.text())"
        look = f"caches.match('{host}health/{HELP}').then((one) => one.text()).then((text) => text.includes('newer'))"
        assert "newer" in page.evaluate(wanted)
        until(page, lambda: page.evaluate(look))
    page.goto(f"{host}health/")
    expect(page.locator("h1")).to_have_text("Written anew")


def test_a_page_that_was_taken_away_is_forgotten(reader: BrowserContext, copied_site: Path):
    with serving(copied_site) as host:
        page = opened(reader, f"{host}health/")
        read(page, f"{host}health/{GUIDE}", "health")
        shutil.rmtree(copied_site / "health" / GUIDE)
        shutil.rmtree(copied_site / "health" / HELP)
        page.goto(f"{host}health/{HELP}")
        page.goto(f"{host}health/{GUIDE}")
        until(page, lambda: f"{host}health/{GUIDE}" not in kept(page, "health"))
        # Until a newer worker says otherwise.
        assert f"{host}health/{HELP}" in kept(page, "health")


def test_a_page_that_moved_is_forgotten(reader: BrowserContext, copied_site: Path):
    with serving(copied_site) as host:
        page = opened(reader, f"{host}health/")
        # From an address without its slash the host leads on, as from one that moved.
        moved = f"{host}health/{GUIDE}".rstrip("/")
        puts(page, store_of("health"), moved)
        page.goto(moved)
        assert page.url == f"{moved}/"
        until(page, lambda: moved not in kept(page, "health"))


def test_what_a_reader_chose_in_a_list_is_not_kept(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    read(page, f"{site_url}approved-therapies/?country=Japan")
    assert not [address for address in kept(page) if "?" in address]
    reader.set_offline(True)
    page.goto(f"{site_url}approved-therapies/?country=China")
    expect(page.get_by_label("Approved in")).to_have_value("China")


def test_only_the_last_pages_are_kept_and_always_those_of_help(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    page.evaluate(
        """name => caches.open(name).then((store) => Promise.all([...Array(200).keys()].map(
          (number) => store.put(`/old/${number}`, new Response("")))))""",
        store_of(""),
    )
    read(page, site_url + GUIDE)
    until(page, lambda: len(kept(page)) < 200)
    assert {site_url + HELP, site_url + GUIDE} <= set(kept(page))


def test_the_search_says_that_there_is_no_connection(reader: BrowserContext, site_url: str):
    page = opened(reader, site_url)
    read(page, site_url + GUIDE)
    reader.set_offline(True)
    page.goto(site_url + GUIDE)
    touch(page)
    expect(page.locator(".search__note")).to_contain_text("You have no connection")


def test_what_is_kept_of_itself_is_small(built_site: Path):
    worker = (built_site / "offline.js").read_bytes()
    assert len(gzip.compress(worker, 6)) < MOST_BYTES
    names = re.search(r"ALWAYS=\[([^\]]*)\]", worker.decode())[1].replace('"', "").split(", ")
    files = [built_site / (f"{name}index.html" if name.endswith("/") else name) for name in names]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < MOST_KEPT_BYTES
    assert not (built_site / "assets/offline.js").exists()
