"""The words of drawings, against the places that drawings keep for them."""

from pathlib import Path

from publishing.checks.data import drawings
from publishing.content.read import read

WORDS = """- id: scale
  words:
    title: A scale
    limmit: Call at once
"""


def told(project: Path, words: str, fragment: str | None) -> list[str]:
    data, fragments = project / "docs" / "_data", project / drawings.FRAGMENTS
    data.mkdir(parents=True)
    fragments.mkdir(parents=True)
    (data / "drawings.yml").write_text(words, "utf-8")
    if fragment is not None:
        (fragments / "scale.html").write_text(fragment, "utf-8")
    content, _ = read(project / "docs")
    return [str(problem) for problem in sorted(drawings.problems(content, project))]


def test_a_misspelt_place_and_one_without_words_are_told_at_their_lines(tmp_path: Path):
    found = told(tmp_path, WORDS, "<svg>{{ words.title }}{{ words.limit }}</svg>")
    assert len(found) == 2
    assert found[0].startswith("docs/_data/drawings.yml:2:3: the drawing has no words for limit.")
    assert found[1].startswith("docs/_data/drawings.yml:4:5: ")
    assert "limit" in found[1].partition("limmit")[2]


def test_words_for_every_place_are_sound(tmp_path: Path):
    assert told(tmp_path, WORDS, "<svg>{{ words.title }}{{ words.limmit }}</svg>") == []


def test_words_without_a_drawing_are_told(tmp_path: Path):
    found = told(tmp_path, WORDS, None)
    assert found == ["docs/_data/drawings.yml:1:3: there is no drawing scale.html in overrides/fragments. Mend the id."]
