"""Questions for the doctor can be ticked, are kept on the device alone, and print on one page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.conftest import build
from tests.gate.site import write_site
from tests.project_files import PROJECT
from tests.reviews.small_site import PAGE

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


TOPIC = PAGE.replace("review_class: {review_class}", "review_class: index\ntopic: basics").format(
    title="Basics", summary="The guides on the basics.", review_class="", body='{% include "guide-cards.md" %}'
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose guides are so many that topics list them."""
    project = tmp_path_factory.mktemp("many") / "project"
    write_site(project)
    docs = project / "docs"
    for name in ("my-questions.md", "parts/cancer-questions.md", "guide-cards.md"):
        partial = docs / "_partials" / name
        partial.parent.mkdir(exist_ok=True)
        partial.write_text((PROJECT / "docs/_partials" / name).read_text("utf-8"), "utf-8")
    (docs / "my-questions.md").write_text((PROJECT / "docs/my-questions.md").read_text("utf-8"), "utf-8")
    (docs / "topics").mkdir()
    (docs / "topics/basics.md").write_text(TOPIC, "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("  - About:", "  - topics/basics.md\n  - About:", 1), "utf-8"
    )
    result = build(project, project / "site")
    assert result.returncode == 0, result.stderr
    with serving(project / "site") as address:
        yield address


def test_where_guides_are_many_only_what_was_ticked_in_them_is_listed(many: str, browser: Browser):
    page = browser.new_context(service_workers="block").new_page()
    page.goto(f"{many}my-questions/")
    own = page.locator(".checklist li").count()
    page.get_by_role("link", name="Basics").last.click()
    page.goto(f"{many}guides/harbors/")
    asked = page.locator(".checklist li").last.text_content().strip()
    page.locator(BOX).last.check()
    page.goto(f"{many}my-questions/")
    assert page.locator(".checklist li").count() == own + 1
    expect(page.locator(".checklist li:visible")).to_have_text([asked])
    expect(page.locator("[data-ticked]")).to_have_text("1")
    page.get_by_role("button", name="Forget my ticks").click()
    page.reload()
    assert page.locator(".checklist li").count() == own
    page.context.close()
