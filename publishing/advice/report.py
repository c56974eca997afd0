"""The advice of `make check`: on words, on the layout of Markdown, and how many years of school a page asks for."""

from pathlib import Path

from publishing.advice.cached import advice_on_pages
from publishing.advice.layout import layout_advice
from publishing.content.diagnostics import Problem, annotation
from publishing.content.read import read
from publishing.git.changed_lines import ChangedLines


def show(project: Path, shape: str, changed: ChangedLines | None = None) -> None:
    """Print the advice for people, or on GitHub as notices beside the lines: on what changed, or on everything."""
    content, _ = read(project / "docs")
    pages = advice_on_pages(content, project)
    found = [problem for page in pages.values() for problem in page.problems] + layout_advice(project)
    if changed is not None:
        found = [problem for problem in found if changed.touch(problem.path, problem.line)]
    if found:
        print(f"\nAdvice ({len(found)}). It stops nothing; a person decides.")
    _print(found, shape)
    if changed is None:
        print("\nYears of school a reader needs (Flesch-Kincaid):")
        for path, page in pages.items():
            high = ", ".join(f"{name} {value}" for name, value in page.too_high.items())
            print(f"  docs/{path}: {page.grade or 'too short to tell'}{f' (hardest: {high})' if high else ''}")


def _print(found: list[Problem], shape: str) -> None:
    for problem in sorted(set(found)):
        print(annotation(problem, "notice") if shape == "github" else problem)
