"""What a build is told from outside the project."""

from pathlib import Path

import pytest

from publishing.project.outside import NOTHING_TOLD, read_outside
from publishing.project.sources import ANSWERS, READS
from publishing.project.up_to_date import digest_of_inputs
from tests.reviews.small_site import write_small_site


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (ANSWERS, READS):
        monkeypatch.delenv(variable, raising=False)


def test_where_no_variable_names_a_file_nothing_is_told():
    assert read_outside() == NOTHING_TOLD


@pytest.mark.parametrize("variable", [ANSWERS, READS])
@pytest.mark.parametrize("text", [None, "", "{", '{"a": '])
def test_a_file_that_is_not_whole_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, text: str | None
):
    file = tmp_path / "told.json"
    if text is not None:
        file.write_text(text, "utf-8")
    monkeypatch.setenv(variable, str(file))
    with pytest.raises(SystemExit, match=f"{variable} names .*told.json") as told:
        read_outside()
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_left_to_the_build_to_tell(tmp_path: Path):
    write_small_site(tmp_path / "project")
    assert digest_of_inputs(tmp_path / "project", {ANSWERS: str(tmp_path / "nosuch.json")})
