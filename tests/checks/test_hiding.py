"""Style sheets and scripts may not hide the words of an article, or write others."""

from pathlib import Path

import pytest

from publishing.checks.files.hiding import hides, known_hiding, problems
from tests.project_files import PROJECT
from tests.reviews.projects import Project

HIDING = (
    ".danger { display: none !important; }",
    ".danger li:first-child, .admonition.review { font-size: 0 }",
    ".danger { visibility: hidden }",
    ".danger { opacity: .1 }",
    ".danger { opacity: 10% }",
    ".danger { clip-path: inset(50%) }",
    ".danger { clip: rect(0 0 0 0) }",
    ".danger { position: absolute; left: -9999px }",
    ".danger { text-indent: -200vw }",
    ".danger { max-height: 0; overflow: hidden }",
    ".danger { height: 1px; overflow: hidden }",
    ".danger { color: transparent }",
    ".danger { color: rgba(0, 0, 0, .02) }",
    ".danger { color: rgb(0 0 0 / 2%) }",
    ".danger { -webkit-text-fill-color: transparent }",
    ".danger { transform: scale(0) }",
    ".danger { transform: translateX(-2000px) }",
    ".danger { filter: opacity(0) }",
    ".danger { letter-spacing: -1em }",
    ".danger { font: 0/0 a }",
    ".danger { content-visibility: hidden }",
    ".danger { unicode-bidi: bidi-override; direction: rtl }",
    ".danger { -webkit-text-security: disc }",
    ".danger { mask-image: url(x.svg) }",
    ".danger { content: url(x.svg) }",
    ".danger::after { content: attr(data-said) }",
    "@media screen { .danger { display: none } }",
    "@supports (display: grid) { @media print { .danger { display: none } } }",
    ".admonition { & .danger { display: none } }",
    "@font-face { font-family: Other; src: url(letters.woff2) }",
    ".danger::before, .danger { display: none }",
)
HARMLESS = (
    ".danger { display: flow-root; opacity: 1; color: #333; font-size: .9rem; margin: -1px }",
    '.danger::before { display: none; content: ""; transform: rotate(45deg) }',
    ".danger { max-width: 40rem; line-height: 1.5; letter-spacing: .02em; left: 0; top: 50% }",
    ".danger { transform: none; filter: none; clip-path: none; height: auto; width: 100% }",
    ".danger { color: rgb(0 0 0); background: transparent }",
)
WRITING = (
    'article.innerHTML = article.innerHTML.replace("Do not wait", "Do wait");',
    'node.textContent = "Do wait";',
    "node.insertAdjacentHTML('beforeend', text);",
    "text.nodeValue = other;",
    'new DOMParser().parseFromString(html, "text/html");',
    'node.style.display = "none";',
    "sheet.insertRule(rule);",
    "node.replaceWith(other);",
    'eval("1");',
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    return tmp_path / "docs"


def told(docs: Path, name: str, text: str) -> list[str]:
    (docs / "assets" / name).write_text(text, encoding="utf-8")
    return [str(problem) for problem in problems(docs)]


@pytest.mark.parametrize("css", HIDING)
def test_a_style_that_hides_words_is_refused(css: str, docs: Path):
    found = told(docs, "more.css", css)
    assert found
    assert all(problem.startswith("docs/assets/more.css:1:1: ") for problem in found)


@pytest.mark.parametrize("css", HARMLESS)
def test_a_style_that_hides_nothing_is_not(css: str, docs: Path):
    assert told(docs, "more.css", css) == []


@pytest.mark.parametrize("opened", ["a{", "a{b:(", ".a:not("])
def test_a_style_sheet_of_endless_brackets_is_refused_at_its_line(opened: str, docs: Path):
    (found,) = told(docs, "more.css", f".a {{}}\n{opened * 9000}\n")
    assert found.startswith("docs/assets/more.css:2:1: the style sheet is nested more than")


@pytest.mark.parametrize("script", WRITING)
def test_a_script_that_writes_words_is_refused(script: str, docs: Path):
    assert told(docs, "more.js", f"// says\n{script}\n")[0].startswith("docs/assets/more.js:2:1: ")


@pytest.mark.parametrize(
    "script", ["if (node.textContent === other) go();", "const data = node.dataset.x;", "// innerHTML = 1"]
)
def test_a_script_that_reads_is_not(script: str, docs: Path):
    assert told(docs, "more.js", script) == []


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("stylesheets/site.css", ".danger { display: none !important; }\n"),
        ("javascripts/frame.js", 'document.body.innerHTML = "Do wait";\n'),
    ],
)
def test_a_site_in_which_words_would_be_hidden_or_replaced_is_not_built(file: str, more: str, tmp_path: Path):
    project = Project.create(tmp_path / "project")
    assert project.problems() == []
    with (project.path / "docs" / "assets" / file).open("a", encoding="utf-8") as asset:
        asset.write(more)
    assert any(told.startswith(f"docs/assets/{file}:") and "can hide words" in told for told in project.problems())


def test_what_is_known_of_one_file_is_refused_in_another(docs: Path):
    assert told(docs, "more.css", ".print-foot { display: none; }")


def test_the_real_styles_and_scripts_hold_to_it_and_the_list_names_nothing_that_is_gone():
    assert list(problems(PROJECT / "docs")) == []
    assets = PROJECT / "docs" / "assets"
    for file, line in known_hiding():
        text = " ".join((assets / file).read_text(encoding="utf-8").split())
        assert line in text, f"{file}: {line}"


@pytest.mark.parametrize(("name", "value"), [("opacity", "0.9"), ("height", "2px"), ("font-size", "0.6rem")])
def test_the_bounds(name: str, value: str):
    assert not hides(name, value)
