"""What concerns a reader: from a cancer, and a marker if it is known, to guides, approved products and trials."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from publishing.assembly.parts import assemble, strings
from publishing.assembly.topics import TopicPage, topic_pages
from publishing.cache.keys import digest
from publishing.cache.store import NO_CACHE
from publishing.cache.together import Together
from publishing.content.model import Content, SourcePage
from publishing.content.models.products import Candidate, Therapy
from publishing.content.models.records import Cancer, Marker

MOST_GUIDES = 8
"""More than these are no choice any more: the pages of the cancer's topics list them."""


@dataclass(frozen=True)
class Concern:
    """Everything we hold about one cancer."""

    cancer: Cancer
    approved: tuple[Therapy, ...]
    no_longer: tuple[Therapy, ...]
    """Products that nobody should count on."""
    all_after_others: bool
    """Whether there are approved products, and each is for this cancer after another treatment only."""
    none_for: tuple[str, ...]
    """Kinds of this cancer that no approved product is for, as they stand in a sentence."""
    candidates: tuple[Candidate, ...]
    markers: tuple[Marker, ...]
    to_read: tuple[SourcePage, ...]
    """Its guides, or while they are many the pages that list them."""


@dataclass(frozen=True)
class MarkedBy:
    """Everything we hold about one marker."""

    marker: Marker
    cancers: tuple[Cancer, ...]
    approved: tuple[Therapy, ...]
    candidates: tuple[Candidate, ...]
    guides: tuple[SourcePage, ...]
    """The first of those that name it, in the order of their cards."""
    more_guides: int
    """How many others do."""


@dataclass(frozen=True)
class Concerns:
    """Both lists, in the order of their data files."""

    by_cancer: tuple[Concern, ...]
    by_marker: tuple[MarkedBy, ...]


def concerns(content: Content, kept: Together | None = None) -> Concerns:
    """Everything the data hold, by cancer and by marker; `kept` is what guides were found to name before."""
    guides, topics = content.guides, topic_pages(content)
    names = {marker.id: (marker.name, *marker.other_names) for marker in content.data["markers"].values()}
    kept, of_names = kept or Together(NO_CACHE, ""), digest(names)
    named = [(guide, kept.once(f"{guide} {of_names}", partial(_named, guide, names, content))) for guide in guides]
    return Concerns(
        tuple(_concern(cancer, content, guides, topics) for cancer in content.data["cancers"].values()),
        tuple(_marked_by(marker, named, content) for marker in content.data["markers"].values()),
    )


def concern_of(name: str | None, content: Content) -> Concern | None:
    """Everything the data hold about one cancer, or None if no cancer has this id."""
    cancer = content.data["cancers"].get(name)
    return _concern(cancer, content, content.guides, topic_pages(content)) if cancer else None


def _concern(cancer: Cancer, content: Content, guides: list[SourcePage], topics: list[TopicPage]) -> Concern:
    therapies = [one for one in content.data["therapies"].values() if cancer.id in one.cancers]
    candidates = [one for one in content.data["pipeline"].values() if cancer.id in one.cancers]
    looked_for = {marker for product in (*therapies, *candidates) for marker in product.markers}
    approved = tuple(product for product in therapies if product.can_be_counted_on)
    uses = [use for product in approved for use in product.uses if use.cancer == cancer.id]
    served = {kind for use in uses for kind in use.kinds}
    return Concern(
        cancer,
        approved,
        tuple(product for product in therapies if not product.can_be_counted_on),
        bool(uses) and all(use.relapsed_or_refractory or (use.lines or 0) > 0 for use in uses),
        tuple(kind.name for kind in cancer.kinds if kind.kind not in served),
        tuple(candidates),
        tuple(one for one in content.data["markers"].values() if one.id in looked_for or cancer.id in one.cancers),
        tuple(to_read(cancer, guides, topics)),
    )


def to_read(cancer: Cancer, guides: list[SourcePage], topics: list[TopicPage]) -> list[SourcePage]:
    """The guides of a cancer's topics; while they are many, the pages that list them, and what no such page lists."""
    ours = set(cancer.topics)
    its_guides = [guide for guide in guides if ours & set(guide.meta.topics)]
    if len(its_guides) <= MOST_GUIDES:
        return its_guides
    lists = [topic for topic in topics if topic.page.meta.topic in ours]
    listed = {guide.path for topic in lists for guide in topic.guides}
    return [*(topic.page for topic in lists), *(guide for guide in its_guides if guide.path not in listed)]


def _named(guide: SourcePage, names: dict[str, tuple[str, ...]], content: Content) -> list[str]:
    """The ids of the markers that a guide names."""
    words = own_words(guide, content)
    return [marker for marker, spelled in names.items() if mentions(words, spelled)]


def _marked_by(marker: Marker, named: list[tuple[SourcePage, list[str]]], content: Content) -> MarkedBy:
    approved = [one for one in content.data["therapies"].values() if marker.id in one.markers]
    candidates = [one for one in content.data["pipeline"].values() if marker.id in one.markers]
    guides = [guide for guide, markers in named if marker.id in markers]
    cancers = {*marker.cancers, *(cancer for product in (*approved, *candidates) for cancer in product.cancers)}
    return MarkedBy(
        marker,
        tuple(cancer for cancer in content.data["cancers"].values() if cancer.id in cancers),
        tuple(product for product in approved if product.can_be_counted_on),
        tuple(candidates),
        tuple(guides[:MOST_GUIDES]),
        max(len(guides) - MOST_GUIDES, 0),
    )


def own_words(page: SourcePage, content: Content) -> str:
    """What the page itself says, in lower case."""
    return "\n".join([page.body, *strings(assemble(page, content).meta)]).lower()


def mentions(words: str, names: Iterable[str]) -> bool:
    """Whether words in lower case hold one of the names as a whole word."""
    return any(name in words and _whole(name).search(words) for name in map(str.lower, names))


@cache
def _whole(name: str) -> re.Pattern[str]:
    """A name as a whole word. The pattern begins with the name itself, which lets Python skip to it."""
    name = re.escape(name)
    return re.compile(rf"{name}(?<![\w-]{name})(?![\w-])")
