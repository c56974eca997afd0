"""`make floor-data`: what browsers of our floor do not know, out of MDN's browser-compat-data, into floor.json.

The data set has 20 MB and comes by npm alone, so a test reads this extract. Its license is CC0.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOOR = {"chrome": (86,), "firefox": (78,), "safari": (14,)}
"""As README and the accessibility page name it."""
EXTRACT = Path(__file__).with_name("floor.json")
WORD = re.compile(r"[a-z][\w-]*", re.IGNORECASE)
Compat = Mapping[str, Any]


def extract(data: Compat) -> dict[str, Any]:
    """Names that some browser of the floor does not know, by kind."""
    css, script = data["css"], data["javascript"]
    properties = _new(css["properties"])
    values = {name: _new(one) for name, one in css["properties"].items() if name not in properties}
    known, new = set(), set()
    for name, compat in (*_features(data["api"]), *_features(script["builtins"])):
        (new if _is_new(compat) else known).add(name)
    return {
        "version": data["__meta"]["version"],
        "properties": properties,
        "values": {name: found for name, found in sorted(values.items()) if found},
        "selectors": _new(css["selectors"]),
        "at_rules": _new(css["at-rules"]),
        "functions": sorted({name for kind in css["types"].values() for name in _new(kind)} | set(_new(css["types"]))),
        # A script does not say whose member it asks for: what any object of the floor has counts as known.
        "members": sorted(name for name in new - known if WORD.fullmatch(name)),
        "syntax": sorted(
            f"{kind}.{name}"
            for kind in ("operators", "regular_expressions", "classes", "statements")
            for name in _new(script[kind])
        ),
    }


def _new(parent: Compat) -> list[str]:
    """What stands right below it, in a browser of today, and not in one of the floor."""
    below = ((name, one["__compat"]) for name, one in parent.items() if name != "__compat" and "__compat" in one)
    return sorted(name for name, compat in below if WORD.fullmatch(name) and _is_new(compat))


def _features(parent: Compat) -> Iterator[tuple[str, Compat]]:
    for name, one in parent.items():
        if name != "__compat" and isinstance(one, dict):
            if "__compat" in one:
                yield name, one["__compat"]
            yield from _features(one)


def _is_new(compat: Compat) -> bool:
    support = compat["support"]
    some_day = any(_since(support, browser) for browser in FLOOR)
    return some_day and any((_since(support, browser) or (999,)) > oldest for browser, oldest in FLOOR.items())


def _since(support: Compat, browser: str) -> tuple[int, ...] | None:
    """The first version with it under its own name and without a setting; None if there is none."""
    told = support.get(browser, [])
    found = [
        tuple(int(part) for part in version.lstrip("≤").split("."))
        for one in (told if isinstance(told, list) else [told])
        if isinstance(version := one.get("version_added"), str) and version != "preview"
        and not one.keys() & {"flags", "prefix", "alternative_name"}
    ]  # fmt: skip
    return min(found, default=None)


if __name__ == "__main__":
    read = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    EXTRACT.write_text(json.dumps(extract(read), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
