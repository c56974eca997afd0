"""What a page rests on, counted by claims, by citations and by sources."""

from datetime import date

from publishing.commands.second_hand import as_text
from publishing.content.models.source import Source
from publishing.evidence.second_hand import CitedClaims, count

RECORD = {
    "kind": "news",
    "publisher": "A paper",
    "title": "A title",
    "published": "2024",
    "url": "https://example.org/",
    "checked": date(2026, 1, 1),
    "checked_by": "someone",
    "holds_months": 12,
    "supports": "A claim.",
}
ORIGINAL = {"primary": True}
REPORT = {"primary": False, "stands_for": "the original"}
REGISTER = {
    name: Source.model_validate(RECORD | {"id": name} | role)
    for name, role in (("trial", ORIGINAL), ("label", ORIGINAL), ("news", REPORT), ("blog", REPORT))
}


def counted(*texts: str) -> CitedClaims:
    return count("guides/a.md", "A", texts, REGISTER)


def test_citations_that_stand_together_are_one_claim():
    page = counted("A claim.[^trial][^news] Another,[^blog] and more.\n\n[^label]: no citation")
    assert (page.total, page.second_hand) == (2, 1)
    assert (page.citations, page.second_hand_citations) == (3, 2)


def test_a_source_cited_often_is_one_source_and_comes_first():
    page = counted("One.[^news] Two.[^blog]", "Three.[^blog] Four.[^trial] Five.[^blog]")
    assert page.sources == 3
    assert page.second_hand_sources == ("blog", "news")


def test_ids_that_no_record_has_are_passed_over():
    assert counted("A claim.[^nobody][^trial]").citations == 1


def test_a_page_without_citations_prints_no_share():
    assert as_text(counted("Words.")) == (
        "guides/a.md: claims on reports alone 0 of 0 (0 %); citations 0 of 0 (0 %); sources 0 of 0 (0 %)\n  none"
    )


def test_the_shares_of_a_page_are_printed_with_what_it_rests_on():
    assert as_text(counted("One.[^trial] Two.[^label] Three.[^news]")) == (
        "guides/a.md: claims on reports alone 1 of 3 (33 %); citations 1 of 3 (33 %); sources 1 of 3 (33 %)\n  news"
    )
