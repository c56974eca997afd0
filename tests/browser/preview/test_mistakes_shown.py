"""Whoever writes looks at the browser: a mistake is shown there, goes by itself, and holds up no other file."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.commands.test_serve import BROKEN, PATIENCE, server, wait_for
from tests.reviews.small_site import BACKGROUND, SAFETY

SHOWN = "#mistakes"


def test_a_mistake_is_shown_until_it_is_mended(small_project: Path, browser: Browser):
    expect.set_options(timeout=PATIENCE * 1000)
    broken, other = small_project / "docs" / BACKGROUND, small_project / "docs" / SAFETY
    sound = broken.read_text("utf-8")
    (small_project / "zensical.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    line = sound.count("\n") + 2
    with server(small_project) as (address, log):
        wait_for("Read the site at", log)
        page = browser.new_page()
        page.goto(f"{address}care/fever/")
        expect(page.locator(SHOWN)).to_have_count(0)

        broken.write_text(sound + BROKEN, "utf-8")
        told = page.locator(f"{SHOWN} li")
        expect(told).to_contain_text([f"docs/{BACKGROUND}:{line}:1 raw HTML is not allowed"])
        expect(page.locator(SHOWN)).to_be_in_viewport()

        # Another file is not held up.
        other.write_text(other.read_text("utf-8") + "\nWords of another page.\n", "utf-8")
        expect(page.get_by_text("Words of another page.")).to_have_count(1)
        expect(told.first).to_be_visible()
        page.goto(f"{address}about/cells/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert "alert(1)" not in page.content().partition(SHOWN[1:])[0]

        broken.write_text(sound + "\nMended words.\n", "utf-8")
        expect(page.get_by_text("Mended words.")).to_have_count(1)
        expect(page.locator(SHOWN)).to_have_count(0)
        page.close()


def test_what_can_be_built_of_nothing_is_told_in_its_place(small_project: Path, browser: Browser):
    expect.set_options(timeout=PATIENCE * 1000)
    page_file = small_project / "docs" / BACKGROUND
    sound = page_file.read_text("utf-8")
    page_file.write_text(sound + BROKEN, "utf-8")
    with server(small_project) as (address, log):
        wait_for("Read the site at", log)
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_text("cannot be built yet")).to_be_visible()
        expect(page.locator(f"{SHOWN} li")).to_contain_text(["raw HTML is not allowed"])
        page_file.write_text(sound, "utf-8")
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("cannot be built yet")
        expect(page.locator(SHOWN)).to_have_count(0)
        page.close()
