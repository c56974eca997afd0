"""Citations that stand together become one mark, which names them and cannot be read as part of a number."""

import pytest

from publishing.postbuild.citation_marks import with_grouped_marks

SPACE = "\N{NO-BREAK SPACE}"


def mark(number: int, first: bool = True) -> str:
    way = f' id="fnref:{number}"' if first else ""
    return f'<sup{way}><a href="#fn:{number}" role="doc-noteref">{number}</a></sup>'


def place(number: int) -> str:
    return f'id="fnref:{number}" role="none"'


def grouped(shown: str, label: str, target: int) -> str:
    return f'{SPACE}<a href="#fn:{target}" role="doc-noteref" aria-label="{label}">[{shown}]</a></sup>'


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (mark(7), '<sup id="fnref:7">' + grouped("7", "Source 7", 7)),
        (mark(7, first=False), "<sup>" + grouped("7", "Source 7", 7)),
        (
            mark(7) + mark(8) + mark(18),
            '<sup id="fnref:7"><span id="fnref:8"></span><span id="fnref:18"></span>'
            + grouped("7, 8, 18", "Sources 7, 8, 18", 7),
        ),
        # A source cited before stands in the order of its number, so that a reader finds it in the list.
        (mark(3) + mark(1, first=False), f"<sup {place(3)}></sup><sup>" + grouped("1, 3", "Sources 1, 3", 1)),
        (mark(2) + mark(2, first=False), f"<sup {place(2)}></sup><sup>" + grouped("2", "Source 2", 2)),
    ],
)
def test_a_run_of_marks_is_one(run: str, expected: str):
    assert with_grouped_marks(f"<p>28 to 30{run}.</p>") == f"<p>28 to 30{expected}.</p>"


def test_marks_with_words_between_them_stay_apart():
    html = with_grouped_marks(f"<p>One{mark(1)} and two{mark(2)}</p>")
    assert html.count('aria-label="Source ') == 2


def test_what_is_grouped_already_stays_as_it_is():
    once = with_grouped_marks(f"<p>One{mark(1)}{mark(2)}</p>")
    assert with_grouped_marks(once) == once
