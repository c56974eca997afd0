"""The register of sources: its model, its Vancouver line, its exports."""

import json
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
from pydantic import ValidationError

from publishing.content.dates import months_later, vancouver_date
from publishing.content.model import Content
from publishing.content.models.source import Source
from publishing.evidence.second_hand import cited_claims
from publishing.outputs.bibliography import bibtex, csl_json
from publishing.outputs.downloads import downloads
from tests.site.pages import built_pages

PAPER = {
    "id": "paper",
    "kind": "trial",
    "authors": ["Laetsch TW", "van der Berg A", "et al"],
    "publisher": "Journal of R&D",
    "title": "A trial in 50% of {braces}",
    "published": "2022-11-18",
    "pages": "41(9):1664-9",
    "url": "https://example.org/a_b?c=d&e=50%25",
    "doi": "10.1200/JCO.22.00642",
    "checked": date(2026, 11, 22),
    "checked_by": "first-edition",
    "holds_months": 24,
    "primary": True,
    "supports": "A claim.",
}


def test_a_second_hand_source_must_name_its_original():
    with pytest.raises(ValidationError, match="stands_for"):
        Source.model_validate(PAPER | {"primary": False})


@pytest.mark.parametrize("number", ["NCT02435849", "ISRCTN12345678", "EUCTR2014-001234-12", "ChiCTR2000031234"])
def test_trial_numbers_of_known_registers_are_taken(number: str):
    assert Source.model_validate(PAPER | {"registration": number}).registration == number


def test_a_trial_number_of_no_register_is_refused():
    with pytest.raises(ValidationError):
        Source.model_validate(PAPER | {"registration": "NCT123"})


@pytest.mark.parametrize(("text", "written"), [("2024", "2024"), ("2024-08", "2024 Aug"), ("2024-08-02", "2024 Aug 2")])
def test_vancouver_style_dates(text: str, written: str):
    assert vancouver_date(text) == written


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 21), 6, date(2027, 5, 21)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_a_check_holds_for_whole_months(day: date, months: int, later: date):
    assert months_later(day, months) == later


def test_a_check_counts_on_its_last_day_and_no_longer():
    source = Source.model_validate(PAPER | {"holds_months": 1})
    assert not source.has_run_out(date(2026, 12, 22))
    assert source.has_run_out(date(2026, 12, 23))


def test_csl_json_carries_what_a_reference_manager_needs():
    (item,) = json.loads(csl_json([Source.model_validate(PAPER)]))
    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Laetsch", "given": "TW"}, {"family": "van der Berg", "given": "A"}]
    assert item["issued"] == {"date-parts": [[2022, 11, 18]]}
    assert (item["volume"], item["issue"], item["page"]) == ("41", "9", "1664-9")
    assert "PMID" not in item


def test_bibtex_reads_back_as_it_was_written(content: Content):
    sources = [Source.model_validate(PAPER), *content.data["sources"].values()]
    library = bibtexparser.parse_string(bibtex(sources))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [source.id for source in sources]
    first = library.entries[0].fields_dict
    assert first["url"].value == PAPER["url"]
    assert first["journal"].value == r"Journal of R\&D"
    assert first["author"].value == "Laetsch, TW and van der Berg, A and others"


def test_downloads_lie_in_the_built_site(built_site, content: Content):
    for name, text in downloads(content).items():
        assert (built_site / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "cited",
    [
        # A paper: its journal stands before the date, and its volume after the day it was seen.
        "Abou-Alfa GK, Galle PR, Chao Y, Erinjeri J, Heo J, Borad MJ, et al. PHOCUS: A Phase 3, Randomized, Open-Label "
        "Study of Sequential Treatment with Pexa-Vec (JX-594) and Sorafenib in Patients with Advanced Hepatocellular "
        "Carcinoma. Liver Cancer [Internet]. 2024 [cited 2026 Nov 21];13(3):256-72. doi: 10.1159/000533650. "
        "PMID: 38756145.",
        # A web page: an organization that is author and publisher stands once, as publisher.
        "Label of Imlygic [Internet]. DailyMed (US National Library of Medicine); 2026 [cited 2026 Nov 29].",
    ],
)
def test_a_source_is_printed_in_vancouver_style(cited: str, built_site: Path):
    page = built_pages(built_site)["guides/solid-tumors/index.html"]
    printed = [" ".join(node.text().split()) for node in page.tree.css(".footnote li")]
    assert any(line.startswith(cited) for line in printed)


def test_second_hand_claims_are_some_but_not_all(content: Content):
    for claims in cited_claims(content):
        assert 0 < claims.second_hand < claims.total
