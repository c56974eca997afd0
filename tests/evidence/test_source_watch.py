"""Sources whose check has run out or whose address changed, and the pages that rest on them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from publishing.commands.source_watch import main
from publishing.content.model import Content
from publishing.evidence.source_watch import LinkResult, pages_by_source, sources_to_look_at

CHECKED_IN_TIME = date(2026, 11, 30)
LABELS_RUN_OUT = date(2027, 5, 22)


def test_nothing_needs_a_look_while_every_check_counts(content: Content):
    assert sources_to_look_at(content, CHECKED_IN_TIME) == []


def test_labels_run_out_first_and_bring_their_pages(content: Content):
    found = {item.source.id: item for item in sources_to_look_at(content, LABELS_RUN_OUT)}
    assert found["label-yescarta"].run_out == date(2027, 5, 21)
    assert "zuma-1" not in found
    assert "guides/treatment-process.md" in found["label-yescarta"].pages


def test_a_source_named_by_a_record_only_counts_for_its_pages(content: Content):
    pages = pages_by_source(content)
    product = next(iter(content.data["therapies"].values()))
    assert product.sources
    for source in product.sources:
        assert product.page in pages[source]
    guide = content.guides[0]
    cited = re.findall(r"\[\^([\w-]+)\]", guide.body)
    assert cited
    for source in cited:
        assert guide.path in pages[source]


def test_those_with_the_most_pages_come_first(content: Content):
    counts = [len(item.pages) for item in sources_to_look_at(content, date(2030, 1, 1))]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == len(content.data["sources"])


def test_a_dead_address_needs_a_look_though_its_check_counts(content: Content):
    source = content.data["sources"]["zuma-1"]
    links = [LinkResult(url=source.url, state="died"), LinkResult(url="https://example.org/", state="died")]
    (item,) = sources_to_look_at(content, CHECKED_IN_TIME, links)
    assert (item.source.id, item.run_out, item.link.state) == ("zuma-1", None, "died")


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_command_tells_what_died_or_moved_and_never_fails(
    form: str, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    url = content.data["sources"]["phocus"].url
    found = tmp_path / "links.json"
    found.write_text(json.dumps([{"url": url, "state": "moved", "to": "https://example.org/new"}]), encoding="utf-8")
    assert main(["--links", str(found), "--format", form, "--today", "2026-11-30"]) == 0
    out = capsys.readouterr().out
    assert "phocus" in out
    assert "https://example.org/new" in out
    assert "guides/solid-tumors.md" in out
    if form == "json":
        assert [record["id"] for record in json.loads(out)] == ["phocus"]
