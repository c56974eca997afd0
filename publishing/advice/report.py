"""The advice on words of pages, and how many years of school each asks for. Printed by `make check`."""

from collections.abc import Collection
from pathlib import Path

from publishing.advice.cached import advice_on_pages
from publishing.content.diagnostics import annotation
from publishing.content.model import Content


def show(content: Content, project: Path, shape: str, files: Collection[str] | None = None) -> None:
    """Print the advice for people, or on GitHub as notices beside the lines; only on `files`, if they are named."""
    pages = advice_on_pages(content, project)
    found = sorted(
        problem for page in pages.values() for problem in page.problems if files is None or problem.path in files
    )
    print(f"\nAdvice on words ({len(found)}). It stops nothing; a person decides.")
    for problem in found:
        print(annotation(problem, "notice") if shape == "github" else problem)
    print("\nYears of school a reader needs (Flesch-Kincaid):")
    for path, page in pages.items():
        high = ", ".join(f"{name} {value}" for name, value in page.too_high.items())
        print(f"  docs/{path}: {page.grade or 'too short to tell'}{f' (hardest: {high})' if high else ''}")
