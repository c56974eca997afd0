"""A project whose first check lets everything through, so that the second one is all there is."""

from pathlib import Path

ATTACK = """
<script>alert(1)</script>

[words](javascript:alert(1))
{: onclick="alert(1)" }
"""
FIRST_CHECK = "found = problems() or set_back"
FOUND = {2: "a script that the theme", 4: "'javascript:alert(1)'", 5: "'onclick'"}
"""What is said of each line of the attack, counted from the end of the page before it."""


def open_a_hole(project: Path) -> dict[str, str]:
    """Take the first check away and put an attack on a page; the place of each finding, and words of it."""
    reading = project / "publishing" / "project" / "read.py"
    text = reading.read_text("utf-8")
    assert FIRST_CHECK in text
    reading.write_text(text.replace(FIRST_CHECK, "found = []"), "utf-8")
    page = project / "docs" / "about" / "privacy.md"
    lines = page.read_text("utf-8").count("\n")
    page.write_text(page.read_text("utf-8") + ATTACK, "utf-8")
    return {f"docs/about/privacy.md:{lines + line}:": words for line, words in FOUND.items()}
