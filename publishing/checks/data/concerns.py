"""The lists behind the pages of cancers and markers: whole, and agreeing with what the products' records say."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.products import Product
from publishing.content.models.records import Marker

PRODUCTS = ("therapies", "pipeline")


def problems(content: Content) -> Iterator[Problem]:
    """Cancers without a record, unknown markers, and targets that name a marker the record does not list."""
    if content.names and "cancers" not in content.unsound:
        for cancer in content.names.cancers.keys() - content.data["cancers"].keys():
            message = f"the cancer {cancer!r} of docs/_data/names.yml has no record here. Add one with this id."
            yield Problem("docs/_data/cancers.yml", 1, 1, message)
    markers = content.data["markers"]
    for stem in PRODUCTS if "markers" not in content.unsound else ():
        source = content.located.get(stem)
        for index, record in enumerate(source.value if source else ()):
            product = content.data[stem].get(record.get("id")) if isinstance(record, dict) else None
            if product is None:
                continue  # its own problem is told already
            for place, marker in enumerate(product.markers):
                if marker not in markers:
                    message = unknown("the marker", marker, markers, "docs/_data/markers.yml")
                    yield source.problem((index, "markers", place), message)
            for marker in markers.values():
                if marker.id not in product.markers and names(product, marker):
                    message = f"the target names {marker.name}, so write {marker.id} under 'markers', too."
                    yield source.problem((index, "target"), message)


def names(product: Product, marker: Marker) -> bool:
    """Whether the words of the product's target hold a name of the marker."""
    target = (product.target or "").casefold()
    return any(name.casefold() in target for name in (marker.name, *marker.other_names))
