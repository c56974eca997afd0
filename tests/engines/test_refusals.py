"""What one engine refuses the other refuses too, in the same words."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from publishing.assembly.sandbox import page_environment, without_engine
from publishing.content.diagnostics import report
from tests.engines.conftest import run_module
from tests.hostile.batches import nothing_was_made, with_last_good_site, write_batch
from tests.hostile.cases import BATCHES
from tests.hostile.holes import open_a_hole


@pytest.mark.parametrize("groups", BATCHES, ids=" ".join)
def test_hostile_inputs_are_refused_in_the_same_words(groups: tuple[str, ...], tmp_path: Path):
    # That the first engine says the same, and each at its line, is tested beside the inputs.
    batch = write_batch(groups, tmp_path / "project")
    site = with_last_good_site(batch.project / "site-zensical")
    result = run_module(batch.project, "publishing.commands.build_with_zensical", site.name)
    assert result.returncode == 1
    assert result.stderr.rstrip("\n") == report(batch.problems)
    assert "Traceback" not in result.stdout
    assert nothing_was_made(batch, site)


def test_a_hole_in_the_first_check_is_none_in_the_second_site_either(project_copy: Path):
    attack = open_a_hole(project_copy)
    assert run_module(project_copy, "publishing.commands.build_with_zensical", "site-zensical").returncode == 0
    result = run_module(project_copy, "publishing.commands.finish_site", "site-zensical")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for place, words in attack.items():
        assert any(line.startswith(place) and words in line for line in result.stderr.splitlines()), result.stderr


def test_the_engine_itself_refuses_what_nobody_checked_before(project_copy: Path):
    page = project_copy / "docs" / "about" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\n{{ cycler.__init__.__globals__ }}\n", "utf-8")
    result = run_module(project_copy, "zensical", "build", "--config-file", "zensical.yml")
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
