"""Which guides a page lists: all while they are few, those of its topic when topics have pages of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import Guide

MOST_ON_ONE_PAGE = 30
"""More cards than this are not a choice any more but a search: then each topic needs a page of its own."""


@dataclass(frozen=True)
class TopicPage:
    """A page that lists the guides of one topic."""

    page: SourcePage
    guides: tuple[SourcePage, ...]
    """In the order of their cards."""


def topic_pages(content: Content) -> list[TopicPage]:
    """The pages of topics in the order of their titles; none while the guides are few."""
    found = [page for page in content.pages.values() if page.meta.topic]
    pages = [TopicPage(page, tuple(listed_guides(page, content))) for page in found]
    return sorted(pages, key=lambda topic: topic.page.meta.title.casefold())


def listed_guides(page: SourcePage, content: Content) -> list[SourcePage]:
    """The guides whose cards a page prints: those of its topic, or all."""
    topic = page.meta.topic
    if topic is None:
        return content.guides
    # Few of many guides: to sort them is cheaper than to sort all.
    ours = (page for page in content.pages.values() if page.is_guide and topic in page.meta.topics)
    return sorted(ours, key=lambda page: page.meta.order)


def problems(content: Content) -> Iterator[Problem]:
    """Guides that no list leads to, and topics that need a page."""
    guides = content.guides
    with_page = {page.meta.topic for page in content.pages.values() if page.meta.topic}
    if not with_page and len(guides) <= MOST_ON_ONE_PAGE:
        return
    for guide in guides:
        if isinstance(guide.meta, Guide) and with_page.isdisjoint(guide.meta.topics):
            topic = guide.meta.topics[0]
            message = (
                f"no list leads to this guide: none of its topics has a page. Copy writing/new-topic.md to "
                f"docs/topics/{topic}.md, and write 'topic: {topic}' there."
            )
            yield guide.front_matter.problem(("topics",), message)
