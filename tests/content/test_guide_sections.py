"""A section that is there under another name is told at its heading, not as missing."""

import pytest

from publishing.content.guide_sections import LIBRARY_HEADINGS, REQUIRED_HEADINGS, missing_sections

BODY = "\n".join(f"## {about.capitalize()} {{#{name}}}\n\nWords.\n" for name, about in REQUIRED_HEADINGS.items())
HEADING = "## When to consider it {#when-to-consider}"


def test_a_whole_guide_lacks_nothing():
    assert missing_sections(BODY, True) == []


@pytest.mark.parametrize(
    "written",
    [
        "## When to consider it {#when-to-consdier}",
        "## When to consider",
        "## When to consider it {when-to-consider}",
        "## When to consider it {# when-to-consider }",
        "## When To Consider",
    ],
)
def test_a_misnamed_section_is_told_at_its_heading(written: str):
    body = BODY.replace(HEADING, written)
    assert body != BODY
    ((offset, message),) = missing_sections(body, True)
    assert body[offset:].startswith(written)
    assert "Write {#when-to-consider} at the end of this heading" in message


def test_a_section_that_is_not_there_is_missing():
    ((offset, message),) = missing_sections(BODY.replace(HEADING, "## Closing words {#closing}"), True)
    assert offset == 0
    assert "is missing. Write a heading with the id {#when-to-consider}" in message


def test_a_guide_without_a_core_is_told_so_once():
    ((offset, message),) = missing_sections(BODY, False)
    assert (offset, message.partition(".")[0]) == (0, "the guide has no core")
    found = [message for _, message in missing_sections(BODY.replace(HEADING, ""), False)]
    assert ["no core" in message or "{#when-to-consider}" in message for message in found] == [True, True]


def test_an_article_that_lacks_some_of_its_sections_is_told_of_each():
    names = sorted(LIBRARY_HEADINGS)
    body = BODY + "".join(f"## {name} {{#{name}}}\n\nWords.\n" for name in names[2:])
    assert [
        name for name in names for _, message in missing_sections(body, False) if f"{{#{name}}}" in message
    ] == names[:2]
