"""Which sentences are claims, which citations stand behind them, and where they are to be mended."""

import re
from pathlib import Path

import pytest
import yaml

from publishing.commands.claims import main
from publishing.content.model import Content
from publishing.content.models.claim_patterns import ClaimPattern, ClaimTest
from publishing.evidence.built_prose import sentences
from publishing.evidence.claims import uncited_claims

CLAIMS = [
    ("China approved it in June.", "approval"),
    ("Most people lived longer: 43 in 100 were alive.", "effect"),
    ("About 8 in 100 had it.", "frequency"),
    ("It takes 2 to 6 hours.", "duration"),
    ("It was stopped in December 2023.", "date"),
    ("It can cause a herpes infection.", "safety"),
    ("CRS can be fatal.", "safety"),
]
NO_CLAIMS = [
    "Ask how many in 100 people responded.",
    "What it is, for whom exactly, where it is approved, and what can go wrong.",
    "What is approved and for whom, what is in trials, and where there is nothing yet.",
    "Has any gene therapy been approved?",
    "CancerFax says it takes 1 to 4 weeks.",
    "We found none that is approved.",
    "We think trials add most here.",
    "Cells are tiny.",
    "A sunny day is a good day.",
]
PAGE = "<article><h2 id='x'>Title</h2>{}</article>"
MARK = '<sup><a href="#fn:1" role="doc-noteref">1</a></sup>'


@pytest.fixture(scope="module")
def claim_test(content: Content) -> ClaimTest:
    return ClaimTest(content.data["claim-patterns"].values())


@pytest.mark.parametrize(("sentence", "kind"), CLAIMS, ids=lambda value: value[:30])
def test_a_claim_is_told_by_its_words(sentence: str, kind: str, claim_test: ClaimTest):
    assert claim_test.kind(sentence) == kind


def test_no_plain_sentence_of_a_doctor_slips_through(claim_test: ClaimTest):
    groups = yaml.safe_load((Path(__file__).parent / "plain_claims.yml").read_text(encoding="utf-8"))
    sentences_of_doctors = [sentence for group in groups.values() for sentence in group]
    assert len(sentences_of_doctors) > 100
    assert [sentence for sentence in sentences_of_doctors if claim_test.kind(sentence) is None] == []


@pytest.mark.parametrize("sentence", NO_CLAIMS, ids=lambda value: value[:30])
def test_advice_questions_and_views_are_no_claims(sentence: str, claim_test: ClaimTest):
    assert claim_test.kind(sentence) is None


def test_a_doctor_can_add_a_phrase():
    added = ClaimPattern(id="dose", about="Doses", claim=True, phrases=["# cells", "infus*"])
    test = ClaimTest([added])
    assert test.kind("She got 300 cells at once.") == "dose"
    assert test.kind("They were infused.") == "dose"
    assert test.kind("She got many cells.") is None
    assert test.kind("A reinfusion.") is None


@pytest.mark.parametrize(
    ("html", "cited"),
    [
        (f"<p>One ends here.{MARK} Two does not.</p>", [True, False]),
        (f"<p>One stands before two. Two is cited.{MARK}</p>", [True, True]),
        (f"<p>Signs are listed here:{MARK}</p><ul><li>One is long enough.</li></ul>", [True, True]),
        ("<p>Signs are listed here:</p><ul><li>One is long enough.</li></ul>", [False, False]),
        (f"<ul><li><p>One.{MARK}</p></li><li><p>Two is here.</p></li></ul>", [True, False]),
        (f"<div class='therapy'><p>One.{MARK}</p><dl><dd>Two is here.</dd></dl></div>", [True, True]),
        ("<div class='card'><p>A card repeats the page.</p></div>", []),
        ("<p>12 months</p>", []),
        ("<h2 id='disclaimer'>Note</h2><p>Nothing here is looked at.</p>", []),
    ],
)
def test_what_a_citation_stands_behind(html: str, cited: list[bool]):
    assert [sentence.cited for sentence in sentences(PAGE.format(html))] == cited


def test_an_uncited_claim_is_found_in_the_built_page_and_placed_in_its_source(content: Content, tmp_path: Path):
    body = content.pages["guides/gene-therapy-for-cancer.md"].body.split("\n")
    plain = next(line for line in body if re.match(r"[A-Z][\w ,']{50,}", line))
    begun = re.match(r"[A-Z][\w ,']{50,}", plain)[0].rsplit(" ", 1)[0]
    page = tmp_path / "guides" / "gene-therapy-for-cancer" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(f"<p>{begun}, and 5 in 100 died.</p>"), encoding="utf-8")
    (claim,) = uncited_claims(content, Path(), tmp_path)
    lines = Path(claim.file).read_text(encoding="utf-8").split("\n")
    assert claim.kind == "frequency"
    assert begun[:40] in " ".join(lines[claim.line - 1 : claim.line + 1])


@pytest.mark.parametrize(
    ("form", "start"), [("text", "docs/"), ("github", "::notice file=docs/"), ("markdown", "- `docs/")]
)
def test_the_command_lists_claims_and_never_fails(
    form: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    page = tmp_path / "guides" / "rare-cancers" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format("<p>It cured 5 in 100 people.</p>"), encoding="utf-8")
    assert main(["--site", str(tmp_path), "--format", form]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(start)
    assert "(effect) It cured 5 in 100 people." in first
    assert last.startswith("1 sentences")
