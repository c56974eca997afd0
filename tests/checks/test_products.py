"""What the records of products can never say, each on a fixture that breaks one rule."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from publishing.checks.run import read_and_check
from publishing.content.model import Content
from publishing.content.models.products import Therapy
from publishing.content.models.records import Names
from publishing.content.places import approved_in, none_found_in, not_known, untold_in, with_article

TODAY = date(2026, 12, 31)
ORDERLY = {
    "id": "fixture-cel",
    "brand": "Fixture-cel",
    "generic": "fixtabtagene autoleucel",
    "other_names": ["fix-cel"],
    "kind": "car-t",
    "gene_modified": True,
    "what_it_is": "Cells for a test.",
    "how_given": "By drip.",
    "uses": [
        {
            "cancer": "leukemia",
            "kinds": ["b-cell-all"],
            "disease": "B-cell acute lymphoblastic leukemia",
            "youngest": 18,
            "relapsed_or_refractory": True,
            "lines": 2,
            "sources": ["zuma-1"],
        }
    ],
    "approvals": [
        {"regulator": "fda", "approved": "2022-08", "sources": ["zuma-1"]},
        {"regulator": "ema", "approved": "2022", "sources": ["zuma-1"]},
        {"regulator": "mhra", "approved": None, "sources": ["zuma-1"]},
        {"regulator": "pmda", "approved": "2023-01-02", "ended": "2024", "sources": ["zuma-1"]},
    ],
    "none_found": ["nmpa"],
    "status": "approved",
    "state": "It is made up.",
    "sources": ["zuma-1"],
    "checked": "2026-11-21",
    "holds_months": 6,
}


def with_record(project: Path, **changes: object) -> list[str]:
    """The messages about a project with one more product, and its page."""
    pages = project / "docs/approved-therapies/car-t"
    page = (pages / "kymriah.md").read_text(encoding="utf-8")
    of_its_own = page.replace("kymriah", "fixture-cel").replace("Kymriah", "Fixture-cel")
    (pages / "fixture-cel.md").write_text(of_its_own, encoding="utf-8")
    path = project / "docs/_data/therapies.yml"
    record = {key: value for key, value in (ORDERLY | changes).items() if value is not None}
    text = yaml.safe_dump([record], sort_keys=False, allow_unicode=True).replace("'2026-11-21'", "2026-11-21")
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
    return [problem.message for problem in read_and_check(project / "docs", TODAY)[1]]


def approvals(*pairs: tuple[str, str | None]) -> list[dict[str, object]]:
    return [{"regulator": regulator, "approved": day, "sources": ["zuma-1"]} for regulator, day in pairs]


def test_an_orderly_record_is_let_through(project_copy: Path):
    assert with_record(project_copy) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"approvals": [{"regulator": "fda", "approved": "2022"}]}, "the key 'sources' is missing"),
        ({"approvals": approvals(("fda", "1917"))}, "before the first of these products"),
        ({"approvals": approvals(("fda", "2027"))}, "in the future"),
        ({"approvals": approvals(("fda", "2022"), ("fda", "2023"))}, "approvals name fda twice"),
        ({"approvals": approvals(("fda", "2023-05"), ("ema", "2023-04"))}, "approvals stand in order of date"),
        ({"none_found": ["fda"]}, "none_found names fda, which approved it"),
        ({"none_found": ["mars"]}, "'mars' is unknown"),
        ({"brand": "Kymriah"}, "the name 'Kymriah' stands in the record 'kymriah', too"),
        ({"generic": "Tisagenlecleucel"}, "stands in the record 'kymriah', too"),
        ({"other_names": ["Anito cel"]}, "stands in the record"),
        ({"uses": [ORDERLY["uses"][0] | {"cancer": "leukaemia"}]}, "'leukaemia' is unknown"),
        ({"uses": [ORDERLY["uses"][0] | {"kinds": ["aml-like"]}]}, "the kind 'aml-like' is unknown"),
        ({"uses": [ORDERLY["uses"][0] | {"kinds": []}]}, "write under 'kinds' which of these it is for"),
        ({"uses": []}, "'uses' is too short"),
    ],
)
def test_what_a_record_can_never_say(changes: dict[str, object], message: str, project_copy: Path):
    assert any(message in one for one in with_record(project_copy, **changes))


def test_a_use_without_a_condition_of_the_label_is_refused(project_copy: Path):
    use = {key: value for key, value in ORDERLY["uses"][0].items() if key != "lines"}
    assert any("the key 'lines' is missing" in one for one in with_record(project_copy, uses=[use]))


def test_no_car_t_stands_without_the_warning_of_its_kind(project_copy: Path):
    path = project_copy / "docs/_data/class-warnings.yml"
    head, car_t, rest = path.read_text(encoding="utf-8").partition("- id: car-t\n")
    path.write_text(head + rest[rest.index("- id:") :], encoding="utf-8")
    assert car_t
    messages = with_record(project_copy, safety="A warning of its own does not stand in for that of its kind.")
    assert any("the kind 'car-t' has no warning" in one for one in messages)


def test_a_product_of_a_kind_without_a_warning_needs_its_own(project_copy: Path):
    unwarned = {"kind": "til", "gene_modified": False}
    assert any("write its main warning under 'safety'" in one for one in with_record(project_copy, **unwarned))


def test_the_same_substance_may_stand_twice_where_both_say_so(project_copy: Path):
    same = {"generic": "tisagenlecleucel", "same_substance_as": ["kymriah"]}
    assert with_record(project_copy, **same) == []


def test_a_place_that_nobody_has_looked_at_is_never_a_no(content: Content):
    names: Names = content.names
    record = ORDERLY | {"checked": content.data["therapies"]["kymriah"].checked}
    therapy = Therapy.model_validate(record)
    assert approved_in(therapy, names) == ["United States", "European Union", "United Kingdom"]
    assert with_article(["United States", "Japan", "Switzerland"], names) == [
        "the United States",
        "Japan",
        "Switzerland",
    ]
    assert none_found_in(therapy, names) == ["China"]
    unknown = not_known(therapy, names)
    assert set(unknown) == {"Canada", "Australia", "India", "South Korea"}
    # Every place we look for is told in one way or another.
    for one in content.data["therapies"].values():
        told = {approval.regulator for approval in one.approvals} | set(one.none_found)
        assert len(told & names.places.keys()) + len(not_known(one, names)) == len(names.places)


def test_an_approval_is_not_told_as_one_for_each_cancer_of_the_product(content: Content):
    leukemia = ORDERLY["uses"][0]
    lymphoma = leukemia | {"cancer": "lymphoma", "kinds": ["mantle-cell"], "disease": "mantle cell lymphoma"}

    def untold(cancer: str | None, *uses: dict[str, object]) -> list[str]:
        checked = content.data["therapies"]["kymriah"].checked
        therapy = Therapy.model_validate(ORDERLY | {"checked": checked, "uses": list(uses)})
        return untold_in(therapy, content.names, cancer)

    in_two_places = (leukemia | {"where": ["fda"]}, lymphoma | {"where": ["ema"]})
    assert untold("leukemia", *in_two_places) == ["European Union", "United Kingdom"]
    assert untold("lymphoma", *in_two_places) == ["United States", "United Kingdom"]
    assert untold(None, *in_two_places) == ["United Kingdom"]
    # A use that names no place holds in all of them.
    assert untold("leukemia", leukemia) == []
