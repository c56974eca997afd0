"""A page is followed through partials and records to everything it prints."""

from publishing.assembly.parts import assemble, cited_sources, linked_terms
from publishing.content.model import Content


def test_nested_partials_are_reached(content: Content):
    assembly = assemble(content.pages["guides/solid-tumors.md"], content)
    assert "guide-ending.md" in assembly.partials
    assert "disclaimer.md" in assembly.partials


def test_records_are_reached_through_macros_and_front_matter(content: Content):
    assembly = assemble(content.pages["guides/treatment-process.md"], content)
    assert ("durations", "leukapheresis") in assembly.records


def test_a_page_that_loops_over_a_data_file_prints_all_of_it(content: Content):
    assembly = assemble(content.pages["approved-therapies.md"], content)
    assert {name for stem, name in assembly.records if stem == "therapies"} == set(content.data["therapies"])


def test_sources_stand_in_the_order_of_the_text(content: Content):
    text = "b.[^zuma-1] a.[^phocus][^zuma-1] and [^nobody]"
    assert [source.id for source in cited_sources(text, content)] == ["zuma-1", "phocus"]


def test_terms_stand_in_alphabetical_order(content: Content):
    text = "[v](/glossary.md#vector), [c](/glossary.md#crs), [v](/glossary.md#vector)"
    assert [term.id for term in linked_terms(text, content)] == ["crs", "vector"]
