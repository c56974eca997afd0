"""`make import-guide`: a page from elsewhere becomes a draft that builds, and nothing of it is lost without a word."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check, unfinished
from publishing.commands.editing import import_guide
from publishing.commands.editing.imported_page import imported
from tests.gate.site import write_site
from tests.project_files import PROJECT

HTML = """<!doctype html>
<html><head><title>Cells for tides | A site</title>
<meta name="description" content="What cells do for people with tides, who may have them, and what may go wrong.">
<script>track()</script></head>
<body><header><a href="/">Home</a></header>
<main><h1>Cells for tides:</h1>
<p>They are <b>your own</b> cells.<sup>1</sup> They were approved in 2021&nbsp;for tides.</p>
<h3>WHAT TO EXPECT.</h3><p>Ask your team.<br>Bring 10<sup>6</sup> coats and H<sub>2</sub>O.</p>
<h2><a href="#a">Costs</a></h2>
<h2>Costs</h2>
<ul><li>Pack a bag:<ul><li>a coat</li><li>a map</li></ul></li><li><p>Bring a friend.</p></li></ul>
<table><caption>What it costs</caption><tr><th></th><th>Price</th></tr>
<tr><td>Cells</td><td><ul><li>ten</li><li>more</li></ul></td></tr></table>
<p>Read <a href="/health/wait.html?utm_source=x">the wait</a>, <a href="https://www.example.org/">a register</a>
and <a href="/old/thing">an old page</a>.</p>
<details><summary>More</summary><p>Folded words.</p></details>
<p>Medically reviewed by Dr. Somebody on 3 May 2024.</p><p>Medically reviewed by Dr. Other on 3 May 2024.</p>
<form><input name="mail"><button>Send it</button></form><img src="/a.png" alt="A ward at night">
<iframe src="https://films.example.org/x"></iframe></main><footer>Foot words</footer></body></html>
"""
SOURCE = "TO WRITE: the source"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
STYLES = f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLE = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/></w:style>'
CHART = """<c:chartSpace xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>Boats a year</a:t></a:r></a:p>
<c:pt><c:v>Red</c:v></c:pt><c:pt><c:v>12</c:v></c:pt></c:chartSpace>"""


def paragraph(words: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def write_word_file(path: Path) -> None:
    """A file as Word writes it, with the parts that no program does without."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = "".join(row.format(*map(paragraph, cells)) for cells in (("Boat", "Days"), ("Red", "Three")))
    body = (
        paragraph("A trip by boat", "Title")
        + paragraph("Before you go", "Heading1")
        + paragraph("It was approved in 2019.")
        + '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Kept.</w:t></w:r>'
        + "<w:del><w:r><w:delText>Swim &amp; row.</w:delText></w:r></w:del></w:p>"
        + '<w:p><w:r><w:t xml:space="preserve">Take </w:t></w:r>'
        + '<w:fldSimple w:instr="REF x"><w:r><w:t>twelve coats</w:t></w:r></w:fldSimple></w:p>'
        + f"<w:tbl>{table}</w:tbl>"
    )
    styles = STYLE.format("Title", "Title") + STYLE.format("Heading1", "heading 1")
    head = f"<w:hdr {WORD}>{paragraph('For our')}{paragraph('ward only')}</w:hdr>"
    remark = f'<w:comment w:id="1">{paragraph("Is this right?")}</w:comment>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS.format(MAIN))
        file.writestr("word/_rels/document.xml.rels", RELATIONS.format(STYLES))
        file.writestr("word/styles.xml", f"<w:styles {WORD}>{styles}</w:styles>")
        file.writestr("word/comments.xml", f"<w:comments {WORD}>{remark}</w:comments>")
        file.writestr("word/header1.xml", head)
        file.writestr("word/charts/chart1.xml", CHART)
        file.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    write_site(project)
    (project / "writing").symlink_to(PROJECT / "writing")
    for code in ("publishing", "macros"):
        if not (project / code).exists():
            (project / code).symlink_to(PROJECT / code)
    return project


def run(project: Path, file: object, name: str = "tides") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing.commands.editing.import_guide", str(file), name]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def draft(project: Path) -> str:
    """The draft, which nothing but unwritten places keeps from being published."""
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert unfinished(content)
    return (project / "docs/guides/tides.md").read_text("utf-8")


