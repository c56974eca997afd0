"""The order of the glossary, and names that two of its words claim."""

from pathlib import Path

from publishing.checks.data import glossary
from publishing.content.read import read


def told(project: Path, *terms: tuple[str, str]) -> list[str]:
    data = project / "docs" / "_data"
    data.mkdir(parents=True)
    records = [
        f"- id: word-{number}\n  term: {term}\n  other_names: [{names}]\n  searched_as: [anything]\n"
        "  definition: Words.\n  sources: []\n"
        for number, (term, names) in enumerate(terms)
    ]
    (data / "glossary.yml").write_text("".join(records), "utf-8")
    content, problems = read(project / "docs")
    assert not [problem for problem in problems if "missing. Bring" not in problem.message]
    return [str(problem) for problem in glossary.problems(content)]


def test_capitals_hyphens_and_brackets_do_not_decide_the_order(tmp_path: Path):
    assert told(tmp_path, ("B-cell aplasia", ""), ("Basket", ""), ("CRS (storm)", ""), ("cytokine", "")) == []


def test_a_term_out_of_order_is_told_at_its_line(tmp_path: Path):
    (found,) = told(tmp_path, ("Vector", ""), ("Antigen", ""))
    assert found.startswith("docs/_data/glossary.yml:8:3: 'Antigen' comes before 'Vector'")


def test_a_term_that_stands_twice_is_told(tmp_path: Path):
    (found,) = told(tmp_path, ("Gene", ""), ("gene", ""))
    assert "'gene' is a term here already: 'word-0'" in found


def test_another_name_that_is_a_term_or_name_of_another_word_is_told(tmp_path: Path):
    found = told(tmp_path, ("HLH (long name)", "IEC-HS, storm"), ("IEC-HS", ""), ("Storms", "STORM, Long name"))
    assert len(found) == 3
    assert "'IEC-HS' is a name of 'word-1' too" in found[0]
    assert "'STORM' is a name of 'word-0' too" in found[1]
    assert "'Long name' is a name of 'word-0' too" in found[2]


def test_words_that_people_search_for_may_stand_under_two_terms(tmp_path: Path):
    assert told(tmp_path, ("Leukemia", ""), ("Lymphoma", "")) == []
