"""A build depends on nothing but its sources."""

import filecmp
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import PROJECT, build

PLACES = (
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "Pacific/Niue", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
)


def test_two_builds_of_the_same_sources_are_the_same_byte_for_byte(tmp_path: Path):
    sites = [tmp_path / str(number) for number in range(len(PLACES))]
    with ThreadPoolExecutor() as runs:
        results = list(
            runs.map(lambda place, site: build(PROJECT, site, SOURCE_DATE_EPOCH="1793000000", **place), PLACES, sites)
        )
    assert [result.returncode for result in results] == [0, 0], results[0].stderr + results[1].stderr
    first, second = ({path.relative_to(site) for path in site.rglob("*") if path.is_file()} for site in sites)
    assert first == second
    assert [name for name in sorted(first) if not filecmp.cmp(sites[0] / name, sites[1] / name, shallow=False)] == []
