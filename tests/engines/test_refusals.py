"""What one engine refuses the other refuses too, in the same words."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from macros.rendering import page_renderer
from tests.conftest import build
from tests.engines.conftest import run_module
from tests.hostile.cases import cases

GROUPS = ("templates", "html_and_links", "mistakes", "front_matter")


def test_hostile_pages_are_refused_in_the_same_words(project_copy: Path, tmp_path: Path):
    for group in GROUPS:
        for case in cases(group):
            case.write(project_copy / "docs")
    first = build(project_copy, tmp_path / "site")
    second = run_module(project_copy, "macros.commands.build_with_zensical", "site-zensical")
    assert (first.returncode, second.returncode) == (1, 1)
    told = [line for line in second.stderr.splitlines() if line.startswith(("docs/", "mkdocs.yml"))]
    assert len(told) > 100
    assert [line for line in first.stderr.splitlines() if line.startswith(("docs/", "mkdocs.yml"))] == told
    assert "Traceback" not in second.stderr
    assert not (project_copy / "site-zensical").exists()


def test_the_engine_itself_refuses_what_nobody_checked_before(project_copy: Path):
    page = project_copy / "docs" / "about" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\n{{ cycler.__init__.__globals__ }}\n", "utf-8")
    result = run_module(project_copy, "zensical", "build")
    assert result.returncode == 1
    assert "docs/about/privacy.md" in result.stderr
    assert "this template is not allowed" in result.stderr


def test_a_page_is_rendered_in_the_sandbox_before_the_engine_renders_it(tmp_path: Path):
    settings = {"j2_comment_start_string": "{##", "j2_comment_end_string": "##}"}
    variables = {"word": "gene", "git": "a secret"}
    env = SimpleNamespace(
        config=settings, variables=variables, macros={"now": print}, filters={}, page=SimpleNamespace(meta={})
    )
    render = page_renderer(env, tmp_path)
    assert render("{{ word }} {# stays #}") == "gene {# stays #}"
    for attack in ("{{ ''.__class__.__mro__ }}", "{{ git }}", "{{ now() }}", "{{ cycler }}", "{{ lipsum() }}"):
        with pytest.raises((SecurityError, UndefinedError)):
            render(attack)
