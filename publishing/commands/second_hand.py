"""`make second-hand`: how much of each guide rests on reports of what others published, and on which."""

import sys
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import report
from publishing.evidence.second_hand import CitedClaims, cited_claims, second_hand_sources


def main() -> int:
    content, problems = read_and_check(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    for guide in cited_claims(content):
        print(as_text(guide))
    print(f"Register: {second_hand_sources(content)} of {len(content.data['sources'])} sources.")
    return 0


def as_text(guide: CitedClaims) -> str:
    """One guide in two lines: the shares, then the reports it rests on, the most cited first."""
    shares = (
        _share("claims on reports alone", guide.second_hand, guide.total),
        _share("citations", guide.second_hand_citations, guide.citations),
        _share("sources", len(guide.second_hand_sources), guide.sources),
    )
    return f"{guide.path}: {'; '.join(shares)}\n  {', '.join(guide.second_hand_sources) or 'none'}"


def _share(what: str, part: int, whole: int) -> str:
    return f"{what} {part} of {whole} ({100 * part // whole if whole else 0} %)"


if __name__ == "__main__":
    exit_with(main)
