"""What mkdocs.yml and the environment say of the site, as far as our own code needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class SiteSettings:
    name: str
    url: str
    """The site's address, ending in a slash."""
    repository: str = ""
    """The repository's address, without a slash at its end; empty where none is named. So are those below."""
    branch: str = ""
    """The repository's branch whose files are edited; empty where none is named."""
    feedback_address: str = ""
    """An e-mail or web address."""
    security_contact: str = ""
    """An e-mail or web address."""
    preview: bool = False
    """Only for whoever is writing: with the engine's script that reloads pages, and without what is for others."""
    beside_later: bool = False
    """Whether somebody else writes the files beside the pages, when a browser already reads the pages."""
    before: Path | None = None
    """The built site in the place of which this one shall stand, if there is one."""

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> Self:
        """From the settings as either engine gives them; a variable that is set to nothing is no setting."""
        extra = settings["extra"]
        return cls(
            settings["site_name"],
            settings["site_url"],
            (settings["repo_url"] or "").rstrip("/"),
            extra["repository_branch"] or "",
            extra["feedback_address"] or "",
            extra["security_contact"] or "",
            settings.get("preview", False),
            settings.get("beside_later", False),
            settings.get("before"),
        )
