"""Builds the site with one of the engines; and once more where signed pages turn out to read otherwise than signed.

A site that is what a build would make is left as it is. What a page says of its review stands on the page, and how the
page reads is known only when it is built.
"""

import argparse
import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

from publishing.checks.pages.settings_file import read_settings_file
from publishing.commands.cut_short import INTERRUPTED
from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.postbuild.swap import swap
from publishing.project.read_once import marks_of
from publishing.project.sources import FOUND_READS, READS, SOURCES
from publishing.project.up_to_date import digest_of_inputs, is_up_to_date, remember

ENGINES = {
    "mkdocs": (("publishing.commands.build_with_mkdocs",),),
    "zensical": (("publishing.commands.build_with_zensical",), ("publishing.commands.finish_site",)),
}
"""The modules that build with each engine, one after the other, and their arguments before the folder."""
WRITTEN = (*SOURCES, "overrides")
"""What somebody may save while a build runs, but our code: what is loaded stays as it was loaded."""
HERE = "mkdocs"
"""The engine that needs no process of its own: beginning one takes as long as a tenth of a small build."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("site", type=Path, help="the folder to build into")
    parser.add_argument("--place", type=Path, help="the site it takes the place of, unless that is up to date")
    options = parser.parse_args(arguments)
    # A short run that keeps most of what it reads: looking for garbage would cost a twelfth of it.
    gc.disable()
    if options.place is None:
        return build(options.engine, options.site)[0]
    saved = marks_of(Path(), WRITTEN)
    inputs = digest_of_inputs(Path(), os.environ, build_day(), latest_day())
    if is_up_to_date(Path(), options.place, inputs):
        print("Nothing changed since it was built.")
        return 0
    code, told = build(options.engine, options.site, options.place)
    if code == 0:
        swap(options.site, options.place)
        # What a build says is said again by the next, until it is mended. And what was saved while it ran may be in it.
        if not told and marks_of(Path(), WRITTEN) == saved:
            remember(Path(), options.place, inputs)
    return code


def build(engine: str, site: Path, before: Path | None = None) -> tuple[int, str]:
    """Build into a folder, twice if need be: the exit code, and what was said.

    `before` is the site whose place the new one takes, if there is one.
    """
    if unreadable := read_settings_file(Path())[2]:
        told = report(unreadable)
        print(told, file=sys.stderr)
        return 1, told
    found = Path(FOUND_READS)
    found.unlink(missing_ok=True)
    arguments = [*(["--before", str(before)] if before and engine == HERE else []), str(site)]
    code, told = _build_here(engine, arguments) if engine == HERE else _build(engine, arguments, {})
    if code and found.is_file():
        print(told, file=sys.stderr)
        print("Built again: these pages say that they changed since their review.", file=sys.stderr)
        code, told = _build(engine, arguments, {READS: str(found)})
    print(told, end="", file=sys.stderr)
    return code, told


def _build_here(engine: str, arguments: list[str]) -> tuple[int, str]:
    """As `_build`, in this process. Once: what is loaded knows the site as it was."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        for module, *rest in ENGINES[engine]:
            if code := import_module(module).main([*rest, *arguments]):
                return code, told.getvalue()
    return 0, told.getvalue()


def _build(engine: str, arguments: list[str], more: dict[str, str]) -> tuple[int, str]:
    """The exit code of the last step that was run, and what the steps said."""
    told = ""
    for module, *rest in ENGINES[engine]:
        command = [sys.executable, "-m", module, *rest, *arguments]
        done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=False)  # noqa: S603
        told += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, told
    return 0, told


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    # Or all that is left would be looked through once more when the process ends.
    gc.freeze()
    sys.exit(code)
