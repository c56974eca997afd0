"""From a cancer and a marker to what our lists hold, and no further."""

from pathlib import Path

import pytest

from publishing.assembly.concerns import concerns, mentions, own_words
from publishing.checks.run import read_and_check
from publishing.content.model import Content

THERAPIES = "docs/_data/therapies.yml"


def ids(items: object) -> list[str]:
    return [item.id for item in items]


def test_every_product_stands_under_each_of_its_cancers(content: Content):
    found = concerns(content)
    shown = {
        (product.id, concern.cancer.id)
        for concern in found.by_cancer
        for product in (*concern.approved, *concern.no_longer, *concern.candidates)
    }
    products = [*content.data["therapies"].values(), *content.data["pipeline"].values()]
    assert shown == {(product.id, cancer) for product in products for cancer in product.cancers}


def test_what_nobody_should_count_on_never_counts_as_approved(content: Content):
    found = {concern.cancer.id: concern for concern in concerns(content).by_cancer}
    assert "rigvir" in ids(found["melanoma"].no_longer)
    assert "rexin-g" in ids(found["other-solid"].no_longer)
    for concern in found.values():
        assert all(product.can_be_counted_on for product in concern.approved)
        assert not any(product.can_be_counted_on for product in concern.no_longer)
        assert not set(ids(concern.approved)) & set(ids(concern.no_longer))


def test_a_row_names_the_kinds_that_no_approved_product_is_for(content: Content):
    found = {concern.cancer.id: concern for concern in concerns(content).by_cancer}
    for concern in found.values():
        uses = [use for product in concern.approved for use in product.uses if use.cancer == concern.cancer.id]
        served = {kind for use in uses for kind in use.kinds}
        assert list(concern.none_for) == [one.name for one in concern.cancer.kinds if one.kind not in served]
    assert "acute myeloid leukemia (AML)" in found["leukemia"].none_for
    assert "Hodgkin lymphoma" in found["lymphoma"].none_for


def test_the_just_diagnosed_are_told_only_where_each_use_comes_after_another_treatment(content: Content):
    found = {concern.cancer.id: concern for concern in concerns(content).by_cancer}
    for concern in found.values():
        uses = [use for product in concern.approved for use in product.uses if use.cancer == concern.cancer.id]
        first = [use for use in uses if not use.relapsed_or_refractory and not use.lines]
        assert concern.all_after_others == (bool(uses) and not first)
    assert found["lymphoma"].all_after_others
    assert not found["kidney"].all_after_others
    assert {one.all_after_others for one in found.values() if one.approved} == {True, False}


def test_markers_come_from_products_and_from_trials_that_guides_name(content: Content):
    by_cancer = {concern.cancer.id: ids(concern.markers) for concern in concerns(content).by_cancer}
    assert by_cancer["sarcoma"] == ["gd2", "mage-a4", "ny-eso-1"]
    assert by_cancer["stomach"] == ["claudin-18-2", "her2"]
    assert by_cancer["mesothelioma"] == ["mesothelin"]


def test_cancers_and_markers_lead_to_each_other(content: Content):
    found = concerns(content)
    forth = {(concern.cancer.id, marker.id) for concern in found.by_cancer for marker in concern.markers}
    back = {(cancer.id, marked.marker.id) for marked in found.by_marker for cancer in marked.cancers}
    assert forth == back


def test_every_cancer_leads_to_a_guide_that_shares_a_topic(content: Content):
    for concern in concerns(content).by_cancer:
        assert concern.to_read, concern.cancer.id
        for guide in concern.to_read:
            assert set(guide.meta.topics) & set(concern.cancer.topics)


@pytest.mark.parametrize(
    ("names", "expected"), [(["HER2"], True), (["her2"], True), (["ER2"], False), (["HER"], False)]
)
def test_a_guide_mentions_whole_words_only(names: list[str], expected: bool, content: Content):
    assert mentions(own_words(content.pages["guides/solid-tumors.md"], content), names) is expected


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (THERAPIES, "cancer: bladder\n", "cancer: blader\n", "cancer 'blader' is unknown. Did you mean 'bladder'?"),
        (
            THERAPIES,
            "markers: [mage-a4]",
            "markers: [mage-4]",
            "the marker 'mage-4' is unknown. Did you mean",
        ),
        (THERAPIES, "  markers: [mage-a4]\n", "", "the target names MAGE-A4, so write mage-a4 under 'markers', too."),
        ("docs/_data/cancers.yml", "- id: kidney", "- id: kidny", "id 'kidny' is unknown. Did you mean 'kidney'?"),
        ("docs/_data/markers.yml", "cancers: [breast", "cancers: [brest", "cancers 'brest' is unknown"),
        (
            "docs/_data/names.yml",
            "  kidney:",
            "  spleen: Spleen\n  kidney:",
            "the cancer 'spleen' of docs/_data/names.yml",
        ),
    ],
)
def test_a_mistake_in_the_lists_is_told_with_its_line(file: str, old: str, new: str, message: str, project_copy: Path):
    path = project_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = read_and_check(project_copy / "docs")
    hit = next(problem for problem in problems if message in problem.message)
    if hit.path == file:
        assert abs(hit.line - text[: text.index(old)].count("\n") - 1) <= 1
    else:
        assert hit.path == "docs/_data/cancers.yml"
