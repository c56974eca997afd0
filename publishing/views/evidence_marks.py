"""The small pictures that stand beside numbers."""

from publishing.content.models.numbers import FIGURES, Frequency, figure_runs
from publishing.views.fragments import Fragments


def picture_of(number: Frequency, fragments: Fragments) -> str:
    """A number as Markdown: its words with their citations, then its picture."""
    picture = fragments.render(
        "people.html",
        count=number.in_100,
        filled=figure_runs(0, number.in_100),
        empty=figure_runs(number.in_100, FIGURES - number.in_100),
        harm=number.harm,
    )
    citations = "".join(f"[^{source}]" for source in number.sources)
    return fragments.render("number.md", number=number, citations=citations, picture=picture)
