"""A save that falls into the start of a preview, before anybody looks at the files, is told of."""

from pathlib import Path

import pytest

from publishing.checks.pages.settings_file import read_settings_file
from publishing.engines.preview import Preview


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("docs/index.md", True),
        ("docs/assets/new.svg", True),
        ("publishing/settings/site.py", True),
        ("mkdocs.yml", True),
        ("publishing/settings/__pycache__/site.cpython-311.pyc", False),
        ("site/index.html", False),
        (None, False),
    ],
)
def test_what_was_saved_before_anybody_looked_is_told(tmp_path: Path, file: str | None, told: bool):
    for name in ("docs/index.md", "publishing/settings/site.py", "mkdocs.yml", "docs/assets/old.svg"):
        _save(tmp_path / name, "before")
    with Preview(tmp_path, "http://127.0.0.1:1/") as preview:
        if file:
            _save(tmp_path / file, "something else")
        before = preview.late_save.stat()
        preview.tell_of_late_saves()
        assert (preview.late_save.stat().st_size != before.st_size) is told


def test_a_preview_that_has_ended_is_told_nothing(tmp_path: Path):
    with Preview(tmp_path, "http://127.0.0.1:1/") as preview:
        pass
    preview.tell_of_late_saves()
    assert not preview.late_save.exists()


@pytest.mark.parametrize("slip", ["nav:\n\t- index.md\n", "INHERIT: mkdocs.yml\nnav:\n  - index.md\n"])
def test_a_slip_in_the_settings_is_told_as_the_check_tells_it(slip: str, tmp_path: Path):
    _save(tmp_path / "mkdocs.yml", f"site_name: Harbors\n{slip}")
    with Preview(tmp_path, "http://127.0.0.1:1/") as preview:
        assert not preview.make()
        assert preview.mistakes is not None
        assert preview.mistakes.problems == sorted(read_settings_file(tmp_path)[2]) != []


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
