"""Each product and each cancer of the data has a page under its own name, and no page speaks of another record."""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check


def told(project: Path) -> str:
    return "\n".join(f"{one.path}: {one.message}" for one in read_and_check(project / "docs")[1])


def test_a_record_without_a_page_is_named(project_copy: Path):
    (project_copy / "docs" / "cancers" / "blood" / "lymphoma.md").unlink()
    missing = "this record has no page. Copy that of another cancer to docs/cancers/blood/lymphoma.md"
    assert f"docs/_data/cancers.yml: {missing}" in told(project_copy)


def test_a_page_without_a_record_is_named(project_copy: Path):
    page = project_copy / "docs" / "approved-therapies" / "car-t" / "yescarta.md"
    page.write_text(page.read_text("utf-8").replace("product: yescarta", "product: yescarte"), "utf-8")
    assert "Did you mean 'yescarta'" in told(project_copy)


@pytest.mark.parametrize("place", ["car-t/yes.md", "tcr-t/yescarta.md", "yescarta.md"])
def test_a_page_in_another_place_is_told_at_its_line_where_to_go(project_copy: Path, place: str):
    page = project_copy / "docs/approved-therapies/car-t/yescarta.md"
    page.rename(project_copy / "docs/approved-therapies" / place)
    found = [str(one) for one in read_and_check(project_copy / "docs")[1]]
    address = f"approved-therapies/{place.removesuffix('.md')}/"
    # Of this one a record says already where it leads.
    old = (
        ""
        if place == "yescarta.md"
        else f" If it was published here, name its old address {address} in docs/_data/moved.yml."
    )
    # Nobody is told as well to copy another page, to change right links, or to delete the record of its old address.
    assert found == [
        f"docs/approved-therapies/{place}:6:1: the page of 'yescarta' is docs/approved-therapies/car-t/yescarta.md, "
        f"as its record says. Move it there.{old}"
    ]


def test_a_copy_that_still_names_the_first_is_not_moved_over_it(project_copy: Path):
    page = project_copy / "docs/approved-therapies/car-t/yescarta.md"
    page.with_name("new.md").write_text(page.read_text("utf-8"), "utf-8")
    told_of = "docs/approved-therapies/car-t/yescarta.md is the page of 'yescarta' already. Name the product that this"
    assert f"docs/approved-therapies/car-t/new.md: {told_of}" in told(project_copy)


def test_a_record_that_changes_tells_where_its_page_goes(project_copy: Path):
    records = project_copy / "docs/_data/cancers.yml"
    before, mark, after = records.read_text("utf-8").partition("- id: lymphoma\n")
    records.write_text(before + mark + after.replace("is_solid: false", "is_solid: true", 1), "utf-8")
    assert "is docs/cancers/solid/lymphoma.md, as its record says. Move it there." in told(project_copy)


def test_a_page_that_cannot_be_read_is_not_asked_for_in_the_menu(project_copy: Path):
    page = project_copy / "docs/approved-therapies/car-t/yescarta.md"
    page.write_text(page.read_text("utf-8").replace("product: yescarta", "product: [yescarta"), "utf-8")
    assert "nav" not in told(project_copy)
    assert len(read_and_check(project_copy / "docs")[1]) == 1
