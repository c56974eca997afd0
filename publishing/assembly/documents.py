"""Templates of whole HTML pages that no engine makes: what stands beside the site, or is printed from it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path("overrides/documents")


def documents(project: Path) -> Environment:
    """The templates of a project. What they print is escaped, and a name that nobody handed over is an error."""
    loader = FileSystemLoader(project / FOLDER)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
