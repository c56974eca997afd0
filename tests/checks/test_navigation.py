"""The menu in mkdocs.yml: what cannot be read, or names no page, is told at its line and alone."""

from pathlib import Path

import pytest

from publishing.checks.pages.navigation import problems
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import Page
from publishing.content.yaml.located import LocatedYaml

SETTINGS = """\
site_name: A harbor
site_dir: !ENV [SITE_DIR, "site"]
nav:
  - Home: index.md
  - Boats:
      - boats/red.md
      - boats/blue.md
  - The wait: wait.md
"""
THEME = """\
theme:
  name: material
  custom_dir: overrides
  font: false
"""
SETTINGS += THEME
PAGES = ("index.md", "boats/red.md", "boats/blue.md", "wait.md", "404.md")


def told(folder: Path, settings: str | bytes) -> list[str]:
    """What is said of a project with these settings and five pages."""
    raw = settings if isinstance(settings, bytes) else settings.encode()
    (folder / "mkdocs.yml").write_bytes(raw)
    pages = {name: SourcePage(name, LocatedYaml(name), Page.model_construct(), "", 1) for name in PAGES}
    return [str(problem) for problem in problems(Content(pages=pages), folder)]


def test_a_sound_menu_is_let_through(tmp_path: Path):
    assert told(tmp_path, SETTINGS) == []
    assert told(tmp_path, SETTINGS.replace("theme:", "  - A register: https://www.example.org/\ntheme:")) == []


def test_a_page_that_is_said_to_stand_outside_the_menu_is_let_through(tmp_path: Path):
    shorter = SETTINGS.replace("      - boats/blue.md\n", "")
    assert [one for one in told(tmp_path, shorter) if "boats/blue.md" in one]
    assert told(tmp_path, shorter + "not_in_nav: |\n  /404.md\n  /boats/blue.md\n") == []


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("      - boats/red.md", "\t- boats/red.md", "6:1", "a tab stands here"),
        ("      - boats/red.md", "      \t- boats/red.md", "6:7", "a tab stands here"),
        ("      - boats/blue.md", "    - boats/blue.md", "7:5", "Give it 6 blanks"),
        ("      - boats/blue.md", "        - boats/blue.md", "6:9", "no page of the navigation"),
        ("      - boats/blue.md", "      -boats/blue.md", "7:7", "needs a blank after its dash"),
        ("      - boats/blue.md", "     \u00a0- boats/blue.md", "7:6", "no-break blank"),
        ("  - Boats:", "  - Boats", "5:5", "Write '- Boats:'"),
        ("  - Home: index.md", "  - Home:index.md", "4:5", "Write '- Home: index.md'"),
        ("  - Home: index.md", "  - Home: the start: index.md", "4:20", "a second colon"),
        ("  - Home: index.md", '  - "Home: index.md', "4:5", "has no partner"),
        ("  - Home: index.md", "  - Home:", "4:5", "no page of the navigation"),
        ("boats/red.md", "boats/red", "6:9", "no page of the navigation"),
        ("boats/red.md", "boats/rde.md", "6:9", "Did you mean 'boats/red.md'"),
        ("boats/red.md", "docs/boats/red.md", "6:9", "Did you mean 'boats/red.md'"),
        ("boats/red.md", "boats/blue.md", "7:9", "stands twice"),
        ("nav:", "naw:", "3:1", "Write 'nav:' in place of 'naw:'"),
        ("nav:", "navigation:", "3:1", "Write 'nav:' in place of 'navigation:'"),
        ("nav:", "nav: index.md\nnot_in_nav: |", "3:1", "the list 'nav' is missing"),
        ("theme:", "teme:", "9:1", "Did you mean 'theme'?"),
        ("theme:", "the-me:", "9:1", "Did you mean 'theme'?"),
        ("theme:", '"teme":', "9:1", "Did you mean 'theme'?"),
        (
            "theme:\n  name: material\n  custom_dir: overrides\n  font: false",
            "theme: material",
            "9:1",
            "must be a group of keys",
        ),
        ("theme:", "extra_css: site.css\ntheme:", "9:1", "must be a list"),
        ("  - The wait:", "  - “The wait”:", "8:5", "curly quotes stand around"),
        ("  - Boats:", "  - ‘Boats’:", "5:5", "curly quotes stand around"),
        ("nav:", "site_name: Another\nnav:", "3:1", "the key 'site_name' stands twice"),
        ('"site"]', '"site"', "2:16", "is never closed"),
        ("nav:", "<<<<<<< HEAD\nnav:", "3:1", "left over from a merge conflict"),
    ],
)
def test_a_slip_is_told_once_at_its_line(old: str, new: str, place: str, says: str, tmp_path: Path):
    assert old in SETTINGS
    found = [one for one in told(tmp_path, SETTINGS.replace(old, new, 1)) if "no reader can find" not in one]
    assert len(found) == 1, found
    assert found[0].startswith(f"mkdocs.yml:{place}: ")
    assert says in found[0]


@pytest.mark.parametrize(
    "settings",
    [SETTINGS.replace("\n", "\r\n"), "\ufeff" + SETTINGS, SETTINGS.replace("harbor", "höft").encode("latin-1"), ""],
)
def test_a_file_of_another_kind_is_told_alone(settings: str | bytes, tmp_path: Path):
    assert len(told(tmp_path, settings)) == 1


def test_a_slip_in_the_menu_is_not_looked_for_above_it(tmp_path: Path):
    settings = SETTINGS.replace("A harbor", "Boats and a harbor").replace("  - Boats:", "  - Boats")
    assert told(tmp_path, settings)[0].startswith("mkdocs.yml:5:5: ")


def test_quotes_inside_a_title_are_words(tmp_path: Path):
    assert told(tmp_path, SETTINGS.replace("The wait", "The “long” wait, and what’s next")) == []
