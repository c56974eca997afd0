"""`make claims`: sentences of the built site that claim something medical without a source. Advice, never an error."""

import argparse
import sys
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import report
from publishing.evidence.claims import UncitedClaim, uncited_claims


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make claims", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the folder of the built site")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="github: notes beside lines; markdown: a summary"
    )
    options = parser.parse_args(arguments)
    content, problems = read_and_check(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    claims = uncited_claims(content, Path(), options.site)
    for claim in claims:
        print(FORMATS[options.format](claim))
    if options.format == "markdown":
        print()
    print(f"{len(claims)} sentences need a citation, or other words (docs/_data/claim-patterns.yml says why).")
    return 0


def as_text(claim: UncitedClaim) -> str:
    return f"{claim.file}:{claim.line}: ({claim.kind}) {claim.sentence}"


def as_github(claim: UncitedClaim) -> str:
    """A workflow command: GitHub shows it beside the line."""
    sentence = claim.sentence.replace("%", "%25")
    return f"::notice file={claim.file},line={claim.line},title=Claim without a source::({claim.kind}) {sentence}"


def as_markdown(claim: UncitedClaim) -> str:
    """A line of a summary: GitHub shows only the first ten notes of a step beside their lines."""
    return f"- `{claim.file}:{claim.line}` ({claim.kind}) {claim.sentence}"


FORMATS = {"text": as_text, "github": as_github, "markdown": as_markdown}

if __name__ == "__main__":
    exit_with(lambda: main(sys.argv[1:]))
