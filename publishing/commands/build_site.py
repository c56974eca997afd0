"""Builds the site with one of the engines; and once more where signed pages turn out to read otherwise than signed.

What a page says of its review stands on the page, and how the page reads is known only when it is built.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from publishing.postbuild.signed_articles import READS
from publishing.project.outside import READS as VARIABLE

ENGINES = {
    "mkdocs": (("mkdocs", "build", "--strict", "--quiet", "--site-dir"),),
    "zensical": (("publishing.commands.build_with_zensical",), ("publishing.commands.finish_site",)),
}
"""The modules that build with each engine, one after the other, and their arguments before the folder."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("site", type=Path, help="the folder to build into")
    options = parser.parse_args(arguments)
    found = Path(READS)
    found.unlink(missing_ok=True)
    code, told = _build(options.engine, options.site, {})
    if code and found.is_file():
        print(told, file=sys.stderr)
        print("Built again: these pages say that they changed since their review.", file=sys.stderr)
        code, told = _build(options.engine, options.site, {VARIABLE: str(found)})
    print(told, end="", file=sys.stderr)
    return code


def _build(engine: str, site: Path, more: dict[str, str]) -> tuple[int, str]:
    """The exit code of the last step that was run, and what the steps said."""
    told = ""
    for module, *rest in ENGINES[engine]:
        command = [sys.executable, "-m", module, *rest, str(site)]
        done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=False)  # noqa: S603
        told += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, told
    return 0, told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
