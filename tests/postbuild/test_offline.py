"""The worker of the built site: where it stands, and what it is told to keep. tests/browser/test_offline.py uses it."""

import json
import re
from pathlib import Path

import pytest

from publishing.postbuild.offline import write_worker

PAGE = """<link rel="icon" href="../assets/i.svg"><link rel="stylesheet" href="../assets/a.1.css">
<link rel="next" href="../next/"><script>1</script><script src="../assets/b.2.js"></script>
<img src="../assets/i.svg">"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/offline.js").write_text("// Why\nconst ALWAYS = [];\nconst root = registration.scope;\n")
    (tmp_path / "when-to-get-help").mkdir()
    (tmp_path / "when-to-get-help/index.html").write_text(PAGE)
    return tmp_path


def test_it_keeps_the_page_of_help_and_all_that_it_loads(site: Path):
    assert write_worker(site) == []
    kept = json.loads(re.search(r"ALWAYS=(\[.*?\])", (site / "offline.js").read_text())[1])
    assert kept == ["when-to-get-help/", "assets/a.1.css", "assets/b.2.js", "assets/i.svg"]
    assert not (site / "assets/offline.js").exists()


def test_another_page_of_help_makes_another_worker(site: Path):
    source = (site / "assets/offline.js").read_text()
    write_worker(site)
    first = (site / "offline.js").read_bytes()
    (site / "assets/offline.js").write_text(source)
    (site / "when-to-get-help/index.html").write_text(PAGE + "<p>Call</p>")
    write_worker(site)
    assert (site / "offline.js").read_bytes() != first


def test_a_preview_has_none(site: Path):
    assert write_worker(site, wanted=False) == []
    assert not [*site.rglob("offline.js")]


def test_what_it_lacks_is_told(site: Path):
    (site / "when-to-get-help/index.html").unlink()
    (problem,) = write_worker(site)
    assert str(problem).startswith("docs/assets/offline.js:1:1: without a connection")
    (site / "when-to-get-help/index.html").write_text(PAGE)
    (site / "assets/offline.js").write_text("const all = [];")
    (problem,) = write_worker(site)
    assert "const ALWAYS = [];" in str(problem)
