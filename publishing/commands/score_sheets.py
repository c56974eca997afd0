"""`make sheets`: the PEMAT-P and DISCERN scores of each guide, whose they are, and those that have run out."""

import sys
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import report
from publishing.evidence.page_digest import page_digest
from publishing.evidence.score_sheets import ScoreSheet
from publishing.evidence.scored_guides import FOLDER, ScoredGuide, scored_guides


def main() -> int:
    content, problems = read_and_check(Path("docs"))
    guides, found = scored_guides(content, Path(FOLDER)) if not problems else ([], problems)
    if found:
        print(report(found), file=sys.stderr)
        return 1
    for guide in guides:
        if not guide.sheets:
            print(f"{guide.path}: not scored. Its digest is {page_digest(content.pages[guide.path], content)}")
        for sheet in guide.sheets:
            print(f"{guide.path}: {'our own' if sheet.wrote_the_guide else sheet.scored_by}: {_state(guide, sheet)}")
    return 0


def _state(guide: ScoredGuide, sheet: ScoreSheet) -> str:
    if guide.has_run_out(sheet):
        return f"scored on {sheet.scored}, run out. Score it again, then write: digest: '{guide.digest}'"
    return f"PEMAT-P {sheet.understandability} and {sheet.actionability} %, DISCERN {sheet.discern_mean} of 5"


if __name__ == "__main__":
    exit_with(main)
