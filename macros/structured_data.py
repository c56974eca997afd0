"""What search engines are told about a page, as schema.org JSON-LD."""

from datetime import date
from typing import Any

from macros.content import SourcePage
from macros.readers_review import ReadersReview

CONTEXT = "https://schema.org"


SCHEMA_TYPES = {"organization": "Organization", "person": "Person"}


def json_ld(
    page: SourcePage, site_name: str, site_url: str, review: ReadersReview, modified: date | None
) -> dict[str, Any]:
    """The page as schema.org describes it.

    It names a review only while today's words are the words that were reviewed, all of them.
    """
    url = site_url + page.address
    publisher = {"@type": "Organization", "name": "CancerFax", "url": "https://www.cancerfax.com/"}
    return (
        {
            "@context": CONTEXT,
            "@type": "MedicalWebPage" if page.is_guide else "WebPage",
            "@id": url,
            "url": url,
            "name": page.meta.title,
            "description": page.meta.description,
            "inLanguage": "en-US",
            "isPartOf": {"@type": "WebSite", "name": site_name, "url": site_url},
            "publisher": publisher,
        }
        | ({"audience": {"@type": "MedicalAudience", "audienceType": "Patient"}} if page.is_guide else {})
        | ({"dateModified": modified.isoformat()} if modified else {})
        | _review(review)
    )


def _review(review: ReadersReview) -> dict[str, Any]:
    if review.state != "reviewed" or not (review.reviewer and review.date):
        return {}
    reviewer = {"@type": SCHEMA_TYPES[review.reviewer.kind], "name": review.reviewer.name}
    return {"lastReviewed": review.date.isoformat(), "reviewedBy": reviewer}
