"""What one engine refuses the other refuses too, in the same words."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from macros.checks import read_and_check
from macros.dates import latest_day
from macros.problems import report
from macros.rendering import page_environment, without_engine
from tests.engines.conftest import run_module
from tests.hostile.cases import CASES


def test_hostile_inputs_are_refused_in_the_same_words(project_copy: Path):
    # That the first engine says all of this too, and each at its line, is tested beside the inputs.
    for case in CASES:
        case.write(project_copy / "docs")
    problems = read_and_check(project_copy / "docs", latest_day())[1]
    result = run_module(project_copy, "macros.commands.build_with_zensical", "site-zensical")
    assert result.returncode == 1
    assert result.stderr.rstrip("\n") == report(problems)
    assert "Traceback" not in result.stdout
    assert not (project_copy / "site-zensical").exists()
    assert not list(project_copy.rglob("pwned"))


def test_the_engine_itself_refuses_what_nobody_checked_before(project_copy: Path):
    page = project_copy / "docs" / "about" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\n{{ cycler.__init__.__globals__ }}\n", "utf-8")
    result = run_module(project_copy, "zensical", "build")
    assert result.returncode == 1
    assert "docs/about/privacy.md" in result.stderr
    assert "this template is not allowed" in result.stderr


def test_a_page_is_rendered_in_the_sandbox_whichever_engine_renders_it(tmp_path: Path):
    environment = page_environment(tmp_path, {}, {})
    variables = without_engine({"word": "gene", "git": "a secret"})

    def render(text: str) -> str:
        return environment.from_string(text).render(variables)

    assert render("{{ word }} {# stays #}") == "gene {# stays #}"
    for attack in ("{{ ''.__class__.__mro__ }}", "{{ git }}", "{{ now() }}", "{{ cycler }}", "{{ lipsum() }}"):
        with pytest.raises((SecurityError, UndefinedError)):
            render(attack)
