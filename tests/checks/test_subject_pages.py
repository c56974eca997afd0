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
    found = [str(one) for one in read_and_check(project_copy / "docs")[1] if place in one.path]
    assert found == [
        f"docs/approved-therapies/{place}:6:1: the page of 'yescarta' is docs/approved-therapies/car-t/yescarta.md, "
        "as its record says. Move it there."
    ]


def test_a_record_that_changes_tells_where_its_page_goes(project_copy: Path):
    records = project_copy / "docs/_data/cancers.yml"
    before, mark, after = records.read_text("utf-8").partition("- id: lymphoma\n")
    records.write_text(before + mark + after.replace("is_solid: false", "is_solid: true", 1), "utf-8")
    assert "is docs/cancers/solid/lymphoma.md, as its record says. Move it there." in told(project_copy)
