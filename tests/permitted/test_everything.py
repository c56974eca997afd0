"""Everything that a page may contain is let through, and shows on the page as what it is."""

import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publishing.checks.run import read_and_check
from tests.conftest import build

PAGE = Path(__file__).with_name("everything.md")


def test_everything_permitted_builds_and_shows_right(project_copy: Path, tmp_path: Path):
    shutil.copy(PAGE, project_copy / "docs" / "about" / "everything.md")
    settings = project_copy / "mkdocs.yml"
    listed = settings.read_text("utf-8").replace(
        "      - about/privacy.md\n", "      - about/privacy.md\n      - about/everything.md\n"
    )
    settings.write_text(listed, "utf-8")
    style = project_copy / "docs" / "assets" / "stylesheets" / "site.css"
    style.write_text(style.read_text("utf-8") + ".md-button { color: inherit }\n", "utf-8")

    assert read_and_check(project_copy / "docs")[1] == []
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 0, result.stderr

    article = LexborHTMLParser(
        (tmp_path / "site" / "about" / "everything" / "index.html").read_text("utf-8")
    ).css_first("article")
    for selector, count in {
        "h1": 1,
        "h2#first-section": 1,
        "h2#second-section": 1,
        "h3#a-heading-below": 1,
        "h4": 1,
        "li > ul > li": 2,
        "ol > li": 2,
        "dl > dd": 1,
        "caption > strong": 1,
        "th[scope=row]": 2,
        "td[align=center][data-column=Regulator]": 2,
        ".admonition.warning li": 1,
        "details.question > summary": 1,
        "img[alt]": 1,
        "p.md-button": 1,
        "a[href='mailto:someone@example.org']": 1,
        "a[href='tel:+441234567890']": 1,
        "a[href$='glossary/#car-t']": 1,
        "sup > [role=doc-noteref]": 3,
    }.items():
        found = len(article.css(selector))
        assert found >= count if selector.startswith(("sup", "ol")) else found == count, (selector, found)
    assert "no reader sees" not in article.text()
