"""The small pictures that stand beside numbers and stages of evidence."""

from publishing.content.models.numbers import FIGURES, Frequency, figure_runs
from publishing.views.fragments import Fragments

MOST_STEPS = 3
"""The bars of the mark beside a stage of evidence."""


def picture_of(number: Frequency, fragments: Fragments) -> str:
    """A number as Markdown: its picture, then its words with their citations."""
    picture = fragments.render(
        "people.html",
        count=number.in_100,
        filled=figure_runs(0, number.in_100),
        empty=figure_runs(number.in_100, FIGURES - number.in_100),
    )
    citations = "".join(f"[^{source}]" for source in number.sources)
    return f"{picture}\n{fragments.render('number.md', number=number, citations=citations)}"
