"""Records that hold for some products: each product they name is in our list."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.passages import located_strings

STEMS = ("danger-signs", "durations", "reaction-rates")
KEYS = frozenset(("product", "products"))


def problems(content: Content) -> Iterator[Problem]:
    """Every product named by advice, times or rates that docs/_data/therapies.yml does not have."""
    products = content.data["therapies"]
    for stem in STEMS:
        source = content.located.get(stem)
        if source is None or {stem, "therapies"} & content.unsound:
            continue
        for location, name in located_strings(source.value):
            if KEYS & set(location) and name not in products:
                yield source.problem(location, unknown("the product", name, products, "docs/_data/therapies.yml"))
