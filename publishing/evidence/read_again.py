"""Guides to read again when a record changes: those that speak of the same product, cancer or marker."""

from collections.abc import Iterator, Mapping

import yaml

from publishing.assembly.concerns import mentions, own_words
from publishing.content.model import Content

RECORDS = ("therapies", "pipeline", "markers", "cancers")
"""Data files whose facts the words of a guide may repeat, or contradict."""
Record = Mapping[str, object]


def read_again(stem: str, before: str, now: str, content: Content) -> dict[str, list[str]]:
    """By its path, each guide that speaks of what a changed record of one data file is about, and what that is."""
    old, new = _records(before), _records(now)
    subjects: dict[str, set[str]] = {}
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            for record in (old.get(name), new.get(name)):
                for said, names in _subjects(stem, record or {}, content):
                    subjects.setdefault(said, set()).update(names)
    found = {}
    for guide in content.guides:
        words = own_words(guide, content)
        if spoken := sorted(said for said, names in subjects.items() if mentions(words, names)):
            found[guide.path] = spoken
    return found


def _records(text: str) -> dict[str, Record]:
    """The records of a file by their ids, as texts; none of a file that cannot be read, which is told elsewhere."""
    try:
        read = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    except yaml.YAMLError:
        return {}
    return {str(one["id"]): one for one in read or () if isinstance(one, dict) and "id" in one}


def _subjects(stem: str, record: Record, content: Content) -> Iterator[tuple[str, list[str]]]:
    """What a record is about, each with all its names."""
    cancers, markers = content.data["cancers"], content.data["markers"]
    own = [str(record[key]) for key in ("brand", "name", "generic") if record.get(key)]
    if own:
        yield own[0], [*own, *_texts(record.get("other_names"))]
    uses = [use.get("cancer") for use in record.get("uses") or () if isinstance(use, dict)]
    named = [*uses, *_texts(record.get("cancers")), *([record["id"]] if stem == "cancers" else [])]
    for one in dict.fromkeys(map(str, named)):
        if one in content.names.cancers:
            called = content.names.cancers[one]
            yield called, [called, *(cancers[one].other_names if one in cancers else ())]
    for one in _texts(record.get("markers")):
        if one in markers:
            yield markers[one].name, [markers[one].name, *markers[one].other_names]


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
