"""Many small values in one."""

from pathlib import Path

from publishing.cache.store import NO_CACHE, Cache
from publishing.cache.together import Together

KEY = "days"


def next_command(project: Path) -> tuple[Cache, Together]:
    kept = Cache(project, "kind", "code")
    return kept, Together(kept, KEY)


def keep(project: Path, **values: str) -> None:
    kept, together = next_command(project)
    for name, value in values.items():
        together.found(name, lambda value=value: value)
    kept.save([together.keep()])


def test_what_is_found_is_not_looked_for_again(tmp_path: Path):
    keep(tmp_path, one="1", two="2")
    _, together = next_command(tmp_path)
    assert together.found("one", lambda: "another") == "1"
    assert together.get("two") == "2"


def test_nothing_found_is_looked_for_again(tmp_path: Path):
    keep(tmp_path, one="")
    _, together = next_command(tmp_path)
    assert together.get("one") is None
    assert together.found("one", lambda: "1") == "1"


def test_what_a_command_does_not_ask_for_stays(tmp_path: Path):
    keep(tmp_path, one="1")
    keep(tmp_path, two="2")
    kept, together = next_command(tmp_path)
    kept.put("else", 3)
    kept.save([together.keep()])
    assert [next_command(tmp_path)[1].get(name) for name in ("one", "two")] == ["1", "2"]


def test_what_nobody_asked_for_goes_where_it_shall(tmp_path: Path):
    for names in (("one", "two"), ("two",)):
        kept = Cache(tmp_path, "kind", "code")
        together = Together(kept, KEY, forgets=True)
        for name in names:
            together.once(name, lambda: "1")
        kept.save([together.keep()])
    assert [next_command(tmp_path)[1].get(name) for name in ("one", "two")] == [None, "1"]


def test_where_nothing_is_kept_all_is_looked_for_once():
    together = Together(NO_CACHE, KEY)
    assert together.found("one", lambda: "1") == "1"
    assert together.found("one", lambda: "another") == "1"
    assert together.keep() == KEY
