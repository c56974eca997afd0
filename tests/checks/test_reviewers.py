"""The register of reviewers: nobody in it can be taken for somebody else, and who can sign says who pays them."""

import pytest

from tests.reviews.projects import Project

REGISTER = "docs/_data/reviewers.yml"
SLIPS = {
    "a namesake": ("name: Ray Example", "name: Lee Example", "'dr-lee' has the same name"),
    "a namesake with a title": ("name: Ray Example", "name: Dr. LEE Example, MD", "'dr-lee' has the same name"),
    "one login": ("github: jo-example", "github: Lee-Example", "'dr-lee' has the same github"),
    "one address": ("[ray@hospital.example]", "[LEE@hospital.example]", "'dr-lee' has the same signers"),
    "no interests": ("  interests: Speaks for a maker of cells, who pays the travel\n", "", "Write: interests:"),
    "no profession": ("  counts_as: nurse\n", "", "Write: counts_as:"),
    "no key": ('keys: ["ssh-ed25519 ', 'keys: ["ssh-dss ', "is not right"),
    "an unknown second": ("second: dr-ray", "second: dr-roy", "Did you mean 'dr-ray'"),
    "their own second": ("second: dr-ray", "second: dr-lee", "cannot be asked in their own place"),
}


@pytest.fixture
def project(tmp_path) -> Project:
    return Project.create(tmp_path / "project")


@pytest.mark.parametrize(("old", "new", "words"), SLIPS.values(), ids=SLIPS)
def test_what_is_wrong_in_the_register_is_told(old: str, new: str, words: str, project: Project):
    project.replace(REGISTER, old, new)
    problems = project.problems()
    assert any(problem.startswith(f"{REGISTER}:") and words in problem for problem in problems), problems


def test_one_key_of_two_people_proves_nothing(project: Project):
    text = (project.path / REGISTER).read_text(encoding="utf-8")
    keys = [line for line in text.split("\n") if line.startswith("  keys:")]
    project.replace(REGISTER, keys[1], keys[0])
    assert any("'dr-lee' has the same keys: it would prove nothing" in problem for problem in project.problems())


def test_people_with_other_names_are_no_namesakes(project: Project):
    project.replace(REGISTER, "name: Ray Example", "name: Leo Example")
    assert project.problems() == []
