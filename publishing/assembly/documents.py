"""Templates of whole HTML pages that no engine makes: what stands beside the site, or is printed from it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publishing.assembly.compiled_templates import CompiledTemplates

FOLDER = Path("overrides/documents")
COMPILED = CompiledTemplates()
"""One template makes a page for each difference since a review."""


def documents(project: Path) -> Environment:
    """The templates of a project. What they print is escaped, and a name that nobody handed over is an error."""
    return Environment(
        loader=FileSystemLoader(project / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
