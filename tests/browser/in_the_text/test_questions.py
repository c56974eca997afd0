"""Questions for the doctor can be ticked, are kept on the device alone, and print on one page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]

GUIDE = "guides/treatment-process/"
MINE = "my-questions/"
BOX = ".checklist input"
KEPT = "cancerfax-guides-questions"


def test_what_is_ticked_in_a_guide_stands_on_the_page_of_questions(visit: Visit):
    page = visit(GUIDE)
    page.locator(BOX).nth(1).check()
    question = page.locator(".checklist label").nth(1).text_content().strip()
    page.get_by_role("link", name="see and print your list").click()
    expect(page.locator(".checklist li:visible")).to_have_text([question])
    expect(page.locator("[data-ticked]")).to_have_text("1")


def test_one_button_forgets_them(visit: Visit):
    page = visit(MINE)
    page.locator(BOX).first.check()
    assert page.evaluate(f"localStorage.getItem('{KEPT}')")
    page.get_by_role("button", name="Forget my ticks").click()
    assert page.evaluate(f"localStorage.getItem('{KEPT}')") is None
    expect(page.locator(f"{BOX}:checked")).to_have_count(0)
    page.reload()
    expect(page.locator(f"{BOX}:checked")).to_have_count(0)


def test_a_list_of_none_is_never_shown(visit: Visit):
    page = visit(MINE)
    expect(page.get_by_label("Show only the ones I ticked")).to_be_disabled()
    page.locator(BOX).first.check()
    page.get_by_label("Show only the ones I ticked").check()
    page.locator(f"{BOX}:visible").first.uncheck()
    assert page.locator(f"{BOX}:visible").count() > 1


def test_the_keyboard_ticks(visit: Visit):
    page = visit(MINE)
    page.locator(BOX).first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-ticked]")).to_have_text("1")


def test_only_what_is_ticked_is_printed(visit: Visit):
    page = visit(MINE)
    page.locator(BOX).first.check()
    page.get_by_label("Show only the ones I ticked").check()
    page.emulate_media(media="print")
    expect(page.locator(".checklist li:visible")).to_have_count(1)
    expect(page.locator(".question-tools")).to_be_hidden()


def test_without_scripts_the_whole_list_stands_there(visit: Visit):
    page = visit(MINE, java_script_enabled=False)
    assert page.locator(".checklist li:visible").count() > 20
    expect(page.locator(BOX)).to_have_count(0)
    expect(page.get_by_role("button", name="Print my questions")).to_have_count(0)
