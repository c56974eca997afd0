"""What an engine's theme brings and no page of ours loads: its scripts, their sources, its search in all languages."""

from pathlib import Path

ASSETS = "assets"
STYLES = ".css"
"""Style sheets stay: they are made into one."""


def remove_theme_files(site: Path, docs: Path) -> None:
    """Remove from the site's assets every file that the project does not have itself, save style sheets."""
    for path in sorted((site / ASSETS).rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.suffix != STYLES and not (docs / path.relative_to(site)).is_file():
            path.unlink()
