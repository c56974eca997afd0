"""The parts of the theme that we replace are still the theme's: else an update would bring its own back unseen."""

import re
from pathlib import Path

import material
import pytest

from tests.project_files import PROJECT

THEME = Path(material.__file__).parent / "templates"
OURS = PROJECT / "overrides"
BASE = (THEME / "base.html").read_text("utf-8")


@pytest.mark.parametrize("block", re.findall(r"{% block (\w+) %}", (OURS / "main.html").read_text("utf-8")))
def test_a_block_that_we_replace_is_a_block_of_the_theme(block: str):
    assert f"{{% block {block} %}}" in BASE


@pytest.mark.parametrize(
    "part", ["header", "nav", "toc", "tabs", "footer", "top", "javascripts/base", "javascripts/content"]
)
def test_a_part_that_we_replace_is_a_part_that_the_theme_asks_for(part: str):
    assert f'{{% include "partials/{part}.html" %}}' in BASE
    assert (OURS / "partials" / f"{part}.html").is_file() or part == "top"


def test_the_checkbox_of_the_menu_is_there():
    """frame.js and our style sheet open the menu with it."""
    assert 'id="__drawer"' in BASE
