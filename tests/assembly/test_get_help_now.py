"""The block that tells when to get help prints every line of the advice once, the ambulance before all else."""

from datetime import date
from types import SimpleNamespace

import pytest

from publishing.assembly.sandbox import page_environment
from publishing.content.models.danger_signs import DangerSign
from tests.project_files import PROJECT

CHECKED = {"checked": date(2026, 1, 1), "holds_months": 6, "sources": ("where-it-is-told",)}
LATE = {"title": "After Anycel", "products": ["anycel"]}
PARTS = {"ambulance": {"words": ["x"]}, "center": {"words": ["x"]}, "child": {}, "when": {}, "do": {}, "do-not": {}}
LINES = [
    DangerSign(id=f"{part}-{number}", part=part, text=f"Words of {part} {number}.", **more, **CHECKED)
    for part, more in (*PARTS.items(), ("late", LATE))
    for number in (1, 2)
]


@pytest.fixture(scope="module")
def printed() -> str:
    partials = PROJECT / "docs" / "_partials"
    environment = page_environment(partials, {}, {"drawing": lambda name: f"<svg>{name}</svg>"})
    front_matter = SimpleNamespace()
    return environment.get_template("get-help-now.md").render(danger_signs=LINES, front_matter=front_matter)


def test_every_line_is_printed_with_its_source(printed: str):
    for line in LINES:
        assert f"{line.text}[^where-it-is-told]" in printed, line.id


def test_the_ambulance_comes_first_and_late_dangers_below_the_red_boxes(printed: str):
    order = ["ambulance", "center", "child", "do-not", "do", "late"]
    places = [printed.index(f"Words of {part} 1.") for part in order]
    assert places == sorted(places)
    red = [printed.index(f'!!! danger "{title}') for title in ("Call an ambulance first", "Call your treatment center")]
    assert red == sorted(red)
    assert red[0] < places[0] < red[1] < places[1]


def test_a_late_danger_stands_with_its_product(printed: str):
    assert "**After Anycel.** Words of late 1." in printed


def test_three_numbers_of_ambulances_are_named(printed: str):
    first_box = printed[printed.index("Call an ambulance first") : printed.index("Words of ambulance 1.")]
    assert all(f"**{number}**" in first_box for number in (911, 999, 112))
