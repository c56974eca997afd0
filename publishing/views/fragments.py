"""Small pieces of markup that Markdown cannot write, rendered from overrides/fragments."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


class Fragments:
    """The templates of one project folder; every value in them is escaped."""

    def __init__(self, project: Path) -> None:
        loader = FileSystemLoader(project / "overrides" / "fragments")
        self._environment = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def render(self, name: str, **values: object) -> str:
        """The fragment without blank lines, so that Markdown takes it for one block."""
        text = self._environment.get_template(name).render(**values)
        return "\n".join(line for line in text.splitlines() if line.strip())
