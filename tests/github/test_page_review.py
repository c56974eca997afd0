"""What a record says of its page."""

from publishing.github.page_review import PageReview
from tests.github.weekly_situations import never_reviewed, page_record


def test_page_is_known_by_one_name() -> None:
    review = PageReview.model_validate(never_reviewed("docs/guides/solid-tumors.md"))
    assert review.page == "guides/solid-tumors.md"


def test_page_without_a_title_is_called_by_its_path() -> None:
    assert PageReview.model_validate(page_record(title=None)).heading == "guides/solid-tumors.md"
