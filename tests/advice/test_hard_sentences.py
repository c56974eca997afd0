"""Which sentences of a page to work on first, and where they stand."""

from publishing.advice.hard_sentences import hardest, longest
from publishing.content.read import read_page

FRONT_MATTER = "---\ntitle: T\ndescription: {}\nsummary: Words.\nreview_class: index\n---\n".format("word " * 15)
LONG = "You can ask them and they can ask you and so on till all of it is told and done."
HARD = "Immunological characterization necessitates multidisciplinary considerations regarding administration."
BODY = f"The cat sat on the mat today.\n\n{LONG} Yes.\n\nAsk [them](/a.md), please. {HARD}\n"


def test_the_longest_and_the_hardest_are_told_with_their_places():
    page, problems = read_page("about/x.md", FRONT_MATTER + BODY)
    assert page, problems
    assert str(longest(page, 1)[0]) == f"docs/about/x.md:9:1: 20 words: {LONG}"
    (found,) = hardest(page, 1)
    assert (found.line, found.column) == (11, 28)
    assert found.message.endswith(HARD)


def test_short_sentences_and_blanks_left_by_marks_are_none():
    page, _ = read_page("about/x.md", FRONT_MATTER + BODY)
    told = [problem.message for problem in longest(page, 9)]
    assert not any("Yes." in message or "please" in message for message in told)
