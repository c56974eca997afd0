"""`make source-watch`: sources whose check has run out, or whose address died or moved. Nothing fails because of it.

A link checker hands its findings over as --links FILE, a JSON list of
`{"url": "https://...", "state": "died"}` and `{"url": "https://...", "state": "moved", "to": "https://..."}`.
Addresses that no source has are passed over. With --format json each source is one record; with --format markdown
the list fits an issue or a job summary.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.commands.cut_short import exit_with
from publishing.content.dates import build_day
from publishing.content.diagnostics import report
from publishing.evidence.source_watch import LINK_RESULTS, SourceToLookAt, sources_to_look_at


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make source-watch", description=__doc__.partition("\n")[0])
    parser.add_argument("--links", type=Path, help="what a link checker found, as JSON")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="another day than today, as 2027-05-21")
    options = parser.parse_args(arguments)
    content, problems = read_and_check(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    links = LINK_RESULTS.validate_json(options.links.read_bytes()) if options.links else []
    print(FORMATS[options.format](sources_to_look_at(content, options.today or build_day(), links)))
    return 0


def as_json(items: list[SourceToLookAt]) -> str:
    return json.dumps([_record(item) for item in items], ensure_ascii=False, indent=1)


def as_text(items: list[SourceToLookAt]) -> str:
    lines = [f"{item.source.id}: {_reason(item)}. Pages: {', '.join(item.pages) or 'none'}" for item in items]
    return "\n".join([*lines, f"{len(items)} sources need a look."])


def as_markdown(items: list[SourceToLookAt]) -> str:
    lines = [
        f"- [ ] [`{item.source.id}`]({item.source.url}): {_reason(item)}. "
        f"Pages: {', '.join(f'`{page}`' for page in item.pages) or 'none'}"
        for item in items
    ]
    return "\n".join(lines or ["Every source was checked in time."])


FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown}


def _reason(item: SourceToLookAt) -> str:
    reasons = [f"check ran out on {item.run_out}"] if item.run_out else []
    if item.link:
        reasons.append(f"address {item.link.state}" + (f" to {item.link.to}" if item.link.to else ""))
    return ", ".join(reasons)


def _record(item: SourceToLookAt) -> dict[str, object]:
    return {
        "id": item.source.id,
        "title": item.source.title,
        "url": item.source.url,
        "primary": item.source.primary,
        "checked": item.source.checked.isoformat(),
        "run_out": item.run_out and item.run_out.isoformat(),
        "link": item.link and item.link.state,
        "moved_to": item.link and item.link.to,
        "pages": list(item.pages),
    }


if __name__ == "__main__":
    exit_with(lambda: main(sys.argv[1:]))
