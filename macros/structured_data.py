"""What search engines are told about a page, as schema.org JSON-LD."""

from typing import Any

from macros.content import SourcePage

CONTEXT = "https://schema.org"


def json_ld(page: SourcePage, site_name: str, site_url: str) -> dict[str, Any]:
    """The page as schema.org describes it. It claims no review: nobody has signed these words."""
    url = site_url + page.address
    publisher = {"@type": "Organization", "name": "CancerFax", "url": "https://www.cancerfax.com/"}
    return {
        "@context": CONTEXT,
        "@type": "MedicalWebPage" if page.is_guide else "WebPage",
        "@id": url,
        "url": url,
        "name": page.meta.title,
        "description": page.meta.description,
        "inLanguage": "en-US",
        "isPartOf": {"@type": "WebSite", "name": site_name, "url": site_url},
        "publisher": publisher,
    } | ({"audience": {"@type": "MedicalAudience", "audienceType": "Patient"}} if page.is_guide else {})
