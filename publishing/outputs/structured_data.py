"""What search engines are told about a page, as schema.org JSON-LD."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from publishing.assembly.parts import CITATION
from publishing.content.model import Content, SourcePage
from publishing.content.models.own_pages import LISTS
from publishing.content.places import approved_in
from publishing.reviews.reports.readers_review import ReadersReview
from publishing.settings.site import SiteSettings

CONTEXT = "https://schema.org"
PUBLISHER = {"@type": "Organization", "name": "CancerFax", "url": "https://www.cancerfax.com/"}

SCHEMA_TYPES = {"organization": "Organization", "person": "Person"}

STATES = {
    "reviewed": "Reviewed",
    "overdue": "Review overdue",
    "partly": "Awaits a second review",
    "changed": "Changed since its review",
    "withdrawn": "Review withdrawn",
    "parts": "Only parts reviewed",
    "never": "Never reviewed",
}
"""How machines are told where a page's review stands. A page without a schedule claims nothing."""

LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
MARKS = re.compile(r"\*\*|__|\{[:.#][^}]*\}|^ *[-*+] +", re.MULTILINE)


def json_ld(
    page: SourcePage,
    content: Content,
    settings: SiteSettings,
    review: ReadersReview,
    modified: date | None,
) -> dict[str, Any]:
    """The page as schema.org describes it.

    Questions and answers stand in the page alone: said twice they were a tenth of what a phone fetches.
    It names a review only while today's words are the words that were reviewed, all of them.
    """
    url = settings.url + page.address
    return (
        {
            "@context": CONTEXT,
            "@type": "MedicalWebPage" if page.is_guide else "WebPage",
            "@id": url,
            "url": url,
            "name": page.meta.title,
            "description": page.meta.description,
            "inLanguage": "en-US",
            "isPartOf": {"@type": "WebSite", "name": settings.name, "url": settings.url},
            "publisher": PUBLISHER,
        }
        | _breadcrumb(page, content.pages, settings)
        | _subject(page, content, url)
        | ({"audience": {"@type": "MedicalAudience", "audienceType": "Patient"}} if page.is_guide else {})
        | ({"dateModified": modified.isoformat()} if modified else {})
        | _review(review)
    )


def _subject(page: SourcePage, content: Content, url: str) -> dict[str, Any]:
    """The product or the cancer that the page is made from. A group of illnesses is no condition."""
    place = f"{url}#subject"
    if product := content.data["therapies"].get(page.meta.product):
        drug = {
            "@type": "Drug",
            "@id": place,
            "name": product.brand,
            "nonProprietaryName": product.generic,
            "description": plain(product.what_it_is),
        }
        if product.other_names:
            drug["alternateName"] = product.other_names
        if product.can_be_counted_on and product.standing:
            drug["legalStatus"] = [_approved(country) for country in approved_in(product, content.names)]
        return {"mainEntity": drug}
    cancer = content.data["cancers"].get(page.meta.cancer)
    if cancer and not cancer.is_group:
        return {"mainEntity": {"@type": "MedicalCondition", "@id": place, "name": content.names.cancers[cancer.id]}}
    return {}


def _approved(country: str) -> dict[str, Any]:
    area = {"@type": "AdministrativeArea", "name": country}
    return {"@type": "DrugLegalStatus", "name": "Approved", "applicableLocation": area}


def _review(review: ReadersReview) -> dict[str, Any]:
    status = {"creativeWorkStatus": STATES[review.state]} if review.state in STATES else {}
    if not review.in_force or not review.date:
        return status
    people = [{"@type": SCHEMA_TYPES[person.kind], "name": person.name} for person in review.people]
    reviewed_by = people[0] if len(people) == 1 else people
    return {"lastReviewed": review.date.isoformat(), "reviewedBy": reviewed_by, **status}


def _breadcrumb(page: SourcePage, pages: Mapping[str, SourcePage], settings: SiteSettings) -> dict[str, Any]:
    """The way to a page from the home page, which has none itself."""
    if not page.address:
        return {}
    above = pages_above(page, pages)
    steps = [(settings.name, ""), *((step.meta.title, step.address) for step in (*above, page))]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": settings.url + address}
        for place, (name, address) in enumerate(steps, start=1)
    ]
    return {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": items}}


def pages_above(page: SourcePage, pages: Mapping[str, SourcePage]) -> list[SourcePage]:
    """The pages between the home page and a page: one for each folder that has a page or a list of what it holds."""
    folders = page.address.split("/")[:-2]
    indexes = ["/".join((*folders[: depth + 1], "index.md")) for depth in range(len(folders))]
    lists = [LISTS[name] for name in folders[:1] if name in LISTS]
    return [pages[path] for path in (*lists, *indexes) if path in pages]


def plain(markdown: str) -> str:
    """A short Markdown text as one line of words, without citations, links and marks."""
    text = LINK.sub(r"\1", CITATION.sub("", markdown))
    return " ".join(MARKS.sub("", text).split())
