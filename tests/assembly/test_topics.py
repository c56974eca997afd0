"""Lists of guides: all on one page while they are few, by topic when they are many."""

from dataclasses import replace

import pytest

from publishing.assembly.topics import MOST_ON_ONE_PAGE, listed_guides, problems, topic_pages
from publishing.content.model import Content, SourcePage


def guide(content: Content, number: int, *topics: str) -> SourcePage:
    model = next(iter(content.guides))
    meta = model.meta.model_copy(update={"order": number, "topics": list(topics), "title": f"Guide {number}"})
    return replace(model, path=f"guides/g{number}.md", meta=meta)


def topic_page(content: Content, topic: str, title: str) -> SourcePage:
    model = content.pages["guides/index.md"]
    return replace(
        model, path=f"topics/{topic}.md", meta=model.meta.model_copy(update={"topic": topic, "title": title})
    )


def site(*pages: SourcePage) -> Content:
    return Content(pages={page.path: page for page in pages})


def test_few_guides_need_no_topics(content: Content):
    few = site(*(guide(content, number, "safety") for number in range(MOST_ON_ONE_PAGE)))
    assert topic_pages(few) == []
    assert list(problems(few)) == []


def test_many_guides_need_a_page_for_their_topic(content: Content):
    guides = [guide(content, number, "safety") for number in range(MOST_ON_ONE_PAGE + 1)]
    found = list(problems(site(*guides)))
    assert len(found) == len(guides)
    assert "docs/topics/safety.md" in found[0].message
    assert list(problems(site(*guides, topic_page(content, "safety", "Safety")))) == []


def test_one_of_its_topics_is_enough_to_reach_a_guide(content: Content):
    pages = [
        topic_page(content, "safety", "Safety"),
        guide(content, 1, "children", "safety"),
        guide(content, 2, "car-t"),
    ]
    assert [problem.message.split("docs/topics/")[1][:8] for problem in problems(site(*pages))] == ["car-t.md"]


@pytest.fixture
def two_topics(content: Content) -> Content:
    pages = (topic_page(content, "safety", "What is safe"), topic_page(content, "car-t", "CAR-T"))
    return site(*pages, guide(content, 2, "safety"), guide(content, 1, "safety", "car-t"), content.pages["index.md"])


def test_a_topic_page_lists_its_guides_in_the_order_of_cards(two_topics: Content):
    found = {topic.page.path: [guide.meta.order for guide in topic.guides] for topic in topic_pages(two_topics)}
    assert found == {"topics/car-t.md": [1], "topics/safety.md": [1, 2]}
    assert list(found) == ["topics/car-t.md", "topics/safety.md"]


def test_other_pages_list_all(two_topics: Content):
    home = two_topics.pages["index.md"]
    assert [guide.meta.order for guide in listed_guides(home, two_topics)] == [1, 2]
