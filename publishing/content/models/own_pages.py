"""Where the page of one product or one cancer stands: in a folder for its kind, so that no folder grows too long."""

PRODUCTS, CANCERS = "approved-therapies", "cancers"
"""The folders below docs/ of all such pages."""
LISTS = {PRODUCTS: "approved-therapies.md", CANCERS: "find.md"}
"""The page that lists what each of these folders holds."""


def page_of_product(product: str, kind: str) -> str:
    """The page of a product, as a path below docs/."""
    return f"{PRODUCTS}/{kind}/{product}.md"


def page_of_cancer(cancer: str, *, is_solid: bool) -> str:
    """The page of a cancer, as a path below docs/."""
    return f"{CANCERS}/{'solid' if is_solid else 'blood'}/{cancer}.md"