def test_a_page_of_html_becomes_a_draft_in_one_round(project: Path, tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text(HTML, "utf-8")
    result = run(project, page)
    assert result.returncode == 0, result.stderr
    text = draft(project)
    for words in (
        'title: "Cells for tides"',
        'description: "What cells do',
        f"**your own** cells. {SOURCE} that was note 1. They were approved in 2021 for tides.",
        "\n## What to expect {#what-to-expect}\n\nAsk your team. Bring 10⁶ coats and H₂O.",
        "## Costs {#costs}\n\nTO WRITE: what stands below 'Costs'.\n\n## Costs {#costs-2}",
        "    - a coat\n    - a map",
        "Table: What it costs\n\n| TO WRITE | Price |",
        "| Cells | ten; more |",
        "[the wait](/care/wait.md), [a register](https://www.example.org/) and an old page.",
        "**More**\n\nFolded words.",
        "{## Note 1: Medically reviewed by Dr. Somebody on 3 May 2024. ##}",
        "{## Note 2: Medically reviewed by Dr. Other on 3 May 2024. ##}",
    ):
        assert words in text
    for words in (
        "words around the page's own part <main>",
        "a form: Send it",
        "a picture: A ward at night",
        "a part of another site: https://films.example.org/x",
        "the address of the link 'an old page': /old/thing",
        "would pass for a review",
    ):
        assert words in result.stdout
    again = run(project, page)
    assert again.returncode == 1
    assert "there already" in again.stdout


def test_a_word_file_becomes_a_draft(project: Path, tmp_path: Path):
    file = tmp_path / "trip.docx"
    write_word_file(file)
    result = run(project, file)
    assert result.returncode == 0, result.stderr
    text = draft(project)
    assert 'title: "A trip by boat"' in text
    assert f"## Before you go {{#before-you-go}}\n\nIt was approved in 2019. {SOURCE} of 'approved'.\n" in text
    assert "| Boat | Days |\n| --- | --- |\n| Red | Three |" in text
    assert "a comment: Is this right?" in result.stdout
    for told in (
        "struck out: Swim & row.\n",
        "the head or foot of its sheets: For our\n",
        "the head or foot of its sheets: ward only\n",
        "a chart: Boats a year Red 12\n",
        "Word: 'fldSimple' is not read: twelve coats\n",
    ):
        assert told in result.stdout


def test_a_word_file_that_is_none_or_too_large_is_told(project: Path, tmp_path: Path):
    file = tmp_path / "trip.docx"
    write_word_file(file)
    whole = {}
    with zipfile.ZipFile(file) as parts:
        whole |= {name: parts.read(name) for name in parts.namelist()}
    for text, told in (
        (whole["word/document.xml"][:-40], "cannot be read as a Word file (unclosed token"),
        (whole["word/document.xml"].replace(b"2019", b"9" * 31_000_000), "takes too long to read: it is too large"),
    ):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
            for name, raw in (whole | {"word/document.xml": text}).items():
                parts.writestr(name, raw)
        result = run(project, file)
        assert (result.returncode, result.stderr) == (1, "")
        assert told in result.stdout


def test_notes_of_a_word_file_ask_for_their_sources(project: Path, tmp_path: Path):
    file = tmp_path / "trip.docx"
    note = f'<w:footnotes {WORD}><w:footnote w:id="1">{paragraph("A book of tides.")}</w:footnote></w:footnotes>'
    body = "<w:p><w:r><w:t>It is wet.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    related = f'<Relationship Id="r1" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("[Content_Types].xml", TYPES)
        parts.writestr("_rels/.rels", RELATIONS.format(MAIN))
        parts.writestr("word/_rels/document.xml.rels", RELATIONS.format(related))
        parts.writestr("word/footnotes.xml", note)
        parts.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    result = run(project, file)
    assert f"It is wet. {SOURCE} that was note 1.\n\n1. A book of tides.\n" in draft(project)
    assert "names that no place" not in result.stdout


def test_a_text_becomes_a_draft(project: Path, tmp_path: Path):
    file = tmp_path / "trip.txt"
    file.write_bytes("# A trip\n\nMind the caf\u00e9.\n\n## Before\n\n- a coat\n- a map\n".encode("cp1252"))
    assert run(project, file).returncode == 0
    text = draft(project)
    assert "Mind the caf\u00e9.\n\n## Before {#before}\n\n- a coat\n- a map\n" in text


def test_a_year_that_begins_a_paragraph_of_a_text_is_not_lost(project: Path, tmp_path: Path):
    file = tmp_path / "trip.txt"
    file.write_text("A trip\n\n2019. The harbor was built.\n\n3. Ask for a copy.\n4. Keep it.\n", "utf-8")
    result = run(project, file)
    text = draft(project)
    assert "{## Note 1: 2019. The harbor was built. ##}" in text
    assert "3. Ask for a copy.\n4. Keep it.\n" in text
    assert "'2019. The harbor was built.' stands in a note" in result.stdout


def test_a_text_that_windows_saved_as_unicode_is_read(project: Path, tmp_path: Path):
    file = tmp_path / "trip.txt"
    file.write_bytes("# A trip\n\nMind the caf\u00e9.\n".encode("utf-16"))
    run(project, file)
    text = draft(project)
    assert 'title: "A trip"' in text
    assert "Mind the caf\u00e9.\n" in text


def test_a_page_that_takes_too_long_is_told_and_not_begun(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "deep.html"
    file.write_text("<h1>Deep</h1>" + "<div>" * 20_000 + "words" + "</div>" * 20_000, "utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr(import_guide, "LONGEST", 1)
    assert import_guide.main([str(file), "deep"]) == 1
    assert "deep.html takes too long to read" in capsys.readouterr().out
    assert not (project / "docs/guides/deep.md").exists()


def test_markdown_of_another_site_becomes_a_draft(project: Path, tmp_path: Path):
    file = tmp_path / "trip.md"
    text = "---\ntitle: A trip\nlayout: page.html\n---\n<h2 id='x'>Before</h2>\n\nTake a coat.\n"
    text += "\n<div class='box' markdown='1'>\n\n## 2 boats\n\nThese are:\n- red\n  - small\n- blue\n\n</div>\n"
    file.write_text(text, "utf-8")
    result = run(project, file)
    text = draft(project)
    assert 'title: "A trip"' in text
    assert "## Before {#before}\n\nTake a coat.\n" in text
    assert "## 2 boats {#boats}\n\nThese are:\n\n- red\n    - small\n- blue\n" in text
    assert "front matter: layout: page.html" in result.stdout


def test_a_description_that_is_too_short_is_told(project: Path, tmp_path: Path):
    (tmp_path / "page.html").write_text("<meta name=description content='Tides.'><h1>A trip</h1><p>One.</p>", "utf-8")
    told = "its description, which is not of 70 to 160 characters: Tides."
    assert told in run(project, tmp_path / "page.html").stdout


def test_signs_of_another_program_need_no_second_round(project: Path, tmp_path: Path):
    file = tmp_path / "trip.txt"
    file.write_text(
        "\n# https://sea.example.org/\n\n/ A trip\n/// It is far.\n  >>>\n    # By sea\n    One.\n", "utf-8"
    )
    result = run(project, file)
    assert "stands in a note" not in result.stdout
    assert "## By sea {#by-sea}\n\nOne.\n" in draft(project)


def test_two_places_may_ask_for_the_same(project: Path, tmp_path: Path):
    table = "<table><tr><th>Boat</th><th>Days</th></tr><tr><td>{}</td><td>Three</td></tr></table>"
    quote = "<blockquote><p>I went by {}.</p></blockquote>"
    parts = (table.format("Red"), quote.format("boat"), table.format("Blue"), quote.format("train"))
    (tmp_path / "page.html").write_text("".join(parts), "utf-8")
    assert "stands in a note" not in run(project, tmp_path / "page.html").stdout
    assert draft(project).count("Table: TO WRITE: what this table shows, and its source") == 2


def test_of_a_list_only_the_refused_line_is_set_aside(project: Path, tmp_path: Path):
    file = tmp_path / "trip.md"
    file.write_text("# A trip\n\n- Red:\n    - fast -> far\n    - small\n- Blue, [citation needed]\n- Green\n", "utf-8")
    result = run(project, file)
    text = draft(project)
    instead = "TO WRITE: what note {} of this draft says."
    assert f"- Red:\n    - {instead.format(1)}\n    - small\n- {instead.format(2)}\n- Green\n" in text
    assert "{## Note 1: fast -> far ##}" in text
    assert "{## Note 2: Blue, [citation needed] ##}" in text
    assert "'fast -> far' stands in a note: an arrow" in result.stdout


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("page.pdf", b"%PDF", "is no page (.html), Word file (.docx) or text"),
        ("page.docx", b"no zip", "cannot be read as a Word file"),
        ("page.html", None, "is not there"),
    ],
)
def test_what_cannot_be_read_is_told(project: Path, tmp_path: Path, name: str, raw: bytes | None, told: str):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    result = run(project, tmp_path / name)
    assert (result.returncode, result.stderr) == (1, "")
    assert told in result.stdout
    assert not (project / "docs/guides/tides.md").exists()


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>Twelve.<sup>2,3</sup></p>", [f"Twelve. {SOURCE} that was note 2,3."]),
        ("<p>5 m<sup>2</sup> wide</p>", ["5 m² wide"]),
        ("<p>The <a href='javascript:x()'>map</a></p>", ["The map"]),
        (
            "<h2>One</h2><h6>Two</h6><p>x</p>",
            ["## One {#one}", "TO WRITE: what stands below 'One'.", "### Two {#two}", "x"],
        ),
        ("<dl><dt>Ebb</dt><dd>It goes.</dd></dl>", ["**Ebb**", "It goes."]),
        ("", []),
    ],
)
def test_parts(html: str, blocks: list[str]):
    assert imported(f"<body>{html}</body>", [], {}).blocks == blocks


def test_a_link_to_no_address_at_all_is_told_and_its_words_stay():
    page = imported('<h1>A</h1><p>See <a href="http://[bad">the words</a> here.</p>', [], {})
    assert page.left_out == ["the address of the link 'the words': http://[bad"]
    assert "See the words here." in str(page)
