"""What a reviewer with a browser and nothing else reads and fills in: the desk, the differences, the forms."""

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing.reviews.digests import short
from publishing.reviews.plain_parts import in_plain_words, place, readable
from publishing.reviews.reports.feeds import reads_in_feed
from publishing.reviews.reports.form_links import form_link_of_part, form_links
from publishing.reviews.reports.records import records
from tests.conftest import build
from tests.reviews.conftest import EPOCH
from tests.reviews.projects import LEE, Project
from tests.reviews.small_site import BACKGROUND, SAFETY, SMALL_PRINT, STATUS, TREATMENT
from tests.reviews.test_forms import template
from tests.reviews.test_review_impact import command

REPOSITORY = "https://github.com/example/guides"
DIFFERENCE = "for-reviewers/care--wait.html"


@pytest.fixture(scope="module")
def site(begun: Path, site_of_begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of three pages: one whose words changed after the review, one that is reviewed, and others that nobody signed."""
    folder = tmp_path_factory.mktemp("desk")
    project = Project(shutil.copytree(begun, folder / "project", symlinks=True))
    reads = reads_in_feed(site_of_begun / "reviews.json")
    project.sign(reviewer=LEE, reads=reads[TREATMENT])
    project.sign_and_commit(BACKGROUND, reads=reads[BACKGROUND])
    project.replace(f"docs/{TREATMENT}", "You may say no.", "You can always refuse.")
    project.commit()
    result = build(project.path, folder / "site", **EPOCH, REPOSITORY_URL=REPOSITORY)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def tree(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def links(found: LexborHTMLParser) -> dict[str, str]:
    return {
        node.attributes.get("aria-label") or node.text().strip(): node.attributes["href"]
        for node in found.css("a[href]")
    }


def test_the_difference_follows_each_edit_and_goes_with_the_last(begun: Path, site_of_begun: Path, tmp_path: Path):
    project = Project(shutil.copytree(begun, tmp_path / "project", symlinks=True))
    project.sign_and_commit(TREATMENT, reads=reads_in_feed(site_of_begun / "reviews.json")[TREATMENT])
    said, shown = "You may say no.", []
    for says in ("You can refuse.", "You can always refuse.", "You may say no."):
        project.replace(f"docs/{TREATMENT}", said, says)
        project.commit()
        said = says
        result = build(project.path, tmp_path / "site", **EPOCH)
        assert result.returncode == 0, result.stderr
        page = tmp_path / "site" / DIFFERENCE
        shown.append(
            "".join(node.text() for node in tree(page.parent, page.name).css("h2 ~ p ins")) if page.exists() else None
        )
    assert shown[0] == "canrefuse"
    assert shown[1] == "canalwaysrefuse"
    assert shown[2] is None


def test_the_difference_since_the_review_is_a_page_of_words(site: Path):
    page = tree(site, DIFFERENCE)
    assert [node.text() for node in page.css("h2 ~ p del")] == ["may", "say", "no"]
    assert [node.text() for node in page.css("h2 ~ p ins")] == ["can", "always", "refuse"]
    assert [node.text() for node in page.css("h2")] == ["The text of “The wait”"]
    assert "Signed by Lee Example on" in page.body.text()
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert links(page)["Read the page as it is now"] == "../care/wait/index.html"
    assert (site / "care/wait/index.html").is_file()
    assert (site / "for-reviewers/for-reviewers.css").is_file()


def test_the_status_page_leads_to_the_difference_and_to_the_desk(site: Path):
    found = links(tree(site, "about/review-status/index.html"))
    assert found["See what changed: The wait"] == f"/{DIFFERENCE}"
    assert found["Read and sign"] == "/for-reviewers/index.html"
    assert [name for name in found if name.startswith("See what changed")] == ["See what changed: The wait"]


def test_the_desk_offers_each_page_what_can_be_done_with_it(site: Path):
    found = links(tree(site, "for-reviewers/index.html"))
    of_wait = {name.partition(":")[0] for name in found if name.endswith(": The wait")}
    assert of_wait == {
        *("Read", "What changed", "Sign off", "Sign off a part", "Let a harmless edit through", "Take the review back")
    }
    assert {name.partition(":")[0] for name in found if name.endswith(": The fever")} == {
        "Read", "Sign off", "Sign off a part",
    }  # fmt: skip
    assert {name.partition(":")[0] for name in found if name.endswith(": The cells")} == {
        "Read", "Sign off", "Sign off a part", "Take the review back",
    }  # fmt: skip
    local = [address for address in found.values() if "://" not in address]
    assert local
    assert all((site / "for-reviewers" / address).resolve().is_file() for address in local)


def test_a_form_opens_with_the_page_and_the_mark_that_its_reader_saw(site: Path):
    page = tree(site, "care/wait/index.html")
    address = links(tree(site, DIFFERENCE))["Sign off"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{REPOSITORY}/issues/new?template=sign-off.yml")
    assert (asked["page"], asked["title"]) == ("care/wait", "Sign off: care/wait")
    assert f"Text {asked['mark']}." in page.css_first(".print-foot").text()


@pytest.mark.parametrize("outcome", ["approved", "carried-over", "withdrawn"])
def test_every_value_of_a_link_is_a_field_of_its_form(outcome: str):
    address = form_links(REPOSITORY, TREATMENT, "a" * 64, "treatment", "changed-since-review")[outcome]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    fields = {field["id"] for field in template(asked["template"].removesuffix(".yml"))}
    assert asked.keys() - {"template", "title"} <= fields
    assert ("mark" in asked) is (outcome != "withdrawn")


def test_the_desk_names_the_sections_that_can_be_signed_alone(site: Path):
    page = tree(site, "for-reviewers/index.html")
    row = next(row for row in page.css("tr") if "The wait" in row.text())
    assert [item.text() for item in row.css("details li")] == ["in-short In short", "who-calls Who calls"]
    asked = parse_qs(urlsplit(row.css_first("details a").attributes["href"]).query)
    fields = {field["id"] for field in template("sign-off-part")}
    assert asked["template"] == ["sign-off-part.yml"]
    assert asked.keys() - {"template", "title"} <= fields
    assert form_link_of_part(REPOSITORY, "_partials/note-on-help.md", "a" * 64) == ""


def test_a_safety_page_is_offered_no_way_to_let_an_edit_through():
    assert "carried-over" not in form_links(REPOSITORY, SAFETY, "a" * 64, "safety", "changed-since-review")
    assert form_links("", SAFETY, "a" * 64, "safety", "current") == {}


def test_a_site_without_a_repository_says_that_it_knows_no_forms(site_of_begun: Path):
    page = tree(site_of_begun, "for-reviewers/index.html")
    assert "REPOSITORY_URL" in page.body.text()
    assert not [address for address in links(page).values() if "issues/new" in address]


def test_no_search_map_or_menu_leads_readers_there(site: Path):
    assert "for-reviewers" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not [
        page
        for page in (SAFETY, TREATMENT)
        if "for-reviewers" in (site / page.removesuffix(".md") / "index.html").read_text("utf-8")
    ]
    assert (site / STATUS.removesuffix(".md") / "index.html").is_file()


def test_changed_parts_are_told_in_plain_words(repository: Project):
    repository.sign_and_commit()
    repository.replace(SMALL_PRINT, "information only", "facts only")
    repository.replace("docs/_data/durations.yml", "text: 2 to 4 weeks", "text: about 2 to 4 weeks")
    repository.replace(f"docs/{TREATMENT}", "title: The wait", "title: The long wait")
    record = next(one for one in records(repository.reviews()) if one.page == TREATMENT)
    assert record.changed_in_words == [
        "the length of time “about 2 to 4 weeks”",
        "the shared block “small print”",
        "the opening, lists and questions of “The long wait”",
    ]
    assert record.difference == DIFFERENCE
    source = in_plain_words("docs/_data/sources.yml#waiting", repository.reviews().content)
    assert source == "the source “A made-up register of waiting”"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "See [the wait](/care/wait.md#in-short).[^waiting]",
            "See the wait (to /care/wait.md#in-short). (source waiting)",
        ),
        ("![A cell](/assets/images/cell.svg)", "Picture: A cell (to /assets/images/cell.svg)"),
        ('They take {{ duration("making") }} to make.', "They take (duration: making) to make."),
        ('{% include "note-on-help.md" %}', "(shared block: note on help)"),
        ("**Fever** of 38 °C", "**Fever** of 38 °C"),
        ('!!! danger "Help"', "Box (danger): Help"),
        ("??? question", "Box (question):"),
        ("## In short {#in-short}", "Heading 2: In short"),
        ("Not all is a # sign!!!", "Not all is a # sign!!!"),
    ],
)
def test_signs_that_only_editors_know_are_told_in_words(typed: str, read: str):
    assert readable(typed) == read


def test_a_difference_shows_bold_words_bold_and_none_of_the_signs_of_editors(repository: Project):
    repository.sign_and_commit()
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "**Always** ask & say no.")
    repository.replace("docs/_partials/note-on-help.md", '"Help"', '"Help now"')
    assert command(repository, "difference", "--page", TREATMENT).returncode == 0
    (page,) = (repository.path / ".cache" / "diff-since-review").glob("*.html")
    html, comment = page.read_text(encoding="utf-8"), command(repository, "impact", "--base", "main").stdout
    for told in (html, comment):
        assert "<strong>Always</strong>" in told
        assert "Box (danger): Help" in told
        assert not [signs for signs in ("!!!", "&#42;", "& say no") if signs in told]
    assert "**" not in html


def test_words_that_become_bold_are_told_to_be(repository: Project):
    repository.sign_and_commit()
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You **may** say no.")
    shown = command(repository, "impact", "--base", "main").stdout
    assert "You <ins>(bold)</ins>may<ins>(bold)</ins> say no." in shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "**You may** say no.",
            "**You can** say no.",
            "<strong>You <del>may</del><ins>can</ins></strong> say no.",
        ),
        ("You **may** say no.", "You **can** say no.", "You <strong><del>may</del><ins>can</ins></strong> say no."),
        ("**You** may say no.", "**You** can say no.", "<strong>You</strong> <del>may</del><ins>can</ins> say no."),
    ],
)
def test_a_change_inside_bold_words_leaves_them_bold(old: str, new: str, shown: str, repository: Project):
    repository.replace(f"docs/{TREATMENT}", "You may say no.", old)
    repository.commit()
    repository.git("branch", "-f", "main")
    repository.sign_and_commit()
    repository.replace(f"docs/{TREATMENT}", old, new)
    assert shown in command(repository, "impact", "--base", "main").stdout


def test_the_place_of_a_change_is_told_in_words():
    assert place("core > items > 3 > text") == "Core, 3"
    assert place("at a glance > 2") == "At a glance, 2"


def test_on_a_terminal_a_difference_names_the_part_in_words_and_as_a_file(repository: Project):
    repository.sign_and_commit()
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You can refuse.")
    shown = command(repository, "difference", "--page", TREATMENT).stdout
    assert f"## The text of “The wait”\n\n`docs/{TREATMENT}`" in shown
    assert short(repository.reviews().standings[TREATMENT].digest.digest) in shown
