"""The settings below the keys of mkdocs.yml: a slip is told once, at its line and column, with what to write."""

from pathlib import Path

import pytest

from publishing.checks.pages.settings_file import read_settings_file
from publishing.engines.mkdocs_build import build_problems
from tests.gate.site import write_site

SETTINGS = """\
site_name: A harbor
site_url: !ENV [HARBOR_URL, "https://harbor.example.org/"]
repo_url: ""
nav:
  - Home: index.md
exclude_docs: |
  /_*/
theme:
  name: material
  custom_dir: overrides
  font: false
  logo: assets/images/boat.svg
  features:
    - navigation.top
extra:
  repository_branch: !ENV [HARBOR_BRANCH, ""]
  intake_url: "https://www.example.org/"
  feedback_address: ""
  security_contact: ""
  pdfs: ""
extra_css:
  - assets/boats.css
plugins:
  - macros:
      module_name: macros
      include_dir: docs/_partials
      on_undefined: strict
      on_error_fail: true
      j2_comment_start_string: "{##"
      j2_comment_end_string: "##}"
markdown_extensions:
  - attr_list
  - tables:
      use_align_attribute: true
  - pymdownx.betterem:
      smart_enable: all
validation:
  links:
    anchors: warn
hooks:
  - hook.py
"""
SECOND = "INHERIT: mkdocs.yml\n\nmarkdown_extensions:\n  - publishing.markdown.tables\n"


def told(folder: Path, settings: str, second: str = SECOND) -> list[str]:
    """What is said of a project with these settings."""
    for name in ("docs/assets/images/boat.svg", "docs/assets/boats.css", "hook.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "zensical.yml").write_text(second, "utf-8")
    return [str(problem) for problem in read_settings_file(folder)[2]]


def test_sound_settings_are_let_through(tmp_path: Path):
    assert told(tmp_path, SETTINGS) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("  custom_dir:", "  custom_dirs:", "10:3", "Did you mean 'custom_dir'?"),
        ("  font: false\n", "", "8:1", "the key 'font' is missing. Write: font: false"),
        ("font: false", "font: flase", "11:9", "'font' is 'flase'. Write false."),
        ("name: material", "name: materail", "9:9", "Write 'material'."),
        ("navigation.top", "navigation.topp", "14:7", "Did you mean 'navigation.top'?"),
        ("boat.svg", "baot.svg", "12:3", "Did you mean 'assets/images/boat.svg'?"),
        ("boats.css", "boat.css", "22:5", "Did you mean 'assets/boats.css'?"),
        ("hook.py", "hooks.py", "41:5", "Did you mean 'hook.py'?"),
        ("  feedback_address:", "  feedback_adress:", "18:3", "Did you mean 'feedback_address'?"),
        ("  - macros:", "  - macro:", "24:5", "Did you mean 'macros'?"),
        ("on_undefined:", "on_undefned:", "27:7", "Did you mean 'on_undefined'?"),
        ("on_error_fail: true", "on_error_fail: false", "28:22", "Write true."),
        ("  - attr_list", "  - attr_lists", "32:5", "Did you mean 'attr_list'?"),
        ("use_align_attribute", "use_align_atribute", "34:7", "Did you mean 'use_align_attribute'?"),
        ("pymdownx.betterem:", "pymdownx.beterem:", "35:5", "Did you mean 'pymdownx.betterem'?"),
        ("smart_enable", "smart_enabled", "36:7", "Did you mean 'smart_enable'?"),
        ("  links:", "  link:", "38:3", "Did you mean 'links'?"),
        ("anchors: warn", "anchors: wran", "39:14", "Write one of 'warn'"),
        ("!ENV [HARBOR_BRANCH", "!EVN [HARBOR_BRANCH", "16:22", "Did you mean '!ENV'?"),
        ("  font: false", "  font: false\n  font: false", "12:3", "the key 'font' stands twice"),
        ('repo_url: ""', "repo_url: example.org/boats", "3:1", "Write the whole address"),
        ("  font: false", "  font: \tfalse", "11:9", "a tab stands here"),
        ("hooks:\n  - hook.py\n", "hooks:\n", "40:1", "nothing stands below 'hooks'"),
        ("site_name: A harbor\n", "", "1:1", "Write: site_name: the name"),
        ("theme:", "The look: ours\ntheme:", "8:1", "If it is a note, begin its line with #."),
        ("  /_*/", "  /_/", "6:1", "the line '/_*/' is missing"),
    ],
)
def test_a_slip_is_told_once_at_its_line(old: str, new: str, place: str, says: str, tmp_path: Path):
    assert old in SETTINGS
    (found,) = told(tmp_path, SETTINGS.replace(old, new, 1))
    assert found.startswith(f"mkdocs.yml:{place}: ")
    assert says in found


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("INHERIT:", "INHERITS:", "1:1", "Did you mean 'INHERIT'?"),
        ("mkdocs.yml", "mkdoc.yml", "1:1", "Write: INHERIT: mkdocs.yml"),
        ("markdown_extensions:", "markdown_extension:", "3:1", "Did you mean 'markdown_extensions'?"),
        ("markdown.tables", "markdown.table", "4:5", "Did you mean 'publishing.markdown.tables'?"),
    ],
)
def test_a_slip_in_the_settings_of_the_second_engine_is_told(old: str, new: str, place: str, says: str, tmp_path: Path):
    (found,) = told(tmp_path, SETTINGS, SECOND.replace(old, new, 1))
    assert found.startswith(f"zensical.yml:{place}: ")
    assert says in found


@pytest.mark.parametrize("other", ["mkdocs.yml", "other.yml"])
def test_settings_from_another_file_are_refused_at_their_line(other: str, tmp_path: Path):
    (found,) = told(tmp_path, f"INHERIT: {other}\n{SETTINGS}")
    assert found.startswith("mkdocs.yml:1:1: this site takes no settings from another file.")


def test_a_variable_that_says_no_address_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HARBOR_URL", "www.example.org")
    (found,) = told(tmp_path, SETTINGS)
    assert found.startswith("mkdocs.yml:2:1: 'site_url' is 'www.example.org', as the variable HARBOR_URL says.")


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("  /404.md\n", "  /405.md\n", "not_in_nav:", "the menu does not name 404.md."),
        ("use_directory_urls: true", "dev_addr: here", "dev_addr:", "the engine refuses 'dev_addr'"),
    ],
)
def test_what_only_the_engine_refuses_is_told_at_its_key(old: str, new: str, key: str, says: str, tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8") + "\nuse_directory_urls: true\n"
    assert old in text
    settings.write_text(text.replace(old, new), "utf-8")
    (problem,) = build_problems(project)[1]
    line = settings.read_text("utf-8").splitlines()[problem.line - 1]
    assert line.startswith(key)
    assert says in problem.message
