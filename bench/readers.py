"""Lighthouse's scores, on a phone, of our pages and of the same text as Astro Starlight shows it, side by side.

`make bench-readers` runs it. Both sites are measured in turn on the same machine, so that a busy machine hurts both
alike; of the runs of each page the median counts. Run it on a machine that does nothing else.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.packed_server import serving
from bench.starlight import TOOLS, build_starlight

PAGES = (
    *("", "guides/solid-tumors/", "cancers/blood/lymphoma/", "approved-therapies/car-t/yescarta/"),
    *("approved-therapies/", "glossary/"),
)
SCORES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder of our built site")
    parser.add_argument("--runs", type=int, default=3, help="how often each page is measured")
    options = parser.parse_args(arguments)
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print("Lighthouse needs Chromium. Install it: sudo apt-get install chromium", file=sys.stderr)
        return 1
    starlight = build_starlight(options.site, Path(".cache/bench-starlight").resolve())
    with serving(options.site) as ours, serving(starlight) as theirs:
        print(f"{'page':24}{'site':12}{' '.join(SCORES):50}{'LCP ms':>8}{'bytes':>9}{'files':>7}")
        for page in PAGES:
            reports: dict[str, list[dict[str, Any]]] = {"ours": [], "starlight": []}
            for _ in range(options.runs):
                for name, address in (("ours", ours), ("starlight", theirs)):
                    reports[name].append(lighthouse(address + page, browser))
            for name, those in reports.items():
                print(row(page or "home", name, those), flush=True)
    return 0


def lighthouse(address: str, browser: str) -> dict[str, Any]:
    """One report of a page on a phone with a slow line, both simulated. Raises CalledProcessError if it fails."""
    command = [TOOLS / "node_modules/.bin/lighthouse", address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": browser}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603
    return json.loads(done.stdout)


def row(page: str, name: str, reports: list[dict[str, Any]]) -> str:
    """The medians of the reports of a page as a line of the table."""
    scores = [statistics.median(report["categories"][key]["score"] for report in reports) * 100 for key in SCORES]
    paint = statistics.median(report["audits"]["largest-contentful-paint"]["numericValue"] for report in reports)
    asked = reports[-1]["audits"]["network-requests"]["details"]["items"]
    size = sum(item["transferSize"] for item in asked)
    cells = " ".join(f"{score:>{len(key)}.0f}" for score, key in zip(scores, SCORES, strict=True))
    failed = {
        audit["id"]
        for report in reports
        for key in SCORES[1:]
        for part in report["categories"][key]["auditRefs"]
        if (audit := report["audits"][part["id"]])["score"] == 0
    }
    return f"{page:24}{name:12}{cells:50}{paint:>8.0f}{size:>9}{len(asked):>7}  {' '.join(sorted(failed))}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
