"""The links of one page inside the site: from the path of a source to the address of what is built from it."""

import posixpath
from typing import Any

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("guides")


class PageLinks:
    """Links as MkDocs itself resolves them, for pages whose Markdown was converted in sections."""

    def __init__(self, file: Any, files: Any) -> None:
        """`file` is the page's, `files` are all of the site."""
        self._file, self._files = file, files
        self.to_anchors: dict[Any, dict[str, str]] = {}
        """For each file that is linked to, the anchors and the links to them: MkDocs looks whether these are there."""

    def address(self, link: str) -> str:
        """The address that a link leads to. One that leads nowhere stays, with a warning, which ends a strict build."""
        path, _, anchor = link.partition("#")
        # A path that starts with a slash starts at docs/.
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._file.src_uri), path).lstrip("/"))
        file = self._files.get_file_from_path(target) if path else self._file
        if file is None or file.inclusion.is_excluded():
            log.warning("%s links to %r, and no such page or file is built. Mend the link.", self._file.src_uri, link)
            return link
        if anchor:
            self.to_anchors.setdefault(file, {}).setdefault(anchor, link)
        if not path:
            return link
        return file.url_relative_to(self._file) + (f"#{anchor}" if anchor else "")
