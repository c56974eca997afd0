"""`make sheets`: our PEMAT-P and DISCERN scores of each guide, and those that have run out."""

import sys
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import report
from publishing.content.model import Content
from publishing.evidence.page_digest import page_digest
from publishing.evidence.scored_guides import FOLDER, ScoredGuide, scored_guides


def main() -> int:
    content, problems = read_and_check(Path("docs"))
    guides, found = scored_guides(content, Path(FOLDER)) if not problems else ([], problems)
    if found:
        print(report(found), file=sys.stderr)
        return 1
    for guide in guides:
        print(f"{guide.path}: {_state(guide, content)}")
    return 0


def _state(guide: ScoredGuide, content: Content) -> str:
    if guide.sheet is None:
        return f"not scored. Its digest is {page_digest(content.pages[guide.path], content)}"
    if guide.has_run_out:
        return f"scored on {guide.sheet.scored}, run out. Score it again, then write: digest: '{guide.digest}'"
    sheet = guide.sheet
    return f"PEMAT-P {sheet.understandability} and {sheet.actionability} %, DISCERN {sheet.discern_mean} of 5"


if __name__ == "__main__":
    exit_with(main)
