"""Which guides have score sheets, whose, and whether these still fit their text."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publishing.content.diagnostics import Problem, unknown_page
from publishing.content.model import Content
from publishing.content.source_text import read_text
from publishing.content.validation import validate
from publishing.content.yaml.located import parse
from publishing.evidence.page_digest import page_digest
from publishing.evidence.score_sheets import ACTIONABLE, DISCERN_CRITERIA, DISCERN_OVERALL, UNDERSTANDABLE, ScoreSheet

FOLDER = "evidence-sheets"
ITEMS = {"pemat": {*UNDERSTANDABLE, *ACTIONABLE}, "discern": {*DISCERN_CRITERIA, DISCERN_OVERALL}}
"""The items each instrument has."""


@dataclass(frozen=True)
class ScoredGuide:
    """A guide with its sheets: ours to work with, others' for the table that readers see."""

    path: str
    title: str
    digest: str | None
    """Of today's words; None without a sheet to hold it against."""
    sheets: tuple[ScoreSheet, ...]

    @property
    def own(self) -> tuple[ScoreSheet, ...]:
        """Those of the guide's writers."""
        return tuple(sheet for sheet in self.sheets if sheet.wrote_the_guide)

    @property
    def by_others(self) -> tuple[tuple[ScoreSheet, bool], ...]:
        """Those of people who did not write it, the newest first, and whether each has run out."""
        found = (sheet for sheet in self.sheets if not sheet.wrote_the_guide)
        newest = sorted(found, key=lambda sheet: sheet.scored, reverse=True)
        return tuple((sheet, self.has_run_out(sheet)) for sheet in newest)

    def has_run_out(self, sheet: ScoreSheet) -> bool:
        """Whether the guide has other words now than those that were scored."""
        return sheet.digest != self.digest


def scored_guides(content: Content, folder: Path) -> tuple[list[ScoredGuide], list[Problem]]:
    """Every guide with its sheets, in the order of the cards, and what is wrong in the sheets."""
    found, problems = _read(folder, content)
    sheets = {guide.path: tuple(sheet for sheet in found if sheet.guide == guide.path) for guide in content.guides}
    guides = [
        ScoredGuide(
            guide.path,
            guide.meta.title,
            page_digest(guide, content) if sheets[guide.path] else None,
            sheets[guide.path],
        )
        for guide in content.guides
    ]
    return guides, problems


def run_out(guides: Iterable[ScoredGuide]) -> list[ScoredGuide]:
    """Those of our own scores that hold no more: advice to score again, and never a reason to wait."""
    return [guide for guide in guides if any(map(guide.has_run_out, guide.own))]


def _read(folder: Path, content: Content) -> tuple[list[ScoreSheet], list[Problem]]:
    sheets: list[ScoreSheet] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        name = f"{FOLDER}/{path.name}"
        text, found = read_text(path, name)
        if text is None:
            problems += found or [Problem(name, 1, 1, "this is no file. Delete it.")]
            continue
        source = parse(text, name)
        sheet, found = validate(ScoreSheet, source) if not source.problems else (None, source.problems)
        problems += found
        if sheet is None:
            continue
        if sheet.guide not in content.pages:
            problems.append(source.problem(("guide",), unknown_page(sheet.guide, content.pages, "docs/guides")))
        for key, wanted in ITEMS.items():
            if odd := sorted(wanted ^ set(getattr(sheet, key))):
                message = f"{key!r} needs each of its items, and no other. Look at: {', '.join(odd)}."
                problems.append(source.problem((key,), message))
        sheets.append(sheet)
    return sheets, problems
