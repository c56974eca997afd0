"""`make review-impact`: which pages a change touches, and whose sign-offs it voids. Never a reason to fail."""

import argparse
import json
import sys
from functools import partial

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history
from publishing.content.dates import build_day
from publishing.content.diagnostics import report
from publishing.git.repository import NoHistoryError
from publishing.project.outside import read_outside
from publishing.reviews.history.past import past_of
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.reports.difference_texts import fold
from publishing.reviews.state.difference import known_differences
from publishing.reviews.state.impact import as_markdown, as_records, impacts
from publishing.reviews.state.ledger_changes import signed_at
from publishing.reviews.state.reviews import review_project

WHERE_ELSE = (
    "#### What changed since the review\n\nFor each page, crossed out is gone and underlined is new. To print it, or "
    "to read all of it, download the artifact **site** of this check and open `for-reviewers/index.html` in it."
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make review-impact", description=__doc__)
    parser.add_argument("--base", default="origin/HEAD", help="the branch that the change will be merged into")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    options = parser.parse_args()
    print(impact_since(options.base, options.format))
    return 0


def impact_since(base: str, form: str = "markdown") -> str:
    """What the change since a branch or commit does to reviews, as Markdown or JSON."""
    git = history()
    reviews, problems = review_project(PROJECT, build_day(), past_of(Judge(git, read_outside().host)))
    try:
        if reviews is None:
            raise NoHistoryError(report(problems))
        before = git.base(base)
        found = impacts(PastWords(git).at(before), reviews, partial(signed_at, git, before))
    except NoHistoryError as error:
        # The gate reports the same problems and fails; this table only informs.
        print(f"The impact on reviews cannot be worked out: {error}", file=sys.stderr)
        return "[]" if form == "json" else "### Reviews\n\nNot worked out: see the checks of this change."
    if form == "json":
        return json.dumps(as_records(found), indent=2)
    touched = {impact.page for impact in found}
    told = [fold(one) for page, one in known_differences(reviews).items() if page in touched]
    return "\n\n".join([as_markdown(found), *([WHERE_ELSE, *told] if told else [])])


if __name__ == "__main__":
    exit_with(main)
