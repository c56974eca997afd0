"""Pages as Zensical's theme makes them without a word of their own: the measure of what the theme itself writes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.settings.not_found import MOVED

PAGE = "---\ntitle: Blank\n---\n"
NO_MACROS = '"""Stands in for the real macros: a blank page has none."""\n\n\ndef define_env(env): ...\n'
OLD_NAMES = {new: old for old, new in MOVED.items()}


def blank_pages(project: Path, pages: list[str]) -> Callable[[str], str]:
    """Gives the HTML of a built file as it is when nobody wrote a word; empty if no page is built there.

    The engine builds all of them in one go, from the project's own settings and templates. `pages` are relative to
    docs/.
    """
    with TemporaryDirectory() as folder:
        blank = Path(folder)
        shutil.copy(project / "mkdocs.yml", blank)
        shutil.copytree(project / "overrides", blank / "overrides")
        for name in pages:
            path = blank / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE, encoding="utf-8")
        (blank / "macros").mkdir()
        (blank / "macros" / "__init__.py").write_text(NO_MACROS, encoding="utf-8")
        settings = os.environ | {"SITE_DIR": "site"}
        command = [sys.executable, "-m", "zensical", "build"]
        subprocess.run(command, cwd=blank, env=settings, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        site = blank / "site"
        built = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return lambda name: built.get(OLD_NAMES.get(name, name), "")
