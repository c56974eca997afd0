"""Each product and each cancer of the data has a page under its own name, and no page speaks of another record."""

from pathlib import Path

from publishing.checks.run import read_and_check


def told(project: Path) -> str:
    return "\n".join(f"{one.path}: {one.message}" for one in read_and_check(project / "docs")[1])


def test_a_record_without_a_page_is_named(project_copy: Path):
    (project_copy / "docs" / "cancers" / "lymphoma.md").unlink()
    assert "docs/_data/cancers.yml: this record has no page. Copy another one of docs/cancers/" in told(project_copy)


def test_a_page_without_a_record_is_named(project_copy: Path):
    page = project_copy / "docs" / "approved-therapies" / "yescarta.md"
    page.write_text(page.read_text("utf-8").replace("product: yescarta", "product: yescarte"), "utf-8")
    assert "Did you mean 'yescarta'" in told(project_copy)


def test_a_page_under_another_name_is_told_where_to_go(project_copy: Path):
    page = project_copy / "docs" / "approved-therapies" / "yescarta.md"
    page.rename(page.with_name("yes.md"))
    assert "is docs/approved-therapies/yescarta.md. Move it there." in told(project_copy)
