"""`make claims`: sentences of the built site that claim something medical without a source. Advice, never an error."""

import sys
from pathlib import Path

from macros.checks import read_and_check
from macros.claims import uncited_claims
from macros.problems import report


def main(arguments: list[str]) -> int:
    content, problems = read_and_check(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    claims = uncited_claims(content, Path(), Path(arguments[0] if arguments else "site"))
    for claim in claims:
        print(f"{claim.file}:{claim.line}: ({claim.kind}) {claim.sentence}")
    print(f"{len(claims)} sentences need a citation, or other words (docs/_data/claim-patterns.yml says why).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
