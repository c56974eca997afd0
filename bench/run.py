"""Builds the same guides with our site, stock Material for MkDocs and Zensical: make bench SIZES=10,100,1000

Prints what each build costs, and writes the table to bench/results.md. Sizes are built one after the other in one run,
each with all engines in turn, so that ratios hold also on a machine that does other things.
"""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from bench.measuring import Cost, cost_of
from bench.projects import PROJECT, make_project

RESULTS = Path(__file__).with_name("results.md")
SECOND = PROJECT / ".venv-zensical" / "bin" / "python"
TODAY = "1795305600"
"""22 November 2026, in seconds: the same site on every day."""
OTHERS = STOCK, ZENSICAL = "stock Material", "Zensical"
SMALL, ROUNDS = 200, 3
"""Sites of so many guides or fewer are built so often with stock Material and with ours, in turn: what else a machine
does from one half minute to the next can be a quarter of what they cost."""
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown", "Jinja2", "pydantic", "selectolax")


@dataclass(frozen=True)
class Row:
    """One build of one number of guides."""

    guides: int
    name: str
    cost: Cost
    html: int | None = None
    """The mean size of a made-up guide, in bytes."""


def measure(guides: int, folder: Path) -> list[Row]:
    """Every build of so many guides."""
    project, stock = folder / "ours", folder / "stock"
    made = make_project(project, guides, folder)
    python = sys.executable
    here = {"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": TODAY}
    cost_of([python, "-m", "bench.stock", str(project), str(stock)], PROJECT, **here)
    ours = [python, "-m", "publishing.commands.build_site", "mkdocs", ".cache/site", "--place", "site"]
    theirs = [python, "-m", "mkdocs", "build", "--site-dir", "site"]
    # It empties .cache/ before it builds, so it comes first.
    zensical = [Row(guides, ZENSICAL, *_by_zensical(project, made))] if SECOND.exists() else []
    rounds = [(_anew(theirs, stock), _anew(ours, project)) for _ in range(ROUNDS if guides <= SMALL else 1)]
    of_stock, of_ours = map(_median, zip(*rounds, strict=True))
    rows = [
        Row(guides, STOCK, of_stock, _html(stock / "site", made)),
        *zensical,
        Row(guides, "ours", of_ours, _html(project / "site", made)),
    ]
    rows.append(Row(guides, "ours, nothing changed", cost_of(ours, project, SOURCE_DATE_EPOCH=TODAY)))
    for what, path, old, new in EDITS:
        target = project / "docs" / (path or made[-1])
        text = target.read_text(encoding="utf-8")
        changed = text.replace(old, new, 1)
        if changed == text:
            raise SystemExit(f"{target} holds no {old!r} to change.")
        target.write_text(changed, encoding="utf-8")
        rows.append(Row(guides, f"ours, {what} changed", cost_of(ours, project, SOURCE_DATE_EPOCH=TODAY)))
    rows.append(Row(guides, "make check", cost_of([python, "-m", "publishing.commands.check"], project)))
    return rows


def _by_zensical(project: Path, made: list[str]) -> tuple[Cost, int]:
    settings = {"SOURCE_DATE_EPOCH": TODAY, "SITE_DIR": "site-zensical"}
    whole = [
        cost_of([str(SECOND), "-m", f"publishing.commands.{command}", "site-zensical"], project, **settings)
        for command in ("build_with_zensical", "finish_site")
    ]
    memory = max(c.memory for c in whole), max(c.together for c in whole)
    total = Cost(sum(c.cpu for c in whole), sum(c.wall for c in whole), *memory)
    return total, _html(project / "site-zensical", made)


def _anew(command: list[str], folder: Path) -> Cost:
    """What a build costs that finds nothing of one before."""
    for built in (".cache", "site"):
        shutil.rmtree(folder / built, ignore_errors=True)
    return cost_of(command, folder, SOURCE_DATE_EPOCH=TODAY)


def _median(costs: Sequence[Cost]) -> Cost:
    """The one that took neither the longest nor the shortest."""
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


EDITS = (
    ("one page", "", "{#in-short}\n\n- ", "{#in-short}\n\n- A new point. "),
    ("one partial of all guides", "_partials/disclaimer.md", "No promises", "No promise at all"),
    ("one data file", "_data/glossary.yml", "definition: >-\n    ", "definition: >-\n    Once more: "),
)
"""What is changed before a build that is not the first: the file, the text in it, and what takes its place."""


def _html(site: Path, pages: list[str]) -> int:
    files = [site / page.removesuffix(".md") / "index.html" for page in pages]
    return round(statistics.mean(path.stat().st_size for path in files))


def table(rows: list[Row]) -> str:
    """The rows as Markdown, with what each build costs beside stock Material's of the same size."""
    lines = [
        "| Guides | Build | CPU s | of stock's | Wall s | of stock's | MB of one process | MB of all | HTML kB |",
        "|--:|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    stock = {row.guides: row.cost for row in rows if row.name == STOCK}
    for row in rows:
        html = f"{row.html / 1000:.1f}" if row.html else ""
        cost = row.cost
        lines.append(
            f"| {row.guides:,} | {row.name} | {cost.cpu:.1f} | {cost.cpu / stock[row.guides].cpu:.2f} "
            f"| {cost.wall:.1f} | {cost.wall / stock[row.guides].wall:.2f} "
            f"| {cost.memory / 1e6:.0f} | {cost.together / 1e6:.0f} | {html} |"
        )
    return "\n".join(lines)


def ratios(rows: list[Row]) -> str:
    """What the rows come down to, for the largest size and from the one before it."""
    sizes = sorted({row.guides for row in rows})
    costs = {(row.guides, row.name): row.cost for row in rows}
    largest, lines = sizes[-1], []
    full = costs[largest, "ours"]
    for name in dict.fromkeys(row.name for row in rows):
        if name != "ours":
            one, other = (full, costs[largest, name]) if name in OTHERS else (costs[largest, name], full)
            told = "ours takes {:.2f} of its CPU and {:.2f} of its time"
            if name not in OTHERS:
                told = "{:.2f} of the CPU and {:.2f} of the time of our full build"
            lines.append(f"- {largest:,} guides, {name}: {told.format(one.cpu / other.cpu, one.wall / other.wall)}")
    for low, high in pairwise(sizes):
        slope = (costs[high, "ours"].cpu - costs[low, "ours"].cpu) / (high - low)
        lines.append(f"- from {low:,} to {high:,} guides: {slope * 1000:.1f} ms of CPU for each further guide")
    for size in sizes:
        lines.append(f"- {size:,} guides: {costs[size, 'ours'].cpu / size * 1000:.1f} ms of CPU a guide, all included")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--results", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    rows: list[Row] = []
    for guides in map(int, arguments.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            rows += measure(guides, Path(folder))
        print(table(rows), end="\n\n", flush=True)
    print(ratios(rows))
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    day = f"{datetime.now(tz=UTC):%d %B %Y}"
    machine = f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"
    parts = (
        "# What the builds cost",
        f"Made by `make bench` on {day}; `bench/README.md` says how.",
        table(rows),
        ratios(rows),
        f"Machine: {machine}, Python {platform.python_version()}; load {os.getloadavg()[0]:.1f} at the end.",
        f"Versions: {versions}, {_zensical()}.",
    )
    arguments.results.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _zensical() -> str:
    found = sorted(SECOND.parent.parent.glob("lib/*/site-packages/zensical-*.dist-info"))
    return found[0].name.removesuffix(".dist-info").replace("-", " ") if found else "no Zensical"


if __name__ == "__main__":
    main()
