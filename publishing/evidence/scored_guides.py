"""Which guides have a score sheet, and whether it still fits their text."""

from dataclasses import dataclass
from pathlib import Path

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.validation import validate
from publishing.content.yaml.located import parse
from publishing.evidence.page_digest import page_digest
from publishing.evidence.score_sheets import ACTIONABLE, DISCERN_CRITERIA, DISCERN_OVERALL, UNDERSTANDABLE, ScoreSheet

FOLDER = "evidence-sheets"
ITEMS = {"pemat": {*UNDERSTANDABLE, *ACTIONABLE}, "discern": {*DISCERN_CRITERIA, DISCERN_OVERALL}}
"""The items each instrument has."""


@dataclass(frozen=True)
class ScoredGuide:
    """A guide with its sheet, for the table readers see."""

    path: str
    title: str
    digest: str | None
    """Of today's words; None without a sheet to hold it against."""
    sheet: ScoreSheet | None

    @property
    def has_run_out(self) -> bool:
        """Whether the guide has other words now than those that were scored."""
        return self.sheet is not None and self.sheet.digest != self.digest


def scored_guides(content: Content, folder: Path) -> tuple[list[ScoredGuide], list[Problem]]:
    """Every guide with the sheet of its name, in the order of the cards, and what is wrong in the sheets."""
    sheets, problems = _read(folder, content)
    guides = [
        ScoredGuide(
            guide.path,
            guide.meta.title,
            page_digest(guide, content) if guide.path in sheets else None,
            sheets.get(guide.path),
        )
        for guide in content.guides
    ]
    return guides, problems


def _read(folder: Path, content: Content) -> tuple[dict[str, ScoreSheet], list[Problem]]:
    sheets: dict[str, ScoreSheet] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        source = parse(path.read_text(encoding="utf-8"), f"{FOLDER}/{path.name}")
        sheet, found = validate(ScoreSheet, source) if not source.problems else (None, source.problems)
        problems += found
        if sheet is None:
            continue
        if sheet.guide not in content.pages:
            problems.append(source.problem(("guide",), unknown("the guide", sheet.guide, content.pages, "docs/guides")))
        for key, wanted in ITEMS.items():
            if odd := sorted(wanted ^ set(getattr(sheet, key))):
                message = f"{key!r} needs each of its items, and no other. Look at: {', '.join(odd)}."
                problems.append(source.problem((key,), message))
        sheets[sheet.guide] = sheet
    return sheets, problems
