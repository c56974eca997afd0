"""Advice on the words of pages, and how many years of school each asks for. Printed by `make check`."""

from collections.abc import Collection
from pathlib import Path

from macros.content import Content
from macros.plain_text import sentences
from macros.problems import Problem, annotation
from macros.reading_grade import HIGHEST, grade, grades
from macros.spelling import Spelling
from macros.style_advice import advice, read_lists

LISTS = Path("writing")


def show(content: Content, shape: str, files: Collection[str] | None = None) -> None:
    """Print the advice for people, or on GitHub as notices beside the lines; only on `files`, if they are named."""
    found = [problem for problem in all_advice(content) if files is None or problem.path in files]
    print(f"\nAdvice on words ({len(found)}). It stops nothing; a person decides.")
    for problem in found:
        print(annotation(problem, "notice") if shape == "github" else problem)
    print("\nYears of school a reader needs (Flesch-Kincaid):")
    for page in content.pages.values():
        said = list(sentences(page))
        high = [f"{name} {value}" for name, value in grades(said).items() if value and value > HIGHEST]
        hardest = f" (hardest: {', '.join(high)})" if high else ""
        print(f"  {page.file}: {grade(said) or 'too short to tell'}{hardest}")


def all_advice(content: Content) -> list[Problem]:
    """The advice on every page, in the order of files and lines."""
    lists = read_lists(LISTS)
    spelling = Spelling(content, lists.words)
    found: list[Problem] = []
    for page in content.pages.values():
        found += advice(page, content, lists)
        found += spelling.problems(sentences(page))
    return sorted(found)
