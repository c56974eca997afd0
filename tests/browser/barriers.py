"""What axe-core says of a page as it stands in the browser."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
OPTIONS: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # Off by default in axe-core, although WCAG 2.2 AA asks for it.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
UNDECIDED = frozenset(("color-contrast",))
"""Behind drawings and bands axe-core cannot see the ground of a text. tests/styles/test_contrast.py computes it."""


def barriers(page: Page) -> list[str]:
    """Every rule that the page breaks, and every one that axe-core cannot decide and nothing else does."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(f"() => {{ {AXE} }}")
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    undecided = [rule for rule in found["incomplete"] if rule["id"] not in UNDECIDED]
    return [
        f"{page.url}: {rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in [*found["violations"], *undecided]
        for node in rule["nodes"]
    ]
